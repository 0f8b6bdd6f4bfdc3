"""Encodings that the first bytes of a file give away: by a byte order mark, or by zeros."""

from __future__ import annotations

import codecs

BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Longest first where one begins with another (UTF-32-LE begins with UTF-16-LE)."""


def encoding_by_mark(data: bytes) -> str:
    """The encoding that a byte order mark declares, or the zeros of UTF-16 give away, or an empty string."""
    return next((name for mark, name in BOMS.items() if data.startswith(mark)), "") or _by_zeros(data[:8192])


def _by_zeros(start: bytes) -> str:
    """UTF-16 without a mark, told by its zeros: one half of nearly every character is zero."""
    for high, name in ((start[1::2], "utf-16-le"), (start[::2], "utf-16-be")):
        if high.count(0) > 0.35 * len(start) > 1:
            text = start.decode(name, errors="ignore")
            if sum(char.isprintable() or char.isspace() for char in text) > 0.95 * len(text):
                return name
    return ""
