"""Quotes over several paragraphs: where a quotation that is left open goes on, and where it parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.detection.marks import Quotation
from quotes.detection.transcripts import STAGE_DIRECTION, TURN
from quotes.schema import Span

MOST_CARRIED = 40
"""Paragraphs. Nobody is quoted for more on end; where marks are astray all through, time stays linear."""


def parts(text: str, spans: Sequence[Span], at: int, open_ends: Sequence[int]) -> Iterator[list[Span]]:
    """``spans`` parted at the ends of paragraphs; first the part nearest ``at``.

    Not parted at ``open_ends``, of quotations that go on.
    """
    parts: list[list[Span]] = [[]]
    reached = spans[0][0]
    for start, end in spans:
        for line in re.finditer(r"\S[^\n]*", text[start:end]):
            opening = start + line.start()
            breaks = text.find("\n", reached, opening)
            if breaks >= 0 and parts[-1] and not _any_between(open_ends, reached, breaks):
                parts.append([])
            reached = start + line.end()
            parts[-1].append((opening, reached))
    filled = [part for part in parts if part]
    if len(filled) > 1:
        nearest = min(filled, key=lambda p: (_lines_between(text, p, at), abs(p[0][0] - at)))
        filled = [nearest, *(p for p in filled if p is not nearest)]
    yield from filled


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] <= end


def _lines_between(text: str, part: Sequence[Span], at: int) -> int:
    start, end = part[0][0], part[-1][1]
    return text.count("\n", at, start) if at <= start else text.count("\n", end, at) if at >= end else 0


def continuations(text: str, quotations: Sequence[Quotation]) -> dict[Span, list[Span]]:
    """For each quotation left open, in order, the inner spans of the paragraphs that carry it on.

    A transcript set in marks (``“BERG: I do.``) is parted at its turns.
    """
    outer = [q for q in quotations if q.level == 0]
    rest: dict[Span, list[Span]] = {}
    for this, following in zip(reversed(outer[:-1]), reversed(outer[1:]), strict=True):
        if this.continued and not _is_transcript(text, following.inner):
            rest[this.inner] = [following.inner, *rest.get(following.inner, [])][:MOST_CARRIED]
    return dict(reversed(rest.items()))


def _is_transcript(text: str, paragraph: Span) -> bool:
    """Whether somebody else speaks in a paragraph, or nobody: ``BERG: I do``, ``(APPLAUSE)``."""
    return bool(TURN.match(text, *paragraph) or STAGE_DIRECTION.fullmatch(text, *paragraph))


def carried_on(
    spans: Sequence[Span], continued: Sequence[tuple[Span, list[Span]]], open_ends: Sequence[int]
) -> list[Span]:
    """What belongs to a content because its last piece fills most of a quotation that goes on."""
    start, end = spans[-1]
    for (a, b), rest in reversed(continued[bisect_left(open_ends, start) : bisect_left(open_ends, end) + 1]):
        if 2 * (min(end, b) - max(start, a)) > b - a:
            return rest
    return []
