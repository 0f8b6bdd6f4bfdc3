"""Texts in which an archive has put several documents after one another (Nexis, Factiva, ProQuest)."""

from __future__ import annotations

import re

_SIGNS = (
    re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^[ \t]*Document \d+ of \d+[ \t]*$", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^[ \t]*(?:LOAD-DATE|FULL TEXT|ProQuest document ID):", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]*(?:AN[ \t]+)?Document [A-Z]{4,10}0{2,}\w{10,}[ \t]*$", re.MULTILINE),
)
"""Lines that such an archive writes once in each document."""


def documents_in(text: str) -> int:
    """How many documents ``text`` holds by the lines that archives put into each; at least one."""
    return max(1, *(len(sign.findall(text)) for sign in _SIGNS))
