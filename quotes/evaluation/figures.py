"""The figures of an evaluation."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from quotes.evaluation.calibration import Calibration


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and their harmonic mean, each 0 to 1; 0 where there is nothing to divide by."""

    p: float
    r: float
    f1: float


@dataclass(frozen=True, slots=True)
class TypeShare:
    """Of ``n`` quotes of a type, the share matched and exactly matched; ``None`` if ``n`` is 0."""

    n: int
    match: float | None
    exact: float | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of an evaluation; shares are 0 to 1, ``None`` where there was nothing to judge.

    ``match`` is counted from the chosen ``iou`` on, ``match80`` from 0.8; ``attribution`` is a match with
    the right source, ``quote_speaker`` one with the right speaker; ``char`` and ``speaker_char`` count
    characters. ``speaker_hard`` is the share of right speakers where the source is no name of theirs.
    """

    iou: float
    n_articles: int
    n_gold: int
    n_pred: int
    exact: PRF
    match: PRF
    match80: PRF
    char: PRF
    recall_by_type: dict[str, TypeShare]
    precision_by_type: dict[str, TypeShare]
    source_accuracy: float | None
    source_n: int
    source_exact: float | None
    attribution: PRF
    cue_accuracy: float | None
    cue_n: int
    speaker_accuracy: float | None
    speaker_n: int
    speaker_hard: float | None
    speaker_hard_n: int
    quote_speaker: PRF
    speaker_char: PRF
    ci95_f1: dict[str, tuple[float, float]] = field(default_factory=dict)
    calibration: dict[str, Calibration] = field(default_factory=dict)
    by_publisher: dict[str, Scores] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The figures as plain dicts and numbers, what was not asked for left out."""
        record = asdict(self)
        for share in record["precision_by_type"].values():
            del share["exact"]
        record["by_publisher"] = {name: scores.as_dict() for name, scores in self.by_publisher.items()}
        return {name: value for name, value in record.items() if value != {}}
