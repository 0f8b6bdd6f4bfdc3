"""What kind of mention a source is: a name, a pronoun, a nominal such as ``the minister``, or none at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

import yaml

from quotes.resolution.names import Chain, NameMention
from quotes.resolution.titles import name_tables
from quotes.resources import resource
from quotes.schema import Span, SpeakerKind

MentionKind = Literal["name", "names", "pronoun", "nominal", "none"]

_WORD = re.compile(r"[^\W\d_][\w.&’'-]*|\d[\w-]*")
_TAIL = re.compile(
    r"(?<=\S)\s*(?:[,;:(–—]|\s(?:of|for|from|at|in|with|on|to|by|who|whom|whose|which|that|near|about|after|against|"
    r"between|among|under|over|into|during|close|familiar|speaking|working|including|named|called|aged|based|charged|"
    r"involved|said|here|himself|herself|itself|themselves)\b)"
)
"""What ends the part of a noun phrase in which its head noun stands."""
_COMPLEMENT = re.compile(
    r"\b(?:for|with|by|to|from|against|about|near|at|in|on|under|between|[a-z][\w-]* of)(?: the)?\s*$"
)
"""What, before a name and its titles, says that it is not the head: ``a spokesman for``, ``a friend of``."""
_CLAUSE = re.compile(
    r",?\s(?:who|whose|which|(?:\w+ed|seen|sent|led|written) (?:by|in|under|through|from|to|on|with))\s"
)
"""Where a clause begins that only adds to a source: ``a review published in May``."""
_ASIDE = re.compile(
    r",\s(?!and\b|or\b)(?!(?!an?\b|the\b)[\w-]+(?:\s[\w-]+)?(?:,\s[\w-]+(?:\s[\w-]+)?)*,?\s(?:and|or)\b)(?=[a-z])"
)
"""Where an apposition does, but not the next of a list."""
_PARTICIPLE = re.compile(r"[a-z]+ed|seen|sent|written|drawn|made|led|held|given|shown|run|heard")
_BARE = frozenset(("those", "these", "one", "some", "all", "many", "people", "anyone", "everyone"))
"""Heads that say nothing without their clause: ``those involved in the rescue``."""
_PAIR = re.compile(r"\b(?:mother|father|parent|husband|wife|brother|sister|son|daughter) and\b")
"""``a mother and daughter``, where ``a health and safety officer`` is one."""
_ADVERB = re.compile(
    r"\s(?:just|also|recently|now|then|still|later|earlier|once|again|already|repeatedly|reportedly|yesterday|today|"
    r"last|this|has|had|have|is|was|publicly|himself|herself|itself|themselves)\b"
)
"""What may follow a name inside a source without being its head."""
_AND_OTHERS = re.compile(r",?\s(?:and|or)\s")
_AND_ANOTHER = re.compile(
    r",?\s(?:and|or)\s(?:an?|the|his|her|its|their|other|another|some|several|two|three)\b"
)
_OTHERS_AND = re.compile(r"(?:\b(?:and|or)|&)\s+$")
"""What joins the head of a source to somebody without a name: ``Anna Berg and her lawyer``."""
_LOOSE_END = re.compile(
    r"(?:,\s+who|[\s,]+(?:that|which|where|has|have|had|is|was|were|does|did|do|the|an?|and|or))+\s*$"
)
"""Words at the end of a source that can only begin what comes after it: ``the woman, who``."""
_LETTERS_AFTER = re.compile(r"^\s*(?:[A-Z]{2,4}|PhD|Jr\.?|Sr\.?)(?![\w])")
"""``Anna Berg MBE``."""
_FUNCTION = frozenset(
    ("the", "a", "an", "this", "that", "his", "her", "its", "their", "of", "for", "in", "at", "and", "former")
)
_NOT_ISSUER = re.compile(
    r"\b(?:to|on|about|against|for|with|in|under|through|via"
    r"|(?:obtained|seen|reviewed|viewed|read|heard|verified|cited|received|leaked) \w+)(?: the)?\s*$"
)
"""What stands before an addressee, a topic or a reader: ``a letter to``, ``a memo seen by``."""


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


@lru_cache(maxsize=1)
def tables() -> dict[str, Any]:
    """``configs/mentions.yaml``: word lists as sets, pronouns as they stand."""
    loaded = yaml.safe_load(resource("configs", "mentions.yaml").read_text("utf8"))
    return {k: v if isinstance(v, dict) else frozenset(v.split()) for k, v in loaded.items()}


def read_source(text: str, span: Span | None, chains: Sequence[Chain]) -> SourceMention:
    """Read the source at ``span`` of ``text`` (None: there is none); ``chains`` are the article's names."""
    if span is None:
        return SourceMention("", None, "none")
    words = _LOOSE_END.sub("", text[span[0] : span[1]])
    span = (span[0], span[0] + len(words))
    if pronoun := read_pronoun(words):
        gender, number, stands_for = pronoun
        many = None if number is None else number == "many"
        return SourceMention(words, span, "pronoun", (), "", gender, many, stands_for)
    names = _names_in(span, chains)
    clause = span[0] + len(_CLAUSE.split(words)[0])
    heads = [name for name in names if name[1] <= clause and _is_head(text, span, name)]
    if len(heads) > 1 and _joined(text, heads):
        return SourceMention(words, span, "names", tuple(dict.fromkeys(c for _, _, c in heads)), many=True)
    joined = heads and (
        _AND_OTHERS.match(text, heads[-1][1], span[1]) or _OTHERS_AND.search(text[span[0] : heads[0][0]])
    )
    if heads and not joined:
        return SourceMention(words, span, "name", (heads[0][2],))
    missed = None if names else _surname_of(words, chains)
    if missed:
        return SourceMention(words, span, "name", (missed,))
    return _nominal(words, span, _issuer(text, span, names), several=bool(joined))


def read_pronoun(words: str) -> tuple[str | None, str | None, str] | None:
    """Gender, number (one, many) and what ``he``, ``It``, ``they’ve`` can stand for; None for no pronoun."""
    found = tables()["pronouns"].get(re.sub(r"[’'].*", "", words.strip().lower()))
    return (found[0], found[1], found[2]) if found else None


def _surname_of(words: str, chains: Sequence[Chain]) -> Chain | None:
    """The one person whose surname a source is that the finder of names passed over."""
    if not re.fullmatch(r"(?:[A-Z][\w.’'-]*\s?){1,3}", words):
        return None
    last = re.sub(r"[’']s$", "", words.split()[-1])
    bearers = [c for c in chains if c.kind == "person" and c.canonical.split()[-1] == last]
    return bearers[0] if len(bearers) == 1 else None


Name = tuple[int, int, Chain]
"""Where a name stands, and its chain."""


def _start(mention: NameMention) -> int:
    return mention.start


def _names_in(span: Span, chains: Sequence[Chain]) -> list[Name]:
    """Names inside a source; a lone word such as ``Ministry`` is a description, whatever the finder says."""
    generic = tables()["bodies"] | tables()["documents"]
    return sorted(
        (m.start, m.end, c)
        for c in chains
        for m in c.mentions[
            bisect_left(c.mentions, span[0], key=_start) : bisect_left(c.mentions, span[1], key=_start)
        ]
        if m.end <= span[1] and m.text.lower().removeprefix("the ") not in generic
    )


def _is_head(text: str, span: Span, name: Name) -> bool:
    """Whether a name is what the source is about: no owner, no part of a longer phrase, no complement."""
    start, end, chain = name
    rest = text[end : span[1]]
    if re.match(r"[’']s?\s", rest):
        return False
    after = re.sub(r"^[”\"’']+(?:s\b)?", "", rest)
    if chain.kind == "person":
        after = _LETTERS_AFTER.sub("", after)
    if after.strip(' .”"') and not _ADVERB.match(after):
        first = " " + after if after[0] not in " ,;:(–—" else after
        if not (_TAIL.match("x" + first, 1) or _AND_OTHERS.match(first)):
            return False
    before = _before(text, span, start)
    if chain.kind == "person":
        return not _COMPLEMENT.search(before)
    ends = (pattern.search(text, *span) for pattern in (_TAIL, _AND_OTHERS))
    return all(start < tail.start() for tail in ends if tail)


def _before(text: str, span: Span, start: int) -> str:
    """What stands in a source before a name and the words in capitals that go with it."""
    return re.sub(r"(?:[A-Z][\w.’-]*\s+|-)*$", "", text[span[0] : start])


def _joined(text: str, heads: Sequence[Name]) -> bool:
    """Whether two names of one source are joined by ``and``."""
    between = (text[one[1] : other[0]] for one, other in pairwise(heads) if one[2] is not other[2])
    return any(re.search(r"\band\b|&", words) for words in between)


def _issuer(text: str, span: Span, names: Sequence[Name]) -> Chain | None:
    """Whose a document is: its maker or owner, or another name in the source, but no addressee or topic."""
    names = [name for name in names if not _NOT_ISSUER.search(_before(text, span, name[0]))]
    makers = [c for at, _, c in names if re.search(r"\b(?:by|from)(?: the)?\s*$", _before(text, span, at))]
    owners = [c for _, end, c in names if re.match(r"[’']s?\b|[’'](?=\s)", text[end : end + 2])]
    bodies = [c for _, _, c in names if c.label in ("ORG", "PERSON")]
    return next(iter(makers or owners or bodies), None)


def _nominal(words: str, span: Span, issuer: Chain | None, several: bool) -> SourceMention:
    """A described source: its head noun tells what it can be, unless it is ``several`` joined by ``and``."""
    t = tables()
    end = min(m.start() if (m := ending.search(words)) else len(words) for ending in (_TAIL, _AND_ANOTHER))
    opening = words[:end] or words
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
    short = _ASIDE.split(_CLAUSE.split(mention.text)[0])[0]
    return (mention.text if short.lower() in _BARE else short).strip(' ,;:“”"')


def same_title(mention: SourceMention, role: str, head: str, name: str) -> bool:
    """Whether a nominal (``the foreign minister``) is the title that an entity bears (``role``), its own
    ``head`` noun, or a word of its ``name`` (``the ministry``, ``the college``)."""
    if mention.kind != "nominal" or not mention.head:
        return False
    if mention.head == head or mention.head in name.lower().split():
        return True
    short = tables()["abbreviations"]
    titles = {short.get(w.lower().rstrip("."), w.lower()) for w in _WORD.findall(role)}
    own = {w.lower() for w in _WORD.findall(mention.text)} - _FUNCTION
    return mention.head in titles and 2 * len(own & titles) >= len(own)
