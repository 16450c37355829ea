"""Names as strings: folding, transliteration keys, and whether two spellings can be one name."""

from __future__ import annotations

import functools
import re
from importlib.resources import files

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from rashomon.model.findings import Finding

__all__ = ["bare_name", "compare_names", "fold_name", "gender_of", "initials_of", "is_given_name", "portfolio", "sound_key", "surname_of"]

HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "rev", "reverend", "mister", "madam", "comrade"])
#: Words that an acronym may leave out: "Organization for Security and Co-operation in Europe" is OSCE.
SMALL_WORDS = frozenset(["the", "of", "for", "and", "in", "on", "to", "a", "an", "de", "la", "du", "des", "von", "van", "der", "al"])
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
POSSESSIVE = re.compile(r"(?:'s|’s|(?<=s)['’])$")
NOT_NAME = re.compile(r"[^a-z0-9]+")
#: Transliteration habits folded to one letter, longest first; order matters. From Cyrillic, Arabic and Chinese romanisations.
SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("zh", "j"), ("dzh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ch", "c"),
    ("sh", "s"), ("ph", "f"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ks", "x"), ("q", "k"), ("w", "v"), ("iy", "i"), ("ij", "i"), ("yo", "o"),
    ("jo", "o"), ("ye", "e"), ("je", "e"), ("yu", "u"), ("ya", "a"), ("ia", "a"), ("ae", "e"), ("oe", "o"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"),
    ("j", "j"),
)  # fmt: skip
PORTFOLIO = re.compile(
    r"\b(?:health|defen[cs]e|foreign|interior|finance|justice|transport|education|energy|environment|economy|culture|agriculture|labou?r|trade|information"
    r"|home|security|emergency|emergencies|housing|tourism|immigration|press|treasury|homeland security|general) (?:minister|secretary)\b"
)
DOUBLED = re.compile(r"(.)\1+")
#: rapidfuzz ratio of folded names from which two spellings can be one: F1 .98 on 2,628 pairs of variants.
SAME_NAME = 80.0
#: Last words must be nearer than whole names: "Ivanov" and "Petrov" have long names in common otherwise.
SAME_LAST = 84.0


def bare_name(words: str) -> str:
    """The name without leading article, honorifics and possessive, spaces folded.

    >>> bare_name("the White House’s")
    'White House'
    >>> bare_name("Mr. Ito")
    'Ito'
    """
    parts = POSSESSIVE.sub("", " ".join(words.split()).strip(" ,;:\"'“”‘()[]")).split(" ")
    while len(parts) > 1 and (parts[0].casefold() in ("the", "a", "an") or parts[0].rstrip(".").casefold() in HONORIFICS):
        parts = parts[1:]
    return " ".join(parts)


@functools.lru_cache(maxsize=8192)
def fold_name(words: str) -> str:
    """A name in plain lower-case ASCII words, for keys.

    >>> fold_name("Réunion’s Mayor, José")
    'reunion mayor jose'
    """
    plain = anyascii(bare_name(words)).casefold().replace("'s ", " ").replace("'s-", " ")
    return NOT_NAME.sub(" ", plain.replace("'", "")).strip()


@functools.lru_cache(maxsize=8192)
def sound_key(word: str) -> str:
    """One folded word with transliteration habits levelled.

    >>> sound_key("zhukov") == sound_key("jukov")
    True
    >>> sound_key("alexander") == sound_key("aleksander")
    True
    """
    for old, new in SOUNDS:
        word = word.replace(old, new)
    return DOUBLED.sub(r"\1", word)


def initials_of(words: str) -> frozenset[str]:
    """The acronyms that a long name can have, with and without its small words.

    >>> sorted(initials_of("Bank for Mutual Aid"))
    ['bfma', 'bma']
    """
    parts = NOT_NAME.sub(" ", anyascii(bare_name(words)).casefold().replace("-", " ")).split()
    if len(parts) < 2:
        return frozenset()
    return frozenset({"".join(part[0] for part in parts), "".join(part[0] for part in parts if part not in SMALL_WORDS)})


def portfolio(role: str | None) -> str | None:
    """The ministry of a minister or secretary, or None where the role tells of none.

    >>> portfolio("Peruvian Health Minister")
    'health minister'
    >>> portfolio("prime minister") is None
    True
    """
    found = PORTFOLIO.search(fold_name(role)) if role else None
    return found.group().replace("defence", "defense") if found else None


def _name_words(folded: str) -> list[str]:
    words = folded.split()
    while len(words) > 1 and words[-1] in GENERATIONS:
        words.pop()
    return words


def surname_of(folded: str) -> str:
    """The last word of a folded name that is no "jr" or "iii"; empty for an empty name.

    >>> surname_of("martin lopez iii")
    'lopez'
    """
    return _name_words(folded)[-1] if folded else ""


def compare_names(left: str, right: str) -> Finding:
    """Whether two person names can be spellings of one name: score 0 to 1, with the reason.

    >>> compare_names("Aleksandr G. Petrov", "Alexander Petrov").score > 0.8
    True
    >>> compare_names("Anna Petrov", "Boris Petrov").score
    0.0
    """
    one, two = _name_words(fold_name(left)), _name_words(fold_name(right))
    if not one or not two:
        return Finding(0.0, "no words to compare", left, right)
    if one == two:
        return Finding(1.0, "same words", left, right)
    if not _near(one[-1], two[-1], SAME_LAST):
        return Finding(0.0, "last words differ", left, right)
    if len(one) == 1 or len(two) == 1:
        return Finding(0.8, "surname alone", left, right)
    if one[-len(two) :] == two or two[-len(one) :] == one:
        return Finding(0.8, "last words alone", left, right)
    return _given_names(one, two, left, right)


def _given_names(one: list[str], two: list[str], left: str, right: str) -> Finding:
    first, second = one[0], two[0]
    middles = one[1:-1], two[1:-1]
    if all(middles) and middles[0] != middles[1] and all(len(part) == 1 for middle in middles for part in middle):
        # "George H. W." is not "George W.".
        return Finding(0.0, "middle initials differ", left, right)
    if len(first) == 1 or len(second) == 1:
        agrees = first[0] == second[0]
        return Finding(0.85 if agrees else 0.0, "initial agrees" if agrees else "initials differ", left, right)
    if _nicknames().get(first, frozenset({first})) & _nicknames().get(second, frozenset({second})):
        return Finding(0.9, "short form of the given name", left, right)
    if _near(first, second, SAME_NAME) or _near(" ".join(one[:-1]), " ".join(two[:-1]), SAME_NAME):
        return Finding(0.95, "spelling variant", left, right)
    return Finding(0.0, "given names differ", left, right)


@functools.cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Given name or short form -> the full given names that it can stand for."""
    found: dict[str, set[str]] = {}
    for line in files(__package__).joinpath("nicknames.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        full, _, shorts = line.partition("\t")
        for name in (full, *shorts.split()):
            found.setdefault(name, set()).add(full)
    return {name: frozenset(full) for name, full in found.items()}


@functools.cache
def _genders() -> dict[str, str]:
    """Folded given name -> "f" or "m"."""
    found: dict[str, str] = {}
    for line in files(__package__).joinpath("given_names.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            gender, _, names = line.partition("\t")
            found.update(dict.fromkeys(names.split(), gender))
    return found


def gender_of(name: str) -> str | None:
    """Whether a full name is a woman's ("f") or a man's ("m") by its given name, or None where that tells nothing.

    >>> gender_of("Brenda Okello"), gender_of("Kim Lee")
    ('f', None)
    """
    words = fold_name(name).split()
    return _genders().get(words[0]) if words else None


def is_given_name(word: str) -> bool:
    """Whether the word is a common English given name or its short form."""
    return word.casefold() in _nicknames()


def _near(one: str, two: str, least: float) -> bool:
    return one == two or sound_key(one) == sound_key(two) or ratio(sound_key(one), sound_key(two)) >= least
