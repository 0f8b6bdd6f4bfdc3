"""Sources that are described: the head noun of ``the former mayor of Port Ellery`` and what it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.resolution.ages import age_said
from quotes.resolution.mention import BEGUN, CLAUSE, FUNCTION, WORD, SourceMention
from quotes.resolution.mention_tables import tables
from quotes.resolution.name_index import Name
from quotes.resolution.names import Chain
from quotes.resolution.source_names import TAIL
from quotes.resolution.titles import name_tables
from quotes.schema import Span

_PARTICIPLE = re.compile(
    r"[a-z]+ed|seen|sent|written|drawn|made|led|held|given|shown|run|heard|taken|put|won"
)
_PAIR = re.compile(r"\b(?:mother|father|parent|husband|wife|brother|sister|son|daughter) and\b")
"""``a mother and daughter``, where ``a health and safety officer`` is one."""
_AND_ANOTHER = re.compile(
    r",?\s(?:and|or)\s(?:an?|the|his|her|its|their|other|another|some|several|two|three)\b"
)
_WHEN = re.compile(
    r"(?<=\w)\s(?:(?:early |late |earlier |later )?(?:this|last|next|on)\s(?=[a-z]|[A-Z][a-z]+day)|earlier\b"
    r"|today\b|yesterday\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!\s[A-Z])|in \d{4}\b)"
)
"""When it was: no part of what a source is, as in ``a poll released Monday``, ``a report last year``."""
_CONTACT = re.compile(r"(?<=\w)\s(?:he|she|they|we|I)\s")
"""Where a clause without ``that`` begins: ``an account she gave to the board``."""
_OF_BODY = re.compile(r"(?:(?:the|an?)\s)?(?:[A-Z][\w’'-]*\s(?:(?:of|for|and|on|the)\s)*)+([a-z]+)")
"""``the Ministry of Transport spokesperson``: the last word is the head."""


def read_nominal(
    words: str, span: Span, issuer: Chain | None, names: Sequence[Name], several: bool
) -> SourceMention:
    """A described source: its head noun tells what it can be, unless it is ``several`` joined by ``and``."""
    t, (opening, end) = tables(), _opening(words, span, names)
    parts = WORD.findall(opening) or WORD.findall(words)
    while len(parts) > 1 and _PARTICIPLE.fullmatch(parts[-1]) and parts[-2].lower() not in FUNCTION:
        parts.pop()  # "a report released", but "the accused"
    while len(parts) > 1 and parts[-1].isdigit():
        parts.pop()  # "page 40"
    head = re.sub(r"[’']s?$", "", parts[-1]) if parts else ""
    pair = _PAIR.search(opening) or (" and " in opening and head.endswith("s"))
    if several or pair or _AND_ANOTHER.match(words, end):
        name = head if head[:1].isupper() else ""  # the last of several is not the head of all
        return SourceMention(words, span, "nominal", (), name, None, True, "any")
    if _is_missed_name(parts, head):
        return SourceMention(words, span, "nominal", (), head, None, False, "person", issuer)
    head = head.lower()
    either = {head, head.removesuffix("s"), head.removesuffix("-in-law")}
    gender = "f" if either & t["women"] else "m" if either & t["men"] else None
    of_many = head in t["of_many"] and words[end:].lstrip().startswith("of ")
    many = (
        of_many
        or head in t["groups"]
        or head.isdigit()
        or (head.endswith("s") and not head.endswith("ss") and head not in t["women"])
    )
    people = head == "figures" and any(_tells_people(part) for part in parts)
    stands_for = "any" if people else _stands_for(head, many)
    if stands_for == "body" and age_said(words) is not None:
        stands_for = "person"  # "the 47-year-old mail carrier"
    return SourceMention(words, span, "nominal", (), head, gender, many, stands_for, issuer)


def _tells_people(word: str) -> bool:
    """Whether a word before ``figures`` tells that they are people: ``senior``, ``three``."""
    return word.lower() in tables()["prominent"] or name_tables().has("anonymous_openers", word)


def _opening(words: str, span: Span, names: Sequence[Name]) -> tuple[str, int]:
    """The words of a source up to its head noun, and where in it they, or what follows them, end."""
    inside = [(start - span[0], end - span[0]) for start, end, _ in names]
    ends = (
        m.start()
        for ending in (TAIL, _AND_ANOTHER, _WHEN, _CONTACT, BEGUN)
        for m in ending.finditer(words)
        if not any(start < m.start() < end for start, end in inside)
    )
    end = min(ends, default=len(words))
    of_body = _OF_BODY.fullmatch(CLAUSE.split(words)[0])
    return (words if of_body and name_tables().is_head(of_body[1]) else words[:end] or words), end


def _stands_for(head: str, many: bool) -> str:
    """What a head noun can be; ``many``: it is plural."""
    t = tables()
    if head in t["documents"] or (many and head.removesuffix("s") in t["documents"]):
        return "document"
    if head in t["bodies"]:
        return "body"
    return "any" if many or head in t["either"] else "person"


def _is_missed_name(parts: Sequence[str], head: str) -> bool:
    """Whether a source ends in a name not found: ``teacher Anna Berg``, not ``the Prime Minister``."""
    t, lower = tables(), head.lower()
    known = t["bodies"] | t["documents"] | t["groups"] | t["women"] | t["men"] | t["abbreviations"].keys()
    known |= name_tables().heads
    if not head[:1].isupper() or len(parts) < 2 or {lower, lower.removesuffix("s")} & known:
        return False
    return parts[-2][:1].isupper() and parts[0].lower() not in FUNCTION
