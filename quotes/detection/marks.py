"""What quotation marks say about an article: which stretches they enclose, and of what type a quote is.

Everything the other parts of detection need of marks can be imported from here; how it is found stands in
``glyphs`` (characters), ``pairing`` (which belong together), ``trimming`` and ``snapping`` (edges).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quotes.detection.pairing import Quotation, paragraphs, quotations
from quotes.detection.snapping import snap
from quotes.detection.trimming import trim
from quotes.schema import QuoteType, Span

__all__ = ["Quotation", "inside", "paragraphs", "quotations", "quote_type", "snap", "trim"]

_WORD = re.compile(r"\w+")


def inside(text: str, found: Iterable[Quotation]) -> bytearray:
    """A mask as long as ``text``: 1 inside an outermost quotation of ``found`` without its marks, else 0."""
    mask = bytearray(len(text))
    for quotation in found:
        if quotation.level == 0:
            start, end = quotation.inner
            mask[start:end] = b"\x01" * (end - start)
    return mask


def quote_type(text: str, content: Sequence[Span], mask: bytearray) -> QuoteType:
    """Direct where all words of ``content`` are inside marks by ``mask``, indirect where none, else mixed."""
    marked = unmarked = 0
    for start, end in content:
        for word in _WORD.finditer(text, start, end):
            if mask[word.start()]:
                marked += 1
            else:
                unmarked += 1
    if not unmarked:
        return "direct"
    return "mixed" if marked else "indirect"
