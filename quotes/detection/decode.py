"""From scores to attributions: which words are whose content, source and cue.

Works on words (indices into a Doc's ``Pieces``), knows nothing of characters or marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from quotes.detection.encoder import FloatArray
from quotes.detection.heads import Heads
from quotes.detection.pieces import IntArray
from quotes.detection.windows import Window

AnchorKind = Literal["cue", "uncued", "nested"]
KINDS: tuple[AnchorKind, ...] = ("cue", "uncued", "nested")
CONTENT, SOURCE, CUE = 1, 2, 3

SWITCH_COST = 1.5
"""A run of words changes role only if its scores gain more than this; stops flicker inside a clause."""


@dataclass(frozen=True)
class Candidate:
    """One attribution as scored: words by role, and how sure the network is.

    ``score``: probability of the anchor. ``margin``: mean probability of the words chosen as content.
    ``classes``: probabilities of speech, topic, thought, other.
    """

    anchor: int
    kind: AnchorKind
    score: float
    content: tuple[int, ...]
    source: tuple[int, ...]
    cue: tuple[int, ...]
    classes: tuple[float, ...]
    margin: float


def candidates(
    heads: Heads, words: FloatArray, window: Window, thresholds: dict[AnchorKind, float]
) -> list[Candidate]:
    """Attributions whose anchor lies in the core of ``window`` (``words``: vectors of its words), in doc indices."""
    probabilities = heads.anchors(words)
    core = slice(window.core_start - window.start, window.core_end - window.start)
    kinds = 1 + np.argmax(probabilities[core, 1:], axis=1)
    chosen = [
        (i, KINDS[k - 1], float(probabilities[core.start + i, 1:].sum()))
        for i, k in enumerate(kinds)
        if probabilities[core.start + i, 1:].sum() >= thresholds[KINDS[k - 1]]
    ]
    if not chosen:
        return []
    anchors = np.array([core.start + i for i, _, _ in chosen])
    scores = heads.roles(words, anchors)
    roles = np.stack([smooth(s) for s in scores])
    classes = heads.classes(words, anchors, (roles == CONTENT).astype(np.float32))
    probability = np.exp(scores - scores.max(2, keepdims=True))
    probability /= probability.sum(2, keepdims=True)
    found = []
    for k, (_, kind, score) in enumerate(chosen):
        content = np.flatnonzero(roles[k] == CONTENT)
        if not len(content):
            continue
        cue = {int(w) for w in np.flatnonzero(roles[k] == CUE)}
        found.append(
            Candidate(
                anchor=int(anchors[k]) + window.start,
                kind=kind,
                score=score,
                content=_shifted(content, window),
                source=_shifted(_nearest_run(np.flatnonzero(roles[k] == SOURCE), int(anchors[k])), window),
                cue=_shifted(np.array(sorted(cue | {int(anchors[k])} if kind != "uncued" else cue)), window),
                classes=tuple(float(p) for p in classes[k]),
                margin=float(probability[k, content, CONTENT].mean()),
            )
        )
    return found


def smooth(scores: FloatArray) -> IntArray:
    """Best role of each word, short runs absorbed by their neighbours where that costs less than ``SWITCH_COST``.

    A greedy stand-in for Viterbi decoding with a cost for each change of role. ``scores``: (words, roles).
    """
    roles = np.argmax(scores, axis=1)
    edges = np.flatnonzero(np.diff(roles)) + 1
    if not len(edges):
        return roles
    bounds = [0, *edges.tolist(), len(roles)]
    total = np.concatenate([np.zeros((1, scores.shape[1])), np.cumsum(scores, axis=0)])
    runs = [(a, b, int(roles[a])) for a, b in pairwise(bounds)]
    while len(runs) > 1:
        best = (2 * SWITCH_COST, -1, -1)
        for i, (a, b, role) in enumerate(runs):
            gain = total[b] - total[a]
            around = {runs[j][2] for j in (i - 1, i + 1) if 0 <= j < len(runs)}
            for other in around:
                saved = 2 if len(around) == 1 and 0 < i < len(runs) - 1 else 1
                cost = (gain[role] - gain[other]) / saved * 2
                if cost < best[0]:
                    best = (float(cost), i, other)
        if best[1] < 0:
            break
        a, b, _ = runs[best[1]]
        runs[best[1]] = (a, b, best[2])
        runs = _joined(runs)
    for a, b, role in runs:
        roles[a:b] = role
    return roles


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined = [runs[0]]
    for a, b, role in runs[1:]:
        if role == joined[-1][2]:
            joined[-1] = (joined[-1][0], b, role)
        else:
            joined.append((a, b, role))
    return joined


def _nearest_run(words: IntArray, anchor: int) -> IntArray:
    """The contiguous run of source words nearest the anchor (ties: the longer), small gaps bridged."""
    if not len(words):
        return words
    runs = np.split(words, np.flatnonzero(np.diff(words) > 3) + 1)
    nearest = min(runs, key=lambda r: (min(abs(int(r[0]) - anchor), abs(int(r[-1]) - anchor)), -len(r)))
    return np.arange(nearest[0], nearest[-1] + 1)


def _shifted(words: IntArray, window: Window) -> tuple[int, ...]:
    return tuple(int(w) + window.start for w in words)


def without_duplicates(found: Sequence[Candidate]) -> list[Candidate]:
    """One candidate for each attribution: where two have nearly the same content, the surer one stays.

    An uncued one also goes if a cued one covers half of its content.
    """
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.kind == "uncued", -c.score)):
        content = set(candidate.content)
        limit = 0.5 if candidate.kind == "uncued" else 0.75
        for other in kept:
            both = len(content & set(other.content))
            whole = len(content) if candidate.kind == "uncued" else len(content | set(other.content))
            if both >= limit * whole:
                break
        else:
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.content[0], c.anchor))


def runs_of(words: Sequence[int], bridge: int = 1) -> list[tuple[int, int]]:
    """Contiguous runs ``[first, last]`` of word indices, gaps of up to ``bridge`` words closed."""
    runs: list[tuple[int, int]] = []
    for word in words:
        if runs and word - runs[-1][1] <= bridge + 1:
            runs[-1] = (runs[-1][0], word)
        else:
            runs.append((word, word))
    return runs


