"""Windows of a text as training takes them: several in a run, since what one means may be named before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.detection.windows import REACH, Window, plan_windows
from quotes.training.targets import Targets


@dataclass
class Example:
    """One window of one text."""

    targets: Targets
    window: Window

    @property
    def n_pieces(self) -> int:
        """Wordpieces of the window, [CLS] and [SEP] included."""
        first = self.targets.pieces.first
        return int(first[self.window.end] - first[self.window.start]) + 2


Run = list[Example]
"""Windows of one text, one after the other."""


def runs_of(targets: Targets, core: int, before: int, after: int) -> Iterator[Run]:
    """The windows of one text, ``REACH`` + 1 in a run."""
    windows = plan_windows(targets.pieces.first, targets.pieces.paragraphs, core, before, after)
    for k in range(0, len(windows), REACH + 1):
        yield [Example(targets, window) for window in windows[k : k + REACH + 1]]
