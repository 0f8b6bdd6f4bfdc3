"""Sources that describe somebody of the article so that nobody else can be meant."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables
from quotes.resolution.offices import OfficeTable
from quotes.resolution.title_fits import bears_title, own_name


def by_epithet(mention: SourceMention, entities: Sequence[Entity], offices: OfficeTable) -> Entity | None:
    """The body that ``the alliance`` or ``the bloc`` is in all news, if the article names it."""
    epithet = tables()["epithets"].get(mention.head, "") if not own_name(mention) else ""
    body = offices.body_of(epithet) if epithet else None
    named = [e for e in entities if body and e.chains and offices.body_of(e.name) == body]
    return max(named, key=lambda e: len(e.mentions), default=None)


def by_owner(mention: SourceMention, entities: Sequence[Entity]) -> Entity | None:
    """The one person whose role says whose ``Hale's lawyer`` it is: ``an attorney for Tom Hale``."""
    owner = mention.owner
    if not owner:
        return None
    serving = (e for e in entities if e.kind == "person" and owner in e.role.split())
    theirs = [e for e in serving if bears_title(mention, e.role, "", "") == "own"]
    return theirs[0] if len(theirs) == 1 else None
