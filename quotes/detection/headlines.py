"""Headlines that end in what found it out: ``Walking helps, study finds``."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from quotes.detection.attributions import Attribution, outside
from quotes.detection.decode import SPEECH, Candidate
from quotes.detection.marks import Quotation, inside, paragraphs, quote_type, trim
from quotes.detection.pieces import Pieces

SURE = 0.9
"""How sure such a headline tells that somebody said its words."""
_RESEARCH = (
    r"(?:study|studies|surveys?|reports?|polls?|research|figures|data|analysis|review|inquiry|audit|documents|records"
    r"|researchers|scientists|experts|watchdog)"
)
"""What finds and shows."""
_FINDS = re.compile(
    r"(?P<content>[^\n]{3,150}?), (?P<source>(?:[\w’'.-]+ ){0,3}?" + _RESEARCH + r") "
    r"(?P<cue>finds?|shows?|suggests?|says?|reveals?|warns?|concludes?|indicates?|claims?)",
    re.IGNORECASE,
)


def headlined(
    text: str, pieces: Pieces, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """``attributions`` with all that such a headline says found out by whom it names."""
    found = [m for line in paragraphs(text) if (m := _FINDS.fullmatch(text, *line))]
    if not found:
        return list(attributions)
    mask = inside(text, quotations)
    cues = {m.span("cue") for m in found}
    others = outside(text, attributions, [m.span() for m in found])
    others = [a for a in others if cues.isdisjoint(a.cue)]  # one that told of the next paragraph
    told = [_of_research(text, pieces, mask, m) for m in found]
    return sorted([*others, *told], key=lambda a: a.content[0])


def _of_research(text: str, pieces: Pieces, mask: bytearray, found: re.Match[str]) -> Attribution:
    content = (trim(text, found.span("content")),)
    words = np.flatnonzero((pieces.starts >= content[0][0]) & (pieces.ends <= content[0][1]))
    chosen = tuple(int(word) for word in words)
    candidate = Candidate(chosen[0], "cue", SURE, chosen, (), (), SPEECH, SURE)
    kind = quote_type(text, content, mask)
    return Attribution(content, (found.span("cue"),), (found.span("source"),), kind, candidate)
