"""Which stretches of a text share characters with others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from quotes.schema import Span


class Overlaps:
    """Tells of a span whether any of many shares a character with it, without looking at each."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """``spans`` in any order, which may overlap each other; none is empty."""
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reached = [0, *accumulate((end for _, end in ordered), max)]

    def __contains__(self, span: Span) -> bool:
        """Whether one of the spans shares a character with ``span``."""
        return self._reached[bisect_left(self._starts, span[1])] > span[0]
