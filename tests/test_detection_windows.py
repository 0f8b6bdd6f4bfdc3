"""Windows share a text's words out as cores and fit the encoder, at paragraph ends where that is possible."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detection.pieces import MAX_PIECES, IntArray
from quotes.detection.windows import Window, plan_windows


class Text(NamedTuple):
    first: IntArray
    paragraphs: IntArray


def text_of(pieces: list[int], breaks: list[bool]) -> Text:
    """A text of words of so many pieces, those marked in ``breaks`` opening a paragraph."""
    return Text(np.concatenate([[0], np.cumsum(pieces)]).astype(np.int64), np.cumsum(breaks).astype(np.int64))


def random_text(seed: int, words: int, paragraph: int) -> Text:
    """Words of one to ``MAX_PIECES`` pieces, paragraphs of about so many words."""
    rng = np.random.default_rng(seed)
    pieces = rng.integers(1, MAX_PIECES, words, endpoint=True)
    return text_of(pieces.tolist(), (rng.random(words) < 1 / paragraph).tolist())


TEXTS = st.builds(random_text, st.integers(0, 10**6), st.integers(0, 300), st.sampled_from([2, 8, 30, 1000]))
SIZES = st.tuples(st.integers(24, 120), st.integers(0, 40), st.integers(0, 40))


@given(TEXTS, SIZES)
def test_each_word_is_in_one_core(text: Text, sizes: tuple[int, int, int]) -> None:
    windows = plan_windows(*text, *sizes)
    cores = [word for w in windows for word in range(w.core_start, w.core_end)]
    assert cores == list(range(len(text.paragraphs)))
    assert all(w.core_start < w.core_end for w in windows)


@given(TEXTS, SIZES)
def test_no_window_is_larger_than_its_parts_together(text: Text, sizes: tuple[int, int, int]) -> None:
    first, (core, before, after) = text.first, sizes
    windows = plan_windows(*text, *sizes)
    for w in windows:
        assert first[w.end] - first[w.start] <= core + before + after
        assert first[w.core_end] - first[w.core_start] <= core or len(windows) == 1
        assert 0 <= first[w.core_start] - first[w.start] <= before
        assert 0 <= first[w.end] - first[w.core_end] <= after


@given(TEXTS, SIZES)
def test_context_is_as_much_as_allowed(text: Text, sizes: tuple[int, int, int]) -> None:
    first, (_, before, after) = text.first, sizes
    for w in plan_windows(*text, *sizes):
        assert w.start == 0 or first[w.core_start] - first[w.start - 1] > before
        assert w.end == len(text.paragraphs) or first[w.end + 1] - first[w.core_end] > after


@given(TEXTS, SIZES)
def test_cores_end_with_paragraphs_where_they_can(text: Text, sizes: tuple[int, int, int]) -> None:
    core = sizes[0]
    opens = np.flatnonzero(np.diff(text.paragraphs)) + 1
    for w in plan_windows(*text, *sizes)[:-1]:
        size = text.first[opens] - text.first[w.core_start]
        if ((size > core // 2 + MAX_PIECES) & (size <= core)).any():
            assert w.core_end in opens


@given(TEXTS, SIZES)
def test_their_number_grows_with_the_text_only(text: Text, sizes: tuple[int, int, int]) -> None:
    assert len(plan_windows(*text, *sizes)) <= 1 + 4 * text.first[-1] / (sizes[0] - MAX_PIECES)


def test_no_words_no_windows() -> None:
    assert plan_windows(*text_of([], []), 384, 78, 32) == []


@pytest.mark.parametrize("words", [1, 384, 384 + 32])
def test_a_short_text_is_one_window(words: int) -> None:
    text = text_of([1] * words, [False] * words)
    assert plan_windows(*text, 384, 78, 32) == [Window(0, 0, words, words)]


def test_a_word_longer_than_a_core_has_one_to_itself() -> None:
    windows = plan_windows(*text_of([5, 50, 5], [False] * 3), 10, 0, 0)
    assert [(w.core_start, w.core_end) for w in windows] == [(0, 1), (1, 2), (2, 3)]


def test_of_several_paragraph_ends_the_one_nearest_an_even_share() -> None:
    breaks = [k in (55, 71, 95) for k in range(150)]
    windows = plan_windows(*text_of([1] * 150, breaks), 100, 10, 5)
    assert [(w.core_start, w.core_end) for w in windows] == [(0, 71), (71, 150)]


def test_a_long_text_of_one_paragraph_has_full_cores() -> None:
    windows = plan_windows(*text_of([1] * 1000, [False] * 1000), 300, 20, 10)
    assert [w.core_end for w in windows] == [300, 600, 900, 1000]
    assert all(a.end == b.core_start + 10 and b.start == a.core_end - 20 for a, b in pairwise(windows))
