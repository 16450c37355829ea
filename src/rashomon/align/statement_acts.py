"""What a speaker does by saying it: asks somebody for something, or announces a deed.

Three newsrooms tell one appeal with hardly a word in common. What stays is who speaks, who is asked, and what class of act is asked for.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from itertools import islice

from rashomon.align.statement_words import PLAIN_WORDS, content_stem, light_stems, stems

__all__ = ["Act", "Deed", "Force", "Named", "asks", "deed_of", "forms"]

#: An object stands so many words behind its verb at most, or before it.
REACH = 7
#: A particle so many words behind its verb: "take 900 heaters back".
PARTICLE_REACH = 5
#: A negation or refusal so many words before the verb turns it round.
NEGATION_REACH = 4
#: "Would introduce a bill seeking to overturn it": the deed itself stands so many words behind the auxiliary.
MAIN_REACH = 6
#: A performative stands among the first words of what is said.
OPENING = 12
#: Only the first acts of a wording count: the others are means and ends of them.
MOST_ACTS = 3

VOWELS = "aeiou"


def forms(words: Iterable[str]) -> frozenset[str]:
    """The regular forms of verbs and nouns; a form that no one uses does no harm.

    >>> {"urging", "begged", "parties"} <= forms(["urge", "beg", "party"])
    True
    """
    found: set[str] = set()
    for word in words:
        cut = word.removesuffix("e")
        double = word + word[-1] if len(word) > 2 and word[-1] not in f"{VOWELS}wxy" and word[-2] in VOWELS and word[-3] not in VOWELS else word
        found |= {word, f"{word}s", f"{word}es", f"{cut}ed", f"{cut}ing", f"{double}ed", f"{double}ing"}
        if word.endswith("y"):
            found |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    return frozenset(found)


TOKEN = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d[\d,.]*\d|\d")
ASKING = forms(["ask", "appeal", "urge", "request", "demand", "beg", "implore", "exhort", "press"])
#: Verbs that ask only with the word behind them.
ASKING_WITH = [
    (forms(["call"]), frozenset(["on", "upon", "for"])),
    (forms(["look", "turn"]), frozenset(["to"])),
    (forms(["plead"]), frozenset(["with", "for", "to"])),
]
#: What stands right before a verb with which somebody asks; before the noun ("their call for help") stands something else.
BEFORE_ASKING = frozenset(
    ["i", "we", "he", "she", "it", "they", "to", "and", "would", "will", "now", "also", "is", "was", "am", "are", "i'm", "we're"]
)
#: "To ask" is asked where one of these stands before it: who has the right to ask does not ask yet.
MEANING_TO = frozenset(["appropriate", "timely", "want", "wants", "wanted", "like", "decided", "going", "wish", "necessary", "time", "need", "ready"])
#: ... so many words before.
MEANING_REACH = 5
OBLIGING = frozenset(["must", "should"])
#: Two requests of one day, or two at once, are not for that about the same.
IDLE = stems(
    "ask provide send begin stop return continue immediately urgently statement speech letter reporters immediate urgent final monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november december today yesterday tomorrow "
    "morning evening night week month decision announce announcement"
)
QUESTION = frozenset(["whether", "if", "why", "who", "what", "when", "where", "how", "which"])
SELF = frozenset(["i", "we", "he", "she", "it", "they"])
NEGATIONS = frozenset(
    ["not", "no", "never", "without", "refuse", "refused", "refuses", "reject", "rejected", "decline", "declined", "against", "cannot"]
)
DONE = frozenset(["has", "have", "had", "was", "were", "been", "already"])
MEANT = frozenset(["will", "would", "to", "shall", "going", "planned", "plans", "being", "i'll", "we'll"])


#: What stands shortly before the main verb of what is asked, or announced.
ASKED = frozenset(["to", "for", "must", "should"])
TOLD = frozenset(["will", "would", "to", "shall", "has", "have", "had", "is", "are", "was", "were", "be", "been", "going", "i'll", "we'll"])
#: With these another verb is the main one.
MODAL = frozenset(["to", "will", "would", "shall", "must", "should"])
FIRST_PERSON = frozenset(["i", "we", "i'll", "we'll", "i've", "we've", "i'm", "we're"])
#: "To the ministry" is no verb.
DETERMINERS = frozenset(
    ["the", "a", "an", "its", "his", "her", "their", "our", "my", "all", "both", "each", "any", "some", "every", "this", "these", "those"]
)
#: Cues behind which a noun alone is announced: "announced the closure".
ANNOUNCING = forms(
    ["announce", "declare", "order", "confirm", "promise", "pledge", "vow", "unveil", "reveal", "authorise", "authorize", "propose", "threaten"]
)
#: ... if it stands among the first words.
NOUN_REACH, ASKED_REACH = 3, 5


class Force(StrEnum):
    """What is done by saying it."""

    REQUEST = "request for"
    ANNOUNCEMENT = "announcement of"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text: where it ends and begins, its sign, and whether it is a place.

    Attributes:
        country: of a place, the country that it lies in.
        broad: the place is a country itself.
        proper: it is named, not meant by a pronoun or a common noun.
    """

    start: int
    end: int
    sign: str
    place: bool = False
    country: str | None = None
    broad: bool = False
    proper: bool = True


@dataclass(frozen=True, slots=True)
class Act:
    """A class of deed.

    Attributes:
        what: in words ("help").
        group: which of the matters that the class knows, or -1.
        needs_theme: what it is about must be shared besides.
    """

    what: str
    group: int
    needs_theme: bool
    opposite: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What one wording asks for or announces.

    Attributes:
        acts: the main one first; empty where somebody is asked and nothing more is said.
        parties: named ones who are asked, or do it.
        about: signs of everybody and everything that it mentions.
        places: named places behind the verb.
        days: on which it is to be done.
        done: it was done already, or is only meant, or None where neither is said.
    """

    force: Force
    acts: tuple[Act, ...]
    parties: frozenset[str]
    about: frozenset[str]
    places: frozenset[Named]
    numbers: frozenset[float]
    negated: bool
    done: bool | None = None
    days: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """What to find the same deed by."""
        acts = frozenset(f"#{self.force}{act.what}{act.group}" for act in self.acts)
        return acts | frozenset(f"#{self.force}{party}" for party in self.parties) if self.force is Force.REQUEST else acts


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table."""

    what: str
    opposite: str
    objects: tuple[frozenset[str], ...]
    needs_theme: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows by each form of their verbs, with the particle that it needs or "", and signs of classes of people."""

    rows: Mapping[str, tuple[tuple[str, _Row], ...]]
    people: Mapping[str, str]


@functools.cache
def _table() -> _Table:
    text = resources.files("rashomon.align").joinpath("statement_acts.tsv").read_text(encoding="utf-8")
    rows: dict[str, list[tuple[str, _Row]]] = {}
    people: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("~"):
            sign, words = line.split("\t")
            people |= dict.fromkeys(forms(words.split()), sign)
        elif line and not line.startswith("#"):
            what, opposite, verbs, objects = line.split("\t")
            groups = tuple(forms(group.split()) for group in objects.strip("*=").split("/") if group.strip())
            row = _Row(what, opposite, groups, objects.startswith("*"))
            for verb in verbs.split():
                first, _, particle = verb.partition("+")
                for form in forms([first]):
                    rows.setdefault(form, []).append((particle, row))
    return _Table({verb: tuple(sorted(found, key=lambda each: (not each[0], not each[1].objects))) for verb, found in rows.items()}, people)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words between the cue and the end of what is said."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    names: tuple[bool, ...]


def _read(text: str, base: int) -> _Clause:
    found = list(TOKEN.finditer(text))
    words = tuple(match.group().lower().replace("’", "'").removesuffix("'s") for match in found)
    places = tuple((base + match.start(), base + match.end()) for match in found)
    return _Clause(words, places, tuple(match.group()[0].isupper() for match in found))


def deed_of(text: str, base: int, cue: Sequence[str], named: Sequence[Named], days: frozenset[str] = frozenset()) -> Deed | None:
    """What a wording asks for or announces, or None for one that does neither.

    Args:
        text: from behind the cue to the end of what is said, or what is said alone where the cue stands elsewhere.
        base: where ``text`` starts.
        cue: the words of the cue, lower case.
        named: names that stand in the account, in text order.
        days: the days that what is said names.
    """
    clause = _read(text, base)
    force, first = _force(clause, cue)
    found = list(islice(_acts(clause, first), MOST_ACTS))
    if found and not _is_main(clause, first, found[0][0], force, cue):
        return None
    if force is Force.ANNOUNCEMENT and not found:
        return None
    at = found[0][0] if found else len(clause.words)
    inside = [each for each in named if base <= each.start < base + len(text)]
    # Whatever nobody gives a name to stands for itself: "the residents", "the ministry".
    parties = frozenset(
        each.sign for each in inside if each.proper and (each.broad or not each.place) and (not found or each.start < clause.places[at][0])
    )
    if not found and (not parties or len(clause.words) - first > OPENING or any(word == "to" for word in clause.words[first + 2 :])):
        return None
    return Deed(
        force,
        tuple(act for _, act, _ in found),
        parties,
        _about(clause, first, inside, {k for _, _, used in found[:1] for k in used}),
        frozenset(each for each in inside if each.place and (not found or each.start >= clause.places[at][0])),
        frozenset(_numbers(clause.words)),
        bool(found) and _negated(clause, at),
        _done(clause, at) if found and force is Force.ANNOUNCEMENT else None,
        days,
    )


def _force(clause: _Clause, cue: Sequence[str]) -> tuple[Force, int]:
    """Whether somebody asks, and where what is asked for begins."""
    if asks(cue) and not QUESTION & set(clause.words[:1]):
        return Force.REQUEST, 0
    for k, word in enumerate(clause.words[:OPENING]):
        if _meant(clause.words, k) and _asks(clause.words, k) and not QUESTION & set(clause.words[k + 1 : k + 2]):
            return Force.REQUEST, k + 1
        if word in OBLIGING and k and not SELF & set(clause.words[:k]):
            return Force.REQUEST, 0
    return Force.ANNOUNCEMENT, 0


def _meant(words: Sequence[str], at: int) -> bool:
    """Whether the verb at ``at`` is what the speaker does: "we ask", "it is time to ask"."""
    if not at or words[at - 1] not in BEFORE_ASKING:
        return False
    return words[at - 1] != "to" or bool(MEANING_TO & set(words[max(0, at - 1 - MEANING_REACH) : at - 1]))


def asks(cue: Sequence[str]) -> bool:
    """Whether a cue asks somebody for something.

    >>> asks(["had", "appealed"]), asks(["called", "it"])
    (True, False)
    """
    return any(_asks(cue, at) for at in range(len(cue)))


def _asks(words: Sequence[str], at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in ASKING or any(words[at] in verbs and following in behind for verbs, behind in ASKING_WITH)


def _acts(clause: _Clause, first: int) -> Iterator[tuple[int, Act, frozenset[int]]]:
    """(place, act, words it is told with), in text order."""
    table = _table()
    used: set[int] = set()
    for at in range(first, len(clause.words)):
        if at in used:
            continue
        for particle, row in table.rows.get(clause.words[at], ()):
            found = _matched(clause, at, particle, row)
            if found is not None:
                words, group = found
                used |= words
                yield at, Act(row.what, group, row.needs_theme, row.opposite), words
                break


def _is_main(clause: _Clause, first: int, at: int, force: Force, cue: Sequence[str]) -> bool:
    """Whether a deed is what is asked for or announced, not one that is mentioned on the way."""
    far = max(first, at - MAIN_REACH)
    if force is Force.ANNOUNCEMENT:
        # "Because you want another man, I step down": who speaks of what he does himself begins anew.
        first = max([first, *(k for k in range(first, at) if clause.words[k] in FIRST_PERSON)])
    if any(clause.words[k] in MODAL and clause.words[k + 1] not in DETERMINERS and not clause.names[k + 1] for k in range(first, far)):
        return False
    near = frozenset(clause.words[far:at])
    if force is Force.REQUEST:
        return bool(ASKED & near) or at - first <= ASKED_REACH
    return bool(TOLD & near) or (at - first <= NOUN_REACH and bool(ANNOUNCING & frozenset(cue)))


def _matched(clause: _Clause, at: int, particle: str, row: _Row) -> tuple[frozenset[int], int] | None:
    """The words that tell a row's deed from place ``at`` on, and which of its matters they tell."""
    words = {at}
    if particle:
        behind = next((k for k in range(at + 1, min(at + 1 + PARTICLE_REACH, len(clause.words))) if clause.words[k] == particle), None)
        if behind is None:
            return None
        words.add(behind)
    if not row.objects:
        return frozenset(words), -1
    near = [*range(at + 1, min(at + 1 + REACH, len(clause.words))), *range(at - 1, max(-1, at - 1 - REACH), -1)]
    for k in near:
        for group, objects in enumerate(row.objects):
            if clause.words[k] in objects and k not in words:
                return frozenset({*words, k}), group
    return None


def _about(clause: _Clause, first: int, inside: Sequence[Named], used: Iterable[int]) -> frozenset[str]:
    """Signs for everything that is mentioned: actors, classes of people, stems of the other words."""
    people, taken = _table().people, set(used)
    covered = [(each.start, each.end) for each in inside if each.proper]
    found = {each.sign for each in inside}
    for k in range(first, len(clause.words)):
        start, end = clause.places[k]
        if k in taken or clause.words[k] in PLAIN_WORDS or any(one < end and start < two for one, two in covered):
            continue
        plain = content_stem(clause.words[k])
        if clause.words[k] in people:
            found.add(people[clause.words[k]])
        elif plain and plain not in IDLE and plain not in light_stems() and not plain[0].isdigit():
            found.add(plain)
    return frozenset(found)


def _numbers(words: Sequence[str]) -> Iterator[float]:
    for k, word in enumerate(words):
        if word[0].isdigit():
            try:
                value = float(word.replace(",", ""))
            except ValueError:
                continue  # 192.168.0.1 is no number
            yield value * {"thousand": 1e3, "million": 1e6, "billion": 1e9}.get(words[k + 1] if k + 1 < len(words) else "", 1)


def _negated(clause: _Clause, at: int) -> bool:
    return any(word in NEGATIONS or word.endswith("n't") for word in clause.words[max(0, at - NEGATION_REACH) : at])


def _done(clause: _Clause, at: int) -> bool | None:
    """Whether the deed is told as done (True) or as meant (False)."""
    before = clause.words[max(0, at - NEGATION_REACH) : at]
    signs = [word in DONE for word in before if word in DONE or word in MEANT]
    if not signs or clause.words[at].endswith("ing"):
        return None
    return signs[-1]
