"""Translations are found by meaning; independent reports are not. The sentence vectors are a dependency, so nothing is skipped."""

from rashomon.lineage import find_copies
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.findings import CopyKind
from rashomon.model.spans import Span

ENGLISH = """The ferry Aurelia ran aground near the harbour of Kalmund on Tuesday morning with 340 passengers on board.
Strong winds had driven the ship onto the rocks after its engine failed.
Helicopters lifted 17 injured people from the deck within two hours.
The captain had warned the coastguard of engine trouble the evening before.
Relatives of the passengers waited in a school gym for news.
By evening the wreck had begun to leak oil into the bay."""
GERMAN = """Die Fähre Aurelia ist am Dienstagmorgen mit 340 Passagieren an Bord nahe dem Hafen von Kalmund auf Grund gelaufen.
Starker Wind hatte das Schiff auf die Felsen getrieben, nachdem die Maschine ausgefallen war.
Hubschrauber holten innerhalb von zwei Stunden 17 Verletzte vom Deck.
Der Kapitän hatte die Küstenwache am Vorabend vor Problemen mit dem Motor gewarnt.
Angehörige der Passagiere warteten in einer Turnhalle auf Nachrichten.
Am Abend begann das Wrack, Öl in die Bucht zu verlieren."""
INDEPENDENT = """Ein Fährschiff mit mehr als 300 Menschen ist vor der Küste von Kalmund gestrandet.
Die Küstenwache sprach von einem der schwersten Unglücke seit Jahren.
Augenzeugen berichteten, dass sie einen lauten Knall gehört hätten, bevor das Schiff stehen blieb.
Mehrere Verletzte wurden in das Krankenhaus der Insel gebracht, darunter zwei Kinder.
Die Aurelia war erst im Frühjahr in der Werft überholt worden.
Der Bürgermeister dankte den Helfern für ihren Einsatz."""


def account(name, text, language):
    return Account(Article(name, f"doc-{name}", Span(0, len(text)), language=language), text, Annotations(name))


def test_a_translation_and_an_independent_report():
    accounts = [account("en", ENGLISH, "en"), account("de", GERMAN, "de"), account("own", INDEPENDENT, "de")]
    copies = find_copies(accounts)
    assert [(copy.kind, {copy.original, copy.copy}) for copy in copies] == [(CopyKind.TRANSLATION, {"en", "de"})]
    words = {frozenset((passage.original.words, passage.copy.words)) for passage in copies[0].passages}
    assert words <= {frozenset(pair) for pair in zip(ENGLISH.split("\n"), GERMAN.split("\n"), strict=True)}
    assert len(words) >= 5
