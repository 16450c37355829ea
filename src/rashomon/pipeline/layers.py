"""The order of the annotation layers, and one article's way through them."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon import __version__
from rashomon.annotate import attributions, damage, dates, events, figures, mentions, places, sentences, terms
from rashomon.annotate.layers import Layer
from rashomon.errors import ItemFailed
from rashomon.model.annotations import Annotations
from rashomon.model.book import Failure
from rashomon.text.language import can_be_english
from rashomon.text.parse import Parsed, Source, model_name, parse_articles

__all__ = ["LAYERS", "Annotated", "annotate", "layer_versions", "unmet"]

LAYERS: tuple[Layer, ...] = (
    sentences.LAYER,
    dates.LAYER,
    places.LAYER,
    mentions.LAYER,
    attributions.LAYER,
    figures.LAYER,
    events.LAYER,
    terms.LAYER,
    damage.LAYER,
)


#: What holds in every language; an English grammar on another language's text would find things that are not there.
ANY_LANGUAGE: tuple[Layer, ...] = (sentences.LAYER,)


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article's annotations and the layers that failed on it."""

    annotations: Annotations
    failures: tuple[Failure, ...]


def unmet(layers: tuple[Layer, ...]) -> tuple[str, ...]:
    """The needs that no earlier layer fills, one line each; empty when the order is sound."""
    lines: list[str] = []
    known: set[str] = set()
    for layer in layers:
        lines += [f"{layer.name} needs {field}, which no layer before it assigns" for field in layer.requires if field not in known]
        known.update(layer.assigns)
    return tuple(lines)


def layer_versions() -> str:
    """What annotations are made by: program, language model and every layer's version."""
    names = " ".join(f"{layer.name}={layer.version}" for layer in LAYERS)
    return f"rashomon {__version__}; {model_name()}; {names}"


def annotate(source: Source) -> Annotated:
    """Parse one article and take it through every layer; pure, so that any engine may run it anywhere."""
    (parsed,) = parse_articles([source])
    return annotate_parsed(parsed)


def annotate_parsed(parsed: Parsed) -> Annotated:
    """Take a parsed article through every layer."""
    annotations = Annotations(parsed.article.id)
    failures: list[Failure] = []
    span, language = parsed.article.span, parsed.article.language
    english = can_be_english(parsed.text[span.start : span.end], language)
    if not english:
        reason = f"written in {language}: stored, shown and compared with the others, but only English is annotated so far"
        failures.append(Failure(parsed.article.id, "annotate", __version__, reason))
    for layer in LAYERS if english else ANY_LANGUAGE:
        try:
            annotations = layer.run(parsed, annotations)
        except ItemFailed as error:
            failures.append(Failure(parsed.article.id, layer.name, str(layer.version), error.reason))
        except Exception as error:  # noqa: BLE001  one article's fault must not end a run over thousands; it is kept as a row
            failures.append(Failure(parsed.article.id, layer.name, str(layer.version), f"{type(error).__name__}: {error}"))
    return Annotated(annotations, tuple(failures))
