"""Names that the finder of names broke in pieces: halves, nicknames, nations before what is of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from quotes.resolution.name_forms import PERSON, NameMention
from quotes.resolution.titles import name_tables

_NICKNAME = re.compile(r" (?:[“\"‘'«](?:[Tt]he )?[A-Z][\w’ -]{1,20}[”\"’'»]|(\()[A-Z][\w’-]{1,20}\)) ")
"""``Rufus “Moth” Hale``; in brackets only after a given name, for ``Hale (Norwich)`` is another matter."""

Joins = Callable[[str, NameMention, NameMention], bool]
"""Whether two names of a text, one after the other, are one."""


def joined(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names``, which are in order, with the pieces of each put together."""
    whole: list[NameMention] = []
    for name in _without_nicknames(text, names):
        if whole and any(joins(text, whole[-1], name) for joins in (_is_half, _is_nicknamed)):
            whole[-1] = replace(whole[-1], end=name.end, text=text[whole[-1].start : name.end])
        else:
            whole.append(name)
    return whole


def _without_nicknames(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names`` without those between the marks of a nickname."""
    kept: list[NameMention] = []
    inside = 0
    for name in names:
        if name.start < inside:
            continue
        nickname = _nickname_after(text, name)
        starts = {other.start for other in names} if nickname else set()
        inside = nickname.end() if nickname and nickname.end() in starts else 0
        kept.append(name)
    return kept


def _nickname_after(text: str, name: NameMention) -> re.Match[str] | None:
    found = _NICKNAME.match(text, name.end) if name.label == PERSON else None
    return None if found and found[1] and not name_tables().is_given(name.text) else found


def _is_half(text: str, one: NameMention, other: NameMention) -> bool:
    """``Hale`` and ``-Brandt`` right after it."""
    return other.start == one.end and other.text.startswith("-")


def _is_nicknamed(text: str, one: NameMention, other: NameMention) -> bool:
    """``Rufus`` and ``Hale`` of ``Rufus “Moth” Hale``."""
    nickname = _nickname_after(text, one)
    return nickname is not None and nickname.end() == other.start and other.label == PERSON
