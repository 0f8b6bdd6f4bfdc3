"""Whom a source cannot stand for by how it fits the titles of those near it: each reason a rule."""

from __future__ import annotations

import re
from collections.abc import Callable

from quotes.resolution.apart import is_apposed
from quotes.resolution.mention_tables import tables
from quotes.resolution.possible import HINT, is_indefinite
from quotes.resolution.sorts import is_other_sort
from quotes.resolution.sought import Candidate, Sought
from quotes.resolution.title_fits import title_word

_OF_SOMEBODY = re.compile(r"(?:his|her|their|my|your|our)\s", re.IGNORECASE)


def is_called_otherwise(source: Sought, one: Candidate) -> bool:
    """A body known by a description has no other one: the union is not the company, nor is Hale Capital of
    which the text says that it is a fund."""
    told = one.entity.head or one.entity.role in tables()["bodies"]
    return one.title == "other" and told and source.mention.stands_for == "body"


def is_of_another_sort(source: Sought, one: Candidate) -> bool:
    """A court is called so in its name, and no company is a union: ``the court`` is not Hale Capital."""
    mention, entity = source.mention, one.entity
    if mention.stands_for != "body" or mention.many or not entity.chains or one.title in ("own", "called"):
        return False
    return is_other_sort(mention.head, entity.name, entity.role)


def is_not_in_office(source: Sought, one: Candidate) -> bool:
    """Somebody else held the office then."""
    return one.title == "another’s"


def is_not_theirs(source: Sought, one: Candidate) -> bool:
    """Nothing says that who stands near is Hale's lawyer."""
    return bool(source.mention.owner) and not one.title and one.pointed <= HINT


def is_of_somebody(source: Sought, one: Candidate) -> bool:
    """``His lawyer`` is said with regard to somebody, and nothing tells that the entity is a lawyer."""
    mention, entity = source.mention, one.entity
    if mention.kind != "nominal" or not mention.may_be_one_person or not _OF_SOMEBODY.match(mention.text):
        return False
    return entity.kind == "person" and not entity.described and one.title not in ("own", "called")


def is_owned_otherwise(source: Sought, one: Candidate) -> bool:
    """``Her lawyer`` is not she, unless she is called a lawyer; nor is ``her campaign`` his."""
    owner = source.owner
    if owner is None or one.entity is owner:
        return owner is not None and one.title not in ("own", "called")
    return one.entity.owner not in (None, owner)


def is_of_other_name(source: Sought, one: Candidate) -> bool:
    """The Norwich council is not the council of Oakmere."""
    behind = source.mention.person_behind is not None
    return one.other_name and (one.title == "own" or one.entity.described or behind)


def is_brought_up_beside(source: Sought, one: Candidate) -> bool:
    """Whom the text has brought up by the noun of a source, as in ``Hale attacked a driver``, is nobody of
    whom it does not say so: ``the driver`` is not Hale."""
    entity = one.entity
    if entity.kind != "person" or not entity.chains or one.title in ("own", "called"):
        return False
    return any(not is_apposed(source.text, span, entity) for span in source.brought_up)


def is_not_so_styled(source: Sought, one: Candidate) -> bool:
    """Who bears such a title is named with it: ``a judge has ruled`` is no ``Owen Pratt``, of whom the text
    nowhere says so, and ``Fire chief`` of a heading no premier whom it goes on to name."""
    mention, entity = source.mention, one.entity
    if mention.head not in tables()["styled"] or entity.kind != "person" or not entity.chains:
        return False
    if is_indefinite(mention) and not one.title:
        return title_word(mention.head) not in map(title_word, entity.role.split())
    return one.title == "other" and entity is source.setting.introduced


TITLE_RULES: tuple[Callable[[Sought, Candidate], bool], ...] = (
    is_called_otherwise,
    is_not_in_office,
    is_not_theirs,
    is_of_somebody,
    is_owned_otherwise,
    is_of_other_name,
    is_brought_up_beside,
    is_not_so_styled,
)
"""Asked of who is left by ``exclusions.RULES``, since they take longest to tell."""
