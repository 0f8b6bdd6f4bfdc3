"""Words that come from somebody not named beside them: cries out of a crowd, ``came the reply``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.schema import Span

_CRY = re.compile(r"(?:shout|cr(?:y|ie)|chant|call|jeer|heckle|yell|scream|roar)s?", re.IGNORECASE)

_REPLY = re.compile(
    r"(?:comes?|came|is|was) the (?:[\w-]+ )?(?:answer|reply|response|retort)\b", re.IGNORECASE
)


def is_outcry(text: str, cue: Sequence[Span]) -> bool:
    """Whether a cue is a noun for cries, with ``of`` and the words after it."""
    return _CRY.fullmatch(text, *cue[0]) is not None and text.startswith(" of ", cue[-1][1])


def is_reply(text: str, cue: Sequence[Span]) -> bool:
    """Whether a cue says that a reply came, which is nobody: ``“No,” came the reply``."""
    return _REPLY.match(text, cue[0][0]) is not None
