"""Reports whose words tell that their speaker is not there to be found: cries, replies, hearings, labels.

Who is named near them is no better a guess than none.
"""

from __future__ import annotations

import re

from quotes.outcries import is_outcry, is_reply
from quotes.resolution.discourse import QuoteParts

_HEARING = r"(?:inquest|court|trial|jury|jurors|inquiry|hearing|tribunal)"
_IS_TOLD = re.compile(
    rf"(?:\b(?:(?:the|an)\s)?(?:[\w-]+\s)?{_HEARING}\s(?:(?:also|later|previously|earlier|then|has|had)\s)*"
    rf"(?:(?:hears|heard)(?:\s[^.\n]{{1,60}}\swas\stold)?|(?:was|is|been)\s(?:also\s|later\s)?told)|(?:\A|[.\n]\s*){_HEARING}\s(?:was\s)?told)\Z",
    re.IGNORECASE,
)
"""What a hearing is told: ``The court heard that``, a headline's ``Court told``; not ``told her``."""
REACH = 80
"""Characters before the end of a cue in which a hearing is sought."""


def has_nobody(text: str, quote: QuoteParts) -> bool:
    """Whether nothing tells who said ``quote``."""
    if not quote.cue:
        return False
    start, end = quote.cue[0][0], quote.cue[-1][1]
    if _IS_TOLD.search(text, max(0, end - REACH), end):
        return not quote.source or quote.source[0] < start
    return not quote.source and (is_outcry(text, quote.cue) or is_reply(text, quote.cue))
