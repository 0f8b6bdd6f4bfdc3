"""Standard input has no name that tells what it holds: its first lines do."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO

from quotes.errors import error
from quotes.reading.byte_marks import encoding_by_mark
from quotes.reading.csv_records import SEPARATOR, delimiter_of
from quotes.reading.fields import find_columns
from quotes.reading.json_records import is_json
from quotes.reading.records import up_to_text

STANDARD_INPUT = "standard input"
"""What it is called in messages."""

LIST_START = re.compile(rb"\[\s*[{\]]")


def suffix_and_lines(stream: BinaryIO, columns: Mapping[str, str]) -> tuple[str, Iterator[bytes]]:
    """The suffix that a table of the lines in ``stream`` would have, and all of them.

    It is ``.csv``, ``.json`` or ``.jsonl``, and empty for a text or page. ``columns`` are those of a reader.
    """
    lines = iter(_utf8(stream))
    top, under = list(up_to_text(lines, _bare)), list(up_to_text(lines, _bare))
    every: Iterator[bytes] = chain(top, under, lines)
    first, second = (_bare(b"".join(part)) for part in (top, under))
    if first.startswith((b"{", b"[")):
        if first.startswith(b"{") and second and is_json(first):
            return ".jsonl", every
        whole = b"".join(every)
        every = iter(whole.splitlines(keepends=True))
        if is_json(whole) or LIST_START.match(_bare(whole)):
            return ".json", every
        if first.startswith(b"{"):
            return ".jsonl", every
    if not first or first.startswith(b"<"):
        return "", every
    if _is_csv(first.decode(errors="replace"), second.decode(errors="replace"), columns):
        return ".csv", chain(top[-1:], under, lines)
    return "", every


def _utf8(stream: BinaryIO) -> Iterable[bytes]:
    """The lines of ``stream``; UTF-16 and UTF-32 as UTF-8, for their line ends are no single bytes."""
    first = stream.readline()
    if first.startswith(b"\x1f\x8b"):
        return _utf8(io.BytesIO(_unpacked(first + stream.read())))
    mark = encoding_by_mark(first)
    if mark.startswith(("utf-16", "utf-32")):
        return io.BytesIO((first + stream.read()).decode(mark, errors="replace").encode(errors="replace"))
    return chain([first], stream)


def _unpacked(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (EOFError, zlib.error, gzip.BadGzipFile) as reason:
        raise error("Q005", path=STANDARD_INPUT, reason=reason) from reason


def _bare(data: bytes) -> bytes:
    return data.removeprefix(codecs.BOM_UTF8).strip()


def _is_csv(first: str, second: str, columns: Mapping[str, str]) -> bool:
    """Whether ``first`` is a header: names of columns, or cells without the blank after a comma of prose."""
    if SEPARATOR.fullmatch(first):
        return True
    delimiter = delimiter_of(first)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    if len(cells) < 2:
        return first.lower() in ("text", "body", "content") and second.startswith('"')
    known = find_columns(cells, {}, STANDARD_INPUT)
    if ("text" in known and len(known) > 1) or not set(cells).isdisjoint(columns.values()):
        return True
    return delimiter in second and all(re.fullmatch(r"[^\W\d]\S*(?: \S+)*", cell) for cell in cells)
