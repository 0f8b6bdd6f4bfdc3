"""Quotes that stand for another: headings and captions made of words that somebody says further on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from quotes.resolution.discourse import QuoteParts

_WORD = re.compile(r"\w+")
SHORTEST = 3
"""First words that a quote must repeat in a row to be an echo."""
_HEADING = re.compile(r"(?:\A|\n)[ \t]*[“\"‘'«](?P<words>[^\n“”\"«»]{3,80}?\w)[”\"’'»][ \t]*(?=\n)")
"""A line of its own that is a quotation, nothing that ends a sentence in it or after it."""
BELOW = 700
"""Characters below a heading in which the next quote is of what it announces."""


def with_echoes(text: str, quotes: Sequence[QuoteParts]) -> list[QuoteParts]:
    """``quotes``, of which those without a source go on with the attributed quote that holds their first
    words; as headings, if there is none, with the next."""
    bare = {q.id: _words(text, q) for q in quotes if not (q.source or q.cue or q.continues)}
    sought = {tuple(words[:SHORTEST]) for words in bare.values() if len(words) >= SHORTEST}
    attributed = {q.id: _words(text, q) for q in quotes if q.source} if sought else {}
    saying: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, words in attributed.items():
        openings = {tuple(words[k : k + SHORTEST]) for k in range(len(words))}
        for opening in sought & openings:
            saying[opening].append(key)
    headings = {m.start("words") for m in _HEADING.finditer(text)}
    below = {q.id: _next(q, quotes) for q in quotes if q.id in bare and q.content[0][0] in headings}
    found = {key: _first(words, saying) or below.get(key, "") for key, words in bare.items()}
    return [replace(q, continues=found[q.id]) if found.get(q.id) else q for q in quotes]


def _first(words: list[str], saying: dict[tuple[str, ...], list[str]]) -> str:
    """The first attributed quote that holds the first of ``words`` in a row; empty if none does."""
    return next(iter(saying.get(tuple(words[:SHORTEST]), ())), "")


def _next(heading: QuoteParts, quotes: Sequence[QuoteParts]) -> str:
    """The first attributed quote below a heading; empty if none is near."""
    end = heading.content[-1][1]
    below = [(q.content[0][0], q.id) for q in quotes if q.source and end < q.content[0][0] < end + BELOW]
    return min(below)[1] if below else ""


def _words(text: str, quote: QuoteParts) -> list[str]:
    return [word for a, b in quote.content for word in _WORD.findall(text[a:b].lower())]
