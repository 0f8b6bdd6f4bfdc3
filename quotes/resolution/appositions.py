"""What a comma parts from a name and tells a role: ``Anna Berg, a lawyer``, ``a lawyer, Anna Berg``."""

from __future__ import annotations

import re
from itertools import takewhile

from quotes.resolution.kin import KIN
from quotes.resolution.name_forms import NameMention
from quotes.resolution.titles import EDGES, is_trade, name_tables
from quotes.resolution.titles_beside import DETERMINERS, REACH, SAYING, titles_before

_LONGEST = 16
"""The most words of an apposition."""
_SAYING_NEXT = re.compile(rf"\s{SAYING}")
_CLAUSE = re.compile(rf"{SAYING}|\w\s(?<!and )(?<!or ){DETERMINERS}")
"""What tells a clause from an apposition: ``told a mayor``, ``beat the champion``."""
_ADVERBS = re.compile(
    r"\A(?:(?:now|then|also|currently|formerly|once|still|himself|herself)\s)+(?:(?:an?|the)\s)?"
)
"""Before an apposition: ``now a teacher``."""
_AND_A = re.compile(r"\sand\s(?:also\s)?(?:an?|the)\s")
"""Between two roles of one person."""
_OWNED = re.compile(r"[^,]*[’']s\s")
_OWNER = r"(?:[A-Z][\w&-]*\s){0,3}[A-Z][\w&-]*[’']s\s"
_BEFORE = re.compile(
    rf"\b(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s|(?={_OWNER}))"
    rf"((?:{_OWNER})?(?:(?!{SAYING}|{DETERMINERS})[\w’'-]+\s){{0,3}}[\w’'-]+"
    rf"(?:\s(?:for|of|at|in|from|with|to)\s(?:(?!\s{SAYING})[^,;:.!?\n“”\"]){{2,60}})?),\s\Z"
)
"""``A lawyer for the union, ``Anna Berg, ``Oakmere’s mayor, ``Tom Hale: the apposition turned round."""
_OPENS = re.compile(rf"(?:(?:\A|[.:!?\n”\"]\s*|[“\"])(?:Now\s|Once\s|Then\s)?|{SAYING}\s)\Z")
"""What an apposition turned round stands after, if it is no other part of its sentence."""
_LETTERS = r"(?:,?\s[A-Z]{2,4}\b)?(?:\s\([^()\n]{1,40}\))?"
"""``KC`` or ``(D-Norland)`` right after a name."""
_COUNSEL = re.compile(
    _LETTERS + r",\s(?:defending|prosecuting|appearing|(?:acting\s)?for\s(?:the\s|both\s|all\s)*"
    r"(?:accused|claimants?|crown|defen[cs]e|defendants?|family|plaintiffs?|prosecution|state)\b)"
)
_AFTER = re.compile(
    _LETTERS + r",\s+(?:(?:aged\s)?\d{1,3},\s+)?(?:who\s(?:is|was)\s+)?"
    r"([^,;:!?()\n“”„«»\"—–]{3,}?)(?=,|;|:|—|\s–|\)|(?<!\bSt)(?<!\bMt)(?<![\s.][A-Z])\.(?:\s|$)|\swho\b|\n|$)"
)


def role_apposed(text: str, mention: NameMention) -> str:
    """The role a name stands in apposition to: ``a lawyer for the union, Anna Berg, said``; or nothing."""
    start = mention.start
    for word in reversed(titles_before(text, mention)):
        start = text.rindex(word, 0, start)
    found = _BEFORE.search(text, max(0, start - REACH), start)
    if not found or not _is_turned_round(text, found, mention):
        return ""
    tables = name_tables()
    core = list(takewhile(lambda word: not tables.has("prepositions", word), found.group(1).split()))
    kin = core and _OWNED.match(found.group(1)) and KIN.fullmatch(core[-1])
    return found.group(1) if core and is_trade(core[-1]) and not kin else ""


def _is_turned_round(text: str, found: re.Match[str], mention: NameMention) -> bool:
    """Whether what ends before a name tells of its bearer, and not of somebody met in another part of the
    sentence: ``after she met the mayor, Berg said``."""
    closed, full = text[mention.end : mention.end + 1] in tuple(",.;:!?)—”\n"), " " in mention.text
    if not _OPENS.search(text, max(0, found.start() - 20), found.start()):
        return closed and full
    does = found[0].lower().startswith(("a ", "an ")) and not _SAYING_NEXT.match(text, mention.end)
    return closed or full or does  # ``A farmer, Berg lived``; no ``The farmer, Berg said, lived``


def role_after(text: str, mention: NameMention) -> str:
    """The apposition after a name, if it tells a role: ``chairman of the NATO military committee``."""
    tables = name_tables()
    if _COUNSEL.match(text, mention.end):
        return "lawyer"
    found = _AFTER.match(text[mention.end : mention.end + REACH + 60])
    if not found:
        return ""
    role = _ADVERBS.sub("", found.group(1))
    words = role.split()
    if len(words) > _LONGEST:
        words = _AND_A.split(role)[0].split()
    core = list(takewhile(lambda word: not tables.has("prepositions", word), words))
    if _CLAUSE.search(" ".join(core)):
        return ""
    if not core or len(words) > _LONGEST:
        return ""
    article = tables.has("articles", words[0]) and core[-1].islower()
    if not tables.has("roles", core[-1]) and not (article and is_trade(core[-1])):
        return ""
    start = 1 if tables.has("articles", words[0]) or tables.has("pronouns", words[0]) else 0
    return " ".join(words[start:]).strip(EDGES.replace(".", ""))
