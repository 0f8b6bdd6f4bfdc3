"""Edges of content, moved to where they belong: quotation marks are the strongest evidence for an edge.

The model says what is content; marks correct its edges only where both nearly agree, and never carry a
content beyond the quotation its edge stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from quotes.detection.glyphs import is_double, is_mark
from quotes.detection.pairing import Quotation
from quotes.detection.trimming import trim
from quotes.schema import Span

NEAR = 2
"""An edge at most so many words from a mark belongs at the mark."""
MOST = 0.8
"""A content inside a quotation with at least this share of its characters is the whole of it."""

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_FAR = 80
"""In characters: so far no two words reach."""
_ROUNDS = 8
"""Far more than it takes until nothing moves; one or two do."""
FINITE = re.compile(
    r"(?:['’](?:s|d|ll)|(?:makes|means|seems|remains|goes|gives|takes|comes|happens|depends|becomes|proves"
    r"|made|meant|seemed|remained|went|gave|took|came|happened|depended|became"
    r"|alone(?=\s(?:is|was|has|had|will|would|should|could|can|makes|made))|never(?!\s(?:before|again))(?=\s\w+ed\b)"
    r"|(?:kind|sort|type)(?=\sof\b)|is|was|has|does|did|would|will|could|can|might|may|must|wo|ca"
    r"|(?:had|should)(?!\s(?:he|she|it|they|we|you|I|the|an?|there)\b))(?:\s?n['’]?t|not)?)\b(?!-)"
)
"""A verb before which ``that`` is a pronoun: ``that was``, ``that’s``, ``that makes``; not the ``that had he
known``."""
_THAT = re.compile(rf"that\b[\s,]*(?!{FINITE.pattern})(?=[^\s'’])")
_THAT_BEFORE = re.compile(r"\bthat[\s,]+\Z", re.I)
_PRONOUN_BEFORE = re.compile(r"\b(?:(?P<opens>That)|that)[ \xa0]?\Z")
_REPORT = re.compile(r"(?::|\w,?\s(?:that|whether|if))\s*['‘“\"]?\Z", re.I)
_SET_OFF = tuple(",:;.–—-")


def snap(text: str, spans: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """The content ``spans`` with their edges at the marks of ``quotations`` where these are near.

    ``quotations`` come in order of start, as ``pairing.quotations`` gives them. Outer marks, a leading
    ``that``, the closing comma or full stop are left out. Spans come back sorted, never empty, joined only
    where they overlap. ``snap`` of its own result changes nothing.
    """
    snapped: list[Span] = []
    for span in sorted(spans):
        span = _snap_one(text, span, quotations, first=not snapped)
        while snapped and span[0] < snapped[-1][1] and span[0] < span[1]:
            start, end = snapped.pop()
            span = _snap_one(text, (start, max(end, span[1])), quotations, first=not snapped)
        if span[0] < span[1]:
            snapped.append(span)
    return tuple(snapped)


def _snap_one(text: str, span: Span, quotations: Sequence[Quotation], first: bool) -> Span:
    for _ in range(_ROUNDS):
        begun = span
        near = list(_around(quotations, span))
        span = _without_marks(text, trim(text, span), near)
        if first:
            span = _with_pronoun(text, _without_that(text, span, near))
        span = _to_marks(text, trim(text, span), near)
        if span == begun:
            break
    return span


def _around(quotations: Sequence[Quotation], span: Span) -> Iterator[Quotation]:
    """The quotations that share a character with ``span``, an outer one before those inside it."""
    at = max(bisect_right(quotations, span[0], key=_start) - 1, 0)
    while at and quotations[at].level:
        at -= 1
    for quotation in quotations[at : bisect_left(quotations, span[1], key=_start)]:
        if quotation.end > span[0]:
            yield quotation


def _start(quotation: Quotation) -> int:
    return quotation.start


def _without_marks(text: str, span: Span, near: Sequence[Quotation]) -> Span:
    """``span`` without outer marks, halves of pairs and stray marks at its edges; inner pairs stay."""
    start, end = span
    while start < end and (moved := _past_opening(text, start, end, near)) > start:
        start = moved
    while start < end and (moved := _before_closing(text, start, end, near)) < end:
        end = moved
    return start, end


def _past_opening(text: str, start: int, end: int, near: Sequence[Quotation]) -> int:
    if not is_mark(text[start]):
        return start
    for quotation in near:
        opened = quotation.start + len(quotation.opening)
        if quotation.start <= start < opened:
            return opened if end <= quotation.end else start
        if quotation.closed and quotation.end - len(quotation.closing) <= start < quotation.end:
            return quotation.end
    return start + is_double(text[start])


def _before_closing(text: str, start: int, end: int, near: Sequence[Quotation]) -> int:
    if not is_mark(text[end - 1]):
        return end
    for quotation in near:
        closing = quotation.end - len(quotation.closing)
        if quotation.closed and closing < end <= quotation.end:
            return closing if quotation.start < start else end
        if quotation.start < end <= quotation.start + len(quotation.opening):
            return quotation.start
    return end - (is_double(text[end - 1]) and not text[end - 2 : end - 1].isdigit())


def _without_that(text: str, span: Span, near: Sequence[Quotation]) -> Span:
    """``span`` without the ``that`` before it; the ``that`` of somebody's words (``That is wrong``) stays."""
    start, end = span
    if any(q.start < start for q in near) or _THAT_BEFORE.search(text, max(0, start - _FAR), start):
        return span
    found = _THAT.match(text, start, end)
    return (found.end(), end) if found else span


def _with_pronoun(text: str, span: Span) -> Span:
    """``span`` with the ``that`` before it that is its subject or determiner; the network leaves out both."""
    before = _PRONOUN_BEFORE.search(text, max(0, span[0] - _FAR), span[0])
    if before and span[0] < span[1] and (before["opens"] or FINITE.match(text, span[0])):
        return before.start(), span[1]
    return span


def _to_marks(text: str, span: Span, near: Sequence[Quotation]) -> Span:
    """``span`` with each edge that is near a mark at that mark; the innermost quotation counts first."""
    start, end = span
    if start >= end:
        return span
    cores = [(q, *trim(text, q.inner)) for q in reversed(near)]
    for _, first, last in cores:
        if first <= start and end <= last and end - start >= MOST * (last - first):
            return (start if _reported(text, first, start) else first), last
    for quotation, first, last in cores:
        late = first < start < last and _few_words(text, first, start) and not _reported(text, first, start)
        early = start < quotation.start and end <= quotation.end and _apart(text, start, quotation.start)
        if late or early:
            start = first
            break
    for quotation, first, last in cores:
        early = first < end < last and _few_words(text, end, last)
        late = quotation.start <= start < last and quotation.end < end and _told(text, quotation, end)
        if late or early:
            end = last
            break
    return _balanced(text, (start, end), near)


def _few_words(text: str, start: int, end: int) -> bool:
    """Whether at most ``NEAR`` words stand in ``text[start:end]``."""
    return end - start <= _FAR and len(_WORD.findall(text, start, end)) <= NEAR


def _reported(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` ends like a report inside the quotation: ``Name:``, ``he says that``."""
    return bool(_REPORT.search(text, max(start, end - _FAR), end))


def _apart(text: str, start: int, mark: int) -> bool:
    """Whether the few words before an opening mark are set off from it: ``he said, “…``, no mixed content."""
    return _few_words(text, start, mark) and text[start:mark].rstrip()[-1:] in _SET_OFF


def _told(text: str, quotation: Quotation, end: int) -> bool:
    """Whether the few words after a closing mark are set off from it: ``…,” he said``, no mixed content."""
    last = text[quotation.inner[1] - 1 : quotation.inner[1]]
    return _few_words(text, quotation.end, end) and (
        last in (",", "?", "!", ".") or text[quotation.end : end].lstrip()[:1] in _SET_OFF
    )


def _balanced(text: str, span: Span, near: Sequence[Quotation]) -> Span:
    """``span`` with both marks of each quotation that begins or ends mixed content: inner marks stay."""
    start, end = span
    for quotation in near:
        if not quotation.closed:
            continue
        first, last = quotation.inner
        if quotation.end < end and first <= start < last and not _WORD.search(text, first, start):
            start = quotation.start
        if start < quotation.start and first < end <= last and not _WORD.search(text, end, last):
            end = quotation.end
    return start, end
