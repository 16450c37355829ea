"""A whole book over the four invented accounts, made by hand with real offsets: what every exporter is tried on."""

from __future__ import annotations

import hashlib

from fixture_texts import TEXTS

from rashomon.model.annotations import (
    ActorKind,
    Attribution,
    AttributionKind,
    Comparator,
    Date,
    DateKind,
    Figure,
    FigureKind,
    PlaceKind,
    Status,
    Voice,
)
from rashomon.model.book import (
    Actor,
    Book,
    Copy,
    Dispute,
    Drift,
    Failure,
    Family,
    Happening,
    Judgement,
    JudgementKind,
    Naming,
    Passage,
    Place,
    Relation,
    RelationKind,
    Series,
    Statement,
    Story,
    Telling,
)
from rashomon.model.documents import Article, ArticleKind, Document, Precision, PublishedFrom
from rashomon.model.findings import CopyKind, DisputeKind, Support
from rashomon.model.spans import Evidence, Mark, MarkKind, Span

__all__ = ["ferry_book"]

PATHS = tuple(TEXTS)
POST, WIRE, RADIO, BLOG = range(4)


def words(number: int, phrase: str) -> Evidence:
    text = TEXTS[PATHS[number]]
    start = text.index(phrase)
    return Evidence(f"document-{number}", start, start + len(phrase), phrase)


def mark(number: int, phrase: str, kind: MarkKind) -> Mark:
    piece = words(number, phrase)
    return Mark(piece.start, piece.end, kind)


def document(number: int) -> Document:
    path = PATHS[number]
    raw = TEXTS[path].encode()
    url = "https://example.org/blog/what-we-know" if number == BLOG else None
    return Document(f"document-{number}", path, url, hashlib.sha256(raw).hexdigest(), TEXTS[path], raw, "text/plain", "utf-8", "plain 1")


def article(number: int, **fields: object) -> Article:
    return Article(f"article-{number}", f"document-{number}", Span(0, len(TEXTS[PATHS[number]])), **fields)


def articles() -> tuple[Article, ...]:
    post = words(POST, "Ferry strikes reef off Skarra, nine dead")
    wire = words(WIRE, "Skarra ferry sinking: toll rises to 14")
    radio = words(RADIO, "Ferry hits rock near Skarra")
    blog = words(BLOG, "What we know, and what we do not, about the night in the sound")
    return (
        article(
            POST, title=post.words, title_span=post.span, outlet="The Harbour Post", byline="Ina Holt", published="2031-03-04", language="en",
            published_precision=Precision.DAY, published_from=PublishedFrom.METADATA, published_because="the record says so",
            furniture=(mark(POST, "By Ina Holt", MarkKind.BYLINE),), rewritten=False, rewrite_score=0.02,
        ),
        article(
            WIRE, title=wire.words, title_span=wire.span, outlet="Island Wire", published="2031-03-05", language="en",
            published_precision=Precision.DAY, published_from=PublishedFrom.TEXT, published_because="“on Wednesday” after a Tuesday in another account",
            furniture=(mark(WIRE, "PORT ELLERY (Island Wire) - ", MarkKind.DATELINE),), rewritten=False, rewrite_score=0.0, credits=("Island Wire",),
        ),
        article(
            RADIO, title=radio.words, title_span=radio.span, outlet="Sound Radio", published="2031-03-05", language="en",
            published_precision=Precision.DAY, published_from=PublishedFrom.PAGE, published_because="printed on the page",
            furniture=(mark(RADIO, "© Sound Radio", MarkKind.IMAGE_CREDIT),), damage=(mark(RADIO, "the coast watch said. said.", MarkKind.BROKEN),),
            rewritten=True, rewrite_score=0.83,
        ),
        article(BLOG, title=blog.words, title_span=blog.span, kind=ArticleKind.OPINION, language="en", rewritten=None),
    )  # fmt: skip


def actor(key: str, name: str, kind: ActorKind, mentions: tuple[Evidence, ...], **fields: object) -> Actor:
    blank = {"aliases": (), "roles": (), "country": "DK", "sector": None, "entities": (), "because": ()}
    return Actor(f"actor-{key}", name, kind, mentions=mentions, **{**blank, **fields})


def actors() -> tuple[Actor, ...]:
    return (
        actor("lund", "Moira Lund", ActorKind.PERSON, (words(POST, "Captain Moira Lund"), words(WIRE, "Captain Moira Lund"), words(RADIO, "Captain Moira Lund")), aliases=("Lund",), roles=("Captain",), because=("same full name in three accounts",)),
        actor("guard", "coast guard", ActorKind.ORGANISATION, (words(POST, "the coast guard"), words(WIRE, "the coast guard")), sector="GOV"),
        actor("tern", "Tern Lines", ActorKind.ORGANISATION, (words(POST, "Tern Lines"), words(WIRE, "Tern Lines"), words(RADIO, "Tern Lines"), words(BLOG, "Tern Lines"))),
        actor("venn", "Oskar Venn", ActorKind.PERSON, (words(WIRE, "Oskar Venn"),), roles=("chair of the harbour union",)),
    )


def place(key: str, name: str, kind: PlaceKind, point: tuple[float, float] | None, mentions: tuple[Evidence, ...]) -> Place:
    lat, lon = point or (None, None)
    return Place(f"place-{key}", name, kind, "DK", lat, lon, f"geonames:{key}" if point else None, mentions)


def places() -> tuple[Place, ...]:
    return (
        place("ellery", "Port Ellery", PlaceKind.CITY, (56.2, 11.1), (words(POST, "Port Ellery"), words(BLOG, "Port Ellery"))),
        place("skarra", "Skarra", PlaceKind.REGION, (56.6, 11.6), (words(POST, "Skarra"), words(WIRE, "Skarra"), words(RADIO, "Skarra"))),
        place("parliament", "parliament", PlaceKind.FACILITY, None, (words(BLOG, "parliament"),)),
    )


def dates() -> tuple[Date, ...]:
    tuesday = words(POST, "early on Tuesday")
    wednesday = words(WIRE, "Wednesday")
    return (
        Date("date-1", "article-0", DateKind.TIME, "2031-03-04", "2031-03-04", "2031-03-04", Precision.DAYPART, "2031-03-04TMO", "published 2031-03-04", tuesday),
        Date("date-2", "article-1", DateKind.DATE, "2031-03-05", "2031-03-05", "2031-03-05", Precision.DAY, "2031-03-05", "published 2031-03-05", wednesday),
        Date("date-3", "article-3", DateKind.DATE, None, None, None, Precision.UNKNOWN, None, None, words(BLOG, "Sunday")),
    )


def said(key: str, number: int, who: tuple[str | None, str | None], content: str, cue: str | None, **fields: object) -> Attribution:
    speaker, name = who
    kind = fields.pop("kind", AttributionKind.INDIRECT)
    return Attribution(
        f"attribution-{key}", f"article-{number}", kind, None, speaker, name, name, words(number, name) if name else None, fields.pop("via", None),
        words(number, cue) if cue else None, words(number, content), **fields,
    )  # fmt: skip


def attributions() -> tuple[Attribution, ...]:
    direct = AttributionKind.DIRECT
    return (
        said("1", POST, ("actor-lund", "Captain Moira Lund"), "The ship went down faster than any drill allows,", "said Captain", kind=direct),
        said("2", WIRE, ("actor-lund", "Captain Moira Lund"), "She went down faster than any drill allows,", "told", kind=direct, via="Island Wire"),
        said("3", RADIO, ("actor-lund", "Captain Moira Lund"), "The ship sank quicker than any exercise permits", "said Captain", lost_marks=True),
        said("4", WIRE, ("actor-venn", "Oskar Venn"), "Tern Lines sold seats it did not have,", "said its chair", kind=direct),
        said("5", POST, ("actor-tern", "Tern Lines"), "that the ship was overloaded", "denied", negated=True),
        said("6", BLOG, (None, "a deckhand"), "Dozens drowned", "wrote"),
    )


def statements() -> tuple[Statement, ...]:
    drift = (Drift(("The ship went", "She went", "The ship sank"), "two verbs and a pronoun for one act"), Drift(("drill allows", "drill allows", "exercise permits"), "synonyms in a rewritten account"))
    lund = Support(("Island Wire", "Sound Radio", "The Harbour Post"), ("family-0", "family-1"), ("actor-lund",))
    return (
        Statement("statement-1", "actor-lund", "Captain Moira Lund", ("attribution-1", "attribution-2", "attribution-3"), drift, lund),
        Statement("statement-2", "actor-venn", "Oskar Venn", ("attribution-4",), (), Support(("Island Wire",), ("family-1",), ("actor-venn",))),
        Statement("statement-3", "actor-tern", "Tern Lines", ("attribution-5",), (), Support(("The Harbour Post",), ("family-0",), ("actor-tern",))),
        Statement("statement-4", None, "a deckhand", ("attribution-6",), (), Support(("article-3",), ("family-2",), ("a deckhand",), 1)),
    )


def figure(key: str, number: int, kind: FigureKind, who: str, phrase: str, **fields: object) -> Figure:
    blank = {"who_class": None, "what": None, "where": "place-skarra", "unit": None, "value": None, "low": None, "high": None, "comparator": Comparator.EXACTLY, "as_of": None}
    blank |= {"incremental": None, "part_of": None, "negated": False, "entity": None, "speaker": None, "speaker_words": None, "attribution": None, "series": None}
    return Figure(f"figure-{key}", f"article-{number}", kind, who, evidence=words(number, phrase), **{**blank, **fields})


def figures() -> tuple[Figure, ...]:
    deaths, guard = FigureKind.DEATHS, {"speaker": "actor-guard", "speaker_words": "the coast guard", "series": "series-1"}
    aboard = {"series": "series-2"}
    return (
        figure("1", POST, deaths, "people", "Nine people", value=9.0, low=9.0, high=9.0, as_of="2031-03-04", **guard),
        figure("2", RADIO, deaths, "people", "Nine persons", value=9.0, low=9.0, high=9.0, as_of="2031-03-04", **guard),
        figure("3", WIRE, deaths, "people", "Fourteen people", value=14.0, low=14.0, high=14.0, as_of="2031-03-05", **guard),
        figure("4", BLOG, deaths, "people", "Dozens", low=24.0, comparator=Comparator.VAGUE, speaker_words="a deckhand", series="series-1"),
        figure("5", POST, FigureKind.PARTICIPANTS, "passengers", "About 240 passengers", value=240.0, comparator=Comparator.ABOUT, speaker="actor-tern", speaker_words="the company", **aboard),
        figure("6", WIRE, FigureKind.PARTICIPANTS, "passengers", "310 passengers", value=310.0, speaker_words="The harbour union", **aboard),
        figure("7", WIRE, FigureKind.INJURIES, "people", "At least 31 people", low=31.0, comparator=Comparator.AT_LEAST, series="series-3"),
        figure("8", POST, FigureKind.DURATION, "minutes", "forty minutes", value=40.0, unit="minute", series="series-4"),
        figure("9", POST, FigureKind.COUNT, "helicopters", "three helicopters", value=3.0, series="series-5"),
    )


def series(kind: FigureKind, who: str, readings: str, bounds: tuple[float, float | None], **fields: object) -> Series:
    blank = {"what": None, "where": "place-skarra", "unit": None, "best": None, "best_rule": None, "part_of": None, "monotone": None, "because": "same kind, same group, same place"}
    return Series(kind=kind, who=who, readings=tuple(f"figure-{one}" for one in readings), low=bounds[0], high=bounds[1], **{**blank, **fields})


def all_series() -> tuple[Series, ...]:
    post, wire = Support(("The Harbour Post",), ("family-0",), ("actor-tern",)), Support(("Island Wire",), ("family-1",), ("The harbour union",))
    toll = Support(("Island Wire", "Sound Radio", "The Harbour Post", "article-3"), ("family-0", "family-1", "family-2"), ("a deckhand", "actor-guard"), 1)
    return (
        series(FigureKind.DEATHS, "people", "1234", (9.0, 24.0), id="series-1", support=toll, what="died", monotone=True),
        series(FigureKind.PARTICIPANTS, "passengers", "56", (240.0, 310.0), id="series-2", support=Support(("Island Wire", "The Harbour Post"), ("family-0", "family-1"), ("The harbour union", "actor-tern"))),
        series(FigureKind.INJURIES, "people", "7", (31.0, None), id="series-3", support=wire, because="read once"),
        series(FigureKind.DURATION, "minutes", "8", (40.0, 40.0), id="series-4", support=post, unit="minute", because="read once"),
        series(FigureKind.COUNT, "helicopters", "9", (3.0, 3.0), id="series-5", support=post, because="read once"),
    )


def told(number: int, phrase: str, status: Status = Status.HAPPENED, speaker: str | None = None, speaker_words: str | None = None) -> Telling:
    return Telling(f"article-{number}", words(number, phrase), status, speaker, speaker_words)


def happening(key: str, date: str | None, weight: float, tellings: tuple[Telling, ...], support: Support, **fields: object) -> Happening:
    blank = {"type": "OTHER", "mode": None, "place": None, "actors": (), "recipients": (), "speaker": None, "speaker_words": None, "background": False, "because": "told once"}
    first = tellings[0]
    return Happening(f"happening-{key}", what=first.evidence.words, status=first.status, date=date, tellings=tellings, weight=weight, support=support, **{**blank, **fields})


def happenings() -> tuple[Happening, ...]:
    both = Support(("Island Wire", "Sound Radio", "The Harbour Post"), ("family-0", "family-1"), ("family-0", "family-1"))
    post, wire, blog = (Support((outlet,), (f"family-{n}",), (f"family-{n}",)) for n, outlet in enumerate(("The Harbour Post", "Island Wire", "article-3")))
    sank = (told(POST, "The ferry Halcyon Tern struck a reef off Skarra early on Tuesday"), told(WIRE, "the Halcyon Tern struck a reef off Skarra"), told(RADIO, "The ferryboat Halcyon Tern hit a rock off Skarra early on Tuesday"))
    overload = (told(POST, "Tern Lines, which runs the ferry, denied that the ship was overloaded", Status.DENIED, "actor-tern", "Tern Lines"), told(RADIO, "Tern Lines, which runs the boat, dismissed that the ship was overloaded", Status.DENIED, "actor-tern", "Tern Lines"))
    return (
        happening("1", "2031-03-04", 1.0, sank, both, place="place-skarra", because="same ship, same place, same day", type="ACCIDENT"),
        happening("2", "2031-03-04", 0.7, overload, Support(("Sound Radio", "The Harbour Post"), ("family-0",), ("actor-tern",)), actors=("actor-tern",), because="same speaker, same denial", speaker="actor-tern", speaker_words="Tern Lines", type="REJECT"),
        happening("3", "2031-03-04", 0.5, (told(POST, "Police in Port Ellery opened an inquiry on Tuesday evening"),), post, place="place-ellery", type="COERCE", mode="investigate"),
        happening("4", "2031-03-05", 0.6, (told(WIRE, "The transport minister ordered every ferry of the line to stay in port from Thursday", Status.ORDERED),), wire, type="COERCE"),
        happening("5", "2031-03-06", 0.4, (told(BLOG, "Protesters gathered at the offices of Tern Lines in Port Ellery on Thursday"),), blog, place="place-ellery", type="PROTEST", mode="demonstrate"),
        happening("6", None, 0.3, (told(BLOG, "A march to parliament is planned for Sunday", Status.PLANNED),), blog, type="PROTEST"),
        happening("7", "2029", 0.2, (told(WIRE, "The Halcyon Tern had failed a safety check in 2029", Status.BACKGROUND),), wire, background=True),
    )


def disputes() -> tuple[Dispute, ...]:
    return (
        Dispute("dispute-1", DisputeKind.UPDATE, "deaths / people / Skarra", ("figure-1", "figure-3"), "Same speaker, later day, higher count: the second replaces the first.", (words(POST, "Nine people died"), words(WIRE, "Fourteen people"))),
        Dispute("dispute-2", DisputeKind.CONTRADICTION, "participants / passengers", ("figure-5", "figure-6"), "Same ship and night? Yes. Rounding? No: 240 and 310 differ by 29 %. Same speaker? No.", (words(POST, "About 240 passengers were on board"), words(WIRE, "310 passengers were aboard"))),
        Dispute("dispute-3", DisputeKind.DENIAL, "the ship was overloaded", ("happening-2", "attribution-4"), "One side says it, the other denies it.", (words(POST, "denied that the ship was overloaded"), words(WIRE, "310 passengers were aboard a ship built for 250"))),
    )  # fmt: skip


def namings() -> tuple[Naming, ...]:
    return (
        Naming("the crowd at Tern Lines", "protesters", "article-3", Voice.OWN, None, words(BLOG, "Protesters")),
        Naming("the crowd at Tern Lines", "mob", "article-3", Voice.QUOTED, None, words(BLOG, "mob")),
        Naming("the crowd at Tern Lines", "mourners", "article-3", Voice.QUOTED, None, words(BLOG, "mourners")),
        Naming("those aboard", "passengers", "article-0", Voice.OWN, None, words(POST, "passengers")),
        Naming("those aboard", "passengers", "article-1", Voice.QUOTED, None, words(WIRE, "passengers")),
        Naming("the crew", "heroes", "article-0", Voice.QUOTED, None, words(POST, "heroes")),
    )


def copies() -> tuple[Copy, ...]:
    pairs = (
        ("The ferry Halcyon Tern struck a reef off Skarra early on Tuesday and sank within forty minutes.", "The ferryboat Halcyon Tern hit a rock off Skarra early on Tuesday and sank inside forty minutes."),
        ("Survivors called the crew heroes.", "Survivors called the team heroes."),
    )
    passages = tuple(Passage(words(POST, left), words(RADIO, right)) for left, right in pairs)
    return (Copy("copy-1", "article-0", "article-2", CopyKind.REWRITE, 0.86, True, "9 of 11 sentences match in order; the copy is later and damaged", passages),)


def ferry_book() -> Book:
    families = (
        Family("family-0", "article-0", ("article-0", "article-2"), None, "the copy is later and damaged"),
        Family("family-1", "article-1", ("article-1",)),
        Family("family-2", None, ("article-3",)),
    )
    story = Story("story-1", "Ferry strikes reef off Skarra, nine dead", tuple(f"article-{number}" for number in range(4)))
    judgement = Judgement("judgement-1", JudgementKind.CORRECT, "article-3", (), "published", None, "night desk", "2031-03-06T02:10:00Z", "no date anywhere on the page")
    return Book(
        documents=tuple(document(number) for number in range(4)), articles=articles(), stories=(story,), copies=copies(), families=families,
        actors=actors(), places=places(), dates=dates(), attributions=attributions(), statements=statements(), figures=figures(), series=all_series(),
        happenings=happenings(), relations=(Relation(RelationKind.RESPONSE, "happening-1", "happening-3", "“after” in one account"),), disputes=disputes(), namings=namings(),
        judgements=(judgement,), failures=(Failure("broken.pdf", "ingest", "1", "no text layer"),), parts=(("language model", "en_core_web_sm 3.8.0"), ("dates", "1")),
    )  # fmt: skip
