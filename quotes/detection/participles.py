"""Participles that open a sentence and report: ``Observing that “…”, the court directed``.

Much news begins so, the training texts hardly ever: the form tells what the network does not know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.schema import Span

OPENING = re.compile(
    r"(?:^|(?<=[.!?”\"]\s)|(?<=[:–—-]\s))(?P<cue>Acknowledging|Adding|Admitting|Affirming|Alleging"
    r"|Announcing|Arguing|Asserting|Claiming|Clarifying|Conceding|Confirming|Contending|Declaring|Denying"
    r"|Emphasi[sz]ing|Explaining|Highlighting|Holding|Indicating|Insisting|Lamenting|Maintaining|Mentioning"
    r"|Noting|Observing|Pleading|Predicting|Pointing out|Reiterating|Remarking|Replying|Reporting|Revealing"
    r"|Ruling|Saying|Stating|Stressing|Submitting|Suggesting|Underlining|Urging|Vowing|Warning) that ",
    re.MULTILINE,
)
"""A participle of saying at the beginning of a sentence, before ``that``."""
_PARTICIPLE = re.compile(r"[A-Z][a-z]+ing(?: out)?")
_SUBJECT = re.compile(
    r"(?:[”\"’'],|,[”\"’']?) "
    r"((?:(?:the|an?|his|her|its) )?(?:[A-Z][\w.’'-]*(?: of(?: the)?)? )*[A-Z][\w’'-]*"
    r"|(?:the|an?|his|her|its) [a-z-]+)\b"
)


def subject_after(text: str, cue: Sequence[Span], end: int) -> tuple[Span, ...]:
    """Who reports by such a participle: the subject that follows the content, which ends at ``end``."""
    opens = len(cue) == 1 and _PARTICIPLE.fullmatch(text, *cue[0])
    found = _SUBJECT.match(text, end) if opens else None
    return (found.span(1),) if found else ()
