"""Two quotes of one source that are one: a clause, and a verb within it read as a report of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.detection.attributions import Attribution, last_that
from quotes.detection.marks import trim
from quotes.detection.unsaid import PAST

_AND = re.compile(r"[”\"’']?\s(?:and|but|or)\s(?:\w+ly\s)?")
_AFTER_AND = re.compile(r"\s(?:and|but|or)\s(?:\w+ly\s)?\Z")
_PRESENT = re.compile(r"(?:\w+s|say|record|show|find)\b", re.IGNORECASE)
_FORMS = (PAST, _PRESENT, re.compile(r"\w+ing"))
"""Of verbs: two of one form are side by side, ``saying it rained and calling it a shame``."""
_IN_THE_PAST = re.compile(r"\b(?:\w+ed|was|were|had)\b")
_IN_THE_PRESENT = re.compile(r"\b(?:he|she|it|who)\s[“‘\"']?\w+s\b")
"""The tense of a clause."""


def merged(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` without those that are a clause of the one before.

    ``Hale said she “trusts parents” but encourages them`` is one quote: the tense tells that she encourages.
    """
    kept: list[Attribution] = []
    for a in attributions:
        if any(_has(text, b, a) for b in kept[-4:]):
            continue
        before = last_that(_goes_on, text, kept, a, 2)
        if before is None:
            kept.append(a)
            continue
        start, end = kept[before].content[-1][0], a.content[-1][1]
        content = (*kept[before].content[:-1], trim(text, (start, end)))
        kept[before] = replace(kept[before], content=content)
    return kept


def _has(text: str, one: Attribution, other: Attribution) -> bool:
    """Whether ``other``, its cue after a conjunction, stands in what ``one`` reports of the same source."""
    if not other.cue or not one.cue or not _same_source(one, other):
        return False
    if not _AFTER_AND.search(text, max(0, other.cue[0][0] - 30), other.cue[0][0]):
        return False
    if any(form.fullmatch(text, *one.cue[0]) and form.fullmatch(text, *other.cue[0]) for form in _FORMS):
        return False
    parts = (*other.cue, *other.content)
    return all(any(a <= s and e <= b for a, b in one.content) for s, e in parts)


def _goes_on(text: str, one: Attribution, other: Attribution) -> bool:
    if one.type != "mixed" or other.type != "indirect" or len(other.cue) != 1 or len(one.cue) != 1:
        return False
    if not _same_source(one, other):
        return False
    if not _AND.fullmatch(text, one.content[-1][1], max(one.content[-1][1], other.cue[0][0])):
        return False
    said, then, clause = one.cue[0], other.cue[0], one.content[-1]
    if PAST.fullmatch(text, *said):
        present = _PRESENT.fullmatch(text, *then) and _IN_THE_PRESENT.search(text, *clause)
        return bool(present and not _IN_THE_PAST.search(text, *clause))
    past = PAST.fullmatch(text, *then) and _IN_THE_PAST.search(text, *clause)
    return bool(past and _PRESENT.fullmatch(text, *said))


def _same_source(one: Attribution, other: Attribution) -> bool:
    return bool(one.source and other.source) and one.source[0][0] == other.source[0][0]
