"""Cries out of a crowd: ``shouts of “shame”``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.schema import Span

_CRY = re.compile(r"(?:shout|cr(?:y|ie)|chant|call|jeer|heckle|yell|scream|roar)s?", re.IGNORECASE)


def is_outcry(text: str, cue: Sequence[Span]) -> bool:
    """Whether a cue is a noun for cries, with ``of`` and the words after it."""
    return _CRY.fullmatch(text, *cue[0]) is not None and text.startswith(" of ", cue[-1][1])
