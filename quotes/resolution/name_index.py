"""The names of one article, found by where they stand or by surname, without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from quotes.resolution.names import Chain
from quotes.schema import Span

Name = tuple[int, int, Chain]
"""Where a name stands, and its chain."""


class NameIndex:
    """Made once an article, for every source asks for the names near it."""

    def __init__(self, chains: Sequence[Chain]) -> None:
        """``chains``: all of the article; their mentions do not overlap."""
        self._names: list[Name] = sorted(
            ((m.start, m.end, chain) for chain in chains for m in chain.mentions), key=lambda name: name[0]
        )
        self._starts = [start for start, _, _ in self._names]
        self.people = [chain for chain in chains if chain.kind == "person"]
        self._bearers: dict[str, list[Chain]] = defaultdict(list)
        for chain in self.people:
            self._bearers[chain.canonical.split()[-1]].append(chain)

    def within(self, span: Span) -> list[Name]:
        """The names that lie wholly in ``span``, in order."""
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return [name for name in self._names[first:last] if name[1] <= span[1]]

    def last_before(self, offset: int) -> Name | None:
        """The last name that begins before ``offset``."""
        k = bisect_left(self._starts, offset)
        return self._names[k - 1] if k else None

    def bearers(self, surname: str) -> Sequence[Chain]:
        """The people whose names in full end in ``surname``, in order of the text."""
        return self._bearers.get(surname, ())
