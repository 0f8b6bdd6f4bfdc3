"""What the form of a sentence tells of who reports and how, whatever the network thinks of it."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from quotes.detection.decode import SPEECH, Candidate
from quotes.detection.participles import OPENING
from quotes.detection.pieces import Pieces
from quotes.detection.quoting import as_quoted

FORMAL = 0.99
"""How sure a content is that the form of its sentence tells."""
_CLAUSE = r"(?:that|there|he|she|it|they|we|I)\b"
_FORMS = (
    OPENING,
    re.compile(r"\b(?P<cue>let|lets|letting|made|makes?|making) it (?:be )?known\b(?=[^.!?\n]{0,60}? that )"),
    re.compile(rf"\b(?:has|have|had) (?P<cue>sworn) {_CLAUSE}"),
    re.compile(r"\b(?:would|will|could) (?:not )?(?P<cue>say) (?:only|just|(?:\w+ )?more than) that "),
    re.compile(r"[”\"’'],? (?P<cue>came|comes|was) the (?:\w+ )?(?:answer|reply|response|retort)\b"),
)
_TOLD = re.compile(r"(?:told|warned|informed|advised|assured|reassured|promised|notified|reminded)\b")
_ORDERED = re.compile(
    r"(?:(?:advis|ask|begg|direct|instruct|invit|order|urg|warn)ed|told)"
    r" (?:me|him|her|them|us) (?:not )?to [a-z]"
)
_TOPIC = re.compile(r"[ \t]*On [^\n:.!?]{3,100}:\n")
"""A line that tells what is spoken of below: ``On working with Ray Dorn:``."""
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got) (?:\w+ly |also |later |then )?\Z")
_BY = re.compile(r" by (?:[^\W\d][^\s.,;:]* ){1,8}?")
"""Who told it, between the cue and a clause."""


def as_meant(text: str, pieces: Pieces, candidate: Candidate) -> Candidate | None:
    """``candidate`` as the form of its sentence means it; None if that means nothing is said."""
    candidate = _ordered(text, pieces, _below_heading(text, pieces, candidate))
    return as_quoted(text, pieces, _told(text, pieces, candidate))


def _ordered(text: str, pieces: Pieces, candidate: Candidate) -> Candidate:
    """``candidate``, as sure as its cue is if it is what somebody is to do: ``ordered | her to leave``.

    That the network doubts whether ``her`` belongs to it tells nothing.
    """
    if not candidate.cue or not candidate.content or not candidate.source:
        return candidate
    found = _ORDERED.match(text, int(pieces.starts[candidate.cue[0]]))
    if not found or not found.start() < int(pieces.starts[candidate.content[0]]) < found.end():
        return candidate
    return replace(candidate, margin=max(candidate.margin, FORMAL))


def _below_heading(text: str, pieces: Pieces, candidate: Candidate) -> Candidate:
    """``candidate`` without cue and source if these are the topic that its paragraph stands under."""
    if len(candidate.cue) != 1 or candidate.kind != "cue":
        return candidate
    start, end = int(pieces.starts[candidate.cue[0]]), int(pieces.ends[candidate.cue[0]])
    if text[start:end] != ":" or not _TOPIC.fullmatch(text, text.rfind("\n", 0, start) + 1, end + 1):
        return candidate
    return replace(candidate, kind="uncued", anchor=candidate.content[0], source=(), cue=())


def _told(text: str, pieces: Pieces, candidate: Candidate) -> Candidate:
    """``candidate``, speech if it is a clause that somebody was told: ``told by staff | they would be late``.

    Without ``that`` the network takes it for what they thought.
    """
    if not candidate.cue or not candidate.source:
        return candidate
    start, end = (int(pieces.starts[words[0]]) for words in (candidate.cue, candidate.content))
    told = _TOLD.match(text, start)
    if not told or not _BE.search(text, max(0, start - 20), start) or text.startswith("to ", end):
        return candidate
    return replace(candidate, classes=SPEECH) if _BY.fullmatch(text, told.end(), end) else candidate


def reporting(text: str, pieces: Pieces) -> set[int]:
    """The words of saying that one of these forms tells."""
    starts = [found.start("cue") for form in _FORMS for found in form.finditer(text)]
    return {int(word) for word in np.searchsorted(pieces.starts, starts)} if starts else set()
