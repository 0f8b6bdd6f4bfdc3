"""Whom the text around a mention gives a title to: the same office, another body's, or somebody by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quotes.resolution.office_context import NAME, NOT_NOW, OfficeContext
from quotes.resolution.office_mentions import Lexicon
from quotes.resolution.office_shapes import Office


def titled(lexicon: Lexicon, offices: Sequence[Office], context: OfficeContext) -> list[Office]:
    """Those ``offices`` that the text around names with their body: ``the Ukrainian president``."""
    text = context.whole().replace("’", "'")
    by_body: dict[str, list[Office]] = {}
    for office in offices:
        by_body.setdefault(office.body, []).append(office)
    found = []
    for match in lexicon.body_pattern.finditer(text):
        after, before = text[match.end() : match.end() + 60], text[max(0, match.start() - 60) : match.start()]
        for office in by_body.get(lexicon.names[match.group()], ()):
            words = _pattern(office.words[office.body])
            follows = re.match(rf"(?:'s?)?\s+{words}(?![-\s]+elect|'s?\s)", after)
            precedes = re.search(rf"\b{words}\s+of\s+(?:the\s+)?$", before)
            if (follows or precedes) and not NOT_NOW.search(before):
                found.append(office)
    return found


def others(lexicon: Lexicon, office: Office, context: OfficeContext) -> bool:
    """Whether the text speaks of another body's bearer of the title: ``the club's president``."""
    body, words = lexicon.either_name(office.body), _pattern(office.titles)
    form = re.compile(rf"(?P<left>\S+)\s+{words}(?:\s+of\s+(?:the\s+)?(?P<right>.{{,40}}))?")
    for match in (*form.finditer(context.before), *form.finditer(context.after)):
        left, right = match["left"].strip("\"“‘'("), match["right"]
        if left.lower() != "the" and not re.match(rf"(?:{body})(?:['’]s?)?$", left):
            return True
        if right is not None and not re.match(rf"(?:{body})(?!\w)", right):
            return True
    return False


def bearers(lexicon: Lexicon, office: Office, bound: bool, context: OfficeContext) -> list[str]:
    """The names that the text puts right after the title of ``office``, with its body if ``bound``."""
    text = context.whole()
    if not text.strip(" …"):
        return []
    left = rf"\b(?:{lexicon.either_name(office.body)})(?:['’]s?)?\s+" if bound else ""
    found = re.finditer(rf"{left}\b{_pattern(office.words[office.body])}\s+(?P<name>{NAME})", text)
    return [m["name"] for m in found if not NOT_NOW.search(text[max(0, m.start() - 20) : m.start()])]


@lru_cache(maxsize=512)
def _pattern(words: frozenset[str]) -> str:
    """A pattern for any of ``words`` as they may stand in a text."""
    either = "|".join(re.escape(w).replace(r"\ ", r"[-\s]+") for w in sorted(words, key=len, reverse=True))
    return f"(?i:{either.replace('defense', 'defen[cs]e') or '(?!)'})(?!\\w)"
