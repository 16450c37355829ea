"""The layer: attributions as records."""

from __future__ import annotations

from dataclasses import replace

from rashomon.annotate.attributions.claims import Claim
from rashomon.annotate.attributions.find import Said, Scene, find_said, read_scene
from rashomon.annotate.attributions.grammar import Tree
from rashomon.annotate.attributions.speakers import Speaker, Speakers, read_speakers
from rashomon.annotate.attributions.tables import Manner, noun_cues, source_words, verb_cues
from rashomon.annotate.layers import Layer
from rashomon.annotate.mentions.tables import bodies, groups, people, roles
from rashomon.model.annotations import Annotations, Attribution, AttributionKind
from rashomon.model.ids import make_id
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "attributions_of", "run"]

#: What a reader of an account calls "saying": wishes and plans without words are left to the bench.
KEPT = frozenset({Manner.SPEECH, Manner.OPINION, Manner.EVIDENCE})
OPINIONS = frozenset({"clause", "as", "object-as", "noun-that", "said-to"})
#: Who blames or condemns something has said so.
BLAMING = frozenset({"blame", "condemn"})
#: "can agree to": a possibility, nobody's word.
POSSIBLE = frozenset({"can", "could", "may", "might", "should", "must", "will", "would"})
#: A report is its maker's word where the maker is named: "a 2021 report by the union".
NAMED = frozenset({"ORG", "PERSON", "GPE", "NORP", "LAW"})
#: Words that only point to what was said before.
POINTERS = frozenset({"which", "that", "this", "it", "what", "these", "those", "so", "them", "him", "her"})
#: "In a telephone call yesterday,": so many words may lead up to who speaks.
LONGEST_LEAD = 9
PICTURES = frozenset(
    ["image", "video", "footage", "photo", "photograph", "picture", "clip", "film", "screenshot", "recording", "satellite", "camera", "map", "screen"]
)
NOBODY = frozenset({"nothing", "nobody", "none"})
NOTHING = frozenset(
    {"nothing", "so", "much", "little", "more", "anything", "something", "everything", "yes", "no", "goodbye", "the", "following", "anonymity"}
)
BY_MANY = frozenset({"widely", "commonly", "generally", "broadly", "internationally"})
#: Verbs that with a plain object do what they say.
ACTS = frozenset({"declare", "claim", "reject", "propose", "name", "pronounce", "proclaim", "forecast"})
#: What can be rejected or claimed in words only.
SAYINGS = frozenset(
    {"idea", "insinuation", "criticism", "complaint", "blame", "concept", "version", "narrative", "theory", "innocence", "figure", "number", "toll"}
)
#: What one is told to do, reported to be or warned of by nobody who is named: an act, a state, a subject.
UNSOURCED = frozenset({"to", "about", "against"})
#: What a thing can do without saying it: "the unrest revealed how deep ...", "the raid showed that ...".
SPEAKS_OF_ITSELF = frozenset({"show", "reveal", "underscore", "underline", "suggest", "indicate", "signal", "mean", "demonstrate", "highlight"})
#: A noun's complements that are no clause.
NOUN_PHRASES = frozenset({"noun-of", "noun-for", "noun-about", "noun-against", "noun-on", "noun-over", "noun-regarding"})
#: What is felt or passed on; the words themselves are not told.
FEELINGS = frozenset(
    {
        "anger",
        "concern",
        "outrage",
        "sympathy",
        "condolence",
        "regret",
        "frustration",
        "gratitude",
        "sorrow",
        "grief",
        "update",
        "view",
        "feeling",
        "opinion",
        "thanks",
    }
)
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "myself"})
UNNAMED = (["named"], ["identified"], ["quoted"])
FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})


def run(parsed: Parsed, annotations: Annotations) -> Annotations:
    """The annotations with ``attributions`` filled."""
    return replace(annotations, attributions=attributions_of(parsed, annotations))


def attributions_of(parsed: Parsed, annotations: Annotations) -> tuple[Attribution, ...]:
    """Who says what in the article, in text order."""
    scene = read_scene(parsed)
    speakers = read_speakers(scene, annotations)
    kept = [said for said in find_said(scene) if _is_kept(scene, said)]
    carriers = _carriers(scene, kept)
    carried = {id(carriers[id(said)]): said.claim for said in kept if id(said) in carriers}
    records: dict[str, Attribution] = {}
    spoken = [said for said in kept if id(said) not in carriers]
    around = _around(scene, spoken)
    for said in spoken:
        outer = around[said.claim.anchor] if said.claim is not None else None
        inside = _id(parsed, outer) if outer is not None and outer.claim is not said.claim else None
        record = _record(scene, said, speakers, inside, carried.get(id(said)))
        records.setdefault(record.id, record)
    return tuple(records.values())


def _around(scene: Scene, spoken: list[Said]) -> list[Said | None]:
    """For each token the narrowest content that it stands in: a cue there is part of what somebody else says."""
    around: list[Said | None] = [None] * len(scene.tree)
    for said in sorted(spoken, key=lambda said: said.tokens[0] - said.tokens[1]):
        around[said.tokens[0] : said.tokens[1]] = [said] * (said.tokens[1] - said.tokens[0])
    return around


def _is_feeling(scene: Scene, said: Said, claim: Claim) -> bool:
    """Whether all that is said is that something was felt or shared: "expressed anger", "tweeted live updates"."""
    tree, (first, last) = scene.tree, said.tokens
    return claim.complement == "object" and all(
        tree.lemmas[k] in FEELINGS or tree.pos[k] in {"DET", "ADJ", "CCONJ", "PRON"} for k in range(first, last)
    )


def _names_oneself(scene: Scene, said: Said, claim: Claim) -> bool:
    """As in "a woman who identified herself as the widow": how she is known, no claim of hers."""
    return scene.tree.lemmas[claim.anchor] == "identify" and scene.tree.words[said.tokens[0]] in REFLEXIVES


def _is_kept(scene: Scene, said: Said) -> bool:
    if said.kind is not AttributionKind.INDIRECT:
        return True
    claim = said.claim
    if claim is None or claim.manner not in KEPT or _is_empty(scene, said, claim):
        return False
    if (
        _is_feeling(scene, said, claim)
        or _names_oneself(scene, said, claim)
        or (claim.complement == "object-to" and scene.tree.lemmas[claim.anchor] == "direct")
    ):
        return False
    if scene.tree.lemmas[claim.anchor] == "quote" and claim.passive and claim.complement == "object":
        # "The mayor was quoted by the station as saying": she is no words of the station's.
        return False
    if said.outer is not None and (claim.manner is not Manner.SPEECH or (claim.complement != "clause" and not claim.complement.startswith("noun"))):
        return False
    first_person = claim.head is not None and scene.tree.words[claim.head] in FIRST_PERSON and scene.tree.pos[claim.head] == "PRON"
    blames = claim.complement == "object" and scene.tree.lemmas[claim.anchor] in BLAMING
    if claim.manner is Manner.OPINION and claim.complement not in OPINIONS and not blames:
        return False
    if claim.manner is Manner.OPINION and claim.head is None and claim.complement == "clause":
        return False
    if claim.head is not None and scene.tree.lemmas[claim.anchor] in SPEAKS_OF_ITSELF and not _can_tell(scene.tree, claim.head):
        return False
    if claim.passive and claim.head is None and _is_attribute(scene, claim):
        return False
    if claim.complement in {"object", "named", "amount"} and _is_act(scene, said, claim):
        return False
    if claim.head is None and (claim.complement in UNSOURCED or (claim.complement in NOUN_PHRASES and _is_one_thing(scene.tree, claim.anchor))):
        return False
    if claim.complement in {"to", "as", "object-as", "object"} and any(scene.tree.words[c] in POSSIBLE for c in scene.tree.kids(claim.anchor, "aux")):
        return False
    return not (first_person and (said.outer is not None or claim.manner is Manner.OPINION))


def _can_tell(tree: Tree, head: int) -> bool:
    """Whether the source is somebody, a body, or a thing that holds words or pictures."""
    if tree.pos[head] != "NOUN" or tree.entities[head]:
        return True
    lemma = tree.lemmas[head]
    return any(lemma in table for table in (source_words(), groups(), roles(), bodies(), people(), noun_cues()))


def _is_one_thing(tree: Tree, noun: int) -> bool:
    """Whether the words are a thing that is dealt with: "ignored a warning of ice", "denied the reports of a ransom"; "reports of looting" are many people's."""
    denied = tree.deps[noun] == "dobj" and tree.lemmas[tree.heads[noun]] in verb_cues()
    return denied or tree.tags[noun] == "NN"


def _is_attribute(scene: Scene, claim: Claim) -> bool:
    """As in "a man accused of theft": what stands with a noun and names nobody who says it; "widely seen as" tells of many."""
    tree = scene.tree
    if tree.deps[claim.anchor] not in {"acl", "advcl", "acomp", "oprd"} or claim.complement in {"clause", "seen"}:
        return False
    return not any(tree.words[c] in BY_MANY for c in tree.kids(claim.anchor, "advmod"))


def _is_act(scene: Scene, said: Said, claim: Claim) -> bool:
    """Whether the cue does something rather than say it: "declared an emergency", "rejected the peace deal", "proposed a wage"."""
    tree, (first, last) = scene.tree, said.tokens
    if claim.manner is Manner.EVIDENCE and claim.complement == "object" and not claim.evidential:
        # A picture captures and shows; people who do, do it.
        return True
    if tree.lemmas[claim.anchor] == "question":
        # "The magistrate questioned the officers": an act; "questioned the result": words.
        return any(
            tree.lemmas[k] in groups() or tree.lemmas[k] in roles() or tree.entities[k] == "PERSON" for k in range(first, min(first + 3, last))
        )
    if tree.lemmas[claim.anchor] == "dismiss":
        return claim.complement == "object" and not any(tree.lemmas[k] in noun_cues() or tree.lemmas[k] in SAYINGS for k in range(first, last))
    # What a body declares or proposes in numbers is its word for them.
    if tree.lemmas[claim.anchor] not in ACTS or any(
        scene.stage.within[k] >= 0 or (tree.pos[k] == "NUM" and tree.entities[k] != "DATE") for k in range(first, last)
    ):
        return False
    head = tree.child(claim.anchor, "dobj")
    return head is None or not (tree.lemmas[head] in noun_cues() or tree.lemmas[head] in SAYINGS)


def _is_empty(scene: Scene, said: Said, claim: Claim) -> bool:
    """Whether the content tells nothing: "which he announced", "asked not to be named"."""
    tree, (first, last) = scene.tree, said.tokens
    if all(tree.words[k] in POINTERS for k in range(first, last)) or all(tree.words[k] in NOTHING for k in range(first, last)):
        return True
    if tree.words[first : first + 3] == ["not", "to", "be"] and tree.words[first + 3 : first + 4] in UNNAMED:
        return True
    if tree.words[first] == "nothing" and claim.complement == "object":
        return True
    if claim.complement == "about" and claim.negated:
        return True
    if claim.head is not None and tree.words[claim.head] in NOBODY:
        return True
    return said.outer is not None and claim.head is None


def _carriers(scene: Scene, kept: list[Said]) -> dict[int, Said]:
    """Attributions that only pass on another one ("Reuters reported that X said ..."): id of the outer -> the inner."""
    found: dict[int, Said] = {}
    by_start = {
        said.claim.source[0]: said
        for said in kept
        if said.claim is not None and said.claim.source is not None and said.kind is AttributionKind.INDIRECT
    }
    for said in kept:
        claim = said.claim
        if claim is None or said.kind is not AttributionKind.INDIRECT:
            continue
        inner = by_start.get(said.tokens[0]) or _late_inner(scene, said, by_start)
        # "X told police that ..., a prosecutor said": the words are X's, whoever passes them on behind them.
        is_outlet = claim.head is None or said.tokens[1] <= claim.anchor or _is_outlet(scene.tree, claim.head)
        if (
            inner is not None
            and inner.claim is not None
            and inner.claim is not claim
            and is_outlet
            and inner.tokens[1] >= said.tokens[1]
            and claim.complement == inner.claim.complement == "clause"
            and not inner.claim.negated
        ):
            found[id(said)] = inner
    return found


def _late_inner(scene: Scene, said: Said, by_start: dict[int, Said]) -> Said | None:
    """The speaker behind a word on time or place: "In a call on Monday, Mora assured them that ..., the ministry said"."""
    tree, (first, last) = scene.tree, said.tokens
    for k in range(first + 1, min(first + LONGEST_LEAD, last)):
        if tree.pos[k] in {"VERB", "AUX"}:
            return None
        if k in by_start and tree.words[k - 1] == ",":
            return by_start[k]
    return None


def _is_outlet(tree: Tree, head: int) -> bool:
    return source_words().get(tree.lemmas[head]) == "media" and tree.entities[head] != "PERSON"


def _is_picture(scene: Scene, claim: Claim) -> bool:
    """Whether the source is a picture or a sound that names no maker; a document keeps its words ("a letter seen by the paper")."""
    if claim.source is None or claim.head is None or any(scene.tree.entities[k] in NAMED for k in range(*claim.source)):
        return False
    return scene.tree.lemmas[claim.head] in PICTURES


def _id(parsed: Parsed, said: Said) -> str:
    return make_id("attribution", parsed.article.id, said.kind, said.span.start, said.span.end)


def _record(scene: Scene, said: Said, speakers: Speakers, outer: str | None, carrier: Claim | None) -> Attribution:
    parsed, claim = scene.parsed, said.claim
    content = parsed.evidence(said.span)
    if claim is None:
        return Attribution(_id(parsed, said), parsed.article.id, said.kind, None, None, None, None, None, None, None, content)
    speaker = speakers.of(claim)
    source = parsed.words(*claim.source) if claim.source is not None else None
    if claim.evidential and _is_picture(scene, claim):
        # "Images published online showed": something shows it, nobody says it.
        speaker, words = Speaker(None, None), None
    else:
        words = speaker.words or (source.words if source is not None else None)
    via = carrier.source if carrier is not None else claim.via
    return Attribution(
        id=_id(parsed, said),
        article=parsed.article.id,
        kind=said.kind,
        entity=speaker.entity,
        speaker=None,
        speaker_words=words,
        speaker_name=speaker.name,
        source=source,
        via=parsed.words(*via).words if via is not None else None,
        cue=parsed.words(*claim.cue),
        content=content,
        lost_marks=said.lost_marks,
        negated=claim.negated and said.kind is AttributionKind.INDIRECT,
        hedged=claim.hedged,
        evidential=claim.evidential,
        outer=outer,
    )


LAYER = Layer(name="attributions", run=run, requires=("sentences", "mentions"), assigns=("attributions",), version=7)
