"""In which language a paragraph is written, as far as small words tell: enough to see a foreign notice."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*")
_FEWEST, _ENOUGH = 5, 8
"""Words a paragraph must have before its language is judged by them, and before two small words decide it."""
_MAIN_SHARE, _OTHER_SHARE, _TIMES = 0.1, 0.08, 2.5
"""Which share of all words the main language's small words must have, which share of its paragraph another's,
and how many times as many as the main one's."""


def foreign(
    paragraphs: Sequence[str], small_words: Mapping[str, Sequence[str]], stems: Sequence[str]
) -> list[bool]:
    """For each paragraph whether it is written in another language or script than most of the words of all.

    ``small_words`` gives the languages in which a word is frequent. A paragraph counts as foreign only if
    another language has several times the share of small words that the main one has; in doubt it is not
    foreign. With one of ``stems`` (parts of words of notices) in it, less is enough.
    """
    words = [[w.casefold() for w in _WORD.findall(p)] for p in paragraphs]
    hits = [_hits(w, small_words) for w in words]
    scripts = [_scripts(p) for p in paragraphs]
    main = _most(sum(hits, Counter()), sum(map(len, words)))
    script = _most(sum(scripts, Counter()), 1)
    return [
        _other_script(s, script) or _other_language(w, h, main, stems)
        for w, h, s in zip(words, hits, scripts, strict=True)
    ]


def _hits(words: Sequence[str], small_words: Mapping[str, Sequence[str]]) -> Counter[str]:
    """How many of ``words`` are small words of each language."""
    return Counter(name for word in words for name in small_words.get(word, ()))


def _most(counts: Counter[str], total: int) -> str:
    name, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return name if count >= _MAIN_SHARE * max(total, 1) and count else ""


def _other_language(words: Sequence[str], hits: Counter[str], main: str, stems: Sequence[str]) -> bool:
    if not main or len(words) < _FEWEST:
        return False
    best = max(hits.values(), default=0)
    if best > hits[main] and any(stem in word for word in words for stem in stems):
        return True
    return (
        best >= max(2 if len(words) >= _ENOUGH else 3, _OTHER_SHARE * len(words))
        and best >= _TIMES * hits[main]
    )


def _other_script(scripts: Counter[str], main: str) -> bool:
    letters = sum(scripts.values())
    return letters >= 8 and scripts[main] < 0.4 * letters


def _scripts(text: str) -> Counter[str]:
    """How many letters of each script ``text`` has, by the first word of their Unicode names."""
    scripts: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if letter.isalpha():
            scripts["LATIN" if letter.isascii() else unicodedata.name(letter, "?").split()[0]] += count
    return scripts
