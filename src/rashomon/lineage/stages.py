"""How far a piece has come: flags before its title ("UPDATE 2-", "(3rd lead)") and the time at which it says that it was updated."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from rashomon.lineage.times import compare_times
from rashomon.model.annotations import Account
from rashomon.model.documents import PublishedFrom
from rashomon.model.spans import MarkKind
from rashomon.text.calendar import day_of
from rashomon.text.shingles import words_of

__all__ = ["folded_title", "modified_at", "stage_of", "told_at"]

_WORDS = (
    r"(?:updated?|wrapup|recast|refile[d]?)(?:\s*\d+)?|(?:\d{1,2}(?:st|nd|rd|th)\s+)?(?:lead|ld)(?:-writethru)?|live(?:\s+(?:updates?|blog|coverage))?|"
    r"breaking(?:\s+news)?|urgent|flash|alert|corrected|correction|clarification|developing(?:\s+story)?|just\s+in|exclusive"
)
#: A flag stands before the title with a mark behind it, or in brackets before or behind it.
FLAG = re.compile(rf"^\W*(?:(?:{_WORDS})\s*[:|–—-]\s*|[\[(]\s*(?:{_WORDS})\s*[\])]\s*:?\s*)", re.IGNORECASE)
FLAG_BEHIND = re.compile(rf"\s*(?:[\[(]\s*(?:{_WORDS})\s*[\])]|[|–—-]\s*updated?)\s*$", re.IGNORECASE)
#: Flags that say that something came before; a number in them says how much.
LATER = re.compile(
    r"\b(?:updated?|recast|refiled?|corrected|correction|clarification)\b\s*(?P<after>\d{0,2})|\b(?:(?P<before>\d{1,2})(?:st|nd|rd|th)\s+)?(?:lead|ld)\b",
    re.IGNORECASE,
)
#: Longer furniture is a caption or a block of links, no line about an update.
HEAD = 400
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s*(?P<half>[ap]\.?m\b)?"
UPDATED = re.compile(r"\b(?:last\s+)?(?:updated?|modified|revised)\b(?:\s+(?:on|at))?\s*:?\s*(?P<rest>.{0,60})", re.IGNORECASE)
ISO = re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})")
DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE)
MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.IGNORECASE)
#: Where a page's own data say when it was last changed: Open Graph, schema.org; the name may stand before or behind the value.
_FIELD, _TIME = rb"(?:article:modified_time|og:updated_time|datemodified)", rb"[\"'](\d{4}-\d\d-\d\d[0-9T:+.Z-]{0,20})[\"']"
MODIFIED = re.compile(
    rb"%b[\"']?\s*(?::|[^<>{}]{0,40}?content\s*=)\s*%b|content\s*=\s*%b[^<>]{0,40}%b" % (_FIELD, _TIME, _TIME, _FIELD), re.IGNORECASE
)
CLOCK = re.compile(rf"(?<![\d-]){_CLOCK}", re.IGNORECASE)


def folded_title(title: str | None) -> tuple[str, ...]:
    """The words of a title without its flags, in small letters; empty where there is no title.

    >>> folded_title("UPDATE 2-Flood kills 8 (3rd lead)")
    ('flood', 'kills', '8')
    """
    rest = title or ""
    while (found := FLAG.match(rest) or FLAG_BEHIND.search(rest)) and found.end() > found.start():
        rest = rest[: found.start()] + rest[found.end() :]
    return words_of(rest).folded


def stage_of(account: Account) -> int:
    """Which state of the piece its flags claim: 0 without a flag, 1 for "UPDATED", 2 for "UPDATE 2" or "2nd lead"."""
    article = account.article
    flags = [account.text[mark.start : mark.end] for mark in article.furniture if mark.kind is MarkKind.UPDATE_FLAG and mark.end - mark.start < HEAD]
    title = article.title or ""
    flags += [found.group() for found in (FLAG.match(title), FLAG_BEHIND.search(title)) if found]
    return max((int(found["after"] or found["before"] or 1) for flag in flags for found in LATER.finditer(flag)), default=0)


def modified_at(raw: bytes) -> str | None:
    """When a page's own data say that it was last changed, ISO; None for other bytes.

    >>> modified_at(b'<meta property="article:modified_time" content="2021-03-03T19:00:00Z">')
    '2021-03-03T19:00:00Z'
    """
    found = MODIFIED.search(raw)
    return (found[1] or found[2]).decode("ascii") if found else None


def told_at(account: Account, modified: str | None = None) -> str | None:
    """The latest time that the piece gives for itself: its update, else its publication; ISO, None where it gives none.

    Args:
        account: the piece.
        modified: when the data of its page say that it was changed.
    """
    # A day that was inferred from other accounts of the event orders nothing between two states of one piece.
    inferred = account.article.published_from is PublishedFrom.OTHER_ACCOUNTS
    published = None if inferred else account.article.published
    times = [time for line in _furniture(account) for time in _updates(line, account.article.published)] + ([modified] if modified else [])
    later = [time for time in times if published is None or compare_times(time, published) >= 0]
    return max(later, key=lambda time: (time[:10], len(time), time), default=published)


def _furniture(account: Account) -> list[str]:
    span = account.article.span
    return [account.text[mark.start : mark.end] for mark in account.article.furniture if mark.end - mark.start < HEAD and mark.start < span.end]


def _updates(line: str, published: str | None) -> list[str]:
    """Times behind "updated" in one line; a clock time alone is of the day of publication."""
    found = []
    for update in UPDATED.finditer(line):
        day, clock = _day(update["rest"]) or day_of(published), _clock(update["rest"])
        if day is not None:
            found.append(day.isoformat()[:10] + (clock or ""))
    return found


def _day(words: str) -> datetime | None:
    for pattern in (ISO, DAY_FIRST, MONTH_FIRST):
        if match := pattern.search(words):
            parts = match.groupdict()
            month = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"][:3].lower()) + 1
            try:
                return datetime(int(parts["year"]), month, int(parts["day"]), tzinfo=UTC)
            except ValueError:  # 31 February is no update
                return None
    return None


def _clock(words: str) -> str | None:
    match = CLOCK.search(words)
    if match is None:
        return None
    hour = int(match["hour"]) % 12 + 12 * match["half"].lower().startswith("p") if match["half"] else int(match["hour"])
    return f"T{hour:02}:{match['minute']}" if hour < 24 and int(match["minute"]) < 60 else None
