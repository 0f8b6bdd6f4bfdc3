"""Bytes to text: compressed or not, UTF-8 or not, text at all or not."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from quotes.errors import error
from quotes.reading.binary import is_controls, refuse_binary
from quotes.reading.byte_marks import encoding_by_mark
from quotes.reading.cautions import DecodingWarning, caution

SAMPLE = 1 << 20
"""Bytes from which an encoding is guessed: more make it no surer, only slower."""

MEANT = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "ansi"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **{"shift_jis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "big5": "big5hkscs"},
}
"""What browsers read pages as that declare these names, by the encoding standard of the WHATWG."""

DECLARED = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
PAGE_START = re.compile(
    rb"\s*(<!--.*?-->\s*)*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
ENGLISH = re.compile(rb"\b(?:the|of|and|said|that|would|with|for|was|from|his|they)\b", re.IGNORECASE)
HIGH = bytes(range(0x80, 0x100))
"""Bytes that are no ASCII: in Western text accents and marks among the letters, never words of them."""


def open_bytes(path: Path) -> BinaryIO:
    """The file's bytes as a stream, unpacked if they are gzipped, whatever the suffix says.

    Raises ``OSError`` where the file cannot be opened.
    """
    raw = path.open("rb")
    if raw.peek(2)[:2] != b"\x1f\x8b":
        return raw
    raw.close()
    return cast("BinaryIO", gzip.open(path, "rb"))


def read_bytes(path: Path) -> bytes:
    """All of the file's bytes, unpacked. Raises Q005 for a damaged archive, ``OSError`` else."""
    try:
        with open_bytes(path) as stream:
            return stream.read()
    except (EOFError, zlib.error, gzip.BadGzipFile) as reason:
        raise error("Q005", path=path, reason=reason) from reason


def looks_like_page(data: bytes) -> bool:
    """Whether ``data`` begins as an HTML page does."""
    return bool(PAGE_START.match(data[:4096].removeprefix(codecs.BOM_UTF8)))


def decode(data: bytes, name: str) -> str:
    """``data`` as text: newlines made ``\\n``, byte order mark off, all else as it stands.

    An encoding that is neither UTF-8 nor declared by a mark is guessed, with a `DecodingWarning`
    naming ``name``. Raises Q003 for binary data.
    """
    refuse_binary(data, name)
    return _as_text(data, name).replace("\r\n", "\n").replace("\r", "\n")


def decode_page(data: bytes, name: str) -> str:
    """As `decode`, for HTML: the encoding that the page itself declares is tried before guessing."""
    declared = DECLARED.search(data[:4096])
    if declared and not _is_utf8(data):
        try:
            label = declared[1].decode("ascii").lower()
            return data.decode(MEANT.get(label, label))
        except (UnicodeDecodeError, LookupError):
            pass  # a page that says wrong: guess as for any other file
    return decode(data, name)


def decode_lines(stream: Iterable[bytes], name: str) -> Iterator[str]:
    """The lines of ``stream`` (given as bytes with their newlines) as text, one at a time.

    Lines end at ``\\n`` only, so that no character inside a line is touched but NUL bytes, which are left
    out with a `DecodingWarning`. Raises Q003 for binary data; guesses an encoding as
    `decode` does, once for the stream.
    """
    lines = iter(stream)
    first = next(lines, b"")
    mark = encoding_by_mark(first)
    if mark.startswith(("utf-16", "utf-32")):
        yield from io.StringIO((first + b"".join(lines)).decode(mark), newline="\n")
        return
    refuse_binary(first, name)
    guessed = ""
    for line in _without_zeros(chain([first.removeprefix(codecs.BOM_UTF8)], lines), name):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            if not guessed:
                guessed = guess_encoding(line)
                _warn(name, guessed)
            yield line.decode(guessed, errors="replace")


def _without_zeros(lines: Iterable[bytes], name: str) -> Iterator[bytes]:
    told = False
    for number, line in enumerate(lines, 1):
        zeros = line.count(0)
        if zeros and is_controls(line):
            raise error("Q003", path=name)
        if zeros and not told:
            caution(DecodingWarning, f"{name}, line {number}: NUL bytes, left out. See how they came there.")
            told = True
        yield line.replace(b"\x00", b"") if zeros else line


def guess_encoding(data: bytes) -> str:
    """The likeliest encoding of ``data``: cp1252 for English, else as charset-normalizer says."""
    if _is_english(data[:SAMPLE]):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None or "cp1252" in best.could_be_from_charset:
        return "cp1252"
    return best.encoding


def _is_english(data: bytes) -> bool:
    """Whether ``data`` has the words of English, and beside them accents and marks only."""
    english = len(ENGLISH.findall(data)) * 20 > len(re.findall(rb"[A-Za-z]+", data))
    rest = ((len(word), len(word.translate(None, HIGH))) for word in data.split())
    return english and not any(whole - plain > max(3, plain) for whole, plain in rest)


def _as_text(data: bytes, name: str) -> str:
    mark = encoding_by_mark(data)
    try:
        return data.decode(mark or "utf-8")
    except UnicodeDecodeError:
        guessed = guess_encoding(data)
        _warn(name, guessed)
        return data.decode(guessed, errors="replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _warn(name: str, encoding: str) -> None:
    caution(DecodingWarning, f"{name}: not UTF-8; read as {encoding}, by guess. Save it as UTF-8 to be sure.")
