"""Confidence that means something."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.calibration import calibrated, fit, logit


@given(st.floats(0, 1))
def test_logit_and_calibrated_undo_each_other_within_bounds(p: float) -> None:
    kept = min(max(p, 0.001), 0.999)
    assert calibrated({"score": logit(p)}, {"score": 1.0}) == pytest.approx(kept)


def test_evidence_without_a_weight_says_nothing() -> None:
    assert calibrated({"score": 3.0, "noise": 9.0}, {"score": 0.0}) == 0.5


def test_fit_finds_how_far_a_score_can_be_trusted() -> None:
    rng = random.Random(5)
    cases, right = [], []
    for _ in range(4000):
        score = rng.uniform(-4, 4)
        cases.append({"bias": 1.0, "score": score})
        right.append(rng.random() < 1 / (1 + math.exp(-(0.5 * score - 0.3))))
    weights = fit(cases, right)
    assert weights["score"] == pytest.approx(0.5, abs=0.08)
    assert weights["bias"] == pytest.approx(-0.3, abs=0.12)
