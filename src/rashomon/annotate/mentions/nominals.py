"""Actors without a name: titles ("the president"), bodies ("the interior ministry"), groups ("police") and pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from rashomon.annotate.mentions.candidate import VARIANTS, Candidate, country_in, lemma_of
from rashomon.annotate.mentions.pronouns import PRONOUNS
from rashomon.annotate.mentions.tables import bodies, groups, roles, states
from rashomon.model.annotations import ActorForm, ActorKind
from rashomon.text.names import bare_name, fold_name

__all__ = ["KIN", "PLURAL_ONLY", "RELATIONS", "find_nominals", "gender_of_noun"]

EMPTY_VERBS = frozenset({"be", "seem", "appear", "become", "remain", "rain", "snow", "happen"})
REPORTED = frozenset({"note", "say", "believe", "report", "know", "hope", "expect", "think", "understand", "announce", "reveal"})
LONGEST_PHRASE = 8
#: Words for those who govern, levelled to one, so that "the authorities" and "the government" of a country are one actor.
GOVERNING = {"regime": "government", "authority": "government", "leadership": "government"}
#: Kinship and the like: they tell who somebody is to another, and are no office.
#: Possessors that only point back ("the country's army").
WHOLES = frozenset({"country", "nation", "state", "city", "region", "world"})
RELATIONS = frozenset(["nephew", "niece", "brother", "sister", "son", "daughter", "wife", "husband", "father", "mother", "cousin", "uncle", "aunt", "grandmother", "grandfather", "widow", "neighbour", "neighbor", "friend", "colleague", "successor", "predecessor", "member", "candidate", "author", "writer"])
WOMEN = frozenset(["niece", "sister", "daughter", "wife", "mother", "queen", "aunt", "grandmother", "widow", "actress", "nun"])
MEN = frozenset(["nephew", "brother", "son", "husband", "father", "king", "prince", "uncle", "grandfather", "monk", "imam", "priest"])
KIN = (WOMEN | MEN | {"cousin", "neighbour", "neighbor", "friend", "colleague"}) - {"queen", "king", "prince", "imam", "priest"}
#: Bodies whose bare noun mostly means something else ("peaceful assembly", "the office", "a party").
NEED_KIND = frozenset(["office", "party", "school", "house", "center", "centre", "service", "station", "movement", "state", "union", "division", "command", "assembly", "guard", "fleet", "institution", "court", "club"])
#: "force" alone is mostly violence: only "forces", or a force of some kind, acts.
PLURAL_ONLY = frozenset(["force", "local", "union", "group", "leader", "ally", "official", "deputy", "woman", "man", "child", "guard", "relative", "source"])
#: States that are no more: what is theirs is history, not an actor.
GONE = frozenset({"SU", "YU"})
HEADLINE_OFFICES = frozenset({"president", "premier", "chancellor", "minister", "governor", "mayor"})
IRREGULAR = {"man": "men", "woman": "women", "child": "children", "serviceman": "servicemen", "gunman": "gunmen", "policeman": "policemen", "airman": "airmen"}
#: Groups that a place name makes a body ("Leeds police").
NAMED_FORCES = frozenset({"police", "army", "navy", "guard"})
FORCE_KINDS = frozenset(["security", "armed", "police", "peacekeeping", "task", "air", "special", "military", "border", "rescue", "regional", "multinational"])
PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "ADV", "PRON"})
#: Nouns in the singular that stand for several.
CROWDS = frozenset(["gang", "law enforcement", "family", "delegation", "elite", "outlet", "news agency", "news service", "state television", "emergency service", "security force", "group", "force", "union"])
MASS_NOUNS = frozenset(["police", "army", "military", "navy", "opposition", "crowd", "mob", "militia", "personnel", "staff", "crew", "television", "medium", "people", "law", "enforcement"])


def find_nominals(doc: Doc, covered: set[int]) -> Iterator[Candidate]:
    """Titles, bodies, groups and pronouns outside the ``covered`` tokens, in text order."""
    for token in doc:
        if token.i in covered:
            continue
        if token.pos_ == "PRON":
            if token.lower_ in PRONOUNS and not _empty_it(token):
                yield Candidate(token.i, token.i + 1, token.i, ActorKind.PERSON, ActorForm.PRONOUN, token.lower_)
        elif token.pos_ in ("NOUN", "PROPN"):
            found = _nominal(doc, token, covered)
            if found is not None:
                yield found


def _empty_it(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear", "it was noted that"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    return token.dep_ in ("nsubj", "nsubjpass") and (verb.lemma_ in EMPTY_VERBS or (token.dep_ == "nsubjpass" and verb.lemma_ in REPORTED))


def _nominal(doc: Doc, token: Token, covered: set[int]) -> Candidate | None:
    lemma = lemma_of(token)
    plural = token.tag_ in ("NNS", "NNPS")
    if lemma not in groups() and lemma not in bodies() and lemma not in roles() and lemma != "enforcement":
        return None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and f"{lemma} {after.lower_}" in roles():
        # The office ends with the next word: "inspector general".
        return None
    if after is not None and (after.pos_ in ("NOUN", "PROPN") and token.dep_ in ("compound", "nmod", "amod") and after.i not in covered):
        return None
    first = _phrase_start(doc, token, covered)
    if lemma == "authority" and plural:
        return _body(doc, first, token, lemma)
    if lemma in groups() and (plural or lemma in MASS_NOUNS or (lemma not in roles() and lemma not in bodies() and lemma not in PLURAL_ONLY)):
        return _group(doc, first, token, lemma)
    if lemma == "force" and FORCE_KINDS & {each.lower_ for each in doc[first : token.i]}:
        return _group(doc, first, token, lemma)
    if lemma == "enforcement" and token.i > 0 and doc[token.i - 1].lower_ == "law":
        return _group(doc, token.i - 1, token, "law enforcement")
    if plural:
        return None
    if lemma in bodies():
        return _body(doc, first, token, lemma)
    if lemma in roles():
        return _title(doc, first, token, lemma)
    return None


def _phrase_start(doc: Doc, token: Token, covered: set[int]) -> int:
    """The first token of the noun phrase, over premodifiers and a possessor; a comma, a verb or a line end stops it."""
    i = token.i
    while i > 0 and token.i - i < LONGEST_PHRASE and _premodifies(doc[i - 1], token, covered):
        i -= 1
        if doc[i].pos_ == "DET" or doc[i].tag_ == "PRP$":
            break
    while i < token.i and doc[i].is_punct:
        i += 1
    return i


def _premodifies(before: Token, head: Token, covered: set[int]) -> bool:
    # A dash with space around it parts a dateline from what follows.
    if (before.text == "-" and not before.whitespace_) or before.tag_ == "POS":
        return True
    if before.is_space or before.is_punct or (before.head.i <= before.i and before.dep_ != "ROOT"):
        return False
    if before.tag_ in ("VBN", "VBG"):
        return before.dep_ in ("amod", "compound")
    if before.pos_ not in PREMODIFIERS or before.dep_ in ("nsubj", "dobj", "pobj", "nsubjpass"):
        return False
    if before.dep_ == "advmod":
        return before.head.i < head.i
    return before.tag_ != "PRP" and (before.i not in covered or before.dep_ in ("compound", "poss", "nmod", "amod", "npadvmod"))


def _kinds(doc: Doc, first: int, token: Token) -> list[str]:
    """Lemmas of the nouns and telling adjectives that say which body or group; "country's" and plain adjectives say nothing."""
    return [
        lemma_of(each)
        for each in doc[first : token.i]
        if each.pos_ != "NUM" and not each.like_num and ((each.dep_ == "poss" and each.pos_ == "NOUN" and each.lower_ not in WHOLES) or (each.dep_ in ("compound", "nmod") and lemma_of(each) != "people") or (each.pos_ == "PROPN" and each.dep_ != "poss") or (each.dep_ == "amod" and each.lower_ in TELLING))
    ]


TELLING = frozenset(["interior", "foreign", "internal", "armed", "security", "public", "national", "regional", "local", "federal", "municipal", "prime", "supreme", "military", "presidential", "city", "state", "riot", "special"])


def _definite(doc: Doc, first: int) -> bool:
    return doc[first].lower_ not in ("a", "an", "some", "several", "another", "any", "no", "every", "each", "such")


def _without_country(words: list[str]) -> list[str]:
    return [word for word in words if states().country(word) is None]


def _plural(token: Token, lemma: str) -> str:
    """The plural by which a group is known, so that "a witness" and "witnesses" of two accounts meet."""
    if lemma in MASS_NOUNS:
        return "media" if lemma == "medium" else lemma
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if token.tag_ in ("NNS", "NNPS") and lemma not in VARIANTS.values():
        return token.lower_
    return f"{lemma}es" if lemma.endswith("s") else f"{lemma[:-1]}ies" if lemma.endswith("y") else f"{lemma}s"


def _group(doc: Doc, first: int, token: Token, lemma: str) -> Candidate:
    country = country_in(doc, first, token.i)
    kinds = _without_country(_kinds(doc, first, token))
    named = lemma in NAMED_FORCES and any(doc[i].pos_ == "PROPN" and states().country(doc[i].text) is None and doc[i].dep_ == "compound" for i in range(first, token.i))
    own = " ".join([*kinds, _plural(token, lemma)])
    sector = groups().get(lemma)
    if "enforcement" in kinds or "police" in kinds or "security" in kinds:
        sector = "COP"
    if named:
        name, kind, form = bare_name(doc[first : token.i + 1].text), ActorKind.ORGANISATION, ActorForm.NAME
    else:
        name, kind, form = fold_name(own), ActorKind.GROUP, ActorForm.NOMINAL
    return Candidate(
        first, token.i + 1, token.i, kind, form, name, key=" ".join([*kinds, lemma]), country=country, sector=sector, definite=_definite(doc, first),
        gender=gender_of_noun(lemma), single=form is ActorForm.NOMINAL and token.tag_ == "NN" and lemma not in MASS_NOUNS and lemma not in CROWDS,
    )  # fmt: skip


def _body(doc: Doc, first: int, token: Token, lemma: str) -> Candidate | None:
    kinds = _without_country(_kinds(doc, first, token))
    owner = _of_person(doc, token)
    last = owner + 1 if owner is not None else _with_country(doc, token.i + 1)
    country = country_in(doc, first, last)
    if country in GONE:
        return None
    head = doc[first]
    if lemma in NEED_KIND and not kinds:
        return None
    if head.i == token.i and token.pos_ == "NOUN" and lemma not in ("parliament", "congress", "government", "authority"):
        return None
    lemma_key = GOVERNING.get(lemma, lemma)
    possessor = next((each.text for each in doc[first : token.i] if each.dep_ == "poss" and each.ent_type_ == "PERSON"), None)
    name = bare_name(doc[first:last].text)
    key = " ".join([*kinds, lemma_key] if possessor is None and owner is None else [(possessor or doc[last - 1].text).casefold(), lemma])
    if possessor is None and owner is None:
        name = key
    return Candidate(
        first, last, token.i, ActorKind.ORGANISATION, ActorForm.NOMINAL, name, key=key, country=country, sector=bodies()[lemma], definite=_definite(doc, first)
    )  # fmt: skip


def _with_country(doc: Doc, last: int) -> int:
    """The end with "of Peru" taken in, but not the "of Peru" of "of Peru's Senate"."""
    if last + 1 < len(doc) and doc[last].lower_ == "of" and states().country(doc[last + 1].text):
        return last + 2 if last + 2 >= len(doc) or doc[last + 2].tag_ != "POS" else last
    return last


def _of_person(doc: Doc, token: Token) -> int | None:
    """Index of the surname in "the administration of President Ann Lee", or None."""
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "of":
        return None
    for i in range(token.i + 2, min(len(doc), token.i + 8)):
        if doc[i].pos_ not in ("PROPN", "ADJ", "DET", "NOUN"):
            return None
        if doc[i].ent_type_ == "PERSON" and (i + 1 >= len(doc) or doc[i + 1].ent_type_ != "PERSON"):
            return i
    return None


def _tells(token: Token, first: int) -> bool:
    """Whether a relative is whom the sentence is about: "My cousin says", "a mother of four said"."""
    return lemma_of(token) in KIN and first < token.i and token.dep_ in ("nsubj", "nsubjpass")


def gender_of_noun(lemma: str) -> str | None:
    """What a title or a word for a relative says of who bears it."""
    if lemma.endswith("woman") or lemma in WOMEN:
        return "f"
    return "m" if lemma.endswith("man") or lemma in MEN else None


def _title(doc: Doc, first: int, token: Token, lemma: str) -> Candidate | None:
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if (token.i > 0 and doc[token.i - 1].text == "-") or doc[first].lower_ in ("no", "every", "each", "any") or (lemma in RELATIONS and not _tells(token, first)) or (after is not None and after.tag_ == "POS" and token.dep_ == "poss"):
        return None
    if lemma == "justice" and token.pos_ == "NOUN" and doc[token.i - 1].lower_ not in ("chief", "associate", "court"):
        # "Social justice" sits on no bench.
        return None
    if lemma in ("head", "chair") and doc[first].tag_ == "PRP$":
        return None
    if token.pos_ == "NOUN" and lemma in ("major", "justice", "general", "head", "chair", "chief", "speaker", "father", "mother", "king") and first == token.i:
        return None
    # "The governor-general of the province".
    end = token.i + 3 if token.i + 2 < len(doc) and doc[token.i + 1].text == "-" and doc[token.i + 2].lower_ in ("general", "elect", "designate") else token.i + 1
    last = _with_country(doc, end)
    country = country_in(doc, first, last)
    named = token.dep_ in ("appos", "attr") or any(child.dep_ == "appos" for child in token.children)
    definite = (_definite(doc, first) and first != token.i) or country is not None
    # A bare capital is mostly a surname ("King"); only the highest offices stand alone in headlines ("President announces").
    if not definite and (named or (first == token.i and (token.pos_ == "NOUN" or lemma not in HEADLINE_OFFICES))):
        return None
    former = any(each.lower_ in ("former", "ex", "late", "ousted", "deposed") for each in doc[first : token.i])
    form = ActorForm.TITLE if definite else ActorForm.NOMINAL
    words = bare_name(doc[first:last].text)
    office = f"{lemma_of(doc[token.i - 1])} {lemma}" if token.i > first else lemma
    if office not in roles():
        office = lemma
    key = f"{'former ' if former else ''}{office}"
    return Candidate(first, last, token.i, ActorKind.PERSON, form, words, key=key, role=words, country=country, sector=roles()[office], definite=definite, gender=gender_of_noun(lemma))
