"""Lists of names with what the reporter tells of each, which look like transcripts: ``Anna Berg: fined``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quotes.detection.attributions import Attribution
from quotes.detection.places import OWN

FEWEST = 3
"""Names that make a list."""
_LIVELY = re.compile(r"[?!“\"]")


def without_rolls(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` without those of a list of names: in a transcript somebody speaks twice, or of
    himself."""
    labelled = [a for a in attributions if _is_labelled(text, a)]
    times = Counter(text[slice(*a.source[0])] for a in labelled)
    words = [(text, a.content[0][0], a.content[-1][1]) for a in labelled]
    spoken = any(OWN.search(*span) or _LIVELY.search(*span) for span in words)
    if spoken or len(times) < FEWEST or len(times) < len(labelled):
        return list(attributions)
    return [a for a in attributions if a not in labelled]


def _is_labelled(text: str, a: Attribution) -> bool:
    """Whether the words stand without marks behind a name that opens their line, and a colon."""
    if a.type != "indirect" or not a.source or [text[slice(*cue)] for cue in a.cue] != [":"]:
        return False
    start = a.source[0][0]
    return a.source[0][1] == a.cue[0][0] and not text[text.rfind("\n", 0, start) + 1 : start].strip()
