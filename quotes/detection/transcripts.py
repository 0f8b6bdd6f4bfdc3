"""Turns of a transcript, ``BERG: I do``, also of one that stands in marks: ``“BERG: I do``."""

from __future__ import annotations

import re

from quotes.schema import Span

TURN = re.compile(r"([A-Z][A-Z.’' -]{1,40})(:)\s+")
"""Who speaks next, and the colon that is the cue."""
STAGE_DIRECTION = re.compile(r"[(\[][A-Z][A-Z .,-]*[)\]]\W*")
_OPENING = re.compile(r"(?:^|\n)\s*[“\"]?\Z")


def spoken_in_turn(
    text: str, spans: list[Span], source: tuple[Span, ...], cue: tuple[Span, ...]
) -> tuple[list[Span], tuple[Span, ...], tuple[Span, ...]]:
    """A content that begins with the label of a turn, without it: the label is its source."""
    start, end = spans[0]
    label = TURN.match(text, start, end)
    if not label or not _OPENING.search(text, max(0, start - 5), start) or label.end() == end:
        return spans, source, cue
    return [(label.end(), end), *spans[1:]], (label.span(1),), (label.span(2),)
