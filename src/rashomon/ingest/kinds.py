"""What sort of piece an article is, by how it presents itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rashomon.ingest.heads import Head
from rashomon.ingest.lines import Line, folded_words, is_body
from rashomon.model.documents import ArticleKind

__all__ = ["kind_of"]

LIVE = re.compile(r"\blive(?: blog| updates?| coverage|:)|\bas it happened\b|\blatest updates\b|\blatest:|^live\b", re.IGNORECASE)
TIMED = re.compile(r"(?:at )?\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:GMT|UTC|[A-Z]{2,4}|\b)", re.IGNORECASE)
EXPLAINER = re.compile(
    r"\bexplain(?:ed|er|ing)\b|\bwhat (?:we|you|to) (?:need to )?know\b|\bwhat(?:['’]s| is) (?:happening|going on|behind|at stake)\b|\beverything you need\b"
    r"|\b(?:q&a|faq)\b|\bhere(?:['’]s| is| are) (?:what|why|how)\b|^(?:why|who|what|how)\b.*\?$|\b(?:a|the) (?:timeline|guide|primer)\b|^timeline\b"
    r"|\b(?:\d+|three|four|five|six|seven|eight|nine|ten) (?:things|facts|questions|takeaways|charts|maps)\b|\b(?:visual|quick|short|brief) guide\b|\bwhat happened and why\b|\bfact[- ]check\b|\bquestions answered\b|\bwhat (?:is|was|has been) known\b|\bin (?:charts|maps|numbers)\b",
    re.IGNORECASE,
)
THINGS_TO_KNOW = re.compile(
    r"\bhere(?:['’]s| is| are)\b[^.]{0,80}\b(?:need to know|to know|what we know|things)\b|\bthings (?:you (?:need|should|ought) )?to know\b|\bwhat you need to know\b",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"^(?:opinion|op-ed|commentary|comment|editorial|analysis|viewpoint|perspective|column)\b\s*[:|–—-]|[|–—-]\s*(?:opinion|op-ed|commentary|editorial)$|^(?:letters?|open letter) to\b|^guest (?:post|column|essay|view)\b|^[\w’' ]{2,40}\b(?:view|opinion|comment|column):",
    re.IGNORECASE,
)
OPINION_LABELS = frozenset(
    {"opinion", "opinions", "editorial", "commentary", "op-ed", "op", "column", "viewpoint", "viewpoints", "perspective", "perspectives", "letters"}
)
DISCLAIMER = re.compile(
    r"\b(?:views|opinions) (?:\w+ ){0,6}expressed\b.{0,120}\bauthor|\bthe (?:statements|views) (?:\w+ )*(?:are|do) (?:\w+ )*(?:the author|reflect)",
    re.IGNORECASE,
)
RELEASE = re.compile(
    r"\bfor immediate release\b|^news provided by\b|/[A-Z]\w*wire/|\(BUSINESS WIRE\)|GLOBE NEWSWIRE|\bforward-looking statements\b|[(“\"]the [“\"](?:company|group|bank|fund)[”\"]|[”\"] or the [“\"]company[”\"]|^(?:press|media|news) (?:release|statement|bulletin|notice)\b(?=\W*(?:$|\d|no\b|[A-Z]))|^(?:bolet[ií]n|nota|comunicado) de prensa\b|^communiqu[eé] de presse\b|^comunicato stampa\b|^notes? (?:for|to) (?:the )?editors\b|\bmedia contacts?\s*:|\bpress contacts?\s*:|^(?:media|press)(?: relations)? (?:quer(?:y|ies)|[ei]nquir(?:y|ies)|office)\s*:|^statement\W*$|^contact for (?:the )?(?:media|press)\b|^press\s*:.{3,80}\+?\d[\d ()-]{6,}|^(?:situation|flash|field|incident) (?:report|update|bulletin) (?:no\.?|number|#)?\s*\d",
    re.IGNORECASE,
)
NAME_COLON = re.compile(r"(?P<name>[^:]{3,50}):\s")

#: First person outside quotation marks. One "we" may be a slip of a reporter; a columnist's come again and again.
#: Titles of documents that bodies issue.
ISSUED = re.compile(
    r"^(?:joint |official )?(?:statement|declaration|communiqu[eé]) (?:by|of|from|on|regarding|concerning)\b|^joint (?:statement|declaration|communiqu[eé])\b|^remarks by\b",
    re.IGNORECASE,
)

QUOTED = re.compile(
    r"[“\"][^“”\"]{0,600}[”\"]|(?:``|'')(?:(?!``|'').){1,600}''|«[^«»]{0,600}»|(?<!\w)‘[^‘]{1,600}?’(?!\w)|(?<!\w)'(?=[A-Z])[^\n]{3,600}?[.,!?]'(?!\w)"
)
FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|myself|[Ww]e|[Ww]e['’](?:re|ve|ll)|[Oo]ur|us)\b")
#: What a reporter does says nothing of what he thinks: "we talked to six of them", "she told us".
REPORTING = re.compile(
    r"\b[Ww]e (?:have |had )?(?:talked|spoke|spoken|asked|saw|seen|visited|met|obtained|reviewed|contacted|reached|counted|interviewed|verified|called|wrote|file|publish|are closing|reported)\b"
    r"|\b(?:told|showed|gave|sent|tells|shows|wrote) us\b|\b[Oo]ur (?:own )?(?:reporters?|correspondents?|newsroom|photographers?|questions?|requests?|calls?)\b"
)
FIRST_PERSON_FROM = 4
FIRST_PERSON_PER_WORDS = 150

#: A body that speaks of itself: "our coordinator", "our teams". Columns and blogs have an "I", or no such people.
SINGULAR = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|myself)\b")
OUR_PEOPLE = re.compile(
    r"\b[Oo]ur (?:\w+ )?(?:co-?ordinators?|directors?|spokes(?:man|woman|person|people)|colleagues|teams?|members|partners|organi[sz]ation|staff|chair(?:man|woman|person)?|president|secretary|founder|chief executive|volunteers|employees|customers|lawyers|monitors|delegates|observers|researchers|doctors|nurses|activists|clinics?|offices?|company|foundation|association|union)\b"
)

#: "Open Harbour (OHN) condemns ...", in the present, at the beginning.
STAND = re.compile(
    r"^(?:[^–—-]{0,60}[–—-] )?(?:[Tt]he )?[A-Z][\w.&’' ]{2,70}(?: \([A-Z][A-Za-z-]+\))? (?:strongly |firmly |once again )?(?:condemns|welcomes|deplores|denounces|demands|regrets|mourns|calls (?:on|for)|expresses|urges|rejects)\b"
)

TIMED_LINES_FROM = 4
QUESTIONS_FROM = 2


def kind_of(head: Head, lines: Sequence[Line]) -> ArticleKind:
    """The kind of the piece in these lines; news unless it shows something else."""
    title = head.raw_title
    edges = [line.text for line in (*lines[:4], *lines[-6:]) if not line.wrapped]
    if LIVE.search(title) or sum(bool(TIMED.match(line.text)) for line in lines) >= TIMED_LINES_FROM:
        return ArticleKind.LIVE
    if ISSUED.search(title) or any(RELEASE.search(text) for text in edges) or "press release" in " ".join(head.labels):
        return ArticleKind.RELEASE
    if _is_opinion(head, title, edges):
        return ArticleKind.OPINION
    if EXPLAINER.search(title) or {"explainer", "explained"} & set(head.labels) or _asks(lines):
        return ArticleKind.EXPLAINER
    if _takes_a_stand(lines):
        return ArticleKind.RELEASE
    if not _speaks_for_itself(lines):
        return ArticleKind.NEWS
    return ArticleKind.RELEASE if _speaks_for_a_body(lines) else ArticleKind.OPINION


def _is_opinion(head: Head, title: str, edges: Sequence[str]) -> bool:
    if OPINION.search(title) or OPINION_LABELS & set(head.labels) or any(DISCLAIMER.search(text) for text in edges):
        return True
    named = NAME_COLON.match(title)
    return bool(named and head.byline and set(folded_words(named["name"])) <= set(folded_words(head.byline)))


def _asks(lines: Sequence[Line]) -> bool:
    """Whether the piece is built on questions: as subheadings, or one and an announcement of what there is to know."""
    questions = sum(
        1
        for here, after in pairwise(lines)
        if here.text.endswith("?") and not here.text.startswith(("“", '"')) and len(here.text.split()) <= 16 and is_body(after)
    )
    announced = any(THINGS_TO_KNOW.search(line.text) for line in lines)
    return questions >= QUESTIONS_FROM or (announced and questions > 0)


def _takes_a_stand(lines: Sequence[Line]) -> bool:
    """Whether the first paragraph says what a body stands for, as its own statements do, and the piece says what "our" people do."""
    first = next((line.text for line in lines if is_body(line)), "")
    return STAND.search(first) is not None and _speaks_for_a_body(lines)


def _speaks_for_a_body(lines: Sequence[Line]) -> bool:
    plain = [QUOTED.sub(" ", line.text) for line in lines]
    return not any(SINGULAR.search(text) for text in plain) and any(OUR_PEOPLE.search(text) for text in plain)


def _speaks_for_itself(lines: Sequence[Line]) -> bool:
    words = count = 0
    for line in lines:
        plain = REPORTING.sub(" ", QUOTED.sub(" ", line.text))
        words += len(plain.split())
        # A line with a single quotation mark is part of a quotation that runs over several paragraphs.
        count += 0 if any(mark in plain for mark in '“”"') else len(FIRST_PERSON.findall(plain))
    return count >= FIRST_PERSON_FROM and count * FIRST_PERSON_PER_WORDS >= words
