"""Which marks belong together: for each paragraph the cheapest consistent reading of all its marks.

Marks are never toggled blindly. The readings of a paragraph (each mark opens, closes or is passed over;
quotations may nest, or stay open to the paragraph's end) are compared by dynamic programming over the stack
of open marks, so one odd mark costs a little there and changes nothing in another paragraph. Time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from quotes.detection.glyphs import NEVER, Mark, marks_in
from quotes.schema import Span

_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")
_DEPTH = 3
_REOPENED = 25
_NESTED = {True: 20, False: 5}
"""One double in another, or one single in another, by whether the marks look the same."""
_SLIP = 25
"""A double closed by a single or the reverse, where the closing mark can hardly be anything else."""
_UNCLOSED = {"first": 10, "plain double": 20, "plain single": 40, "other": 20}
# what it costs to close with another shape than was opened with, by (opening, closing); 0 where not named
_UNLIKE = {
    ("open", "plain"): 5,
    ("plain", "close"): 5,
    ("low", "plain"): 5,
    ("close", "plain"): 10,
    ("open", "open"): 30,
    ("plain", "open"): 30,
}
_DOUBLE_OPENINGS = {'"', "“", "”", "„", "‟", "＂", "''", "``"}
_HOPELESS = 60
"""A reading so much dearer than the best so far is dropped: nothing that may follow makes up for it."""
_UNIT = 1 << 40
"""Costs come first; of equal readings the one with the fewest characters inside marks wins."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, ``text[start:end]`` with its marks, ``text[inner[0]:inner[1]]`` without.

    Not ``closed``: it runs to the end of its paragraph and ``closing`` is empty. ``continued``: what follows
    opens with a mark again only because this one was not closed. ``level`` is 0 for the outermost, 1 for
    every quotation inside another.
    """

    start: int
    end: int
    inner: Span
    opening: str
    closing: str
    closed: bool
    level: int
    continued: bool = False


class _Open(NamedTuple):
    family: str
    shape: str
    first: bool

    @property
    def unclosed(self) -> int:
        if self.first:
            return _UNCLOSED["first"]
        return _UNCLOSED.get(f"{self.shape} {self.family}", _UNCLOSED["other"])


class _Step(NamedTuple):
    """The last step of a reading and, through ``before``, all earlier ones."""

    action: str
    mark: Mark
    before: _Step | None


_Stack = tuple[_Open, ...]
_Readings = dict[_Stack, tuple[int, "_Step | None"]]


def paragraphs(text: str) -> Iterator[Span]:
    """The offsets of each paragraph: a line with something in it, outer space left out."""
    begin = 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        part = text[begin:end]
        if stripped := part.strip():
            start = begin + len(part) - len(part.lstrip())
            yield start, start + len(stripped)
        begin = found.end() if found else end


def quotations(text: str) -> list[Quotation]:
    """Every quotation of ``text`` by its marks, in order of start, an outer one before those inside it.

    All styles of mark are known; apostrophes, feet, inches and minutes are told from marks by what stands
    around them. A mark that fits no consistent reading of its paragraph is left out.
    """
    found: list[Quotation] = []
    pending: int | None = None  # where the one left open at the end of the paragraph before stands in found
    bounds = list(paragraphs(text))
    marked = [list(marks_in(text, start, end)) for start, end in bounds]
    for (start, end), marks, following in zip(bounds, marked, [*marked[1:], []], strict=False):
        here = _pair(text, marks, end, _carried(following))
        if pending is not None and here and here[0].start == start and _alike(here[0], found[pending]):
            found[pending] = replace(found[pending], continued=True)
        last = max((k for k, q in enumerate(here) if q.level == 0), default=None)
        pending = len(found) + last if last is not None and not here[last].closed else None
        found.extend(here)
    return found


def _alike(one: Quotation, other: Quotation) -> bool:
    return one.opening == other.opening or {one.opening, other.opening} <= _DOUBLE_OPENINGS


def _carried(marks: list[Mark]) -> tuple[str, str]:
    """Family and shape of the mark that opens a paragraph and can hardly be anything else."""
    mark = marks[0] if marks else None
    sure = mark and mark.first and not mark.opening and mark.ignoring >= _SLIP
    return (mark.family, mark.shape) if mark and sure else ("", "")


def _pair(text: str, marks: list[Mark], end: int, carried: tuple[str, str]) -> list[Quotation]:
    """The quotations of one paragraph that ends at ``end``, by the cheapest reading of its marks.

    ``carried``: what the next paragraph opens with, so that one left open here may go on there.
    """
    if not marks:
        return []
    readings: _Readings = {(): (0, None)}
    at = marks[0].start
    for mark in marks:
        readings = _read_on(readings, mark, mark.start - at)
        at = mark.start
    totals = {
        stack: cost + sum(_left_open(o, carried) for o in stack) * _UNIT + (end - at) * bool(stack)
        for stack, (cost, _) in readings.items()
    }
    return _collect(text, readings[min(totals, key=totals.__getitem__)][1], end)


def _left_open(opened: _Open, carried: tuple[str, str]) -> int:
    goes_on = (opened.family, opened.shape) == carried
    return min(opened.unclosed, _UNCLOSED["first"]) if goes_on else opened.unclosed


def _read_on(readings: _Readings, mark: Mark, distance: int) -> _Readings:
    """The cheapest reading up to ``mark`` for each stack of open marks."""
    after: _Readings = {}
    for stack, (cost, path) in readings.items():
        base = cost + distance * bool(stack)
        for action, price, left in _choices(stack, mark):
            total = base + price * _UNIT
            if price < NEVER and (left not in after or total < after[left][0]):
                after[left] = (total, path if action == "ignore" else _Step(action, mark, path))
    limit = min(cost for cost, _ in after.values()) + _HOPELESS * _UNIT
    return {stack: reading for stack, reading in after.items() if reading[0] <= limit}


def _choices(stack: _Stack, mark: Mark) -> Iterator[tuple[str, int, _Stack]]:
    yield "ignore", mark.ignoring, stack
    top = stack[-1] if stack else None
    opened = _Open(mark.family, mark.shape, mark.first)
    same = top is not None and top.family == mark.family
    if top is not None and same:
        unlike = _UNLIKE.get((top.shape, mark.shape), 0) if mark.family in ("double", "single") else 0
        yield "close", mark.closing + unlike, stack[:-1]
        if len(stack) == 1 and mark.after_sentence:
            yield "reopen", mark.opening + _REOPENED, (opened,)
    elif top is not None and mark.ignoring >= _SLIP and {top.family, mark.family} == {"double", "single"}:
        yield "close", mark.closing + _SLIP, stack[:-1]
    if len(stack) < _DEPTH:
        nested = _NESTED[top is not None and top.shape == mark.shape] if same else 0
        yield "open", mark.opening + nested, (*stack, opened)


def _collect(text: str, path: _Step | None, end: int) -> list[Quotation]:
    """The quotations that the steps of ``path`` open and close."""
    steps: list[_Step] = []
    while path is not None:
        steps.append(path)
        path = path.before
    stack: list[Mark] = []
    found: list[Quotation] = []
    for action, mark, _ in reversed(steps):
        if action == "close":
            found.append(_closed(text, stack.pop(), mark, bool(stack)))
        elif action == "reopen":
            found.append(_unclosed(text, stack.pop(), mark.start, False, True))
        if action != "close":
            stack.append(mark)
    found.extend(_unclosed(text, mark, end, depth > 0, False) for depth, mark in enumerate(stack))
    return sorted(found, key=lambda q: (q.start, q.level))


def _closed(text: str, opening: Mark, closing: Mark, nested: bool) -> Quotation:
    inner = _stripped(text, opening.end, closing.start)
    marks = text[opening.start : opening.end], text[closing.start : closing.end]
    return Quotation(opening.start, closing.end, inner, *marks, closed=True, level=int(nested))


def _unclosed(text: str, opening: Mark, end: int, nested: bool, continued: bool) -> Quotation:
    inner = _stripped(text, opening.end, end)
    mark = text[opening.start : opening.end]
    return Quotation(
        opening.start, max(inner[1], opening.end), inner, mark, "", False, int(nested), continued
    )


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
