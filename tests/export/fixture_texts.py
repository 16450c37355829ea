"""Four invented accounts of an invented ferry accident; every name and sentence is made up for these tests."""

from __future__ import annotations

__all__ = ["TEXTS"]

POST = """Ferry strikes reef off Skarra, nine dead
By Ina Holt

The ferry Halcyon Tern struck a reef off Skarra early on Tuesday and sank within forty minutes. Nine people died and 31 were injured, the coast guard said.

“The ship went down faster than any drill allows,” said Captain Moira Lund, who leads the rescue. Lund sent three helicopters from Port Ellery.

Tern Lines, which runs the ferry, denied that the ship was overloaded. About 240 passengers were on board, the company said.

Police in Port Ellery opened an inquiry on Tuesday evening. Survivors called the crew heroes.
"""

WIRE = """Skarra ferry sinking: toll rises to 14

PORT ELLERY (Island Wire) - Fourteen people are now known to have died after the Halcyon Tern struck a reef off Skarra, the coast guard said on Wednesday. At least 31 people were injured.

“She went down faster than any drill allows,” Captain Moira Lund told Island Wire.

The harbour union said that 310 passengers were aboard a ship built for 250. “Tern Lines sold seats it did not have,” said its chair, Oskar Venn.

The transport minister ordered every ferry of the line to stay in port from Thursday. The Halcyon Tern had failed a safety check in 2029.
"""

RADIO = """Ferry hits rock near Skarra

© Sound Radio
The ferryboat Halcyon Tern hit a rock off Skarra early on Tuesday and sank inside forty minutes. Nine persons perished and 31 were hurt, the coast watch said. said.

The ship sank quicker than any exercise permits, said Captain Moira Lund, who heads the rescue.

Tern Lines, which runs the boat, dismissed that the ship was overloaded. Survivors called the team heroes.
"""

BLOG = """What we know, and what we do not, about the night in the sound

<script>alert("not a script")</script> Dozens drowned, a deckhand wrote on his page, and nobody has counted the children.

Protesters gathered at the offices of Tern Lines in Port Ellery on Thursday; the company's lawyer called them a mob. The families call themselves mourners. A march to parliament is planned for Sunday.

The owner's fleet sank the same lie as in 2019: that a reef can move & that a chart cannot be wrong.
"""

#: path -> text
TEXTS: dict[str, str] = {"harbour-post.txt": POST, "island-wire.txt": WIRE, "radio/sound-radio-2031-03-05.html": RADIO, "what-we-know-and-what-we-do-not.md": BLOG}
