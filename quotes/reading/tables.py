"""Tables of articles, one a row: JSON lines, JSON, CSV and Parquet, never held in memory whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from quotes.errors import error
from quotes.reading.csv_records import csv_records
from quotes.reading.dates import Order, order_of
from quotes.reading.decode import decode, decode_lines, open_bytes, read_bytes
from quotes.reading.fields import Fields, find_columns, lifted, opened, pick, require_text, text_in
from quotes.reading.json_records import is_by_line, is_json, json_records, line_records
from quotes.reading.records import Complain, Record, up_to_text

LOOKAHEAD = 200
"""Rows held back at the start, to see whether 03/04/2024 puts the day or the month first."""

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
        records = csv_records(decode_lines(stream, name), name, complain)
        return read_records(records, columns, name, complain)
    if suffix == ".json":
        text = decode(b"".join(stream), name)
        if is_by_line(text):
            lined = line_records(iter(text.split("\n")), name, complain)
            return read_records(lined, columns, name, complain, "line")
        entries = json_records(text, columns, name, complain)
        return read_records(entries, columns, name, complain, "entry")
    lines = decode_lines(stream, name)
    top = list(up_to_text(lines, str.strip))
    first = top[-1].strip() if top else ""
    if first == "{" or first.startswith("["):
        rest = "".join(lines)
        if is_json(first + rest):
            entries = json_records(first + rest, columns, name, complain)
            return read_records(entries, columns, name, complain, "entry")
        lines = iter(rest.split("\n"))
    records = line_records(chain(top, lines), name, complain)
    return read_records(records, columns, name, complain, "line")


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
