"""Places that open a report, before a colon: ``KANO: Traders said it was shut``. They say nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.detection.attributions import Attribution
from quotes.detection.unsaid import PAST

_LABEL = re.compile(
    r"^[ \t]*(?P<place>[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2}):(?=[ \t]\S)", re.MULTILINE
)
_ACRONYM = re.compile(r"[A-Z]{1,3}")
_FINDINGS = re.compile(r"(?:.* )?(?:report|study|poll|survey|exclusive|analysis|review)", re.IGNORECASE)
"""What is said before a colon where a headline goes on to tell what was found."""
OWN = re.compile(r"\b(?:I|we|me|us|my|our|you|your)\b", re.IGNORECASE)
"""What whoever speaks would say of himself."""
FEWEST = 5
"""Words of a sentence that opens a report."""
HEADLINES = 2
"""Lines that may stand above it."""


def opened_by_place(text: str, attributions: Sequence[Attribution]) -> Attribution | None:
    """The one of ``attributions`` that gives the first sentence to the place it opens with."""
    label = _only_label(text)
    given = next((a for a in attributions if label and _is_said_by(text, a, label)), None)
    return given if given and (_shouted(text, given) or _reported(text, attributions, given)) else None


def without(attributions: Sequence[Attribution], place: Attribution) -> list[Attribution]:
    """``attributions`` without what is given to a place; what others say in that stands by itself."""
    return [
        replace(a, candidate=replace(a.candidate, kind="cue")) if _within(a, place) else a
        for a in attributions
        if a is not place
    ]


def _shouted(text: str, a: Attribution) -> bool:
    return text[slice(*a.source[0])].isupper()


def _only_label(text: str) -> re.Match[str] | None:
    """The words before a colon that begin a text, if no other line of it begins so: a transcript has more.

    Nobody's place is ``AP:``, nor ``Report:``.
    """
    labels = list(_LABEL.finditer(text))
    first = labels[0] if len(labels) == 1 else None
    if not first or _ACRONYM.fullmatch(first["place"]) or _FINDINGS.fullmatch(first["place"]):
        return None
    return first if len(text[: first.start()].splitlines()) <= HEADLINES else None


def _is_said_by(text: str, a: Attribution, label: re.Match[str]) -> bool:
    """Whether ``a`` is a sentence of the reporter's given to the label."""
    words = text[a.content[0][0] : a.content[-1][1]]
    return (
        a.source == (label.span("place"),)
        and a.type != "direct"
        and len(words.split()) >= FEWEST
        and not OWN.search(words)
    )


def _reported(text: str, attributions: Sequence[Attribution], place: Attribution) -> bool:
    """Whether somebody else says it, in the past as reporters tell it."""
    return any(_within(a, place) and PAST.fullmatch(text, *a.cue[-1]) for a in attributions if a.cue)


def _within(inner: Attribution, outer: Attribution) -> bool:
    return inner is not outer and outer.content[0][0] <= inner.content[0][0] < outer.content[-1][1]
