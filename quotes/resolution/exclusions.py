"""Who near a source cannot be whom it stands for: each reason a rule.

Here are those that the words of the source give; ``title_exclusions`` has those of how they fit the titles of
who is left, ``apart`` those of the text around it, ``possible`` gender, number and kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quotes.resolution.ages import age_said
from quotes.resolution.answered import is_answered
from quotes.resolution.apart import (
    is_addressee,
    is_apposed,
    is_other_argument,
    is_overtaken,
    is_quoting,
    is_subject_of_content,
)
from quotes.resolution.entities import Entity
from quotes.resolution.mention import FUNCTION, WORD, description
from quotes.resolution.mention_tables import tables
from quotes.resolution.possible import is_indefinite, possible
from quotes.resolution.sought import Sought, is_predicate
from quotes.resolution.standing import is_of_other_rank, is_of_other_time, is_opposed
from quotes.resolution.title_fits import title_word
from quotes.resolution.titles import name_tables

_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|both)\b|\S+[’']s?\s", re.IGNORECASE)
_OTHER = re.compile(r"(?:the |an)others?\b", re.IGNORECASE)
_ANOTHER = re.compile(r"another\s(?!of\b)[a-z]|a (?:second|third|fourth|fifth|different)\s", re.IGNORECASE)
_ONE = re.compile(r"(?:the )?(?:one|first)\b", re.IGNORECASE)
_OF_TITLED = re.compile(r"the\s(?:[\w-]+\s){0,2}?([a-z-]+)[’']s\s", re.IGNORECASE)
_IN_WHICH = re.compile(r"\b(?:in|by|from|through) which\s\Z")
CLOSE = 20
"""Characters before a source in which ``in which`` stands."""
LEAD = 3
"""Paragraphs at the top: heading, deck and lead."""
STEM = 4
"""Letters that two forms of a word share: ``Britain``, ``British``."""


def speaks_around(source: Sought, entity: Entity) -> bool:
    """Inside somebody's own words in marks, who says them is ``I`` and no other source."""
    return source.setting.direct and entity in source.setting.enclosing


def is_asker(source: Sought, entity: Entity) -> bool:
    """Nobody answers himself."""
    return entity is source.asker


def differs(source: Sought, entity: Entity) -> bool:
    """Gender, number or kind are another's."""
    return not possible(source.mention, entity, source.setting.referents)


def is_new_each_time(source: Sought, entity: Entity) -> bool:
    """A source is somebody described before only if it refers back (``the woman``, ``his lawyer``) or says
    the same; ``a senior official`` is somebody new each time, ``another bank`` none told of before."""
    mention = source.mention
    body = mention.stands_for == "body" and is_indefinite(mention)
    if (body or _ANOTHER.match(mention.text)) and entity is not source.setting.introduced:
        return entity.last_before(source.quote.at) is not None
    if is_indefinite(mention) and mention.stands_for == "person" and _has_spoken(source, entity):
        return True
    if not entity.described or mention.kind != "nominal" or _DEFINITE.match(mention.text):
        return False
    return entity.name != mention.text or is_indefinite(mention)


def _has_spoken(source: Sought, entity: Entity) -> bool:
    """Whether the entity spoke before: in the same paragraph, or anywhere if the source is below the top of
    the text, where a lead tells anew of whom a heading names."""
    before = [at for at in entity.spoke if at < source.quote.at]
    span, paragraph = source.mention.span, source.setting.paragraph
    if not before or span is None:
        return False
    if is_apposed(source.text, span, entity) or is_predicate(source.text, span[0]):
        return False
    return paragraph >= LEAD or source.discourse.paragraph(before[-1]) == paragraph


def is_another_of_the_kind(source: Sought, entity: Entity) -> bool:
    """Each is told from others of its kind in a way of its own: ``the health minister`` is not ``the finance
    minister`` nor ``the mayor of Brunn`` that of Selten, though both are ``the minister``."""
    mention = source.mention
    if not entity.described or mention.head != entity.head:
        return False
    said, known = _telling(description(mention), entity.head), _telling(entity.name, entity.head)
    return bool(said - known and known - said)


def _telling(words: str, head: str) -> set[str]:
    """The words that tell which of its kind somebody is, as they begin: Britain's is British."""
    found = (word.lower() for word in WORD.findall(re.sub(r"[’']s\b", "", words)))
    return {word[:STEM] for word in found if word not in FUNCTION | {head} and not word[0].isdigit()}


def is_of_another_rank(source: Sought, entity: Entity) -> bool:
    """``The deputy mayor`` is not the mayor."""
    return is_of_other_rank(source.mention, entity)


def is_of_another_time(source: Sought, entity: Entity) -> bool:
    """``The former mayor`` is not the mayor, nor is ``the new mayor`` who was it before."""
    return is_of_other_time(source.text, source.mention, entity) or is_opposed(source.mention, entity)


def is_of_another_age(source: Sought, entity: Entity) -> bool:
    """``The 41-year-old`` is nobody who is 58."""
    if source.mention.kind != "nominal" or entity.age is None:
        return False
    age = age_said(source.mention.text)
    return age is not None and age != entity.age


def is_only_cited(source: Sought, entity: Entity) -> bool:
    """Somebody in what a document says (``an email in which an engineer warned``) is neither who is named
    next nor who goes on to speak."""
    quote, text = source.quote, source.text
    if quote.source:
        cited = is_indefinite(source.mention) and _IN_WHICH.search(
            text, max(0, quote.source[0] - CLOSE), quote.source[0]
        )
        return bool(cited) and entity.last_before(quote.source[0]) is None
    once = entity.described and len(entity.mentions) == 1 and not quote.cue
    return (
        once
        and _IN_WHICH.search(text, max(0, entity.mentions[0][0] - CLOSE), entity.mentions[0][0]) is not None
    )


def is_the_one(source: Sought, entity: Entity) -> bool:
    """``The other`` is not ``one of them``."""
    return entity.described and bool(_OTHER.match(source.mention.text) and _ONE.match(entity.name))


def is_named_in_it(source: Sought, entity: Entity) -> bool:
    """A source names the entity to say who else it is: nobody is ``a senator close to Hale`` for Hale, or
    their own lawyer, nor is a mayor ``the mayor’s spokesman``, and no bank is its analysts."""
    mention = source.mention
    if mention.kind != "nominal" or mention.span is None or mention.stands_for not in ("person", "any"):
        return False
    if (of := _OF_TITLED.match(mention.text)) and entity.kind == "person":
        titles = {title_word(word) for word in WORD.findall(entity.called)}
        if name_tables().is_head(of[1]) and title_word(of[1]) in titles:
            return True
    named = entity.last_before(mention.span[1]) if entity.chains else None
    return mention.issuer in entity.chains or (named is not None and named > mention.span[0])


def is_no_writer(source: Sought, entity: Entity) -> bool:
    """``A data sheet`` that the text has not told of before is nobody's who is named near it."""
    mention = source.mention
    if mention.stands_for != "document" or mention.head in tables()["personal"] or entity.kind != "person":
        return False
    return is_indefinite(mention) and entity is not source.setting.introduced


RULES: tuple[Callable[[Sought, Entity], bool], ...] = (
    speaks_around,
    is_asker,
    differs,
    is_new_each_time,
    is_another_of_the_kind,
    is_of_another_rank,
    is_of_another_time,
    is_of_another_age,
    is_only_cited,
    is_the_one,
    is_named_in_it,
    is_no_writer,
    is_addressee,
    is_subject_of_content,
    is_quoting,
    is_other_argument,
    is_overtaken,
    is_answered,
)
"""Asked in this order, the cheap before the dear."""
