"""How old a person is as the article says it beside the name, for ``the 67-year-old``."""

from __future__ import annotations

import re

from quotes.resolution.name_forms import NameMention
from quotes.resolution.titles import name_tables

REACH = 60
"""Characters around a name in which its age stands."""

_AFTER = re.compile(
    r"(?:,\s(?:who\s(?:is|was|turned)\s)?|\s\()(?:now\s|aged?\s)?(?:an?\s)?(\d{1,3})"
    r"(?:-year-old\b|(?=[,;.)](?!\d)|\s(?:and|who|of|from)\b))"
)
_BEFORE = re.compile(r"\b(\d{1,3})-year-old((?:\s[\w’'-]+){0,4})\s$")
_SAID = re.compile(r"(?:the|this|that)\s(?:[\w-]+\s){0,2}(\d{1,3})-year-old\b(?!.*[’']s?\s)", re.IGNORECASE)


def age_beside(text: str, mention: NameMention) -> int | None:
    """The years told beside a name: ``Anna Berg, 67,``, ``Anna Berg (67)``, ``67-year-old Anna Berg``."""
    if found := _AFTER.match(text, mention.end, mention.end + REACH):
        return int(found[1])
    found = _BEFORE.search(text, max(0, mention.start - REACH), mention.start)
    return int(found[1]) if found and _is_title(found[2].split()) else None


def _is_title(words: list[str]) -> bool:
    """Whether nothing, or a title alone, stands between an age and a name: no ``son of teacher``."""
    tables = name_tables()
    others = any(tables.has("prepositions", word) or word.endswith(("’s", "'s")) for word in words)
    return not words or (tables.is_head(words[-1]) and not others)


def age_said(words: str) -> int | None:
    """The years by which a source takes somebody up: ``the 67-year-old``."""
    found = _SAID.match(words)
    return int(found[1]) if found else None
