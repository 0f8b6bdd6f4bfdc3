"""Who is quoted as saying something says it, not the paper that quotes: ``a site cites Hale as saying``."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.detection.decode import REPORTING, SPEECH, Candidate
from quotes.detection.pieces import Pieces, words_in

_SAYING = r"as (?:also )?(?:saying|stating|telling|writing|warning|claiming|confirming|denying|insisting)\b"
_SOME = r"[^\n.,;:!?“”\"]{2,80}"
_ACTIVE = re.compile(rf"\s(?!by\s)(?P<source>{_SOME}?) {_SAYING}:?")
_PASSIVE = re.compile(
    rf"\s(?:by {_SOME}? {_SAYING}|{_SAYING}(?: \w+){{0,3}}? by {_SOME}?(?=[,.;\n]|\Z| that\b)):?"
)
_QUOTING = re.compile(r"(?P<cue>(?:quot|cit)(?:e[ds]?|ing))\b", re.IGNORECASE)
_QUOTED_BY = re.compile(rf"\b{_QUOTING.pattern} by {_SOME} as \Z")
_SUBJECT = re.compile(
    rf"(?:\A|\n|[.!?,;:][”\"’']*\s|\bthat\s)(?P<source>{_SOME}?)"
    r" (?:(?:is|are|was|were)|(?:has|have|had) been)(?: also| later| \w+ly)? \Z"
)
_BEFORE = re.compile(rf"(?:\A|(?<=\n)|(?<=[.!?]\s))(?P<content>[^\n.!?]{{3,300}}), {_SOME} \Z")
"""A clause and who quotes it, right before the verb."""
_AFTER = re.compile(rf"[,.!?…]?[”\"’']*,? {_SOME}? {_QUOTING.pattern}(?={_ACTIVE.pattern})")
"""The same after words in marks."""
_FAR = 400


def as_quoted(text: str, pieces: Pieces, candidate: Candidate) -> Candidate | None:
    """``candidate`` as whoever quotes means it, if somebody is quoted as saying it; None if nothing is."""
    verb = _verb(text, pieces, candidate)
    phrase = verb and (_PASSIVE.match(text, verb.end("cue")) or _ACTIVE.match(text, verb.end("cue")))
    if not verb or not phrase:
        return candidate
    start, end = verb.start("cue"), phrase.end()
    named = phrase if phrase.re is _ACTIVE else _SUBJECT.search(text, max(0, start - _FAR), start)
    if not named:
        return candidate
    quoted = words_in(pieces, (min(start, named.start("source")), end))
    content = tuple(word for word in candidate.content if word not in quoted)
    if not content and (before := _BEFORE.search(text, max(0, start - _FAR), start)):
        content = tuple(words_in(pieces, before.span("content")))
    if not content:
        return None
    cue = words_in(pieces, verb.span("cue"))
    return replace(
        candidate,
        anchor=cue[0],
        kind="nested" if candidate.kind == "nested" else "cue",
        score=max(candidate.score, REPORTING),
        content=content,
        source=tuple(words_in(pieces, named.span("source"))),
        cue=tuple(cue),
        classes=SPEECH,
        margin=max(candidate.margin, REPORTING),
    )


def _verb(text: str, pieces: Pieces, candidate: Candidate) -> re.Match[str] | None:
    """The verb of quoting that a candidate reports by, or that stands behind a content without cue."""
    if not candidate.cue:
        return _AFTER.match(text, int(pieces.ends[candidate.content[-1]]))
    start = int(pieces.starts[candidate.cue[0]])
    return _QUOTING.match(text, start) or _QUOTED_BY.search(text, max(0, start - _FAR), start)
