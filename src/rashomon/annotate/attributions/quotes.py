"""Who spoke the words between the marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from rashomon.annotate.attributions.claims import DASHES, Claim, noun_phrase, subject_of, wide_cue
from rashomon.annotate.attributions.grammar import Range, Tree
from rashomon.annotate.attributions.marks import Quoted
from rashomon.annotate.attributions.relays import outlet_of, quoted_source
from rashomon.annotate.attributions.tables import Manner, noun_cues, source_words, verb_cues
from rashomon.annotate.mentions.tables import bodies, groups, roles

__all__ = ["Quote", "Stage", "attach", "find_quotes"]

#: A tag such as ", the minister told reporters on Friday" names its verb within this many tokens.
TAG_WINDOW = 14
LEAD_WINDOW = 45
#: More claims than this without a speaker, and nobody was just reported: a bound that keeps long damage linear.
LONGEST_LOOK = 40
#: Shorter stretches without a speech cue are fragments: scare quotes, titles, glosses.
SENTENCE_WORDS = 6
SENTENCE_ENDS = frozenset({".", "!", "?", "…"})
LONGEST_LABEL = 6
#: So many spaces stand in the words that a page pulls out of its text to print them twice.
LEAST_PULLED = 4
TITLE_LEADS = frozenset({"ADP", "DET", "PART", "NOUN", "PROPN"})
SPEAKING = frozenset({Manner.SPEECH, Manner.OPINION})


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation outside every other one, in tokens: inner words, and with its marks."""

    mark: Quoted
    inner: Range
    outer: Range


@dataclass(frozen=True, slots=True)
class Stage:
    """What the search for speakers reads."""

    tree: Tree
    quotes: tuple[Quote, ...]
    claims: tuple[Claim, ...]
    anchors: list[int]
    within: list[int]
    paragraphs: list[int]
    headlines: tuple[Range, ...]
    capital: list[bool]


def find_quotes(tree: Tree, marks: tuple[Quoted, ...], base: int) -> tuple[Quote, ...]:
    """The outermost quotations as token ranges; those that hold no token are left out."""
    found: list[Quote] = []
    for mark in marks:
        if mark.depth:
            continue
        inner = (bisect_right(tree.starts, mark.start - base) - 1, bisect_left(tree.starts, mark.end - base))
        outer = (bisect_right(tree.starts, mark.outer.start - base) - 1, bisect_left(tree.starts, mark.outer.end - base))
        if 0 <= inner[0] < inner[1] and (not found or found[-1].inner[1] <= inner[0]):
            found.append(Quote(mark, inner, outer))
    return tuple(found)


def attach(stage: Stage) -> list[Claim | None]:
    """For each quotation the claim that it belongs to, or None where nobody is said to speak."""
    found: list[Claim | None] = []
    for index, quote in enumerate(stage.quotes):
        if is_title(stage, quote) or is_doubted(stage, quote):
            found.append(None)
            continue
        covering = _covering(stage, index)
        if covering is not None and (inner := _led_inside(stage, index, covering)) is not None:
            found.append(inner)
            continue
        if covering is not None and not (_is_aside(covering) and is_sentence(stage.tree, quote)):
            found.append(covering)
            continue
        claim = _tagged(stage, index) or _led(stage, index) or covering or _continued(stage, index, found)
        found.append(claim if claim is not None else _headline(stage, quote))
    return _spoken_later(stage, found)


def _spoken_later(stage: Stage, found: list[Claim | None]) -> list[Claim | None]:
    """The owners, with the one of a later paragraph where a quotation of several paragraphs names its speaker only there."""
    for index in range(len(found) - 2, -1, -1):
        if found[index] is None and stage.quotes[index].mark.continues:
            found[index] = found[index + 1]
    return _pulled(stage, _spoken_below(stage, found))


def _pulled(stage: Stage, found: list[Claim | None]) -> list[Claim | None]:
    """The owners, with those of quotations set apart that the text quotes again word for word with their speaker."""
    said = [" ".join(word for word in stage.tree.words[q.inner[0] : q.inner[1]] if word.isalnum()) for q in stage.quotes]
    spoken = {words: claim for words, claim in zip(said, found, strict=True) if claim is not None}
    return [spoken.get(words) if claim is None and words.count(" ") >= LEAST_PULLED else claim for words, claim in zip(said, found, strict=True)]


def _spoken_below(stage: Stage, found: list[Claim | None]) -> list[Claim | None]:
    """The owners, with those of quotations in headlines whose words the text below quotes again."""
    tree = stage.tree
    for index, quote in enumerate(stage.quotes):
        first, last = quote.inner
        if found[index] is not None or last - first < 3 or not any(start <= first < end for start, end in stage.headlines):
            continue
        words = f" {' '.join(tree.words[first:last])} "
        for other in range(index + 1, len(stage.quotes)):
            start, end = stage.quotes[other].inner
            if found[other] is not None and words in f" {' '.join(tree.words[start:end])} ":
                found[index] = found[other]
                break
    return found


def _is_aside(claim: Claim) -> bool:
    """A view or an outlet that a whole sentence of speech stands under is seldom who spoke it."""
    return claim.manner is Manner.OPINION or claim.complement == "according" or claim.complement.startswith("noun")


def is_sentence(tree: Tree, quote: Quote) -> bool:
    """Whether the marked words can stand alone as speech."""
    first, last = quote.inner
    if last - first < SENTENCE_WORDS:
        return tree.words[last - 1] in SENTENCE_ENDS and last - first > 2
    return any(tree.pos[k] in {"VERB", "AUX"} for k in range(first, last))


def is_doubted(stage: Stage, quote: Quote) -> bool:
    """Whether the writer holds a word at arm's length: the so-called “reform”, a self-styled “general”."""
    before = stage.tree.words[max(0, quote.outer[0] - 3) : quote.outer[0]]
    return before[-1:] in (["supposed"], ["purported"], ["ostensible"], ["alleged"]) or before in (
        ["so", "-", "called"],
        ["self", "-", "styled"],
        ["self", "-", "proclaimed"],
    )


def is_title(stage: Stage, quote: Quote) -> bool:
    """Whether the marks hold the name of a work, a show or a thing: on “Morning Talk”, the film “Two Rivers”."""
    tree = stage.tree
    first, last = quote.inner
    before = quote.outer[0] - 1
    if (
        before < 0
        or last - first < 2
        or (tree.pos[before] not in TITLE_LEADS and tree.words[before] not in {"'s", "'"})
        or tree.words[before] in {"as", "that", "a", "an", "of", "by"}
    ):
        return False
    words = [k for k in range(first, last) if tree.pos[k] not in {"PUNCT", "SPACE"}]
    capital = [k for k in words if stage.capital[k]]
    plain = [k for k in words if not stage.capital[k] and tree.pos[k] not in {"ADP", "DET", "CCONJ", "PART"}]
    return len(capital) > 1 and not plain and bool(stage.capital[words[0]])


def _nearby(stage: Stage, first: int, last: int) -> tuple[Claim, ...]:
    return stage.claims[bisect_left(stage.anchors, first) : bisect_left(stage.anchors, last)]


def _covering(stage: Stage, index: int) -> Claim | None:
    """The innermost claim whose content shares words with the quotation."""
    tree, (first, last) = stage.tree, stage.quotes[index].inner
    near = _nearby(stage, tree.sentence[first] - 2, max(tree.sentence_end[last - 1], last) + 2)
    best: tuple[int, Claim] | None = None
    for claim in near:
        if claim.manner not in SPEAKING or stage.within[claim.anchor] != -1:
            continue
        for start, end in claim.contents:
            shared = min(end, last) - max(start, first)
            if shared > 0 and (best is None or end - start < best[0]):
                best = (end - start, claim)
    return best[1] if best is not None else None


def _tagged(stage: Stage, index: int) -> Claim | None:
    """The tag behind the quotation: "...," said X; "...," X told reporters."""
    tree, quote = stage.tree, stage.quotes[index]
    if tree.words[quote.inner[1] - 1] == "." and quote.mark.closed:
        return None
    return _tag(stage, quote.outer[1], index)


def _tag(stage: Stage, at: int, index: int) -> Claim | None:
    tree = stage.tree
    stop = min(len(tree), at + TAG_WINDOW)
    for k in range(at, stop):
        if stage.within[k] not in {-1, index} or tree.words[k] in {".", ":", ";"} or tree.words[k] == "\n":
            return None
        cue = verb_cues().get(tree.lemmas[k])
        if cue is None or tree.pos[k] not in {"VERB", "AUX"} or Manner.SPEECH not in {cue.manner_for("clause"), cue.manner_for("quote")}:
            continue
        return _made(stage, k, before=at)
    return None


def _made(stage: Stage, verb: int, *, before: int | None = None) -> Claim | None:
    """A claim around a cue verb for which the parse gave no content."""
    tree = stage.tree
    known = next((c for c in _nearby(stage, verb, verb + 1) if c.manner in SPEAKING and c.source), None)
    if known is not None:
        return known
    quoted = quoted_source(tree, verb)
    head = quoted[0] if quoted is not None else subject_of(tree, verb)
    if head is None or stage.within[head] != stage.within[verb]:
        head = _beside(stage, verb, before)
    if head is None:
        return None
    via = quoted[1] if quoted is not None else outlet_of(tree, verb, ())
    flags = verb_cues()[tree.lemmas[verb]].flags if tree.lemmas[verb] in verb_cues() else frozenset()
    return Claim(Manner.SPEECH, verb, wide_cue(tree, verb), noun_phrase(tree, head), head, (), "direct", hedged="hedged" in flags, via=via)


def _beside(stage: Stage, verb: int, before: int | None) -> int | None:
    """The noun next to a tag's verb, where the parse lost the subject."""
    tree = stage.tree
    for k in [*range(verb + 1, min(verb + 6, len(tree))), *range(verb - 1, max(before or verb, verb - 6) - 1, -1)]:
        if tree.pos[k] in {"PROPN", "PRON", "NOUN"} and stage.within[k] == stage.within[verb] and tree.entities[k] not in {"DATE", "TIME"}:
            head: int = k
            while tree.deps[head] == "compound" and tree.heads[head] > head:
                head = tree.heads[head]
            return head
        if tree.pos[k] == "PUNCT":
            continue
    return None


def _led(stage: Stage, index: int) -> Claim | None:
    """The cue before the quotation: X said: "..."; in the words of X, "..."; calling it "..."."""
    tree, quote = stage.tree, stage.quotes[index]
    at = quote.outer[0] - 1
    while at >= 0 and tree.pos[at] == "SPACE":
        at -= 1
    if at < 0 or stage.within[at] != -1:
        return None
    lead = tree.words[at]
    paragraph = stage.paragraphs[at]
    same_paragraph = paragraph == stage.paragraphs[quote.inner[0]]
    verb_before = tree.lemmas[at] in verb_cues() and tree.pos[at] in {"VERB", "AUX"}
    cue_before = lead == "," and at > 0 and tree.lemmas[at - 1] in verb_cues()
    if not same_paragraph and lead != ":" and not cue_before:
        return None
    if lead not in {":", ",", "that", "as", "-", "—"} and not verb_before:
        return None
    for k in range(at, max(-1, tree.sentence[at] - 1, at - LEAD_WINDOW), -1):
        if stage.within[k] != -1:
            break
        cue = verb_cues().get(tree.lemmas[k])
        if (
            cue is not None
            and tree.pos[k] in {"VERB", "AUX"}
            and (tree.deps[k] != "amod" or tree.tags[k] != "VBG")
            and Manner.SPEECH in {manner for manner, _ in cue.frames}
        ):
            return _made(stage, k)
        if lead == ":" and tree.lemmas[k] in noun_cues() and (claim := _noun_led(stage, k)) is not None:
            return claim
    if lead != ":":
        return None
    return _label_led(stage, at) or _subject_led(stage, at)


def _led_inside(stage: Stage, index: int, covering: Claim) -> Claim | None:
    """Who speaks inside what another reports: "a guard told the paper that the boy was calling out: ‘...’"."""
    at = stage.quotes[index].outer[0] - 1
    if covering.anchor > at or at < 1 or stage.tree.words[at] != ":":
        return None
    inner = _led(stage, index)
    reported = inner is not None and any(first <= inner.anchor < last for first, last in covering.contents)
    return inner if reported and inner is not None and inner.anchor > covering.anchor else None


def _noun_led(stage: Stage, noun: int) -> Claim | None:
    tree = stage.tree
    owner = tree.child(noun, "poss")
    head = owner if owner is not None else subject_of(tree, tree.heads[noun])
    if head is None or head == noun:
        return None
    return Claim(Manner.SPEECH, noun, (noun, noun + 1), noun_phrase(tree, head), head, (), "direct")


def _label_led(stage: Stage, colon: int) -> Claim | None:
    """Transcript style: a name, a colon, the words."""
    tree = stage.tree
    first = tree.sentence[colon]
    # "19:15 – Mora: ‘...’": the hour of a live page is no part of the name.
    first = next(
        (
            k + 1
            for k in range(colon - 1, max(first, colon - LONGEST_LABEL) - 1, -1)
            if tree.words[k] in DASHES and tree.pos[k - 1] == "NUM" and k + 1 < colon
        ),
        first,
    )
    while first < colon and tree.pos[first] in {"SPACE", "PUNCT"}:
        first += 1
    if not first < colon or colon - first > 6 or tree.pos[colon - 1] != "PROPN":
        return None
    return Claim(Manner.SPEECH, colon, (colon, colon + 1), (first, colon), colon - 1, (), "direct")


def _subject_led(stage: Stage, colon: int) -> Claim | None:
    """Whoever the sentence before the colon is about: "Ana Mora is careful: ...", "The ministry's page carried one line: ..."."""
    tree = stage.tree
    # The first subject, not the root's: the parser often takes the verb between the marks for the root.
    first = max(tree.sentence[colon], colon - LEAD_WINDOW)
    head = next((k for k in range(first, colon) if tree.deps[k] == "nsubj" and k < tree.heads[k] < colon), None)
    if head is None or stage.within[head] != -1:
        return None
    owner = tree.child(head, "poss")
    head = owner if owner is not None and source_words().get(tree.lemmas[head]) in {"thing", "media"} else head
    lemma = tree.lemmas[head]
    speaks = tree.entities[head] in {"PERSON", "ORG"} or tree.words[head] in {"he", "she", "they"}
    if not speaks and not (lemma in groups() or lemma in roles() or lemma in bodies() or source_words().get(lemma) == "thing"):
        return None
    return Claim(Manner.SPEECH, colon, (colon, colon + 1), noun_phrase(tree, head), head, (), "direct")


def _continued(stage: Stage, index: int, found: list[Claim | None]) -> Claim | None:
    """The speaker who was just quoted goes on, or was just reported in the same paragraph."""
    tree, quote = stage.tree, stage.quotes[index]
    previous = stage.quotes[index - 1] if index else None
    if previous is not None and previous.mark.continues:
        return found[index - 1]
    if not is_sentence(tree, quote):
        return None
    here = stage.paragraphs[quote.inner[0]]
    begin = bisect_left(stage.paragraphs, here)
    last = _last_speaking(stage, begin, quote.outer[0])
    if previous is not None and previous.inner[0] >= begin and found[index - 1] is not None and (last is None or last.anchor < previous.inner[0]):
        return found[index - 1]
    earlier = found[index - 1] if previous is not None and previous.inner[0] >= begin else None
    if last is not None and earlier is not None and earlier.source is not None and tree.words[earlier.head or 0] == tree.words[last.head or 0]:
        return earlier
    if last is not None:
        return last
    alone = all(tree.pos[k] in {"SPACE", "PUNCT"} for k in range(begin, quote.outer[0]))
    # The previous quotation may have begun some lines above the one where its speaker is named.
    if alone and previous is not None and stage.paragraphs[previous.inner[1] - 1] == _paragraph_before(stage, begin):
        return found[index - 1]
    return None


def _last_speaking(stage: Stage, first: int, last: int) -> Claim | None:
    """The last claim of speech with a speaker between two tokens."""
    for at in range(bisect_left(stage.anchors, last) - 1, max(-1, bisect_left(stage.anchors, last) - 1 - LONGEST_LOOK), -1):
        claim = stage.claims[at]
        if claim.anchor < first:
            return None
        if _speaks(stage, claim):
            return claim
    return None


def _paragraph_before(stage: Stage, begin: int) -> int:
    """The number of the last paragraph with words before token ``begin``, over blank lines; -1 where there is none."""
    at = begin - 1
    while at >= 0 and stage.tree.pos[at] == "SPACE":
        at -= 1
    return stage.paragraphs[at] if at >= 0 else -1


def _speaks(stage: Stage, claim: Claim) -> bool:
    return claim.manner is Manner.SPEECH and claim.source is not None and stage.within[claim.anchor] == -1 and not claim.complement.startswith("noun")


def _headline(stage: Stage, quote: Quote) -> Claim | None:
    """A fragment that ends a headline is the words of whoever the headline is about."""
    tree = stage.tree
    for first, last in stage.headlines:
        if not (first <= quote.inner[0] and last - 1 <= quote.outer[1] <= last + 1):
            continue
        root = next((k for k in range(first, last) if tree.heads[k] == k and tree.pos[k] == "VERB"), None)
        head = tree.child(root, "nsubj") if root is not None else None
        if head is not None and stage.within[head] == -1 and tree.tags[head] in {"NN", "NNP"}:
            return Claim(Manner.SPEECH, root or 0, (root or 0, (root or 0) + 1), noun_phrase(tree, head), head, (), "headline")
    return None
