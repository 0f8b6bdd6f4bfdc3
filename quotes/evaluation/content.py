"""Two contents compare as sets of characters of the article, so that no tokenisation has a say.

Whitespace, quotation marks, outer punctuation and a leading "that" are left out of a content: systems and
annotators differ on them, and nobody means them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.schema import QuoteType, Span

DOUBLE_MARKS = frozenset('"“”„‟«»‹›`´″′')
SINGLE_MARKS = frozenset("'‘’‚‛`")
PUNCTUATION = frozenset(".,;:!?…-–—()[]")

_OUTER = DOUBLE_MARKS | SINGLE_MARKS | PUNCTUATION
_THAT = re.compile(r"that\b[\s,]*", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def trim(text: str, span: Span) -> Span:
    """``span`` shrunk past outer whitespace, quotation marks and punctuation; possibly to nothing."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in _OUTER):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _OUTER):
        end -= 1
    return start, end


def content_set(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """The offsets of the characters that make up a content; "that" is dropped from its first span only."""
    offsets: set[int] = set()
    for number, span in enumerate(sorted(spans)):
        start, end = trim(text, span)
        if number == 0 and (that := _THAT.match(text, start, end)) and that.end() < end:
            start, end = trim(text, (that.end(), end))
        offsets.update(k for k in range(start, end) if not text[k].isspace() and text[k] not in DOUBLE_MARKS)
    return frozenset(offsets)


def span_set(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """The offsets of a source or cue, trimmed, without whitespace; a cue may be nothing but a colon."""
    offsets: set[int] = set()
    for span in spans:
        start, end = trim(text, span)
        if start >= end:
            start, end = span
        offsets.update(k for k in range(start, end) if not text[k].isspace())
    return frozenset(offsets)


def iou(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union, 0 for two empty sets."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def quoted_mask(text: str) -> bytearray:
    """1 for each character between double marks, paragraph by paragraph.

    Curly marks open and close, straight ones toggle; a mark left open runs to the end of its
    paragraph. Two apostrophes or two backticks count as one straight mark.
    """
    mask = bytearray(len(text))
    inside = False
    for offset, char in enumerate(text.replace("''", '" ').replace("``", '" ')):
        if char == "\n" or char in "”»":
            inside = False
        elif char in "“„«":
            inside = True
        elif char == '"':
            inside = not inside
        elif inside:
            mask[offset] = 1
    return mask


def derive_type(text: str, mask: bytearray, spans: Sequence[Span]) -> QuoteType:
    """Direct, indirect or mixed, by how many of the content's words stand between marks (``mask``)."""
    quoted = {
        bool(mask[start + word.start()]) for start, end in spans for word in _WORD.finditer(text[start:end])
    }
    if False not in quoted:
        return "direct"
    return "mixed" if True in quoted else "indirect"
