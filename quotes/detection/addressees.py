"""Where a report tells to whom it is made: ``told reporters | they lost``, ``appealed to | Hale to go``.

Whom it is told does not belong to what is said; who is asked to do something does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.detection.snapping import FINITE
from quotes.schema import Span

_TELLING = re.compile(r"(?:tell|ask)(?:s|ed|ing)?|told", re.IGNORECASE)
_NO_PERSON = r"(?!(?:to|for|about|of|and|or|if|whether|why|how|what|when|where|who|which|that)\b)"
_ADDRESSEE = re.compile(
    r"(?:me|us|him|her|them|you|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) "
    r"(?:that (?=[^\W_])|(?=(?:to|if|whether|why|how|what|when|where|who)\b))"
    rf"|(?:{_NO_PERSON}[\w’'-]+ ){{1,4}}(?=(?:if|whether|why)\b)"
)
_ADDRESSING = re.compile(r"(?:tell|warn|assur|remind|inform|promis)(?:e?s|ed|e|ing)?|told", re.IGNORECASE)
_WHOSE = r"(?:(?:his|her|its|their|our|my|your)\s)?"
_VERB = r"(?:is|are|was|were|has|have|had|will|would|can|could|should|must|might)"
_CLAUSE = (
    r"(?:the|an?|his|her|its|their|our|my|your|no|this|he|she|it|they|we|I|you|there)\b"
    r"(?: [“\"‘']?[\w’'-]+[”\"]?){0,6}?"
    rf"(?: {_VERB}|[’'](?:d|s|ll|re))\b"
)
_MANY = (
    r"(?:[a-z-]+ )?(?:people|staff|police|(?:wo)?men|children"
    r"|(?!\w*(?:year|month|week|day|hour|time|side|way)s\b)[a-z-]{2,}[^\Wsui]s)"
)
"""Several people, without an article: ``new drivers``."""
_HEARING = r"(?:audience|committee|court|crowd|hearing|inquest|inquiry|judge|jury|meeting|panel|tribunal)"
_AUDIENCE = re.compile(
    rf"{_WHOSE}(?:them|me|us|him|you|the {_HEARING}|(?!\w+day\b)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    rf"|{_MANY})"
    rf" (?:that (?=[^\W_])|(?={_CLAUSE}))"
)
"""Whom a clause is told, also one without ``that``: ``warned players | the cup was not won``."""
_TOLD = re.compile(r"tells?|told|telling")
_TOLD_WHOM = re.compile(
    rf"{_NO_PERSON}{_MANY} (?=to\b)"
    r"|(?:(?!\w+day\b)(?:[a-z]?[A-Z][\w’'-]*|\d+) )+"
    rf"(?={_NO_PERSON}(?!{_VERB}\b)[a-z][\w’'-]*(?: {_NO_PERSON}[\w’'-]+){{0,4}}? {_VERB}\b)"
)
"""Whom it is that is told to do something or, since an active ``told`` needs somebody, any clause."""
_PASSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|get|gets|got)|[’'](?:s|m|re))(?: \w+(?:ly|t))?\s\Z"
)
_APPEALING = re.compile(r"appeal(?:s|ed|ing)?", re.IGNORECASE)
_DETERMINER = r"(?:the|an?|his|her|its|their|our|my|your|this|these|those|all|any|every|both|no)"
_TO_WHOM = re.compile(
    rf" (?P<to>to) (?=(?P<whom>(?:{_DETERMINER}\b|[A-Z])[^\n.!?;:“”\"]{{2,120}}?|{_MANY}|them)"
    r" (?:\w+ly )?(?:not )?to\b)"
)
"""Whom somebody appeals to, and that they are to do something."""
_ONE = (
    r"(?:(?:[Tt]he )?(?:[A-Z][\w’'.-]*(?: (?!\w+day\b)[A-Z][\w’'.-]*)*)"
    rf"|them|us|me|him|her|you|{_WHOSE}{_MANY})"
)
_BEFORE_CLAUSE = re.compile(rf"\s{_ONE} (?P<subject>{_DETERMINER} (?:[a-z][\w’-]* ){{0,3}}|[A-Z][\w’'-]* )\Z")
"""Between ``told`` and the rest of a clause: who is told it, and the beginning of its subject."""
_TORN = re.compile(rf"(?<!\bat)(?<!\bby)(?<!\bin)(?<!\bof)(?<!\bon)(?<!\bto)\s({_DETERMINER} )\Z")
_NAMING = re.compile(r"(?:call|term|label|brand|dub)(?:s|l?ed|l?ing)?", re.IGNORECASE)
_THAT = re.compile(r"\s(that )\Z")


def without_addressee(text: str, content: tuple[Span, ...], cue: Sequence[Span]) -> tuple[Span, ...]:
    """``content`` without the person it was told, right after the cue: ``asked Berg why``,
    ``warned players the cup was not won``."""
    if not content or not cue:
        return content
    (start, end), rest = content[0], content[1:]
    found = _ADDRESSEE.match(text, start, end) if _TELLING.fullmatch(text, *cue[-1]) else None
    if not found and _ADDRESSING.fullmatch(text, *cue[-1]):
        found = _AUDIENCE.match(text, start, end)
    at = cue[-1][0]
    if not found and _TOLD.fullmatch(text, *cue[-1]) and not _PASSIVE.search(text, max(0, at - 20), at):
        found = _TOLD_WHOM.match(text, start, end)
    right_after = re.fullmatch(rf"\s{_WHOSE}", text[cue[-1][1] : start])
    return ((found.end(), end), *rest) if found and right_after else content


def with_subject(text: str, content: tuple[Span, ...], cue: Sequence[Span]) -> tuple[Span, ...]:
    """``content`` with the words of its first phrase that the network left to what stands before: ``said on
    Friday [the] count was fair``, ``told the BBC [the talks] were over``, ``called [that] claim false``."""
    if not content or not cue or cue[-1][1] > content[0][0]:
        return content
    (start, end), rest = content[0], content[1:]
    after, gap = cue[-1][1], text[cue[-1][1] : start]
    found = (gap != " her " and _TORN.search(gap)) or (
        _NAMING.fullmatch(text, *cue[-1]) and _THAT.fullmatch(gap)
    )
    if found:
        return ((after + found.start(1), end), *rest)
    verb = FINITE.match(text, start)
    found = _BEFORE_CLAUSE.fullmatch(gap) if verb and _ADDRESSING.fullmatch(text, *cue[-1]) else None
    return ((after + found.start("subject"), end), *rest) if found else content


def appealed(
    text: str, content: tuple[Span, ...], cue: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Content and cue, who is to do it in the one and ``to`` in the other: ``appealed to [Hale to go]``."""
    found = _TO_WHOM.match(text, cue[0][1]) if len(cue) == 1 and _APPEALING.fullmatch(text, *cue[0]) else None
    if not found or not content or not found.start() < content[0][0] <= found.end("whom") + 1:
        return content, cue
    return ((found.end(), content[0][1]), *content[1:]), ((cue[0][0], found.end("to")),)
