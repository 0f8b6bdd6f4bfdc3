"""What is said around its own attribution: ``The pier, Voss said, would go``, ``“We act,” he said. “Now.”``

Both halves are one content, wherever the network saw but one of them, or two quotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.detection.attributions import Attribution, last_that
from quotes.detection.marks import Quotation, trim
from quotes.detection.standalone import is_sentence
from quotes.overlaps import Overlaps

_SENTENCE_END = re.compile(r"(?:[.!?][”’\"']*\s|:\s|\n)")
_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]\s+(?=[^\Wa-z])")
"""The end of a sentence, not that of ``Mr.``"""
_MARK = re.compile(r"[“”\"„«»‘]")
_OPENERS = frozenset(("and", "but", "so", "still", "however", "instead", "yet", "also", "meanwhile", "now"))
_LONGEST = 400
"""Characters of a sentence that is looked at."""
_WORDS = 3
"""Words in an attribution beside cue and source (``on Monday``) at most."""
NEAR = 4
"""Attributions back in which the beginning of an interrupted quotation is sought: some may lie inside it."""
_GOES_ON = re.compile(
    r"[^\n,.;:!?“”\"()]{0,25}, (?P<rest>(?:and|but|or|nor) (?:(?:also|now|still|then|never|since|\w+ly) )?"
    r"(?:so (?:is|are|was|were|do|does|did|has|have|had)|is|are|was|were|has|have|had|will|would|can|could"
    r"|may|might|must|should|does|did)\b[^\n.!?;:“”\"«»]{2,250})(?=[.!?\n]|\Z)"
)
"""From an attribution over a comma to a second verb of the clause that it interrupts."""
_REOPENED = re.compile(
    r"[,.!?…]?[”\"»’']+,?[^\n.!?“”\"«»‘]{2,90}"
    r"(?:\. {1,2}|,(?: and)? then\b[^\n.!?:“”\"«»‘]{0,40}(?P<then>: ))[“\"«‘]"
)
"""From the closing mark of a quotation over its attribution to the next quotation: to that of another
sentence, or of what is said then (``, and then, after a silence: “…``)."""


def whole_sentence(text: str, attribution: Attribution) -> Attribution:
    """``attribution`` with the first half of the sentence it interrupts, if the second is its content."""
    parts = (*attribution.cue, *attribution.source)
    if attribution.type != "indirect" or not attribution.cue or not attribution.source:
        return attribution
    start, end = min(a for a, _ in parts), max(b for _, b in parts)
    begins = attribution.content[0][0]
    if not _interrupts(text, start, end, begins, sum(len(text[a:b].split()) for a, b in parts)):
        return attribution
    floor = max(0, start - _LONGEST)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, floor, start)]
    first = (ends[-1] if ends else floor, start - 2)
    words = text[slice(*first)].split()
    if _MARK.search(text, *first) or not words or (len(words) == 1 and words[0].lower() in _OPENERS):
        return attribution
    return replace(attribution, content=(first, *attribution.content))


def whole_clause(text: str, attribution: Attribution, cues: Collection[int]) -> Attribution:
    """``attribution`` with the second verb of the clause it interrupts, which has no subject of its own: ``It
    broke, residents say, | and has not run since``. ``cues``: where other reports have theirs."""
    parts, last = (*attribution.cue, *attribution.source), attribution.content[-1][1]
    if attribution.type != "indirect" or not attribution.cue or not attribution.source:
        return attribution
    start, end = min(a for a, _ in parts), max(b for _, b in parts)
    found = _GOES_ON.match(text, end) if text[last:start] == ", " else None
    if not found or any(found.start("rest") <= at < found.end() for at in cues):
        return attribution
    return replace(attribution, content=(*attribution.content, found.span("rest")))


def nearest_sentence(text: str, attribution: Attribution) -> Attribution:
    """``attribution`` without pieces of a sentence before the one that it ends."""
    content, cue = attribution.content, attribution.cue
    if attribution.type != "indirect" or not cue or cue[0][0] < content[-1][1]:
        return attribution
    last = range(len(content) - 1, 0, -1)
    torn = (k for k in last if _STOP.search(text, content[k - 1][1], content[k][0] + 1))
    return replace(attribution, content=content[next(torn, 0) :])


def one_sentence(text: str, attribution: Attribution) -> Attribution:
    """``attribution`` without the sentence after the one that it interrupts, which is the reporter's."""
    content = attribution.content
    if attribution.type != "indirect" or not attribution.cue or len(content) < 2:
        return attribution
    start, end = content[-1]
    stop = _STOP.search(text, start, end)
    between = content[-2][1] < attribution.cue[0][0] < start
    if not stop or not between or not text[start].islower():
        return attribution
    return replace(attribution, content=(*content[:-1], trim(text, (start, stop.start()))))


def _interrupts(text: str, start: int, end: int, begins: int, words: int) -> bool:
    """Whether an attribution at ``start``–``end`` stands between commas right before its content."""
    between = text[end:begins]
    return (
        text[max(0, start - 2) : start] == ", "
        and 0 < begins - end < 30
        and between.endswith(", ")
        and between.count(",") == 1
        and "\n" not in between
        and len(text[start:begins].split()) <= words + _WORDS
        and text[begins].islower()
    )


def rejoined(
    text: str, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """``attributions`` with quotations between which stands only the attribution of the first made one.

    The second is one however short, though the network saw nothing in it.
    """
    kept: list[Attribution] = []
    for a in attributions:
        before = last_that(_goes_on, text, kept, a, NEAR)
        if before is None:
            kept.append(a)
        else:
            kept[before] = replace(kept[before], content=(*kept[before].content, *a.content))
    taken = Overlaps(span for a in kept for span in a.content)
    free = [q for q in quotations if q.level == 0 and (q.start, q.end) not in taken]
    opening, following = {}, {q.start: q for q in free}
    for q in free:
        if is_sentence(text, q) and (over := _REOPENED.match(text, trim(text, q.inner)[1])):
            opening[over.end()] = q
    return [_with_next(text, _with_first(text, a, opening), following) for a in kept]


def _with_first(text: str, attribution: Attribution, opening: Mapping[int, Quotation]) -> Attribution:
    """``attribution`` with the quotation before its cue that it goes on from: ``“No,” he said. “Go.”``"""
    start = attribution.content[0][0]
    first = opening.get(start) if attribution.type == "direct" and attribution.cue else None
    if not first or not first.end < attribution.cue[0][0] < start:
        return attribution
    return replace(attribution, content=(trim(text, first.inner), *attribution.content))


def _with_next(text: str, attribution: Attribution, free: Mapping[int, Quotation]) -> Attribution:
    """``attribution`` with the quotation that reopens after its cue."""
    end = attribution.content[-1][1]
    found = attribution.type == "direct" and attribution.cue and _REOPENED.match(text, end)
    following = free.get(found.end() - 1) if found else None
    if not found or not following or not end < attribution.cue[0][0] < found.end():
        return attribution
    if not found["then"] and not is_sentence(text, following):
        return attribution
    if text[following.inner[1] - 1] == ",":
        return attribution  # it has an attribution of its own
    return replace(attribution, content=(*attribution.content, trim(text, following.inner)))


def opened_before(
    text: str, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """``attributions``, each with the paragraphs before it that leave its quotation open and name nobody."""
    following = {
        trim(text, this.inner)[1]: trim(text, after.inner)[0]
        for this, after in pairwise(q for q in quotations if q.level == 0)
        if this.continued and this.opening == after.opening
    }
    kept: list[Attribution] = []
    for a in attributions:
        open_ = kept[-1] if kept else None
        alone = open_ and open_.type == "direct" and not (open_.source or open_.cue or open_.continues)
        if open_ and alone and a.cue and following.get(open_.content[-1][1]) == a.content[0][0]:
            a = replace(a, content=(*kept.pop().content, *a.content))
        kept.append(a)
    return kept


def _goes_on(text: str, first: Attribution, second: Attribution) -> bool:
    if second.candidate.kind != "uncued" or second.source or second.continues:
        return False
    end, start = first.content[-1][1], second.content[0][0]
    between = first.type == "direct" and first.cue and end < first.cue[0][0] < start
    return bool(between and _REOPENED.fullmatch(text, end, start))
