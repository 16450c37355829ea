"""One thing under two names: noun phrases, bodies and places that differ in one word where all around them agrees."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rashomon.align.happening_words import EMPTY, spelled, stem
from rashomon.align.text_dispute_parts import Line, Scene, dispute
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence

__all__ = ["bodies", "phrases", "places", "renamed"]

LOWER = re.compile(r"[a-z][a-z-]{2,}")
BODY = re.compile(r"\b[A-Z][\w-]+(?: (?:of|for|and) (?:the )?[A-Z][\w-]+| [A-Z][\w-]+){1,5}")

#: Head words of bodies that a name can confuse, by what sort of body they are.
KINDS = {
    **dict.fromkeys(["council", "committee", "commission", "board", "assembly", "parliament"], "council"),
    **dict.fromkeys(["ministry", "agency", "bureau", "service", "department", "office", "directorate"], "office"),
    **dict.fromkeys(["court", "tribunal"], "court"),
    **dict.fromkeys(["party", "front", "movement", "union"], "party"),
}

#: Words that half of all bodies bear in their names confuse nobody.
COMMON = frozenset(["national", "federal", "state", "central", "international", "united", "general", "public", "republican", "democratic"])

FORMER = re.compile(
    r"\b([A-Z][\w-]+)(?: ?[,(]? ?)(?:whose (?:former|old|previous) name(?: (?:is|was))?,? |formerly (?:known as |called )?|previously (?:known as |called )|(?:once|earlier) (?:known as|called) )([A-Z][\w-]+)"
)

#: Two everyday names of one country part nobody.
EVERYDAY = {
    "america": "unitedstates",
    "unitedstatesofamerica": "unitedstates",
    "britain": "unitedkingdom",
    "greatbritain": "unitedkingdom",
    "holland": "netherlands",
}

#: Two names this close in one text stand in one sentence.
CLOSE = 150

#: A middle word must be this rare to tell two things apart: it stands in few of the sentences.
MOST_LINES = 6


#: Prepositions and adverbs: what stands before them is the noun, and two nouns for one thing part nobody.
LOOSE = frozenset(
    ["near", "around", "inside", "outside", "behind", "beside", "along", "through", "toward", "towards", "within", "without", "among", "above", "below", "despite", "later", "earlier",
     "early", "late", "today", "yesterday", "gave", "went", "made", "took", "came", "got", "left", "again", "here", "still", "where", "then", "back", "away", "upon", "down", "off", "per"]
)  # fmt: skip


#: "The second large convoy", "the second armed convoy": what is counted has many properties, and two of them part nobody.
COUNTING = frozenset(["three", "seven", "eight", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest", "previous", "another", "other", "several"])  # fmt: skip


def phrases(scene: Scene) -> Iterator[Dispute]:
    """Three-word phrases that differ in the middle word alone ("liquid *x* fuel", "liquid *y* fuel") between accounts."""
    frames: dict[tuple[str, str], dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    counts: dict[str, int] = defaultdict(int)
    for line in scene.lines:
        for first, middle, last, evidence in _triples(line):
            frames[first, last][middle].append(evidence)
            counts[middle] += 1
    for (first, last), variants in sorted(frames.items()):
        if len(variants) < 2 or not _separate(variants):
            continue
        if any(counts[middle] > MOST_LINES for middle in variants) or last in LOOSE or len({middle[:4] for middle in variants}) < len(variants):
            continue
        words = " / ".join(f"{first} {middle} {last}" for middle in sorted(variants))
        because = f"Same words around? Yes: {first} … {last}. Same word between? No: {' / '.join(sorted(variants))}. In different accounts? Yes."
        yield dispute(DisputeKind.CONTRADICTION, f"what is meant: {words}", (), because, (each for found in variants.values() for each in found))


def _triples(line: Line) -> Iterator[tuple[str, str, str, Evidence]]:
    """Adjacent lower-case words that look like modifier, modifier, noun: long words, none of them empty, no punctuation between."""
    text, base = line.evidence.words, line.evidence.start
    found = [match for match in LOWER.finditer(text) if match.start() == 0 or not text[match.start() - 1].isalpha()]
    for one, two, three in zip(found, found[1:], found[2:], strict=False):
        if text[one.end() : two.start()] != " " or text[two.end() : three.start()] != " ":
            continue
        words = (one.group(), two.group(), three.group())
        if words[0] in COUNTING or any(word in EMPTY for word in words) or len(words[0]) < 5 or len(words[1]) < 5 or words[0].endswith("ly"):
            continue
        yield *words, Evidence(line.evidence.document, base + one.start(), base + three.end(), text[one.start() : three.end()])


def _separate(variants: dict[str, list[Evidence]]) -> bool:
    """Whether two variants stand in different documents."""
    documents = [frozenset(each.document for each in found) for found in variants.values()]
    return any(left != right for left, right in combinations(documents, 2)) and len(frozenset().union(*documents)) >= 2


def bodies(scene: Scene) -> Iterator[Dispute]:
    """Two bodies whose names share a word, said of the same person in different accounts."""
    found: dict[str, list[tuple[Evidence, str, frozenset[str]]]] = defaultdict(list)
    for line in scene.lines:
        people = frozenset(re.findall(r"[A-Z][a-zà-ž]{4,}", line.evidence.words))
        for match in BODY.finditer(line.evidence.words):
            words = match.group().split()
            head = next((word.lower() for word in reversed(words) if word.lower() in KINDS), "")
            if not head or sum(word.lower() in KINDS for word in words) > 1:
                continue  # none, or two bodies ("Mills Department and the Harbour Service")
            start = line.evidence.start + match.start()
            evidence = Evidence(line.evidence.document, start, start + len(match.group()), match.group())
            for word in {stem(each.lower()) for each in words if each.lower() not in KINDS and len(each) > 4 and each.lower() not in COMMON}:
                found[word].append((evidence, head, people - frozenset(words)))
    for word, named in sorted(found.items()):
        yield from _bodies(word, named)


def _bodies(word: str, named: list[tuple[Evidence, str, frozenset[str]]]) -> Iterator[Dispute]:
    heads: dict[str, list[Evidence]] = defaultdict(list)
    for evidence, head, people in named[:60]:
        if any(
            people & others and head != other and KINDS[head] == KINDS[other] and evidence.document != piece.document
            for piece, other, others in named[:60]
        ):
            heads[head].append(evidence)
    if len(heads) >= 2:
        names = sorted({each.words for found in heads.values() for each in found})
        because = (
            f"Same person named with it? Yes. Same word in the name? Yes: {spelled({word}, names[0])}. Same body? No: {' / '.join(sorted(heads))}."
        )
        yield dispute(
            DisputeKind.CONTRADICTION, "which body: " + " / ".join(names[:4]), (), because, (each for found in heads.values() for each in found)
        )


def places(scene: Scene) -> Iterator[Dispute]:
    """A place that accounts call by different names; initials and names that one account uses side by side are no dispute."""
    named: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for account in scene.accounts:
        for place in account.annotations.places:
            if (
                place.form in {"name", "former_name"}
                and ":" in place.place
                and not (place.evidence.words.replace(".", "").isupper() or place.evidence.words.endswith("."))
            ):
                spelled_out = _bare(place.evidence.words)
                named[place.place][EVERYDAY.get(spelled_out, spelled_out)].append(place.evidence)
    for key, names in sorted(named.items()):
        apart = [
            name
            for name in sorted(names)
            if not any(name != other and (name in other or other in name or name[:4] == other[:4] or name[-5:] == other[-5:]) for other in names)
        ]
        if (
            len(apart) >= 2
            and len({piece.document for name in apart for piece in names[name]}) >= 2
            and not _side_by_side(names[apart[0]], names[apart[1]])
        ):
            spellings = [names[name][0].words for name in apart]
            because = f"Same place? Yes, by its entry in the gazetteer. Same name? No: {' / '.join(spellings)}."
            yield dispute(
                DisputeKind.WORDING,
                "name of a place: " + " / ".join(spellings),
                (make_id("place", key),),
                because,
                (each for name in apart for each in names[name]),
            )


def _side_by_side(left: list[Evidence], right: list[Evidence]) -> bool:
    """Whether a document uses both far apart, as synonyms; close together one explains the other ("formerly ...")."""
    return any(one.document == two.document and abs(one.start - two.start) > CLOSE for one in left[:50] for two in right[:50])


def renamed(scene: Scene) -> Iterator[Dispute]:
    """Two names of which one account says that the second is the former one, where accounts use either."""
    pairs = {(match.group(1), match.group(2)) for line in scene.lines for match in FORMER.finditer(line.evidence.words)}
    for new, old in sorted(pairs):
        uses = {name: list(_uses(scene, name)) for name in (new, old)}
        if len({piece.document for found in uses.values() for piece in found}) >= 2:
            because = f"Same place or body? Yes: an account says that {old} is the former name of {new}. One name in all accounts? No."
            yield dispute(DisputeKind.WORDING, f"name: {new} / {old}", (), because, (piece for found in uses.values() for piece in found))


def _uses(scene: Scene, name: str) -> Iterator[Evidence]:
    pattern = re.compile(rf"\b{re.escape(name)}\b")
    for line in scene.lines:
        for match in pattern.finditer(line.evidence.words):
            start = line.evidence.start + match.start()
            yield Evidence(line.evidence.document, start, start + len(name), name)


def _bare(words: str) -> str:
    """Letters only: "U.S." and "US" are one name."""
    return "".join(character for character in words.casefold() if character.isalnum())
