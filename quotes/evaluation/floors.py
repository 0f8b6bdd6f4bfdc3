"""Quality as a gate: figures that must not fall, on a gold file that must not change unnoticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.errors import error
from quotes.evaluation.figures import Scores
from quotes.marked import marked_texts


@dataclass(frozen=True, slots=True)
class Floor:
    """For one gold file or folder: its SHA-256, which quotes to predict (speech, all), and the least figures.

    ``gold`` is its path relative to the project or the shared folder; ``floors`` maps figures named
    as in ``Scores.as_dict()`` with dots between, such as ``attribution.f1``, to shares.
    """

    gold: str
    sha256: str
    include: str
    floors: Mapping[str, float]


def read_floors(path: Path) -> list[Floor]:
    """The floors of the JSON file ``path``."""
    records = json.loads(path.read_text(encoding="utf-8"))
    return [Floor(gold, each["sha256"], each["include"], each["floors"]) for gold, each in records.items()]


def digest(path: Path) -> str:
    """The SHA-256 of a file, or of the marked texts of a folder one after the other, in hexadecimal."""
    files = marked_texts(path) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def shortfalls(scores: Scores, floor: Floor) -> list[str]:
    """A line for each figure below its floor; a figure nobody could judge is below any."""
    lines = []
    for name, least in floor.floors.items():
        value = _figure(scores.as_dict(), name, floor.gold)
        if value is None or value < least:
            lines.append(f"{floor.gold}: {name} is {value if value is None else f'{value:.4f}'}, not {least}")
    return lines


def _figure(record: Mapping[str, Any], name: str, gold: str) -> float | None:
    value: Any = record
    for part in name.split("."):
        if not isinstance(value, Mapping) or part not in value:
            raise error("Q037", path=gold, figure=name)
        value = value[part]
    if isinstance(value, Mapping):
        raise error("Q037", path=gold, figure=name)
    return None if value is None else float(value)
