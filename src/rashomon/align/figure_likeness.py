"""Whether two readings that are worded differently are of one quantity: by their value, their noun, and the rare words around both."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rashomon.align.figure_nouns import noun_of, same_noun
from rashomon.align.figure_rounding import is_round, rounds_to
from rashomon.align.figure_stems import stem_of, stems_of
from rashomon.align.series_keys import PEOPLE, eras_apart, is_rest, sentence_around
from rashomon.align.series_units import MEASURED
from rashomon.model.annotations import Account, Comparator, Figure, FigureKind
from rashomon.text.facets import contains

__all__ = ["Likeness", "likeness", "meetings", "rivals"]

_HYPHENATED = re.compile(
    r"\w[-‐‑](?:yard|metre|meter|foot|mile|kilometre|kilometer|inch|year|month|week|day|hour|minute|point|percent|pound)s?\b", re.IGNORECASE
)
#: A stem that more sentences than this share tells nothing, and would make pairs of everything.
COMMON = 40
#: So much shared weight (natural log of sentences over sentences with the stem) tells of one matter with the same noun, and without it; read off the
#: pairs of our own ten stories: two shared rare words, or four.
WITH_NOUN, WITHOUT_NOUN = 2.0, 4.0
#: One speaker in two accounts is as good as one rare word.
SAME_SPEAKER = 2.0
#: Readings of one matter lie no further apart than this; "dozens" against 15,000 is another matter.
FAR = 3.0
#: Two parties that fight over one number may be this far apart.
FAR_RIVALS = 5.0
#: One number that is told by two accounts in the same unit is one reading from here on; smaller ones are equal by chance.
TELLING = 20.0
_LOOSE = {FigureKind.COUNT, FigureKind.BUILDINGS, FigureKind.VEHICLES, FigureKind.POPULATION}
_SUMS = {FigureKind.MONEY, FigureKind.PRICE, FigureKind.INCOME}


#: So much shared weight makes two sentences one frame with another number in it.
IN_FRAME = 7.0
#: Smaller numbers of one noun may be any, also where each account tells one only; larger ones of that noun are near each other up to this factor.
MANY, NEAR = 10.0, 1.25
#: The only numbers of their noun, or of their unit, that two accounts tell are of one matter up to this factor, and from this size on.
ONE_MATTER, LEAST_ALONE = 2.5, 3.0
#: So much shared weight tells of one matter where each account tells one number of that unit only: a single word that half of the sentences lack.
WITH_UNIT = 1.5
#: Fewer things than this are told by every account.
FEW_THINGS = 5.0
#: Units of what is let loose, burned, made or moved: two accounts of one event that each tell a single number in it seldom mean two things.
_TOLD_ONCE = frozenset({"tonne", "ha", "m3", "MW", "magnitude"})
#: Two numbers of one thing measured lie no further apart than this where one is the other in another unit.
ONE_MEASURE = 1.05
#: Numbers of two eras are of one matter only where they are one amount, dated by one account and not by the other.
ONE_AMOUNT = 1.03
#: A magnitude further off than this is an aftershock's.
ONE_QUAKE = 1.15
#: In a story of fewer sentences with figures than this a word that two of them share is no commoner than in one of so many.
FEW = 14
#: People who are never the others of a story.
_SIDES = {
    "security_forces",
    "police",
    "soldiers",
    "peacekeepers",
    "guards",
    "officials",
    "children",
    "women",
    "journalists",
    "health_workers",
    "rescuers",
}
_CLASSED = {FigureKind.BUILDINGS, FigureKind.VEHICLES}
#: What one event holds many of, each with its own number: that two accounts tell one of them says nothing.
_PLENTY = frozenset(
    {"point", "goal", "game", "match", "yard", "run", "homer", "touchdown", "rebound", "assist", "rbi", "rbis", "win", "save", "hit", "set", "round",
     "share", "stock", "option", "page", "photo", "image", "item", "step", "question", "word", "line", "episode", "season", "pound", "inch", "foot"}
)  # fmt: skip
#: What is done to one thing is not its opposite: "won 12 games" and "lost 20".
_OPPOSITES = (
    {"win", "lose"},
    {"buy", "sell"},
    {"open", "close"},
    {"hire", "fire"},
    {"import", "export"},
    {"offer", "demand"},
    {"build", "destroy"},
    {"leave", "arrive"},
)
_Noun = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the figures of one story are compared by.

    Attributes:
        stems: figure id to the stems of its sentence that can tell.
        weight: stem to what sharing it tells; a stem in every other sentence tells little.
        told: (article, unit, noun) to how many different numbers of that noun the article tells.
        values: (article, kind, unit) to the numbers that the article tells, each with the nouns that it is told of.
        voiced: (kind, unit) to the numbers of each voice of each article, each with the nouns that it is told of.
    """

    stems: Mapping[str, frozenset[str]]
    weight: Mapping[str, float]
    told: Mapping[_Noun, int]
    values: Mapping[tuple[str, FigureKind, str | None], Mapping[float, frozenset[str | None]]]
    voiced: Mapping[tuple[FigureKind, str | None], Sequence[Mapping[float, frozenset[str | None]]]]

    def shared(self, left: Figure, right: Figure) -> float:
        """The weight of the stems that both sentences hold, without the counted nouns themselves."""
        nouns = {stem_of(noun) for figure in (left, right) if (noun := noun_of(figure)) is not None}
        spoken = SAME_SPEAKER if left.speaker is not None and left.speaker == right.speaker else 0.0
        return spoken + sum(self.weight[stem] for stem in self.stems[left.id] & self.stems[right.id] if stem not in nouns)

    def alike(self, left: Figure, right: Figure) -> float | None:
        """How surely two readings are of one quantity, or None where nothing says so; scores only order pairs."""
        if not _comparable(left, right) or _opposite(left, right) or (apart := _ratio(left, right)) > FAR_RIVALS:
            return None
        shared, noun = self.shared(left, right), same_noun(left, right)
        alone = left.kind is not FigureKind.PRICE and self._alone(left) and self._alone(right)
        if alone and left.unit in MEASURED | _TOLD_ONCE and noun is not False and shared >= (0.0 if left.unit in _TOLD_ONCE else WITH_NOUN):
            return shared - apart
        if apart > FAR:
            return shared - apart if noun and self._disputed(left, right) else None
        if _one_number(left, right, noun) or self._same_people(left, right):
            return 10.0 + shared
        if not noun and Comparator.VAGUE in {left.comparator, right.comparator}:
            return None  # "tens of millions" of two unnamed things
        if noun and (shared >= WITH_NOUN or self._only_one(left, right, apart)):
            return 4.0 + shared - apart
        if self.both_told(left, right):
            return None
        if left.kind is FigureKind.MONEY and left.value is not None and left.value == right.value and shared >= WITH_NOUN:
            return 2.0 + shared  # "repaid about $60,000", "repaid more than $60,000"
        alone = alone and apart <= ONE_MATTER
        if noun is not False and shared >= (WITH_UNIT if alone else WITHOUT_NOUN):
            return shared - apart
        if noun and apart <= ONE_MATTER and min(_size(left), _size(right)) >= LEAST_ALONE and self._one_of_noun(left, right):
            return 2.0 + shared - apart
        return None

    def _same_people(self, left: Figure, right: Figure) -> bool:
        """Whether one number of people is told twice: "23 pirates" and "23 suspects", or "four men" where no account counts other men."""
        if left.value is None or left.value != right.value or left.unit is not None or not (_human(left) and _human(right)):
            return False
        if left.article == right.article or not _one_side(left, right):
            return False
        if left.value > MANY and left.value % 10:
            return True
        heads = [_head(figure) for figure in (left, right)]
        return left.value > 1 and heads[0] == heads[1] and all(self.told.get(_crowd(figure), 0) == 1 for figure in (left, right))

    def _disputed(self, left: Figure, right: Figure) -> bool:
        """Whether two named speakers of one account each give a number of the same noun, and nobody else gives a third."""
        one_account = left.article == right.article and rivals(left, right) and same_noun(left, right) is True
        return one_account and noun_of(left) not in _PLENTY and min(_size(left), _size(right)) >= MANY and self.told.get(_of(left), 1) <= 2

    def both_told(self, left: Figure, right: Figure) -> bool:
        """Whether some account tells both numbers in one voice, in this kind and unit: it counts two things, and so do those that tell one of them."""
        sizes, nouns = (_size(left), _size(right)), {noun_of(left), noun_of(right), None}
        return sizes[0] != sizes[1] and any(
            all(size in voice and (left.unit not in {None, "%"} or voice[size] & nouns) for size in sizes)
            for voice in self.voiced.get((left.kind, left.unit), ())
        )

    def _alone(self, figure: Figure) -> bool:
        """Whether the account tells no other number of this kind in this unit."""
        values = self.values.get((figure.article, figure.kind, figure.unit), ())
        return figure.unit is not None and (_several(values) if figure.unit in MEASURED else len(values)) == 1

    def _one_of_noun(self, left: Figure, right: Figure) -> bool:
        """Whether each account tells a single number of this noun."""
        if noun_of(left) in _PLENTY or noun_of(right) in _PLENTY:
            return False
        return left.article != right.article and max(self.told.get(_of(left), 1), self.told.get(_of(right), 1)) == 1

    def opposed(self, left: Figure, right: Figure) -> bool:
        """Whether two numbers that differ are told of one thing so surely that both cannot hold: each the only one of its noun, or in one frame."""
        if _adjective(left) or _adjective(right) or {noun_of(left), noun_of(right), left.unit} & _PLENTY or self.both_told(left, right):
            return False
        if left.article == right.article and not same_noun(left, right):
            return False
        if left.article != right.article and (self._tells(left, right) or self._tells(right, left)):
            return False
        if self._disputed(left, right) or self.one_thing(left, right):
            return True
        wanted = WITHOUT_NOUN if rivals(left, right) or (self._alone(left) and self._alone(right)) else IN_FRAME
        if same_noun(left, right) and self._only_one(left, right, NEAR):
            built = left.kind in {FigureKind.BUILDINGS, FigureKind.VEHICLES}
            wanted = 0.0 if built or _ratio(left, right) <= NEAR else WITH_NOUN
        return self.shared(left, right) >= wanted

    def one_thing(self, left: Figure, right: Figure) -> bool:
        """Whether two accounts tell the only number that each has of one noun, or of one place's people, and the two are near enough to be rivals."""
        if left.article == right.article or _ratio(left, right) > FAR or noun_of(left) in _PLENTY or _small(left, right):
            return False
        if left.kind is right.kind is FigureKind.POPULATION or (left.unit in _TOLD_ONCE and self._alone(left) and self._alone(right)):
            return True
        return same_noun(left, right) is True and self._one_of_noun(left, right)

    def _tells(self, left: Figure, right: Figure) -> bool:
        """Whether the account of the one also tells the number of the other: it then counts two things."""
        if left.unit is None or self.both_told(left, right):
            return self.both_told(left, right)
        nouns = self.values.get((left.article, right.kind, right.unit), {}).get(_size(right), frozenset())
        return bool(nouns & {noun_of(left), noun_of(right), None})  # "90 percent of the seats" is no turnout

    def _only_one(self, left: Figure, right: Figure, apart: float) -> bool:
        """Whether each account, or each of two speakers of one account, tells a single number of this noun, and the two are near each other."""
        if (left.unit is None and min(_size(left), _size(right)) < MANY) or max(self.told.get(_of(left), 1), self.told.get(_of(right), 1)) > (
            1 if left.article != right.article else 2
        ):
            return False
        return apart <= NEAR or {left.kind, right.kind} <= {FigureKind.BUILDINGS, FigureKind.VEHICLES}


def likeness(accounts: Mapping[str, Account], figures: Sequence[Figure]) -> Likeness:
    """Read the sentences around all figures of a story once.

    Args:
        accounts: article id to account.
        figures: the figures of those accounts.
    """
    sentences: dict[str, tuple[str, str]] = {figure.id: (figure.article, sentence_around(accounts[figure.article], figure)) for figure in figures}
    stems = {words: frozenset(stems_of(words[1])) for words in set(sentences.values())}
    held = Counter(stem for found in stems.values() for stem in found)
    weight = {stem: math.log(1 + max(len(stems), FEW) / count) for stem, count in held.items()}
    numbers: dict[_Noun, set[float]] = defaultdict(set)
    values: dict[tuple[str, FigureKind, str | None], dict[float, set[str | None]]] = defaultdict(lambda: defaultdict(set))
    voices: dict[tuple[FigureKind, str | None, str, str | None], dict[float, set[str | None]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        if figure.as_of is None and accounts[figure.article].article.published:
            continue  # told as an earlier reading of the same thing
        numbers[_of(figure)].add(_size(figure))
        if _human(figure):
            numbers[_crowd(figure)].add(_size(figure))
        values[figure.article, figure.kind, figure.unit][_size(figure)].add(noun_of(figure))
        voices[figure.kind, figure.unit, figure.article, figure.speaker or figure.speaker_words][_size(figure)].add(noun_of(figure))
    told = {noun: _several(found) if noun[1] in MEASURED else len(found) for noun, found in numbers.items()}
    said = {key: {size: frozenset(nouns) for size, nouns in found.items()} for key, found in values.items()}
    voiced: dict[tuple[FigureKind, str | None], list[dict[float, frozenset[str | None]]]] = defaultdict(list)
    for (kind, unit, _, _), several in voices.items():
        if len(several) > 1:
            voiced[kind, unit].append({size: frozenset(nouns) for size, nouns in several.items()})
    return Likeness({figure: stems[words] for figure, words in sentences.items()}, weight, told, said, voiced)


def _several(numbers: Iterable[float]) -> int:
    """How many numbers of things measured are told: "310 kilometres (190 miles)" is one."""
    ordered = sorted(numbers)
    return 1 + sum(right > left * ONE_MEASURE for left, right in pairwise(ordered)) if ordered else 0


def _of(figure: Figure) -> _Noun:
    return figure.article, figure.unit, noun_of(figure)


def _head(figure: Figure) -> str | None:
    return figure.who.split()[-1].lower() if figure.who else None


def _crowd(figure: Figure) -> _Noun:
    """The word for people as it stands, "men", whatever they did."""
    return figure.article, "people", _head(figure)


def _one_side(left: Figure, right: Figure) -> bool:
    """Whether two words for people do not put them on two sides: police and the crowd, adults and children."""
    one, other = left.who_class, right.who_class
    return contains(one, other) or contains(other, one) or not {one, other} & _SIDES


def meetings(found: Likeness, figures: Sequence[Figure]) -> list[tuple[float, Figure, Figure]]:
    """The pairs of figures that are of one quantity, surest first; pairs are only made of figures that share a rare stem or a value."""
    holders: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind not in PEOPLE and not figure.incremental and not figure.negated:
            for key in _keys(found, figure):
                holders[key].append(figure)
    pairs = {tuple(sorted((left.id, right.id))): (left, right) for left, right in _pairs(holders)}
    scored = [(score, left, right) for left, right in pairs.values() if (score := found.alike(left, right)) is not None and _tellable(left, right)]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].id, pair[2].id))


def _pairs(holders: Mapping[object, list[Figure]]) -> Iterator[tuple[Figure, Figure]]:
    for members in holders.values():
        if len(members) <= COMMON:
            yield from combinations(members, 2)


def _keys(found: Likeness, figure: Figure) -> Iterator[object]:
    yield from found.stems[figure.id]
    yield "noun", figure.unit, noun_of(figure)
    value = figure.value
    if value is not None and value > 0:
        scale = math.floor(math.log10(value))
        low = math.floor(value / 10 ** (scale - 1))
        yield from ((figure.unit, scale, low), (figure.unit, scale, low + 1))


def _tellable(left: Figure, right: Figure) -> bool:
    """Inside one account only another speaker, or the same number again, tells of the same quantity."""
    if left.article != right.article:
        return True
    return left.value == right.value or rivals(left, right)


def rivals(left: Figure, right: Figure) -> bool:
    """Whether two named speakers give the numbers."""
    speakers = {left.speaker or left.speaker_words, right.speaker or right.speaker_words}
    return None not in speakers and len(speakers) == 2


def _adjective(figure: Figure) -> bool:
    """Whether the number only describes a thing of which there may be many: "a 32-yard field goal"."""
    return figure.unit is not None and _HYPHENATED.search(figure.evidence.words) is not None


def _opposite(left: Figure, right: Figure) -> bool:
    return left.what != right.what and any({left.what, right.what} == pair for pair in _OPPOSITES)


def _comparable(left: Figure, right: Figure) -> bool:
    if left.unit != right.unit or is_rest(left) is not is_rest(right) or {left.part_of, right.part_of} & {left.id, right.id}:
        return False
    apart = _ratio(left, right)
    if (apart > ONE_AMOUNT and eras_apart(left, right)) or (left.unit == "magnitude" and apart > ONE_QUAKE):
        return False
    one, other = left.kind, right.kind
    if one is not other and ({one, other} == _CLASSED or _human(left) is not _human(right)):
        return False  # two women are not the two buildings
    return one is other or {one, other} <= _LOOSE or {one, other} <= _SUMS


def _small(left: Figure, right: Figure) -> bool:
    """Whether counts of things are so few that any account may tell of others: two rifles, three letters."""
    return left.unit is None and left.kind is FigureKind.COUNT and max(_size(left), _size(right)) < FEW_THINGS and not _human(left)


def _human(figure: Figure) -> bool:
    return figure.kind is FigureKind.POPULATION or contains("people", figure.who_class)


def _size(figure: Figure) -> float:
    return figure.value if figure.value is not None else figure.low or 0.0


def _ratio(left: Figure, right: Figure) -> float:
    low, high = sorted((_size(left), _size(right)))
    return high / low if low > 0 else math.inf


def _one_number(left: Figure, right: Figure, noun: bool | None) -> bool:
    """Whether both tell one number, exactly or one of them rounded: "52.4%" and "52.36 per cent"."""
    if left.value is None or right.value is None or noun is False:
        return False
    low, high = sorted((left.value, right.value))
    if left.kind is FigureKind.DURATION:
        return low == high and bool(noun)
    if low == high and noun:
        return low >= TELLING
    if low == high and left.unit in _TOLD_ONCE and not is_round(low):
        return True
    if low < TELLING or not (noun or left.unit is not None):
        return False
    if low == high:
        return not is_round(low)
    return any(rounds_to(exact, coarse) for exact, coarse in ((low, high), (high, low)))
