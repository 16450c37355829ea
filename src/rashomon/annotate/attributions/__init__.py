"""Who says what: a cue grammar over the parse, joined with the quotation marks of the stored text."""

from rashomon.annotate.attributions.layer import LAYER, attributions_of, run

__all__ = ["LAYER", "attributions_of", "run"]
