"""Everybody of one article who can be a speaker: those it names, and those whom its sources bring up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from quotes.resolution.entities import Entity, described_entity, named_entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.name_forms import parse_person
from quotes.resolution.name_index import NameIndex
from quotes.resolution.names import Chain
from quotes.resolution.narrator import author_of, unnamed_narrator
from quotes.resolution.offices import OfficeAnswer, OfficeTable
from quotes.resolution.owned import described_with


class Cast:
    """The entities of one article; it grows as its sources are read."""

    def __init__(self, text: str, chains: Sequence[Chain], offices: OfficeTable, day: date | None) -> None:
        """``chains``: the names of ``text``; ``day``: the article's date, if it has one."""
        self.index = NameIndex(chains)
        self.entities = [_named(chain, text, offices, day) for chain in chains]
        self._by_chain = {chain.id: e for chain, e in zip(chains, self.entities, strict=True)}
        author = author_of(text, self.index)
        self._narrators = {True: unnamed_narrator(many=True), False: unnamed_narrator(many=False)}
        if author:
            self._narrators[False] = self._by_chain[author.id]

    def of(self, chain: Chain) -> Entity:
        """The entity of a chain of names."""
        return self._by_chain[chain.id]

    def narrator(self, many: bool) -> Entity:
        """Who says ``I``, or ``we``, outside all quotations."""
        return self._narrators[many]

    def together(self, mention: SourceMention) -> Entity:
        """The group of several who speak as one."""
        names = [chain.canonical for chain in mention.chains]
        name = " and ".join([", ".join(names[:-1]), names[-1]])
        known = next((e for e in self.entities if e.name == name), None)
        return known or self.add(Entity(name=name, kind="group", many=True, chains=mention.chains))

    def holder(self, office: OfficeAnswer, mention: SourceMention) -> Entity:
        """The holder of an office as an entity, so that later sources can mean them too."""
        role = re.sub(r"^the\s+", "", mention.text, flags=re.IGNORECASE)
        return self.add(
            Entity(office.name, "person", office.gender or None, role=role, id=office.wikidata_id)
        )

    def described(self, mention: SourceMention, owner: Entity | None = None) -> Entity:
        """Who is known by a description only; ``owner``: with regard to whom."""
        entity = described_entity(mention)
        if owner:
            entity.owner, entity.name = owner, described_with(entity.name, mention, owner)
        return self.add(entity)

    def add(self, entity: Entity) -> Entity:
        """``entity``, from now on one of them."""
        self.entities.append(entity)
        return entity


def _named(chain: Chain, text: str, offices: OfficeTable, day: date | None) -> Entity:
    """The entity of a chain, its kind, its gender and, of a surname, its id as the tables know them."""
    entity, known = named_entity(chain), offices.person(chain.canonical)
    if known and known.kind:
        entity.kind, entity.many = known.kind, known.kind == "group"
    if entity.kind == "person" and entity.role and not parse_person(entity.name).full:
        bearer = offices.bearer(entity.name, entity.role, day, text)
        entity.id = bearer.id if bearer else ""
    if known and entity.kind == "person" and entity.gender is None:
        entity.gender = known.gender or None
    return entity
