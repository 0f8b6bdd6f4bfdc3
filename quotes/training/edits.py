"""Edits of a labelled text: its spans move along."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from quotes.training.sources import Attribution, Pointer, Source

Edit = tuple[int, int, str]
"""``(start, end, new text)``."""


def apply_edits(source: Source, edits: Sequence[Edit]) -> Source:
    """The source with each ``(start, end, new text)`` carried out; edits must not overlap.

    A span whose edge lies inside an edited stretch moves to the stretch's end; if that empties it, it goes.
    """
    if not edits:
        return source
    edits = sorted(edits)
    out, at, ends, shifts, shift = [], 0, [], [], 0
    for start, end, new in edits:
        out += [source.text[at:start], new]
        at = end
        shift += len(new) - (end - start)
        ends.append(end)
        shifts.append(shift)

    def moved(offset: int, closing: bool = False) -> int:
        k = bisect_right(ends, offset)
        if closing and k and edits[k - 1][0] == offset:
            k -= 1  # what is put in where a span ends is no part of it
        base = shifts[k - 1] if k else 0
        if k < len(edits) and edits[k][0] < offset:  # inside the stretch of edit k
            return min(edits[k][0] + base + len(edits[k][2]), offset + base)
        return offset + base

    return _remap(source, "".join([*out, source.text[at:]]), moved)


def _remap(source: Source, text: str, moved: Callable[..., int]) -> Source:
    def spans(old: list[tuple[int, int]]) -> list[tuple[int, int]]:
        new = [(moved(a), moved(b, closing=True)) for a, b in old]
        return [(a, b) for a, b in new if a < b]

    attributions = None
    if source.attributions is not None:
        attributions = [
            Attribution(spans(a.content), spans(a.cue), spans(a.source), a.kind, a.quote_class, a.long_cue)
            for a in source.attributions
        ]
    pointers = [Pointer(q[0], spans(p.targets)) for p in source.pointers if (q := spans([p.query]))]
    names = [(*new, label) for a, b, label in source.names for new in spans([(a, b)])]
    return replace(
        source,
        text=text,
        attributions=attributions,
        discard=spans(source.discard),
        unsure=None if source.unsure is None else spans(source.unsure),
        pointers=pointers,
        names=names,
    )
