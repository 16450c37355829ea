"""How two readings that were said by somebody, on some day, part: pairs of our own sentences from many kinds of event."""

from __future__ import annotations

import pytest

from rashomon.align.figure_disputes import figure_disputes
from rashomon.align.series import join_series
from rashomon.annotate.figures import LAYER
from rashomon.model.annotations import Account, Annotations, Attribution, AttributionKind
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Evidence, Span
from rashomon.text.parse import Source, parse_articles

CONTRADICTION, UPDATE, ROUNDING, SCOPE = DisputeKind.CONTRADICTION, DisputeKind.UPDATE, DisputeKind.ROUNDING, DisputeKind.SCOPE
#: A day of March (0: undated), and who says what, sentence by sentence ("" for the account's own voice).
_Telling = tuple[int, tuple[tuple[str, str], ...]]
CASES: tuple[tuple[_Telling, _Telling, set[DisputeKind]], ...] = (
    ((1, (("Police", "Officers arrested 11 people."),)), (3, (("Lawyers", "Officers arrested 40 people."),)), {CONTRADICTION}),
    ((1, (("Police", "Officers arrested 11 people."),)), (3, (("Police", "Officers arrested 40 people."),)), {UPDATE}),
    ((1, (("", "Officers arrested 11 people."),)), (3, (("", "Officers arrested 40 people."),)), {UPDATE}),
    ((1, (("Police", "Officers arrested 11 people."),)), (3, (("", "Arrests have risen: officers arrested 40 people."),)), {UPDATE}),
    ((1, (("The clinic", "The flood killed five people."),)), (3, (("The ministry", "The flood killed 11 people."),)), {UPDATE}),
    (
        (1, (("", "The flood killed two people."),)),
        (2, (("A doctor", "The flood killed five people."), ("The ministry", "The flood killed two people."))),
        {UPDATE, CONTRADICTION},
    ),
    ((1, (("Hackers", "They copied 310,000 records."),)), (2, (("The bank", "Hackers copied 190,000 records."),)), {CONTRADICTION}),
    ((1, (("The agency", "There are 1,240 cholera cases."),)), (2, (("The ministry", "There are 1,300 cholera cases."),)), {UPDATE}),
    ((1, (("", "Some 200 people rioted."),)), (2, (("", "About 60 people rioted."),)), {CONTRADICTION}),
    ((1, (("", "The crash killed 14 people."),)), (1, (("", "The crash killed at least 14 people."),)), set()),
    ((1, (("", "The crash killed about 140 people."),)), (1, (("", "The crash killed 142 people."),)), {ROUNDING}),
    ((1, (("", "The fire hurt 80 people."),)), (2, (("", "The fire hurt dozens of people."),)), {ROUNDING}),
    ((0, (("", "Officers arrested more than 200 people."),)), (0, (("", "Officers arrested more than 500 people."),)), {UPDATE}),
    ((0, (("", "The storm hurt at least 70 people."),)), (0, (("", "A branch hurt at least two people."),)), set()),
    ((0, (("", "At least 6,000 servers were infected, and the number is rising."),)), (0, (("", "About 9,000 servers were infected."),)), {UPDATE}),
    ((0, (("", "At least 6,000 servers were infected in spring."),)), (0, (("", "About 12,000 servers were infected."),)), set()),
    ((1, (("", "Guards arrested 12 sailors and 11 cooks."),)), (1, (("", "Guards arrested 23 people."),)), set()),
    ((1, (("", "The attack killed three people."),)), (1, (("", "Police killed one gunman."),)), {SCOPE}),
    ((1, (("", "They will send 40,000 doses."),)), (1, (("", "They will send 25,000 doses to Norden and 15,000 doses to Sarn."),)), set()),
    ((1, (("", "Rioters smashed 350 shops."),)), (1, (("", "Rioters damaged 560 shops."),)), {CONTRADICTION}),
    ((1, (("", "Rioters stormed 20 shops."),)), (1, (("", "Rioters damaged 60 shops."),)), {SCOPE}),
    ((1, (("", "Half of the dams failed."),)), (1, (("", "52 percent of the dams failed."),)), {ROUNDING}),
    ((1, (("", "The quake measured 6.2 on the Richter scale."),)), (2, (("", "A magnitude-3.9 quake followed."),)), set()),
)  # fmt: skip


def _account(at: int, told: _Telling) -> Account:
    day, sentences = told
    text = " ".join(sentence for _, sentence in sentences)
    (parsed,) = parse_articles([Source(Article(f"a{at}", f"d{at}", Span(0, len(text)), published=f"2024-03-{day:02d}" if day else None), text)])
    said = []
    for number, (speaker, sentence) in enumerate(sentences):
        start = text.index(sentence)
        content = Evidence(f"d{at}", start, start + len(sentence), sentence)
        if speaker:
            said.append(Attribution(f"t{number}", f"a{at}", AttributionKind.INDIRECT, None, None, speaker, None, None, None, None, content))
    return Account(parsed.article, parsed.text, LAYER.run(parsed, Annotations(f"a{at}", attributions=tuple(said))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0][1][0][1]} {case[1][1][0][1]}")
def test_two_tellings_part_for_a_reason(case: tuple[_Telling, _Telling, set[DisputeKind]]) -> None:
    accounts = tuple(_account(at, told) for at, told in enumerate(case[:2]))
    figures, series = join_series(accounts, {})
    assert {dispute.kind for dispute in figure_disputes(accounts, figures, series)} == case[2]
