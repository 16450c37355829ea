"""Every record survives the way into a row and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier.codec import decode, encode, from_text, to_text
from rashomon.dossier.tables import BOOK_TABLES
from rashomon.model.annotations import Annotations
from rashomon.model.book import Judgement
from rashomon.model.spans import Evidence, Mark, Span

texts = st.text(alphabet=st.characters(exclude_categories=()), min_size=1, max_size=12)
st.register_type_strategy(Span, st.builds(lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 99)))
st.register_type_strategy(Evidence, st.builds(lambda start, words: Evidence("d", start, start + len(words), words), st.integers(0, 99), texts))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, texts)

RECORDS: list[type[Any]] = [record for _, record in BOOK_TABLES] + [Judgement, Annotations, Mark]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_row_and_text_give_the_record_back(record):
    @given(st.from_type(record))
    def check(value):
        assert decode(record, encode(value)) == value
        assert from_text(record, to_text(value)) == value

    check()
