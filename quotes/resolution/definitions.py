"""Short forms a text defines for itself: ``Northern Rail Inspection Board (NRIB)``.

The letters of the short form must be the initials of the words before it, in order (after Schwartz & Hearst,
2003). What the text so defines is a body's name, whatever the finder of names made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.resolution.name_forms import NameMention

_SHORT = re.compile(r"\((?:the |or )?[“\"']?([A-Z][A-Za-z&]{1,7})[”\"']?\)")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*|&")
_SMALL = {"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "&"}
REACH = 120
"""Characters before a short form in which its long form is sought."""


def with_definitions(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names`` with the bodies that ``text`` defines short forms for; what these overlap goes."""
    defined = list(_definitions(text))
    if not defined:
        return list(names)
    kept = [n for n in names if not any(n.start < d.end and d.start < n.end for d in defined)]
    return sorted([*kept, *defined], key=lambda n: n.start)


def _definitions(text: str) -> Iterator[NameMention]:
    for found in _SHORT.finditer(text):
        short = found[1]
        if sum(c.isupper() for c in short) < 2:
            continue
        long = _long_form(text, found.start(), short)
        if long is None:
            continue
        yield NameMention(*long, text[slice(*long)], "ORG")
        for again in re.finditer(rf"\b{re.escape(short)}\b", text):
            yield NameMention(*again.span(), short, "ORG")


def _long_form(text: str, end: int, short: str) -> tuple[int, int] | None:
    """The words before ``end`` whose initials are the letters of ``short``, or None."""
    letters = [c for c in short.upper() if c.isalpha()]
    start = max(0, end - REACH)
    words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    last = words[-1][1] if words else 0
    for a, b in reversed(words):
        if text[a].upper() == letters[-1] and text[a].isupper():
            letters.pop()
            if not letters:
                return a, last
        elif text[a:b].lower() not in _SMALL:
            return None
    return None
