"""Whom a clause tells apart: who is spoken to, who has something done to them by somebody else.

Two arguments of one verb are two people unless the second is a reflexive (principle B of binding theory,
Chomsky 1981): in ``Hart sentenced the defendant`` the defendant is not Hart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quotes.resolution.discourse import QuoteParts
from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables
from quotes.schema import Span

_SAME = (
    r"(?:is|are|was|were|be|been|being|as|becomes?|became|becoming|remain(?:s|ed)?|named|called|like|of|for|who"
    r"|that)"
)
_VERB = re.compile(rf"\s(?:(?!{_SAME}\s)[\w’'-]+\s){{1,6}}", re.IGNORECASE)
"""What stands between two arguments of a verb, nothing in it that makes them one."""
_TO = re.compile(r"\s(?:to\s)?")
BACK = 600
"""Characters before a source in which the text may have told of whom it describes."""


def is_addressee(text: str, quote: QuoteParts, entity: Entity) -> bool:
    """Whether the entity is whom the source tells: ``the robber told Anil Mehta``."""
    if not quote.cue or not quote.source or quote.source[0] > quote.cue[0][0]:
        return False
    start, end = quote.cue[-1]
    verb, to = text[start:end].split()[-1].lower(), _TO.match(text, end)
    if to is None or not (verb in tables()["told"] or to[0].endswith("to ")):
        return False
    return any(start == to.end() for start, _ in entity.mentions)


def described_before(text: str, mention: SourceMention) -> list[Span]:
    """Where the text has told before of whom a nominal source describes, by the same noun."""
    if mention.kind != "nominal" or mention.span is None:
        return []
    start = mention.span[0]
    described = re.compile(rf"\b(?:an?|the)\s(?:[a-z-]+\s){{0,2}}?{re.escape(mention.head)}\b", re.IGNORECASE)
    return [found.span() for found in described.finditer(text, max(0, start - BACK), start)]


def is_other_argument(text: str, described: Iterable[Span], entity: Entity) -> bool:
    """Whether the text has told what the entity did to whom it ``described``, or they to the entity."""
    if entity.kind != "person" or not entity.chains:
        return False
    for start, end in described:
        before = entity.mention_before(start)
        after = next((m for m in entity.mentions if m[0] >= end), None)
        if before and _VERB.fullmatch(text, before[1], start):
            return True
        if after and _VERB.fullmatch(text, end, after[0]):
            return True
    return False
