"""From the network's candidates and the text's marks to attributions in characters.

The network says what is whose content; quotation marks correct its edges, carry it on into the paragraphs its
quotation continues in, and part it where a paragraph closes its quotation: what follows is a quote of its
own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from quotes.detection.decode import Candidate, runs_of
from quotes.detection.marks import Quotation, inside, quote_type, snap
from quotes.detection.pieces import Pieces
from quotes.schema import QuoteClass, QuoteType, Span

MOST_CARRIED = 40
"""Paragraphs. Nobody is quoted for more on end; where marks are astray all through, time stays linear."""
_RELATIVE = re.compile(
    r"\b(who|which)(?:\s(?:has|have|had|also|then|later|since|once|never|often|still|already|repeatedly|together"
    r"|in turn|\w+ly))*\s\Z"
)
"""A relative pronoun and what may stand between it and an active verb."""
CLASS_NAMES: tuple[QuoteClass, ...] = ("speech", "topic", "thought", "other")


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

    def quote_class(self, speech: float) -> QuoteClass:
        """Speech if at least so likely, else the likeliest other class."""
        classes = self.candidate.classes
        if classes[0] >= speech:
            return "speech"
        return CLASS_NAMES[max(range(1, 4), key=classes.__getitem__)]


def attributions_of(
    text: str, pieces: Pieces, found: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """Candidates with their edges at marks, in the order of the text; what is left without content goes."""
    attributions = []
    mask = inside(text, quotations)
    continued = list(_continuations(quotations).items())
    open_ends = [inner[1] for inner, _ in continued]
    for candidate in found:
        spans = [_span(pieces, *run) for run in runs_of(candidate.content, bridge=_bridge(candidate))]
        spans += _carried_on(spans, continued, open_ends)
        cue = tuple(_span(pieces, *run) for run in runs_of(candidate.cue))
        at = int(pieces.starts[candidate.anchor])
        source = _source(text, tuple(_span(pieces, *run) for run in runs_of(candidate.source)), at)
        source = source or _relative(text, cue)
        for number, part in enumerate(_parts(text, spans, at, open_ends)):
            content = snap(text, part, quotations)
            if not content or (number and not mask[content[0][0]]):
                continue
            kind = quote_type(text, content, mask)
            if number == 0:
                attributions.append(Attribution(content, cue, source, kind, candidate))
            else:
                alone = replace(candidate, kind="uncued")
                attributions.append(Attribution(content, (), (), kind, alone, continues=True))
    return sorted(_once(attributions), key=lambda a: a.content[0])


def _once(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Of those with the same content, edges at marks, the one with a cue of its own, else the surest."""
    best: dict[tuple[Span, ...], Attribution] = {}
    surest = sorted(
        attributions, key=lambda a: (a.continues, a.candidate.kind == "uncued", -a.candidate.score)
    )
    for a in surest:
        best.setdefault(a.content, a)
    return list(best.values())


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


def standalone(text: str, pieces: Pieces, quotations: Sequence[Quotation]) -> dict[int, int]:
    """Quotations that are sentences of their own: first word → last word.

    With no cue around, only the marks tell that somebody said them.
    """
    found = {}
    outer = [q for q in quotations if q.level == 0]
    for before, quotation in zip([None, *outer], outer, strict=False):
        start, end = quotation.inner
        if not (before and before.continued) and _is_sentence(text, quotation):
            first = int(np.searchsorted(pieces.starts, start))
            last = int(np.searchsorted(pieces.ends, end, side="right")) - 1
            if last - first >= 3:
                found[first] = last
    return found


def _is_sentence(text: str, quotation: Quotation) -> bool:
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
    """The source in its line nearest the anchor, without a preposition before it (``according to``)."""
    if not spans:
        return ()
    start, end = spans[0][0], spans[-1][1]
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S[^\n]*", text[start:end])]
    start, end = min(lines, key=lambda s: min(abs(s[0] - at), abs(s[1] - at)))
    lead = re.compile(r"(?:to|by|from|of|as|and|but|that|,)\s+").match(text, start, end)
    start = lead.end() if lead else start
    return ((start, end),) if start < end else ()


def _relative(text: str, cue: Sequence[Span]) -> tuple[Span, ...]:
    """The relative pronoun that is the subject of a cue: ``Berg, who has since called``."""
    found = _RELATIVE.search(text, max(0, cue[0][0] - 40), cue[0][0]) if cue else None
    return (found.span(1),) if found else ()


def _bridge(candidate: Candidate) -> int:
    """Gaps of a word or two inside a content are slips, unless cue or source stand there."""
    taken = {*candidate.cue, *candidate.source}
    gaps = [w for a, b in pairwise(candidate.content) for w in range(a + 1, b)]
    return 0 if taken.intersection(gaps) else 2


def _parts(text: str, spans: Sequence[Span], at: int, open_ends: Sequence[int]) -> Iterator[list[Span]]:
    """``spans`` parted at the ends of paragraphs; first the part nearest ``at``.

    Not parted at ``open_ends``, of quotations that go on.
    """
    parts: list[list[Span]] = [[]]
    reached = spans[0][0]
    for start, end in spans:
        for line in re.finditer(r"\S[^\n]*", text[start:end]):
            opening = start + line.start()
            breaks = text.find("\n", reached, opening)
            if breaks >= 0 and parts[-1] and not _any_between(open_ends, reached, breaks):
                parts.append([])
            reached = start + line.end()
            parts[-1].append((opening, reached))
    filled = [part for part in parts if part]
    if len(filled) > 1:
        nearest = min(filled, key=lambda p: (_lines_between(text, p, at), abs(p[0][0] - at)))
        filled = [nearest, *(p for p in filled if p is not nearest)]
    yield from filled


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] <= end


def _lines_between(text: str, part: Sequence[Span], at: int) -> int:
    start, end = part[0][0], part[-1][1]
    return text.count("\n", at, start) if at <= start else text.count("\n", end, at) if at >= end else 0


def _continuations(quotations: Sequence[Quotation]) -> dict[Span, list[Span]]:
    """For each quotation left open, in order, the inner spans of the paragraphs that carry it on."""
    outer = [q for q in quotations if q.level == 0]
    rest: dict[Span, list[Span]] = {}
    for this, following in zip(reversed(outer[:-1]), reversed(outer[1:]), strict=True):
        if this.continued:
            rest[this.inner] = [following.inner, *rest.get(following.inner, [])][:MOST_CARRIED]
    return dict(reversed(rest.items()))


def _carried_on(
    spans: Sequence[Span], continued: Sequence[tuple[Span, list[Span]]], open_ends: Sequence[int]
) -> list[Span]:
    """What belongs to a content because its last piece fills most of a quotation that goes on."""
    start, end = spans[-1]
    for (a, b), rest in reversed(continued[bisect_left(open_ends, start) : bisect_left(open_ends, end) + 1]):
        if 2 * (min(end, b) - max(start, a)) > b - a:
            return rest
    return []
