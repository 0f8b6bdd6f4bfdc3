"""What stands there like a report, though by its own words nobody has said it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.schema import Span

_IF = re.compile(r"\b(?:if|unless)\s\Z", re.IGNORECASE)
_PAST = re.compile(r"\w+ed|said|told|wrote", re.IGNORECASE)
_DO = r"(?:do|does|did|will|would|can|could|should)(?:n[’']t)?"
_HAVE = r"(?:has|have|had)(?:n[’']t)?"
_OPENING = r"(?:\A|[^\w\s,]\s?|\n|\b(?:and|but|so|or)\s)"
_ASKING = re.compile(rf"{_OPENING}{_DO}\s\Z", re.IGNORECASE)
"""What opens a question, right before its subject: ``Did Berg say``, not ``Why did Berg say``."""
_ASKING_SINCE = re.compile(rf"{_OPENING}{_HAVE}\s\Z", re.IGNORECASE)
_NOBODY = re.compile(
    rf"(?i:(?:(?:{_DO}|{_HAVE})\s)?(?:any(?:one|body)|nobody|no[ -]one)|none of\s.*)|[Nn]o\s[a-z-]+"
)
_OF_THE_BODY = re.compile(
    r"(?:my|your|his|her)\s(?:[\w-]+\s)?(?:body|brain|conscience|gut|head|heart|instinct|mind|soul|stomach)",
    re.IGNORECASE,
)
_RUBRIC = re.compile(r".*\b(?:analysis|explained|latest|live|podcast|review|updates?)", re.IGNORECASE)
"""What heads a page and not a speaker, before a colon: ``Storm live: homes lose power``."""
_ASKED = re.compile(r"(?:Asked|Pressed|Questioned|Quizzed|Challenged)\b")
"""A participle that opens a sentence, whose subject is asked: ``Asked if he would go, Berg laughed``. What he
is told or warned of in this way is said by somebody, though not by him (``resolution.apart.is_asked``)."""


def is_unsaid(text: str, cue: Sequence[Span], source: Sequence[Span]) -> bool:
    """Whether the words that report tell of nothing said: ``If Berg says``, ``Did Berg say``, ``Nobody
    says``, ``My head says``; or of the question that somebody was ``Asked``."""
    if not source:
        return bool(cue) and bool(_ASKED.match(text, *cue[0]))
    start, end = source[0]
    if _NOBODY.fullmatch(text, start, end) or _OF_THE_BODY.fullmatch(text, start, end):
        return True
    if cue and text[slice(*cue[0])] == ":" and _RUBRIC.fullmatch(text, start, cue[0][0]):
        return True
    if not cue or start > cue[0][0]:
        return False
    before, past = text[max(0, start - 20) : start], _PAST.fullmatch(text, *cue[-1])
    return bool(_ASKING_SINCE.search(before) or (not past and (_ASKING.search(before) or _IF.search(before))))
