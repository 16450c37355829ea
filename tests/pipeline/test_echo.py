"""Adding an exact copy of an account adds an outlet, and changes no merge, no dispute, no family and no origin."""

from __future__ import annotations

import json
from pathlib import Path

from rashomon.dossier.check import Verdict, check_evidence, every_evidence
from rashomon.pipeline.run import read_sources

EXAMPLES = Path("examples/accounts")


def test_an_exact_copy_never_votes(tmp_path):
    before = read_sources([str(EXAMPLES)], tmp_path / "before.rashomon").book
    record = {
        "id": "copy",
        "outlet": "Copycat Daily",
        "published": "2020-08-09",
        "text": (EXAMPLES / "3-coast-tribune.txt").read_text(encoding="utf-8"),
    }
    (tmp_path / "copy.jsonl").write_text(json.dumps(record), encoding="utf-8")
    after = read_sources([str(EXAMPLES), str(tmp_path / "copy.jsonl")], tmp_path / "after.rashomon").book

    assert len(after.articles) == len(before.articles) + 1
    assert len(after.families) == len(before.families)
    for lines in ("happenings", "series", "statements"):
        old, new = getattr(before, lines), getattr(after, lines)
        assert [each.id for each in new] == [each.id for each in old]
        assert [len(each.support.families) for each in new] == [len(each.support.families) for each in old]
        assert [len(each.support.origins) for each in new] == [len(each.support.origins) for each in old]
        assert sum(len(each.support.outlets) for each in new) > sum(len(each.support.outlets) for each in old)
    assert after.disputes == before.disputes

    texts = {document.id: document.text for document in after.documents}
    pieces = every_evidence((after.attributions, after.figures, after.happenings, after.namings, after.actors, after.places, after.dates))
    assert {each.verdict for each in check_evidence(pieces, texts)} == {Verdict.HERE}
