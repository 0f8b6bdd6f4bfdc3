"""Who speaks in turn: a quotation that makes up the paragraph after a question asked is its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.resolution.discourse import QuoteParts

_ASKING = re.compile(r"(?:ask|inquire|enquire|demand|press|wonder)(?:s|d|ed|ing)?(?:\s.*)?|:", re.IGNORECASE)
_PUT = re.compile(r"(?:ask|inquire|enquire|press)(?:s|d|ed|ing)?(?:\s.*)?", re.IGNORECASE)
"""Cues of a question that is put to somebody."""
_OWN = re.compile(r"\b(?:I|we|us|our|my|me)\b", re.IGNORECASE)
_YOURS = re.compile(r"\byou", re.IGNORECASE)
_BREAK = re.compile(r"[?.!,]*[”\"’'»][^\n“”\"«»]{0,80}\n\s*[“\"‘'«]")
"""From the end of one quotation over its attribution to one that opens the next paragraph."""
_ENDS = re.compile(r"[?.!,]*[”\"’'»][ \t]*(?:\n|\Z)")
_ANSWERED = re.compile(r"[?.!,]*[”\"’'»]?(?:[^\n“”\"«».]{0,80}\.)?\s+[“\"‘'«]")
"""From the end of a question over its attribution to its answer."""
_SPOKEN = re.compile(r"\?[”\"’'»]?\Z")


@dataclass(frozen=True, slots=True)
class Turn:
    """A quote of a dialogue without cue: the one it answers, and the one whose speaker asks again in it."""

    answers: str = ""
    asks_on: str = ""


def turns(text: str, quotes: Sequence[QuoteParts]) -> Mapping[str, Turn]:
    """The answers, and the questions after them, that name nobody; by the id of the quote."""
    found: dict[str, Turn] = {}
    outer: list[QuoteParts] = []
    for quote in sorted(
        (q for q in quotes if q.type == "direct"), key=lambda q: (q.content[0], -q.content[-1][1])
    ):
        if not outer or quote.content[0][0] >= outer[-1].content[-1][1]:
            outer.append(quote)
    for before, quote in pairwise(outer):
        end, start = before.content[-1][1], quote.content[0][0]
        bare = not (quote.source or quote.cue or quote.continues)
        if not (bare and _BREAK.fullmatch(text, end, start) and _ENDS.match(text, quote.content[-1][1])):
            continue
        earlier = found.get(before.id)
        if earlier and earlier.answers and not is_question(text, before):
            asked = earlier.answers
            found[quote.id] = Turn(asks_on=asked) if is_question(text, quote) else Turn(answers=asked)
        elif is_question(text, before) and (earlier or _is_asked(text, before)):
            found[quote.id] = Turn(answers=before.id)
    return found


def questions(text: str, quotes: Sequence[QuoteParts]) -> Mapping[str, str]:
    """What each quotation that has a source answers: the question that somebody else was asked right before
    it; ids by ids."""
    ordered = sorted(quotes, key=lambda q: (q.content[0], -q.content[-1][1]))
    found = {}
    for before, quote in pairwise(ordered):
        between = text[before.content[-1][1] : quote.content[0][0]]
        answer = quote.type == "direct" and quote.source is not None and quote.source[0] > quote.content[0][1]
        put = before.cue and _PUT.fullmatch(text, *before.cue[-1])
        if answer and put and _ANSWERED.fullmatch(between) and _is_asked(text, before):
            found[quote.id] = before.id
    return found


def is_question(text: str, quote: QuoteParts) -> bool:
    """Whether a quotation ends in a question."""
    end = quote.content[-1][1]
    return bool(_SPOKEN.search(text[max(0, end - 2) : end + 1]))


def _is_asked(text: str, quote: QuoteParts) -> bool:
    """Whether somebody else is asked; ``“Why should we pay?” she asked`` is rhetoric."""
    words = text[quote.content[0][0] : quote.content[-1][1]]
    rhetoric = _OWN.search(words) and not _YOURS.search(words)
    return bool(quote.cue) and bool(_ASKING.fullmatch(text, *quote.cue[-1])) and not rhetoric
