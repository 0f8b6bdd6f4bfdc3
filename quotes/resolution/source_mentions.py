"""What kind of mention a source is: a name, a pronoun, a nominal such as ``the minister``, or none at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quotes.resolution.issuers import authors_of, issuer_after, issuer_elsewhere, issuer_of
from quotes.resolution.mention_tables import tables
from quotes.resolution.name_index import Name, NameIndex
from quotes.resolution.names import Chain
from quotes.resolution.source_names import (
    AND_OTHERS,
    OTHERS_AND,
    TAIL,
    are_joined,
    family,
    head_names,
    names_in,
    whole_source,
)
from quotes.resolution.titles import name_tables
from quotes.schema import Span, SpeakerKind

MentionKind = Literal["name", "names", "pronoun", "nominal", "none"]

_WORD = re.compile(r"[^\W\d_][\w.&’'-]*|\d[\w-]*")
_CLAUSE = re.compile(
    r",?\s(?:who|whose|which|(?:\w+ed|seen|sent|led|written) (?:by|in|under|through|from|to|on|with))\s"
)
"""Where a clause begins that only adds to a source: ``a review published in May``."""
_EXAMPLE = re.compile(r"(?<=\w),?\s(?:including|such as|like)\s")
"""What comes before one of several, which is not the source: ``polls, including one by``."""
_ASIDE = re.compile(
    r",\s(?!and\b|or\b)(?!(?!an?\b|the\b)[\w-]+(?:\s[\w-]+)?(?:,\s[\w-]+(?:\s[\w-]+)?)*,?\s(?:and|or)\b)(?=[a-z])"
)
"""Where an apposition does, but not the next of a list."""
_PARTICIPLE = re.compile(
    r"[a-z]+ed|seen|sent|written|drawn|made|led|held|given|shown|run|heard|taken|put|won"
)
_SINGLE = re.compile(r"^(?:the|an?|another|one|this|that)\s(?:[\w-]+\s)*$", re.IGNORECASE)
_NAMED_LAST = re.compile(r"(?:[\w.’'-]+\s){0,5}[A-Z][\w.’'-]*")
_PEOPLE = re.compile(r"(?:s|sh|ch|ese|taliban)$")
"""Names of peoples and parties that stand for all: ``the Dutch``, ``the Greens``."""
_RESTRICTED = re.compile(r"\s(?:who|whose|that|with|from|in|on|at|opposed|outside|close|familiar)\s")
_WHEN = re.compile(
    r"(?<=\w)\s(?:(?:early |late |earlier |later )?(?:this|last|next|on)\s(?=[a-z]|[A-Z][a-z]+day)|earlier\b"
    r"|today\b|yesterday\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!\s[A-Z])|in \d{4}\b)"
)
"""When it was: no part of what a source is, as in ``a poll released Monday``, ``a report last year``."""
_BARE = frozenset(("those", "these", "one", "some", "all", "many", "people", "anyone", "everyone"))
"""Heads that say nothing without their clause: ``those involved in the rescue``."""
_PAIR = re.compile(r"\b(?:mother|father|parent|husband|wife|brother|sister|son|daughter) and\b")
"""``a mother and daughter``, where ``a health and safety officer`` is one."""
_AND_ANOTHER = re.compile(
    r",?\s(?:and|or)\s(?:an?|the|his|her|its|their|other|another|some|several|two|three)\b"
)
_LOOSE_END = re.compile(
    r"(?:,\s+who|[\s,]+(?:that|which|where|has|have|had|is|was|were|does|did|do|the|an?|and|or|if|when|whether"
    r"|because|though|although|while|until))+\s*$"
)
"""Words at the end of a source that can only begin what comes after it: ``the woman, who``."""
_PRONOUN_FIRST = re.compile(r"([Ww]ho|[Ww]hich|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)\s(?![A-Z])")
"""A source that is cut out as ``who was there from the start`` or ``she told them`` is its pronoun."""
_POSSESSIVE = re.compile(r"(?:his|her|its|their|my|our)\b", re.IGNORECASE)
_GOES_BY = re.compile(
    r",?\swho\s(?:\w+\s){0,3}?(?:gave|g[io]ves?|goes|went|identified|introduced|known|asked|named)\b"
    r"(?:\s(?!not\b)[\w’']+,?){0,8}?\s(?:by|as|called|(?:nick|sur)?names?,?)\s"
    r"(?:the\s(?:handle|nickname|name|initials|pseudonym)\s)?(?=[A-Z])"
)
CLAUSE = 100
"""Characters after a source in which its clause is looked at."""
_OF_BODY = re.compile(r"(?:(?:the|an?)\s)?(?:[A-Z][\w’'-]*\s(?:(?:of|for|and|on|the)\s)*)+([a-z]+)")
"""``the Ministry of Transport spokesperson``: the last word is the head."""
_FUNCTION = frozenset(
    ("the", "a", "an", "this", "that", "his", "her", "its", "their", "of", "for", "in", "at", "and", "former")
)


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A source as it stands, read.

    ``chains``: those it names (one, or several joined by ``and``). ``head``: a nominal's head noun, in lower
    case unless it is a name the finder missed. ``gender``: m, f or None; ``many``: whether it is plural, None
    where it does not show; ``stands_for``: person, body, document, narrator or any. ``issuer``: the chain
    named as owner or issuer.
    """

    text: str
    span: Span | None
    kind: MentionKind
    chains: tuple[Chain, ...] = ()
    head: str = ""
    gender: str | None = None
    many: bool | None = None
    stands_for: str = "any"
    issuer: Chain | None = None


def read_source(text: str, span: Span | None, index: NameIndex) -> SourceMention:
    """Read the source at ``span`` of ``text`` (None: there is none); ``index``: the article's names."""
    if span is None:
        return SourceMention("", None, "none")
    if pronoun_first := _PRONOUN_FIRST.match(text, *span):
        span = (span[0], pronoun_first.end(1))
    span = whole_source(text, span, index)
    words = _LOOSE_END.sub("", text[span[0] : span[1]])
    span = (span[0], span[0] + len(words))
    if pronoun := _pronoun(words, words, span):
        return pronoun
    if bearers := family(words, index):
        return SourceMention(words, span, "names", bearers, many=True)
    names = names_in(text, (span[0], span[0] + len(_EXAMPLE.split(words)[0])), index)
    clause = span[0] + len(_CLAUSE.split(words)[0])
    heads = head_names(text, span, [name for name in names if name[1] <= clause])
    if len(heads) > 1 and are_joined(text, heads):
        return SourceMention(words, span, "names", tuple(dict.fromkeys(c for _, _, c in heads)), many=True)
    joined = heads and (
        AND_OTHERS.match(text, heads[-1][1], span[1]) or OTHERS_AND.search(text[span[0] : heads[0][0]])
    )
    if heads and not joined:
        if of_group := _one_of_group(text, span, words, heads[0]):
            return of_group
        return SourceMention(words, span, "name", (heads[0][2],))
    if given := _given_name(text, span, index):
        return SourceMention(words, span, "name", (given,))
    opening = TAIL.split(words)[0]
    unseen = not any(start < span[0] + len(opening) for start, _, _ in names)
    if unseen and (missed := _surname_of(opening, index)):
        return SourceMention(words, span, "name", (missed,))
    nominal = _nominal(words, span, issuer_of(text, span, names), names, several=False)
    authors = authors_of(text, span, names) if nominal.stands_for == "document" else ()
    if len(authors) > 1:
        return SourceMention(words, span, "names", authors, many=True)
    if nominal.stands_for == "document" and not nominal.issuer:
        issuer = issuer_after(text, span[1], nominal.head, index)
        if not issuer and not nominal.many:
            issuer = issuer_elsewhere(text, span, nominal.head, index)
        if not issuer and (owner := _POSSESSIVE.match(words)):  # ``her memoir`` speaks for her
            return _pronoun(owner[0], words, span) or nominal
        return replace(nominal, issuer=issuer)
    return _nominal(words, span, nominal.issuer, names, several=True) if joined else nominal


def _one_of_group(text: str, span: Span, words: str, name: Name) -> SourceMention | None:
    """``the Democrat`` is one person, and ``Democrats who left`` are not all of them."""
    start, end, chain = name
    if chain.kind != "group":
        return None
    head = text[start:end]
    if not _PEOPLE.search(head.lower()) and _SINGLE.search(text[span[0] : start]):
        return SourceMention(words, span, "nominal", (), head.lower(), None, False, "person")
    if _RESTRICTED.match(text, end, span[1]):  # a group of its own: the head keeps its capital
        return SourceMention(words, span, "nominal", (), head, None, True, "any")
    return None


def _pronoun(pronoun: str, words: str, span: Span) -> SourceMention | None:
    """A source that stands for what ``pronoun`` stands for, if it is one."""
    if not (read := read_pronoun(pronoun)):
        return None
    gender, number, stands_for = read
    many = None if number is None else number == "many"
    return SourceMention(words, span, "pronoun", (), "", gender, many, stands_for)


def read_pronoun(words: str) -> tuple[str | None, str | None, str] | None:
    """Gender, number (one, many) and what ``he``, ``It``, ``they’ve`` can stand for; None for no pronoun."""
    found = tables()["pronouns"].get(re.sub(r"[’'].*", "", words.strip().lower()))
    return (found[0], found[1], found[2]) if found else None


def _given_name(text: str, span: Span, index: NameIndex) -> Chain | None:
    """The name that a source goes by as its clause tells: ``a guard who gave his name only as Hale``."""
    clause = _GOES_BY.search(text, span[0], span[1] + CLAUSE)
    if not clause or clause.start() > span[1]:
        return None
    name = index.last_before(clause.end() + 1)
    return name[2] if name and name[0] == clause.end() else None


def _surname_of(opening: str, index: NameIndex) -> Chain | None:
    """The one person whose surname ends the ``opening`` of a source where the finder of names passed over it:
    ``former mayor Berg``."""
    if not _NAMED_LAST.fullmatch(opening):
        return None
    last = re.sub(r"[’']s$", "", opening.split()[-1])
    bearers = index.bearers(last)
    return bearers[0] if len(bearers) == 1 else None


def _nominal(
    words: str, span: Span, issuer: Chain | None, names: Sequence[Name], several: bool
) -> SourceMention:
    """A described source: its head noun tells what it can be, unless it is ``several`` joined by ``and``."""
    t = tables()
    inside = [(start - span[0], end - span[0]) for start, end, _ in names]
    ends = (
        m.start()
        for ending in (TAIL, _AND_ANOTHER, _WHEN)
        for m in ending.finditer(words)
        if not any(start < m.start() < end for start, end in inside)
    )
    end = min(ends, default=len(words))
    of_body = _OF_BODY.fullmatch(_CLAUSE.split(words)[0])
    opening = words if of_body and name_tables().is_head(of_body[1]) else words[:end] or words
    parts = _WORD.findall(opening) or _WORD.findall(words)
    while len(parts) > 1 and _PARTICIPLE.fullmatch(parts[-1]) and parts[-2].lower() not in _FUNCTION:
        parts.pop()  # "a report released", but "the accused"
    head = re.sub(r"[’']s?$", "", parts[-1]) if parts else ""
    pair = _PAIR.search(opening) or (" and " in opening and head.endswith("s"))
    if several or pair or _AND_ANOTHER.match(words, end):
        name = head if head[:1].isupper() else ""  # the last of several is not the head of all
        return SourceMention(words, span, "nominal", (), name, None, True, "any")
    if _is_missed_name(parts, head):
        return SourceMention(words, span, "nominal", (), head, None, False, "person", issuer)
    head = head.lower()
    singular = head.removesuffix("s")
    gender = "f" if {head, singular} & t["women"] else "m" if {head, singular} & t["men"] else None
    many = head in t["groups"] or (head.endswith("s") and not head.endswith("ss"))
    if head in t["documents"] or (many and singular in t["documents"]):
        stands_for = "document"
    elif head in t["bodies"]:
        stands_for = "body"
    else:
        stands_for = "any" if many else "person"
    return SourceMention(words, span, "nominal", (), head, gender, many, stands_for, issuer)


def _is_missed_name(parts: Sequence[str], head: str) -> bool:
    """Whether a source ends in a name not found: ``teacher Anna Berg``, not ``the Prime Minister``."""
    t, lower = tables(), head.lower()
    known = t["bodies"] | t["documents"] | t["groups"] | t["women"] | t["men"] | name_tables().heads
    if not head[:1].isupper() or len(parts) < 2 or {lower, lower.removesuffix("s")} & known:
        return False
    return parts[-2][:1].isupper() and parts[0].lower() not in _FUNCTION


def described_kind(mention: SourceMention) -> SpeakerKind:
    """What a source known only by its description is."""
    if mention.stands_for == "document":
        return "document"
    if mention.stands_for == "body" and not mention.many:
        return "organization"
    return "group" if mention.many else "person"


def description(mention: SourceMention) -> str:
    """A described source without its closing clauses: ``a review, published in May`` → ``a review``."""
    short = _LOOSE_END.sub("", _ASIDE.split(_CLAUSE.split(mention.text)[0])[0])
    bare = " " not in short.strip() or short.lower().split()[-1] in _BARE
    return (mention.text.split(", ")[0] if bare else short).strip(' ,;:“”"')


def same_title(mention: SourceMention, role: str, head: str, name: str) -> bool:
    """Whether a nominal (``the foreign minister``) is the title that an entity bears (``role``), its own
    ``head`` noun, or a word of its ``name`` (``the ministry``, ``the college``)."""
    if mention.kind != "nominal" or not mention.head:
        return False
    if mention.head == head or _title_word(mention.head) in map(_title_word, name.split()):
        return True
    titles = {_title_word(w) for w in _WORD.findall(role)}
    own = {_title_word(w) for w in _WORD.findall(mention.text)} - _FUNCTION
    return _title_word(mention.head) in titles and 2 * len(own & titles) >= len(own)


def _title_word(word: str) -> str:
    """A word of a title as it is compared: spelt out, and one of several that mean the same."""
    t, word = tables(), word.lower().rstrip(".")
    word = t["abbreviations"].get(word, word)
    meaning: str = t["synonyms"].get(word, word)
    return meaning
