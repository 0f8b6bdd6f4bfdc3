"""The names inside a source: which of them it is about, and which only tell whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotes.resolution.mention_tables import body_nouns, tables
from quotes.resolution.name_index import Name, NameIndex
from quotes.resolution.titles import name_tables
from quotes.schema import Span

TAIL = re.compile(
    r"(?<=\S)\s*(?:[,;:(–—]|--|\s(?:of|for|from|at|in|with|on|to|by|who|whom|whose|which|that|near|about|after|"
    r"before|against|between|among|under|above|over|into|during|out (?=[A-Z]|this|last|in|on)|close|familiar|"
    r"speaking|working|including|named|called|aged|based|charged|involved|said|here|like|such as|himself|"
    r"herself|itself|themselves)\b)"
)
"""What ends the part of a noun phrase in which its head noun stands."""
_COMPLEMENT = re.compile(
    r"\b(?:for|with|by|to|from|against|about|near|at|in|on|under|between|[a-z][\w-]* of|[A-Z][a-z]+s of"
    r"|to (?:back|beat|block|challenge|defeat|elect|help|impeach|join|oppose|oust|remove|stop|support)"
    r"|(?:accusing|advising|attacking|backing|challenging|defending|opposing|protecting|representing|supporting)"
    r")(?: the)?\s*$|\((?:[a-z]+\s)*$"
)
"""What, before a name and its titles, says that it is not the head: ``a spokesman for``, ``Friends of``,
``activists opposing``, ``advisers to a rival (that would be``."""
_CAPITALS = r"[A-Z][\w-]*(?:\s(?:and\s)?[A-Z][\w-]*)*"
_TITLE_OF = re.compile(
    rf"(?:[Tt]he\s)?(?:[A-Z][\w-]*\s)*?([\w-]+)(?:\s(?:of|for|in|at|to|on)\s(?:the\s)?{_CAPITALS})+\s"
)
_OF_OTHER = re.compile(
    r"(?<!candidate)(?<!nominee)(?<!contender)(?<!hopeful)(?<!minister)(?<!secretary)"
    r" (?:for|with|by|to|from|against) (?:(?!and\b|or\b|turned\b)[\w-]+ ){1,4}?([a-z]+) $"
)
"""Before a name: ``a spokesman for the candidate``; who follows ``a spokesman for the ministry`` is it."""
_ARTICLES = re.compile(r"(?:the|an?)\s*", re.IGNORECASE)
_NOUN = re.compile(r"\s*[a-z][\w-]+")
_ADVERB = re.compile(
    r"\s(?:just|also|recently|now|then|still|later|earlier|once|again|already|repeatedly|reportedly|yesterday|today|"
    r"last|this|has|had|have|is|was|himself|herself|itself|themselves"
    r"|(?!(?:ally|assembly|daily|family|monopoly|monthly|rally|reply|supply|weekly)\b)[a-z]+ly)\b"
)
"""What may follow a name inside a source without being its head."""
_AFTER_NAME = re.compile(r"(?: (?!(?:of|for|and|in)\b)[a-z-]+){1,3}(?![\w’'])")
_WORD = re.compile(r"[a-z-]+")
_IN_MARKS = re.compile(r"\b([a-z]+),?\s[“\"‘]")
_LISTED = re.compile(r",?\s(?:(?:and|or)\s)?(?:the\s)?")
_AND_NEXT = re.compile(r",?\s(?:and|or)\s(?:[A-Z][\w.’-]*\s)*")
_SORT = re.compile(r"(?:[\w-]+[’']?s?\s){1,4}([a-z][\w-]*),\s(?:the\s)?")
"""What says what the name after it is: ``her union, Usdaw``."""
AND_OTHERS = re.compile(r",?\s(?:and|or)\s")
OTHERS_AND = re.compile(r"(?:\b(?:and|or)|&)\s+$")
"""What joins the head of a source to somebody without a name: ``Anna Berg and her lawyer``."""
_PUNCTUATION = re.compile(r"[,;:()–—]")
_LETTERS_AFTER = re.compile(r"^\s*(?:[A-Z]{2,4}|PhD|Jr\.?|Sr\.?)(?![\w])")
"""``Anna Berg MBE``."""


def whole_source(text: str, span: Span, index: NameIndex) -> Span:
    """A source with the whole of the name at its end, where it breaks off within one or before it; one that
    is no more than an article goes on with the next word."""
    end = span[1]
    bare = _ARTICLES.fullmatch(text, *span) is not None
    name = index.last_before(end + 2 * bare)
    if name and span[0] <= name[0] and end < name[1]:
        return span[0], name[1]
    noun = _NOUN.match(text, end) if bare else None
    return (span[0], noun.end()) if noun else span


def names_in(text: str, span: Span, index: NameIndex) -> list[Name]:
    """Names inside a source; a lone word such as ``Ministry`` is a description, whatever the finder says,
    unless it is short for a longer name, and what a title in marks names (``the biography, “Anna Berg”``)
    is no part of the source."""
    titled = next((m for m in _IN_MARKS.finditer(text, *span) if m[1] in tables()["documents"]), None)
    return [
        name
        for name in index.within((span[0], titled.end() if titled else span[1]))
        if " " in name[2].canonical
        or (_is_proper(text[name[0] : name[1]]) and not _is_anybody(text, span, name))
    ]


def _is_proper(word: str) -> bool:
    known = tables()
    generic = word.lower() in known["bodies"] or word.lower() in known["documents"]
    return not generic or word in known["institutions"]


def _is_anybody(text: str, span: Span, name: Name) -> bool:
    """Whether what is taken for a body is a word for somebody: ``Witness`` of a headline."""
    start, end, chain = name
    return (
        start == span[0] and chain.kind != "person" and name_tables().has("anonymous_heads", text[start:end])
    )


def head_names(text: str, span: Span, names: Sequence[Name]) -> list[Name]:
    """The names a source is about: those of a list (``Norland, Westland and the Harbour Trust``) all, of two
    people side by side (``For Berg, Hale``) the one next to the verb."""
    heads: list[Name] = []
    other: Name | None = None
    for name in names:
        if other and _AND_NEXT.fullmatch(text, other[1], name[0]):
            continue  # ``a bench of Justice Berg and Justice Hale``
        other = name if _is_complement(text, span, name) else None
        if _is_head(text, span, name) or _goes_on_list(text, span, heads, name):
            heads.append(name)
    if not heads or are_joined(text, heads):
        return heads
    told = re.search(r"\b[a-z]", text[heads[0][1] : heads[-1][0]])
    if told and heads[0][2].kind == "person" and not before_name(text, span, heads[0][0]):
        return heads[:1]  # ``Anna Berg, head of exports, Norland``
    if heads[-1][2].kind == "person" and before_name(text, span, heads[-1][0]).endswith(", "):
        return heads[-1:]  # ``the Marshal of Port Ellery, Captain Tom Hale``
    if heads[-1][2].kind == "person" and _leads_up(text[heads[0][1] : heads[-1][0]]):
        return heads[-1:]  # ``Reserve Bank of Norland President Anna Berg``
    if all(chain.kind != "person" for _, _, chain in heads):
        return heads[:1]
    return heads


def _leads_up(between: str) -> bool:
    """Whether what stands between a body and somebody named after it is the rest of that one's title."""
    words = between.split()
    return (
        bool(words)
        and between[-1:] == " "
        and _PUNCTUATION.search(between) is None
        and name_tables().is_head(words[-1])
    )


def _goes_on_list(text: str, span: Span, heads: Sequence[Name], name: Name) -> bool:
    """Whether the name of a body stands next after the last of ``heads``, a body too, in a list."""
    if not heads or "person" in (heads[-1][2].kind, name[2].kind) or not _ends(text, span, name):
        return False
    return _LISTED.fullmatch(text, heads[-1][1], name[0]) is not None


def _is_head(text: str, span: Span, name: Name) -> bool:
    """Whether a name is what the source is about: no owner, no part of a longer phrase, no complement."""
    start, _, chain = name
    if not _ends(text, span, name):
        return False
    if chain.kind == "person":
        return not _is_complement(text, span, name)
    sort = _SORT.fullmatch(text, span[0], start)
    if sort and chain.label == "ORG" and (sort[1] in body_nouns() or not name_tables().has("roles", sort[1])):
        return True
    ends = (pattern.search(text, *span) for pattern in (TAIL, AND_OTHERS))
    return all(start < tail.start() for tail in ends if tail)


def _is_complement(text: str, span: Span, name: Name) -> bool:
    """Whether a person is named in a source only to say whose or what it is: ``a spokesman for``."""
    if name[2].kind != "person" or _ends_title(text[span[0] : name[0]], name):
        return False
    before = before_name(text, span, name[0])
    of_other = _OF_OTHER.search(before)
    return bool(_COMPLEMENT.search(before) or (of_other and name_tables().is_head(of_other[1])))


def _ends_title(before: str, name: Name) -> bool:
    """Whether a full name follows a title that has a body or a field in it: ``Minister for Ports Anna Berg``,
    not ``spokesman for Mayor Anna Berg``."""
    title, tables = _TITLE_OF.fullmatch(before), name_tables()
    if not title or " " not in name[2].canonical or not tables.has("roles", title[1]):
        return False
    last = before.split()[-1]
    return not (tables.is_head(last) or tables.has("demonyms", last) or tables.is_given(last))


def _ends(text: str, span: Span, name: Name) -> bool:
    """Whether what follows a name in a source is none of the same phrase."""
    _, end, chain = name
    rest = text[end : span[1]]
    if re.match(r"[’']s?\s", rest):
        return False
    after = re.sub(r"^[”\"’']+(?:s\b)?", "", rest)
    if chain.kind == "person":
        after = _LETTERS_AFTER.sub("", after)
    elif chain.label == "ORG" and (sort := _appended(after)):
        after = after[sort:]
    if after.strip(' .”"') and not _ADVERB.match(after):
        first = " " + after if after[0] not in " ,;:(–—" else after
        return bool(TAIL.match("x" + first, 1) or AND_OTHERS.match(first))
    return True


def _appended(after: str) -> int:
    """Where the words end that tell, after the name of a body, of what sort it is (``the Harbour Courier
    newspaper``); 0 if none do."""
    words = _AFTER_NAME.match(after)
    sorts = [m.end() for m in _WORD.finditer(words[0]) if m[0] in tables()["appended"]] if words else []
    return max(sorts, default=0)


def before_name(text: str, span: Span, start: int) -> str:
    """What stands in a source before a name and the words in capitals that go with it."""
    return re.sub(r"(?:[A-Z][\w.’-]*\s+|-)*$", "", text[span[0] : start])


def are_joined(text: str, heads: Sequence[Name]) -> bool:
    """Whether two names of one source are joined by ``and``."""
    between = (text[one[1] : other[0]] for one, other in pairwise(heads) if one[2] is not other[2])
    return any(re.search(r"\band\b|&", words) for words in between)
