"""Where a text shows that a machine rewrote it, and how strongly it shows it; from the text alone."""

from __future__ import annotations

import dataclasses
import re

from rashomon.annotate.layers import Layer
from rashomon.model.annotations import Annotations
from rashomon.model.spans import Mark, MarkKind
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "REWRITTEN_FROM"]

#: From this score a text counts as machine-rewritten.
REWRITTEN_FROM = 0.5

BROKEN = re.compile(r"[a-z]{3,}\. [a-z]+\b")


def _run(parsed: Parsed, annotations: Annotations) -> Annotations:
    base = parsed.article.span.start
    found = tuple(Mark(base + m.start(), base + m.end(), MarkKind.BROKEN) for m in BROKEN.finditer(parsed.doc.text))
    score = min(1.0, len(found) / 2)
    return dataclasses.replace(annotations, damage=found, rewrite_score=score)


LAYER = Layer(name="damage", run=_run, requires=("sentences",), assigns=("damage", "rewrite_score"), version=1)
