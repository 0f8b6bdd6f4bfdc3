"""What kind of mention a source is: a name, a pronoun, a nominal such as ``the minister``, or none at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.resolution.brought_up import issuer_elsewhere
from quotes.resolution.issuers import authors_of, issuer_after, issuer_of, makers_described
from quotes.resolution.labels import is_topic, is_turn, labelled
from quotes.resolution.mention import CLAUSE, EXAMPLE, LOOSE_END, SourceMention, read_pronoun
from quotes.resolution.mention_tables import body_nouns
from quotes.resolution.name_index import Name, NameIndex
from quotes.resolution.names import Chain
from quotes.resolution.nominals import read_nominal
from quotes.resolution.sorts import words_called
from quotes.resolution.source_names import (
    AND_OTHERS,
    OTHERS_AND,
    TAIL,
    are_joined,
    head_names,
    names_in,
    whole_source,
)
from quotes.resolution.titles import ADJECTIVE, name_tables
from quotes.schema import Span

_ONE_OF_THEM = re.compile(rf"{EXAMPLE.pattern}|(?<=\w),?\slike(?=\s)")
"""What comes before one of several, which is not the source: ``critics like Berg``."""
_RELATIVE = re.compile(r"(?<=[a-z])\sthat\s(?=[a-z])")
"""Where a clause begins that tells which one a source is: ``the agency that employed Berg``."""
_SINGLE = re.compile(r"^(?:the|an?|another|one|this|that)\s(?:[\w-]+\s)*$", re.IGNORECASE)
_NAMED_LAST = re.compile(r"(?:[\w.’'-]+\s){0,5}[A-Z][\w.’'-]*")
_ONE_OF_PARTY = re.compile(r"(?:an?|one|another)\s(?:leading|prominent|senior|veteran)\s", re.IGNORECASE)
"""``a senior Green``."""
_PEOPLE = re.compile(r"(?:s|sh|(?<!cze)ch|ese|taliban)$")
"""Names of peoples and parties that stand for all: ``the Dutch``, ``the Greens``."""
_SOME_OF = re.compile(
    r"(?:some|many|most|several|a few|few|numerous|various|dozens of|\d+|two|three|four|five|other|senior|top"
    r"|moderate|leading|prominent|fellow)\s(?:[a-z-]+\s)*",
    re.IGNORECASE,
)
"""What before the name of all of a people or party makes it some of them: ``several senior Democrats``."""
_RESTRICTED = re.compile(r"\s(?:who|whose|that|with|from|in|on|at|opposed|outside|close|familiar)\s")
_RELATIVE_FIRST = re.compile(r"([Ww]ho|[Ww]hich)\s(?![A-Z])")
"""A source that is cut out as ``who was there from the start`` is its pronoun."""
_POSSESSIVE = re.compile(r"(?:his|her|its|their|my|our)\b", re.IGNORECASE)
_GOES_BY = re.compile(
    r",?\swho\s(?:\w+\s){0,3}?(?:gave|g[io]ves?|goes|went|identified|introduced|known|asked|named)\b"
    r"(?:\s(?!not\b)[\w’']+,?){0,8}?\s(?:by|as|called|(?:nick|sur)?names?,?)\s"
    r"(?:the\s(?:handle|nickname|name|initials|pseudonym)\s)?(?=[A-Z])"
    r"|,?\swhom?\s(?:we|I|[Tt]he(?:\s\w+){1,2}|[A-Z]\w+)\s(?:is\s|are\s|will\s)?"
    r"(?:call(?:s|ing)?|nam(?:es?|ing))\s(?:only\s|by\sthe\sname\s)?(?=[A-Z])"
    r"|,?\s(?:(?:better|also|only|simply|collectively)\s)?known\s(?:only\s|collectively\s)?(?:as|by)\s(?:the\s)?(?=[A-Z])"
)
_CLAUSE_BEFORE = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?:[\w’'-]+\s){0,3}?(?P<noun>[a-z-]+)\s(?:that|which|who)\s"
    r"[^,]*?(?P<last>[\w’'-]+),\s(?:the\s)?"
)
"""A body and which one it is, before its name: ``the company that runs the fair, Harbour Watch``."""
REACH = 100
"""Characters after a source in which its clause is looked at."""


def read_source(text: str, span: Span | None, index: NameIndex) -> SourceMention:
    """Read the source at ``span`` of ``text`` (None: there is none); ``index``: the article's names."""
    if span is None:
        return SourceMention("", None, "none")
    if relative := _RELATIVE_FIRST.match(text, *span):
        span = (span[0], relative.end(1))
    if known := labelled(text, span, index.people):
        return SourceMention(text[span[0] : span[1]], span, "name", (known,))
    if is_turn(text, span):
        return SourceMention(text[span[0] : span[1]], span, "none")
    span = whole_source(text, span, index)
    words = LOOSE_END.sub("", text[span[0] : span[1]])
    span = (span[0], span[0] + len(words))
    if pronoun := _pronoun(words, words, span):
        return pronoun
    names = names_in(text, (span[0], span[0] + len(_ONE_OF_THEM.split(words)[0])), index)
    clause = span[0] + min(len(CLAUSE.split(words)[0]), len(_RELATIVE.split(words)[0]))
    heads = head_names(text, span, [name for name in names if name[1] <= clause])
    if len(heads) > 1 and are_joined(text, heads):
        return SourceMention(words, span, "names", tuple(dict.fromkeys(c for _, _, c in heads)), many=True)
    several = bool(heads) and _has_others(text, span, heads)
    if heads and not several:
        group = _one_of_group(text, span, words, heads[0], index)
        return group or SourceMention(words, span, "name", (heads[0][2],))
    if (
        known := _apposed_name(text, span, index)
        or _given_name(text, span, index)
        or _missed_name(words, span, names, index)
    ):
        return SourceMention(words, span, "name", (known,))
    nominal = read_nominal(words, span, issuer_of(text, span, names), names, several=False)
    if is_topic(text, nominal):
        return SourceMention(words, span, "none")
    if nominal.stands_for == "document" and (document := _document(text, span, nominal, names, index)):
        return document
    return read_nominal(words, span, nominal.issuer, names, several=True) if several else nominal


def _has_others(text: str, span: Span, heads: Sequence[Name]) -> bool:
    """Whether a source joins somebody without a name to those it is about: ``Anna Berg and her lawyer``."""
    after = AND_OTHERS.match(text, heads[-1][1], span[1])
    return bool(after or OTHERS_AND.search(text[span[0] : heads[0][0]]))


def _document(
    text: str, span: Span, nominal: SourceMention, names: Sequence[Name], index: NameIndex
) -> SourceMention | None:
    """A document with those who made it, where they stand elsewhere than in the source, or are several."""
    authors = authors_of(text, span, names)
    if len(authors) > 1:
        return SourceMention(nominal.text, span, "names", authors, many=True)
    if makers := makers_described(text, span):
        return read_nominal(text[slice(*makers)], makers, None, names, several=False)
    if nominal.issuer:
        return None
    issuer = issuer_after(text, span[1], nominal.head, index)
    if not issuer and not nominal.many:
        issuer = issuer_elsewhere(text, span, nominal.head, index)
    if not issuer and (owner := _POSSESSIVE.match(nominal.text)):  # ``her memoir`` speaks for her
        return _pronoun(owner[0], nominal.text, span) or nominal
    return replace(nominal, issuer=issuer)


def _one_of_group(text: str, span: Span, words: str, name: Name, index: NameIndex) -> SourceMention | None:
    """``the Democrat`` is one person, and ``Democrats who left`` are not all of them; ``the Norlander`` is
    whose title has the word."""
    start, end, chain = name
    head = text[start:end]
    before = text[span[0] : start]
    if chain.label == "ORG" and _ONE_OF_PARTY.fullmatch(before):
        return SourceMention(words, span, "nominal", (), head.lower(), None, False, "person")
    if chain.kind != "group" and not (_SINGLE.fullmatch(before) and _is_origin(head, chain, index)):
        return None
    if not _PEOPLE.search(head.lower()) and _SINGLE.search(before):
        return SourceMention(words, span, "nominal", (), head.lower(), None, False, "person")
    if _RESTRICTED.match(text, end, span[1]) or _SOME_OF.fullmatch(before):
        # a group of its own: the head keeps its capital
        return SourceMention(words, span, "nominal", (), head, None, True, "any")
    return None


def _is_origin(word: str, chain: Chain, index: NameIndex) -> bool:
    """Whether a word taken for a place or body tells where somebody is from: ``the Norlandese``; no place is
    called so, nor a body, unless somebody's title has the word: ``Norlandese senator Anna Berg``."""
    origin = ADJECTIVE.fullmatch(word) or (word.isalpha() and name_tables().has("demonyms", word))
    if not origin or name_tables().has("places", word):
        return False
    paper = word.lower() in words_called("newspaper")
    return chain.label == "GPE" or (not paper and any(word in p.role.split() for p in index.people))


def _pronoun(pronoun: str, words: str, span: Span) -> SourceMention | None:
    """A source that stands for what ``pronoun`` stands for, if it is one."""
    if not (read := read_pronoun(pronoun)):
        return None
    gender, number, stands_for = read
    many = None if number is None else number == "many"
    return SourceMention(words, span, "pronoun", (), "", gender, many, stands_for)


def pronoun_at(text: str, span: Span) -> SourceMention | None:
    """The pronoun that stands at ``span`` of ``text``, as a mention of its own."""
    pronoun = text[slice(*span)]
    return _pronoun(pronoun, pronoun, span)


def _apposed_name(text: str, span: Span, index: NameIndex) -> Chain | None:
    """The name of a body at the end of a source that first tells by a clause which one it is."""
    name = index.last_before(span[1])
    last = name is not None and text[name[1] : span[1]].strip(", ") == ""
    clause = _CLAUSE_BEFORE.fullmatch(text, span[0], name[0]) if name and last else None
    if not name or not clause or name[2].kind == "person" or clause["last"] in body_nouns():
        return None
    return name[2] if clause["noun"] in body_nouns() else None


def _given_name(text: str, span: Span, index: NameIndex) -> Chain | None:
    """The name that a source goes by as its clause tells: ``a guard who gave his name only as Hale``."""
    clause = _GOES_BY.search(text, span[0], span[1] + REACH)
    if not clause or clause.start() > span[1]:
        return None
    name = index.last_before(clause.end() + 1)
    return name[2] if name and name[0] == clause.end() else None


def _missed_name(words: str, span: Span, names: Sequence[Name], index: NameIndex) -> Chain | None:
    """The one person whose surname ends the opening of a source where the finder of names passed over it:
    ``former mayor Berg``."""
    opening = TAIL.split(words)[0]
    seen = any(start < span[0] + len(opening) for start, _, _ in names)
    if seen or not _NAMED_LAST.fullmatch(opening):
        return None
    bearers = index.bearers(re.sub(r"[’']s$", "", opening.split()[-1]))
    return bearers[0] if len(bearers) == 1 else None
