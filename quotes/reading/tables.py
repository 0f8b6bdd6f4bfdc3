"""Tables of articles, one a row: JSON lines, JSON, CSV and Parquet, never held in memory whole."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from quotes.errors import QuotesError, error
from quotes.reading.cautions import RepeatWarning, caution
from quotes.reading.dates import Order, order_of
from quotes.reading.decode import decode, decode_lines, open_bytes, read_bytes
from quotes.reading.fields import Fields, find_columns, lifted, opened, pick, require_text, text_in

LOOKAHEAD = 200
"""Rows held back at the start, to see whether 03/04/2024 puts the day or the month first."""

CELL_LIMIT = 1 << 30
"""Characters of a CSV cell; the csv module's own 131,072 would refuse a long article."""

SEPARATOR = re.compile(r"\s*[\"']?sep=(.)[\"']?\s*", re.IGNORECASE)
"""A first line by which Excel is told what stands between the cells."""

OTHER_KIND = "it is JSON of another kind"

Complain = Callable[[QuotesError], None]
"""Takes the error of one bad row, so that the next row can be read; may raise it."""

Record = tuple[int, Mapping[str, object]]
"""The number of a row or line and its columns."""

Reading = tuple[int, Fields, Order]
"""The number of a row or line, what it says of an article, and the order of its file's ambiguous dates."""


def read_table(path: Path, suffix: str, columns: Mapping[str, str], complain: Complain) -> Iterator[Reading]:
    """What each row of ``path`` says of its article.

    ``suffix`` is one of .jsonl, .ndjson, .json, .csv, .tsv and .parquet. A bad row goes to
    ``complain``; raises Q002, Q003, Q005, Q007, Q009 where the whole file cannot be used.
    """
    name = str(path)
    if suffix == ".parquet":
        return read_records(_parquet_records(path), columns, name, complain)
    if suffix == ".json":
        return read_stream([read_bytes(path)], suffix, columns, name, complain)
    return _read_file(path, suffix, columns, complain)


def _read_file(path: Path, suffix: str, columns: Mapping[str, str], complain: Complain) -> Iterator[Reading]:
    with open_bytes(path) as stream:
        yield from read_stream(stream, suffix, columns, str(path), complain)


def read_stream(
    stream: Iterable[bytes], suffix: str, columns: Mapping[str, str], name: str, complain: Complain
) -> Iterator[Reading]:
    """As `read_table`, for the lines of a table that is no file, or none on the disk."""
    if suffix in (".csv", ".tsv"):
        records = _csv_records(decode_lines(stream, name), name, complain)
        return read_records(records, columns, name, complain)
    if suffix == ".json":
        text = decode(b"".join(stream), name)
        if _is_by_line(text):
            return read_records(
                _line_records(iter(text.split("\n")), name, complain), columns, name, complain, "line"
            )
        entries = _json_records(text, columns, name, complain)
        return read_records(entries, columns, name, complain, "entry")
    lines = decode_lines(stream, name)
    top = list(_up_to_text(lines))
    first = top[-1].strip() if top else ""
    if first == "{" or first.startswith("["):
        rest = "".join(lines)
        if _is_json(first + rest):
            return read_records(
                _json_records(first + rest, columns, name, complain), columns, name, complain, "entry"
            )
        lines = iter(rest.split("\n"))
    records = _line_records(chain(top, lines), name, complain)
    return read_records(records, columns, name, complain, "line")


def _up_to_text(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line.strip():
            return


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_by_line(text: str) -> bool:
    """Whether ``text`` is JSON lines by another name: no JSON as a whole, but its first line is an object."""
    first, _, rest = text.lstrip().partition("\n")
    return first.startswith("{") and bool(rest.strip()) and _is_json(first)


def read_records(
    records: Iterator[Record], columns: Mapping[str, str], name: str, complain: Complain, each: str = "row"
) -> Iterator[Reading]:
    """The fields of each record, which may differ in their columns; ``each`` is the word for one."""
    if dotted := [column for column in columns.values() if "." in column]:
        records = ((number, opened(record, dotted)) for number, record in records)
    if "text" not in columns:
        records = ((number, lifted(record)) for number, record in records)
    head = list(islice(records, LOOKAHEAD))
    present = list(dict.fromkeys(key for _, record in head for key in record))
    if not head:
        return
    overall = find_columns(present, columns, name)
    require_text(overall, [record for _, record in head], name)
    order = order_of(record.get(overall.get("date", "")) for _, record in head)
    known: dict[tuple[str, ...], dict[str, str]] = {}
    for number, record in chain(head, records):
        keys = tuple(record)
        if keys not in known:
            here = {field: column for field, column in columns.items() if column in keys}
            known[keys] = find_columns(keys, here, name)
        fields = replace(
            pick(record, known[keys]), text=text_in(record, known[keys], fixed="text" in columns)
        )
        if fields.text.strip():
            yield number, fields, order
        else:
            complain(error("Q010", path=name, place=f"{each} {number}"))


def _line_records(lines: Iterator[str], name: str, complain: Complain) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as reason:
            complain(error("Q006", path=name, place=f"line {number}", reason=reason))
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            complain(error("Q006", path=name, place=f"line {number}", reason=OTHER_KIND))


def _json_records(text: str, columns: Mapping[str, str], name: str, complain: Complain) -> Iterator[Record]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as reason:
        raise error("Q005", path=name, reason=reason) from reason
    for number, record in enumerate(_entries(whole, columns, name), 1):
        if isinstance(record, dict):
            yield number, record
        else:
            complain(error("Q006", path=name, place=f"entry {number}", reason=OTHER_KIND))


def _entries(whole: object, columns: Mapping[str, str], name: str) -> list[object]:
    """What may be articles: a list's entries, those of the one list in a service's answer, or the object."""
    if isinstance(whole, dict) and not whole.keys() & columns.values() and not find_columns(whole, {}, name):
        lists = _lists_in(whole)
        whole = lists[0] if len(lists) == 1 else whole
    if isinstance(whole, dict) and (rows := _rows_of_columns(whole) or _named_articles(whole)):
        return rows
    return whole if isinstance(whole, list) else [whole]


def _lists_in(whole: Mapping[str, object]) -> list[list[object]]:
    """The lists of objects in ``whole``, or in the objects in it: ``response.results``, ``hits.hits``."""
    values = list(whole.values())
    lists = [value for value in values if isinstance(value, list) and any(isinstance(v, dict) for v in value)]
    inner = (value for value in values if isinstance(value, dict))
    return lists or [found for value in inner for found in _lists_in(value)]


def _named_articles(whole: Mapping[str, object]) -> list[object]:
    """The articles of an object that has each under its id."""
    articles = [(key, value) for key, value in whole.items() if isinstance(value, dict)]
    texts = ["text" in find_columns(article, {}, "") for _, article in articles]
    return [{"id": key, **article} for key, article in articles] if len(whole) == sum(texts) > 1 else []


def _rows_of_columns(whole: dict[str, object]) -> list[object]:
    """The rows of an object of columns, each an object by the numbers of its rows: pandas' ``to_json()``."""
    columns = {name: cells for name, cells in whole.items() if isinstance(cells, dict)}
    numbers = list(next(iter(columns.values()), {}))
    even = len(columns) == len(whole) and all(list(cells) == numbers for cells in columns.values())
    if not even or not all(number.isdigit() for number in numbers):
        return []
    return [{name: cells[number] for name, cells in columns.items()} for number in numbers]


def delimiter_of(header: str) -> str:
    """What stands between the cells of a CSV file that begins with ``header``."""
    return max(",;\t|", key=header.count)


def _csv_records(lines: Iterator[str], name: str, complain: Complain) -> Iterator[Record]:
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


def _parquet_records(path: Path) -> Iterator[Record]:
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            number = 0
            for batch in file.iter_batches(batch_size=256):
                for record in batch.to_pylist():
                    number += 1
                    yield number, record
    except pyarrow.ArrowException as reason:
        raise error("Q005", path=path, reason=reason) from reason
