"""Headings that tell what a role says, not who that is: the text below does, in more of the same words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from quotes.resolution.discourse import QuoteParts
from quotes.resolution.mention import SourceMention

LONGEST = 120
"""Characters a heading has at most."""
NEXT = 6
"""Quotes below a heading among which that is sought which it announces."""
STEM = 5
"""Letters in which a word of a heading and one below are alike: ``warns``, ``warned``."""
SHARED = 0.5
"""Of the words announced, how many must be said there."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDS = re.compile(r"[.!?:;,][”\"’')\]]*\Z")


def with_headings(
    text: str, quotes: Sequence[QuoteParts], mentions: Mapping[str, SourceMention]
) -> list[QuoteParts]:
    """``quotes``, of which those of roles in headings go on with the quote below that says the same.

    ``mentions``: the sources, read, by the ids of their quotes.
    """
    attributed = sorted((q for q in quotes if q.source), key=attrgetter("at"))
    places = [q.at for q in attributed]
    found = []
    for quote in quotes:
        mention = mentions[quote.id]
        end = None if quote.continues else _heading(text, quote.at, mention)
        first = bisect_right(places, end) if end else len(places)
        told = (
            below.id
            for below in attributed[first : first + NEXT]
            if _may_be(mention, mentions[below.id]) and _repeats(text, quote, below)
        )
        found.append(replace(quote, continues=next(told, quote.continues)))
    return found


def _heading(text: str, at: int, mention: SourceMention) -> int | None:
    """The end of the line that a role at ``at`` stands in, if it is a heading: short, no sentence."""
    if mention.kind != "nominal" or mention.stands_for not in ("person", "any"):
        return None
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start:end].strip()
    return end if end >= 0 and len(line) <= LONGEST and not _ENDS.search(line) else None


def _may_be(role: SourceMention, below: SourceMention) -> bool:
    """``Officials`` are none but ``Norlandic officials``; an ``MP`` can be anybody."""
    return not role.many or role.head in below.text.lower().split()


def _repeats(text: str, heading: QuoteParts, quote: QuoteParts) -> bool:
    announced = _stems(text, heading)
    return bool(announced) and len(announced & _stems(text, quote)) >= max(2, SHARED * len(announced))


def _stems(text: str, quote: QuoteParts) -> frozenset[str]:
    return frozenset(word[:STEM] for a, b in quote.content for word in _WORD.findall(text[a:b].lower()))
