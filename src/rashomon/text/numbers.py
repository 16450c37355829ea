"""Numbers in running text: digits, words, magnitudes, ranges, percent, money, and how each is hedged.

A stretch that only looks like a number (dates such as 9/11, seasons such as 2021-22, clock times, phone numbers, versions, codes, scores)
is left alone. One pass over the text; nothing here knows what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.model.annotations import Comparator
from rashomon.text.currencies import STUCK, currencies, unstuck
from rashomon.text.hedges import AFTER, BEFORE
from rashomon.text.number_masks import readable
from rashomon.text.ratios import share

__all__ = ["Number", "find_numbers", "parse_digits"]

SMALL = {
    word: value
    for value, word in enumerate((
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ))
}  # fmt: skip
TENS = {word: 10 * (number + 2) for number, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))}
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
    "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
#: Letters glued to digits: $5m, 3.5bn, 10k.
GLUED = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}
#: Plural magnitudes are ranges with an open end, whose weakest reading is two of them.
PLURALS = {
    "dozens": 24, "scores": 40, "tens": 20, "hundreds": 200, "thousands": 2e3, "lakhs": 2e5, "millions": 2e6, "crores": 2e7, "billions": 2e9,
    "trillions": 2e12,
}  # fmt: skip
VAGUE = ("a handful", "several", "numerous", "a few", "few", "multiple", "a number")
FRACTIONS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}

#: More digits than this is a code or a trick, not a count: 10**15 is ten times the world's yearly product in dollars.
MOST_DIGITS = 15

_HEDGE = {phrase: comparator for comparator, phrases in BEFORE.items() for phrase in phrases}
_LONGEST_HEDGE = 24
_BEFORE = re.compile(
    r"(?:(?<=\s)|(?<=[(\"'])|^)(" + "|".join(re.escape(p) for p in sorted(_HEDGE, key=len, reverse=True)) + r")\s*(?:the\s|a\s|an\s)?$", re.IGNORECASE
)
_TRAIL = {phrase: comparator for comparator, phrases in AFTER.items() for phrase in phrases}
_AFTER = re.compile(r"[\s-]?(" + "|".join(re.escape(p) for p in sorted(_TRAIL, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE)
_PERCENT = re.compile(r"(?:\s|-)?(%|percentage points?|per ?cent\b|pct\b|pc\b)", re.IGNORECASE)

_WORDS = sorted([*SMALL, *TENS, *SCALES, *PLURALS, *FRACTIONS, *VAGUE, "a couple", "couple", "half a", "half an"], key=len, reverse=True)
_LEXEME = re.compile(
    r"(?<![\w.,:/\-#])(?P<digits>\d{1,3}(?: \d{3}){1,4}(?![\d.,:/\-]\d|\d)|\d(?:[\d.,:/\-]*\d)?)(?P<glued>mln|mn|bn|tn|[kmb])?(?![A-Za-z_]\d)(?=(?P<tail>st|nd|rd|th)?\b|[^\w]|$|km|kg|mph|kph|ft|ha|cm|mm)"
    r"|(?<![\w])(?P<one>an?(?=[ -](?:dozen|hundred|thousand|million|billion|trillion|lakh|crore|third|quarter|fifth|tenth)\b))"
    r"|(?<![\w])(?P<word>" + "|".join(_WORDS).replace(" ", r"\s") + r")(?![\w])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as text says it.

    Attributes:
        start, end: half-open code points, from its hedge to its percent sign or currency word.
        core: start of the number itself, behind hedge and currency sign.
        value: the point; None for ranges and vague words.
        low, high: bounds of a range; ``dozens`` has low 24 and no high; both None where the words give none (``several``).
        currency: ISO 4217, or None.
        spelled: written as a word.
    """

    start: int
    end: int
    core: int
    value: float | None
    low: float | None
    high: float | None
    comparator: Comparator
    percent: bool = False
    currency: str | None = None
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class _Lexeme:
    start: int
    end: int
    sort: str
    value: float
    word: str


def parse_digits(digits: str, *, scaled: bool = False) -> float | None:
    """What a run of digits, commas and points is worth, or None where it is a code, a date, a version, or unclear.

    ``scaled`` says that a magnitude, a currency or a percent sign stands beside it, which makes a decimal comma likely.

    >>> parse_digits("1,234.5"), parse_digits("1.000.000"), parse_digits("1,5", scaled=True), parse_digits("12.05.2021")
    (1234.5, 1000000.0, 1.5, None)
    """
    digits = digits.replace(" ", "")
    if sum(map(str.isdigit, digits)) > MOST_DIGITS or not digits.isascii():
        return None
    if digits.isdigit():
        return None if len(digits) > 1 and digits[0] == "0" else float(digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits) or re.fullmatch(r"\d{1,2}(?:,\d\d)+,\d{3}", digits):
        return float(digits.replace(",", ""))
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.000", digits):
        return float(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+\.\d+", digits):
        return float(digits)
    return float(digits.replace(",", ".")) if scaled and re.fullmatch(r"\d+,\d{1,2}", digits) else None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and 1000 <= int(digits) <= 2100


def _run(text: str, found: re.Match[str]) -> list[_Lexeme]:
    """Lexemes of a run of digits: one, two for a range such as 12-15, none where it is no number."""
    digits, glued, start = found["digits"], found["glued"] or "", found.start("digits")
    if found["tail"]:
        return []
    factor = GLUED.get(glued.lower(), 1.0)
    end = found.end("glued") if glued else found.end("digits")
    scaled = bool(glued) or bool(_SCALE_NEXT.match(text, end)) or (start > 0 and text[start - 1] in _SIGNS)
    parts = digits.split("-")
    values = [parse_digits(part, scaled=scaled) for part in parts]
    if len(parts) > 2 or any(value is None for value in values):
        return []
    if len(parts) == 1:
        return [_Lexeme(start, end, "digits", round((values[0] or 0.0) * factor, 6), digits)]
    low, high = values[0] or 0.0, values[1] or 0.0
    phone = len(parts[0]) == 3 and len(parts[1]) == 4 and not glued
    if low >= high or parts[0] == "0" or phone or _is_year(parts[0]):
        return []
    middle = start + len(parts[0])
    return [_Lexeme(start, middle, "digits", low * factor, parts[0]), _Lexeme(middle + 1, end, "digits", high * factor, parts[1])]


_SCALE_NEXT = re.compile(r"[\s-](?:hundred|thousand|million|billion|trillion|lakh|crore|mln|bn|mn|per ?cent|percent)\b|\s?%", re.IGNORECASE)
_SIGNS = "$€£¥₹₽₸₺₴₩₦₪฿₫"


_COUNTS = re.compile(r"\s(?:of|dozen|hundred|thousand|million|more|days|weeks|months|years|hours)\b", re.IGNORECASE)


def _lexemes(text: str) -> Iterator[_Lexeme]:
    for found in _LEXEME.finditer(text):
        if found["digits"]:
            yield from _run(text, found)
            continue
        word = re.sub(r"\s", " ", found[0].lower())
        start, end = found.span()
        if word == "couple" and not _COUNTS.match(text, end):
            continue  # "the couple" are two who are married
        if found["one"]:
            yield _Lexeme(start, end, "one", 1.0, word)
        elif word in SMALL or word in TENS:
            yield _Lexeme(start, end, "small" if word in SMALL else "tens", float(SMALL.get(word, TENS.get(word, 0))), word)
        elif word in SCALES:
            yield _Lexeme(start, end, "scale", float(SCALES[word]), word)
        elif word in PLURALS:
            yield _Lexeme(start, end, "plural", float(PLURALS[word]), word)
        elif word in FRACTIONS:
            yield _Lexeme(start, end, "fraction", float(FRACTIONS[word]), word)
        elif word.startswith("half a"):
            yield _Lexeme(start, end, "half", 0.5, word)
        else:
            yield _Lexeme(start, end, "couple" if "couple" in word else "vague", 2.0, word)


@dataclass(slots=True)
class _Reading:
    """A number being read: ``total`` is settled, ``current`` still takes magnitudes."""

    total: float = 0.0
    current: float = 0.0
    last: str = ""

    def takes(self, lexeme: _Lexeme) -> bool:
        if lexeme.sort == "scale":
            return not (self.last == "scale" and lexeme.value == 12)
        if lexeme.sort == "small":
            return (self.last == "tens" and 0 < lexeme.value < 10) or self.last == "scale"
        return lexeme.sort == "tens" and self.last == "scale"

    def add(self, lexeme: _Lexeme) -> None:
        if lexeme.sort != "scale":
            self.current += lexeme.value
        elif lexeme.value <= 100:
            self.current = (self.current or 1.0) * lexeme.value
        else:
            self.total += (self.current or (1.0 if not self.total else 0.0)) * lexeme.value
            self.current = 0.0
        self.last = lexeme.sort


def _gap(text: str, left: _Lexeme, right: _Lexeme) -> str:
    return text[left.end : right.start].lower() if right.start - left.end <= 12 else "?"


def _read_exact(text: str, found: list[_Lexeme], at: int) -> tuple[Number | None, int]:
    """The exact number that starts at lexeme ``at``, and the index behind it."""
    first = found[at]
    reading = _Reading(current=first.value if first.sort != "half" else 0.5, last=first.sort)
    last, after = first, at + 1
    while after < len(found):
        lexeme, gap = found[after], _gap(text, last, found[after])
        if gap == " and a " and lexeme.word == "half":
            reading.current += 0.5
            reading.last = "digits"
        elif gap in {" ", "-", " and ", "\xa0"} and reading.takes(lexeme) and not (gap == " and " and reading.last != "scale"):
            reading.add(lexeme)
        else:
            break
        last, after = lexeme, after + 1
    value = round(reading.total + reading.current, 6)
    if (
        after < len(found)
        and found[after].sort == "fraction"
        and _gap(text, last, found[after]) in {" ", "-"}
        and 0 < value < found[after].value
        and _says_share(text, first, found[after])
    ):
        share = value / found[after].value
        return Number(first.start, found[after].end, first.start, round(share, 4), None, None, Comparator.EXACTLY, spelled=True), after + 1
    if first.sort in {"one", "half"} and after == at + 1:
        return None, after
    return Number(first.start, last.end, first.start, value, None, None, Comparator.EXACTLY, spelled=first.sort != "digits"), after


def _says_share(text: str, first: _Lexeme, fraction: _Lexeme) -> bool:
    """As in "A third of voters" and "two-thirds" say a share; "a third victim" counts on."""
    return first.sort != "one" or text[fraction.end : fraction.end + 4] == " of "


def _read_plural(text: str, found: list[_Lexeme], at: int) -> tuple[Number, int]:
    """``tens of thousands``, ``dozens``: an open range."""
    low, last, after = found[at].value, found[at], at + 1
    while after < len(found) and found[after].sort in {"plural", "scale"} and _gap(text, last, found[after]) in {" of ", " of a "}:
        low *= found[after].value / (2 if found[after].sort == "plural" else 1)
        last, after = found[after], after + 1
    return Number(found[at].start, last.end, found[at].start, None, low, None, Comparator.VAGUE, spelled=True), after


def _read_vague(text: str, found: list[_Lexeme], at: int) -> tuple[Number, int]:
    """``several``, ``a few hundred``, ``a couple``."""
    first, after = found[at], at + 1
    if after < len(found) and found[after].sort in {"scale", "plural"} and _gap(text, first, found[after]) in {" ", " of "}:
        low = found[after].value * (2 if found[after].sort == "scale" else 1)
        return Number(first.start, found[after].end, first.start, None, low, None, Comparator.VAGUE, spelled=True), after + 1
    if first.sort == "couple":
        return Number(first.start, first.end, first.start, 2.0, None, None, Comparator.ABOUT, spelled=True), after
    return Number(first.start, first.end, first.start, None, None, None, Comparator.VAGUE, spelled=True), after


def _simple(text: str) -> Iterator[Number]:
    found = list(_lexemes(text))
    at = 0
    while at < len(found):
        sort = found[at].sort
        number: Number | None
        if sort == "plural":
            number, at = _read_plural(text, found, at)
        elif sort in {"vague", "couple"}:
            number, at = _read_vague(text, found, at)
        elif sort in {"fraction", "scale"}:
            # "the dozen officers", "the third": a bare magnitude or fraction says no number that can be relied on; "half of" does.
            share = found[at].word == "half" and text[found[at].end : found[at].end + 4] == " of "
            number = Number(found[at].start, found[at].end, found[at].start, 0.5, None, None, Comparator.EXACTLY, spelled=True) if share else None
            at += 1
        else:
            number, at = _read_exact(text, found, at)
        if number is not None:
            yield number


def _money(text: str, number: Number) -> Number:
    """The number with the currency that stands before or after it."""
    before, after, known = currencies()
    if number.percent:
        return number
    sign = before.search(text, max(0, number.start - 5), number.start)
    word = after.match(text, number.end)
    if sign is not None and len(sign[1]) == 1 and sign[1].isalpha() and not STUCK.match(text, sign.start()):
        sign = None  # "Section N 40"
    if sign is None and word is None:
        return number
    sign_or_word = (sign or word or re.match("", ""))[1]  # type: ignore[index]  # one of the two is there
    code, factor = known[sign_or_word.lower()]
    start = sign.start() if sign else number.start
    end = word.end() if word else number.end
    values = [None if x is None else round(x * factor, 6) for x in (number.value, number.low, number.high)]
    return replace(number, start=start, end=end, value=values[0], low=values[1], high=values[2], currency=code)


def _percent(text: str, number: Number) -> Number:
    found = _PERCENT.match(text, number.end)
    return replace(number, end=found.end(), percent=True) if found else number


_WENT = re.compile(r"\b(?:went|go|goes|gone|going|moved|moves|crept|shot|rose|climbed|pushed|put|driven)\s$", re.IGNORECASE)


def _hedge(text: str, number: Number) -> Number:
    """The number with the comparator that stands before or after it."""
    if before := _BEFORE.search(text[max(0, number.start - _LONGEST_HEDGE) : number.start]):
        comparator = _HEDGE[before[1].lower()]
        start = max(0, number.start - _LONGEST_HEDGE) + before.start(1)
        if before[1].lower() in {"over", "under"} and text[start : number.start].lower().endswith((" the ", " a ", " an ")):
            return number  # "over the eight-year span": no hedge but a time
        if before[1].lower() == "up to" and _WENT.search(text[max(0, start - _LONGEST_HEDGE) : start]):
            return number  # "went up to 2.50 dinars" rose to it
        if number.comparator is Comparator.VAGUE or (number.value is None and comparator is Comparator.EXACTLY):
            comparator = number.comparator
        return replace(number, start=start, comparator=comparator)
    if after := _AFTER.match(text, number.end):
        return replace(number, end=after.end(), comparator=_TRAIL[after[1].lower()])
    return number


_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|by|rose|fell)\s[^\s]{0,2}$", re.IGNORECASE)


def _joins(text: str, left: Number, right: Number) -> bool:
    """Whether two neighbours are the ends of one range."""
    if right.start - left.end > 5 or left.value is None or right.value is None or (left.percent and not right.percent):
        return False
    if right.currency and not left.currency and _is_year(text[left.start : left.end]):
        return False  # "from $9 million in 2011 to $10.1 million"
    gap = text[left.end : right.start].lower()
    head = text[max(0, left.start - 10) : left.start]
    if gap == " and ":
        return bool(_BETWEEN.search(head))
    if gap == " or ":
        return left.value < right.value <= 2 * left.value + 1
    return gap in {"-", " - ", "–", " to "} and left.value < right.value and not (gap == " to " and _FROM.search(head))


def _ratios(text: str, numbers: list[Number]) -> Iterator[Number]:
    """The numbers with "one in five" as one share of 20 percent."""
    at = 0
    while at < len(numbers):
        left, right = numbers[at], numbers[min(at + 1, len(numbers) - 1)]
        plain = right is not left and not (left.percent or right.percent)
        percent = share(text, (left.start, left.end, left.value), (right.start, right.end, right.value)) if plain else None
        yield left if percent is None else replace(left, end=right.end, value=percent, percent=True)
        at += 1 if percent is None else 2


def _ranges(text: str, numbers: list[Number]) -> Iterator[Number]:
    at = 0
    while at < len(numbers):
        left = numbers[at]
        if at + 1 < len(numbers) and _joins(text, left, numbers[at + 1]):
            right = numbers[at + 1]
            low, high = left.value or 0.0, right.value or 0.0
            scale = next((factor for factor in (1e12, 1e9, 1e6, 1e3) if high >= factor), 1.0)
            if (
                low < 1000
                and scale > 1.0
                and any(word in text[right.start : right.end].lower() for word in ("illion", "thousand", "bn", "mn", "lakh", "crore"))
            ):
                low *= scale if low < high / scale * 1.0001 else 1.0
            comparator = Comparator.ABOUT if left.comparator is Comparator.EXACTLY else left.comparator
            currency = left.currency or right.currency
            yield Number(left.start, right.end, left.core, None, low, high, comparator, right.percent, currency, left.spelled)
            at += 2
        else:
            yield left
            at += 1


def find_numbers(text: str) -> tuple[Number, ...]:
    """Which numbers ``text`` holds, in order; spans are offsets into it and never overlap.

    >>> [(n.value, n.low, n.comparator.value) for n in find_numbers("More than 200 of dozens; two and a half million")]
    [(200.0, None, 'more_than'), (None, 24.0, 'vague'), (2500000.0, None, 'exactly')]
    """
    text = readable(text)
    simple = list(_ratios(text, [_percent(text, number) for number in _simple(unstuck(text))]))
    joined = _ranges(text, [_money(text, number) for number in simple])
    return tuple(_hedge(text, number) for number in joined)
