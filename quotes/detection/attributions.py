"""From the network's candidates and the text's marks to attributions in characters.

The network says what is whose content; quotation marks correct edges, carry a content on into the paragraphs its
quotation continues in, and vouch for quotes that stand alone, with no cue of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from quotes.detection.decode import Candidate, runs_of
from quotes.detection.marks import Quotation, snap
from quotes.detection.pieces import Pieces
from quotes.schema import QuoteClass, Span

CLASS_NAMES: tuple[QuoteClass, ...] = ("speech", "topic", "thought", "other")


@dataclass(frozen=True)
class Attribution:
    """One attribution in characters of the text. ``words``: the words to ask of whom they speak (source, else anchor)."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    words: tuple[int, ...]
    candidate: Candidate

    @property
    def quote_class(self) -> QuoteClass:
        """The likeliest class."""
        return CLASS_NAMES[max(range(4), key=self.candidate.classes.__getitem__)]


def attributions_of(
    doc: Doc, pieces: Pieces, found: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """Candidates with their edges at marks, in the order of the text; those left without content are dropped."""
    attributions = []
    continued = _continuations(quotations)
    for candidate in found:
        spans = [_span(doc, pieces, *run) for run in runs_of(candidate.content, bridge=_bridge(doc, pieces, candidate))]
        content = snap(doc.text, [*spans, *_carried_on(spans, continued)], quotations)
        if not content:
            continue
        attributions.append(
            Attribution(
                content=content,
                cue=tuple(_span(doc, pieces, *run) for run in runs_of(candidate.cue)),
                source=tuple(_span(doc, pieces, *run) for run in runs_of(candidate.source)),
                words=candidate.source or (candidate.anchor,),
                candidate=candidate,
            )
        )
    return sorted(attributions, key=lambda a: a.content[0])


def _span(doc: Doc, pieces: Pieces, first: int, last: int) -> Span:
    end = doc[int(pieces.tokens[last])]
    return doc[int(pieces.tokens[first])].idx, end.idx + len(end)


def _bridge(doc: Doc, pieces: Pieces, candidate: Candidate) -> int:
    """Gaps of a word or two inside a content are slips, unless cue or source stand there."""
    taken = {*candidate.cue, *candidate.source}
    gaps = [w for a, b in zip(candidate.content, candidate.content[1:], strict=False) for w in range(a + 1, b)]
    return 0 if taken.intersection(gaps) else 2


def _continuations(quotations: Sequence[Quotation]) -> dict[Span, list[Span]]:
    """For each quotation left open, the inner spans of the paragraphs that carry it on."""
    outer = [q for q in quotations if q.level == 0]
    rest: dict[Span, list[Span]] = {}
    for this, following in zip(reversed(outer[:-1]), reversed(outer[1:]), strict=True):
        if this.continued:
            rest[this.inner] = [following.inner, *rest.get(following.inner, [])]
    return rest


def _carried_on(spans: Sequence[Span], continued: dict[Span, list[Span]]) -> list[Span]:
    """What belongs to a content because its last piece fills most of a quotation that goes on."""
    start, end = spans[-1]
    for (a, b), rest in continued.items():
        if 2 * (min(end, b) - max(start, a)) > b - a:
            return rest
    return []
