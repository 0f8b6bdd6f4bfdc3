"""Words on placards and out of crowds: their sources stand elsewhere than those of other reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.outcries import is_outcry, is_reply
from quotes.schema import Span

_LIFTED = re.compile(
    r"\b(?:\w+(?:ed|ing)|held|holds?|wore|wears?|bore|bears?|hung|put|had|with|carr(?:y|ies)|waves?)"
    r"(?:\s(?:up|aloft|out))?\s"
    r"(?P<sign>(?:(?:an?|the|one|some|several|many|his|her|their)\s(?:[\w-]+\s){0,2})?"
    r"(?:placard|banner|sign|poster|flag|sticker|badge|T-shirt|shirt|hoodie|hat|cap|leaflet|flyer)s?)"
    r"\s(?:(?:that|which)\s)?\Z"
)
"""Who holds what is written on, and that, right before its verb: ``pupils held up placards | reading``."""
_CAUSED = re.compile(
    r"\b(?:dr[ae]w|prompt|brought|bring|spark|provok|trigger|elicit|earn|attract|won|caus|met|greeted|interrupted|drowned)"
    r"[a-z]*\s(?:[\w-]+,?\s){0,5}\Z"
)
"""A verb whose subject is not who cries: ``the speech drew angry | shouts``."""
_FROM = re.compile(r"[.,!?”\"’']*,?\s(?:from|by)\s((?:[\w’'-]+\s?){1,5})(?=[.,;:\n]|\Z)")
REACH = 100
"""Characters before a cue in which these are sought."""


def displayed_by(text: str, source: tuple[Span, ...], cue: Sequence[Span], end: int) -> tuple[Span, ...]:
    """``source``, or the placard the words stand on, or who cried out; nobody if a reply ``came``. The
    content ends at ``end``."""
    if not cue:
        return source
    if is_reply(text, cue):
        return ()
    at = cue[0][0]
    lifted = _LIFTED.search(text, max(0, at - REACH), at)
    if lifted and not (source and lifted.start("sign") <= source[0][0] < lifted.end("sign")):
        return (lifted.span("sign"),)
    if not is_outcry(text, cue[:1]):
        return source
    if (source and source[0][0] > at) or not _CAUSED.search(text, max(0, at - REACH), at):
        return source
    crowd = _FROM.match(text, end)
    return (crowd.span(1),) if crowd else ()
