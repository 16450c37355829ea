"""From a number to the noun it counts: the token side of a reading."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.annotate.figures.tables import cues
from rashomon.text.numbers import Number

__all__ = ["Counted", "counted", "measured", "sentence_of", "token_at", "token_starts", "words_before"]

#: A counted noun stands at most this many tokens behind its number ("9 rangers and Coast Patrol crew" has 6).
REACH = 8
_MODIFIERS = {"nummod", "amod", "compound", "nmod", "det", "quantmod", "poss", "advmod", "predet"}
_NOUNS = {"NOUN", "PROPN"}
_REACHING = {"reach", "hit", "top", "exceed", "pass", "total", "rise", "climb", "stand", "fall", "jump", "grow", "surge"}


#: So many tokens hold the code points that are asked for, nearly always.
_TOKENS = 16


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its tokens.

    Attributes:
        first, last: first token, and one past the last token, of the number.
        root: the token of the number that hangs on the rest of the sentence.
        head: the noun that is counted; None where it is elided ("more than 40 were hurt").
        before: the noun stands before the number ("Article 4").
    """

    number: Number
    first: int
    last: int
    root: Token
    head: Token | None
    before: bool = False

    @property
    def node(self) -> Token:
        """The token whose place in the sentence decides: the head, else the number's root."""
        return self.head if self.head is not None else self.root


def sentence_of(token: Token) -> Span:
    """The sentence of a token; spaCy's own ``sent`` asks the whole document first, which makes a long text square."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    return doc[start:end]


def token_starts(doc: Doc) -> list[int]:
    """Start offset of every token, for bisection."""
    return [token.idx for token in doc]


def token_at(starts: list[int], offset: int) -> int:
    """Index of the token that holds the character at ``offset``."""
    return max(0, bisect_right(starts, offset) - 1)


def counted(doc: Doc, starts: list[int], number: Number) -> Counted:
    """What ``number`` counts in the parse."""
    first, last = token_at(starts, number.core), token_at(starts, number.end - 1) + 1
    root = _root(doc, first, last)
    if number.currency or number.percent:
        found = _of_object(doc, last, root)
        ratio = number.percent and found is None and doc[last - 1].like_num  # "seven out of 10 bridges"
        return Counted(number, first, last, root, _next_noun(doc, last) if ratio else found)
    head = root.head
    if root.dep_ in _MODIFIERS and head.pos_ in _NOUNS | {"ADJ", "SYM"} and not first <= head.i < last:
        if head.i >= last and head.i - last < REACH and not _broken(doc, last, head.i):
            return Counted(number, first, last, root, _furthest(head))
        if head.i == first - 1:
            return Counted(number, first, last, root, head, before=True)
    found = _of_object(doc, last, root) or _next_noun(doc, last)
    return Counted(number, first, last, root, found)


def _broken(doc: Doc, last: int, head: int) -> bool:
    """Whether another number, an article or a mark stands between number and noun: "killed 10; 80 hurt", "one a pregnant woman"."""
    return any(token.pos_ in {"NUM", "DET"} or token.text in {";", '"', ":", "("} for token in doc[last:head])


def _furthest(head: Token) -> Token:
    """The noun that a modifier noun belongs to: "8 law enforcement officials" may hang on "enforcement"."""
    doc = head.doc
    if head.i + 2 < len(doc) and not head.whitespace_ and doc[head.i + 1].text == "-" and doc[head.i + 2].pos_ in _NOUNS:
        head = doc[head.i + 2]  # "two co-workers" is three tokens
    while head.dep_ == "compound" and head.head.pos_ in _NOUNS and 0 < head.head.i - head.i < 4:
        head = head.head
    return head


def _root(doc: Doc, first: int, last: int) -> Token:
    for token in doc[first:last]:
        if not first <= token.head.i < last or token.head is token:
            return token
    return doc[last - 1]


def _of_object(doc: Doc, last: int, root: Token) -> Token | None:
    """The noun behind "of": dozens of protesters, 4 percent of renters, 30 of them."""
    if last >= len(doc) or doc[last].lower_ != "of":
        return None
    for child in doc[last].children:
        if child.dep_ == "pobj" and child.i > last:
            return child
    return _next_noun(doc, last + 1) if root is not None else None


def _next_noun(doc: Doc, last: int) -> Token | None:
    """The last noun of the run right behind the number, where the parse lost the link."""
    found: Token | None = None
    for token in doc[last : last + 4]:
        if not any(map(str.isalpha, token.text)):
            break  # "killed 14 | National News"
        if token.pos_ in _NOUNS or (token.lower_ in cues()["adjective"] and token.pos_ == "ADJ"):
            found = token
        elif found is not None or token.pos_ not in {"ADJ", "ADV", "NUM"} or token.is_sent_start:
            break
    return found


def measured(item: Counted) -> Token | None:
    """What a bare number measures: "the number of *cases* had reached 12,450", "*ticket sales* topped 900"."""
    if (rival := _rival(item) or _shared(item)) is not None:
        return rival
    verb, root = item.root.head, item.root
    if root.dep_ not in {"dobj", "attr", "pobj"} or item.number.currency or item.number.percent:
        return None
    if root.dep_ == "pobj":
        verb = verb.head if verb.lower_ in {"to", "at", "past", "from"} else root
        verb = verb.head if verb.lower_ in {"to", "from"} else verb  # "rose from 12 to 15" hangs one on the other
    if verb.lemma_.lower() not in _REACHING:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "NOUN"), None)
    if subject is not None and subject.lemma_.lower() in {"number", "total", "count", "tally"}:
        of = next((child for child in subject.children if child.lower_ == "of"), None)
        return next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    return subject


def _shared(item: Counted) -> Token | None:
    """What a bare number counts behind a first clause: "destroyed 340 *homes* and damaged 1,100", "12 *shops* were looted and three burned"."""
    verb, root = item.root.head, item.root
    if (another := _another(item)) is not None:
        return another
    if root.dep_ not in {"dobj", "nsubj", "nsubjpass"} or verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX"} or item.number.percent:
        return None
    nouns = [child for child in verb.head.children if child.dep_ in {"dobj", "nsubj", "nsubjpass"} and child.pos_ == "NOUN" and child.i < item.first]
    return next((noun for noun in reversed(nouns) if any(child.dep_ == "nummod" for child in noun.children)), None)


def _another(item: Counted) -> Token | None:
    """As in "1,900 *homes* were destroyed, another 3,000 damaged"."""
    doc, first, last = item.root.doc, item.first, item.last
    if (
        not first
        or last >= len(doc)
        or doc[last].tag_ not in {"VBN", "VBD"}
        or not {"another", "further"} & {token.lower_ for token in doc[max(0, first - 2) : last]}
    ):
        return None
    before = [token for token in doc[sentence_of(doc[first]).start : first] if token.pos_ == "NOUN"]
    return next((noun for noun in reversed(before) if any(child.dep_ == "nummod" and child.i < noun.i for child in noun.children)), None)


_AGAINST = {"to", "against"}
_SIDES = {"for", "against", "in"}


def _rival(item: Counted) -> Token | None:
    """What the second of two numbers counts: "210 *votes* to 95", "5,100 *votes* for Reyes and 4,800 for Ader"."""
    doc, first = item.root.doc, item.first
    if item.number.currency or item.number.percent or first < 2:
        return None
    if doc[first - 1].lower_ in _AGAINST and doc[first - 2].pos_ == "NOUN" and any(child.pos_ == "NUM" for child in doc[first - 2].children):
        return doc[first - 2]
    joined = item.last < len(doc) and doc[item.last].lower_ in _SIDES and any(token.lower_ == "and" for token in doc[first - 1 : first])
    if not joined:
        return None
    before = [token for token in doc[max(sentence_of(doc[first]).start, first - REACH) : first] if token.pos_ == "NOUN"]
    return next((noun for noun in before if any(child.pos_ == "NUM" and child.i < noun.i for child in noun.children)), None)


def words_before(doc: Doc, item: Counted, reach: int) -> str:
    """At most ``reach`` code points right before the number, from its nearest tokens: the whole text would be put together anew for each figure."""
    first = max(0, item.first - _TOKENS)
    start = doc[first].idx
    return doc[first : item.first + 1].text[: max(0, item.number.start - start)][-reach:]
