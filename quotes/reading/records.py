"""What the rows of a table are before they are articles, and who is told of a bad one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import AnyStr

from quotes.errors import QuotesError

Complain = Callable[[QuotesError], None]
"""Takes the error of one bad row, so that the next row can be read; may raise it."""

Record = tuple[int, Mapping[str, object]]
"""The number of a row or line and its columns."""


def up_to_text(lines: Iterator[AnyStr], bare: Callable[[AnyStr], AnyStr]) -> Iterator[AnyStr]:
    """``lines`` up to and with the first of which ``bare`` leaves something; the rest stay."""
    for line in lines:
        yield line
        if bare(line):
            return
