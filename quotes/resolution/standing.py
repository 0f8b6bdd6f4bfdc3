"""What in a title makes it another one: who is deputy mayor, or was mayor, is not the mayor.

Asked only where several bear the title: whom an article calls ``Former Mayor Tom Pell`` is its mayor unless
there is another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention, description
from quotes.resolution.mention_tables import tables
from quotes.resolution.sought import Candidate
from quotes.resolution.title_fits import title_word

_WORD = re.compile(r"[^\W\d_][\w.&’']*")
_PHRASE = re.compile(r"\s(?:of|for|in|at|and|to|with|on|by)\s|[’']s?\s|,|;|\(")
"""What parts the titles of one role: ``minister of ports and deputy leader``."""
TOLD = 2
"""Words of a source that is a title and no more: ``the minister``."""
_EX = re.compile(r"\bex-", re.IGNORECASE)


def standing(words: str, head: str) -> frozenset[str]:
    """What tells how ``words`` bear the title ``head``: nothing, ``deputy``, ``former``; of several titles in
    them the first that is ``head``."""
    for phrase in _PHRASE.split(_EX.sub("former ", words)):
        told = [title_word(word) for word in _WORD.findall(phrase.replace("-", " "))]
        if head in told:
            before = told[: told.index(head)]
            return frozenset("former" if word in tables()["past"] else word for word in before) & _known()
    return frozenset()


def _called(entity: Entity) -> str:
    return entity.name if entity.described else entity.role


def _known() -> frozenset[str]:
    known: frozenset[str] = tables()["lowering"] | tables()["raising"] | {"former"}
    return known


def is_of_other_rank(mention: SourceMention, entity: Entity) -> bool:
    """Whether a source names a deputy, and the entity bears the title itself; or the entity is a deputy, and
    the source more than the title: ``the harbour minister`` is no prime minister."""
    if mention.kind != "nominal" or not mention.may_be_one_person or entity.kind != "person":
        return False
    head = title_word(mention.head)
    called = _called(entity)
    if head not in map(title_word, _WORD.findall(called)):
        return False
    ranks: frozenset[str] = tables()["lowering"] | tables()["raising"]
    said, borne = standing(mention.text, head) & ranks, standing(called, head) & ranks
    if said - borne:
        return True
    told = len(_WORD.findall(description(mention))) > TOLD
    return bool(borne - said) if told else entity.described and bool(borne - said - tables()["raising"])


def of_best_standing(mention: SourceMention, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Of candidates that bear a title those whom the source calls by just that, if there are such."""
    if mention.kind != "nominal" or not mention.may_be_one_person:
        return left
    head = title_word(mention.head)
    said = standing(mention.text, head)
    bearing = [(one, standing(_called(one.entity), head)) for one in left if one.title == "own"]
    if not any(borne == said for _, borne in bearing):
        return left
    others = {id(one) for one, borne in bearing if borne != said}
    return [one for one in left if id(one) not in others]
