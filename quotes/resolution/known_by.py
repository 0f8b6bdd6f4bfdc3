"""Sources that describe somebody of the article so that nobody else can be meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quotes.resolution.ages import age_said
from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables
from quotes.resolution.offices import OfficeTable
from quotes.resolution.standing import is_gone
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
    return _only(theirs)


def by_age(mention: SourceMention, entities: Sequence[Entity]) -> Entity | None:
    """The one person of whom the article says that they are as old as ``the 67-year-old``."""
    age = age_said(mention.text) if mention.kind == "nominal" else None
    return _only([e for e in entities if age is not None and e.age == age and _may_be(mention, e)])


def by_succession(mention: SourceMention, entities: Sequence[Entity]) -> Entity | None:
    """The one predecessor whom the article names, if a source is ``the former minister``."""
    if not is_gone(mention):
        return None
    return _only([e for e in entities if "predecessor" in e.role.lower().split() and _may_be(mention, e)])


def _may_be(mention: SourceMention, entity: Entity) -> bool:
    """Whether the entity is a person of the sex that a source tells."""
    return entity.kind == "person" and not (mention.gender and entity.gender not in (None, mention.gender))


def _only(found: Sequence[Entity]) -> Entity | None:
    return found[0] if len(found) == 1 else None


KNOWN_BY: tuple[Callable[[SourceMention, Sequence[Entity]], Entity | None], ...] = (
    by_owner,
    by_age,
    by_succession,
)
