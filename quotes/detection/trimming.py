"""The edges of words that somebody said, without the punctuation that belongs to whoever reports them."""

from __future__ import annotations

import re

from quotes.schema import Span

_ABBREVIATION = re.compile(r"(?:\b\w\.\w|\b(?:Jr|Sr|Inc|Ltd|Corp)|\.)\Z")


def trim(text: str, span: Span) -> Span:
    """``span`` without outer space, leading punctuation, spaced dashes and the closing comma or full stop.

    Question and exclamation marks, ellipses and the stops of abbreviations stay.
    """
    start, end = span
    while start < end and (text[start].isspace() or _opens_badly(text, start, end)):
        start += 1
    while end > start and (text[end - 1].isspace() or _ends_badly(text, start, end - 1)):
        end -= 1
    return start, end


def _opens_badly(text: str, at: int, end: int) -> bool:
    following = text[at + 1 : min(at + 2, end)]
    if text[at] == ".":
        return not following or following.isspace()
    return text[at] in ",;:" or (text[at] in "-–—" and (not following or following.isspace()))


def _ends_badly(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 8) : at]
    if text[at] == ".":
        return not _ABBREVIATION.search(before)
    return text[at] in ",;:" or (text[at] in "-–—" and before[-1:].isspace())
