"""Whether a text is in another language than English, the only one in which quotes are found."""

from __future__ import annotations

import re

SMALL_WORDS = frozenset(
    {
        *("the", "of", "and", "to", "that", "for", "with", "said", "by", "it", "his", "from", "they", "have"),
        *("were", "this", "who", "not", "but", "she", "which", "would", "their", "you"),
    }
)
"""Words of which English has one in five, and other languages of its letters next to none."""

SAMPLE, FEWEST_WORDS, FEWEST_LETTERS = 5_000, 20, 40
"""Characters that are looked at; how many words, or letters of other scripts, it takes to tell."""

SHARE = 0.04

_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile("[^\x00-\u024f]+")


def is_foreign(text: str) -> bool:
    """Whether ``text`` is surely not English: hardly a small word of it, or most letters not Latin."""
    words = [word.casefold() for word in _WORD.findall(text[:SAMPLE])]
    others = sum(map(len, _NOT_LATIN.findall("".join(words))))
    if others >= FEWEST_LETTERS and others > sum(map(len, words)) / 2:
        return True
    return len(words) >= FEWEST_WORDS and sum(word in SMALL_WORDS for word in words) < SHARE * len(words)
