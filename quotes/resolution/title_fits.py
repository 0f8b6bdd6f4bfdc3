"""How the words of a described source fit what the article, or the tables of offices, call somebody."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from quotes.resolution.ages import age_said
from quotes.resolution.entities import Entity
from quotes.resolution.mention import FUNCTION, WORD, SourceMention, description
from quotes.resolution.mention_tables import tables
from quotes.resolution.offices import OfficeAnswer, OfficeTable
from quotes.resolution.owners import other_owner
from quotes.resolution.sorts import words_called
from quotes.resolution.titles import ADJECTIVE, is_trade, name_tables

TitleFit = Literal["own", "called", "other", "another’s", ""]
"""How a nominal fits an entity's titles, see ``bears_title``; ``another’s``: of who held the office then."""

_OWNER = re.compile(r"([A-Z][\w-]+)[’']s\s\Z")
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "my"))
_OWNED_BY = re.compile(r"the\s(?:[a-z-]+\s){0,3}?([a-z-]+)[’']s?\s", re.IGNORECASE)


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
            if self._is_anothers(entity, mention):
                return "another’s"
            if asked := self._offices_named(mention.text):
                return self._by_office(entity, mention, asked, office)
        return _by_words(entity, mention)

    def _is_anothers(self, entity: Entity, mention: SourceMention) -> bool:
        """Whether the source is who has the entity's office in another country or body."""
        titles = {title_word(word) for word in WORD.findall(entity.role)}
        same = title_word(mention.head) in titles
        return same and other_owner(mention.text, entity.role, self.offices.body_of)

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
    if mention.stands_for == "document" and entity.kind != "person":
        mention = maker(mention) or mention
    role = entity.name if entity.described and entity.kind == "person" else f"{entity.role} {entity.party}"
    return bears_title(mention, role, entity.head, entity.name)


def maker(mention: SourceMention) -> SourceMention | None:
    """Whose a document is by the noun before its own: the department of ``department data``, of ``the
    department’s website``."""
    if mention.stands_for != "document":
        return None
    words = WORD.findall(description(mention).lower())
    place = words.index(mention.head) if mention.head in words else 0
    owner = _OWNED_BY.match(mention.text)
    noun = owner[1] if owner else words[place - 1] if place else ""
    if noun not in tables()["bodies"]:
        return None
    return replace(mention, text=noun, head=noun, stands_for="body", many=False)


def bears_title(mention: SourceMention, role: str, head: str, name: str) -> TitleFit:
    """How a nominal (``the foreign minister``) fits the titles of an entity.

    ``own``: it is the title the article gives a person (``role``), its own ``head`` noun, or a word of its
    ``name`` (``the ministry``, ``the college``). ``called``: the article calls a body so, or who has such a
    name or title is (``the regulator``, of an authority; ``the officer``, of a sergeant). ``other``: the
    entity is known by another title, as a lawyer (``the doctor``) or a council (``the airline``) is. Empty:
    nothing tells.
    """
    if mention.kind != "nominal" or not mention.head:
        return ""
    said, named = title_word(mention.head), {title_word(w) for w in name.split()}
    titles = {title_word(w) for w in WORD.findall(role)}
    own = {title_word(w) for w in WORD.findall(mention.text)} - FUNCTION
    shared = said in titles and 2 * len(own & titles) >= len(own)
    body = mention.stands_for == "body"
    sorts = titles & tables()["bodies"]
    if body and said in tables()["companies"] and sorts and not sorts & (tables()["enterprises"] | {said}):
        return "other"  # ``the company`` is no fund, whatever its name
    if body and head in tables()["companies"] and said not in tables()["enterprises"] | tables()["any_body"]:
        return "other"  # nor is who was called ``the company`` then ``the court``
    if mention.head == head or said in named or (shared and not body):
        return "own"
    if (body and shared) or (named if body else titles) & words_called(mention.head):
        return "called"
    if body:
        known = (named | titles) & tables()["bodies"]
    else:
        known = {title_word(w) for w in (*WORD.findall(role), head) if name_tables().is_head(w)}
    tells = known and (mention.head not in tables()["any_body"] if body else name_tables().is_head(said))
    return "other" if tells and said not in known else ""


def is_of_another_trade(mention: SourceMention, entity: Entity) -> bool:
    """Whether a source and somebody only described are two people: the pilot is not the controller."""
    if mention.kind != "nominal" or not entity.described or entity.kind != "person":
        return False
    heads = {title_word(mention.head), title_word(entity.head)}
    if len(heads) == 1 or bears_title(mention, entity.name, entity.head, entity.name) in ("own", "called"):
        return False
    return all(name_tables().is_head(head) or is_trade(head) for head in heads)


def title_word(word: str) -> str:
    """A word of a title as it is compared: spelt out, and one of several that mean the same."""
    t, word = tables(), word.lower().rstrip(".")
    word = t["abbreviations"].get(word, word)
    meaning: str = t["synonyms"].get(word, word)
    return meaning


def own_name(mention: SourceMention) -> frozenset[str]:
    """The words in capitals that ``the Norwich council`` shares with whatever entity it can stand for."""
    if mention.kind != "nominal" or mention.stands_for != "body":
        return frozenset()
    return frozenset(w for w in proper_words(description(mention)) if w.lower() != mention.head)


def is_of_own(text: str, own: frozenset[str], entity: Entity) -> bool:
    """Whether all words in capitals of a source are in the name of ``entity``, or made of words there or of
    whose it is: ``the Norlandic ministry`` is ``Norland’s Ports Ministry``."""
    left = own - proper_words(entity.name)
    if not left or not all(map(ADJECTIVE.fullmatch, left)):
        return not left
    owners = (_OWNER.search(text, max(0, start - 30), start) for start, _ in entity.mentions)
    known = proper_words(entity.name) | {owner[1] for owner in owners if owner}
    return all(any(_is_made_of(word, name) for name in known) for word in left)


def _is_made_of(adjective: str, name: str) -> bool:
    """``Norlandic`` of ``Norland``, ``Drovian`` of ``Drovia``."""
    return len(name) > 3 and adjective.startswith(name.rstrip("aeiouy")) and adjective != name


def proper_words(name: str) -> frozenset[str]:
    """What tells a body from others of its kind: ``Norwich`` of ``the Norwich council``."""
    words = (word.strip("'’.,") for word in re.sub(r"[’']s?\b", "", name).split())
    return frozenset(w for w in words if w[:1].isupper() and w.lower() not in _ARTICLES)
