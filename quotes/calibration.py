"""Confidence that means something: of quotes given 0.8, four in five should be right.

Platt scaling (Platt 1999): evidence in log-odds, weighted and summed, weights fitted on articles the network
was not trained on. ``scripts/calibrate.py`` fits them; the pipeline's config keeps them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

Evidence = Mapping[str, float]
"""Named evidence for being right; ``bias`` is always 1."""


def logit(probability: float) -> float:
    """The log-odds of a probability, which is kept 0.001 away from 0 and 1."""
    kept = min(max(probability, 0.001), 0.999)
    return math.log(kept / (1 - kept))


def calibrated(evidence: Evidence, weights: Mapping[str, float]) -> float:
    """The probability of being right, by ``weights`` for each piece of ``evidence`` (0 if not named)."""
    total = sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def fit(cases: Sequence[Evidence], right: Sequence[bool], strength: float = 1.0) -> dict[str, float]:
    """Weights that make ``calibrated`` likeliest to tell which ``cases`` are ``right``.

    Newton's method; ``strength`` is that of the pull towards 0.
    """
    names = sorted({name for case in cases for name in case})
    x = np.array([[case.get(name, 0.0) for name in names] for case in cases])
    y = np.array(right, dtype=float)
    w = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + strength * w
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + strength * np.eye(len(names)), gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return {name: round(float(value), 4) for name, value in zip(names, w, strict=True)}
