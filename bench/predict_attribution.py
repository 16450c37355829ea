"""Attributions for records of the attribution benchmark: source, cue and content spans of every claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.annotate.attributions.claims import full_phrase
from rashomon.annotate.attributions.find import Said, Scene, find_said, read_scene
from rashomon.annotate.attributions.grammar import Range
from rashomon.model.annotations import AttributionKind
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Parsed, Source, parse_articles

__all__ = ["predict"]

Spans = list[list[int]]


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """For each record its ``id`` and ``attributions``, each with ``source``, ``cue`` and ``content`` as [start, end] lists.

    Unlike the layer this keeps wishes and plans, and joins the parts of one utterance, as the benchmark's annotators do.
    """
    for record in records:
        text = str(record["text"])
        if not text.strip():
            yield {"id": record["id"], "attributions": []}
            continue
        article = Article("a", "d", Span(0, len(text)), title=str(record.get("title") or "") or None)
        parsed = next(iter(parse_articles([Source(article, text)])))
        yield {"id": record["id"], "attributions": attributions(read_scene(parsed))}


def attributions(scene: Scene) -> list[dict[str, Spans]]:
    """One row per cue: its marked and unmarked contents together."""
    groups: dict[tuple[int, int], list[Said]] = {}
    found = find_said(scene)
    inside = _inside(scene, found)
    for said in found:
        if said.claim is None or (said.claim.source is None and said.kind is AttributionKind.SCARE):
            continue
        if _is_bare(said):
            continue
        if inside[said.claim.anchor] not in {None, said.claim.anchor}:
            continue
        groups.setdefault(said.claim.cue, []).append(said)
    return [_row(scene, parts) for _, parts in sorted(groups.items())]


def _is_bare(said: Said) -> bool:
    """A noun or a naming that nobody is said to stand behind: the benchmark's annotators leave most of these out."""
    claim = said.claim
    if claim is None or claim.source is not None:
        return False
    return (claim.complement.startswith("noun") and claim.complement != "noun-that") or claim.complement in {"named", "said-to", "as", "hearsay"}


def _inside(scene: Scene, found: list[Said]) -> list[int | None]:
    """For each token the anchor of the widest content that it stands in: the benchmark's annotators mark the outermost claim only."""
    inside: list[int | None] = [None] * len(scene.tree)
    for said in sorted(found, key=lambda said: said.tokens[1] - said.tokens[0]):
        if said.claim is not None:
            inside[said.tokens[0] : said.tokens[1]] = [said.claim.anchor] * (said.tokens[1] - said.tokens[0])
    return inside


def _row(scene: Scene, parts: list[Said]) -> dict[str, Spans]:
    claim = parts[0].claim
    if claim is None:
        return {"source": [], "cue": [], "content": []}
    parsed = scene.parsed
    source = [_pair(parsed.span(*_source(scene, claim.source, claim.head)))] if claim.source is not None else []
    return {
        "source": source,
        "cue": [_pair(parsed.span(*claim.cue))],
        "content": _joined(scene.parsed.text, [_content(scene, said) for said in parts]),
    }


def _source(scene: Scene, source: Range, head: int | None) -> Range:
    """The source with its relative clauses, as the benchmark draws it."""
    if head is None:
        return source
    first, last = full_phrase(scene.tree, head)
    return (first, last) if first == source[0] and last > source[1] else source


def _content(scene: Scene, said: Said) -> Span:
    """The content as the benchmark draws it: with its marks, and with "that"."""
    parsed: Parsed = scene.parsed
    if said.quote is not None:
        return scene.stage.quotes[said.quote].mark.outer
    first = said.tokens[0]
    if first > 0 and scene.tree.words[first - 1] == "that":
        return Span(parsed.article.span.start + scene.tree.starts[first - 1], said.span.end)
    return said.span


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _joined(text: str, spans: list[Span]) -> Spans:
    """Spans in text order; overlapping ones, and "that" clauses with nothing but "and" between them, as one."""
    found: Spans = []
    for span in sorted(spans):
        if found and (span.start <= found[-1][1] or text[found[-1][1] : span.start].strip(" ,") in {"and", "but"}):
            found[-1][1] = max(found[-1][1], span.end)
        else:
            found.append(_pair(span))
    return found
