"""Quotations that stand alone: with no cue around, only their marks tell that somebody said them."""

from __future__ import annotations

from collections.abc import Container, Sequence

from quotes.detection.marks import Quotation, trim
from quotes.detection.pieces import Pieces, words_in
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
        own = quotation.inner in signed
        if own or (not (before and before.continued) and is_sentence(text, quotation)):
            words = words_in(pieces, quotation.inner)
            if len(words) > (0 if own or (before and _follows(text, before, quotation)) else BRIEF):
                found[words[0]] = words[-1]
    return found


def _follows(text: str, before: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation follows another sentence in marks in its paragraph: its speaker goes on."""
    return before.closed and is_sentence(text, before) and "\n" not in text[before.end : quotation.start]


def brief(text: str, pieces: Pieces, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """First and last word of sentences in marks of at most ``BRIEF`` words: ``“Yes,” she said``."""
    inner = [trim(text, q.inner) for q in quotations if q.level == 0]
    found = [words_in(pieces, span) for span in inner if text[span[0] : span[0] + 1].isupper()]
    return [(words[0], words[-1]) for words in found if 0 < len(words) <= BRIEF]


def is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation begins and ends as a sentence does."""
    start, end = quotation.inner
    before = text[max(0, quotation.start - 3) : quotation.start]
    begins = (not before or before[-1].isspace()) and before.rstrip(" \t")[-1:] in ("", *'\n.!?”"’')
    after = text[quotation.end : quotation.end + 1]
    ends = text[start:end].rstrip()[-1:] in (*".!?,…",) or after in ("", ".", "\n")
    return begins and ends and text[start : start + 1].isupper()
