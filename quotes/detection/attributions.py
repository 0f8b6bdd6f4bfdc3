"""From the network's candidates and the text's marks to attributions in characters.

The network says what is whose content; quotation marks correct its edges, carry it on into the paragraphs its
quotation continues in, and part it where a paragraph closes its quotation: what follows is a quote of its
own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np

from quotes.detection.decode import Candidate, runs_of
from quotes.detection.marks import Quotation, inside, quote_type, snap, trim
from quotes.detection.paragraphs import carried_on, continuations, parts
from quotes.detection.pieces import Pieces
from quotes.schema import QuoteClass, QuoteType, Span

_LEFT_OVER = re.compile(r",?\s(?:and|or|but|as|while|which|when|because|than|if)\Z")
_CUT_OFF = re.compile(
    r"\s(?:the|an?|of|to|by|for|with|in|on|at|from|his|her|its|their|into|about|between|during|despite|without)\Z"
)
_GOES_ON = re.compile(r" [^\W_][^\n.,;:!?()“”\"«»—–]{0,60}(?=[\n.,;:!?()“”\"«»—–])")
_UNNAMED = re.compile(
    r"(?:not )?(?:to )?(?:be|being|remain|stay)? ?"
    r"(?:named|identified|quoted(?: by name)?|unnamed|anonymous|anonymity)"
)
"""What a source asks for itself (``who asked not to be named``) is no quote; the reporter tells why it has no
name."""
_SILENT = re.compile(r"(?:nothing|little|no|not much)(?: more| else| further)?(?<!\bno)", re.IGNORECASE)
"""Who ``said nothing`` or ``said no more`` was silent."""
_TELLING = re.compile(r"(?:tell|ask)(?:s|ed|ing)?|told", re.IGNORECASE)
_ADDRESSEE = re.compile(
    r"(?:me|us|him|her|them|you|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) "
    r"(?:that (?=[^\W_])|(?=(?:to|if|whether|why|how|what|when|where|who)\b))"
)
_TURNED = re.compile(r"(?P<content>[^\n]{3,150}), (?P<cue>\w+s) (?P<source>[\w’' -]{2,60})")
"""A headline that ends in who says so."""
_IF = re.compile(r"\b(?:if|unless)\s\Z", re.IGNORECASE)
_PAST = re.compile(r"\w+ed|said|told|wrote", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|an?|his|her|their|its|my|our|your)\s\Z", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(who|which)(?:\s(?:has|have|had|also|then|later|since|once|never|often|still|already|repeatedly|together"
    r"|in turn|\w+ly))*\s\Z"
)
"""A relative pronoun and what may stand between it and an active verb."""
CLASS_NAMES: tuple[QuoteClass, ...] = ("speech", "topic", "thought", "other")


BRIEF = 3
"""A quotation of at most so many words is short."""

ByMarks = dict[Literal["indirect", "in_marks"], float]
"""A threshold without marks, and one where the source's own words stand in marks."""


@dataclass(frozen=True)
class Attribution:
    """One attribution in characters of the text, and the candidate it was made of."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    type: QuoteType
    candidate: Candidate
    continues: bool = False
    """It goes on with what the same candidate began in another paragraph."""

    def threshold(self, of: ByMarks) -> float:
        """The threshold that holds for an attribution of this type."""
        return of["indirect" if self.type == "indirect" else "in_marks"]

    def quote_class(self, least: ByMarks) -> QuoteClass:
        """Speech if at least so likely, else the likeliest other class."""
        classes = self.candidate.classes
        if classes[0] >= self.threshold(least):
            return "speech"
        return CLASS_NAMES[max(range(1, 4), key=classes.__getitem__)]


def attributions_of(
    text: str, pieces: Pieces, found: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """Candidates with their edges at marks, in the order of the text; what is left without content goes."""
    attributions = []
    mask = inside(text, quotations)
    continued = list(continuations(quotations).items())
    open_ends = [inner[1] for inner, _ in continued]
    for candidate in found:
        spans = [_span(pieces, *run) for run in runs_of(candidate.content, bridge=_bridge(candidate))]
        spans += carried_on(spans, continued, open_ends)
        cue = tuple(_span(pieces, *run) for run in runs_of(candidate.cue))
        at = int(pieces.starts[candidate.anchor])
        source = _source(text, tuple(_span(pieces, *run) for run in runs_of(candidate.source)), at)
        source = source or _relative(text, cue)
        spans, source = _headline(text, spans, source, cue)
        for number, part in enumerate(parts(text, spans, at, open_ends)):
            seen = [*part[:-1], _whole(text, part[-1], (*cue, *source))]
            content = _told(text, _beside(text, snap(text, seen, quotations), seen, cue), cue)
            if not content or (number and not mask[content[0][0]]) or _UNNAMED.fullmatch(text, *content[0]):
                continue
            kind = quote_type(text, content, mask)
            if kind == "indirect" and (_SILENT.fullmatch(text, *content[0]) or _supposed(text, cue, source)):
                continue
            if number == 0:
                attributions.append(Attribution(content, cue, source, kind, candidate))
            else:
                alone = replace(candidate, kind="uncued")
                attributions.append(Attribution(content, (), (), kind, alone, continues=True))
    return sorted(_once(attributions), key=lambda a: a.content[0])


def _once(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Of those with the same content, edges at marks, the one with a cue of its own, else the surest; one
    without a cue also goes where others hold each piece of it, carried on from another paragraph."""
    kept: dict[tuple[Span, ...], Attribution] = {}
    held: set[Span] = set()
    for a in sorted(attributions, key=_precedence):
        if a.content in kept or (a.candidate.kind == "uncued" and held.issuperset(a.content)):
            continue
        kept[a.content] = a
        held.update(a.content)
    return list(kept.values())


def _precedence(a: Attribution) -> tuple[bool, bool, int, float]:
    uncued = a.candidate.kind == "uncued"
    return a.continues, uncued, -len(a.content) if uncued else 0, -a.candidate.score


def outside(attributions: Sequence[Attribution], stretches: Sequence[Span]) -> list[Attribution]:
    """Those not mostly in one of ``stretches``: a related article's headline is no quote of this one.

    ``stretches`` are in order and do not overlap.
    """
    starts, ends = [start for start, _ in stretches], [end for _, end in stretches]
    kept = []
    for a in attributions:
        near = slice(bisect_left(ends, a.content[0][0]), bisect_left(starts, a.content[-1][1]))
        if not any(_mostly_in(a.content, stretch) for stretch in stretches[near]):
            kept.append(a)
    return kept


def _mostly_in(content: Sequence[Span], stretch: Span) -> bool:
    both = sum(max(0, min(b, stretch[1]) - max(a, stretch[0])) for a, b in content)
    return 2 * both > sum(b - a for a, b in content)


def standalone(
    text: str, pieces: Pieces, quotations: Sequence[Quotation], signed: Container[Span] = ()
) -> dict[int, int]:
    """Quotations that are sentences of their own, or ``signed`` (the words in marks): first → last word.

    With no cue around, only the marks tell that somebody said them.
    """
    found = {}
    outer = [q for q in quotations if q.level == 0]
    for before, quotation in zip([None, *outer], outer, strict=False):
        start, end = quotation.inner
        own = quotation.inner in signed
        if own or (not (before and before.continued) and is_sentence(text, quotation)):
            first = int(np.searchsorted(pieces.starts, start))
            last = int(np.searchsorted(pieces.ends, end, side="right")) - 1
            if last - first >= (0 if own else 3):
                found[first] = last
    return found


def brief(text: str, pieces: Pieces, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """First and last word of sentences in marks of at most ``BRIEF`` words: ``“Yes,” she said``."""
    inner = [trim(text, q.inner) for q in quotations if q.level == 0]
    inner = [(start, end) for start, end in inner if text[start : start + 1].isupper()]
    firsts = np.searchsorted(pieces.starts, [start for start, _ in inner])
    lasts = np.searchsorted(pieces.ends, [end for _, end in inner], side="right") - 1
    return [(int(a), int(b)) for a, b in zip(firsts, lasts, strict=True) if 0 <= b - a < BRIEF]


def is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation begins and ends as a sentence does."""
    start, end = quotation.inner
    before = text[max(0, quotation.start - 3) : quotation.start]
    begins = (not before or before[-1].isspace()) and before.rstrip(" \t")[-1:] in ("", *'\n.!?”"’')
    after = text[quotation.end : quotation.end + 1]
    ends = text[start:end].rstrip()[-1:] in (*".!?,…",) or after in ("", ".", "\n")
    return begins and ends and text[start : start + 1].isupper()


def _span(pieces: Pieces, first: int, last: int) -> Span:
    return int(pieces.starts[first]), int(pieces.ends[last])


def _source(text: str, spans: Sequence[Span], at: int) -> tuple[Span, ...]:
    """The source in its line nearest the anchor, without a preposition before it (``according to``), with the
    determiner."""
    if not spans:
        return ()
    start, end = spans[0][0], spans[-1][1]
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S[^\n]*", text[start:end])]
    start, end = min(lines, key=lambda s: min(abs(s[0] - at), abs(s[1] - at)))
    lead = re.compile(r"(?:to|by|from|of|as|and|but|that|,)\s+").match(text, start, end)
    start = lead.end() if lead else start
    whose = _DETERMINER.search(text, max(0, start - 6), start)
    start = whose.start() if whose else start
    return ((start, end),) if start < end else ()


def _whole(text: str, span: Span, others: Sequence[Span]) -> Span:
    """``span`` without a conjunction that the network left at its end, and with the phrase that it cut off:
    no content ends in ``as | did others`` or ``controlled by the | state``. ``others``: cue and source."""
    start, end = span
    rest = _GOES_ON.match(text, end)
    if not rest:
        return span
    left = _LEFT_OVER.search(text, start, end)
    if left and left.start() > start:
        return start, left.start()
    cut_off = _CUT_OFF.search(text, start, end) and not any(end <= at < rest.end() for at, _ in others)
    return (start, rest.end()) if cut_off else span


def _beside(
    text: str, content: tuple[Span, ...], seen: Sequence[Span], cue: Sequence[Span]
) -> tuple[Span, ...]:
    """``content`` without the ``cue`` that its edges passed, from those of what was ``seen``, on their way to
    marks: ``“They say [we left],” he said``."""
    if not content:
        return content
    (start, _), (_, end) = content[0], content[-1]
    first, last = seen[0][0], seen[-1][1]
    if any(start <= at < first for at, _ in cue):
        content = (trim(text, (first, content[0][1])), *content[1:])
    if any(last < at <= end for _, at in cue):
        content = (*content[:-1], trim(text, (content[-1][0], last)))
    return tuple((a, b) for a, b in content if a < b)


def _told(text: str, content: tuple[Span, ...], cue: Sequence[Span]) -> tuple[Span, ...]:
    """``content`` without the person it was told, right after the cue: ``asked Berg why``."""
    if not content or not cue or not _TELLING.fullmatch(text, *cue[-1]):
        return content
    (start, end), rest = content[0], content[1:]
    found = _ADDRESSEE.match(text, start, end)
    return ((found.end(), end), *rest) if found and text[cue[-1][1] : start].isspace() else content


def _supposed(text: str, cue: Sequence[Span], source: Sequence[Span]) -> bool:
    """Whether nobody has said it as yet: ``If Berg says that it rains, …``."""
    before = cue and source and source[0][1] <= cue[0][0] and _IF.search(text[: source[0][0]][-8:])
    return bool(before and not _PAST.fullmatch(text, *cue[-1]))


def _headline(
    text: str, content: list[Span], source: tuple[Span, ...], cue: Sequence[Span]
) -> tuple[list[Span], tuple[Span, ...]]:
    """Content and source the right way round: ``Mayor lied, says rival`` is no word of the mayor's."""
    line = _TURNED.fullmatch(text, *_line(text, cue[0][0])) if len(cue) == 1 else None
    if not line or line.span("cue") != cue[0] or content != [line.span("source")]:
        return content, source
    return [line.span("content")], (line.span("source"),)


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _relative(text: str, cue: Sequence[Span]) -> tuple[Span, ...]:
    """The relative pronoun that is the subject of a cue: ``Berg, who has since called``."""
    found = _RELATIVE.search(text, max(0, cue[0][0] - 40), cue[0][0]) if cue else None
    return (found.span(1),) if found else ()


def _bridge(candidate: Candidate) -> int:
    """Gaps of a word or two inside a content are slips, unless cue or source stand there."""
    taken = {*candidate.cue, *candidate.source}
    gaps = [w for a, b in pairwise(candidate.content) for w in range(a + 1, b)]
    return 0 if taken.intersection(gaps) else 2
