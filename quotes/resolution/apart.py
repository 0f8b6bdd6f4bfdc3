"""Whom the text around a source tells apart from whoever speaks in it.

Two arguments of one verb are two people unless the second is a reflexive (principle B of binding theory,
Chomsky 1981): in ``Hart sentenced the defendant`` the defendant is not Hart.
"""

from __future__ import annotations

import re

from quotes.resolution.discourse import QuoteParts
from quotes.resolution.entities import Entity
from quotes.resolution.mention_tables import tables
from quotes.resolution.passives import is_subject
from quotes.resolution.possible import pointed_at
from quotes.resolution.sought import Candidate, Sought
from quotes.resolution.titles import name_tables
from quotes.schema import Span

_SAME = (
    r"(?:is|are|was|were|be|been|being|as|becomes?|became|becoming|remain(?:s|ed)?|named|called|like|of|for|who"
    r"|that)"
)
_VERB = re.compile(rf"\s(?:(?!{_SAME}\s)[\w’'-]+\s){{1,6}}", re.IGNORECASE)
"""What stands between two arguments of a verb, nothing in it that makes them one."""
_TO = re.compile(r"\s(?:to\s)?")
_OPENING = re.compile(r"([A-Z][a-z]+)\b(?!\sby\b)")
"""The participle that opens a sentence whose subject is the one who is spoken to: ``Asked if …, he said``."""
_SPEAKING_TO = re.compile(
    r"\b(?:t(?:old|ells?|elling)|(?:spoke|speaks|speaking|talked|talking) (?:to|with)"
    r"|interview (?:with|to|in)|said to|wrote in)\s(?:[Tt]he\s)?$"
)
"""What before the name of a body makes it no more than whom somebody speaks to."""
_BESIDE = re.compile(r"(?:,\s\d{1,3})?,?\s|\s(?:from|of|at|in|for)\s[^,.;:\n]{2,50},\s")
"""Between a name and what its bearer is."""
_HEADLINED = re.compile(r"[”\"’']+:\s[^\n]+\n")
REACH, TOLD = 160, 60
"""Characters before a cue in which its subject is sought, and before a name in which its ``told`` is."""
DOUBTED, SURE = 0.45, 0.5
"""Up to how likely who spoke last may be to the network, and how likely another, to be overtaken."""


def is_asked(text: str, quote: QuoteParts) -> bool:
    """Whether a quote is what somebody unnamed asked: ``Asked if he was guilty, Hale said no``."""
    first = None if quote.source or not quote.cue else _OPENING.match(text, *quote.cue[0])
    return first is not None and first[1].lower() in tables()["told"]


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


def is_other_argument(source: Sought, entity: Entity) -> bool:
    """Whether the text has told what the entity did to whom a nominal describes, or they to the entity."""
    if entity.kind != "person" or not entity.chains:
        return False
    for start, end in source.described:
        before = entity.mention_before(start)
        after = next((m for m in entity.mentions if m[0] >= end), None)
        if before and _VERB.fullmatch(source.text, before[1], start):
            return True
        if after and _VERB.fullmatch(source.text, end, after[0]):
            return not all(map(name_tables().is_title, source.text[end : after[0]].split()))
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


def is_spoken_to(source: Sought, entity: Entity) -> bool:
    """Whether the entity is the subject of a passive cue, and so whom somebody else told or accused:
    ``Hale Mutual has been accused of``."""
    quote, text = source.quote, source.text
    if quote.source or not quote.cue:
        return False
    start, end = quote.cue[0]
    if text[start:end].split()[-1] in tables()["quoted"]:
        return False
    mention = entity.mention_before(start)
    if not mention or not mention[1] <= start < mention[1] + REACH:
        return False
    return is_subject(text, mention[1], start + text[start:end].rfind(" ") + 1)


def is_only_elsewhere(source: Sought, entity: Entity) -> bool:
    """Whether the quote opens a headline that goes on with whose words they are (``‘We starve’: crews walk
    out``), and the entity is a body which that does not name."""
    quote, text = source.quote, source.text
    end = quote.content[-1][1]
    if quote.source or quote.cue or entity.kind != "organization" or not _HEADLINED.match(text, end):
        return False
    line = text.find("\n", end)
    return "\n" not in text[: quote.content[0][0]].lstrip() and entity.last_before(max(line, end)) is None


def is_only_addressed(source: Sought, one: Candidate) -> bool:
    """Whether a body has only been spoken to before, as in ``told the Oakmere Courier``, and a source such as
    ``the company`` or ``they`` is no word for it."""
    entity, mention, at = one.entity, source.mention, source.quote.at
    if entity.kind != "organization" or entity.spoke or not entity.chains or one.title in ("own", "called"):
        return False
    if mention.kind == "none" or mention.head in tables()["outlets"]:
        return False
    if entity.last_before(at) is None:
        return False
    names = (start for start, _ in entity.mentions if start < at)
    return all(_SPEAKING_TO.search(source.text, max(0, start - TOLD), start) for start in names)


def is_apposed(text: str, span: Span, entity: Entity) -> bool:
    """Whether a description at ``span`` stands right beside a name of the entity."""
    before = entity.mention_before(span[0])
    after = next((m for m in entity.mentions if m[0] >= span[1]), None)
    return bool(
        (before and _BESIDE.fullmatch(text, before[1], span[0]))
        or (after and _BESIDE.fullmatch(text, span[1], after[0]))
    )
