"""Contents that cross: one that ends in the midst of what another reports ran on too far, or stopped short.

``Hale says the bridge is shut after | police said they had found a crack`` is two reports of the reporter's;
``Hale said police said they had found | a crack`` is one within the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.detection.attributions import Attribution
from quotes.detection.marks import trim

_JOINED = re.compile(r",?\s(?:after|although|as|because|before|but|since|though|when|whereas|while)\s\Z")
NEAR = 4
"""Attributions ahead in which one that crosses is sought."""


def uncrossed(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, in the order of the text, none without marks ending within the content of a later."""
    return [
        next((cut for b in attributions[k + 1 : k + 1 + NEAR] if (cut := _apart(text, a, b))), a)
        for k, a in enumerate(attributions)
    ]


def _apart(text: str, one: Attribution, other: Attribution) -> Attribution | None:
    """``one`` so that it does not cross ``other``; None if it does not."""
    (start, end), reports = one.content[-1], [*other.source, *other.cue]
    if one.type != "indirect" or not one.cue or not other.cue or not other.source:
        return None
    begins = min(at for at, _ in reports)
    if not start < begins < other.content[0][0] < end < other.content[0][1]:
        return None
    joined = _JOINED.search(text, start, begins)
    edge = joined.start() if joined else other.content[0][1]
    return replace(one, content=(*one.content[:-1], trim(text, (start, edge))))
