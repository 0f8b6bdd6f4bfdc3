"""What the finder of names left outside a name: halves of words, given names, ``Jr.``."""

from __future__ import annotations

import re

from quotes.resolution.titles import name_tables

WORD = re.compile(r"\S+")
SUFFIX_AFTER = re.compile(r",?\s(?:Jr\b\.?|Sr\b\.?|I{2,3}\b|IV\b)")
FIRST_HALF = re.compile(r"(?<![\w’'-])[A-Z][\w’']+-\Z")
SECOND_HALF = re.compile(r"-[A-Z][\w’']+")
SECOND_SYLLABLE = re.compile(r"-(?!(?:led|era|like|run|free|held|born|owned|style|aged)\b)[a-z]{2,5}\b")
"""As in ``Ban Ki-moon`` and ``Kim Jong-un``, after a name of two words; no ``Anna Berg-led``."""
_OF = re.compile(r"(?:of|for)\s")
_CAPITALS = re.compile(r"(?:\b[A-Z][\w’'-]*\s)+\Z")
_GENERAL = re.compile(r"(?<![\w-])([\w’'-]+\s)?(General)\s\Z")
_INITIALS = re.compile(r"(?<![\w.])(?!U\.[KS]\.|X\.\s\Z)(?:(?:[A-Z]\.){1,3}\s)+\Z")
_LONE = re.compile(r"(?:[A-Z]\.\s?)*\S+")
_GIVEN = re.compile(r"(?<![\w’'.-])(?!(?:Will|May)\b)([A-Z][\w’']+)\s\Z")
"""``A. R.`` and ``Anna`` before ``Berg`` or ``S. Berg``; not the platform (``posted on X. Berg``), nor the
first word of a question (``Will Hale win?``)."""
_PARTICLE = re.compile(r"(?<![\w’'-])((?:in\s)?[’']t|[a-z]{2,5})\s\Z")


def whole_words(text: str, start: int, end: int, person: bool) -> tuple[int, int]:
    """The edges of a name with the rest of its words and their halves (``Ban Ki-moon``)."""
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    half = _half_before(text, start)
    if not person and half.isupper() and text[start:end].isupper():
        start -= len(half) + 1
    if person:
        end -= text[start:end].endswith("-")  # ``Ban Ki-``: the half that follows is looked for below
        after = SECOND_HALF.match(text, end) or (" " in text[start:end] and SECOND_SYLLABLE.match(text, end))
        if after:
            end = after.end()
        if half and (text[start].isupper() or text.startswith(half.lower(), start)):
            start -= len(half) + 1
    return start, end


def _half_before(text: str, start: int) -> str:
    """The first half of a name found without it: ``Hale`` of ``Hale-Brandt``, ``Jun`` of ``Jun-jun``; no
    country, as in ``a US-NATO plan``."""
    found = FIRST_HALF.search(text, max(0, start - 25), start)
    half = found[0].rstrip("-") if found else ""
    return "" if any(name_tables().has(kind, half) for kind in ("places", "demonyms")) else half


def whole_body(text: str, start: int, end: int) -> int:
    """Where a body's name begins that was found without its head (``of Health of Norland``), or without
    ``General``, which is no rank before a body: ``General Staff``."""
    if _OF.match(text, start, end) and (head := _CAPITALS.search(text, max(0, start - 40), start)):
        return head.start()
    general = _GENERAL.search(text, max(0, start - 20), start)
    titled = general and general[1] and name_tables().is_title(general[1])
    return general.start(2) if general and not titled else start


def with_given(text: str, start: int, end: int) -> tuple[int, int]:
    """The edges of a person's name with initials and a given name before a lone surname and its particles
    (``Anna van der | Berg``), ``Jr.`` after it."""
    tables, after = name_tables(), SUFFIX_AFTER.match(text, end) if start < end else None
    at = _particles_before(text, start)
    if _LONE.fullmatch(text, _surname(text, start, end), end):
        if initials := _INITIALS.search(text, max(0, at - 20), at):
            start = at = initials.start()
        given = _GIVEN.search(text, max(0, at - 20), at)
        if given and tables.is_given(given[1]) and not tables.is_title(given[1]):
            start = given.start()
    return start, after.end() if after else end


def _particles_before(text: str, start: int) -> int:
    """Where the particles begin that end before ``start``."""
    while (found := _PARTICLE.search(text, max(0, start - 8), start)) and _is_particle(found[1]):
        start = found.start()
    return start


def _surname(text: str, start: int, end: int) -> int:
    """Where the surname begins behind particles at ``start``: Berg of ``de Berg``."""
    words = text[start:end].split(" ")
    first = next((n for n, word in enumerate(words) if not (word.islower() and _is_particle(word))), 0)
    return start + sum(len(word) + 1 for word in words[:first])


def _is_particle(word: str) -> bool:
    return word.endswith(("'t", "’t")) or name_tables().has("particles", word)
