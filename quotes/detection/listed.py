"""Words in marks that are quotes of their own: several in a list, and a sentence after an attribution.

``placards that read: “A”, “B” and “C”`` are three quotes; ``It was gone, Voss said. “We saw nothing.”`` is an
indirect one and a direct one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.detection.attributions import Attribution
from quotes.detection.marks import Quotation, trim
from quotes.detection.standalone import is_sentence
from quotes.overlaps import Overlaps
from quotes.schema import QUOTE_CLASSES, Span

_AND = re.compile(r"(?:[,;]\s(?:(?:and|or)\s)?|\s(?:and|or)\s)[“\"‘']")
"""What stands between the members of a list."""
_SENTENCE_END = re.compile(r"[.!?]\s+[“\"‘']\Z")


def parted(
    text: str, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """``attributions``, what is several quotes parted, and the members of lists that were overlooked."""
    outer = [q for q in quotations if q.level == 0 and q.closed]
    inner = {trim(text, q.inner): q for q in outer}
    marked = Overlaps(q.inner for q in quotations if q.inner[0] < q.inner[1])
    said = [_after_thought(text, a, outer) for a in attributions]
    single = [b for a in said for b in _without_sentence(text, a, inner, marked)]
    taken = Overlaps(span for a in single if a.cue for span in a.content)
    found: list[Attribution] = []
    for a in single:
        members = _members(text, a, outer, taken)
        found += [replace(a, content=(span,), type="direct") for span in members] or [a]
    listed = {a.content for a in found if a.cue}
    return sorted((a for a in found if a.cue or a.content not in listed), key=lambda a: a.content[0])


def _after_thought(text: str, attribution: Attribution, outer: Sequence[Quotation]) -> Attribution:
    """``attribution`` without what is thought, before a colon and what is said: ``doubts it works: “…”``."""
    classes, (start, end) = attribution.candidate.classes, attribution.content[-1]
    if attribution.type != "mixed" or classes[QUOTE_CLASSES.index("thought")] < 0.5:
        return attribution
    before = bisect_left(outer, end, key=lambda q: q.start)
    if not before:
        return attribution  # its marks are never closed
    last = outer[before - 1]
    said = trim(text, last.inner)
    if not start < last.start < end <= last.end or text[last.start - 2 : last.start] != ": ":
        return attribution
    if not text[said[0]].isupper():
        return attribution
    colon = last.start - 2
    return replace(attribution, content=(said,), cue=((colon, colon + 1),), type="direct")


def _without_sentence(
    text: str, attribution: Attribution, quotations: Mapping[Span, Quotation], marked: Overlaps
) -> Iterator[Attribution]:
    """``attribution``, the sentence in marks that follows its own one a quote without a cue."""
    content = attribution.content
    for k, (before, after) in enumerate(pairwise(content), 1):
        quotation = quotations.get(after)
        if not quotation or not is_sentence(text, quotation):
            continue
        between = text[before[1] : after[0]]
        unmarked = not any(span in marked for span in content[:k])
        cued = any(before[1] < start < after[0] for start, _ in attribution.cue)
        if unmarked and cued and _SENTENCE_END.search(between):
            yield replace(attribution, content=content[:k], type="indirect")
            alone = replace(attribution.candidate, kind="uncued")
            yield Attribution(content[k:], (), (), "direct", alone, continues=True)
            return
    yield attribution


def _members(text: str, attribution: Attribution, outer: Sequence[Quotation], taken: Overlaps) -> list[Span]:
    """The members of the list of quotations that the content is or begins, if there are two or more."""
    start, end = attribution.content[0][0], attribution.content[-1][1]
    at = bisect_right(outer, start, key=lambda q: q.start) - 1
    if at < 0 or not attribution.cue or attribution.cue[-1][1] > outer[at].start:
        return []
    first = trim(text, outer[at].inner)
    if attribution.type == "indirect" or start > first[0] or not text[first[0]].isupper():
        return []
    members, reached = [first], outer[at].end
    for k in range(at, len(outer) - 1):  # a slice would copy the rest of a long article each time
        this, following = outer[k], outer[k + 1]
        span = trim(text, following.inner)
        known = span[0] < end
        if not _AND.fullmatch(text, this.end, following.start + 1) or not text[span[0]].isupper():
            break
        if not known and span in taken:
            break
        members.append(span)
        reached = following.end
    return members if len(members) > 1 and end <= reached else []
