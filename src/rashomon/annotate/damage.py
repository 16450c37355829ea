"""Where a text shows that a machine rewrote it, and how strongly it shows it; from the text alone."""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.annotate.damage_grammar import grammar_signs
from rashomon.annotate.damage_phrases import phrase_signs
from rashomon.annotate.damage_spun import spun_signs
from rashomon.annotate.damage_stilted import stilted_signs
from rashomon.annotate.damage_text import Sign, text_signs
from rashomon.annotate.layers import Layer
from rashomon.model.annotations import Annotations
from rashomon.model.spans import Mark, Span, covered
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "REWRITTEN_FROM", "rewrite_score"]

#: From this score a text counts as machine-rewritten. No kind of sign reaches it alone (see MOST_OF_ONE); two strong kinds do.
#: Of 220 human-written news texts one reached it, a page with spaces before its stops and inside its addresses; most score 0, few above 0.25.
REWRITTEN_FROM = 0.4

#: One kind of sign weighs so much at most, however often it comes: a writer who never begins a sentence with a capital is no machine.
MOST_OF_ONE = 1.3

#: With this much evidence a text of ordinary length has the score 0.5; see rewrite_score.
HALF_AT = 2.0

#: Signs are rarer in a short text; below this length they are not scaled up, so that one slip in a brief item stays one slip.
ORDINARY_WORDS = 700


def rewrite_score(signs: Iterable[Sign], words: int) -> float:
    """How strongly the signs speak for rewriting, 0 to 1, in a text of so many words.

    The sum of the weights, each rule's share limited, and shrunk with the root of the length beyond 700 words, because slips add up;
    then 1 - 2^(-sum/2), so that two signs that people never write give 0.5. No sign gives 0.

    >>> rewrite_score([], 500)
    0.0
    """
    by_rule: defaultdict[str, float] = defaultdict(float)
    for sign in signs:
        by_rule[sign.name] += sign.weight
    total = sum(min(MOST_OF_ONE, weight) for weight in by_rule.values())
    scaled = total * math.sqrt(ORDINARY_WORDS / max(words, ORDINARY_WORDS))
    return round(1 - 2 ** (-scaled / HALF_AT), 4)


def marks_of(signs: Sequence[Sign], base: int) -> tuple[Mark, ...]:
    """The signs as marks in the document, in text order; of signs that overlap with the same kind the longer is kept."""
    found: list[Mark] = []
    for sign in sorted(signs, key=lambda sign: (sign.start, -sign.end)):
        if sign.start == sign.end:
            continue
        mark = Mark(base + sign.start, base + sign.end, sign.kind)
        if not any(each.kind is mark.kind and each.end >= mark.end for each in found[-3:]):
            found.append(mark)
    return tuple(found)


def find_signs(parsed: Parsed) -> tuple[Sign, ...]:
    """The signs in running text, in text order; the text as stored, not as flattened for the parse."""
    span = parsed.article.span
    text = parsed.text[span.start : span.end]
    found = sorted({*text_signs(text), *phrase_signs(text), *spun_signs(text), *stilted_signs(text, text.count(" ") + 1), *grammar_signs(parsed.doc)})
    return tuple(
        sign
        for sign in found
        if sign.start == sign.end or not covered(Span(span.start + sign.start, span.start + sign.end), parsed.article.furniture)
    )


def _run(parsed: Parsed, annotations: Annotations) -> Annotations:
    if parsed.article.language not in (None, "en"):
        return annotations  # the rules are for English; what another language looks like to them is no damage
    signs = find_signs(parsed)
    words = sum(token.is_alpha for token in parsed.doc)
    return dataclasses.replace(annotations, damage=marks_of(signs, parsed.article.span.start), rewrite_score=rewrite_score(signs, words))


LAYER = Layer(name="damage", run=_run, requires=("sentences",), assigns=("damage", "rewrite_score"), version=3)
