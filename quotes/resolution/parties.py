"""Of which party a person is as the article says it beside the name, for ``the Democrat``."""

from __future__ import annotations

import re

from quotes.resolution.name_forms import NameMention

REACH = 110
"""Characters before a name in which its party stands."""

_BEFORE = re.compile(r"\b(Democrat|Republican)(?:ic)?(?:\s[A-Z]\w+\.?){0,3}\s\Z")
_AFTER = re.compile(r"\s\((?:(D)|R)-[A-Z]|,\san?\s(?:[\w-]+\s){0,3}(?:(Democrat)|Republican)\b")


def party_beside(text: str, mention: NameMention) -> str:
    """The party told beside a name, as its member is called, or nothing: ``Rep. Anna Berg (D-Ariz.)``."""
    if before := _BEFORE.search(text, max(0, mention.start - REACH), mention.start):
        return before[1].lower()
    after = _AFTER.match(text, mention.end)
    return ("democrat" if after[1] or after[2] else "republican") if after else ""
