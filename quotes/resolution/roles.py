"""What a person is, as the article says it beside the name: a title before it, an apposition."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from quotes.resolution.appositions import role_after, role_apposed
from quotes.resolution.kin import gender_of_kin
from quotes.resolution.mention_tables import tables as mention_tables
from quotes.resolution.name_forms import NameMention
from quotes.resolution.titles import NameTables, is_trade, name_tables, plain
from quotes.resolution.titles_beside import DETERMINERS, REACH, SAYING, titles_before

_OFFICE = re.compile(
    r"(?<![\w’'-])((?:[A-Z][\w’'-]*\s){0,3}?([\w’'-]+)\s(?:of|for)\s"
    r"(?:(?:[a-z][\w-]*\sand\s)?[a-z][\w-]*|[A-Z][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]*){0,4}))\s\Z"
)
"""``Minister of economy Anna Berg``."""
_NAMES = r"[A-Z][\w-]*(?:\s(?:and\s)?[A-Z][\w-]*){0,3}"
_OF_NAMED = re.compile(
    rf"(?:(?<=\n)|\A|[.!?”\"]\s|,\s|\b[Tt]he\s|\b[a-z]+\s(?<!\ba\s)(?<!\ban\s))"
    rf"((?!An?\s|The\s)[A-Z][\w-]*\s(?:[\w-]+\s){{0,2}}?(?:of|for|in|at|to)\s(?:the\s)?{_NAMES}"
    rf"(?:\s(?:of|for|in|at|to)\s(?:the\s)?{_NAMES}){{0,2}})\s\Z"
)
"""``Leader of the Opposition in the Assembly Anna Berg``."""
_TRADE = re.compile(
    rf"(?:(?:\A|[.!?\n”\"]\s*)|\b(?:[Aa]n?|[Tt]he|by|with|{SAYING})\s)"
    rf"((?!{SAYING}|{DETERMINERS})(?:(?:[Ff]ormer|[Rr]etired|[Vv]eteran|[Ee]x)[\s-])?"
    rf"(?:[A-Za-z][a-z-]+\s)?(?:(?<=\s)[a-z]|[A-Z])[a-z-]+)\s\Z"
)
"""``The potter`` or ``local potter`` before a name, where no verb can stand."""
_OF_BODY = re.compile(r"(?<!\w)(?:[A-Z]\w+ ){0,2}([A-Z]\w+) (?:of|for) (?:the )?(?:[A-Z][\w’-]*,? |and )*\Z")
"""Before the last word of a body in a title: ``Ministry of Ports, Fish and`` ``Tides spokesman``."""


def role_of(text: str, mention: NameMention) -> str:
    """The role told beside a name: its title, or what it stands in apposition to if that tells more than a
    rank does (``Chief Anna Berg, chairman of the traders``); or nothing."""
    title = role_before(text, mention)
    if title and not all(name_tables().has("ranks", word) for word in title.split()):
        return title
    return role_apposed(text, mention) or role_after(text, mention) or title


def role_before(text: str, mention: NameMention) -> str:
    """The title before a name without mere forms of address, or nothing."""
    tables = name_tables()
    words, start = titles_before(text, mention), mention.start
    while words and (tables.has("honorifics", words[-1]) or _is_second(tables, words)):
        if tables.has("roles", words[-1]) and words[:-1] and not tables.is_head(words[-2]):
            break  # ``Engineering professor``
        start = text.rindex(words.pop(), 0, start)
    while words and not tables.is_head(words[-1]):
        words.pop()
    if any(not tables.has("honorifics", word) for word in words):
        first = text.rindex(" ".join(words[:1]), 0, start)
        body = _OF_BODY.search(text, max(0, first - REACH), first) if words[0][:1].isupper() else None
        whole = body and tables.has("org_words", body[1])
        title, trade = " ".join(words), _trade_before(text, mention)
        if title.islower() and trade.endswith(f" {title}"):
            return trade  # ``taxi driver``
        return _without_opening(body[0] + title) if body and whole else title
    office = _OFFICE.search(text, max(0, mention.start - REACH), start)
    if office and (tables.has("offices", office[2]) or plain(office[2]) == "head"):
        return _without_opening(office[1])
    named = _OF_NAMED.search(text, max(0, mention.start - REACH), start)
    head = re.split(r"\s(?:of|for|in|at|to)\s", named[1])[0].split()[-1] if named else ""
    if named and " " in mention.text and tables.has("roles", head):
        return named[1]
    return _trade_before(text, mention)


def _is_second(tables: NameTables, title: list[str]) -> bool:
    """Whether a title ends in the short form of an office after another one: ``Opposition leader Cllr``."""
    office, ranks = mention_tables()["abbreviations"].get(plain(title[-1])), tables.words["ranks"]
    first = plain(title[-2]) if len(title) > 1 else ""
    return office is not None and office not in ranks and first in tables.words["roles"] - ranks


def _without_opening(title: str) -> str:
    tables = name_tables()
    return " ".join(
        dropwhile(lambda w: re.match(DETERMINERS, w.lower()) or tables.has("openers", w), title.split())
    )


def _trade_before(text: str, mention: NameMention) -> str:
    """A plain noun right before a full name, or nothing: ``said pensioner Anna Berg``."""
    found = _TRADE.search(text, max(0, mention.start - REACH), mention.start)
    if not found or " " not in mention.text or not is_trade(found[1].split()[-1]):
        return ""
    return _without_opening(found[1])


def gender_beside(text: str, mention: NameMention) -> str | None:
    """The gender told by the words beside a name: ``Mrs`` or ``his mother,`` before it, ``mother of two``
    after it."""
    tables = name_tables()
    before = tables.gender_of_titles(titles_before(text, mention)) or gender_of_kin(text, mention)
    head = takewhile(lambda word: not tables.has("prepositions", word), role_after(text, mention).split())
    return before or tables.gender_of_titles(map(plain, head))
