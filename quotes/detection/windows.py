"""Windows over a long text: each word is in the core of exactly one, with context on both sides.

An attribution belongs to the window whose core its cue stands in; content and source may lie in the context.
Cores end at paragraph ends where they can, since attributions seldom cross them, so little overlap is needed;
whom a pronoun means stands before it more often than after.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quotes.detection.pieces import IntArray


@dataclass(frozen=True)
class Window:
    """Word indices: the core ``[core_start, core_end)`` within the window ``[start, end)``."""

    start: int
    core_start: int
    core_end: int
    end: int


def plan_windows(first: IntArray, paragraphs: IntArray, core: int, before: int, after: int) -> list[Window]:
    """Cut a text into windows of up to ``core`` wordpieces, up to ``before`` and ``after`` more as context.

    ``first``: index of each word's first wordpiece plus the total; ``paragraphs``: each word's paragraph. No
    window has more than the three together, as long as no word has more than ``core``. A text that fits one
    window is one core. Linear in the number of words.
    """
    n_words, total = len(paragraphs), int(first[-1])
    if n_words == 0:
        return []
    if total <= core + min(before, after):
        return [Window(0, 0, n_words, n_words)]
    starts = np.flatnonzero(np.diff(paragraphs)) + 1  # words that open a paragraph, but the first
    windows, at = [], 0
    while at < n_words:
        end = _core_end(first, starts, at, core)
        left = int(np.searchsorted(first, first[at] - before))
        right = int(np.searchsorted(first, first[end] + after, side="right")) - 1
        windows.append(Window(left, at, end, max(end, min(right, n_words))))
        at = end
    return windows


def _core_end(first: IntArray, starts: IntArray, at: int, core: int) -> int:
    """Where the core that begins at word ``at`` ends.

    At a paragraph end in its second half, the one nearest an even share of the rest; else where it is full.
    """
    n_words = len(first) - 1
    rest = int(first[-1] - first[at])
    if rest <= core:
        return n_words
    size = -(-rest // (-(-rest // core)))  # even shares, so that no sliver is left for the last window
    full = int(np.searchsorted(first, first[at] + core, side="right")) - 1
    half = int(np.searchsorted(first, first[at] + size // 2))
    ends = starts[np.searchsorted(starts, half, "right") : np.searchsorted(starts, full, "right")]
    if not len(ends):
        return max(full, at + 1)
    target = int(np.searchsorted(first, first[at] + size))
    return int(ends[np.argmin(np.abs(ends - target))])
