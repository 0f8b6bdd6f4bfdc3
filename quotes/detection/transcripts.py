"""Turns of a transcript, ``BERG: I do``, also of one that stands in marks: ``“BERG: I do``."""

from __future__ import annotations

import re

from quotes.schema import Span

TURN = re.compile(r"([A-Z][A-Z.’' -]{1,40})(:)\s+")
"""Who speaks next, and the colon that is the cue."""
STAGE_DIRECTION = re.compile(r"[(\[][A-Z][A-Z .,-]*[)\]]\W*")
_TRAILING = re.compile(r", (?:and |but )?")
"""Between a sentence without marks and its own attribution."""
_LABEL = re.compile(rf"[ \t]*[“\"]?{TURN.pattern}")


def spoken_in_turn(
    text: str, spans: list[Span], source: tuple[Span, ...], cue: tuple[Span, ...]
) -> tuple[list[Span], tuple[Span, ...], tuple[Span, ...]]:
    """A content that begins a turn, with its label or after it, is said by who it names.

    A place opens a report in the same way: what follows is said by whom its sentence ends in (``LAGOS: A
    market burnt down, police said``).
    """
    label = _turn_of(text, spans[0])
    if not label:
        return spans, source, cue
    if cue and source and _TRAILING.fullmatch(text, spans[-1][1], min(cue[0][0], source[0][0])):
        return [(max(label.end(), spans[0][0]), spans[0][1]), *spans[1:]], source, cue
    return [(label.end(), spans[0][1]), *spans[1:]], (label.span(1),), (label.span(2),)


def _turn_of(text: str, span: Span) -> re.Match[str] | None:
    """The label of the turn that ``span`` begins, with the label or after it."""
    label = _LABEL.match(text, text.rfind("\n", 0, span[0]) + 1)
    return label if label and label.start(1) <= span[0] <= label.end() < span[1] else None
