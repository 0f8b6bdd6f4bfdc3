"""Whom a source that names nobody can stand for, by gender, number and kind, and what is known of where it
stands: above all at which words the network points as referring to the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables

_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|six|some|several|many|most|few|a few|other|another|various|multiple|more"
    r"|both|no|anonymous|unnamed|unidentified|\d+)\b",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:the|this|that|these|those|his|her|its|their|my|our|your|every|each|[\w’'.]+[’']s?)\s", re.IGNORECASE
)

HINT = 0.05
"""How likely something must be to the network to count at all."""


@dataclass(frozen=True)
class Setting:
    """Where a source stands and what went before.

    ``referents``: probability by token start (characters) that the word refers to the same as the source.
    ``enclosing``: speakers of quotes around it; ``direct``: the nearest of these is in marks. ``cued``: the
    quote has a cue of its own, so it does not just go on. ``adjacent``: somebody is quoted right before it.
    ``introduced``: who is first to speak under a name further down, if the source stands at the top.
    """

    paragraph: int
    referents: Mapping[int, float]
    last: Entity | None
    enclosing: tuple[Entity, ...]
    direct: bool
    cued: bool = False
    introduced: Entity | None = None
    adjacent: bool = False


def possible(mention: SourceMention, entity: Entity, referents: Mapping[int, float]) -> bool:
    """Whether gender, number and kind let ``mention`` stand for ``entity``; ``It`` can be the letter a person
    wrote, if the network points at the letter (``referents``)."""
    if mention.gender and entity.gender and mention.gender != entity.gender:
        return False
    person = entity.kind == "person"
    if entity.is_known_place and mention.head in tables()["enterprises"]:
        return False
    known = entity.is_place or mention.head in entity.name.lower().split()
    if entity.chains and not known and mention.head in tables()["places"]:
        return False
    if mention.stands_for == "body":
        if person and mention.kind == "pronoun" and _document_pointed_at(entity, referents):
            return True
        return entity.may_be_body and (entity.kind != "group" or bool(mention.many))
    if mention.stands_for == "person":
        return person
    if mention.many and mention.stands_for == "any":
        return mention.kind == "pronoun" or not person
    if mention.kind == "nominal" and mention.stands_for == "any":  # ``the developer``, a person or a body
        return not entity.is_place and entity.kind != "group"
    return True


def _document_pointed_at(entity: Entity, referents: Mapping[int, float]) -> bool:
    return any(a <= at < b and p > HINT for at, p in referents.items() for a, b in entity.documents)


def pointed_at(entity: Entity, referents: Mapping[int, float]) -> float:
    """How much of the network's probability falls on words of the entity's mentions."""
    return sum(p for at, p in referents.items() if at >= 0 and entity.mentioned_at(at))


def is_indefinite(mention: SourceMention) -> bool:
    """Whether a source brings somebody new up: ``a senior official``, ``three residents``."""
    return mention.kind == "nominal" and bool(_INDEFINITE.match(mention.text))


def may_be_named_later(mention: SourceMention) -> bool:
    """Whether a source reads like one named later: ``an expert``, a headline's ``Harbour expert``, no
    ``aide``."""
    if not mention.may_be_one_person or is_unnamed(mention):
        return False
    return is_indefinite(mention) or (mention.kind == "nominal" and not _DETERMINED.match(mention.text))


def is_unnamed(mention: SourceMention) -> bool:
    """Whether a source is of those that are kept from view: ``a senior official``."""
    return mention.head in tables()["unnamed"]
