"""What a name is of, person, body, place or people, where the finder of names labels it now so, now so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from quotes.resolution.mending import mend
from quotes.resolution.mention_tables import tables as mention_tables
from quotes.resolution.name_forms import PERSON, NameMention, parse_person, without_overlaps
from quotes.resolution.organisations import body_key, is_acronym
from quotes.resolution.sorts import words_called
from quotes.resolution.titles import name_tables, plain
from quotes.resolution.titles_beside import titles_before
from quotes.resolution.transliteration import sound_key

PLACE = "GPE"
_NOUN_BEFORE = re.compile(r"\b([a-z-]+)\s\Z")
REACH = 30
"""Characters before a name in which the noun begins that says what it is."""


def settle_labels(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions with one label for each name, by majority, shape and who else bears the name."""
    by_name: dict[str, list[NameMention]] = defaultdict(list)
    for mention in mentions:
        by_name[body_key(mention.text)].append(mention)
    surnames = {
        sound_key(parse_person(mention.text).surname)
        for mention in mentions
        if mention.label == PERSON and " " in mention.text and not _has_org_word(mention.text)
    }
    heads = {
        plain(mention.text.split()[0]) for mention in mentions if _is_company(mention.text, mention.label)
    }
    clubs = {mention.text.split()[-1] for mention in mentions if _is_club(mention.text)}
    label = {name: _label(text, group, surnames, heads, clubs) for name, group in by_name.items()}
    settled = [_labelled(mention, label[body_key(mention.text)]) for mention in mentions]
    mended = (
        mend(text, m) if m.label == PERSON != was.label else m
        for m, was in zip(settled, mentions, strict=True)
    )
    return without_overlaps([mention for mention in mended if mention])


def _labelled(mention: NameMention, label: str) -> NameMention:
    return mention if mention.label == label else replace(mention, label=label)


def _label(
    text: str, group: Sequence[NameMention], surnames: set[str], heads: set[str], clubs: set[str]
) -> str:
    """The label of all mentions of one name; ``surnames``: by sound, of those named in full; ``heads``: first
    words of companies, which are known by them (``Hale`` of ``Hale Mutual``); ``clubs``: last words of
    clubs."""
    tables = name_tables()
    name = group[0].text
    if name in clubs or _is_club(name):
        return "ORG"
    words = [plain(word) for word in name.split()]
    counts = Counter(mention.label for mention in group)
    label, votes = counts.most_common(1)[0]
    initials = is_acronym(name) and name.isupper()
    borne = len(words) == 1 and sound_key(parse_person(name).surname) in surnames
    if counts[PERSON] == votes:
        others = [key for key, _ in counts.most_common() if key != PERSON]
        place = tables.has("places", name)
        people = len(words) == 1 and tables.has("demonyms", words[0])
        company = len(words) == 1 and words[0] in heads
        known = borne or tables.is_given(name)
        called = len(words) == 1 and not known and _called_body(text, group)
        told = place or company or people
        if called or (told and not known and not _titled(text, group)):  # ``group`` is a title as well
            return PLACE if place else "NORP" if people else "ORG"
        body = _has_org_word(name) or (others and initials)
        return (others or ["ORG"])[0] if body else PERSON
    lone = len(words) == 1 and label == "ORG" and not initials
    if lone and (4 * counts[PERSON] > len(group) or (counts[PERSON] and _titled(text, group))):
        return PERSON  # the network takes a body for a person less often than the reverse
    if len(words) == 1:
        bears = borne and not tables.has("places", name) and not initials
        return PERSON if bears and (label != "NORP" or _titled(text, group)) else label
    personal = label == "ORG" and 1 < len(words) < 4 and tables.is_given(words[0])
    return PERSON if personal and not _has_org_word(name) and all(map(str.isalpha, words)) else label


def _is_club(name: str) -> bool:
    """Whether a name ends as a sports club's does, and not as a city's: ``Norwich Rovers``."""
    tables, *first, last = name_tables(), *name.split()
    club = first and tables.has("clubs", last) and last.lower() not in mention_tables()["places"]
    return bool(club) and not tables.is_given(first[0])


def _titled(text: str, group: Sequence[NameMention]) -> bool:
    return any(titles_before(text, mention) for mention in group)


def _called_body(text: str, group: Sequence[NameMention]) -> bool:
    """Whether a word before a name says that it is a body: ``the campaign group Weald``."""
    before = (_NOUN_BEFORE.search(text, max(0, m.start - REACH), m.start) for m in group)
    return any(noun and noun[1] in _body_nouns() for noun in before)


@lru_cache(maxsize=1)
def _body_nouns() -> frozenset[str]:
    t = mention_tables()
    nouns: frozenset[str] = (t["enterprises"] | t["any_body"]) - t["either"]
    return nouns


def _has_org_word(name: str) -> bool:
    tables = name_tables()
    words = any(tables.has("org_words", word) or tables.has("joiners", word) for word in name.split())
    return " " in name and (words or _is_company(name))


def _is_company(name: str, label: str = PERSON) -> bool:
    """Whether a name ends in a legal form or in what companies make: ``Hale Bakes Ltd``, ``Hale Foods``;
    of one found to be a body also in what they are called: ``Hale Bank``."""
    tables, last = name_tables(), name.split()[-1]
    told = tables.has("org_suffixes", last) or tables.has("trades", last)
    return " " in name and (told or (label == "ORG" and plain(last) in words_called("company")))
