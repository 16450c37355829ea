"""Whom a pronoun means: how mentions stand in their sentences, and which one a pronoun takes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

__all__ = ["PRONOUNS", "Heard", "Place", "antecedent", "place_of", "quoted_tokens", "sentence_numbers"]

#: Pronoun to what it can stand for: m, f person; p plural; n thing.
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "themselves": "p", "it": "n", "its": "n", "itself": "n",
}  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
OBJECTS = frozenset({"dobj", "dative", "iobj", "pobj"})
#: "Lee doubts that Ito will win. He ...": the subject of the whole goes before the one of a clause in it.
EMBEDDED = frozenset({"ccomp", "relcl", "advcl", "acl", "pcomp"})
SPEECH = frozenset(
    [
        "say", "tell", "add", "ask", "announce", "state", "claim", "deny", "warn", "argue", "explain", "insist", "note", "report", "declare", "write", "admit",
        "confirm", "reply", "answer", "stress", "call", "accuse", "urge", "demand", "promise", "vow", "pledge", "describe", "recall", "testify", "allege",
        "believe", "think", "predict", "estimate", "complain", "comment", "speak", "talk", "shout", "cry", "whisper", "go", "continue", "inform", "assure",
        "affirm", "assert", "refute", "reject", "mention", "underline", "emphasize", "emphasise", "reveal", "acknowledge", "concede", "maintain", "contend",
        "remark", "observe", "joke", "tweet", "post", "suggest", "propose", "dismiss", "criticize", "criticise", "blame", "praise", "condemn", "thank",
        "appeal", "plead", "boast", "caution", "hint", "lament", "respond", "retort", "conclude", "agree", "threaten", "refuse", "apologise", "apologize",
    ]
)  # fmt: skip
#: What only somebody who has just spoken does.
GOES_ON = frozenset({"add", "continue", "stress", "note", "explain", "conclude", "recall", "emphasise", "emphasize", "insist"})
#: Those who speak by their office of others, not of themselves: sectors, then words.
FOR_OTHERS = frozenset({"COP", "JUD", "LAW", "HLH"})
SPEAKS_FOR = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "prosecutor",
        "detective",
        "inspector",
        "coroner",
        "lawyer",
        "attorney",
        "sheriff",
        "witness",
        "official",
    }
)
#: What befalls somebody, of whom an official then speaks.
BEFALLS = frozenset({"die", "confess", "flee", "escape", "drown", "surrender", "collapse", "suffer", "bleed", "resist"})
#: What they say of themselves all the same.
OF_ONESELF = SPEECH | frozenset(
    {
        "hope",
        "expect",
        "know",
        "want",
        "plan",
        "intend",
        "see",
        "hear",
        "understand",
        "doubt",
        "suspect",
        "find",
        "discuss",
        "speculate",
        "receive",
        "investigate",
        "recommend",
        "rule",
    }
)
#: A pronoun looks back this many sentences at most.
REACH = 3
#: No clause is nested deeper than this in what people write.
DEEPEST = 12
OPENING, CLOSING = "“«„", "”»"


@dataclass(frozen=True, slots=True)
class Place:
    """How the head of a mention stands in its sentence.

    Attributes:
        sentence: number of the sentence.
        subject: subject of the whole sentence.
        verb: index of the verb that it is subject or object of, or None.
        acts: it is the subject of that verb, in whatever clause.
        speaks: that verb is one of speech.
        passive: that verb befalls it ("was arrested", "died").
        under: head of the subject of the verb of speech in whose clause it stands, or None.
        quoted: between quotation marks.
        owns: it possesses the subject ("Mora's house burned").
    """

    sentence: int
    subject: bool
    verb: int | None
    acts: bool
    speaks: bool
    passive: bool
    under: int | None
    quoted: bool
    owns: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A mention that a later pronoun may take up.

    Attributes:
        chain: number of its chain.
        head: index of its head.
        place: how it stands.
        gender: "m" or "f" where the mention itself tells.
        single: one person of a group.
        official: its bearer speaks of others by office.
        pronoun: it is a pronoun itself.
        unsure: nothing tells the gender of its chain.
    """

    chain: int
    first: int
    last: int
    head: int
    place: Place
    gender: str | None = None
    single: bool = False
    official: bool = False
    pronoun: bool = False
    unsure: bool = False


def quoted_tokens(doc: Doc) -> list[bool]:
    """For each token whether it stands between quotation marks; a line end closes what was left open."""
    flags: list[bool] = []
    inside = False
    for token in doc:
        text = token.text
        if token.is_space and "\n" in text:
            inside = False
        elif text[0] in OPENING:
            inside = True
        elif text[0] in CLOSING:
            inside = False
        elif text == '"':
            inside = not inside
        flags.append(inside)
    return flags


def sentence_numbers(doc: Doc, quoted: Sequence[bool]) -> list[int]:
    """The number of each token's sentence; blank lines, which the parser takes for sentences, and what goes on in a quotation do not count."""
    numbers: list[int] = []
    number = -1
    for sentence in doc.sents:
        goes_on = sentence.start > 0 and quoted[sentence.start - 1] and quoted[sentence.start]
        number += not goes_on and not all(token.is_space for token in sentence)
        numbers += [max(number, 0)] * len(sentence)
    return numbers


def place_of(head: Token, numbers: Sequence[int], quoted: Sequence[bool]) -> Place:
    """How a mention stands, by its head."""
    acts = head.dep_ in SUBJECTS
    verb = head.head if acts or head.dep_ in OBJECTS else None
    if verb is not None and verb.dep_ in ("prep", "agent"):
        verb = verb.head
    return Place(
        sentence=numbers[head.i],
        subject=acts and head.head.dep_ not in EMBEDDED,
        verb=verb.i if verb is not None else None,
        acts=acts,
        speaks=(acts and verb is not None and verb.lemma_ in SPEECH)
        or (head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according"),
        passive=head.dep_ == "nsubjpass" or (acts and head.head.lemma_ in BEFALLS),
        under=_under(head),
        quoted=quoted[head.i],
        owns=head.dep_ == "poss" and head.head.dep_ in SUBJECTS,
    )


def _under(token: Token) -> int | None:
    """The subject of the verb of speech whose clause the token stands in."""
    for _ in range(DEEPEST):
        above = token.head
        if above is token:
            return None
        if token.dep_ == "ccomp" and above.lemma_ in SPEECH:
            subject = next((child for child in above.children if child.dep_ in SUBJECTS), None)
            if subject is not None:
                return subject.i
        token = above
    return None


def antecedent(head: Token, place: Place, near: Sequence[Heard]) -> Heard | None:
    """Which of the fitting mentions the pronoun takes up, None where there is none.

    ``near`` holds mentions of fitting number and gender in text order. The nearest sentence decides, in it the subject; but who speaks on was
    speaking before, nobody hits "him" who is himself meant, who is quoted speaks of another, and an official tells what befell another.
    """
    kind = PRONOUNS[head.lower_]
    left = [each for each in near if place.sentence - each.place.sentence <= REACH and not _barred(head, place, each)]
    if place.passive or (place.acts and head.head.lemma_ not in OF_ONESELF):
        left = [each for each in left if not (place.under == each.head and each.official)] or left
    left = _without_teller(head, place, left) if place.quoted else left
    if place.speaks and not place.quoted:
        # "'The warden let me read,' he said.": whom a quotation names does not speak it.
        left = [each for each in left if not each.place.quoted] or left
    if not left:
        return None
    if place.acts and head.head.lemma_ in GOES_ON and (last := _last_speaker(left)) is not None:
        return last
    best = min(reversed(left), key=lambda each: _rank(place, each, left))
    return best if kind in "mf" or place.speaks or _is_topic(head, place, best, one=kind == "n") else None


def _barred(head: Token, place: Place, other: Heard) -> bool:
    """Whether one holds the other ("his client"), or both are subject and object of one verb, who are two unless a "himself" says so."""
    if other.first <= head.i < other.last:
        return True
    if head.dep_ not in OBJECTS or place.acts or not other.place.acts or place.verb is None or head.lower_.endswith(("self", "selves")):
        return False
    return other.place.verb == _subject_holder(head.doc[place.verb])


def _subject_holder(verb: Token) -> int:
    """The verb that has the subject of ``verb``: "called" in "called Mora to urge her"."""
    for _ in range(DEEPEST):
        if verb.dep_ not in ("xcomp", "advcl", "conj") or any(child.dep_ in SUBJECTS for child in verb.children):
            break
        verb = verb.head
    return verb.i


def _without_teller(head: Token, place: Place, near: Sequence[Heard]) -> list[Heard]:
    """The mentions without those of who speaks the quotation, as far as somebody else can be meant: "Mora said: 'He lied.'"."""
    teller = head.doc[place.under] if place.under is not None else None
    if teller is not None and teller.i > head.i and teller.pos_ == "PROPN":
        return [each for each in near if head.doc[each.head].lower_ != teller.lower_ or each.pronoun]
    before = (each.chain for each in reversed(near) if each.place.speaks and not each.place.quoted and place.sentence - each.place.sentence <= 1)
    speaker = next(before, None)
    return [each for each in near if each.chain != speaker]


def _last_speaker(near: Sequence[Heard]) -> Heard | None:
    return next((each for each in reversed(near) if each.place.speaks), None)


def _rank(place: Place, other: Heard, near: Sequence[Heard]) -> tuple[int, int, int]:
    """Sentences back, whether nothing but an office tells the gender, then how much of a subject it is; lower is likelier."""
    away = place.sentence - other.place.sentence
    if (
        away == 0
        and place.subject
        and not other.place.acts
        and any(each.place.subject and place.sentence - each.place.sentence == 1 for each in near)
    ):
        # "After a talk with Ito, he flew home": who flew is not Ito.
        away = 2
    if away >= 1 and place.speaks and not other.place.acts and any(each.place.speaks and place.sentence - each.place.sentence <= 2 for each in near):
        away += 2
    if (
        other.place.acts
        and other.place.under is not None
        and not place.speaks
        and any(each.head == other.place.under and each.official for each in near)
    ):
        # "The detective said the driver had fled. He was found in a ditch.": what was told goes on.
        return away, 0, -1
    unsure = (
        not place.acts
        and other.unsure
        and any(each.chain != other.chain and not each.unsure and each.place.sentence == other.place.sentence for each in near)
    )
    return away, int(unsure), 0 if other.place.subject else 1 if other.place.acts or other.place.owns else 2


def _is_topic(head: Token, place: Place, other: Heard, *, one: bool) -> bool:
    """Whether "it" or "they" has a body or group for its topic: one that the sentence, or the one before, is about, and no other thing or people is."""
    if not other.place.acts or place.sentence - other.place.sentence > 1 or place.quoted != other.place.quoted:
        return False
    sentence = head.sent if place.sentence == other.place.sentence else head.doc[max(head.sent.start - 1, 0)].sent
    subject = next((child for child in sentence.root.children if child.dep_ in SUBJECTS and child.i < head.i), None)
    return (
        subject is None or subject.i == other.head or (subject.tag_ in ("NNS", "NNPS", "PRP", "NNP") if one else subject.tag_ not in ("NNS", "NNPS"))
    )
