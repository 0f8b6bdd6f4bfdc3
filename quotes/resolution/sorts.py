"""What sort of body a name is: as the article says beside it, and as words in the name itself tell."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from quotes.resolution.mention_tables import tables
from quotes.resolution.name_forms import NameMention

REACH = 80
"""Characters around a name in which its sort stands."""

_BEFORE = re.compile(r"(?<![\w’'-])((?:[a-z][\w-]*\s){0,2}[a-z][\w-]*)\s$")
_AFTER = re.compile(
    r"(?:\s\([^()\n]{1,20}\))?,\s(?:an?|the|[A-Z]\w+[’']s)\s((?:[\w’'-]+\s){0,5}?[a-z][\w-]*)"
    r"(?=[,.;)\n]|\s(?:that|which|based|behind|of|for|in|representing|owned|run|led)\b)"
)


def sort_beside(text: str, mention: NameMention) -> str:
    """The noun beside a body's name, or nothing: ``the insurer Hale Mutual``, ``Hale Mutual, a lender``."""
    before = _BEFORE.search(text, max(0, mention.start - REACH), mention.start)
    after = _AFTER.match(text, mention.end, mention.end + REACH)
    for found in (before, after):
        if found and _is_sort(found[1].split()[-1]):
            return found[1].split()[-1]
    return ""


def _is_sort(word: str) -> bool:
    return word in tables()["bodies"] or word.endswith("maker")


@lru_cache(maxsize=1)
def _called() -> dict[str, frozenset[str]]:
    return {
        noun: frozenset(words.split())
        for nouns, words in tables()["called"].items()
        for noun in nouns.split()
    }


def words_called(noun: str) -> Set[str]:
    """Words in the names of bodies that are called by ``noun``: ``Authority`` of ``the regulator``."""
    return _called().get(noun, frozenset())
