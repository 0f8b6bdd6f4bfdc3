"""A name as it stands in an article, and a person's name taken apart into its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.resolution.titles import EDGES, name_tables, plain
from quotes.resolution.transliteration import CACHE, fold

PERSON = "PERSON"
NICKNAME = re.compile(r"(?<=\w)[.,]?\s+[“\"‘'„«(]([^“”\"‘’'„«»()\n]{2,20})[”\"’'“»)]\s+(?=\w)")
_SURNAME_FIRST = re.compile(r"[A-Z]\w+\s[A-Z]\w+-[a-z]\w*")
"""As Korean and some Chinese names are written: ``Ban Ki-moon``."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as it stands in an article: characters ``[start, end)``, their ``text``, the finder's label.

    ``label`` is PERSON, ORG, GPE or NORP.
    """

    start: int
    end: int
    text: str
    label: str


def without_overlaps(mentions: Sequence[NameMention]) -> list[NameMention]:
    """Mentions that do not overlap, in order, the longer before the shorter."""
    kept: list[NameMention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in folded words: particles off, nickname and suffix apart.

    ``regnal``: a given name under a king's or pope's title, with that title off.
    """

    words: tuple[str, ...]
    nickname: str = ""
    suffix: str = ""
    regnal: bool = False

    @property
    def surname(self) -> str:
        """The last word; of a single word, that word."""
        return self.words[-1]

    @property
    def given(self) -> tuple[str, ...]:
        """Every word but the last."""
        return self.words[:-1]

    @property
    def full(self) -> bool:
        """Whether there is more than a surname: ``Mark Rutte``, ``King Charles``."""
        return len(self.words) > 1 or self.regnal


@lru_cache(maxsize=CACHE)
def parse_person(name: str) -> PersonName:
    """The words of a person's name: ``Robert “Bobby” van der Hale Jr.`` → (robert, hale), bobby, jr."""
    tables = name_tables()
    inner = NICKNAME.search(name)
    nickname = plain(inner.group(1)) if inner else ""
    if inner:
        name = name[: inner.start()] + " " + name[inner.end() :]
    shouted = name.isupper()
    words: list[str] = []
    suffix = ""
    for word in name.split():
        key = plain(word)
        if words and tables.has("suffixes", key):
            suffix = key
        elif key and not (words and tables.has("post_nominals", key)):
            words.extend(_letters(word, shouted) or [fold(word).strip(EDGES)])
    if _SURNAME_FIRST.fullmatch(name.strip()):
        words = words[1:] + words[:1]
    regnal = len(words) == 2 and tables.has("regnal", words[0])
    if regnal:
        words = words[1:]
    given = words[:1] if len(words) > 1 and tables.is_given(words[0]) else []  # Ben, though bin and ben
    core = given + [_without_prefix(w) for w in words[len(given) :] if not tables.has("particles", w)]
    return PersonName(tuple(core or words or [fold(name)]), nickname, suffix, regnal)


def _without_prefix(word: str) -> str:
    head, _, rest = word.partition("-")
    return rest if rest and name_tables().has("particles", head) else word


def _letters(word: str, shouted: bool) -> list[str]:
    """The letters of initials: ``J.D.`` and ``JD`` → j, d; nothing for a word."""
    letters = word.strip(EDGES).replace(".", "")
    dotted = re.fullmatch(r"(?:[^\W\d_]\.-?){1,3}[^\W\d_]?\.?", word) is not None
    if dotted or len(letters) == 1 or (len(letters) == 2 and letters.isupper() and not shouted):
        return list(fold(letters))
    return []
