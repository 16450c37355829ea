"""Which of two texts came first: times, credits, containment, damage; undirected where nothing tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.lineage.addresses import address_of, host_of
from rashomon.lineage.alignment import Aligned
from rashomon.lineage.running import Running
from rashomon.lineage.times import compare_times
from rashomon.lineage.traces import corrected, cut_down, merged, passed_on_title, wordier
from rashomon.lineage.verdicts import Verdict
from rashomon.model.annotations import Account
from rashomon.model.documents import Article
from rashomon.model.findings import CopyKind, Finding

__all__ = ["Direction", "direct"]

#: Reasons add up; below this sum nothing is claimed. One good reason (a time, a credit) is enough, two weak ones are.
ENOUGH = 1.5
#: A text that lies in the other nearly whole was cut from it, if the other holds clearly more.
INSIDE, OUTSIDE = 0.8, 0.75
#: Words with which a page says that its text came from elsewhere.
PASSED_ON = re.compile(
    r"from a (?:wire|syndicated|news)[\w ]{0,20}\bfeed\b|\b(?:originally|first) (?:published|appeared|posted)\b|\breprinted (?:from|with)\b|"
    r"\brepublished (?:from|with|under)\b|\bvia the wires\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Direction:
    """The answer: whether the left text is the original (None: cannot be told), and why."""

    left_first: bool | None
    because: str


def direct(left: Running, right: Running, aligned: Aligned, verdict: Verdict, urls: Mapping[str, str] | None = None) -> Direction:
    """Which of two texts is the original; a positive score of a finding speaks for the left one."""
    findings = [
        finding
        for finding in (
            _times(left, right),
            _credits(left, right),
            _notes(left, right),
            _addresses(left, right, urls or {}),
            _contained(verdict) or (cut_down(left, right, aligned) if verdict.kind is not CopyKind.TRANSLATION else None),
            _damage(left, right) or wordier(left, right, aligned),
            merged(aligned),
            passed_on_title(left, right),
            corrected(left, right),
        )
        if finding is not None
    ]
    total = sum(finding.score for finding in findings)
    if abs(total) < ENOUGH:
        return Direction(None, "nothing tells which came first")
    reasons = [finding.because for finding in findings if finding.score * total > 0]
    return Direction(total > 0, "; ".join(reasons))


def _times(left: Running, right: Running) -> Finding | None:
    one, two = left.account.article.published, right.account.article.published
    order = compare_times(one, two)
    if one is None or two is None or not order:
        return None
    early, late = (one, two) if order < 0 else (two, one)
    return Finding(-2.0 * order, f"published {early}, before {late}", one, two)


def _credits(left: Running, right: Running) -> Finding | None:
    forward, back = _credited(right.account, left.account.article), _credited(left.account, right.account.article)
    if (forward is None) == (back is None):
        return None
    return Finding(3.0 if forward else -3.0, f"the copy credits {forward or back}", left.id, right.id)


def _credited(copy: Account, original: Article) -> str | None:
    """The original's outlet, if the copy names it as its source: in a credit, in brackets, or as what it "reported"."""
    outlet = original.outlet
    if outlet is None or copy.article.outlet == outlet or not outlet.strip():
        return None
    if outlet.casefold() in {name.casefold() for name in copy.article.credits}:
        return outlet
    name = re.escape(outlet)
    said = rf"\({name}\)|\b{name}\s+(?:first\s+)?(?:reported|reports|writes|wrote)\b|\b(?:via|source:|courtesy of|according to)\s+(?:the\s+)?{name}(?!\w)"
    span = copy.article.span
    return outlet if re.compile(said, re.IGNORECASE).search(copy.text, span.start, span.end) else None


def _notes(left: Running, right: Running) -> Finding | None:
    one, two = _note(left), _note(right)
    if (one is None) == (two is None):
        return None
    return Finding(2.0 if two else -2.0, f'the copy says "{two or one}"', left.id, right.id)


def _note(text: Running) -> str | None:
    span = text.account.article.span
    found = PASSED_ON.search(text.account.text, span.start, span.end)
    return found.group() if found else None


def _addresses(left: Running, right: Running, urls: Mapping[str, str]) -> Finding | None:
    """Whether one text names the address of the other, or bears that of a site whose name is the other's outlet (a canonical link)."""
    one, two = urls.get(left.account.article.document), urls.get(right.account.article.document)
    forward, back = _leads_to(right, two, left, one), _leads_to(left, one, right, two)
    if (forward is None) == (back is None):
        return None
    return Finding(3.0 if forward else -3.0, f"the copy names {forward or back} as its source's address", one or "", two or "")


def _leads_to(copy: Running, own: str | None, original: Running, url: str | None) -> str | None:
    """The original's address, if the copy gives it."""
    address = address_of(url)
    if address is None:
        return None
    span, outlet, name = copy.account.article.span, copy.account.article.outlet, original.account.article.outlet
    if address == address_of(own):
        letters = [re.sub(r"\W", "", each or "").casefold() for each in (outlet, name)]
        host = re.sub(r"\W", "", host_of(url) or "")
        return address if letters[1] and letters[1] in host and letters[0] and letters[0] not in host else None
    return address if address in copy.account.text[span.start : span.end] else None


def _contained(verdict: Verdict) -> Finding | None:
    one, two = verdict.left_share, verdict.right_share
    if max(one, two) < INSIDE or min(one, two) > OUTSIDE * max(one, two):
        return None
    return Finding(1.5 if two > one else -1.5, f"{max(one, two):.0%} of the copy lies in the original, which holds more", f"{one:.2f}", f"{two:.2f}")


def _damage(left: Running, right: Running) -> Finding | None:
    one, two = _garbled(left), _garbled(right)
    if one is None or two is None or abs(one - two) < 0.2:
        return None
    return Finding(2.0 if two > one else -2.0, "the copy is garbled by machine rewriting, the original is not", f"{one:.2f}", f"{two:.2f}")


def _garbled(text: Running) -> float | None:
    score = text.account.annotations.rewrite_score
    return score if score is not None else text.account.article.rewrite_score
