"""Short forms a text explains: ``Northern Rail Inspection Board (NRIB)``, or anywhere in full.

The letters of the short form must be the initials of the words of the long one, in order (after Schwartz &
Hearst, 2003). What the text so explains is a body's name, whatever the finder of names made of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from quotes.overlaps import Overlaps
from quotes.resolution.name_forms import NameMention
from quotes.schema import Span

_SHORT = re.compile(r"\((?:the |or )?[“\"']?([A-Z][A-Za-z&]{1,7})[”\"']?\)")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*|&")
_SMALL = {"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "&"}
_CAPITAL = re.compile(r"[A-Z][\w’'-]+")
_RUN = re.compile(rf"\b[A-Z][\w’'-]+(?: (?:(?:{'|'.join(sorted(_SMALL))}) )*[A-Z][\w’'-]+){{2,12}}")
_ACRONYM = re.compile(r"[A-Z]{3,6}|(?:[A-Z]\.){3,6}")
_SHORT_FORM = re.compile(r"\b(?:(?:[A-Z]\.){3,6}|[A-Z][A-Za-z&]{1,7}\b)(?!\w)")
REACH = 120
"""Characters before a short form in which its long form is sought."""


def with_definitions(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names`` with the bodies that ``text`` has short forms for; what these overlap goes."""
    names = _with(names, list(_definitions(text)))
    return _with(names, list(_spelt_out(text, names)))


def _with(names: Sequence[NameMention], defined: Sequence[NameMention]) -> list[NameMention]:
    taken = Overlaps((name.start, name.end) for name in defined)
    kept = [name for name in names if (name.start, name.end) not in taken]
    return sorted([*kept, *defined], key=lambda name: name.start)


def _definitions(text: str) -> Iterator[NameMention]:
    explained = set()
    for found in _SHORT.finditer(text):
        short = found[1]
        long = _long_form(text, found.start(), short) if sum(c.isupper() for c in short) > 1 else None
        if long:
            explained.add(short)
            yield NameMention(*long, text[slice(*long)], "ORG")
    yield from _again(text, explained)


def _again(text: str, short_forms: Container[str]) -> Iterator[NameMention]:
    """Wherever one of the ``short_forms`` stands as a word."""
    for word in _SHORT_FORM.finditer(text):
        if word[0] in short_forms:
            yield NameMention(*word.span(), word[0], "ORG")


def _spelt_out(text: str, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """Acronyms among ``names`` (``the S.E.C.``) of which the text has all the words, and these words.

    Not if names of people or places stand in the words, or names that go on beyond them.
    """
    wanted: dict[str, set[str]] = {}
    for name in names:
        if _ACRONYM.fullmatch(name.text):
            wanted.setdefault(name.text.replace(".", ""), set()).add(name.text)
    long = _runs_with(text, wanted) if wanted else {}
    starts = [name.start for name in names]
    known = {i: s for i, s in long.items() if not any(_crossed(text, span, names, starts) for span in s)}
    for spans in known.values():
        yield from (NameMention(a, b, text[a:b], "ORG") for a, b in spans)
    yield from _again(text, {short for initials in known for short in wanted[initials]})


def _runs_with(text: str, wanted: Container[str]) -> dict[str, list[Span]]:
    """Where words in capitals, small ones between them, have one of the ``wanted`` initials."""
    found: dict[str, list[Span]] = {}
    for run in _RUN.finditer(text):
        words = [(run.start() + m.start(), run.start() + m.end()) for m in _CAPITAL.finditer(run[0])]
        for size in range(3, 7):
            for first in range(len(words) - size + 1):
                initials = "".join(text[a] for a, _ in words[first : first + size])
                if initials in wanted:
                    found.setdefault(initials, []).append((words[first][0], words[first + size - 1][1]))
    return found


def _crossed(text: str, span: Span, names: Sequence[NameMention], starts: Sequence[int]) -> bool:
    """Whether a name lies across the words at ``span`` that cannot be a part of them."""
    for name in names[bisect_left(starts, span[0] - REACH) : bisect_left(starts, span[1])]:
        if name.end <= span[0]:
            continue
        before = re.sub("^The ", "", text[name.start : span[0]])  # ``the federal``
        if name.label != "ORG" or before != before.lower() or name.end > span[1]:
            return True
    return False


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
