"""Sources as the network cut them, mended: ``Minutes of | the board``, ``a man | who``, ``Berg, | Hale``."""

from __future__ import annotations

import re

from quotes.schema import Span

_CUT_OFF = re.compile(r"(?:\b(?:of|and|for|the|an?)|&)\Z", re.IGNORECASE)
_REST = re.compile(
    r"(?: (?:the|an?|his|her|its|their))?(?:(?: (?:of|for|and|&)(?: the)?)? [A-Z][\w’'.&-]*\b)+"
    r"|(?: (?:the|an?|his|her|its|their))? [a-z][\w’'-]+"
)
"""What goes on from there: a name, or one word."""
_OPEN_BRACKET = re.compile(r"\([^()]*\Z")
_BRACKET = re.compile(r"[^()\n]{0,60}\)")
"""The end of a bracket: ``councillor Ann Hale (Lab | , Hull East)``."""
_HALF = re.compile(r"(?:\b[A-Z][a-z]+|\bby(?: the)?(?: [a-z]+){0,2})\Z")
"""Half a name, or what goes before one: ``a report by consultants | Hale Berg``."""
_OTHER_HALF = re.compile(
    r"(?: (?!\w+day\b|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)[A-Z][a-z]+\b)+"
)
"""The end of a name, and more of it right after."""
_WHO = re.compile(r"(?<!\bof)[\s,–—-]*\s(?:who|that|which)\Z")
_ACCUSED = re.compile(
    r"\b(?:is|are|was|were|be|been|being|stands?|stood) (?:(?:also|now|later|\w+ly) )?(?P<cue>accused)\b"
    r"|\b(?:an?|any|no|the) (?P<claim>accusation|allegation|charge|claim|complaint|rumou?r|suggestion)s?\b"
)
"""Verb or noun of a report that names nobody who makes it: who is accused does not."""
_SOME = re.compile(r"\d[\d.]*%? \Z")
"""So many right before the verb: ``Of 40 nurses, 12 | said``; an age has a comma behind it."""
_NAME = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*"
_TWO = re.compile(rf"{_NAME}, ({_NAME})")
_NAMED = re.compile(r"(?:\A|\n|[.!?][”\"’']? )([A-Z][^,.!?\n]{1,60}),(?: [^.!?\n]*)? who\b[^.!?\n]*\Z")
"""Somebody and what is told of them, up to a verb."""


def mended(text: str, source: tuple[Span, ...], at: int) -> tuple[Span, ...]:
    """``source`` whole, and of two names before a verb at ``at`` the one that is its subject."""
    if not source:
        return source
    start, end = source[0]
    if text[start:end].lower() == "there":
        return ()
    nobodys = start < at and _ACCUSED.search(text, max(0, at - 20), at + 20)
    if nobodys and at in (nobodys.start("cue"), nobodys.start("claim")):
        return ()
    if not any(c.isalpha() for c in text[start:end]) and not _SOME.match(text, start, at):
        told = _NAMED.search(text, max(0, start - 200), start) if end <= at else None
        return (told.span(1),) if told else ()
    who = _WHO.search(text, start, end)
    if who and who.start() > start:
        return ((start, who.start()),)
    two = _TWO.fullmatch(text, start, end)
    if two and text[end:at] == " ":
        return ((two.start(1), end),)
    rest = _REST.match(text, end) if _CUT_OFF.search(text, start, end) else None
    rest = rest or (_BRACKET.match(text, end) if _OPEN_BRACKET.search(text, start, end) else None)
    rest = rest or (_OTHER_HALF.match(text, end) if _HALF.search(text, start, end) else None)
    if rest and not end <= at < rest.end():
        return ((start, rest.end()),)
    return source
