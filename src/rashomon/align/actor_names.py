"""Whether two names are one person's or one body's, in spite of spelling, and what keeps two namesakes apart."""

from __future__ import annotations

import functools
import re
from importlib.resources import files

from rapidfuzz.fuzz import ratio

from rashomon.model.findings import Finding
from rashomon.text.names import compare_names, fold_name, sound_key

__all__ = ["block_of", "body_key", "generation", "plain_label", "same_given", "same_person"]

#: Words after a name that tell father from son.
GENERATIONS = {"jr": "jr", "junior": "jr", "younger": "jr", "sr": "sr", "senior": "sr", "elder": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
BYNAME = re.compile(r",? (?:the )?(?:elder|younger|senior|junior)$", re.IGNORECASE)
#: Words inside a name that are no given name.
PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "bint",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "la",
        "le",
        "ter",
        "the",
        "abu",
    }
)
#: Given names shorter than this are one only letter by letter: Jan, Jean, Joan and Jon are four people.
SHORTEST = 5
#: rapidfuzz ratio of sound keys from which two longer given names with the same consonants are one.
SAME_GIVEN = 80.0
VOWELS = "aeiou"
#: An h behind these letters is a habit of romanisation.
BREATH = re.compile(r"(?<=[bdgkpt])h")
COMPANY = frozenset(
    {
        "inc",
        "corp",
        "corporation",
        "ltd",
        "limited",
        "plc",
        "llc",
        "jsc",
        "ojsc",
        "pjsc",
        "srl",
        "bv",
        "oy",
        "doo",
        "pte",
        "pvt",
        "bhd",
        "co",
        "gmbh",
        "ag",
        "sa",
        "spa",
        "nv",
        "oyj",
        "ab",
    }
)
#: British and American spellings, and words of one meaning in the names of bodies.
SPELLED = {
    "organisation": "organization",
    "defence": "defense",
    "labour": "labor",
    "programme": "program",
    "centre": "center",
    "organisations": "organizations",
    "dept": "department",
    "st": "saint",
    "dept.": "department",
}
#: Heads that stand before their subject or after it: "Ministry of Defence", "Defence Ministry".
TURNED = ("police department", "ministry", "department", "directorate", "police")


@functools.cache
def _spellings() -> dict[str, frozenset[int]]:
    """Folded given name -> the lines of ``given_names.txt`` that hold it."""
    text = files("rashomon.align").joinpath("given_names.txt").read_text(encoding="utf-8")
    found: dict[str, set[int]] = {}
    for number, line in enumerate(text.splitlines()):
        if line and not line.startswith("#"):
            for name in line.split():
                found.setdefault(fold_name(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def generation(name: str) -> str | None:
    """Which of two namesakes a name tells of: "jr", "sr", "ii" ...; None where it does not say.

    >>> generation("Ana Mora the Younger"), generation("Ana Mora")
    ('jr', None)
    """
    words = fold_name(name).split()
    return GENERATIONS.get(words[-1]) if len(words) > 1 else None


def plain_label(name: str) -> str:
    """The folded name without what tells the generation.

    >>> plain_label("Ana Mora Jr.")
    'ana mora'
    """
    words = fold_name(name).split()
    while len(words) > 1 and (words[-1] in GENERATIONS or words[-1] == "the"):
        words.pop()
    return " ".join(words)


def same_person(left: str, right: str) -> Finding:
    """Whether two names can be one person's: score 0 to 1, with the reason.

    >>> same_person("Mohammed al-Sayed", "Muhammad Al Sayyid").score > 0
    True
    >>> same_person("Alexander Novak", "Alexandra Novak").because
    'given names differ'
    """
    born = generation(left), generation(right)
    if None not in born and born[0] != born[1]:
        return Finding(0.0, "father and son", left, right)
    one, two = plain_label(left).split(), plain_label(right).split()
    if one == two:
        return Finding(1.0 if born[0] == born[1] else 0.9, "same name", left, right)
    finding = compare_names(BYNAME.sub("", left), BYNAME.sub("", right))
    if "".join(one) == "".join(two):
        return Finding(0.95, "same letters", left, right)
    if finding.score == 0 and finding.because == "last words differ" and _same_surname(one, two):
        return Finding(0.8, "spelling variant", left, right)
    if finding.because == "given names differ" and same_given(one[0], two[0]):
        finding = Finding(0.9, "spelling variant", left, right)
    if finding.score == 0:
        return Finding(0.0, finding.because, left, right)
    if _longer(sound_key(one[-1]), sound_key(two[-1])):
        return Finding(0.0, "one surname is longer than the other", left, right)
    return _given(one[:-1], two[:-1], finding)


def _longer(one: str, two: str) -> bool:
    """Whether a surname goes on where the other ends: Williams and Williamson."""
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and len(long) > len(short) + 1


def _same_surname(one: list[str], two: list[str]) -> bool:
    """Whether two surnames are spellings of one, borne with one given name: a line of the table, or alike but for an h, a w or an initial."""
    if len(one) < 2 or len(two) < 2 or not same_given(one[0], two[0]):
        return False
    if min(len(one[-1]), len(two[-1])) == 1:
        return one[-1][0] == two[-1][0] and min(len(one[0]), len(two[0])) > 1
    return bool(_spellings().get(one[-1], frozenset()) & _spellings().get(two[-1], frozenset())) or _breathed(one[-1]) == _breathed(two[-1])


def _breathed(word: str) -> str:
    """The sound key of a word without what romanisations put in or leave out: Sikhota and Sikota, Chowdhury and Choudhury."""
    return sound_key(BREATH.sub("", word.replace("ow", "ou")))


def _given(one: list[str], two: list[str], finding: Finding) -> Finding:
    """The finding, unless given names speak against it."""
    left, right = ([word for word in words if word not in PARTICLES] for words in (one, two))
    if not left or not right or left == right or finding.because == "last words alone":
        return finding
    if not same_given(left[0], right[0]) and finding.because != "short form of the given name":
        return Finding(0.0, "given names differ", finding.left, finding.right)
    if left[1:] and right[1:] and not any(same_given(first, second) for first in left[1:] for second in right[1:]):
        return Finding(0.0, "middle names differ", finding.left, finding.right)
    because = "middle name left out" if left[0] == right[0] and len(left) != len(right) else finding.because
    return Finding(finding.score, because, finding.left, finding.right)


def same_given(one: str, two: str) -> bool:
    """Whether two folded given names are one: an initial with what it stands for, two spellings, or a line of the table.

    >>> same_given("mohammed", "muhammad"), same_given("mario", "maria"), same_given("jan", "jean")
    (True, False, False)
    """
    if one == two or (min(len(one), len(two)) == 1 and one[0] == two[0]):
        return True
    table = _spellings()
    if table.get(one, frozenset()) & table.get(two, frozenset()):
        return True
    left, right = sound_key(one), sound_key(two)
    if left == right or _breathed(one) == _breathed(two):
        return True
    if min(len(left), len(right)) < SHORTEST or _skeleton(left) != _skeleton(right) or ratio(left, right) < SAME_GIVEN:
        return False
    # The last vowel tells women from men: Martin and Martina, Mario and Maria, Karen and Karin are two people each.
    return (left[-1] in VOWELS) == (right[-1] in VOWELS) and (left[-1] == right[-1] or left[-1] not in "ao") and len(left) != len(right)


def block_of(surname: str) -> str:
    """A key that all spellings of one folded surname share: its first letter."""
    return _breathed(surname)[:1]


def _skeleton(word: str) -> str:
    return "".join(letter for letter in word.removesuffix("h") if letter not in VOWELS)


def body_key(name: str) -> str:
    """The folded name of a body with one spelling, without what its legal form adds, the head last.

    >>> body_key("Ministry of Defence") == body_key("the Defense Ministry")
    True
    >>> body_key("Acme Steel Inc.") == body_key("Acme Steel")
    True
    """
    words = [SPELLED.get(word, word) for word in fold_name(name).split()]
    while len(words) > 1 and (words[-1] in COMPANY or (len(words[-1]) == 1 and len(words) > 2)):
        words.pop()
    key = " ".join(words)
    for head in TURNED:
        if key.startswith(f"{head} of "):
            return f"{key.removeprefix(f'{head} of ').removeprefix('the ')} {head}"
    return key
