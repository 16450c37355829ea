"""How passages and queries become search terms: the same for both, in any script, whatever the user types."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["match_expression", "search_terms"]

WORD = re.compile(r"\w+")
#: Scripts written without spaces are indexed as pairs of characters.
SPACELESS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")


def search_terms(text: str) -> list[str]:
    """Search terms of a text: case folded, marks stripped, non-ASCII terms hex-coded for the ASCII tokenizer.

    >>> search_terms("Café, 1,200")
    ['cafe', '1', '200']
    """
    folded = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    terms: list[str] = []
    for word in WORD.findall(folded):
        terms.extend(_pieces(word))
    return terms


def _pieces(word: str) -> list[str]:
    if word.isascii():
        return [word]
    found = SPACELESS.fullmatch(word)
    pieces = [word[i : i + 2] for i in range(max(1, len(word) - 1))] if found else [word]
    return ["x" + piece.encode("utf-8", "surrogatepass").hex() for piece in pieces]


def match_expression(query: str) -> str:
    """An FTS5 expression that demands every term of the query; empty if it has none."""
    return " ".join(f'"{term}"' for term in search_terms(query))
