"""What an article has told so far: who is mentioned near a place, who spoke last, which quotes lie around it.

Every question is answered from what stands within reach, so that the work grows with the text and not with
its square.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from quotes.resolution.entities import Entity
from quotes.schema import QuoteType, Span

BACK, AHEAD = 80, 10
"""So many paragraphs before and after a source those it can stand for are sought."""


@dataclass(frozen=True, slots=True)
class QuoteParts:
    """A found quote as resolution needs it; ``referents``: character offset of a word → probability that it
    refers to the same as the source, ``-1``: that nothing near does."""

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Span | None
    type: QuoteType
    referents: Mapping[int, float]
    continues: str = ""
    """The quote that this one goes on with."""

    @property
    def at(self) -> int:
        """Where its attribution stands: source, else cue, else content."""
        return self.source[0] if self.source else self.cue[0][0] if self.cue else self.content[0][0]


class Discourse:
    """The quotes of one article and the entities mentioned in it, by place."""

    def __init__(self, text: str, quotes: Iterable[QuoteParts] = ()) -> None:
        """``quotes``: all of the article, whoever spoke them."""
        self.text = text
        self._breaks = [m.end() for m in re.finditer(r"\s*\n\s*", text)]
        self._mentioned: dict[int, dict[int, Entity]] = {}
        self._covering: dict[int, list[QuoteParts]] = {}
        self._spoke: dict[str, Entity] = {}
        self._order: list[tuple[int, int, str]] = []
        self._turn = count()
        for quote in quotes:
            for paragraph in {p for span in quote.content for p in self._paragraphs(span)}:
                self._covering.setdefault(paragraph, []).append(quote)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph an offset lies in."""
        return bisect_right(self._breaks, offset)

    def _paragraphs(self, span: Span) -> range:
        return range(self.paragraph(span[0]), self.paragraph(max(span[0], span[1] - 1)) + 1)

    def mention(self, entity: Entity, spans: Iterable[Span]) -> None:
        """Note that ``entity`` is mentioned at ``spans``."""
        for start, _ in spans:
            self._mentioned.setdefault(self.paragraph(start), {})[id(entity)] = entity

    def near(self, offset: int) -> Iterator[Entity]:
        """Entities mentioned within reach of ``offset``, each once, in order of the text."""
        here, seen = self.paragraph(offset), set[int]()
        for paragraph in range(max(0, here - BACK), here + AHEAD + 1):
            for key, entity in self._mentioned.get(paragraph, {}).items():
                if key not in seen:
                    seen.add(key)
                    yield entity

    def follows_another(self, quote: QuoteParts) -> bool:
        """Whether somebody is quoted before ``quote`` in its paragraph, or in the one before."""
        here = self.paragraph(quote.at)
        near = (q for paragraph in (here - 1, here) for q in self._covering.get(paragraph, ()))
        return any(q.at < quote.at for q in near)

    def around(self, quote: QuoteParts) -> list[QuoteParts]:
        """Other quotes whose content the attribution of ``quote`` stands in, the innermost last."""
        found = [
            q
            for q in self._covering.get(self.paragraph(quote.at), ())
            if q is not quote and _within(quote.at, q)
        ]
        return sorted(found, key=lambda q: -sum(b - a for a, b in q.content))

    def settle(self, quote: QuoteParts, entity: Entity) -> None:
        """Note that ``entity`` spoke ``quote``."""
        self._spoke[quote.id] = entity
        insort(self._order, (quote.at, -next(self._turn), quote.id))

    def speaker(self, quote_id: str) -> Entity | None:
        """Who spoke a quote, if that is settled."""
        return self._spoke.get(quote_id)

    def last_speaker(self, offset: int, outside: Sequence[QuoteParts]) -> Entity | None:
        """Who spoke last before ``offset``, the quotes around it (``outside``) left aside."""
        around = {quote.id for quote in outside}
        for k in range(bisect_left(self._order, (offset,)) - 1, -1, -1):
            if self._order[k][2] not in around:
                return self._spoke[self._order[k][2]]
        return None


def _within(offset: int, quote: QuoteParts) -> bool:
    return any(a <= offset < b for a, b in quote.content)
