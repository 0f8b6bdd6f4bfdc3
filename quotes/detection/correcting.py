"""What rules correct in the attributions the network finds, one step after the other.

Each step takes and gives attributions; the order counts: a quotation is rejoined around its attribution only
after the clauses are whole, and headlines are read when all else is in place.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.detection.attributions import Attribution, outside
from quotes.detection.debris import debris
from quotes.detection.headlines import headlined
from quotes.detection.interrupted import (
    nearest_sentence,
    one_sentence,
    opened_before,
    rejoined,
    whole_clause,
    whole_sentence,
)
from quotes.detection.listed import parted
from quotes.detection.marks import Quotation
from quotes.detection.pieces import Pieces
from quotes.detection.siblings import merged
from quotes.detection.signatures import Signature, sign
from quotes.schema import Span


def corrected(
    text: str, pieces: Pieces, attributions: Sequence[Attribution], marked: Sequence[Quotation]
) -> list[Attribution]:
    """``attributions`` with whole sentences and clauses, their quotations rejoined, lists parted, and with
    what headlines quote. ``marked``: the quotations of ``text``."""
    cues = {start for a in attributions for start, _ in a.cue}
    found = [_whole(text, a, cues) for a in attributions]
    found = rejoined(text, found, marked)
    found = opened_before(text, found, marked)
    found = merged(text, found)
    found = parted(text, found, marked)
    return headlined(text, pieces, found, marked)


def _whole(text: str, attribution: Attribution, cues: set[int]) -> Attribution:
    """One attribution with its sentence; ``cues``: where those of all begin."""
    attribution = nearest_sentence(text, whole_clause(text, attribution, cues))
    return one_sentence(text, whole_sentence(text, attribution))


def of_the_article(
    text: str, attributions: Sequence[Attribution], signed: dict[Span, Signature]
) -> list[Attribution]:
    """``attributions`` with those signed with a name made whole, and without what stands in debris."""
    return outside(text, sign(text, attributions, signed), debris(text))
