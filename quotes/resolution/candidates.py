"""Whoever a source that names nobody can stand for, the likeliest first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from quotes.resolution.ages import age_said
from quotes.resolution.apart import described_before, is_addressee, is_other_argument
from quotes.resolution.discourse import Discourse, QuoteParts
from quotes.resolution.entities import Entity
from quotes.resolution.evidence import Evidence, for_nobody, for_somebody, kind_of
from quotes.resolution.exclusions import (
    is_asked,
    is_of_somebody,
    is_only_addressed,
    is_only_elsewhere,
    is_ruled_out,
    is_spoken_to,
    owner_of,
)
from quotes.resolution.handed import Handed
from quotes.resolution.mention import SourceMention, TitleFit, bears_title, description, read_pronoun
from quotes.resolution.mention_tables import tables
from quotes.resolution.offices import OfficeAnswer, OfficeTable
from quotes.resolution.possible import HINT, Setting, is_indefinite, pointed_at, possible
from quotes.resolution.titles import name_tables

_ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "my"))
LEAD, SOON = 4, 2
"""Paragraphs at the top in which somebody may speak who is named further down; how soon that must be
elsewhere."""
DOUBTED, SURE = 0.45, 0.5
"""Up to how likely who spoke last may be to the network, and how likely another, to be overtaken."""
_FIRST_WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom one source can stand for: each entity with its evidence, and the evidence for nobody.

    ``kind``: of the source, see ``evidence.KINDS``.
    """

    kind: int
    somebody: Sequence[tuple[Entity, Evidence]]
    nobody: Evidence


class Candidates:
    """The entities of one article that its sources can stand for."""

    def __init__(
        self,
        discourse: Discourse,
        offices: OfficeTable,
        namings: Sequence[tuple[int, Entity]] = (),
    ) -> None:
        """``namings``: where people speak under their own names, in order of the text."""
        self.discourse, self.offices, self.namings = discourse, offices, namings
        self._parsed: dict[str, frozenset[str]] = {}

    def of(
        self,
        quote: QuoteParts,
        mention: SourceMention,
        around: list[tuple[QuoteParts, Entity]],
        office: OfficeAnswer | None,
        asker: Entity | None = None,
    ) -> Choice:
        """Everybody whom nothing rules out, with what speaks for them; ``asker``: whom ``quote`` answers."""
        setting = self._setting(quote, around)
        own, owner = _own_name(mention), owner_of(mention)
        found: list[tuple[Entity, Evidence]] = []
        pointed_in_all = 0.0
        asked, handed = is_asked(self.discourse.text, quote), Handed(self.discourse.text, mention)
        described = described_before(self.discourse.text, mention)
        named = self._people_named_in(mention) if is_indefinite(mention) else []
        for entity in () if asked else self.discourse.near(quote.at):
            if (setting.direct and entity in setting.enclosing) or entity is asker:
                continue
            if not possible(mention, entity, setting.referents) or is_ruled_out(mention, entity):
                continue
            if handed.is_not_by(entity) or is_addressee(self.discourse.text, quote, entity):
                continue
            if is_other_argument(self.discourse.text, described, entity):
                continue
            if entity is setting.last and self._is_overtaken(entity, quote, setting):
                continue
            title = self._title(entity, mention, office)
            pointed = pointed_at(entity, setting.referents)
            if title == "other" and entity.described and mention.stands_for == "body":
                continue  # the union is not the company
            if title == "another’s" or (owner and not title and pointed <= HINT):
                continue  # nothing says that who stands near is Hale's lawyer
            of_another = entity.chains and any(person is not entity for person in named)
            if of_another and not title and entity is not setting.introduced:
                continue  # nor that a lawyer for Hale is who has just been named
            if is_of_somebody(mention, entity, title) or is_spoken_to(self.discourse.text, quote, entity):
                continue
            if is_only_addressed(self.discourse.text, mention, entity, title, quote.at):
                continue
            other_name = not own <= _proper_words(entity.name)
            if other_name and (title == "own" or entity.described or mention.person_behind):
                continue  # the Norwich council is not the council of Oakmere
            before = entity.last_before(quote.at)
            if is_only_elsewhere(self.discourse.text, quote, entity):
                continue
            back = None if before is None else setting.paragraph - self.discourse.paragraph(before)
            evidence = for_somebody(mention, entity, setting, pointed, title, back, other_name)
            found.append((entity, evidence))
            pointed_in_all += pointed
        nobody = for_nobody(mention, pointed_in_all, setting.referents.get(-1, 0.0), len(found))
        return Choice(kind_of(mention), found, nobody)

    def _is_overtaken(self, last: Entity, quote: QuoteParts, setting: Setting) -> bool:
        """Whether a quote without source or cue points at somebody mentioned since ``last`` spoke:
        ``… Voss said. Berg disagreed. “It did not.”``"""
        if quote.source or quote.cue or pointed_at(last, setting.referents) > DOUBTED:
            return False
        spoke = max((at for at in last.spoke if at < quote.at), default=quote.at)
        since = (e for e in self.discourse.near(quote.at) if e.kind == "person" and e is not last)
        return any(
            (e.last_before(quote.at) or 0) > spoke and pointed_at(e, setting.referents) > SURE for e in since
        )

    def _people_named_in(self, mention: SourceMention) -> list[Entity]:
        """Who is named in the words of a source: Hale in ``a lawyer for Hale``."""
        if mention.span is None:
            return []
        start, end = mention.span
        near = (e for e in self.discourse.near(end) if e.kind == "person" and e.chains)
        return [e for e in near if (e.last_before(end) or -1) >= start]

    def _setting(self, quote: QuoteParts, around: list[tuple[QuoteParts, Entity]]) -> Setting:
        return Setting(
            paragraph=self.discourse.paragraph(quote.at),
            referents={} if self._begins_with_a_pronoun(quote) else quote.referents,
            last=self.discourse.last_speaker(quote.at, [q for q, _ in around]),
            enclosing=tuple(e for _, e in around),
            direct=bool(around) and around[-1][0].type == "direct",
            cued=bool(quote.cue),
            introduced=self._introduced(quote),
            adjacent=self.discourse.follows_another(quote),
        )

    def _begins_with_a_pronoun(self, quote: QuoteParts) -> bool:
        """Whether a quote without a source begins as ``“He called me twice”``: its first word is what the
        network was asked about, and means somebody else than who speaks."""
        first = None if quote.source else _FIRST_WORD.match(self.discourse.text, quote.content[0][0])
        pronoun = read_pronoun(first.group()) if first else None
        return bool(pronoun and pronoun[2] != "narrator")

    def _introduced(self, quote: QuoteParts) -> Entity | None:
        """Whom a text that begins with ``an expert has warned`` goes on to name: the next to speak under a
        name that did not stand before. Texts begin at the top and wherever another one is embedded."""
        k = bisect_left(self.namings, quote.at, key=itemgetter(0))
        entity = self.namings[k][1] if k < len(self.namings) else None
        if entity is None or entity.mentions[0][0] <= quote.at:
            return None
        here, there = (self.discourse.paragraph(at) for at in (quote.at, entity.mentions[0][0]))
        soon = there - here <= SOON and pointed_at(entity, quote.referents) > HINT
        return entity if here < LEAD or soon else None

    def _title(self, entity: Entity, mention: SourceMention, office: OfficeAnswer | None) -> TitleFit:
        """How a nominal fits the entity: by age, by date, by the office its role names, else by words."""
        if mention.kind != "nominal":
            return ""
        if entity.kind == "person":
            if entity.age is not None and (age := age_said(mention.text)) is not None:
                return "own" if age == entity.age else "other"
            if asked := self._offices_named(mention.text):
                return self._office_fit(entity, mention, asked, office)
        fit = _words_fit(entity, mention)
        in_office = entity.kind == "person" and name_tables().has("offices", mention.head)
        return "another’s" if fit == "other" and in_office else fit

    def _office_fit(
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
        return "own" if _words_fit(entity, mention) == "own" else "another’s"

    def by_epithet(self, mention: SourceMention, entities: Sequence[Entity]) -> Entity | None:
        """The body that ``the alliance`` or ``the bloc`` is in all news, if the article names it."""
        epithet = tables()["epithets"].get(mention.head, "") if not _own_name(mention) else ""
        body = self.offices.body_of(epithet) if epithet else None
        named = [e for e in entities if body and e.chains and self.offices.body_of(e.name) == body]
        return max(named, key=lambda e: len(e.mentions), default=None)

    def by_owner(self, mention: SourceMention, entities: Sequence[Entity]) -> Entity | None:
        """The one person whose role says whose ``Hale's lawyer`` it is: ``an attorney for Tom Hale``."""
        owner = owner_of(mention)
        if not owner:
            return None
        serving = (e for e in entities if e.kind == "person" and owner in e.role.split())
        theirs = [e for e in serving if bears_title(mention, e.role, "", "") == "own"]
        return theirs[0] if len(theirs) == 1 else None

    def _offices_named(self, title: str) -> frozenset[str]:
        if title not in self._parsed:
            self._parsed[title] = frozenset(self.offices.parse(title))
        return self._parsed[title]


def _words_fit(entity: Entity, mention: SourceMention) -> TitleFit:
    """How a nominal fits the words by which the article calls the entity."""
    return bears_title(mention, f"{entity.role} {entity.party}", entity.head, entity.name)


def _own_name(mention: SourceMention) -> frozenset[str]:
    """The words in capitals that ``the Norwich council`` shares with whatever entity it can stand for."""
    if mention.kind != "nominal" or mention.stands_for != "body":
        return frozenset()
    return frozenset(w for w in _proper_words(description(mention)) if w.lower() != mention.head)


def _proper_words(name: str) -> frozenset[str]:
    """What tells a body from others of its kind: ``Norwich`` of ``the Norwich council``."""
    words = (word.strip("'’.,") for word in re.sub(r"[’']s?\b", "", name).split())
    return frozenset(w for w in words if w[:1].isupper() and w.lower() not in _ARTICLES)
