"""In-article chains: which mentions are one actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from rashomon.annotate.mentions.candidate import Candidate
from rashomon.annotate.mentions.chain import Chain, Link
from rashomon.annotate.mentions.classes import SAME_CLASS, TAKEN_UP, base_name
from rashomon.annotate.mentions.nominals import KIN, RELATIONS
from rashomon.annotate.mentions.pronouns import FOR_OTHERS, PRONOUNS, SPEAKS_FOR, Heard, antecedent, place_of, quoted_tokens, sentence_numbers
from rashomon.annotate.mentions.tables import roles
from rashomon.model.annotations import ActorForm, ActorKind
from rashomon.text.names import compare_names, fold_name, initials_of, portfolio, sound_key, surname_of

__all__ = ["Chain", "Link", "link"]

#: So many named bodies back, and a bare noun means another one.
MOST_BODIES = 6
#: A longer name in capitals is the head of a page ("THE DAILY"), not a company.
LONGEST_SHORT = 4
#: Of so many mentions a pronoun is chosen at most.
MOST_HEARD = 40


class Reader:
    """Reads candidates in text order and keeps the chains; every step is a look-up."""

    def __init__(self, doc: Doc, dominant: str | None) -> None:
        self.doc = doc
        self.quoted = quoted_tokens(doc)
        self.numbers = sentence_numbers(doc, self.quoted)
        self.dominant = dominant
        self.chains: list[Chain] = []
        self.by_name: dict[tuple[ActorKind, str], int] = {}
        self.by_surname: dict[str, list[int]] = {}
        self.by_given: dict[str, int] = {}
        self.by_acronym: dict[str, int] = {}
        self.by_key: dict[tuple[str, str | None], int] = {}
        self.by_class: dict[int, list[int]] = {}
        self.by_role: dict[str, list[int]] = {}
        self.by_office: dict[str, int] = {}
        self.by_noun: dict[str, int] = {}
        self.by_single: dict[str, int | None] = {}
        self.by_base: dict[str, int] = {}
        self.heard: list[Heard] = []
        self.bodies: list[int] = []

    def start(self, candidate: Candidate, *, named: bool) -> int:
        """A new chain for the candidate."""
        chain = Chain(len(self.chains), candidate.name, candidate.kind, candidate.country, candidate.sector, named, candidate.key)
        self.chains.append(chain)
        return chain.number

    def find(self, number: int) -> Chain:
        """The chain, through merges."""
        while (into := self.chains[number].into) is not None:
            number = into
        return self.chains[number]

    def person(self, candidate: Candidate) -> tuple[int, str]:
        """Full name, then surname; two people with one surname stay two where their given names differ."""
        folded = fold_name(candidate.name)
        known = self.by_name.get((ActorKind.PERSON, folded))
        if known is not None:
            return known, "exact name"
        surname = sound_key(surname_of(folded))
        for number in reversed(self.by_surname.get(surname, [])):
            finding = compare_names(candidate.name, self.chains[number].name)
            if finding.score > 0:
                return self.keep_name(number, candidate, folded, surname), finding.because
        if len(folded.split()) == 1 and folded in self.by_given:
            return self.by_given[folded], "given name"
        number = self.start(candidate, named=True)
        return self.keep_name(number, candidate, folded, surname), "first mention"

    def keep_name(self, number: int, candidate: Candidate, folded: str, surname: str) -> int:
        """Registers a person's form; the fullest one becomes the chain's name."""
        chain = self.chains[number]
        if len(folded.split()) > len(fold_name(chain.name).split()):
            chain.name = candidate.name
        if len(folded.split()) > 1:
            self.by_name[ActorKind.PERSON, folded] = number
            self.by_given.setdefault(folded.split(maxsplit=1)[0], number)
        numbers = self.by_surname.setdefault(surname, [])
        if number not in numbers:
            numbers.append(number)
        return number

    def take_role(self, number: int, candidate: Candidate) -> None:
        """Keeps the role of a named person; a title that stood alone before is now known to be this person."""
        if candidate.role is None:
            return
        chain = self.chains[number]
        chain.country, chain.sector = chain.country or candidate.country, chain.sector or candidate.sector
        words = candidate.role.casefold().split()
        former = "former " if {"former", "ex"} & set(words) else ""
        office = portfolio(candidate.role)
        chain.portfolios |= {office} if office else set()
        earlier = self.by_office.get(office) if office else None
        if earlier is not None and not former:
            # "the health minister said ... Health Minister Ann Lee": the lead tells the office, the next paragraph the name.
            other = self.find(earlier)
            if not other.named and other.number != number and (other.country is None or chain.country in (None, other.country)):
                other.into = number
        offices = [f"{one} {two}" for one, two in pairwise(words) if f"{one} {two}" in roles()]
        # "the president" is never the vice president.
        alone = [word for word in words if word in roles() and not any(office.startswith(("vice", "deputy")) and office.endswith(word) for office in offices)]
        for word in (*offices, *alone):
            key = former + word
            chain.roles.append(key)
            for earlier in self.by_role.get(key, []):
                other = self.find(earlier)
                at_home = chain.country is not None and other.country in (None, chain.country) and (other.country or chain.country == self.dominant)
                if not other.named and other.number != number and at_home:
                    other.into = number
            numbers = self.by_role.setdefault(key, [])
            if number not in numbers:
                numbers.append(number)

    def organisation(self, candidate: Candidate) -> tuple[int, str]:
        """Exact name, acronym with its long form, then a short form of a longer name."""
        folded = fold_name(candidate.name)
        known = self.by_name.get((ActorKind.ORGANISATION, folded))
        # Two countries' bodies can bear one name ("Security Council").
        if known is not None and (not candidate.country or self.find(known).country in (None, candidate.country)):
            return known, "exact name"
        if known is not None:
            return self.keep_body(self.start(candidate, named=True), candidate, folded), "same name, another country"
        because = "first mention"
        base = base_name(folded)
        number = self.by_acronym.get(folded)
        if number is not None:
            because = "acronym"
        elif (number := self.by_base.get(folded) if base == folded else self.by_name.get((ActorKind.ORGANISATION, base))) is not None:
            because = "name without its legal form"
        else:
            for short in sorted(initials_of(candidate.name)):
                known = self.by_name.get((ActorKind.ORGANISATION, short))
                if known is not None and len(short) > 1:
                    number, because = known, "long form of the acronym"
                    break
        if number is None:
            number = self.start(candidate, named=True)
        return self.keep_body(number, candidate, folded), because

    def keep_body(self, number: int, candidate: Candidate, folded: str) -> int:
        """Registers a body's form, its acronyms and its class."""
        chain = self.chains[number]
        self.bodies.append(number)
        if len(candidate.name) > len(chain.name):
            chain.name = candidate.name
        self.by_name[ActorKind.ORGANISATION, folded] = number
        if (base := base_name(folded)) != folded:
            self.by_base.setdefault(base, number)
        for acronym in {*initials_of(candidate.name), *([fold_name(candidate.acronym)] if candidate.acronym else [])}:
            if len(acronym) > 1:
                self.by_acronym.setdefault(acronym, number)
        for word in folded.split():
            self.classify(number, word)
        return number

    def classify(self, number: int, word: str) -> None:
        """Notes which common nouns can take the chain up."""
        for group, words in enumerate(SAME_CLASS):
            known = self.by_class.setdefault(group, [])
            if word not in words or number in known:
                continue
            chain = self.chains[number]
            # "A military alliance announced ...": the first body of the class that is then named is the one that was meant.
            if group == 0 and chain.named and not any(self.find(other).named for other in known):
                for other in known:
                    if self.find(other).country in (None, chain.country) and other != number:
                        self.find(other).into = number
            known.append(number)

    def body(self, candidate: Candidate) -> tuple[int, str]:
        """A body without a name: taken up from a named one of its class, else one chain for each kind and country."""
        noun = candidate.key.split()[-1]
        alone = noun == candidate.key
        if candidate.definite and alone:
            numbers = [n for group, words in enumerate(SAME_CLASS) if noun in words for n in self.by_class.get(group, [])]
            near = [n for n in numbers if not candidate.country or self.find(n).country in (None, candidate.country)]
            if near:
                return max(near, key=lambda n: self.find(n).last), f"taken up as “{noun}”"
        if candidate.definite and alone and (last := self.last_named(noun)) is not None:
            return last, f"last body that can be “{noun}”"
        # "Lee's government" is of Lee's country, which nobody names here.
        country = candidate.country or (self.dominant if candidate.name == candidate.key else None)
        known = self.by_key.get((candidate.key, country))
        if known is not None and candidate.definite:
            return known, "same body"
        number = self.start(candidate, named=False)
        # An indefinite body may be anybody's; a definite one without a country belongs to the country that the article is about.
        self.chains[number].country = country if candidate.definite else candidate.country
        self.by_key.setdefault((candidate.key, country), number)
        self.classify(number, noun)
        return number, "first mention"

    def last_named(self, noun: str) -> int | None:
        """The last body named that a bare "the company" or "the newspaper" can mean, or None."""
        sectors = TAKEN_UP.get(noun, ())
        for number in reversed(self.bodies[-MOST_BODIES:]):
            chain = self.find(number)
            if chain.sector in sectors and chain.named and not (len(chain.name) > LONGEST_SHORT and chain.name[: LONGEST_SHORT + 1].isupper()):
                return chain.number
        return None

    def title(self, candidate: Candidate) -> tuple[int, str]:
        """A title standing alone: the last person with that role and no other country."""
        if candidate.definite:
            fitting = [self.find(n) for n in self.by_role.get(candidate.key, [])]
            fitting = [chain for chain in fitting if candidate.country is None or chain.country in (None, candidate.country)]
            office = portfolio(candidate.role)
            # "the interior minister" is never the health minister who was named before.
            fitting = [chain for chain in fitting if office is None or not chain.portfolios or office in chain.portfolios]
            if fitting:
                best = max(fitting, key=lambda chain: chain.last)
                return best.number, f"title: last “{candidate.key}”"
        number = self.start(candidate, named=False)
        if candidate.definite:
            self.by_role.setdefault(candidate.key, []).append(number)
            if (office := portfolio(candidate.role)) is not None:
                self.by_office[office] = number
                self.chains[number].portfolios = {office}
        return number, "first mention"

    def group(self, candidate: Candidate) -> tuple[int, str]:
        """People without a name: one chain for each kind and country."""
        known = self.by_key.get((candidate.key, candidate.country))
        if known is not None:
            return known, "same group"
        number = self.start(candidate, named=candidate.form is ActorForm.NAME)
        self.by_key[candidate.key, candidate.country] = number
        return number, "first mention"

    def pronoun(self, candidate: Candidate) -> tuple[int, str] | None:
        """The mention that the pronoun takes up, of those whose number and gender fit."""
        what = PRONOUNS[candidate.name]
        near = [each for each in self.heard[-MOST_HEARD:] if self.fits(each, what)]
        head = self.doc[candidate.head]
        found = antecedent(head, place_of(head, self.numbers, self.quoted), near)
        if found is None:
            return None
        chain = self.find(found.chain)
        if what in "mf" and chain.kind is ActorKind.PERSON:
            chain.gender = what
        return chain.number, f"pronoun: last fitting mention of {chain.name}"

    def known_as(self, number: int, candidate: Candidate) -> None:
        """Notes that a noun stands for somebody named: "the suspect" from here on, and "a man" of before; two of a kind are nobody's."""
        if not candidate.shadow:
            if self.by_single.setdefault(candidate.key, number) != number:
                self.by_single[candidate.key] = None
            return
        earlier = self.by_noun.get(candidate.key)
        if earlier is not None and candidate.definite and not (other := self.find(earlier)).named and other.number != number:
            other.into = number
        self.by_noun[candidate.key] = number

    def single(self, candidate: Candidate) -> tuple[int, str] | None:
        """Who "the suspect" is, where the article has named one."""
        alone = candidate.single and self.doc[candidate.first : candidate.head].text.lower() == "the"
        known = self.by_single.get(candidate.key) if alone else None
        return (known, f"same words: “{candidate.key}”") if known is not None else None

    def somebody(self, candidate: Candidate) -> tuple[int, str]:
        """A person with neither name nor office: "the man" is the man of before."""
        known = self.by_noun.get(candidate.key) if candidate.definite else None
        if known is not None:
            return known, f"same words: “{candidate.key}”"
        number = self.by_noun[candidate.key] = self.start(candidate, named=False)
        return number, "first mention"

    def hear(self, number: int, candidate: Candidate) -> None:
        """Keeps a mention for later pronouns; bylines and what is only said of somebody ("is a doctor") are not taken up."""
        head, first = self.doc[candidate.head], candidate.first
        nominal = candidate.form in (ActorForm.NOMINAL, ActorForm.TITLE)
        byline = first > 0 and self.doc[first - 1].lower_ == "by" and (first == 1 or self.doc[first - 2].is_space)
        named_as = head.dep_ == "pobj" and (head.head.lower_ in ("as", "like", "than") or candidate.first == candidate.head)
        if byline or (nominal and (head.dep_ in ("attr", "oprd", "appos") or named_as)):
            return
        place = place_of(head, self.numbers, self.quoted)
        if nominal and candidate.kind is not ActorKind.PERSON and not candidate.single and not place.subject:
            return
        chain = self.find(number)
        words = (candidate.role or candidate.key).casefold().split()
        pronoun = candidate.form is ActorForm.PRONOUN
        gender = PRONOUNS[candidate.name] if pronoun else candidate.gender
        self.heard.append(
            Heard(
                number, first, candidate.last, candidate.head, place,
                gender=gender if gender in ("m", "f") else None,
                single=candidate.single or (pronoun and gender in ("m", "f")),
                official=chain.sector in FOR_OTHERS or not SPEAKS_FOR.isdisjoint(words),
                pronoun=pronoun,
                unsure=nominal and gender is None and chain.gender is None,
            )
        )  # fmt: skip

    def fits(self, heard: Heard, what: str) -> bool:
        """Whether a mention agrees with a pronoun in number and gender."""
        chain = self.find(heard.chain)
        if what in "mf":
            return (chain.kind is ActorKind.PERSON or heard.single) and (heard.gender or chain.gender) in (None, what)
        if what == "p":
            # "the police force ... They": a body of people.
            body = chain.kind is ActorKind.ORGANISATION and (chain.sector in ("COP", "MIL") or heard.place.speaks)
            return body or (chain.kind is ActorKind.GROUP and not heard.single)
        return chain.kind in (ActorKind.ORGANISATION, ActorKind.STATE)


def link(doc: Doc, candidates: Iterable[Candidate], dominant: str | None) -> tuple[list[Link], Sequence[Chain]]:
    """Chains the candidates, which come in text order.

    ``dominant`` is the country that the article is mostly about, for "the government". Pronouns without an antecedent are left out, and so
    are people without name or office of whom nobody says that they spoke.
    """
    reader = Reader(doc, dominant)
    ordered = list(candidates)
    named = {each.head: each for each in ordered if each.form is ActorForm.NAME}
    links: list[Link] = []
    told: dict[int, str | None] = {}
    for candidate in ordered:
        if candidate.shadow and candidate.same_as in named:
            # "His wife, Ann Lee": she is named; what the noun tells is her gender.
            told[candidate.same_as] = candidate.gender
            links += _introduced(reader, candidate, named[candidate.same_as])
            continue
        answer = _same_as(reader, candidate, named) or _answer(reader, candidate)
        if answer is None:
            continue
        number, because = answer
        _note(reader, reader.find(number), replace(candidate, gender=candidate.gender or told.get(candidate.head)))
        links.append(Link(replace(candidate, shadow=candidate.shadow and not reader.find(number).named), number, because))
    shadows = {chain.number for each in links if each.candidate.shadow and not (chain := reader.find(each.chain)).named}
    spoken = {reader.find(each.chain).number for each in reader.heard if each.place.speaks and each.pronoun}
    found = [Link(each.candidate, reader.find(each.chain).number, each.because) for each in links]
    return [each for each in found if each.chain not in shadows or each.chain in spoken], reader.chains


def _introduced(reader: Reader, candidate: Candidate, name: Candidate) -> list[Link]:
    """The mention of somebody whom the text names beside it: "the man, identified as Ivan Petrov,"; a relative is somebody's, and no noun for good."""
    answer = _answer(reader, name) if candidate.key not in RELATIONS | KIN else None
    if answer is None:
        return []
    reader.known_as(answer[0], candidate)
    return [Link(replace(candidate, shadow=False), answer[0], f"said to be {name.name}")] if candidate.definite else []


def _note(reader: Reader, chain: Chain, candidate: Candidate) -> None:
    """What later mentions need to know of this one."""
    chain.last = candidate.first
    chain.country, chain.sector = chain.country or candidate.country, chain.sector or candidate.sector
    if candidate.kind is ActorKind.PERSON and candidate.form is not ActorForm.PRONOUN:
        chain.gender = chain.gender or candidate.gender
    if candidate.kind is ActorKind.PERSON and (candidate.form is ActorForm.NAME or candidate.same_as is not None):
        reader.take_role(chain.number, candidate)
    reader.hear(chain.number, candidate)


def _same_as(reader: Reader, candidate: Candidate, named: Mapping[int, Candidate]) -> tuple[int, str] | None:
    """The chain of the name that the text says this is: "the mayor, Ann Lee", "Acme, formerly Ajax"."""
    other = named.get(candidate.same_as) if candidate.same_as is not None else None
    if other is None or other.kind is not candidate.kind:
        return None
    answer = _answer(reader, other)
    if answer is None:
        return None
    if candidate.form is ActorForm.NAME:
        folded = fold_name(candidate.name)
        reader.by_name.setdefault((candidate.kind, folded), answer[0])
        return answer[0], f"said to be {other.name}"
    if candidate.kind is ActorKind.ORGANISATION:
        reader.classify(answer[0], candidate.key.split()[-1])
    if candidate.single:
        reader.known_as(answer[0], candidate)
    return answer[0], f"beside the name {other.name}"


def _answer(reader: Reader, candidate: Candidate) -> tuple[int, str] | None:
    if candidate.form is ActorForm.PRONOUN:
        return reader.pronoun(candidate)
    if candidate.shadow:
        return reader.somebody(candidate)
    if candidate.kind is ActorKind.GROUP and (known := reader.single(candidate)) is not None:
        return known
    if candidate.kind is ActorKind.STATE or candidate.form is ActorForm.METONYM:
        return reader.group(candidate)
    if candidate.kind is ActorKind.PERSON:
        return reader.person(candidate) if candidate.form is ActorForm.NAME else reader.title(candidate)
    if candidate.kind is ActorKind.ORGANISATION and not candidate.key:
        return reader.organisation(candidate)
    return reader.group(candidate) if candidate.kind is ActorKind.GROUP or candidate.form is ActorForm.NAME else reader.body(candidate)
