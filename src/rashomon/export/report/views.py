"""Small answers that the templates ask for: groups, orders and field labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.export.account import Account, leading
from rashomon.export.labels import Names
from rashomon.export.report.links import nested
from rashomon.export.wording import day_key, day_words, plural
from rashomon.model.annotations import Attribution, Figure, Voice
from rashomon.model.book import Actor, Book, Copy, Dispute, Family, Happening, Naming, Series, Statement
from rashomon.model.findings import Support
from rashomon.model.spans import Evidence

__all__ = [
    "Origin",
    "Referent",
    "Speaker",
    "TermUse",
    "Wording",
    "by_day",
    "copies_by_copy",
    "counted",
    "families_with_copies",
    "family_count",
    "in_several",
    "known_actors",
    "mentioned_in",
    "origin",
    "read_words",
    "readings",
    "readings_of_one",
    "referents",
    "several",
    "sides",
    "span_of_days",
    "speakers",
    "told_by_several",
    "top_places",
    "wordings",
]  # fmt: skip

@dataclass(frozen=True, slots=True)
class Origin:
    """Who stands behind a line: a few names, and how many more."""

    names: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Everything one speaker is said to have said; ``several`` are carried by more than one account."""

    name: str | None
    roles: tuple[str, ...]
    several: tuple[Statement, ...]
    once: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One account's words for a statement, with the quotations inside them."""

    attribution: Attribution
    inner: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """One word for a referent: how often each account uses it in its own voice and in others' words."""

    term: str
    own: tuple[tuple[str, int], ...]
    quoted: tuple[tuple[str, int], ...]
    uses: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Referent:
    """One person, group or act and the words used for it, the most frequent first; ``once`` are those used a single time."""

    name: str
    terms: tuple[TermUse, ...]
    once: tuple[Naming, ...]


def by_day(happenings: Iterable[Happening]) -> list[tuple[str, list[Happening]]]:
    """Happenings under the words for their day, in order; those without a day come last."""
    groups: list[tuple[str, list[Happening]]] = []
    for happening in happenings:
        label = day_words(happening.date)
        if not groups or groups[-1][0] != label:
            groups.append((label, []))
        groups[-1][1].append(happening)
    return groups


def span_of_days(account: Account, names: Names) -> str | None:
    """First and last day of the leading happenings; None where none has a day."""
    known = sorted((each.date for each in leading(account, names) if each.date), key=day_key)
    if not known:
        return None
    first, last = known[0].partition("/")[0], known[-1].rpartition("/")[2]
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def known_actors(account: Account) -> tuple[Actor, ...]:
    """Actors that are mentioned more than once, or have a role."""
    return tuple(actor for actor in account.actors if len(actor.mentions) > 1 or actor.roles)


def mentioned_in(actor: Actor, names: Names) -> tuple[tuple[str, int], ...]:
    """How often each account mentions an actor."""
    return counted(names.article(article) for article in map(names.article_at, actor.mentions) if article)


def family_count(account: Account, names: Names) -> int:
    """How many families the articles of a story come from; an article of no family counts as its own."""
    return len({names.family_of.get(article.id, article.id) for article in account.articles})


def read_words(account: Account, names: Names) -> str:
    """How many accounts were read, and how many outlets and families they come from."""
    outlets = len({article.outlet for article in account.articles if article.outlet})
    nameless = sum(1 for article in account.articles if not article.outlet)
    named = [plural(outlets, "named outlet")] if outlets else []
    rest = [f"{nameless} that name{'s' if nameless == 1 else ''} none" if outlets else "outlets that are not named"] if nameless else []
    families = family_count(account, names)
    return f"{plural(len(account.articles), 'account')} from {' and '.join([*named, *rest])}, {plural(families, 'family')} when copies are folded"


def top_places(account: Account, names: Names, limit: int = 4) -> list[str]:
    """Where the story takes place: where most happenings are placed, else the places that are named most."""
    placed = Counter(each.place for each in account.happenings if each.place)
    known = {place.id for place in account.places if place.lat is not None}
    ranked = [place for place, _ in sorted(placed.items(), key=lambda row: -row[1]) if place in known] or [place.id for place in account.places]
    return [name for name in map(names.place, ranked[:limit]) if name]


def told_by_several(account: Account) -> int:
    """How many happenings more than one family tells."""
    return sum(1 for each in account.happenings if len(each.support.families) > 1)


def several(support: Support) -> bool:
    """Whether more than one voice of any sort stands behind a line."""
    return max(len(support.outlets), len(support.families), len(support.origins)) > 1


def origin(support: Support, names: Names, limit: int = 3) -> Origin:
    """Names of the origins that are not merely the outlets themselves."""
    outlets = {names.outlet(outlet) for outlet in support.outlets}
    found = [name for name in dict.fromkeys(map(names.origin, support.origins)) if name not in outlets]
    return Origin(tuple(found[:limit]), max(0, len(found) - limit))


def readings(series: Series, names: Names) -> tuple[Figure, ...]:
    """The figures of a series, in its order."""
    return tuple(names.figures[one] for one in series.readings if one in names.figures)


def readings_of_one(account: Account, names: Names) -> list[tuple[str, list[Figure]]]:
    """Quantities that are given once, grouped by kind in order of the kind's first appearance."""
    groups: dict[str, list[Figure]] = {}
    for series in account.series:
        if len(series.readings) == 1:
            for figure in readings(series, names):
                groups.setdefault(figure.kind.value, []).append(figure)
    return list(groups.items())


def sides(dispute: Dispute, names: Names) -> list[tuple[str | None, list[Evidence]]]:
    """The words of a disagreement by the article they stand in (None: between articles), in the order given."""
    groups: dict[tuple[str, str | None], list[Evidence]] = {}
    for piece in dispute.evidence:
        groups.setdefault((piece.document, names.article_at(piece)), []).append(piece)
    return [(article, pieces) for (_, article), pieces in groups.items()]


def families_with_copies(book: Book) -> dict[str, Family]:
    """The family of every article that has copies or is one."""
    return {article: family for family in book.families if len(family.articles) > 1 for article in family.articles}


def copies_by_copy(book: Book) -> dict[str, list[Copy]]:
    """For every article the links in which it is the copy, or the second of an undirected pair."""
    found: dict[str, list[Copy]] = {}
    for copy in book.copies:
        found.setdefault(copy.copy, []).append(copy)
    return found


def wordings(statement: Statement, names: Names) -> list[Wording]:
    """The wordings of a statement; an attribution whose words lie inside another one's is shown inside it."""
    found = [names.attributions[one] for one in statement.attributions if one in names.attributions]
    by_words = {attribution.content: attribution for attribution in found}
    documents: dict[str, list[Evidence]] = {}
    for attribution in found:
        documents.setdefault(attribution.content.document, []).append(attribution.content)
    return [Wording(by_words[outer], inner) for pieces in documents.values() for outer, inner in nested(pieces)]


def in_several(statement: Statement, names: Names) -> bool:
    """Whether more than one account carries a statement."""
    return len({names.attributions[one].article for one in statement.attributions if one in names.attributions}) > 1


def speakers(account: Account, names: Names) -> list[Speaker]:
    """Speakers with their statements: those whom several accounts quote first, the unnamed last."""
    groups: dict[str | None, list[Statement]] = {}
    for statement in account.statements:
        groups.setdefault(statement.speaker or statement.speaker_words, []).append(statement)
    found = [_speaker(key, statements, names) for key, statements in groups.items()]
    return sorted(found, key=lambda one: (one.name is None, -len(one.several), -len(one.once), one.name or ""))


def _speaker(key: str | None, statements: list[Statement], names: Names) -> Speaker:
    known = names.actors.get(key or "")
    return Speaker(
        known.name if known else key,
        known.roles[:3] if known else (),
        tuple(each for each in statements if in_several(each, names)),
        tuple(each for each in statements if not in_several(each, names)),
    )


def referents(account: Account, names: Names) -> list[Referent]:
    """Who calls whom what, the most named first; a referent with one word in one account tells nothing and comes last."""
    groups: dict[str, dict[str, list[Naming]]] = {}
    for naming in account.namings:
        groups.setdefault(naming.referent, {}).setdefault(naming.term.casefold(), []).append(naming)
    found = [_referent(names.actor(name), _by_size(terms), names) for name, terms in groups.items()]
    return sorted(found, key=lambda one: (-len(one.terms), -len(one.once), one.name))


def _referent(name: str, terms: list[list[Naming]], names: Names) -> Referent:
    often = tuple(_term_use(uses, names) for uses in terms if len(uses) > 1)
    return Referent(name, often, tuple(uses[0] for uses in terms if len(uses) == 1))


def _by_size(terms: dict[str, list[Naming]]) -> list[list[Naming]]:
    return sorted(terms.values(), key=lambda uses: (-len(uses), uses[0].term))


def _term_use(uses: list[Naming], names: Names) -> TermUse:
    own = counted(names.article(use.article) for use in uses if use.voice is Voice.OWN)
    quoted = counted(names.article(use.article) for use in uses if use.voice is not Voice.OWN)
    written = Counter(use.evidence.words for use in uses)
    return TermUse(max(sorted(written, reverse=True), key=lambda words: written[words]), own, quoted, tuple(uses))


def counted(labels: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How often each label occurs, the most frequent first."""
    return tuple(sorted(Counter(labels).items(), key=lambda row: (-row[1], row[0])))
