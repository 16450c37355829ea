"""A plain baseline after the method of Citron (BBC): cue verbs, then sources and contents from dependency rules.

Citron trains classifiers for the three steps on PARC3; this keeps its steps and rules and replaces the classifiers by a word list,
so that it shows what the rules alone reach: a cue verb, its nominal subject as source, and as content the clausal complement or the
quotation next to it. Anything beyond verbs (nouns, "according to") is out of its scope, as it is out of most of Citron's cues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Source, parse_articles

__all__ = ["predict"]

Spans = list[list[int]]

CUE_VERBS = frozenset(["accuse", "acknowledge", "add", "admit", "advise", "affirm", "agree", "allege", "announce", "answer", "argue", "ask", "assert", "believe", "blame", "call", "caution", "charge", "claim", "comment", "complain", "concede", "conclude", "confirm", "contend", "continue", "declare", "demand", "deny", "describe", "disclose", "estimate", "expect", "explain", "express", "fear", "find", "hope", "indicate", "insist", "maintain", "mention", "note", "observe", "order", "pledge", "point", "predict", "promise", "propose", "question", "quote", "recall", "reply", "report", "respond", "reveal", "say", "show", "state", "stress", "suggest", "suspect", "tell", "testify", "think", "threaten", "tweet", "urge", "vow", "warn", "worry", "write"])  # fmt: skip
SOURCE_LABELS = frozenset({"nsubj", "agent"})
CONTENT_LABELS = frozenset({"ccomp", "xcomp", "parataxis"})


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """For each record its ``id`` and ``attributions`` in the format of the attribution benchmark."""
    for record in records:
        text = str(record["text"])
        parsed = next(iter(parse_articles([Source(Article("a", "d", Span(0, max(1, len(text)))), text)])))
        yield {"id": record["id"], "attributions": list(_attributions(parsed.doc))}


def _attributions(doc: Doc) -> Iterator[dict[str, Spans]]:
    quotes = list(_quotes(doc))
    for token in doc:
        if token.pos_ != "VERB" or token.lemma_.lower() not in CUE_VERBS:
            continue
        content = _content(token, quotes)
        if content is not None:
            source = next((child for child in token.children if child.dep_ in SOURCE_LABELS), None)
            yield {
                "source": [_subtree(source)] if source is not None else [],
                "cue": [[token.idx, token.idx + len(token.text)]],
                "content": [content],
            }


def _quotes(doc: Doc) -> Iterator[tuple[int, int]]:
    """Pairs of double marks, first with second."""
    opened: int | None = None
    for token in doc:
        if token.text != '"':
            continue
        if opened is None:
            opened = token.i
        else:
            yield opened, token.i + 1
            opened = None


def _content(cue: Token, quotes: list[tuple[int, int]]) -> list[int] | None:
    for first, last in quotes:
        if first <= cue.i < last:
            return None
        if -12 <= first - cue.i <= 12 or -12 <= cue.i - last <= 12:
            return [cue.doc[first].idx, cue.doc[last - 1].idx + 1]
    clause = next((child for child in cue.children if child.dep_ in CONTENT_LABELS), None)
    return _subtree(clause) if clause is not None else None


def _subtree(token: Token) -> list[int]:
    last = token.right_edge
    return [token.left_edge.idx, last.idx + len(last.text)]
