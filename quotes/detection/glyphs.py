"""Quotation marks as characters: which there are, and how likely each opens, closes or is no mark at all.

Every mark gets three costs from its shape and its neighbours: for opening a quotation, for closing one, and
for being passed over (an apostrophe, a sign of inches, a stray). ``pairing`` then takes the cheapest reading
of a whole paragraph. A cost of 10 is about one clear irregularity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

NEVER = 1000
"""A cost no reading can make up for."""

_FAMILIES = {
    "double": {"open": "“‟❝〝", "close": "”❞〞〟", "low": "„", "plain": '"″＂'},
    "single": {"open": "‘‛❛`", "close": "’❜´", "low": "‚", "plain": "'′＇"},
    "guillemet": {"open": "«", "close": "»"},
    "angle": {"open": "‹", "close": "›"},
    "corner": {"open": "「｢﹁", "close": "」｣﹂"},
    "white corner": {"open": "『﹃", "close": "』﹄"},
}
_SHAPES = {
    mark: (family, shape)
    for family, shapes in _FAMILIES.items()
    for shape, marks in shapes.items()
    for mark in marks
}
_DOUBLED = {"''": "plain", "``": "open", "‘‘": "open", "’’": "close", "´´": "close", "′′": "plain"}
_SHAPES |= {mark: ("double", shape) for mark, shape in _DOUBLED.items()}

# letters of scripts that put spaces between words; the others set marks without spaces around them
_LETTER = r"[^\W\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_MARK = re.compile(
    "|".join(map(re.escape, _DOUBLED)) + "|[" + re.escape("".join(m for m in _SHAPES if len(m) == 1)) + "]"
)
_WORD_BEFORE = re.compile(rf"{_LETTER}\Z")
_WORD_AFTER = re.compile(_LETTER)

_NUMBER = re.compile(r"(?:\A|[^\w.,])\d{1,3}(?:[.,]\d{1,2}|[½¼¾⅓⅔⅛⅜⅝⅞])?\Z")
_FEET = re.compile(r"\d\s?(?:['’′]|ft\.?)\s?\d{1,2}(?:\.\d+|[½¼¾])?\Z")
_DECADE = re.compile(r"\d0s\b|\d\d\b(?!\d|[.,]\d)")
_ELISION = re.compile(
    r"(?:tis|twas|twere|twill|twould|em|im|er|til|till|cause|cos|cuz|coz|bout|round|nuff|kay|ere|neath|"
    r"gainst|tween|hood|sup|ello|ave|ome|n|un|uns|ol|ole|member|nother|scuse|fraid|burbs|roos|shrooms|"
    r"cept|most|ead|er|as|ow|t)\b(?!['’])",
    re.I,
)
_CLITIC = re.compile(r"(?:s|re|ve|ll|d|m|t|nt)\b(?!['’])", re.I)
_AND = re.compile(r"['‘’`]n['’´](?!\w)", re.I)
_SENTENCE_END = re.compile(r"[.!?…]['’\])]?\s+\Z")


class Mark(NamedTuple):
    """One quotation mark (or apostrophe) at ``text[start:end]`` with the costs of its three readings."""

    start: int
    end: int
    family: str
    shape: str
    opening: int
    closing: int
    ignoring: int
    first: bool
    """Nothing but space stands before it in its paragraph."""
    after_sentence: bool
    """A sentence ends right before it."""


def is_mark(char: str) -> bool:
    """Whether ``char`` can be a quotation mark; apostrophes are among them."""
    return char in _SHAPES


def is_double(char: str) -> bool:
    """Whether ``char`` can only be a quotation mark, never an apostrophe."""
    return char in _SHAPES and _SHAPES[char][0] != "single"


def marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of the paragraph ``text[start:end]`` in order, without apostrophes inside words."""
    begun = start
    while begun < end and text[begun].isspace():
        begun += 1
    for found in _MARK.finditer(text, start, end):
        i, j = found.span()
        family, shape = _SHAPES[found.group()]
        before, after = text[max(start, i - 12) : i], text[j : min(end, j + 12)]
        if family == "single":
            costs = _single(before, after, shape, found.group())
        else:
            costs = _double(before, after, family, shape)
        if costs is not None:
            yield Mark(i, j, family, shape, *costs, i == begun, bool(_SENTENCE_END.search(before)))


def _double(before: str, after: str, family: str, shape: str) -> tuple[int, int, int]:
    if family != "double":
        return (0 if shape == "open" else 5), 0, 15
    opening, closing = _opening(before, after), _closing(before, after)
    if shape == "plain":
        if _FEET.search(before):
            return NEVER, 50, 0
        return opening, closing, 10 if _NUMBER.search(before) else 30
    # the shape says most; the neighbours count in full only where it is used against its habit
    if shape == "close":
        return opening + 10, closing // 2, 30
    return opening // 2, closing + 40 * (shape == "low"), 30


def _single(before: str, after: str, shape: str, mark: str) -> tuple[int, int, int] | None:
    word_before, word_after = bool(_WORD_BEFORE.search(before)), bool(_WORD_AFTER.match(after))
    if word_before and word_after:
        return None
    if (before[-1:].lower() == "n" and _AND.match(before[-2:-1] + "n" + mark)) or _AND.match(mark + after):
        return None  # rock 'n' roll
    if before[-1:].isdigit() and (mark in "′'’" and _NUMBER.search(before)):
        return NEVER, 5, 0  # feet, minutes
    if word_before:
        return NEVER, _closing(before, after) + 40 * (shape == "low"), _after_word(before, shape)
    opening = _opening(before, after) + 20 * (shape == "close")
    closing = _closing(before, after)
    if not word_after:
        return opening, closing, 15 if not before or before[-1].isspace() else 30
    if _DECADE.match(after):
        return (opening + 15, closing, 5) if shape == "open" else (opening + 20, closing, 0)
    if _ELISION.match(after):
        return opening + 10, closing, 2
    if _CLITIC.match(after):
        return opening + 15, closing, 3
    return opening, closing, 5 if shape == "close" else 25


def _after_word(before: str, shape: str) -> int:
    """The cost of passing over a single mark at the end of a word: low where a possessive may end so."""
    if shape == "open":
        return 15
    if before[-1] in "sSzZxX":
        return 5
    return 10 if before.endswith("in") else 20


def _opening(before: str, after: str) -> int:
    """The cost of opening between these neighbours, highest where space follows but none stands before."""
    if not after or after[0].isspace():
        return 15 if not before or before[-1].isspace() else 40
    if _WORD_BEFORE.search(before):
        return 15
    return 10 * (before[-1:] != "" and before[-1] in ".,;:!?…)]}%")


def _closing(before: str, after: str) -> int:
    """The cost of closing between these neighbours, highest where space stands before but none follows."""
    if not before or before[-1].isspace():
        return 40 if _WORD_AFTER.match(after) else 15
    if _WORD_AFTER.match(after):
        return 15
    return 5 * (after[:1] != "" and after[0] in "([{")
