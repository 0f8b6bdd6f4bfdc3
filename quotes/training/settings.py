"""What a training config (YAML) says."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from pathlib import Path

import yaml

from quotes.errors import error


@dataclass(frozen=True)
class Settings:
    """What a training config (YAML) says; see ``configs/attribution.yaml`` for the meaning of each."""

    encoder: str
    teacher: str
    corpora: str
    news: str
    epochs: float
    news_repeats: int
    gum_share: float
    gap_share: float
    learning_rate: float
    head_learning_rate: float
    budget: int
    core: int
    before: int
    after: int
    masking: float
    averaging: float
    seed: int
    threads: int
    device: str = "cpu"
    soup: tuple[int, ...] = ()
    start_from: str = ""
    soft_teacher: str = ""
    soft_share: float = 0.0
    nested_teacher: str = ""
    labels: str = ""
    marked: str = ""
    marked_repeats: int = 1

    @property
    def longest(self) -> int:
        """Wordpieces of the longest window, [CLS] and [SEP] counted."""
        return self.core + self.before + self.after + 2

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Settings from a YAML file; unknown or missing keys are a ``QuotesError``."""
        found = yaml.safe_load(path.read_text("utf8")) or {}
        known = {f.name for f in fields(cls)}
        needed = {f.name for f in fields(cls) if f.default is MISSING}
        if not needed <= found.keys() <= known:
            unknown, missing = sorted(found.keys() - known), sorted(needed - found.keys())
            named = {"unknown": ", ".join(unknown) or "-", "missing": ", ".join(missing) or "-"}
            raise error("Q109", path=path, **named)
        return cls(**found | {"soup": tuple(found.get("soup", ()))})
