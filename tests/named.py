"""Names marked by hand: the chains of an article of our own, with nobody counting offsets."""

from __future__ import annotations

import re

from quotes.resolution.name_forms import NameMention
from quotes.resolution.names import Chain, build_chains

NAMES = {
    "Anna Berg": "PERSON",
    "Berg": "PERSON",
    "Tom Hale": "PERSON",
    "Hale": "PERSON",
    "Ivo Moll": "PERSON",
    "Harbour Watch": "ORG",
    "Port Ellery": "GPE",
}
"""The names of the tests' small world, and what the finder of names would call them."""


def mentions_of(text: str, names: dict[str, str] = NAMES) -> list[NameMention]:
    """Every place in ``text`` where one of ``names`` stands, the longest name first."""
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.finditer(rf"\b(?:{either})\b", text)
    return [NameMention(m.start(), m.end(), m.group(), names[m.group()]) for m in found]


def chains_of(text: str, names: dict[str, str] = NAMES) -> list[Chain]:
    return build_chains(text, mentions_of(text, names))
