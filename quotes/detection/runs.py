"""Roles of the words of one window, run by run: flicker smoothed away, what must be there put in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from quotes.detection.encoder import FloatArray
from quotes.detection.pieces import IntArray

CONTENT, SOURCE, CUE = 1, 2, 3
"""Roles of a word; 0 is none."""
LIKELY_SOURCE = 0.25
"""Every cue has a source: if no word is likelier it than nothing, the likeliest is, from here on."""
MOST_RUNS = 60
"""Scores that flicker more than this are of no prose; smoothing them would only cost time."""
RUN_COST = (2.5, 3.0, 0.1, 0.1)
"""A run of one role, by role, must score this much more a side than its neighbour's role would: stops flicker
inside a clause, yet leaves a source its one word."""


def smooth(scores: FloatArray) -> IntArray:
    """Best role of each word, short runs absorbed by their neighbours where that costs little.

    A greedy stand-in for Viterbi decoding with ``RUN_COST`` for each change of role.
    ``scores``: (words, roles).
    """
    roles: IntArray = np.argmax(scores, axis=1)
    edges = np.flatnonzero(np.diff(roles)) + 1
    if not 0 < len(edges) <= MOST_RUNS:
        return roles
    bounds = [0, *edges.tolist(), len(roles)]
    total = np.concatenate([np.zeros((1, scores.shape[1])), np.cumsum(scores, axis=0)])
    runs = [(a, b, int(roles[a])) for a, b in pairwise(bounds)]
    while len(runs) > 1:
        best = (0.0, -1, -1)
        for i, (a, b, role) in enumerate(runs):
            gain = total[b] - total[a]
            around = {runs[j][2] for j in (i - 1, i + 1) if 0 <= j < len(runs)}
            for other in around:
                sides = 2 if len(around) == 1 and 0 < i < len(runs) - 1 else 1
                cost = gain[role] - gain[other] - sides * RUN_COST[role]
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


def give_content(roles: IntArray, likely: FloatArray, brief: Sequence[tuple[int, int]]) -> None:
    """Make those of ``brief`` content whose words all are ``likely`` to be (``roles`` changed in place)."""
    for first, last in brief:
        if 0 <= first <= last < len(roles) and likely[first : last + 1].min() > 0.5:
            roles[first : last + 1] = CONTENT


def give_source(roles: IntArray, likely: FloatArray) -> None:
    """Make the free words likeliest to be source such if there is none in ``roles`` (changed in place).

    ``likely``: probability of each word to be source; neighbours that are nearly likely enough join.
    """
    free = np.where(roles == 0, likely, 0.0)
    best = int(free.argmax())
    if (roles == SOURCE).any() or free[best] < LIKELY_SOURCE:
        return
    apart = np.flatnonzero(free <= 0.6 * LIKELY_SOURCE)
    after = int(np.searchsorted(apart, best))
    start = int(apart[after - 1]) + 1 if after else 0
    end = int(apart[after]) if after < len(apart) else len(roles)
    roles[start:end] = SOURCE


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined = [runs[0]]
    for a, b, role in runs[1:]:
        if role == joined[-1][2]:
            joined[-1] = (joined[-1][0], b, role)
        else:
            joined.append((a, b, role))
    return joined


def nearest_run(words: IntArray, anchor: int) -> IntArray:
    """The contiguous run of source words nearest the anchor (ties: the longer), small gaps bridged."""
    if not len(words):
        return words
    runs = np.split(words, np.flatnonzero(np.diff(words) > 3) + 1)
    nearest = min(runs, key=lambda r: (min(abs(int(r[0]) - anchor), abs(int(r[-1]) - anchor)), -len(r)))
    return np.arange(nearest[0], nearest[-1] + 1)


def runs_of(words: Sequence[int], bridge: int = 1) -> list[tuple[int, int]]:
    """Contiguous runs ``[first, last]`` of word indices, gaps of up to ``bridge`` words closed."""
    runs: list[tuple[int, int]] = []
    for word in words:
        if runs and word - runs[-1][1] <= bridge + 1:
            runs[-1] = (runs[-1][0], word)
        else:
            runs.append((word, word))
    return runs
