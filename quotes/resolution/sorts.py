"""What sort of body a name is, as the article says beside it, and what words in names and titles tell."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from quotes.resolution.mention_tables import body_nouns, tables
from quotes.resolution.name_forms import NameMention
from quotes.resolution.organisations import is_acronym
from quotes.resolution.titles import name_tables

REACH = 80
"""Characters around a name in which its sort stands."""

_BEFORE = re.compile(r"(?:\b(?:the|an?)|[’']s)\s(?:[\w-]+\s){0,3}?([a-z][\w-]*)\s$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:\s\([^()\n]{1,20}\))?,\s(?:an?|the|[A-Z]\w+[’']s)\s(?:(?!and\b|or\b|the\b|an?\b)[\w’'-]+\s){0,5}?([a-z][\w-]*)"
    r"(?=[,.;)\n]|\s(?:that|which|based|behind|of|for|in|representing|owned|run|led)\b)"
)


def sort_beside(text: str, mention: NameMention) -> str:
    """The noun beside a body's name, or nothing: ``the insurer Hale Mutual``, ``Hale Mutual, a lender``."""
    before = _BEFORE.search(text, max(0, mention.start - REACH), mention.start)
    after = _AFTER.match(text, mention.end, mention.end + REACH)
    for found in (before, after):
        if found and found[1] in body_nouns() and found[1] not in tables()["places"]:
            return found[1]
    return ""


@lru_cache(maxsize=1)
def _called() -> dict[str, frozenset[str]]:
    called: dict[str, frozenset[str]] = {}
    for nouns, words in tables()["called"].items():
        for noun in nouns.split():
            called[noun] = called.get(noun, frozenset()) | frozenset(words.split())
    for noun in tables()["companies"]:
        called[noun] |= name_tables().words["trades"] | name_tables().words["org_suffixes"]
    return called


def words_called(noun: str) -> Set[str]:
    """Words in the names of bodies and the titles of people that are called by ``noun``: ``Authority`` of
    ``the regulator``, ``Sergeant`` of ``the officer``."""
    return _called().get(noun, frozenset())


def is_other_sort(noun: str, name: str, role: str) -> bool:
    """Whether a body that does not bear ``noun`` in its name is none: ``the court``, of ``Hale Capital``.

    Acronyms and places do not tell, what the article calls a body does (``role``).
    """
    if noun == role or name_tables().has("places", name) or (is_acronym(name) and name[1:2].isupper()):
        return False
    if noun in tables()["in_names"]:
        return True
    words = {word.lower().strip(".,") for word in name.split()}
    return noun in tables()["no_companies"] and not words.isdisjoint(words_called("company"))
