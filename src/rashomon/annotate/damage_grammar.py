"""Damage that the parse shows: lost subjects, two subjects, wrong pronouns, lost quotation marks, words out of order."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from rashomon.annotate.damage_text import Sign, word_list
from rashomon.model.spans import MarkKind
from rashomon.text.parse import language_model

__all__ = ["grammar_signs"]

SPEECH = word_list("speech")
FIRST_PERSON = word_list("first_person")
SECOND_PERSON = frozenset({"you", "your", "yourself"})
#: Looked for in the letters of a sentence first: most sentences hold none, and tokens are slow to walk.
SPOKEN = re.compile(rf"\b(?:{'|'.join(sorted(FIRST_PERSON))})\b", re.IGNORECASE)
PERSON_PRONOUNS = word_list("person_pronouns")
PEOPLE = word_list("people")
QUOTES = frozenset("\"'`“”‘’")

#: Callings that English writes small before a name, unlike titles ("President", "Professor").
CALLINGS = word_list("callings")

#: A state has one of each, so a nation's own word before the plural means a possessive that was lost.
ONE_OF_A_KIND = word_list("one_of_a_kind")
BODIES = word_list("bodies")
OF_ONE_BODY = word_list("of_one_body")
MEDIA_NAMES = word_list("media_names")

#: A pronoun may stand for somebody named so many sentences before; news returns to a speaker after a long quotation.
REACH = 6


def grammar_signs(doc: Doc) -> Iterator[Sign]:
    """All signs that the parse shows, in no order; one walk over the sentences and one over the tokens."""
    people = _People()
    everything = list(doc)  # once: every walk over a document makes its tokens anew
    quoted = _quoted(everything)
    yield from _lost_marks(doc, quoted)
    for sent in doc.sents:
        tokens = [token for token in everything[sent.start : sent.end] if not token.is_space]
        if not tokens:
            continue
        yield from _lost_subject(tokens)
        yield from _foreign_cue(tokens[0])
        for at, token in enumerate(tokens):
            yield from _pronoun(token, people, quoted)
            yield from _word(tokens, at, quoted)
            people.see(token)
        people.next_sentence()


class _People:
    """How many sentences ago somebody was named whom a pronoun can stand for."""

    def __init__(self) -> None:
        self.ago = REACH + 1

    def see(self, token: Token) -> None:
        if token.ent_type_ == "PERSON" or token.lower_ in PEOPLE or token.lemma_ in PEOPLE or token.lower_ in PERSON_PRONOUNS:
            self.ago = 0

    def next_sentence(self) -> None:
        self.ago += 1


def _quoted(tokens: Sequence[Token]) -> bytearray:
    """For every token, whether it stands inside double quotation marks; an open mark ends with its paragraph."""
    inside = bytearray(len(tokens))
    is_open = False
    for at, token in enumerate(tokens):
        if (text := token.text)[0] == '"' or text in {"``", "''"}:
            is_open = not is_open
            inside[at] = 1
        elif "\n" in text:
            is_open = False
        else:
            inside[at] = is_open
    return inside


def _sign(first: Token, last: Token, kind: MarkKind, weight: float, name: str) -> Sign:
    return Sign(first.idx, last.idx + len(last.text), kind, weight, name)


def _lost_subject(tokens: Sequence[Token]) -> Iterator[Sign]:
    """A sentence that begins with a finite verb and has no subject ("Means that ..."), in running text."""
    first = tokens[0]
    if len(tokens) < 6 or first.tag_ != "VBZ" or not first.text[0].isupper() or tokens[-1].text not in {".", "!"}:
        return
    if not any(child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for child in first.children) and tokens[1].lower_ in {
        "that",
        "the",
        "a",
        "an",
        "how",
        "to",
    }:
        yield _sign(first, tokens[1], MarkKind.LEFTOVER, 0.8, "no subject")


def _lost_marks(doc: Doc, quoted: bytearray) -> Iterator[Sign]:
    """Quotations that lost their marks, unless more sentences speak as "I" or "we" without being anybody's speech: that is the author's own way.

    Blogs and live pages say "our reporter", "in my street"; of 29 accounts none with lost marks had more such sentences than lost quotations.
    """
    found: list[Sign] = []
    own = 0
    for sent in doc.sents:
        if not SPOKEN.search(sent.text):
            continue
        spoken = [token for token in sent if token.lower_ in FIRST_PERSON and token.text not in {"US", "ME"} and not quoted[token.i]]
        if not spoken:
            continue
        lost = _lost_quotation(sent, spoken, quoted)
        if lost is not None:
            found.append(lost)
        else:
            own += any(token.lower_ not in SECOND_PERSON for token in spoken)
    if len(found) >= own:
        yield from found


def _lost_quotation(sent: Span, spoken: Sequence[Token], quoted: bytearray) -> Sign | None:
    """What somebody is said to have said, if it holds a first or second person outside quotation marks."""
    cue = next(
        (token for token in sent if token.lemma_ in SPEECH and token.dep_ in {"ROOT", "conj", "relcl", "advcl", "parataxis"} and not quoted[token.i]),
        None,
    )
    if cue is None or any(token.text[0] in QUOTES and token.tag_ in {"``", "''"} for token in sent):
        return None
    if cue.lower_ in FIRST_PERSON or any(child.lower_ in FIRST_PERSON for child in cue.children):
        return None
    said = next((child for child in cue.children if child.dep_ == "ccomp"), None)
    if said is None or not any(said.left_edge.i <= token.i <= said.right_edge.i for token in spoken):
        return None
    return _sign(said.left_edge, said.right_edge, MarkKind.WORDING, 0.8, "a quotation without its marks")


def _pronoun(token: Token, people: _People, quoted: bytearray) -> Iterator[Sign]:
    if token.lower_ not in PERSON_PRONOUNS or quoted[token.i]:
        return
    if token.is_sent_start and token.dep_ == "nsubj" and people.ago > REACH:
        yield _sign(token, token.head if token.head.i > token.i else token, MarkKind.GRAMMAR, 0.6, "a person's pronoun with nobody named")
    if token.tag_ == "PRP$" and token.i > 1 and token.nbor(-1).lower_ == "as":
        subject = next((child for child in token.nbor(-1).head.children if child.dep_ == "nsubj"), None)
        if subject is not None and subject.ent_type_ in {"GPE", "ORG", "NORP"}:
            yield _sign(subject, token.head, MarkKind.GRAMMAR, 0.6, "a person's pronoun for a state or body")


def _word(tokens: Sequence[Token], at: int, quoted: bytearray) -> Iterator[Sign]:
    """Signs that show at one word and its neighbours."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.dep_ in {"ROOT", "ccomp", "conj", "relcl"}:
        yield from _verb(token)
        if not quoted[token.i]:
            yield from _number(token)
    if after is None or quoted[token.i]:
        return
    if token.tag_ == "NNS" and at and after.tag_ == "NNPS" and after.text[0].isupper() and token.text.islower():
        yield _sign(token, after, MarkKind.GRAMMAR, 0.8, "a noun where an adjective belongs")
    if (
        token.tag_ in {"NNPS", "NNP"}
        and token.ent_type_ == "NORP"
        and token.lower_.endswith(("ns", "is", "hs", "ks", "bs"))
        and token.dep_ == "compound"
        and after.tag_ in {"NNS", "NN"}
    ):
        yield _sign(token, after, MarkKind.GRAMMAR, 0.6, "a people where an adjective belongs")
    if token.tag_ == "NN" and at and token.text.islower():
        yield from _adjective_behind(tokens, at)
    if token.lower_ in CALLINGS and at and token.text[0].isupper() and after.ent_type_ == "PERSON" and tokens[at - 1].text == ",":
        yield _sign(tokens[at - 2] if at > 1 else token, token, MarkKind.GRAMMAR, 0.4, "a calling with a capital")
    if token.tag_ == "NNS":
        yield from _plural(tokens, at)
    if at == 0 and token.text == "Speaking" and after.text == "of":
        yield from _speaking(tokens)


def _verb(verb: Token) -> Iterator[Sign]:
    """Two subjects before one verb, or a verb that repeats its subject ("the order was ordered")."""
    subjects = [child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
    if len(subjects) > 1 and all(child.pos_ in {"NOUN", "PROPN"} for child in subjects[:2]) and subjects[0].tag_ == subjects[1].tag_ == "NNS":
        yield _sign(subjects[0].left_edge, verb, MarkKind.GRAMMAR, 0.6, "two subjects")
    if subjects and subjects[-1].lemma_ == verb.lemma_ and subjects[-1].pos_ == "NOUN" and verb.tag_ == "VBN":
        yield _sign(subjects[-1], verb, MarkKind.LEFTOVER, 0.6, "the verb repeats its subject")


def _number(verb: Token) -> Iterator[Sign]:
    """A pronoun whose verb has the other number ("they is"), outside quotations, where people may talk so."""
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.lower_ not in {"they", "we", "he", "she"}:
        return
    finite = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}), verb)
    wrong = "VBZ" if subject.lower_ in {"they", "we"} else "VBP"
    if (
        finite.tag_ == wrong
        and finite.i == subject.i + 1
        and finite.lower_ in {"is", "are", "has", "have", "does", "do"}
        and (subject.text.islower() or subject.is_sent_start)
    ):
        yield _sign(subject, finite, MarkKind.GRAMMAR, 0.7, "a pronoun with the wrong verb")


def _plural(tokens: Sequence[Token], at: int) -> Iterator[Sign]:
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1]
    if before is None or after.text in {"'", "'s"}:
        return
    if token.lemma_ in ONE_OF_A_KIND and before.ent_type_ == "NORP" and at > 1 and tokens[at - 2].lower_ == "the":
        yield _sign(tokens[at - 2], token, MarkKind.GRAMMAR, 0.7, "one of a kind in the plural")
    if token.lemma_ in BODIES and before.lower_ == "of" and at > 1 and tokens[at - 2].lemma_.lower() in OF_ONE_BODY:
        yield _sign(tokens[at - 3] if at > 2 else tokens[at - 2], token, MarkKind.GRAMMAR, 0.6, "a possessive that became a plural")
    if (
        after.tag_ == "WDT"
        and at + 2 < len(tokens)
        and tokens[at + 2].lower_ in {"has", "is"}
        and after.head.i >= tokens[at + 2].i
        and before.lower_ == "of"
    ):
        yield _sign(tokens[max(0, at - 2)], tokens[at + 2], MarkKind.GRAMMAR, 0.5, "a plural with a singular verb")


def _adjective_behind(tokens: Sequence[Token], at: int) -> Iterator[Sign]:
    """A people's adjective behind the noun that it belongs to ("the little town Peruvian"), as in Romance languages."""
    word = tokens[at + 1]
    if word.ent_type_ != "NORP" or not word.lower_.endswith(("an", "ese", "ish")) or tokens[at - 1].pos_ not in {"DET", "ADJ"}:
        return
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    if after is None or after.is_punct or after.pos_ in {"ADP", "AUX", "CCONJ"}:
        yield _sign(tokens[at - 1], word, MarkKind.GRAMMAR, 0.6, "an adjective behind its noun")


def _speaking(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Somebody who is "speaking of X Television", not on it."""
    for last in tokens[2:8]:
        if last.text == ",":
            return
        if last.lower_ in MEDIA_NAMES and last.text[0].isupper():
            yield _sign(tokens[0], last, MarkKind.GRAMMAR, 0.5, "a wrong preposition")
            return


@functools.cache
def _known_words() -> frozenset[str]:
    """The English words that the model's lemmatiser knows; empty where it brings no table."""
    model = language_model()
    lookups = getattr(model.get_pipe("lemmatizer"), "lookups", None) if "lemmatizer" in model.pipe_names else None
    if lookups is None or "lemma_index" not in lookups:
        return frozenset()
    return SPEECH.union(*lookups.get_table("lemma_index").values())


def _foreign_cue(first: Token) -> Iterator[Sign]:
    """A short word of no language between a sentence's end and the name that follows: a cue that was left untranslated."""
    if not first.text.islower() or len(first.text) > 5 or first.is_stop or first.i == 0 or first.i + 2 >= len(first.doc):
        return
    name, before = first.nbor(1), first.nbor(-1)
    known = _known_words()
    if (
        known
        and name.tag_ == "NNP"
        and before.text in {"?", "!", ",", ".", '"'}
        and first.lemma_ not in known
        and first.text.isalpha()
        and first.text.isascii()
    ):
        yield _sign(first, name, MarkKind.LEFTOVER, 1.0, "an untranslated word")
