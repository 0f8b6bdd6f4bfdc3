"""Whom a sentence says that somebody answers, who is not they: ``Asked by Anna Berg, the mayor said``."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from quotes.resolution.entities import Entity
from quotes.resolution.mention_tables import tables
from quotes.resolution.sought import Sought

_ASKED = r"(?:questions?|query|queries|inquir(?:y|ies)|enquir(?:y|ies)|calls?|requests?|prompting|prodding)"
_NO_TITLE = r"(?!(?:about|against|at|by|for|from|in|of|on|over|that|to|with)\s)"
_TITLES = (
    rf"(?:(?:the|our|his|her|their)\s)?(?:{_NO_TITLE}[\w’'-]+\s){{0,2}}?(?:{_NO_TITLE}[A-Z][\w.’'-]*\s)*"
)
_OWNED = re.compile(r"[’']s?\s((?:[\w-]+\s){0,2}[\w-]+)")
_OF_CLAUSE = re.compile(r"\b(?:(?:after|as|because|since|while)\s\w+|who|which|that)\Z")
"""A source that speaks in a clause of its own: ``in reply to Berg, who said``."""
_WORD = re.compile(r"[a-z-]+")
BEFORE, AFTER = 120, 60
"""Characters before a name in which the words stand that tell that its bearer is answered, and after the
words of saying in which such a name is sought."""


@lru_cache(maxsize=1)
def _answering() -> re.Pattern[str]:
    """What stands before the name of who is answered."""
    told = "|".join(sorted(tables()["told"]))
    asker = rf"(?:(?:an?|the|his|her|their)\s(?:[\w-]+\s){{0,2}}?{_ASKED}\s(?:from|by)\s)?"
    noun = r"in\s(?:an?\s)?(?:reply|response|answer|reaction|riposte)"
    to = rf"(?:respond(?:ing|ed)|repl(?:ying|ied)|reacting|{noun})\sto"
    return re.compile(
        rf"\b(?:{to}\s{asker}|answering\s{asker}|(?:{told}|approached|contacted|reached)\s(?:[^,.;:\n“”\"]{{0,60}}\s)?by\s){_TITLES}\Z",
        re.IGNORECASE,
    )


def is_answered(source: Sought, entity: Entity) -> bool:
    """Whether the sentence of a source says that who speaks answers the entity: nobody answers himself."""
    text, quote = source.text, source.quote
    if not quote.source or _OF_CLAUSE.search(text, max(0, quote.source[0] - 10), quote.source[1]):
        return False
    start = source.sentence
    end = max(quote.source[1], *(b for _, b in quote.cue or (quote.source,))) + AFTER
    near = entity.mentions[bisect_left(entity.mentions, (start,)) : bisect_left(entity.mentions, (end,))]
    return any(
        _answering().search(text, max(start, a - BEFORE), a) and not _of_theirs(text, b) for a, b in near
    )


def _of_theirs(text: str, end: int) -> bool:
    """Whether not the bearer of a name is answered, but others: ``Berg’s critics``, not ``Berg’s letter``."""
    owned = _OWNED.match(text, end)
    if not owned:
        return False
    words = {word.removesuffix("s") for word in _WORD.findall(owned[1])}
    return words.isdisjoint(tables()["documents"] | tables()["utterances"])
