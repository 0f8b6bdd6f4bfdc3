"""Quotations that stand alone: with no cue around, only their marks tell that somebody said them."""

from __future__ import annotations

from collections.abc import Container, Sequence

import numpy as np

from quotes.detection.marks import Quotation, trim
from quotes.detection.pieces import Pieces
from quotes.schema import Span

BRIEF = 3
"""A quotation of at most so many words is short."""


def standalone(
    text: str, pieces: Pieces, quotations: Sequence[Quotation], signed: Container[Span] = ()
) -> dict[int, int]:
    """Quotations that are sentences of their own, or ``signed`` (the words in marks): first → last word.

    With no cue around, only the marks tell that somebody said them.
    """
    found = {}
    outer = [q for q in quotations if q.level == 0]
    for before, quotation in zip([None, *outer], outer, strict=False):
        start, end = quotation.inner
        own = quotation.inner in signed
        if own or (not (before and before.continued) and is_sentence(text, quotation)):
            first = int(np.searchsorted(pieces.starts, start))
            last = int(np.searchsorted(pieces.ends, end, side="right")) - 1
            if last - first >= (0 if own else 3):
                found[first] = last
    return found


def brief(text: str, pieces: Pieces, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """First and last word of sentences in marks of at most ``BRIEF`` words: ``“Yes,” she said``."""
    inner = [trim(text, q.inner) for q in quotations if q.level == 0]
    inner = [(start, end) for start, end in inner if text[start : start + 1].isupper()]
    firsts = np.searchsorted(pieces.starts, [start for start, _ in inner])
    lasts = np.searchsorted(pieces.ends, [end for _, end in inner], side="right") - 1
    return [(int(a), int(b)) for a, b in zip(firsts, lasts, strict=True) if 0 <= b - a < BRIEF]


def is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation begins and ends as a sentence does."""
    start, end = quotation.inner
    before = text[max(0, quotation.start - 3) : quotation.start]
    begins = (not before or before[-1].isspace()) and before.rstrip(" \t")[-1:] in ("", *'\n.!?”"’')
    after = text[quotation.end : quotation.end + 1]
    ends = text[start:end].rstrip()[-1:] in (*".!?,…",) or after in ("", ".", "\n")
    return begins and ends and text[start : start + 1].isupper()
