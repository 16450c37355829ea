"""Signs and words of money around a number, by the table beside the code."""

from __future__ import annotations

import functools
import re
from importlib import resources

__all__ = ["STUCK", "currencies", "unstuck"]

#: Letters of a currency that stand right at their digits: "Rs500", "Tk14,800"; a single letter only before a sum, since "N95" and "R9" are names.
STUCK = re.compile(
    r"(?<![\w.])(?:US|Rs\.?|Tk\.?|KSh|Ksh|Sh|RM|Rp|MK|GH[¢₵]|[A-Z]{3}|[NR](?=\d{1,3}(?:,\d{3})+(?!\d)|\d[\d.,]*\s?(?:million|billion|trillion|bn|mn|m)\b))(?=\d)"
)


def unstuck(text: str) -> str:
    """The text, as long as it was, with a sign in place of currency letters that touch their digits; other letters make a code ("GHT42")."""
    known = currencies()[2]
    return STUCK.sub(lambda found: "$" * len(found[0]) if found[0].lower() in known else found[0], text)


@functools.cache
def currencies() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[str, float]]]:
    """How a currency looks before a number and behind it, and its code and factor by the sign in lower case."""
    table = resources.files("rashomon.text").joinpath("currencies.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    known = {sign.lower(): (code, float(factor)) for sign, code, factor, _ in rows}

    def either(side: str) -> str:
        return "|".join(re.escape(row[0]) for row in sorted(rows, key=lambda row: -len(row[0])) if row[3] in {side, "both"})

    before = re.compile(rf"(?<![A-Za-z])({either('before')})\s?$", re.IGNORECASE)
    after = re.compile(rf"(?:\s|-)?(?:of\s)?(?:US\s|U\.S\.\s)?({either('after')})(?![A-Za-z])(?:\s?\((?:USD|US)\))?", re.IGNORECASE)
    return before, after, known
