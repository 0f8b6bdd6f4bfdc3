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
from quotes.detection.posts import posted
from quotes.detection.rolls import without_rolls
from quotes.detection.siblings import merged
from quotes.detection.signatures import Signature, sign
from quotes.detection.unsaid import is_term
from quotes.schema import Span


def corrected(
    text: str, pieces: Pieces, attributions: Sequence[Attribution], marked: Sequence[Quotation]
) -> list[Attribution]:
    """``attributions`` with whole sentences and clauses, their quotations rejoined, lists parted, with
    what headlines quote, and without lists of names and terms in marks. ``marked``: the quotations of
    ``text``."""
    cues = {start for a in attributions for start, _ in a.cue}
    found = [_whole(text, a, cues) for a in attributions]
    found = rejoined(text, found, marked)
    found = opened_before(text, found, marked)
    found = merged(text, found)
    found = parted(text, found, marked)
    found = headlined(text, pieces, without_rolls(text, found), marked)
    return [a for a in found if a.type != "direct" or not is_term(text, a.content, a.cue, a.source)]


def _whole(text: str, attribution: Attribution, cues: set[int]) -> Attribution:
    """One attribution with its sentence; ``cues``: where those of all begin."""
    attribution = nearest_sentence(text, whole_clause(text, attribution, cues))
    return one_sentence(text, whole_sentence(text, attribution))


def of_the_article(
    text: str,
    pieces: Pieces,
    attributions: Sequence[Attribution],
    marked: Sequence[Quotation],
    signed: dict[Span, Signature],
) -> list[Attribution]:
    """``attributions`` without what stands in debris, those that somebody signs made whole."""
    found = outside(text, sign(text, attributions, signed), debris(text))
    return posted(text, pieces, found, marked)
