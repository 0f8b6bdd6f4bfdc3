from __future__ import annotations

import pytest

from quotes.evaluation.calibration import Bin, calibrate
from quotes.evaluation.scores import evaluate
from quotes.labelled import LabelledArticle, LabelledQuote


def test_error_is_the_weighted_gap_between_confidence_and_accuracy() -> None:
    figures = calibrate([(0.95, True), (1.0, True), (0.25, True), (0.25, False)])
    assert figures is not None
    assert figures.n == 4
    assert figures.ece == pytest.approx(0.5 * 0.025 + 0.5 * 0.25)
    assert figures.bins == (
        Bin(0.2, 0.3, 2, pytest.approx(0.25), 0.5),
        Bin(0.9, 1.0, 2, pytest.approx(0.975), 1.0),
    )


def test_without_confidences_there_is_no_calibration() -> None:
    assert calibrate([]) is None


def test_quotes_are_borne_out_by_a_match_and_speakers_by_the_same_name() -> None:
    gold = LabelledArticle("a", "Ana says rain. Bo says sun.", quotes=(
        LabelledQuote("1", ((9, 13),), speaker="Ana"), LabelledQuote("2", ((23, 26),), speaker="Bo"),
    ))  # fmt: skip
    predicted = LabelledArticle("a", quotes=(
        LabelledQuote("p", ((9, 13),), speaker="Ana", confidence=0.9, speaker_confidence=0.8),
        LabelledQuote("q", ((23, 26),), speaker="Ana", confidence=0.9, speaker_confidence=0.8),
        LabelledQuote("r", ((0, 3),), confidence=0.9, speaker_confidence=0.8),
        LabelledQuote("s", ((15, 17),)),
    ))  # fmt: skip
    calibration = evaluate([gold], [predicted]).calibration
    assert (calibration["quotes"].n, calibration["speakers"].n) == (3, 2)
    assert calibration["quotes"].ece == pytest.approx(0.9 - 2 / 3)
    assert calibration["speakers"].ece == pytest.approx(0.3)
