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
    bare = {q.id: _words(text, q) for q in quotes if not (q.source or q.cue or q.continues)}
    sought = {tuple(words[:SHORTEST]) for words in bare.values() if len(words) >= SHORTEST}
    attributed = {q.id: _words(text, q) for q in quotes if q.source} if sought else {}
    saying: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, words in attributed.items():
        openings = {tuple(words[k : k + SHORTEST]) for k in range(len(words))}
        for opening in sought & openings:
            saying[opening].append(key)
    said = {key: _joined(words) for key, words in attributed.items()}
    found = {key: _first(words, saying, said) for key, words in bare.items()}
    return [replace(q, continues=found[q.id]) if found.get(q.id) else q for q in quotes]


def _first(words: list[str], saying: dict[tuple[str, ...], list[str]], said: dict[str, str]) -> str:
    """The first attributed quote that holds ``words`` in a row; empty if none does."""
    likely = saying.get(tuple(words[:SHORTEST]), ())
    return next((key for key in likely if _joined(words) in said[key]), "")


def _joined(words: list[str]) -> str:
    return f" {' '.join(words)} "


def _words(text: str, quote: QuoteParts) -> list[str]:
    return [word for a, b in quote.content for word in _WORD.findall(text[a:b].lower())]
