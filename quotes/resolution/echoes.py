"""Quotes that only repeat another: headings and captions made of words that somebody says further on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from quotes.resolution.discourse import QuoteParts

_WORD = re.compile(r"\w+")
SHORTEST = 3
"""Words that a quote must repeat in a row to be an echo."""


def with_echoes(text: str, quotes: Sequence[QuoteParts]) -> list[QuoteParts]:
    """``quotes``, of which those without a source go on with the attributed quote whose words they repeat."""
    attributed = {q.id: _words(text, q) for q in quotes if q.source}
    saying = defaultdict(list)
    for key, words in attributed.items():
        for opening in {tuple(words[k : k + SHORTEST]) for k in range(len(words) - SHORTEST + 1)}:
            saying[opening].append(key)
    return [q if q.source or q.cue or q.continues else _echo(text, q, attributed, saying) for q in quotes]


def _echo(
    text: str, quote: QuoteParts, attributed: dict[str, list[str]], saying: dict[tuple[str, ...], list[str]]
) -> QuoteParts:
    words = _words(text, quote)
    if len(words) < SHORTEST:
        return quote
    said = f" {' '.join(words)} "
    likely = saying.get(tuple(words[:SHORTEST]), ())
    found = next((key for key in likely if said in f" {' '.join(attributed[key])} "), "")
    return replace(quote, continues=found) if found else quote


def _words(text: str, quote: QuoteParts) -> list[str]:
    return [word for a, b in quote.content for word in _WORD.findall(text[a:b].lower())]
