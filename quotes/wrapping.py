"""Lines cut at a width, whose ends mean nothing: they become blanks, so that offsets stay."""

from __future__ import annotations

import re

NARROWEST, WIDEST = 50, 130
"""Characters of a line that is cut at a width: verse is narrower, a paragraph on one line wider."""

SLACK = 0.1
"""By how much of the width a line may be longer, or fall short beside the word that had no room in it."""

CUT_SHARE, OPEN_SHARE = 0.6, 0.4
"""How many line ends without a blank line must lie at the width, and of these in mid-sentence."""

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]}]*$")
_GOES_ON = re.compile(r"[\"'“‘(\[{]*[a-z]")
_FIRST = re.compile(r"[^\s–—-]+[–—-]?|\S")
_NO_PROSE = re.compile(r"\S(?:\t|  {2,})\s*\S|(?:^|\s)\|(?:\s|$)")
_ITEM = re.compile(r"(?:[*•·#>]|\(?\d{1,2}[.)])\s")


def unwrap(text: str) -> str:
    """``text`` with a blank for each line end that only keeps lines to a width, if it is clearly so wrapped.

    A text is if the lines inside its paragraphs are nearly all as full as the next word let them be and many
    of them end in mid-sentence. Whatever else has lines (one paragraph a line, lists, verse, tables) stays.
    """
    lines = text.split("\n")
    inner = [n for n in range(len(lines) - 1) if _is_inner(lines[n].rstrip(), lines[n + 1].rstrip())]
    opened = {n for n in inner if _is_open(lines[n], lines[n + 1])}
    width = _width([len(lines[n].rstrip()) for n in opened])
    if not NARROWEST <= width <= WIDEST:
        return text
    cut = {n for n in inner if _is_cut(lines[n], lines[n + 1], width)}
    if len(cut) < CUT_SHARE * len(inner) or len(cut & opened) < OPEN_SHARE * len(cut):
        return text
    return "".join(
        line.replace("\r", " ") + " " if n in cut else line + "\n" for n, line in enumerate(lines)
    )[:-1]


def _is_inner(line: str, following: str) -> bool:
    """Whether the two stand in one paragraph of running text."""
    if not line.strip() or not following.strip() or _NO_PROSE.search(line) or _NO_PROSE.search(following):
        return False
    return not _ITEM.match(following.lstrip()) and _indent(following) <= _indent(line)


def _width(lengths: list[int]) -> int:
    """The width that lines of these ``lengths`` were cut at; single ones may be longer."""
    return sorted(lengths)[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _is_open(line: str, following: str) -> bool:
    return not _ENDED.search(line.rstrip()) and bool(_GOES_ON.match(following.lstrip()))


def _is_cut(line: str, following: str, width: int) -> bool:
    """Whether the first word of the ``following`` line had no room on this one."""
    first, length = _FIRST.match(following.lstrip()), len(line.rstrip())
    full = length + 1 + len(first[0] if first else "") > width * (1 - SLACK)
    return full and length < width * (1 + SLACK) + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
