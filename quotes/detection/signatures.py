"""Who signs a quotation: ``“Never again.” — Carla Sanchez, engineer``, on its line or on the next.

Lists of quotes, epigraphs and readers' letters are signed so. No verb reports; the dash is the cue.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.detection.attributions import Attribution
from quotes.detection.marks import Quotation, trim
from quotes.schema import Span

_SMALL = r"(?:of|the|de|da|di|du|van|von|der|den|bin|al|el|and|&)"
_NAME = rf"[^\W\d_a-z][\w.’'-]*(?:[ \t]+(?:{_SMALL}[ \t]+)*[^\W\d_a-z][\w.’'-]*){{0,7}}"
_SIGNED = re.compile(rf"[ \t]*(?:\n[ \t]*){{0,2}}(?P<cue>[—–―‒-]{{1,2}})[ \t]*(?P<name>{_NAME})")
SURE = 0.95
"""How sure a signed quotation or post is one: its form tells, whatever the network thinks."""
_END = re.compile(r"[ \t]*(?:[,(][^\n]{1,90})?[ \t]*(?=\n|\Z)")
"""What may follow the name in its line: age, office, place."""
Signature = tuple[Span, Span]
"""The dash, and the name with what follows it in the line."""


def signatures(text: str, quotations: Sequence[Quotation]) -> dict[Span, Signature]:
    """Quotations that somebody signs with a dash and a name: words in marks → signature."""
    found = {}
    for quotation in quotations:
        signed = _SIGNED.match(text, quotation.end) if quotation.closed and quotation.level == 0 else None
        end = signed and _END.match(text, signed.end())
        if signed and end:
            start = signed.start("name")
            name = text[start : end.end()].rstrip(" \t.")
            found[quotation.inner] = signed.span("cue"), (start, start + len(name))
    return found


def sign(text: str, attributions: Sequence[Attribution], signed: dict[Span, Signature]) -> list[Attribution]:
    """``attributions``, those in a signed quotation that have no cue, or a dash, made one of the whole."""
    inner = sorted(signed)
    kept: list[Attribution] = []
    whole: dict[int, Attribution] = {}
    for a in attributions:
        at = bisect_right(inner, (a.content[0][0], len(text))) - 1
        worded = any(c.isalnum() for start, end in a.cue for c in text[start:end])
        if at < 0 or a.content[-1][1] > inner[at][1] or (a.candidate.kind != "uncued" and worded):
            kept.append(a)
        elif at not in whole or whole[at].candidate.score < a.candidate.score:
            whole[at] = _whole(text, a, inner[at], signed[inner[at]])
    return sorted([*kept, *whole.values()], key=lambda a: a.content[0])


def _whole(text: str, attribution: Attribution, inner: Span, signature: Signature) -> Attribution:
    seen = attribution.candidate
    return replace(
        attribution,
        content=(trim(text, inner),),
        cue=(signature[0],),
        source=(signature[1],),
        type="direct",
        candidate=replace(seen, kind="cue", score=max(seen.score, SURE), margin=max(seen.margin, SURE)),
        continues=False,
    )
