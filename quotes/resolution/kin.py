"""Whom the words before a name call somebody's relative, and the gender that this tells."""

from __future__ import annotations

import re

from quotes.resolution.name_forms import NameMention
from quotes.resolution.titles import Gender, name_tables
from quotes.resolution.titles_beside import REACH

KIN = re.compile(
    r"mother|father|parent|son|daughter|child|wife|husband|widow|widower|spouse|partner|brother|sister|uncle|aunt"
    r"|nephew|niece|cousin|grandson|granddaughter"
)
_OF_KIN = re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|\w+[’']s?)\s(?:[a-z-]+\s){{0,2}}?({KIN.pattern}),?\s\Z")
"""Before the name of somebody's relative."""
_MARRIED = ("husband", "wife")


def gender_of_kin(text: str, mention: NameMention, married: bool = False) -> Gender | None:
    """The gender of somebody whom the words before a name call a relative: ``her husband, Tom``; of the
    ``married`` alone if asked so."""
    kin = _OF_KIN.search(text, max(0, mention.start - REACH), mention.start)
    if not kin or (married and kin[1] not in _MARRIED):
        return None
    apposed = not kin[0].endswith(", ") or text[mention.end : mention.end + 1] in tuple(",.;:)")
    return name_tables().gender_of_titles([kin[1]]) if apposed else None
