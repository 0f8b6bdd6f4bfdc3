"""How the words of a described source fit what the article, or the tables of offices, call somebody."""

from __future__ import annotations

import re

from quotes.resolution.ages import age_said
from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention, TitleFit, bears_title, description
from quotes.resolution.offices import OfficeAnswer, OfficeTable
from quotes.resolution.titles import name_tables

_ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "my"))


class TitleFits:
    """Tells of nominals whom their titles fit; a title that was read once is remembered."""

    def __init__(self, offices: OfficeTable) -> None:
        """``offices``: who held which when."""
        self.offices = offices
        self._parsed: dict[str, frozenset[str]] = {}

    def of(self, entity: Entity, mention: SourceMention, office: OfficeAnswer | None) -> TitleFit:
        """How a nominal fits the entity: by age, by date, by the office its role names, else by words.

        ``office``: who holds the one that the nominal names, on the day of the article.
        """
        if mention.kind != "nominal":
            return ""
        if entity.kind == "person":
            if entity.age is not None and (age := age_said(mention.text)) is not None:
                return "own" if age == entity.age else "other"
            if asked := self._offices_named(mention.text):
                return self._by_office(entity, mention, asked, office)
        fit = _by_words(entity, mention)
        in_office = entity.kind == "person" and name_tables().has("offices", mention.head)
        return "another’s" if fit == "other" and in_office else fit

    def _by_office(
        self, entity: Entity, mention: SourceMention, asked: frozenset[str], office: OfficeAnswer | None
    ) -> TitleFit:
        """How a nominal that can name the offices ``asked`` fits a person; ``office``: its holder by date."""
        if office is not None and self.offices.same_person(entity.name, office):
            return "own"
        ever = self.offices.ever_held(entity.name)
        held = self._offices_named(entity.role)
        held = (held & ever) or held  # President Macron is no other country's president
        certain = office is not None and len(asked) == 1
        if asked & held:
            return "another’s" if certain and len(held) > 1 else "own"
        if held or certain:
            return "another’s"
        if office is None and asked & ever:
            return "own"
        return "own" if _by_words(entity, mention) == "own" else "another’s"

    def _offices_named(self, title: str) -> frozenset[str]:
        if title not in self._parsed:
            self._parsed[title] = frozenset(self.offices.parse(title))
        return self._parsed[title]


def _by_words(entity: Entity, mention: SourceMention) -> TitleFit:
    """How a nominal fits the words by which the article calls the entity."""
    return bears_title(mention, f"{entity.role} {entity.party}", entity.head, entity.name)


def own_name(mention: SourceMention) -> frozenset[str]:
    """The words in capitals that ``the Norwich council`` shares with whatever entity it can stand for."""
    if mention.kind != "nominal" or mention.stands_for != "body":
        return frozenset()
    return frozenset(w for w in proper_words(description(mention)) if w.lower() != mention.head)


def proper_words(name: str) -> frozenset[str]:
    """What tells a body from others of its kind: ``Norwich`` of ``the Norwich council``."""
    words = (word.strip("'’.,") for word in re.sub(r"[’']s?\b", "", name).split())
    return frozenset(w for w in words if w[:1].isupper() and w.lower() not in _ARTICLES)
