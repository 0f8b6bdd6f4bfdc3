"""Files that hold no text that we read, and what to do with them instead."""

from __future__ import annotations

import re

from quotes.errors import error
from quotes.reading.byte_marks import encoding_by_mark

BINARY_STARTS = {
    b"%PDF-": ("a PDF", "Save its text as .txt, for example with pdftotext"),
    b"PK\x03\x04": ("a ZIP archive", "Unpack it, and give the folder"),
    b"\x89PNG": ("a picture", "Give the article's text"),
    b"\xff\xd8\xff": ("a picture", "Give the article's text"),
    b"{\\rtf": ("a text in RTF", "Save it as .txt with a word processor"),
    b"\xd0\xcf\x11\xe0": ("a document of an older Office", "Save it as .txt, a table as .csv"),
    b"BZh": ("packed with bzip2", "Unpack it, or pack it with gzip"),
    b"\xfd7zXZ": ("packed with xz", "Unpack it, or pack it with gzip"),
    b"\x28\xb5\x2f\xfd": ("packed with zstd", "Unpack it, or pack it with gzip"),
    b"SQLite format 3\x00": ("a database", "Write its articles as .csv"),
}
"""How files begin that are none of ours, what they are, and what to do."""

ZIPPED = {
    b"word/document": ("a Word document", "Save it as .txt"),
    b"xl/workbook": ("an Excel workbook", "Save it as .csv (UTF-8)"),
    b"application/epub": ("an e-book", "Save its text as .txt"),
    b"opendocument.text": ("an OpenDocument text", "Save it as .txt"),
    b"opendocument.spreadsheet": ("an OpenDocument table", "Save it as .csv"),
}
"""The same for what is a ZIP archive by its form, by names that stand in it."""

CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def refuse_binary(data: bytes, name: str) -> None:
    """Raise Q019 if ``data`` (a file or its start) is an archive, a PDF and so on, Q003 if else binary."""
    kinds = [kind for start, kind in BINARY_STARTS.items() if data.startswith(start)]
    if data.startswith(b"PK\x03\x04"):
        kinds = [kind for part, kind in ZIPPED.items() if part in data[:1_000_000]] + kinds
    if kinds:
        raise error("Q019", path=name, kind=kinds[0][0], cure=kinds[0][1])
    if encoding_by_mark(data):
        return
    start = data[:8192]
    if b"\x00" in data or is_controls(start):
        raise error("Q003", path=name)


def is_controls(data: bytes) -> bool:
    """Whether ``data`` has more control characters than a text with a few slips among its bytes."""
    return len(CONTROLS.findall(data)) * 50 > len(data) + 50
