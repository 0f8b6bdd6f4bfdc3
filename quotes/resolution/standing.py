"""What in a title makes it another one: who is deputy mayor, or was mayor, is not the mayor.

Whom an article calls ``Former Mayor Tom Pell`` is its mayor unless there is another, but ``Mayor Tom Pell``
is not ``the former mayor`` unless it tells that he was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.resolution.brought_up import SENTENCE_END, sentence_start
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
_ONCE = (
    r"(?:was|were|been|served|worked|became|resigned|stepped|quit|left|retired|ousted|sacked|fired|as|lost)"
)
_AGAINST = frozenset(("opposition", "shadow"))


def standing(words: str, head: str) -> frozenset[str]:
    """What tells how ``words`` bear the title ``head``: nothing, ``deputy``, ``former``; of several titles in
    them the first that is ``head``."""
    for phrase in _PHRASE.split(_EX.sub("former ", words)):
        told = [title_word(word) for word in _WORD.findall(phrase.replace("-", " "))]
        if head in told:
            before = told[: told.index(head)]
            return frozenset("former" if word in tables()["past"] else word for word in before) & _known()
    return frozenset()


def _known() -> frozenset[str]:
    known: frozenset[str] = tables()["lowering"] | tables()["raising"] | {"former"}
    return known


def is_of_other_rank(mention: SourceMention, entity: Entity) -> bool:
    """Whether a source names a deputy, and the entity bears the title itself; or the entity is a deputy, and
    the source more than the title: ``the harbour minister`` is no prime minister."""
    if mention.kind != "nominal" or not mention.may_be_one_person or entity.kind != "person":
        return False
    head = title_word(mention.head)
    called = entity.called
    if head not in map(title_word, _WORD.findall(called)):
        return False
    ranks: frozenset[str] = tables()["lowering"] | tables()["raising"]
    said, borne = standing(mention.text, head) & ranks, standing(called, head) & ranks
    if said - borne:
        return True
    told = len(_WORD.findall(description(mention))) > TOLD
    return bool(borne - said) if told else entity.described and bool(borne - said - tables()["raising"])


def is_of_other_time(text: str, mention: SourceMention, entity: Entity) -> bool:
    """Whether a source names who bore a title before (``the former mayor``), or who bears it now (``the new
    mayor``), and the entity is the other."""
    if mention.kind != "nominal" or not mention.may_be_one_person or entity.kind != "person":
        return False
    if tables()["present"] & _words(mention):
        return "former" in standing(entity.called, title_word(mention.head)) or _left(text, mention, entity)
    return is_gone(mention) and _bears(mention, entity) and not _bore(text, mention, entity)


def is_gone(mention: SourceMention) -> bool:
    """Whether a source is who bore a title before: ``the former mayor``."""
    one = mention.kind == "nominal" and mention.may_be_one_person
    return one and bool(tables()["gone"] & _words(mention))


def _words(mention: SourceMention) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(_EX.sub("former ", description(mention))))


def _bears(mention: SourceMention, entity: Entity) -> bool:
    """Whether the title of a source is one of the entity's, who bears it still."""
    head, called = title_word(mention.head), entity.called
    return head in map(title_word, _WORD.findall(called)) and "former" not in standing(called, head)


def _bore(text: str, mention: SourceMention, entity: Entity) -> bool:
    """Whether a sentence that names the entity tells that they bore the title of a source before."""
    past = "|".join(sorted(tables()["past"]))
    words = rf"\b(?:(?:{past})[\s-]|{_ONCE}\s)(?:[\w’'-]+\s){{0,4}}{re.escape(mention.head)}\b"
    return _is_told(text, words, mention, entity)


def _left(text: str, mention: SourceMention, entity: Entity) -> bool:
    """Whether such a sentence tells until when they bore it: ``Pell, who was sheriff until 2019``."""
    words = rf"\b(?:was|been|served)\s(?:[\w’'-]+\s){{0,4}}{re.escape(mention.head)}\b[^.,;\n]*\suntil\s"
    return _is_told(text, words, mention, entity)


def _is_told(text: str, words: str, mention: SourceMention, entity: Entity) -> bool:
    """Whether ``words`` stand in a sentence that names the entity, elsewhere than in the source."""
    pattern, source = re.compile(words, re.IGNORECASE), mention.span or (0, 0)
    for start, end in entity.mentions:
        stop = SENTENCE_END.search(text, end)
        found = pattern.finditer(text, sentence_start(text, start), stop.end() if stop else len(text))
        if any(told.end() <= source[0] or told.start() >= source[1] for told in found):
            return True
    return False


def is_opposed(mention: SourceMention, entity: Entity) -> bool:
    """Whether a source is of the opposition (``the opposition leader``) and the entity governs."""
    if mention.kind != "nominal" or not mention.may_be_one_person or entity.kind != "person":
        return False
    words = {word.lower() for word in _WORD.findall(f"{entity.called} {entity.party}".replace("-", " "))}
    opposes = "opposition" in _words(mention)
    return opposes and bool(words & tables()["governing"]) and words.isdisjoint(_AGAINST | tables()["past"])


def of_best_standing(mention: SourceMention, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Of candidates that bear a title those whom the source calls by just that, if there are such."""
    if mention.kind != "nominal" or not mention.may_be_one_person:
        return left
    head = title_word(mention.head)
    said = standing(mention.text, head)
    bearing = [(one, standing(one.entity.called, head)) for one in left if one.title == "own"]
    if not any(borne == said for _, borne in bearing):
        return left
    others = {id(one) for one, borne in bearing if borne != said}
    return [one for one in left if id(one) not in others]
