"""Do confidences mean what they say? Of the quotes given 0.8, are four in five right?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.evaluation.matching import Comparison
from quotes.evaluation.speakers import same_speaker

BINS = 10

Outcome = tuple[float, bool]
"""A confidence and whether it was borne out."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions with a confidence in ``[low, high)``, the last bin up to and with 1."""

    low: float
    high: float
    n: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Expected calibration error (Naeini et al. 2015) over ``n`` predictions, with its non-empty bins."""

    n: int
    ece: float
    bins: tuple[Bin, ...]


def calibrate(outcomes: Iterable[Outcome]) -> Calibration | None:
    """Bin ``outcomes`` by confidence, ten equal widths; ``None`` if there are none."""
    binned: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        binned.setdefault(min(int(outcome[0] * BINS), BINS - 1), []).append(outcome)
    bins = tuple(_bin(number, binned[number]) for number in sorted(binned))
    total = sum(each.n for each in bins)
    if not total:
        return None
    gap = sum(each.n * abs(each.accuracy - each.confidence) for each in bins)
    return Calibration(total, gap / total, bins)


def _bin(number: int, outcomes: Sequence[Outcome]) -> Bin:
    n = len(outcomes)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        n=n,
        confidence=sum(confidence for confidence, _ in outcomes) / n,
        accuracy=sum(right for _, right in outcomes) / n,
    )


def quote_outcomes(comparisons: Iterable[Comparison], iou: float) -> Iterator[Outcome]:
    """Each prediction's ``confidence``, borne out if it is matched from ``iou`` on."""
    for comparison in comparisons:
        matched = {pair.predicted for pair in comparison.pairs if pair.iou >= iou}
        for number, quote in enumerate(comparison.predicted):
            if quote.confidence is not None:
                yield quote.confidence, number in matched


def speaker_outcomes(comparisons: Iterable[Comparison], iou: float) -> Iterator[Outcome]:
    """The ``speaker_confidence`` of each matched prediction whose gold speaker is known."""
    for comparison in comparisons:
        for pair in comparison.pairs:
            gold, predicted = comparison.gold[pair.gold], comparison.predicted[pair.predicted]
            if pair.iou >= iou and gold.speaker and predicted.speaker_confidence is not None:
                right = same_speaker(gold.speaker, predicted.speaker, gold.speaker_kind)
                yield predicted.speaker_confidence, right
