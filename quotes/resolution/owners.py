"""Whose office a title is: ``Norland’s energy minister`` is not ``the Drovian energy minister``."""

from __future__ import annotations

import re
from collections.abc import Callable

from quotes.resolution.titles import ADJECTIVE, name_tables

_PLACE = r"(?:[A-Z][\w-]*(?:\s[A-Z][\w-]*)*|(?:north|south|east|west)(?:[a-z]*))"
_OWNING = re.compile(r"\b([A-Z][\w-]*(?:\s[A-Z][\w-]*)*)(?:\s[a-z]+)?[’']s?\s")
_OF = re.compile(rf"\s(?:of|for)\s(?:the\s)?({_PLACE})\s*$")
_CAPITALS = re.compile(r"(?<![\w’'-])(?:U\.[SK]\.|[A-Z][\w-]+)(?![’'])")
STEM = 4
"""Letters that the last word of a place shares with what is made of its name: ``Kenya``, ``Kenyan``."""


def other_owner(said: str, borne: str, body_of: Callable[[str], str | None]) -> bool:
    """Whether both titles tell whose they are, and it is not the same; ``body_of``: the key of the country or
    body that words are a name or an adjective of."""
    one, other = (_owners(title, body_of) for title in (said, borne))
    return bool(one and other) and one.isdisjoint(other)


def _owners(title: str, body_of: Callable[[str], str | None]) -> set[str]:
    words = {found[1] for pattern in (_OWNING, _OF) for found in pattern.finditer(title)}
    words |= {found[0] for found in _CAPITALS.finditer(title) if _is_place(found[0], body_of)}
    return {body_of(word) or word.split()[-1].lower()[:STEM] for word in words}


def _is_place(word: str, body_of: Callable[[str], str | None]) -> bool:
    """Whether a word of a title tells of a country or place: ``French``, ``Drovian``; not ``Republican``."""
    tables = name_tables()
    unknown = not tables.is_title(word) and not tables.has("demonyms", word)
    return body_of(word) is not None or (unknown and ADJECTIVE.fullmatch(word) is not None)
