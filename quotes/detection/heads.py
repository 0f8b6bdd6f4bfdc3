"""The network's heads in numpy: what ``quotes.training.network`` learnt, run without torch.

All work on the vectors of one window's words, ``(words, size)``.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load, save

from quotes.detection.encoder import FloatArray
from quotes.detection.pieces import IntArray

BAND, STEPS = 96, (1, 2, 4, 8)
"""Words either side of an anchor whose roles are refined, and how far apart those are that a layer joins."""

GOES_ON = 0.99
"""Share of a walk from pronoun to pronoun that goes on at each step, lest two go round for ever."""
LEFT_OVER = 1e-6
"""Probability of none here where every walk comes back to its query."""


class Heads:
    """Scores of anchors, roles, classes, names and referents from word vectors."""

    def __init__(self, weights: dict[str, FloatArray]) -> None:
        """Take ``weights`` under the names the network has them."""
        self.weights = {k: np.ascontiguousarray(v, dtype=np.float32) for k, v in weights.items()}
        self.width = len(self.weights["pair_word.bias"])

    @classmethod
    def from_bytes(cls, data: bytes) -> Heads:
        """Heads from a safetensors file's content."""
        return cls(load(data))

    def to_bytes(self) -> bytes:
        """The content of a safetensors file."""
        return save(self.weights)

    def _linear(self, name: str, x: FloatArray) -> FloatArray:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def anchors(self, words: FloatArray) -> FloatArray:
        """Probabilities (words, 4): none, cue, uncued content, cue inside another's content."""
        return softmax(self._linear("anchor", words))

    def names(self, words: FloatArray) -> IntArray:
        """BIO tag of each word: 0, or 1 + 2k / 2 + 2k where name label k begins / goes on."""
        tags: IntArray = np.argmax(self._linear("name", words), axis=1)
        return tags

    def roles(self, words: FloatArray, anchors: IntArray) -> FloatArray:
        """Scores (anchors, words, 4) of none, content, source, cue; none is always 0."""
        token = np.maximum(self._linear("pair_word", words), 0.0)
        anchor = self._linear("pair_anchor", words[anchors]).reshape(len(anchors) * 3, self.width)
        scores = (anchor @ token.T).reshape(len(anchors), 3, len(words)).transpose(0, 2, 1) / self.width**0.5
        places = np.arange(len(words))
        distance = self.weights["pair_distance"][buckets(places[None] - anchors[:, None])]
        scores = scores + self._linear("flat", words)[None] + distance
        self._refine(scores, words, anchors)
        return np.concatenate([np.zeros_like(scores[..., :1]), scores], axis=2)

    def _refine(self, scores: FloatArray, words: FloatArray, anchors: IntArray) -> None:
        """Add to ``scores`` (anchors, words, 3) what the words around each say of its role."""
        offsets = np.arange(-BAND, BAND + 1)
        places = anchors[:, None] + offsets
        real = ((places >= 0) & (places < len(words)))[..., None]
        places = places.clip(0, len(words) - 1)
        rows = np.arange(len(anchors))[:, None]
        x = self._linear("near_word", words)[places] + self.weights["near_distance"][buckets(offsets)]
        x += self._linear("near_anchor", words[anchors])[:, None]
        x = np.maximum(x + self._linear("near_scores", scores[rows, places]), 0.0) * real
        padded = np.zeros((len(anchors), len(offsets) + 2 * STEPS[-1], x.shape[2]), dtype=np.float32)
        for number, step in enumerate(STEPS):
            padded[:, STEPS[-1] : -STEPS[-1]] = x
            starts = (STEPS[-1] - step, STEPS[-1], STEPS[-1] + step)
            around = np.concatenate([padded[:, a : a + len(offsets)] for a in starts], axis=2)
            x = (x + np.maximum(self._linear(f"near_layers.{number}", around), 0.0)) * real
        np.add.at(scores, (rows, places), self._linear("near_out", x) * real)

    def classes(self, words: FloatArray, anchors: IntArray, content: FloatArray) -> FloatArray:
        """Probabilities (anchors, 4) of speech, topic, thought, other; ``content`` is 0/1 over words."""
        mean = content @ words / np.maximum(content.sum(1, keepdims=True), 1.0)
        return softmax(self._linear("quote_class", np.concatenate([words[anchors], mean], axis=1)))

    def referents(self, words: FloatArray, queries: list[IntArray]) -> FloatArray:
        """Probabilities (queries, words + 1) that a word refers to the same as the query; last: none here."""
        mean = np.stack([words[q].mean(0) for q in queries])
        scores = self._linear("query", mean) @ self._linear("key", words).T / self.width**0.5
        centre = np.array([int(q.mean()) for q in queries])
        scores = scores + self.weights["key_distance"][buckets(np.arange(len(words))[None] - centre[:, None])]
        for row, query in zip(scores, queries, strict=True):
            row[query] = -1e4
        return softmax(np.concatenate([scores, self._linear("nowhere", mean)], axis=1))

    def referents_through(self, words: FloatArray, queries: list[IntArray], passing: IntArray) -> FloatArray:
        """As ``referents``, but what points at a word of ``passing``, a pronoun, goes on whither that points.

        A walk from word to word until one that is no pronoun, or none here, takes it in (absorbing Markov
        chain); the query itself does not.
        """
        found = self.referents(words, [*queries, *passing[:, None]])
        rows, steps = found[: len(queries)], found[len(queries) :]
        if len(passing):
            inner = steps[:, passing] * GOES_ON
            steps[:, passing] = 0.0
            taken = np.linalg.solve(np.eye(len(passing)) - inner, steps)
            passed = rows[:, passing] @ taken
            rows[:, passing] = 0.0
            rows = rows + passed
        for row, query in zip(rows, queries, strict=True):
            row[query] = 0.0
        rows[:, -1] += LEFT_OVER
        return np.asarray(rows / rows.sum(axis=1, keepdims=True), dtype=np.float32)


def softmax(scores: FloatArray) -> FloatArray:
    """Probabilities over the last axis."""
    exp = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(exp / exp.sum(axis=-1, keepdims=True), dtype=np.float32)


def buckets(distance: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Bucket of each signed word distance; the same as ``quotes.training.network.buckets``."""
    size = np.abs(distance)
    far = np.floor(4 + 1.4 * np.log2(np.maximum(size, 1) / 4))
    bucket = np.minimum(np.where(size < 5, size, far), 11).astype(np.int64)
    return np.where(distance < 0, bucket + 12, bucket)
