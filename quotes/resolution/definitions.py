"""Short forms a text explains: ``Northern Rail Inspection Board (NRIB)``, or anywhere in full.

The letters of the short form must be the initials of the words of the long one, in order (after Schwartz &
Hearst, 2003). What the text so explains is a body's name, whatever the finder of names made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.resolution.name_forms import NameMention

_SHORT = re.compile(r"\((?:the |or )?[“\"']?([A-Z][A-Za-z&]{1,7})[”\"']?\)")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*|&")
_SMALL = {"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "&"}
_ACRONYM = re.compile(r"[A-Z]{3,6}|(?:[A-Z]\.){3,6}")
REACH = 120
"""Characters before a short form in which its long form is sought."""


def with_definitions(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names`` with the bodies that ``text`` has short forms for; what these overlap goes."""
    names = _with(names, list(_definitions(text)))
    return _with(names, list(_spelt_out(text, names)))


def _with(names: Sequence[NameMention], defined: Sequence[NameMention]) -> list[NameMention]:
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


def _spelt_out(text: str, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """Acronyms among ``names`` (``the S.E.C.``) of which the text has all the words, and these words.

    Not if names of people or places stand in the words, or names that go on beyond them.
    """
    for short in sorted({n.text for n in names if _ACRONYM.fullmatch(n.text)}):
        initials = [rf"{c}[\w’'-]+" for c in short if c.isalpha()]
        words = re.compile(r"\b" + rf" (?:(?:{'|'.join(sorted(_SMALL))}) )*".join(initials))
        long = [NameMention(*m.span(), m[0], "ORG") for m in words.finditer(text)]
        if long and all(_holds(found, n) for n in names for found in long):
            yield from long
            for again in re.finditer(rf"\b{re.escape(short)}(?!\w)", text):
                yield NameMention(*again.span(), short, "ORG")


def _holds(long: NameMention, name: NameMention) -> bool:
    """Whether ``name`` is a part of ``long``, or apart from it."""
    if name.end <= long.start or long.end <= name.start:
        return True
    before = re.sub("^The ", "", name.text[: max(0, long.start - name.start)])  # ``the federal``
    return name.label == "ORG" and before == before.lower() and name.end <= long.end


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
