"""Passives, whose subject is whom somebody else told: ``Hale was warned``, ``has been accused of``."""

from __future__ import annotations

import re

from quotes.resolution.discourse import QuoteParts
from quotes.resolution.mention_tables import tables

_BE = r"(?:is|are|was|were|be|been|being|got|gets)"
_ADVERB = r"\w+ly|not|also|now|later|again|never|then|since|once|twice|often"
_AUXILIARY = r"has|have|had|will|would|could|may|might|must|should|to"
_SUBJECT_TO_VERB = re.compile(
    rf"(?:,[^,.!?\n]{{1,80}},)?\s(?:(?:{_AUXILIARY}|{_ADVERB})\s)*{_BE}\s(?:\w+\s){{0,3}}"
)
"""What stands between the subject of a passive and its verb: ``has repeatedly been`` (accused)."""
_VERB = re.compile(rf"\b{_BE}\s(?:(?:{_ADVERB}|all|only|just)\s)*(\w+)")
REACH = 60
"""Characters before a cue in which its ``was`` is sought."""


def _is_subject(text: str, end: int, verb: int) -> bool:
    """Whether words that end at ``end`` are the subject of a passive whose verb is at ``verb``."""
    return _SUBJECT_TO_VERB.fullmatch(text, end, verb) is not None


def is_told(text: str, quote: QuoteParts) -> bool:
    """Whether a cue says that somebody was told, asked or warned, and no source that by whom: the source, if
    there is one, is whom they spoke to."""
    if not quote.cue:
        return False
    start, end = quote.cue[0]
    for passive in _VERB.finditer(text, max(0, start - REACH), end):
        verb = passive.start(1)
        if verb >= start and passive[1].lower() in tables()["told"]:
            if not quote.source:
                return True
            apposed = text.startswith(", ", quote.source[1])
            return _is_subject(text, quote.source[1] + apposed, verb)
    return False
