"""Who ``I`` is outside all quotations: the author named above the text, and nobody of whom the text tells."""

from __future__ import annotations

import re

from quotes.resolution.entities import Entity
from quotes.resolution.name_index import NameIndex
from quotes.resolution.names import Chain

_BYLINE = re.compile(r"(?:By\s(?:our\s[a-z]+\s)?)?", re.IGNORECASE)
_BESIDE = re.compile(r"(?:,[^,.\n]*|\s(?:in|for)\s[^,.\n]*)?[ \t]*(?:\n|$)")
"""What may stand on the line of a byline after its one name."""
_END = re.compile(r"[ \t]*\n")
_TOLD_TO = re.compile(r"\bas[-\s]told[-\s]to\b", re.IGNORECASE)
TOP = 300
"""Characters from the beginning of a text in which its byline stands, and of a line that tells whose words
follow: ``Anna Berg, 71, lost her house. As told to Una Voss``."""


def unnamed_narrator(many: bool) -> Entity:
    """A narrator whom the text does not name: it only says ``I``, or ``we``."""
    return Entity(name="we" if many else "I", kind="group" if many else "person", many=many, described=True)


def author_of(text: str, index: NameIndex) -> Chain | None:
    """The one person whom a line such as ``By Anna Berg`` at the top of ``text`` names as its author, or who
    told it to somebody; ``index``: its names. A name alone on a line is nobody's of whom the text goes on to
    tell."""
    for start, end, chain in index.within((0, TOP)):
        line = text.rfind("\n", 0, start) + 1
        named = chain.kind == "person" and _BYLINE.fullmatch(text, line, start) and _BESIDE.match(text, end)
        if named and (line < start or (len(chain.mentions) == 1 and _END.match(text, end))):
            return chain
    for told in _TOLD_TO.finditer(text, 0, 3 * TOP):
        line = text.rfind("\n", 0, told.start()) + 1
        people = [c for _, _, c in index.within((line, line + TOP)) if c.kind == "person"]
        return people[0] if people else None
    return None
