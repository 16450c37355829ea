"""The report page: one self-contained HTML file with a strict content policy."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from importlib.resources import files

import jinja2
from markupsafe import Markup

from rashomon.export import wording
from rashomon.export.account import about, accounts_of, dispute_counts, headline, leading, top_series, value_words
from rashomon.export.foundations import foundations
from rashomon.export.judgement_list import listed
from rashomon.export.labels import names_of
from rashomon.export.omissions import Silence, lines, shares
from rashomon.export.report import views
from rashomon.export.report.atlas import story_map
from rashomon.export.report.chart import axis, scale_of, strip
from rashomon.export.report.compare import changed, side_by_side
from rashomon.export.report.links import Links
from rashomon.export.report.reader import Stretch, stretches
from rashomon.export.report.shapes import country_shapes
from rashomon.export.report.trees import family_tree
from rashomon.model.book import Book
from rashomon.model.documents import Article
from rashomon.model.judgements import worded

__all__ = ["report_html"]

#: More stories than this get a table of their own instead of a place each in the contents.
MANY = 6
#: More accounts than this do not fit a column each; their names are listed instead.
MOST_COLUMNS = 9
#: What accounts leave out is shown up to this many lines, the rest folded away.
MOST_LINES = 25
#: What stands in the cell of an account that does not tell a line.
SILENCES = {Silence.SILENT: "–", Silence.EARLIER: "‹", Silence.UNDATED: "?"}


def report_html(book: Book, made: str) -> str:
    """The whole book as one HTML page: the account, its evidence and every account's text; needs no network and no script.

    Args:
        book: what to show.
        made: what made it and, if wanted, when; stands at the foot of the page.
    """
    names = names_of(book)
    links = Links(names, {document.id: number for number, document in enumerate(book.documents)})
    style, script = _part("report.css"), _part("comfort.js")
    environment = _environment(links)
    environment.globals |= {"judged": listed(book), "decided": worded}
    return environment.get_template("report.html.j2").render(
        book=book,
        made=made,
        accounts=accounts_of(book, names),
        names=names,
        families=views.families_with_copies(book),
        copies=views.copies_by_copy(book),
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        policy=_policy(style, script),
        reader=lambda: _reader(book, links),
    )


def _part(name: str) -> str:
    return (files("rashomon.export.report") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded; only the page's own style and script, known by their hashes, may run."""
    hashes = [f"'sha256-{b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" for part in (style, script)]
    return f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; base-uri 'none'; form-action 'none'"


def _reader(book: Book, links: Links) -> list[list[Stretch]]:
    """Every document's text; called last, when everything that links to it has been written."""
    articles: dict[str, list[Article]] = {}
    for article in book.articles:
        articles.setdefault(article.document, []).append(article)
    return [list(stretches(document, tuple(articles.get(document.id, [])), links)) for document in book.documents]


def _environment(links: Links) -> jinja2.Environment:
    shapes = country_shapes()
    environment = jinja2.Environment(
        autoescape=True,
        loader=jinja2.PackageLoader("rashomon.export.report"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals |= {
        "links": links,
        "words": links.words,
        "within": links.within,
        "together": links.together,
        "plural": wording.plural,
        "number": wording.number_words,
        "reading": wording.reading_words,
        "day": wording.day_words,
        "MANY": MANY,
        "COUNTS": wording.COUNTS,
        "DISPUTES": wording.DISPUTES,
        "STATUSES": wording.STATUSES,
        "COPIES": wording.COPIES,
        "headline": headline,
        "leading": leading,
        "about_parts": about,
        "value": value_words,
        "top_series": top_series,
        "dispute_counts": dispute_counts,
        "story_map": lambda account: story_map(account.places, shapes),
        "axis": axis,
        "scale_of": scale_of,
        "strip": strip,
        "view": views,
        "MOST_COLUMNS": MOST_COLUMNS,
        "MOST_LINES": MOST_LINES,
        "SILENCES": SILENCES,
        "left_out": lines,
        "shares": shares,
        "foundations": foundations,
        "family_tree": family_tree,
        "side_by_side": side_by_side,
        "changed": changed,
    }
    environment.filters["readable"] = links.names.readable
    environment.filters["outlet_name"] = links.names.outlet
    return environment
