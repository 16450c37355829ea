"""Which actor the words of a source stand for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from rashomon.annotate.attributions.claims import Claim, noun_phrase
from rashomon.annotate.attributions.find import Scene
from rashomon.annotate.attributions.grammar import Tree
from rashomon.annotate.mentions.tables import groups, roles
from rashomon.model.annotations import ActorForm, ActorKind, ActorMention, Annotations

__all__ = ["Speaker", "Speakers", "read_speakers"]

#: "Russian claims", "Paris said": the words of a place stand for its government.
STATE_FORMS = frozenset({"demonym", "metonym", "name"})
RELATIVES = frozenset({"who", "which", "that"})
PERSONAL = frozenset({"he", "she", "his", "her", "him"})
PERSON_LABELS = frozenset({"PERSON"})
MAKERS = frozenset({"ORG", "PERSON", "GPE", "NORP"})
MAKING = frozenset(
    {"publish", "issue", "release", "write", "prepare", "draft", "compile", "conduct", "commission", "produce", "provide", "make", "sign"}
)
LONGEST_GAP = 8
#: No mention is longer than this, so a lookup need not go further back.
LONGEST_MENTION = 200


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor behind a source: chain and best name, each None where it cannot be told; ``words`` where the source only points ("who")."""

    entity: str | None
    name: str | None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Speakers:
    """The mentions of an article by where they stand; ``people`` and ``full_names`` (from the parse) serve where the mentions have gaps."""

    scene: Scene
    mentions: tuple[ActorMention, ...]
    starts: list[int]
    subjects: tuple[tuple[int, ActorMention], ...]
    surnames: dict[str, ActorMention | None]
    places: dict[int, str]
    people: tuple[tuple[int, str], ...]
    full_names: dict[str, str]

    def of(self, claim: Claim) -> Speaker:
        """Who the source of ``claim`` is."""
        if claim.head is None:
            return Speaker(None, None)
        tree = self.scene.tree
        head = claim.head
        antecedent: str | None = None
        found = self._mention(head)
        if found is None and tree.words[head] in RELATIVES:
            verb = tree.heads[head]
            if tree.deps[verb] == "conj":
                verb = tree.heads[verb]
            if tree.deps[verb] == "relcl":
                head = _nearest_person(tree, tree.heads[verb], claim.head)
                found = self._mention(head)
                antecedent = self.scene.parsed.words(*noun_phrase(tree, head)).words
        if found is None and self.scene.stage.capital[head]:
            found = self.surnames.get(tree.words[head])
        if found is None and tree.words[head] in PERSONAL:
            found = self._last_person(head)
        if found is None and claim.evidential and (author := _author(tree, head)) is not None:
            found = self._mention(author)
        if found is not None:
            return Speaker(found.entity, found.name, antecedent)
        state = self.places.get(self.scene.parsed.article.span.start + tree.starts[head])
        if state is not None:
            return Speaker(None, state, antecedent)
        return Speaker(None, self._name(head) or antecedent, antecedent)

    def _last_person(self, head: int) -> ActorMention | None:
        """The last person who was the subject of something before a pronoun that no chain holds."""
        at = self.scene.parsed.article.span.start + self.scene.tree.starts[head]
        index = bisect_right(self.subjects, at, key=lambda pair: pair[0]) - 1
        return self.subjects[index][1] if index >= 0 else None

    def _mention(self, head: int) -> ActorMention | None:
        at = self.scene.parsed.article.span.start + self.scene.tree.starts[head]
        best: ActorMention | None = None
        for index in range(bisect_right(self.starts, at) - 1, -1, -1):
            mention = self.mentions[index]
            if at - mention.evidence.start > LONGEST_MENTION:
                break
            if at < mention.evidence.end and (best is None or len(mention.evidence.words) > len(best.evidence.words)):
                best = mention
        return best

    def _name(self, head: int) -> str | None:
        """Where no mention is known: the name that the head ends, or the last person named before a pronoun."""
        tree, doc = self.scene.tree, self.scene.parsed.doc
        if tree.pos[head] == "NOUN" and self.scene.stage.capital[head] and tree.words[head] in self.full_names:
            return self.full_names[tree.words[head]]
        if tree.pos[head] == "PROPN":
            first = head
            while first > 0 and tree.pos[first - 1] == "PROPN" and tree.sentence[first - 1] == tree.sentence[head]:
                first -= 1
            name = doc[first : head + 1].text
            return self.full_names.get(tree.words[head], name)
        if tree.words[head] in PERSONAL:
            index = bisect_right(self.people, (head, "")) - 1
            return self.people[index][1] if index >= 0 else None
        return None


def _nearest_person(tree: Tree, noun: int, relative: int) -> int:
    """Whom a "who" means: the last word for people before it ("complaints of people in Jama, who say"), else the noun that the clause hangs on."""
    if tree.words[relative] != "who" or _is_people(tree, noun):
        return noun
    return next((k for k in range(relative - 1, max(noun, relative - LONGEST_GAP), -1) if _is_people(tree, k)), noun)


def _is_people(tree: Tree, k: int) -> bool:
    return tree.lemmas[k] in groups() or tree.lemmas[k] in roles() or tree.entities[k] in {"PERSON", "NORP"}


def _author(tree: Tree, head: int) -> int | None:
    """Who made a document: "the agency's report", "a report by the agency", "a report that the agency published"; None for "seen by"."""
    for child in tree.children[head]:
        if tree.deps[child] in {"poss", "compound", "nmod"} and tree.entities[child] in MAKERS:
            return child
        if tree.deps[child] == "poss":
            return child
        if tree.deps[child] in {"prep", "agent"} and tree.words[child] in {"by", "from"}:
            return tree.child(child, "pobj")
        if tree.deps[child] in {"acl", "relcl"} and tree.lemmas[child] in MAKING:
            agent = tree.child(child, "agent")
            return tree.child(agent, "pobj") if agent is not None else tree.child(child, "nsubj")
    return None


def read_speakers(scene: Scene, annotations: Annotations) -> Speakers:
    """The lookup for one article."""
    ordered = tuple(sorted(annotations.mentions, key=lambda m: (m.evidence.start, m.evidence.end)))
    people: list[tuple[int, str]] = []
    full_names: dict[str, str] = {}
    for entity in scene.parsed.doc.ents:
        if entity.label_ in PERSON_LABELS:
            last = entity[-1].lower_
            people.append((entity.end - 1, full_names.setdefault(last, entity.text)))
    states = {place.evidence.start: place.name for place in annotations.places if place.form in STATE_FORMS}
    return Speakers(
        scene, ordered, [m.evidence.start for m in ordered], _subjects(scene, ordered), _surnames(ordered), states, tuple(people), full_names
    )


def _surnames(mentions: tuple[ActorMention, ...]) -> dict[str, ActorMention | None]:
    """Last word of a name -> its chain, for heads that no mention covers; None where two chains share it."""
    found: dict[str, ActorMention | None] = {}
    for mention in mentions:
        word = mention.name.split()[-1].lower() if mention.name.strip() else ""
        if mention.form not in {ActorForm.PRONOUN, ActorForm.NOMINAL} and word:
            held = found.setdefault(word, mention)
            if held is not None and held.entity != mention.entity:
                found[word] = None
    return found


def _subjects(scene: Scene, mentions: tuple[ActorMention, ...]) -> tuple[tuple[int, ActorMention], ...]:
    """(end, mention) for named persons who do something."""
    tree, base = scene.tree, scene.parsed.article.span.start
    found = []
    for mention in mentions:
        if mention.kind is not ActorKind.PERSON or mention.form in {ActorForm.PRONOUN, ActorForm.NOMINAL}:
            continue
        last = bisect_right(tree.starts, mention.evidence.end - 1 - base) - 1
        if last >= 0 and tree.deps[last] in {"nsubj", "nsubjpass"}:
            found.append((mention.evidence.end, mention))
    return tuple(sorted(found, key=lambda pair: pair[0]))
