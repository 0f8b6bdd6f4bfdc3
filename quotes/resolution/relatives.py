"""Relatives: who is whose wife or brother as the article tells it, for ``his wife`` and ``her brother``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables

_KIN = r"(?P<owner>his|her|[A-Z][\w-]+[’']s?)\s(?:[a-z-]+\s){0,2}?(?P<kin>[a-z]+)"
_SOURCE = re.compile(_KIN, re.IGNORECASE)
_BESIDE = re.compile(rf"\b{_KIN},?\s\Z", re.IGNORECASE)
"""Before a name: ``his wife,``, ``Berg's younger brother``."""
_SEX = {"his": "m", "her": "f"}
BESIDE = 60
"""Characters before a name in which its bearer is called somebody's relative."""


@dataclass(frozen=True, slots=True)
class Tie:
    """That ``one`` is the ``kin`` of whom ``owner`` means, ``his`` or ``Berg's``: of ``other``, if told."""

    kin: str
    owner: str
    one: Entity
    other: Entity | None


def relative(text: str, mention: SourceMention, entities: Sequence[Entity]) -> Entity | None:
    """The one named person whom ``text`` calls what a source does; else the one of whom it calls somebody the
    counterpart: the husband of ``his wife, Anna Berg``."""
    found = _SOURCE.fullmatch(mention.text) if mention.kind == "nominal" else None
    kin: dict[str, str] = tables()["kin"]
    if not found or mention.head not in kin:
        return None
    people = [e for e in entities if e.kind == "person" and e.chains]
    ties = list(_ties(text, mention, people))
    owner = found["owner"].lower()
    same = [tie.one for tie in ties if tie.kin == mention.head and _is_of(owner, tie)]
    back = [t.other for t in ties if t.other and t.kin in kin[mention.head].split() and _fits(owner, t.one)]
    told = [e for e in same or back if e.gender in (None, mention.gender) or mention.gender is None]
    return told[0] if told and all(e is told[0] for e in told) else None


def _is_of(owner: str, tie: Tie) -> bool:
    """Whether ``his`` of a source and whoever the tie is with can be one."""
    return owner == tie.owner or (tie.other is not None and _fits(owner, tie.other))


def _fits(owner: str, entity: Entity) -> bool:
    """Whether ``his``, or ``Berg's``, can mean the entity."""
    if owner in _SEX:
        return entity.gender in (None, _SEX[owner])
    return re.sub(r"[’']s?$", "", owner) in entity.name.lower().split()


def _ties(text: str, mention: SourceMention, people: Sequence[Entity]) -> Iterator[Tie]:
    """The ties that the text before a source tells beside names."""
    assert mention.span is not None
    for one in people:
        for start, _ in one.mentions:
            if start >= mention.span[0]:
                break
            beside = _BESIDE.search(text, max(0, start - BESIDE), start)
            if beside and beside["kin"] in tables()["kin"]:
                owner = beside["owner"].lower()
                yield Tie(beside["kin"], owner, one, _last_named(owner, beside.start(), one, people))


def _last_named(owner: str, at: int, one: Entity, people: Sequence[Entity]) -> Entity | None:
    """Of those whom ``his`` can mean at ``at``, who was named last."""
    before = [(e.last_before(at + 1), n) for n, e in enumerate(people) if e is not one and _fits(owner, e)]
    named = [(last, n) for last, n in before if last is not None]
    return people[max(named)[1]] if named else None
