"""The rows of CSV files, whatever stands between their cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain

from quotes.errors import error
from quotes.reading.cautions import RepeatWarning, caution
from quotes.reading.records import Complain, Record

CELL_LIMIT = 1 << 30
"""Characters of a CSV cell; the csv module's own 131,072 would refuse a long article."""

SEPARATOR = re.compile(r"\s*[\"']?sep=(.)[\"']?\s*", re.IGNORECASE)
"""A first line by which Excel is told what stands between the cells."""


def delimiter_of(header: str) -> str:
    """What stands between the cells of a CSV file that begins with ``header``."""
    return max(",;\t|", key=header.count)


def csv_records(lines: Iterator[str], name: str, complain: Complain) -> Iterator[Record]:
    """The rows below the header; a bad one goes to ``complain``. Raises Q002 where there is no header."""
    header = next(lines, "")
    delimiter = told[1] if (told := SEPARATOR.fullmatch(header)) else ""
    header = next(lines, "") if delimiter else header
    if not header.strip():
        raise error("Q002", path=name)
    delimiter = delimiter or delimiter_of(header)
    csv.field_size_limit(max(csv.field_size_limit(), CELL_LIMIT))
    rows = csv.reader(chain([header], lines), delimiter=delimiter, strict=True)
    columns = _own_names(next(rows), name)
    number = 0
    while True:
        number += 1
        line = rows.line_num + 1  # where the row begins: one that is never closed ends with the file
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as reason:
            complain(error("Q015", path=name, line=line, reason=reason))
            continue
        if len(row) > len(columns):
            complain(error("Q015", path=name, line=line, reason=f"{len(row)} cells, {len(columns)} columns"))
        elif any(row) or (
            row and len(columns) == 1
        ):  # a row of empty cells is spacing, a cell that is all is not
            yield number, dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=True))


def _own_names(header: list[str], name: str) -> list[str]:
    """The columns of a ``header``; where one name stands twice the first keeps it, and that is told."""
    columns = [
        column if column not in header[:place] else f"{column} ({header[:place].count(column) + 1})"
        for place, column in enumerate(header)
    ]
    if repeated := list(
        dict.fromkeys(was for was, column in zip(header, columns, strict=True) if was and was != column)
    ):
        listed = ", ".join(repeated)
        caution(
            RepeatWarning,
            f"{name}: several columns are called {listed}; the first is read. Rename the others.",
        )
    return columns
