"""From the network's candidates and the text's marks to attributions in characters.

The network says what is whose content; quotation marks correct its edges, carry it on into the paragraphs its
quotation continues in, and part it where a paragraph closes its quotation: what follows is a quote of its
own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Literal

import numpy as np

from quotes.detection.addressees import appealed, with_subject, without_addressee
from quotes.detection.decode import AnchorKind, Candidate
from quotes.detection.displayed import displayed_by
from quotes.detection.edges import (
    is_no_quote,
    is_silence,
    relative_pronoun,
    source_near,
    turned,
    whole,
    with_preposition,
    without_cue,
)
from quotes.detection.marks import Quotation, inside, quote_type, snap, trim
from quotes.detection.paragraphs import carried_on, continuations, parts
from quotes.detection.participles import subject_after
from quotes.detection.pieces import Pieces
from quotes.detection.runs import runs_of
from quotes.detection.sourcing import mended
from quotes.detection.transcripts import spoken_in_turn
from quotes.detection.unsaid import is_no_report, is_performed, is_picture, is_unsaid, is_withheld
from quotes.schema import QUOTE_CLASSES, QuoteClass, QuoteType, Span

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
    told: bool = True
    """Whether it tells what was said or written, not what was withheld or what pictures show."""

    def threshold(self, of: ByMarks) -> float:
        """The threshold that holds for an attribution of this type."""
        return of["indirect" if self.type == "indirect" else "in_marks"]

    def quote_class(self, least: ByMarks) -> QuoteClass:
        """Speech if at least so likely, else the likeliest other class."""
        classes = self.candidate.classes
        if not self.told:
            return "other"
        if classes[0] >= self.threshold(least):
            return "speech"
        return QUOTE_CLASSES[max(range(1, 4), key=classes.__getitem__)]


def attributions_of(
    text: str, pieces: Pieces, found: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """Candidates with their edges at marks, in the order of the text; what is left without content goes."""
    attributions = []
    mask = inside(text, quotations)
    continued = list(continuations(text, quotations).items())
    open_ends = [inner[1] for inner, _ in continued]
    begun = {int(pieces.starts[c.content[0]]) for c in found if c.kind == "cue"}
    for candidate in found:
        spans = [_span(pieces, *run) for run in runs_of(candidate.content, bridge=_bridge(candidate))]
        if candidate.kind != "nested":
            rest = carried_on(spans, continued, open_ends)
            spans += takewhile(lambda inner: inner[0] not in begun, rest)
        cue = tuple(_span(pieces, *run) for run in runs_of(candidate.cue))
        at = int(pieces.starts[candidate.anchor])
        source = source_near(text, tuple(_span(pieces, *run) for run in runs_of(candidate.source)), at)
        source = mended(text, source, cue[0][0] if cue else at) or relative_pronoun(text, cue)
        spans, source = turned(text, spans, source, cue)
        spans, source, cue = spoken_in_turn(text, spans, source, cue)
        source = displayed_by(text, source, cue, spans[-1][1])
        for number, part in enumerate(parts(text, spans, at, open_ends)):
            seen = [*part[:-1], whole(text, part[-1], (*cue, *source))]
            content = without_addressee(text, without_cue(text, snap(text, seen, quotations), seen, cue), cue)
            content = with_preposition(text, with_subject(text, content, cue))
            content, cue = appealed(text, content, cue)
            if not content or (number and not mask[content[0][0]]) or is_no_quote(text, content[0]):
                continue
            source = source or subject_after(text, cue, content[-1][1])
            kind = quote_type(text, content, mask)
            if number == 0 and is_no_report(text, (content[0][0], content[-1][1]), cue):
                continue
            if candidate.kind == "nested" and is_performed(text, content[0], cue):
                continue
            if kind == "indirect" and is_silence(text, content[0]):
                continue
            if (kind == "indirect" or candidate.kind == "nested") and is_unsaid(text, cue, source):
                continue
            if number == 0:
                withheld = kind == "indirect" and is_withheld(text, content[0], cue)
                told = not withheld and (kind == "direct" or not is_picture(text, cue, source))
                attributions.append(Attribution(content, cue, source, kind, candidate, told=told))
            else:
                turn, speaking, colon = spoken_in_turn(text, list(content), (), ())
                alone = candidate if speaking else replace(candidate, kind="uncued")
                goes_on = not speaking
                attributions.append(Attribution(tuple(turn), colon, speaking, kind, alone, goes_on))
    return sorted(_once(attributions), key=lambda a: a.content[0])


def _once(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Of those with the same content, edges at marks, the one with a cue of its own, else the surest; one
    without a cue also goes where others hold each piece of it, carried on from another paragraph."""
    kept: dict[tuple[Span, ...], Attribution] = {}
    held: set[Span] = set()
    longest = {(a.source, a.cue, a.content[0][0]): a for a in sorted(attributions, key=_length) if a.source}
    for a in sorted(attributions, key=_precedence):
        if a.source and longest[a.source, a.cue, a.content[0][0]].content != a.content:
            continue  # as ``A transcript follows: BERG: …`` read twice
        if a.content in kept or (a.candidate.kind == "uncued" and held.issuperset(a.content)):
            continue
        kept[a.content] = a
        held.update(a.content)
    return list(kept.values())


def _length(a: Attribution) -> int:
    return sum(end - start for start, end in a.content)


def _precedence(a: Attribution) -> tuple[bool, bool, int, float]:
    uncued = a.candidate.kind == "uncued"
    return a.continues, uncued, -len(a.content) if uncued else 0, -a.candidate.score


def last_that(
    goes_on: Callable[[str, Attribution, Attribution], bool],
    text: str,
    kept: Sequence[Attribution],
    other: Attribution,
    near: int,
) -> int | None:
    """The place of the last in ``kept`` with which ``other`` ``goes_on``, if among the last ``near``."""
    return next((k for k in range(len(kept) - 1, -1, -1)[:near] if goes_on(text, kept[k], other)), None)


def outside(text: str, attributions: Sequence[Attribution], stretches: Sequence[Span]) -> list[Attribution]:
    """Those not mostly in one of ``stretches``, cut where one begins: a related article's headline is no
    quote of this one, the credit of a picture no word of its caption, and no ``Staff Reports`` tells it.

    ``stretches`` are in order and do not overlap.
    """
    starts, ends = [start for start, _ in stretches], [end for _, end in stretches]
    kept = []
    for a in attributions:
        near = stretches[bisect_left(ends, a.content[0][0]) : bisect_left(starts, a.content[-1][1])]
        last, end = a.content[-1]
        cut = next((start for start, _ in near if last < start < end), end)
        a = replace(a, content=(*a.content[:-1], trim(text, (last, cut)))) if cut < end else a
        verb = next((at for at, _ in a.cue if text[at].isalpha()), None)
        told_there = verb is not None and bisect_right(starts, verb) > bisect_right(ends, verb)
        if not told_there and not any(_mostly_in(a.content, stretch) for stretch in near):
            kept.append(a)
    return kept


def _mostly_in(content: Sequence[Span], stretch: Span) -> bool:
    both = sum(max(0, min(b, stretch[1]) - max(a, stretch[0])) for a, b in content)
    return 2 * both > sum(b - a for a, b in content)


def _span(pieces: Pieces, first: int, last: int) -> Span:
    return int(pieces.starts[first]), int(pieces.ends[last])


def _bridge(candidate: Candidate) -> int:
    """Gaps of a word or two inside a content are slips, unless cue or source stand there."""
    taken = {*candidate.cue, *candidate.source}
    gaps = [w for a, b in pairwise(candidate.content) for w in range(a + 1, b)]
    return 0 if taken.intersection(gaps) else 2


def made(pieces: Pieces, kind: AnchorKind, content: Span, score: float) -> Attribution:
    """What the network overlooked: an attribution of the words of ``content``, also of those it parts."""
    first = int(np.searchsorted(pieces.ends, content[0], "right"))
    chosen = tuple(range(first, int(np.searchsorted(pieces.starts, content[1]))))
    candidate = Candidate(chosen[0], kind, score, chosen, (), (), (1.0, 0.0, 0.0, 0.0), score)
    return Attribution((content,), (), (), "direct" if kind == "uncued" else "indirect", candidate)
