"""Whom the text around a source tells apart from whoever speaks in it.

Two arguments of one verb are two people unless the second is a reflexive (principle B of binding theory,
Chomsky 1981): in ``Hart sentenced the defendant`` the defendant is not Hart. Nor does a pronoun mean whom its
own clause goes on to name (principle C).
"""

from __future__ import annotations

import re

from quotes.resolution.entities import Entity
from quotes.resolution.mention_tables import tables
from quotes.resolution.possible import pointed_at
from quotes.resolution.sought import Sought
from quotes.schema import Span

_SAME = (
    r"(?:is|are|was|were|be|been|being|as|becomes?|became|becoming|remain(?:s|ed)?|named|called|like|of|for|who"
    r"|that)"
)
_VERB = re.compile(rf"\s(?:(?!{_SAME}\s)[\w’'-]+\s){{1,6}}", re.IGNORECASE)
"""What stands between two arguments of a verb, nothing in it that makes them one."""
_TO = re.compile(r"\s(?:to\s)?")
_QUOTING = re.compile(r"\s(?:(?:has|have|had|later|also)\s)?(?:quot|cit)(?:e[ds]?|ing)\s")
_BESIDE = re.compile(r"(?:,\s\d{1,3})?,?\s|\s(?:from|of|at|in|for)\s[^,.;:\n]{2,50},\s")
"""Between a name and what its bearer is."""
DOUBTED, SURE = 0.45, 0.5
"""Up to how likely who spoke last may be to the network, and how likely another, to be overtaken."""


def is_addressee(source: Sought, entity: Entity) -> bool:
    """Whether the entity is whom the source tells: ``the robber told Anil Mehta``."""
    quote, text = source.quote, source.text
    if not quote.cue or not quote.source or quote.source[0] > quote.cue[0][0]:
        return False
    start, end = quote.cue[-1]
    verb, to = text[start:end].split()[-1].lower(), _TO.match(text, end)
    if to is None or not (verb in tables()["told"] or to[0].endswith("to ")):
        return False
    return any(start == to.end() for start, _ in entity.mentions)


def is_subject_of_content(source: Sought, entity: Entity) -> bool:
    """Whether what a source is reported to have said begins with the name of the entity: in ``He said Berg
    had lied`` he is not Berg. Who is quoted word for word may name himself."""
    quote = source.quote
    pronoun = source.mention.kind == "pronoun" and source.mention.span == quote.source
    if quote.type != "indirect" or not pronoun or not entity.chains:
        return False
    (begins, ends), *_ = quote.content
    return any(start == begins and end < ends for start, end in entity.mentions)


def is_quoting(source: Sought, entity: Entity) -> bool:
    """Whether the entity is who quotes the source: ``The Courier quoted the minister as saying``."""
    span = source.mention.span
    before = entity.mention_before(span[0]) if span else None
    return bool(span and before and _QUOTING.fullmatch(source.text, before[1], span[0]))


def is_other_argument(source: Sought, entity: Entity) -> bool:
    """Whether the text has told what the entity did to whom a nominal describes."""
    if entity.kind != "person" or not entity.chains:
        return False
    for start, _ in source.described:
        before = entity.mention_before(start)
        if before and _VERB.fullmatch(source.text, before[1], start):
            return True
    return False


def is_overtaken(source: Sought, entity: Entity) -> bool:
    """Whether the entity spoke last, but a quote without source or cue points at somebody mentioned since:
    ``… Voss said. Berg disagreed. “It did not.”``"""
    quote, referents = source.quote, source.setting.referents
    if entity is not source.setting.last or quote.source or quote.cue:
        return False
    if pointed_at(entity, referents) > DOUBTED:
        return False
    spoke = max((at for at in entity.spoke if at < quote.at), default=quote.at)
    since = (e for e in source.discourse.near(quote.at) if e.kind == "person" and e is not entity)
    return any((e.last_before(quote.at) or 0) > spoke and pointed_at(e, referents) > SURE for e in since)


def is_apposed(text: str, span: Span, entity: Entity) -> bool:
    """Whether a description at ``span`` stands right beside a name of the entity."""
    before = entity.mention_before(span[0])
    after = next((m for m in entity.mentions if m[0] >= span[1]), None)
    return bool(
        (before and _BESIDE.fullmatch(text, before[1], span[0]))
        or (after and _BESIDE.fullmatch(text, span[1], after[0]))
    )
