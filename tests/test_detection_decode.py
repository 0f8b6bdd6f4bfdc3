"""From scores to words: smoothing, choosing, and one candidate for each attribution."""

from __future__ import annotations

from itertools import groupby, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from quotes.detection.decode import AnchorKind, Candidate, candidates, without_duplicates
from quotes.detection.runs import (
    LIKELY_SOURCE,
    MOST_RUNS,
    RUN_COST,
    SOURCE,
    give_content,
    give_source,
    runs_of,
    smooth,
)
from quotes.detection.windows import Window

from . import handmade

SCORES = st.integers(1, 40).flatmap(lambda n: arrays(np.float64, (n, 4), elements=st.integers(-8, 8)))


def runs(roles: np.ndarray) -> list[tuple[int, int, int]]:
    """Start, end and role of each run."""
    found, at = [], 0
    for role, group in groupby(roles.tolist()):
        size = len(list(group))
        found.append((at, at + size, role))
        at += size
    return found


def given_up(scores: np.ndarray, run: tuple[int, int, int], other: int) -> float:
    start, end, role = run
    return float((scores[start:end, role] - scores[start:end, other]).sum())


@given(SCORES)
def test_no_run_stays_that_is_cheaper_than_its_edges(scores: np.ndarray) -> None:
    found = runs(smooth(scores))
    for k, run in enumerate(found):
        around = {found[j][2] for j in (k - 1, k + 1) if 0 <= j < len(found)}
        inner = 0 < k < len(found) - 1
        for other in around:
            sides = 2 if inner and len(around) == 1 else 1
            assert given_up(scores, run, other) >= sides * RUN_COST[run[2]] - 1e-9


@given(SCORES)
def test_only_roles_that_some_word_has_are_given(scores: np.ndarray) -> None:
    roles, best = smooth(scores), scores.argmax(1)
    assert roles.shape == best.shape
    assert set(roles.tolist()) <= set(best.tolist())
    edges = {k for k in range(1, len(best)) if best[k] != best[k - 1]}
    assert {k for k in range(1, len(roles)) if roles[k] != roles[k - 1]} <= edges


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6)), min_size=1, max_size=12))
def test_clear_scores_stay_as_they_are(wanted: list[tuple[int, int]]) -> None:
    roles = np.array([role for role, size in wanted for _ in range(size)])
    assert smooth(np.eye(4)[roles] * CLEAR).tolist() == roles.tolist()


CLEAR = 2 * max(RUN_COST) + 1
"""A score that no smoothing overrules."""
NONE, CONTENT_COST, SOURCE_COST, _ = RUN_COST


def scored(roles: str, **words: list[float]) -> np.ndarray:
    """``CLEAR`` for each word's role by its letter (n, c, s or q); ``w3=[…]``: the third word's instead."""
    scores = np.eye(4)[["ncsq".index(r) for r in roles]] * CLEAR
    for word, row in words.items():
        scores[int(word[1:])] = row
    return scores


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (scored("cccncc", w3=[2 * NONE - 0.1, 0, 0, 0]), "cccccc"),  # a gap of little weight closes
        (scored("cccncc", w3=[2 * NONE + 0.1, 0, 0, 0]), "cccncc"),
        (scored("nnncnn", w3=[0, 2 * CONTENT_COST - 0.1, 0, 0]), "nnnnnn"),  # so does a speck of content
        (scored("nnnsnn", w3=[0, 0, 2 * SOURCE_COST + 0.1, 0]), "nnnsnn"),  # a source may be one word
        (scored("nnnsnn", w3=[0, 0, 2 * SOURCE_COST - 0.1, 0]), "nnnnnn"),
        # at the window's edge one side counts
        (scored("nnnncc", w0=[0, CONTENT_COST - 0.1, 0, 0]), "nnnncc"),
        (scored("nnnncc", w0=[0, CONTENT_COST + 0.1, 0, 0]), "cnnncc"),
    ],
)
def test_short_runs(scores: np.ndarray, expected: str) -> None:
    assert "".join("ncsq"[r] for r in smooth(scores)) == expected


def test_flicker_beyond_all_prose_is_left_alone() -> None:
    few, many = (np.eye(4)[np.arange(n) % 2] * 0.1 for n in (MOST_RUNS + 1, MOST_RUNS + 2))
    assert len(set(smooth(few).tolist())) == 1
    assert smooth(many).tolist() == many.argmax(1).tolist()


@pytest.mark.parametrize(
    ("roles", "likely", "expected"),
    [
        ("nnqcc", (0.05, 0.4, 0.9, 0.9, 0.0), "nsqcc"),  # cue and content are not free
        ("nnqcc", (0.3, 0.4, 0.0, 0.0, 0.0), "ssqcc"),
        ("nnqcc", (0.4, LIKELY_SOURCE * 0.5, 0.0, 0.0, 0.0), "snqcc"),
        ("ccqnn", (0.0, 0.0, 0.0, 0.2, 0.3), "ccqss"),
        ("nnqcc", (0.1, LIKELY_SOURCE - 0.01, 0.0, 0.0, 0.0), "nnqcc"),
        ("snqcc", (0.1, 0.4, 0.0, 0.0, 0.0), "snqcc"),  # one is enough
        ("ccccc", (0.9, 0.9, 0.9, 0.9, 0.9), "ccccc"),
    ],
)
def test_the_likeliest_words_are_the_source_if_none_is_surely(
    roles: str, likely: tuple[float, ...], expected: str
) -> None:
    given = np.array(["ncsq".index(r) for r in roles])
    give_source(given, np.array(likely, dtype=np.float32))
    assert "".join("ncsq"[r] for r in given) == expected
    assert SOURCE == 2


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        ([(0, 1)], "ccnnn"),
        ([(0, 0), (4, 4)], "cnnnn"),
        ([(1, 2)], "nnnnn"),
        ([(-1, 0)], "nnnnn"),
        ([], "nnnnn"),
    ],
)
def test_a_short_quotation_is_content_if_all_of_it_is_likely_to_be(
    brief: list[tuple[int, int]], expected: str
) -> None:
    given = np.zeros(5, dtype=np.int64)
    give_content(given, np.array([0.9, 0.8, 0.1, 0.9, 0.5], dtype=np.float32), brief)
    assert "".join("nc"[r] for r in given) == expected


THRESHOLDS: dict[AnchorKind, float] = {"cue": 0.5, "uncued": 0.5, "nested": 0.5}


def vectors(text: str) -> np.ndarray:
    """Of each word what the lexicon says."""
    tokenizer, table = handmade.word_pieces(), handmade.table()
    return np.stack([table[tokenizer.token_to_id(word) or 0] for word in text.lower().split()])


def found_in(text: str, window: Window, standalone: dict[int, int] | None = None) -> list[Candidate]:
    words = vectors(text)[window.start : window.end]
    return candidates(handmade.heads(), words, window, THRESHOLDS, standalone or {})


FAR = "x " * 20
TEXT = f"Anna Berg said taxes must fall {FAR}she added rain will fall soon"


def test_candidates_in_the_words_of_the_text() -> None:
    first, second = found_in(TEXT, Window(0, 0, 31, 31))
    assert (first.anchor, first.kind, first.cue) == (2, "cue", (2,))
    assert (first.source, first.content) == ((0, 1), (3, 4, 5))
    assert first.score > 0.9
    assert first.margin > 0.9
    assert int(np.argmax(first.classes)) == 0
    assert (second.anchor, second.source, second.content) == (27, (26,), (29, 30))


def test_anchors_are_of_the_core_roles_of_the_window() -> None:
    assert found_in(TEXT, Window(0, 3, 20, 31)) == []
    (only,) = found_in(TEXT, Window(1, 2, 4, 31))
    assert (only.anchor, only.source, only.content) == (2, (1,), (3, 4, 5))


def test_an_anchor_without_content_is_none() -> None:
    assert found_in("Anna said x x", Window(0, 0, 4, 4)) == []


def test_thresholds_are_of_kinds() -> None:
    words = vectors("said taxes must fall " + "x " * 20 + "indeed we must leave")
    for kind, kept in (("cue", "uncued"), ("uncued", "cue")):
        thresholds: dict[AnchorKind, float] = {**THRESHOLDS, kind: 1.1}  # type: ignore[misc]
        found = candidates(handmade.heads(), words, Window(0, 0, 28, 28), thresholds, {})
        assert [c.kind for c in found] == [kept]


def test_a_standalone_quotation_needs_no_anchor() -> None:
    (only,) = found_in("x x we will leave x x", Window(0, 0, 7, 7), {1: 5})
    assert (only.anchor, only.kind, only.content) == (1, "uncued", (1, 2, 3, 4, 5))
    assert only.score == pytest.approx(0.6)
    assert 0 < only.margin < 1


def test_a_standalone_quotation_may_leave_the_window() -> None:
    (only,) = found_in("x x we will leave x x", Window(0, 0, 3, 4), {2: 6})
    assert only.content == (2, 3, 4, 5, 6)
    assert only.margin > 0.9


def test_a_standalone_quotation_holds_no_cue_of_its_own() -> None:
    (only,) = found_in("x x we will said leave x x", Window(0, 0, 8, 8), {1: 6})[:1]
    assert not set(only.cue) & set(only.content)


def test_the_source_is_the_run_nearest_the_cue() -> None:
    (only,) = found_in("Berg x x x x Anna x Berg said we must leave x x Anna", Window(0, 0, 15, 15))
    assert only.source == (5, 6, 7)


def candidate(content: range, score: float, kind: AnchorKind = "cue", anchor: int = 0) -> Candidate:
    return Candidate(anchor, kind, score, tuple(content), (), (), (1.0, 0.0, 0.0, 0.0), 1.0)


def test_of_two_with_one_content_the_surer_stays() -> None:
    weak, sure, other = (
        candidate(range(10, 20), 0.6),
        candidate(range(11, 20), 0.9),
        candidate(range(18, 30), 0.7),
    )
    assert without_duplicates([weak, sure, other]) == [sure, other]


def test_an_uncued_one_goes_for_a_cued_one_over_half_of_it() -> None:
    cued, half, less = candidate(range(10), 0.5), range(5, 15), range(6, 16)
    assert without_duplicates([candidate(half, 0.9, "uncued"), cued]) == [cued]
    assert len(without_duplicates([candidate(less, 0.9, "uncued"), cued])) == 2


def test_nested_contents_both_stay() -> None:
    inner, outer = candidate(range(5, 9), 0.9), candidate(range(12), 0.9)
    assert without_duplicates([inner, outer]) == [outer, inner]


CANDIDATES = st.lists(
    st.builds(
        lambda start, size, score, kind, anchor: candidate(range(start, start + size), score, kind, anchor),
        st.integers(0, 20),
        st.integers(1, 12),
        st.sampled_from([0.5, 0.6, 0.9]),
        st.sampled_from(["cue", "uncued", "nested"]),
        st.integers(0, 30),
    ),
    max_size=12,
)


@given(CANDIDATES)
def test_what_is_left_has_no_duplicates(found: list[Candidate]) -> None:
    kept = without_duplicates(found)
    assert without_duplicates(kept) == kept
    assert [c.content[0] for c in kept] == sorted(c.content[0] for c in kept)
    for lost in [c for c in found if c not in kept]:  # each went for one that overlaps it
        assert any(set(lost.content) & set(c.content) for c in kept)
    assert not found or max((c.kind != "uncued", c.score) for c in found) in {
        (c.kind != "uncued", c.score) for c in kept
    }


@given(st.sets(st.integers(0, 60)), st.integers(0, 3))
def test_runs_hold_all_words_and_no_wide_gap(words: set[int], bridge: int) -> None:
    found = runs_of(sorted(words), bridge)
    inside = {w for first, last in found for w in range(first, last + 1)}
    assert words <= inside
    assert all(first in words and last in words for first, last in found)
    for (_, last), (first, _) in pairwise(found):
        assert first - last > bridge + 1
    for first, last in found:
        own = sorted(w for w in words if first <= w <= last)
        assert all(b - a <= bridge + 1 for a, b in pairwise(own))


def test_what_is_told_within_a_content_is_no_second_reading_of_it() -> None:
    outer = candidate(range(10, 30), 0.9)
    told = candidate(range(13, 30), 0.8, "nested", anchor=11)
    assert without_duplicates([outer, told]) == [outer, told]
    assert without_duplicates([outer, candidate(range(13, 30), 0.8, "nested", anchor=5)]) == [outer]
    assert without_duplicates([outer, candidate(range(13, 30), 0.8, "cue", anchor=11)]) == [outer]
