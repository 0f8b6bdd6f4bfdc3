"""When two spellings are one name: Zelensky, Zelenskyy and Selenskyj; Sybiha and Sibiga.

A word is folded to plain letters, then to a key by the habits of romanisation (English, German and
French, of Slavic and Arabic names). Keys forgive spelling, not sound, and short words must be spelled alike:
Hale and Hall stay two names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

CACHE = 1 << 15
"""How many words' keys are remembered: bounds the memory of a long run."""

SHORT = 4
"""Folded words of at most this many letters are one name only when spelled alike."""

LIKENESS = 60
"""The least likeness of spelling (rapidfuzz ratio, 0-100) of two words with one key."""

UNSEEN = dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
"""Characters that do not show: soft hyphens, spaces of no width, marks of direction."""

LETTERS = UNSEEN | str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
    }
)

SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"['.\-]", ""),
        (r"schtsch|shch|sch", "sh"),
        (r"tsch|tch", "ch"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"dh", "d"),
        (r"(?:off|ow)$", "ov"),
        (r"eff$", "ev"),
        (r"w", "v"),
        (r"q", "k"),
        (r"ks", "x"),
        (r"z", "s"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"(?<=.)g(?=[aeiouy])", "h"),
        (r"[yj]e", "e"),
        (r"[yj]", "i"),
        (r"ei|ai", "ai"),
        (r"(?<=[^aeiou])ie(?=[a-z])", "e"),
        (r"(.)\1+", r"\1"),
    )
]
"""Rewritings in order: each works on what those before it left."""


@lru_cache(maxsize=CACHE)
def fold(text: str) -> str:
    """``text`` in lower case without accents: ``Šefčovič`` → ``sefcovic``."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def shown(text: str) -> str:
    """``text`` without the characters that do not show, which web pages put into words."""
    return text.translate(UNSEEN)


@lru_cache(maxsize=CACHE)
def sound_key(word: str) -> str:
    """The key that the romanisations of one word share; short words keep their folded spelling."""
    key = fold(word)
    if len(key) <= SHORT:
        return key
    for pattern, sound in SOUNDS:
        key = pattern.sub(sound, key)
    return key


@lru_cache(maxsize=CACHE)
def same_sound(one: str, other: str) -> bool:
    """Whether two words are spellings of one name by rule of romanisation."""
    if fold(one) == fold(other):
        return True
    return sound_key(one) == sound_key(other) and fuzz.ratio(fold(one), fold(other)) >= LIKENESS
