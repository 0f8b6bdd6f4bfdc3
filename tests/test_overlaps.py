"""Spans that share characters with others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.overlaps import Overlaps

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(SPANS), SPANS)
def test_a_span_overlaps_those_it_shares_a_character_with(
    many: list[tuple[int, int]], one: tuple[int, int]
) -> None:
    shared = any(set(range(*one)) & set(range(*other)) for other in many)
    assert (one in Overlaps(many)) == shared
