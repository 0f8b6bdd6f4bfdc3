"""The heads in numpy, against sums written out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detection.heads import BAND, STEPS, Heads, buckets, softmax

SIZE, WIDTH, NEAR, WORDS = 6, 5, 4, 30


@pytest.fixture(scope="module")
def heads() -> Heads:
    rng = np.random.default_rng(1)
    outputs = {
        "anchor": 4,
        "flat": 3,
        "name": 9,
        "pair_word": WIDTH,
        "pair_anchor": 3 * WIDTH,
        "query": WIDTH,
        "near_word": NEAR,
        "near_anchor": NEAR,
    }
    shapes = {name: (n, SIZE) for name, n in outputs.items()} | {"key": (WIDTH, SIZE), "nowhere": (1, SIZE)}
    shapes |= {"quote_class": (4, 2 * SIZE), "near_scores": (NEAR, 3), "near_out": (3, NEAR)}
    shapes |= {f"near_layers.{n}": (NEAR, 3 * NEAR) for n in range(len(STEPS))}
    weights = {f"{name}.weight": rng.normal(size=shape) for name, shape in shapes.items()}
    weights |= {f"{name}.bias": rng.normal(size=shape[0]) for name, shape in shapes.items()}
    weights |= {"pair_distance": rng.normal(size=(24, 3)), "key_distance": rng.normal(size=24)}
    weights["near_distance"] = rng.normal(size=(24, NEAR))
    return Heads(weights)


@pytest.fixture(scope="module")
def words() -> np.ndarray:
    return np.random.default_rng(2).normal(size=(WORDS, SIZE)).astype(np.float32)


def linear(heads: Heads, name: str, x: np.ndarray) -> np.ndarray:
    weights = heads.weights[f"{name}.weight"]
    return np.array([row @ x for row in weights]) + heads.weights[f"{name}.bias"]


def test_anchors_and_names_are_of_each_word_by_itself(heads: Heads, words: np.ndarray) -> None:
    anchors, names = heads.anchors(words), heads.names(words)
    assert (anchors.shape, names.shape) == ((WORDS, 4), (WORDS,))
    for word in (0, 7, WORDS - 1):
        scores = np.exp(linear(heads, "anchor", words[word]))
        np.testing.assert_allclose(anchors[word], scores / scores.sum(), rtol=1e-4)
        assert names[word] == linear(heads, "name", words[word]).argmax()


def test_roles_are_of_pairs_of_words(heads: Heads, words: np.ndarray) -> None:
    anchors = np.array([3, 20])
    unrefined = Heads(heads.weights | {"near_out.weight": np.zeros((3, NEAR)), "near_out.bias": np.zeros(3)})
    scores = unrefined.roles(words, anchors)
    assert scores.shape == (2, WORDS, 4)
    assert not scores[..., 0].any()
    for k, anchor in enumerate(anchors):
        asked = linear(heads, "pair_anchor", words[anchor])
        for word in (0, 3, 19, WORDS - 1):
            token = np.maximum(linear(heads, "pair_word", words[word]), 0)
            far = heads.weights["pair_distance"][buckets(np.array([word - anchor]))[0]]
            for role in range(3):
                pair = asked[role * WIDTH : (role + 1) * WIDTH] @ token / WIDTH**0.5
                expected = pair + linear(heads, "flat", words[word])[role] + far[role]
                assert scores[k, word, role + 1] == pytest.approx(expected, abs=1e-4)


def refined(heads: Heads, words: np.ndarray, anchor: int, plain: np.ndarray) -> np.ndarray:
    """``plain``, the scores (words, 3) of one anchor, refined word by word."""
    x = {}
    for word in range(max(0, anchor - BAND), min(len(words), anchor + BAND + 1)):
        far = heads.weights["near_distance"][buckets(np.array([word - anchor]))[0]]
        told = linear(heads, "near_word", words[word]) + linear(heads, "near_anchor", words[anchor])
        x[word] = np.maximum(told + far + linear(heads, "near_scores", plain[word]), 0)
    for number, step in enumerate(STEPS):
        nothing = np.zeros(NEAR)
        around = {w: np.concatenate([x.get(w - step, nothing), x[w], x.get(w + step, nothing)]) for w in x}
        x = {w: x[w] + np.maximum(linear(heads, f"near_layers.{number}", around[w]), 0) for w in x}
    more = {w: linear(heads, "near_out", x[w]) for w in x}
    return np.array([plain[w] + more.get(w, np.zeros(3)) for w in range(len(words))])


@pytest.mark.parametrize("anchor", [0, 40, 149])
def test_roles_are_refined_by_the_words_around(heads: Heads, anchor: int) -> None:
    words = np.random.default_rng(3).normal(size=(150, SIZE)).astype(np.float32)
    silent = {"near_out.weight": np.zeros((3, NEAR)), "near_out.bias": np.zeros(3)}
    anchors = np.array([anchor])
    plain = Heads(heads.weights | silent).roles(words, anchors)[0, :, 1:]
    expected = refined(heads, words, anchor, plain)
    np.testing.assert_allclose(heads.roles(words, anchors)[0, :, 1:], expected, rtol=1e-3, atol=1e-3)
    beyond = abs(np.arange(150) - anchor) > BAND
    assert (expected[beyond] == plain[beyond]).all()


def test_classes_look_at_the_anchor_and_the_mean_of_the_content(heads: Heads, words: np.ndarray) -> None:
    content = np.zeros((2, WORDS), dtype=np.float32)
    content[0, 4:9] = 1
    classes = heads.classes(words, np.array([3, 20]), content)
    for k, mean in enumerate((words[4:9].mean(0), np.zeros(SIZE))):  # the second has no content
        scores = np.exp(linear(heads, "quote_class", np.concatenate([words[(3, 20)[k]], mean])))
        np.testing.assert_allclose(classes[k], scores / scores.sum(), rtol=1e-4)


def test_referents_are_never_the_query_itself(heads: Heads, words: np.ndarray) -> None:
    queries = [np.array([5, 6, 7]), np.array([0])]
    found = heads.referents(words, queries)
    assert found.shape == (2, WORDS + 1)
    np.testing.assert_allclose(found.sum(1), 1, rtol=1e-4)
    assert not found[0, 5:8].any()
    assert not found[1, 0]
    mean = words[5:8].mean(0)
    scores = [
        linear(heads, "query", mean) @ linear(heads, "key", words[word]) / WIDTH**0.5
        + heads.weights["key_distance"][buckets(np.array([word - 6]))[0]]
        for word in range(WORDS)
        if not 5 <= word < 8
    ]
    scores = np.exp([*scores, linear(heads, "nowhere", mean)[0]])
    np.testing.assert_allclose(np.delete(found[0], [5, 6, 7]), scores / scores.sum(), rtol=1e-3)


def test_bytes_hold_all_of_it(heads: Heads, words: np.ndarray) -> None:
    again = Heads.from_bytes(heads.to_bytes())
    assert again.width == heads.width == WIDTH
    assert again.weights.keys() == heads.weights.keys()
    anchors = np.array([2, 9])
    np.testing.assert_array_equal(again.roles(words, anchors), heads.roles(words, anchors))


def test_probabilities_stand_large_scores() -> None:
    np.testing.assert_allclose(softmax(np.array([[1e4, 1e4, -1e4]])), [[0.5, 0.5, 0]])


def test_buckets_grow_with_the_distance() -> None:
    distances = np.array([0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 200])
    assert buckets(distances).tolist() == [0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 6, 11]


@given(st.integers(1, 5000))
def test_buckets_have_two_sides(distance: int) -> None:
    here, there, further = buckets(np.array([distance, -distance, distance + 1]))
    assert there == here + 12 < 24
    assert 1 <= here <= further <= here + 1


class Walks(Heads):
    """Heads whose every word points where a table says."""

    def __init__(self, rows: list[list[float]]) -> None:
        """``rows`` (words, words + 1): probabilities."""
        self.rows = np.array(rows, dtype=np.float32)

    def referents(self, words: np.ndarray, queries: list[np.ndarray]) -> np.ndarray:
        return np.stack([self.rows[q[0]] for q in queries])


def walk(rows: list[list[float]], query: int, passing: list[int]) -> list[float]:
    found = Walks(rows).referents_through(np.zeros((3, 1)), [np.array([query])], np.array(passing, dtype=int))
    return [round(p, 2) for p in found[0].tolist()]


def test_what_points_at_a_pronoun_goes_on_from_there() -> None:
    # word 0 is a name, 1 and 2 are pronouns: 2 points at 1, which points at the name
    rows = [[0, 0, 0, 1.0], [0.9, 0, 0, 0.1], [0, 1.0, 0, 0]]
    assert walk(rows, 2, [1, 2]) == [0.9, 0, 0, 0.1]
    assert walk(rows, 2, []) == [0, 1, 0, 0]


def test_two_pronouns_that_point_at_each_other_come_to_rest() -> None:
    rows = [[0, 0, 0, 1.0], [0.1, 0, 0.9, 0], [0, 1.0, 0, 0]]
    assert walk(rows, 2, [1, 2]) == [1, 0, 0, 0]


def test_a_walk_does_not_end_in_its_own_query() -> None:
    rows = [[0, 0.5, 0.5, 0], [0.6, 0, 0.4, 0], [0, 0, 0, 1.0]]
    assert walk(rows, 0, [1]) == [0, 0, 1, 0]


def test_a_query_that_nothing_leads_away_from_refers_to_none_here() -> None:
    rows = [[0, 1.0, 0, 0], [1.0, 0, 0, 0], [0, 0, 0, 1.0]]
    assert walk(rows, 0, [1]) == [0, 0, 0, 1]
