"""Who ``I`` is outside all quotations: the author named above the text, and nobody of whom the text tells."""

from __future__ import annotations

import re

from quotes.resolution.entities import Entity
from quotes.resolution.name_index import NameIndex
from quotes.resolution.names import Chain

_BYLINE = re.compile(r"By\s(?:our\s[a-z]+\s)?", re.IGNORECASE)
_BESIDE = re.compile(r"(?:,[^,.\n]*|\s(?:in|for)\s[^,.\n]*)?\s*(?:\n|$)")
"""What may stand on the line of a byline after its one name."""
TOP = 300
"""Characters from the beginning of a text in which its byline stands."""


def nobody() -> Entity:
    """A narrator whom the text does not name."""
    return Entity(name="", kind="unknown", described=True)


def author_of(text: str, index: NameIndex) -> Chain | None:
    """The one person whom a line such as ``By Anna Berg`` at the top of ``text`` names; ``index``: its names."""
    for start, end, chain in index.within((0, TOP)):
        line = text.rfind("\n", 0, start) + 1
        if chain.kind == "person" and _BYLINE.fullmatch(text, line, start) and _BESIDE.match(text, end):
            return chain
    return None
