"""Headlines: short lines without a stop that say in their own way who says what.

``Walking helps, study finds``; ``Rift widens; 'all is well', says Hale``; ``'I lost it': a farmer's tale``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from quotes.detection.attributions import Attribution, made
from quotes.detection.marks import Quotation, paragraphs, trim
from quotes.detection.pieces import Pieces
from quotes.schema import Span

LONGEST = 25
"""Words of a headline."""
FEWEST = 3
"""Words in marks that are somebody's in a headline, no nickname."""
SURE = 0.9
"""How sure a headline's form tells that somebody said its words."""
_STOP = re.compile(r"[.!?…;,:][\"”’')]*\Z")
_FINDS = re.compile(
    r"(?:[^\n]{3,150}; )?(?P<content>[^\n]{3,150}?), (?P<source>(?:[\w’'.-]+ ){0,3}?[\w’'-]+) "
    r"(?P<cue>finds?|shows?|suggests?|says?|reveals?|warns?|concludes?|indicates?|claims?)"
)
_RESEARCH = re.compile(
    r".*\b(?:study|studies|survey|surveys|reports?|polls?|research|figures|data|analysis|review|inquiry|audit"
    r"|documents|records|researchers|scientists|experts|watchdog)",
    re.IGNORECASE,
)
"""What finds and shows, so that it is no reporter's clause: ``…, new figures show``."""


def headlined(
    text: str, pieces: Pieces, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """``attributions`` with those of headlines as headlines mean them."""
    found, gone = list(attributions), set[int]()
    places = sorted((at, k) for k, a in enumerate(found) for at in _starts(a))
    outer = [q for q in quotations if q.level == 0 and q.closed]
    for start, end in paragraphs(text):
        if (
            end - start > 12 * LONGEST
            or len(text[start:end].split()) > LONGEST
            or _STOP.search(text[start:end])
        ):
            continue
        quoted = outer[bisect_left(outer, start, key=_start) : bisect_left(outer, end, key=_start)]
        if not quoted and not _FINDS.fullmatch(text, start, end):
            continue
        within = places[bisect_left(places, (start,)) : bisect_left(places, (end,))]
        here = sorted({k for _, k in within} - gone)
        new = _with_research(text, pieces, (start, end), [found[k] for k in here])
        for quotation in quoted:
            new = _with_quotation(text, pieces, quotation, (start, end), new)
        gone.update(here)
        for k, a in enumerate(new, len(found)):
            for at in _starts(a):
                insort(places, (at, k))
        found += new
    return sorted((a for k, a in enumerate(found) if k not in gone), key=lambda a: a.content[0])


def _starts(attribution: Attribution) -> list[int]:
    return [start for start, _ in (*attribution.content, *attribution.cue)]


def _start(quotation: Quotation) -> int:
    return quotation.start


def _with_research(text: str, pieces: Pieces, line: Span, here: Sequence[Attribution]) -> list[Attribution]:
    """``here``, of a line that ends in ``study finds`` what stands before."""
    seen = _FINDS.fullmatch(text, *line)
    known = [a for a in here if seen and seen.span("cue") in a.cue]
    if (
        not seen
        or not (known or _RESEARCH.fullmatch(seen["source"]))
        or any(a.type == "direct" for a in here)
    ):
        return list(here)
    cue, source, content = seen.span("cue"), seen.span("source"), trim(text, seen.span("content"))
    finding = made(pieces, "cue", content, SURE)
    kind = next((a.type for a in known if a.content[0][0] < line[1]), finding.type)
    new = replace(finding, cue=(cue,), source=(source,), type=kind)
    return [a for a in here if a not in known and a.content[0][0] >= line[1]] + [new]


def _with_quotation(
    text: str, pieces: Pieces, quotation: Quotation, line: Span, here: Sequence[Attribution]
) -> list[Attribution]:
    """``here`` with the words in marks before or after a colon a quote, and no more than these."""
    opens = quotation.start == line[0] and text[quotation.end : quotation.end + 2] == ": "
    ends = quotation.end == line[1] and text[quotation.start - 2 : quotation.start] == ": "
    follows = text[quotation.start - 2 : quotation.start] == "; "
    inner = trim(text, quotation.inner)
    if not (opens or ends or follows) or not _is_said(text[slice(*inner)]):
        return list(here)
    covering = [a for a in here if a.content[0][0] < inner[1] and a.content[-1][1] > inner[0]]
    if covering:
        whole = [a for a in covering if a.type == "mixed" and _reaches_out(a, quotation)]
        return [replace(a, content=(inner,), type="direct") if a in whole else a for a in here]
    kept = [a for a in here if not (opens and a.type == "indirect")]
    return kept if follows else [*kept, made(pieces, "uncued", inner, SURE)]


def _reaches_out(attribution: Attribution, quotation: Quotation) -> bool:
    start, end = attribution.content[0][0], attribution.content[-1][1]
    return start <= quotation.start - 2 or end > quotation.end


def _is_said(words: str) -> bool:
    """Whether words in marks are no nickname and no title with its capitals."""
    found = words.split()
    small = sum(word[0].islower() for word in found)
    return len(found) >= FEWEST and 2 * small >= len(found)
