"""All attributions of one article in tokens: claims from the parse joined with the quotations from the marks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from rashomon.annotate.attributions.adjectives import adjective_claim
from rashomon.annotate.attributions.claims import DASHES, Claim, trim
from rashomon.annotate.attributions.grammar import Range, Tree, read_tree
from rashomon.annotate.attributions.headlines import headline_claims
from rashomon.annotate.attributions.loose import misread_tag
from rashomon.annotate.attributions.marks import Quoted, quoted_spans, turns
from rashomon.annotate.attributions.nouns import HEARSAY, VIEWS, according_claim, hearsay_claim, noun_claim
from rashomon.annotate.attributions.quotes import Stage, attach, find_quotes
from rashomon.annotate.attributions.relays import relayed
from rashomon.annotate.attributions.tables import Manner, adjective_cues, noun_cues, verb_cues
from rashomon.annotate.attributions.verbs import verb_claims
from rashomon.model.annotations import AttributionKind
from rashomon.model.spans import Span
from rashomon.text.parse import Parsed

__all__ = ["Said", "Scene", "find_said", "read_scene"]

#: Words that carry nothing beside a quotation: that "...", to "...", them as "...".
BARE = frozenset({"that", "to", "as", "them", "him", "her", "it", "and", "of", "for"})
FIRST_SECOND = frozenset({"i", "we", "you", "my", "our", "me", "us", "your", "myself", "ourselves"})


@dataclass(frozen=True, slots=True)
class Said:
    """One stretch of content with the claim that it belongs to; ``claim`` is None for a marked fragment that nobody speaks.

    ``outer`` is the index of the quotation that it stands inside, or None.
    """

    kind: AttributionKind
    claim: Claim | None
    span: Span
    tokens: Range
    lost_marks: bool = False
    outer: int | None = None
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The parse of one article with its quotations and claims."""

    parsed: Parsed
    stage: Stage

    @property
    def tree(self) -> Tree:
        """The parse as lists."""
        return self.stage.tree


def read_scene(parsed: Parsed) -> Scene:
    """Everything in the article that could attribute something."""
    tree = read_tree(parsed.doc)
    base = parsed.article.span.start
    quotes = find_quotes(tree, _marked(parsed), base)
    within = [-1] * len(tree)
    for index, quote in enumerate(quotes):
        within[quote.outer[0] : quote.outer[1]] = [index] * (quote.outer[1] - quote.outer[0])
    paragraphs = _paragraphs(parsed, tree)
    headlines = _headlines(parsed, tree, paragraphs)
    claims = sorted(_claims(tree, headlines), key=lambda claim: claim.anchor)
    return Scene(
        parsed,
        Stage(
            tree,
            quotes,
            tuple(claims),
            [c.anchor for c in claims],
            within,
            paragraphs,
            headlines,
            [bool(title or upper) for title, upper in parsed.doc.to_array(["IS_TITLE", "IS_UPPER"]).tolist()],
        ),
    )


def _marked(parsed: Parsed) -> tuple[Quoted, ...]:
    """Quotations, and the turns of a transcript in their place."""
    spoken = turns(parsed.text, parsed.article.span)
    quoted = quoted_spans(parsed.text, parsed.article.span)
    if not spoken:
        return quoted
    starts = [turn.start for turn in spoken]
    outside = [q for q in quoted if (at := bisect_right(starts, q.start) - 1) < 0 or spoken[at].end <= q.start]
    return tuple(sorted([*spoken, *outside], key=lambda q: q.start))


def _claims(tree: Tree, headlines: tuple[Range, ...]) -> list[Claim]:
    found: list[Claim] = []
    verbs, nouns, adjectives = verb_cues(), noun_cues(), adjective_cues()
    for i, lemma in enumerate(tree.lemmas):
        if lemma in verbs:
            found += verb_claims(tree, i)
        claim = misread_tag(tree, i) if tree.tags[i] == "NNS" and tree.deps[i] == "ROOT" else None
        if lemma in VIEWS or tree.words[i] in {"according", "accordance"}:
            claim = according_claim(tree, i)
        if claim is None and lemma in nouns:
            claim = noun_claim(tree, i)
        elif lemma in adjectives or tree.words[i] in adjectives:
            claim = adjective_claim(tree, i)
        elif tree.words[i] in HEARSAY:
            claim = hearsay_claim(tree, i)
        if claim is not None:
            found.append(claim)
    for first, last in headlines:
        found += headline_claims(tree, first, last)
    return relayed(tree, found)


def _paragraphs(parsed: Parsed, tree: Tree) -> list[int]:
    """The number of the line that each token stands in."""
    text = parsed.doc.text
    number, numbers, position = 0, [], 0
    for start in tree.starts:
        if "\n" in text[position:start]:
            number += 1
        position = start
        numbers.append(number)
    return numbers


def _headlines(parsed: Parsed, tree: Tree, paragraphs: list[int]) -> tuple[Range, ...]:
    """Token ranges of lines that repeat the title, or of a first line without a full stop."""
    lines: list[Range] = []
    first = 0
    for i in range(1, len(tree) + 1):
        if i == len(tree) or paragraphs[i] != paragraphs[first]:
            lines.append((first, i))
            first = i
    title = parsed.article.title_span
    found = []
    for number, line in enumerate(lines[:8]):
        kept = trim(tree, line)
        if kept is None:
            continue
        start = parsed.article.span.start + tree.starts[kept[0]]
        in_title = title is not None and title.start <= start < title.end
        short = kept[1] - kept[0] < 30 and tree.words[kept[1] - 1] not in {".", "!", "?"}
        if in_title or (number < 6 and short and len(lines) > 1):
            found.append(kept)
    return tuple(found)


def find_said(scene: Scene) -> list[Said]:
    """What is said in the article, in text order."""
    owners = attach(scene.stage)
    found = [*_direct(scene, owners), *_indirect(scene)]
    return sorted(found, key=lambda said: (said.span.start, -said.span.end, said.kind))


def _direct(scene: Scene, owners: list[Claim | None]) -> list[Said]:
    found = []
    for index, (quote, claim) in enumerate(zip(scene.stage.quotes, owners, strict=True)):
        spoken = claim is not None and (claim.source is not None or claim.complement.startswith("noun"))
        kind = AttributionKind.DIRECT if spoken else AttributionKind.SCARE
        found.append(Said(kind, claim, Span(quote.mark.start, quote.mark.end), quote.inner, quote=index))
    return found


def _indirect(scene: Scene) -> list[Said]:
    stage = scene.stage
    found = []
    for claim in stage.claims:
        inside = stage.within[claim.anchor]
        for number, content in enumerate(claim.contents):
            if number and inside == -1 and stage.within[claim.contents[0][0]] >= 0 and not any(stage.within[k] >= 0 for k in range(*content)):
                # Behind a quotation with its tag comes what the speaker did meanwhile: ", he said, wiping his brow".
                continue
            kept = _outside_quotes(stage, claim, content)
            if kept is None:
                continue
            lost = inside == -1 and _lost_marks(stage, claim, kept)
            kind = AttributionKind.DIRECT if lost else AttributionKind.INDIRECT
            found.append(Said(kind, claim, scene.parsed.span(*kept), kept, lost, inside if inside >= 0 else None))
    return found


def _outside_quotes(stage: Stage, claim: Claim, content: Range) -> Range | None:
    """The content with its marked fragments, or None if a quotation is all there is to it."""
    tree, within, inside = stage.tree, stage.within, stage.within[claim.anchor]
    first, last = content
    if inside == -1 and last <= claim.anchor and _quoted_behind_colon(stage, first, last):
        return None
    if inside >= 0:
        first, last = max(first, stage.quotes[inside].inner[0]), min(last, stage.quotes[inside].inner[1])
    tag = {*range(*claim.cue), *(range(*claim.source) if claim.source is not None else ())}
    if not any(
        within[k] == inside and tree.pos[k] not in {"PUNCT", "SPACE", "DET"} and tree.words[k] not in BARE and k not in tag
        for k in range(first, last)
    ):
        return None
    if inside == -1:
        # Marks belong to the fragment they open or close, whatever side of the clause the parser put them on.
        if within[first] >= 0:
            first = (
                stage.quotes[within[first]].outer[0] if first - stage.quotes[within[first]].outer[0] <= 1 else stage.quotes[within[first]].outer[1]
            )
        if first < last and within[last - 1] >= 0:
            quote = stage.quotes[within[last - 1]]
            last = max(quote.outer[1], first + 1) if quote.outer[0] > first else last
        last = _whole(stage, claim, _before_speech(stage, first, last))
        first += last - first > 1 and tree.words[first] == "that" and tree.tags[first] == "IN"
    return trim(tree, (_past_dateline(stage, first, last), last)) if first < last else None


def _whole(stage: Stage, claim: Claim, last: int) -> int:
    """The end moved over what stands behind a last "and", which the parser hung elsewhere; off the "and" where somebody else speaks there."""
    tree = stage.tree
    if last - 1 <= claim.anchor or tree.deps[last - 1] != "cc" or claim.complement != "clause":
        return last
    end = tree.sentence_end[last - 1]
    apart = any(tree.words[k] in {";", ":", '"', ","} or tree.lemmas[k] in verb_cues() or stage.within[k] >= 0 for k in range(last, end))
    return last - 1 if apart or last >= end else end


def _before_speech(stage: Stage, first: int, last: int) -> int:
    """The end moved before a quotation that begins a sentence of its own: `said the car was gone. "It was old"`, read as one by the parser."""
    for k in range(first + 1, last):
        inside = stage.within[k]
        if inside >= 0 and stage.quotes[inside].outer[0] == k and stage.within[k - 1] == -1 and stage.tree.words[k - 1] in {".", "?", "!"}:
            return k - 1 if k - 1 > first else last
    return last


def _quoted_behind_colon(stage: Stage, first: int, last: int) -> bool:
    """Whether the quotation before a tag stands behind a colon: "A source did so: “...,” the source said"; what leads up to it is the writer's."""
    index = next((stage.within[k] for k in range(last - 1, max(first, last - 3) - 1, -1) if stage.within[k] >= 0), -1)
    if index < 0:
        return False
    before = stage.quotes[index].outer[0] - 1
    return before > first and stage.tree.words[before] == ":"


def _past_dateline(stage: Stage, first: int, last: int) -> int:
    """The start moved behind a dateline at the head of a paragraph: "LIMA — ", "PARIS (Agency) - "."""
    tree = stage.tree
    if first and stage.paragraphs[first - 1] == stage.paragraphs[first]:
        return first
    for k in range(first, min(first + 8, last - 1)):
        if tree.words[k] in DASHES and all(stage.capital[m] or tree.pos[m] in {"PUNCT", "NUM"} for m in range(first, k)):
            return k + 1
    return first


def _lost_marks(stage: Stage, claim: Claim, content: Range) -> bool:
    """First or second person outside quotation marks, in what a named speaker is said to have said."""
    tree = stage.tree
    if claim.manner is not Manner.SPEECH or claim.complement != "clause" or claim.head is None or _first_second(tree, claim.head):
        return False
    if content[0] > claim.anchor:
        # "He would have said I am the president": only where the words behind the cue begin in the first person and no "that" reports them.
        told = tree.child(claim.anchor, "dobj", "dative")
        begins = _first_second(tree, content[0]) and tree.words[content[0]] not in {"you", "your"}
        return begins and tree.words[content[0] - 1] != "that" and (told is None or not _first_second(tree, told))
    return any(_first_second(tree, k) and stage.within[k] == -1 for k in range(*content))


def _first_second(tree: Tree, k: int) -> bool:
    """Whether the token is a pronoun of the first or second person; "US" is none."""
    return tree.words[k] in FIRST_SECOND and tree.pos[k] == "PRON"
