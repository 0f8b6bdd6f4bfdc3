"""What a person is, as the article says it beside the name: a title before it, an apposition after it."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from quotes.resolution.mention_tables import body_nouns
from quotes.resolution.mention_tables import tables as mention_tables
from quotes.resolution.name_forms import NameMention
from quotes.resolution.titles import EDGES, Gender, NameTables, is_trade, name_tables, plain

REACH = 110
"""How many characters before a name its title may begin, and after it its apposition may end."""

LONGEST = 16
"""The most words of an apposition."""

STOPS = re.compile(r"[\n;:!?()“”„«»\"—–]")
SAYING = (
    r"\b(?<!-)(?:accuse[ds]|add(?:ed|s)|ask(?:ed|s)|call(?:ed|s)|inform(?:ed|s)|said|says|tells|told|urge[ds]|warn(?:ed|s)"
    r"|writes|wrote)\b"
)
DETERMINERS = r"(?:an?|the|my|his|her|its|our|their)\b"
SAYING_NEXT = re.compile(rf"\s{SAYING}")
CLAUSE = re.compile(rf"{SAYING}|\w\s(?<!and )(?<!or ){DETERMINERS}")
"""What tells a clause from an apposition: ``told a mayor``, ``beat the champion``."""
ADVERBS = re.compile(
    r"\A(?:(?:now|then|also|currently|formerly|once|still|himself|herself)\s)+(?:(?:an?|the)\s)?"
)
"""Before an apposition: ``now a teacher``."""
OFFICE = re.compile(
    r"(?<![\w’'-])((?:[A-Z][\w’'-]*\s){0,3}?([\w’'-]+)\s(?:of|for)\s"
    r"(?:(?:[a-z][\w-]*\sand\s)?[a-z][\w-]*|[A-Z][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]*){0,4}))\s\Z"
)
"""``Minister of economy Anna Berg``."""
_NAMES = r"[A-Z][\w-]*(?:\s(?:and\s)?[A-Z][\w-]*){0,3}"
OF_NAMED = re.compile(
    rf"(?:(?<=\n)|\A|[.!?”\"]\s|,\s|\b[Tt]he\s|\b[a-z]+\s(?<!\ba\s)(?<!\ban\s))"
    rf"((?!An?\s|The\s)[A-Z][\w-]*\s(?:[\w-]+\s){{0,2}}?(?:of|for|in|at|to)\s(?:the\s)?{_NAMES}"
    rf"(?:\s(?:of|for|in|at|to)\s(?:the\s)?{_NAMES}){{0,2}})\s\Z"
)
"""``Leader of the Opposition in the Assembly Anna Berg``."""
CUT_SHORT = (
    r"Asst|Atty|Const|Messrs|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
"""States and other words of a title that are cut short and no titles by themselves."""
ASIDE = re.compile(r"\s\((?:ret(?:ired|\.|d)?\)|[A-Z][^()\n]{2,30}\)(?=\s\Z))")
"""In or after a title: ``Gen. (retired) Anna Berg``, ``Superintendent (Traffic) Anna Berg``."""
KIN = re.compile(
    r"mother|father|parent|son|daughter|child|wife|husband|widow|widower|spouse|partner|brother|sister|uncle|aunt"
    r"|nephew|niece|cousin|grandson|granddaughter"
)
OF_KIN = re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|\w+[’']s?)\s(?:[a-z-]+\s){{0,2}}?({KIN.pattern}),?\s\Z")
"""Before the name of somebody's relative."""
MARRIED = ("husband", "wife")
_OWNED = re.compile(r"[^,]*[’']s\s")
_OWNER = r"(?:[A-Z][\w&-]*\s){0,3}[A-Z][\w&-]*[’']s\s"
BEFORE = re.compile(
    rf"\b(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s|(?={_OWNER}))"
    rf"((?:{_OWNER})?(?:(?!{SAYING}|{DETERMINERS})[\w’'-]+\s){{0,3}}[\w’'-]+"
    rf"(?:\s(?:for|of|at|in|from|with|to)\s(?:(?!\s{SAYING})[^,;:.!?\n“”\"]){{2,60}})?),\s\Z"
)
"""``A lawyer for the union, ``Anna Berg, ``Oakmere’s mayor, ``Tom Hale: the apposition turned round."""
CHIEF = re.compile(rf"\b[Cc]hief\s(?:(?!{SAYING}|{DETERMINERS})[\w&-]+\s){{1,3}}\Z")
"""Of the officers of a company: ``chief technology officer``."""
TRADE = re.compile(
    rf"(?:(?:\A|[.!?\n”\"]\s*)|\b(?:[Aa]n?|[Tt]he|by|with|{SAYING})\s)"
    rf"((?!{SAYING}|{DETERMINERS})(?:(?:[Ff]ormer|[Rr]etired|[Vv]eteran|[Ee]x)[\s-])?"
    rf"(?:[A-Za-z][a-z-]+\s)?(?:(?<=\s)[a-z]|[A-Z])[a-z-]+)\s\Z"
)
"""``The potter`` or ``local potter`` before a name, where no verb can stand."""
OF_BODY = re.compile(r"\b([A-Z]\w+) (?:of|for) (?:the )?(?:[A-Z][\w’-]*,? |and )*\Z")
"""Before the last word of a body in a title: ``Ministry of Ports, Fish and`` ``Tides spokesman``."""
OPENS = re.compile(rf"(?:(?:\A|[.:!?\n”\"]\s*|[“\"])(?:Now\s|Once\s|Then\s)?|{SAYING}\s)\Z")
"""What an apposition turned round stands after, if it is no other part of its sentence."""
LETTERS = r"(?:,?\s[A-Z]{2,4}\b)?(?:\s\([^()\n]{1,40}\))?"
"""``KC`` or ``(D-Norland)`` right after a name."""
COUNSEL = re.compile(
    LETTERS + r",\s(?:defending|prosecuting|appearing|(?:acting\s)?for\s(?:the\s|both\s|all\s)*"
    r"(?:accused|claimants?|crown|defen[cs]e|defendants?|family|plaintiffs?|prosecution|state)\b)"
)
AFTER = re.compile(
    LETTERS + r",\s+(?:(?:aged\s)?\d{1,3},\s+)?(?:who\s(?:is|was)\s+)?"
    r"([^,;:!?()\n“”„«»\"—–]{3,}?)(?=,|;|:|—|\s–|\)|(?<!\bSt)(?<!\bMt)\.(?:\s|$)|\swho\b|\n|$)"
)


def titles_before(text: str, mention: NameMention) -> list[str]:
    """The words of the title right before a name, ``Mr`` included: ``Ukrainian Foreign Minister``."""
    tables = name_tables()
    words = STOPS.split(ASIDE.sub("", text[max(0, mention.start - REACH) : mention.start]))[-1].split()
    title: list[str] = []
    for word in reversed(words):
        if not _in_title(tables, word, title):
            break
        title.insert(0, word)
    if title and plain(title[0]) == "officer":
        chief = CHIEF.search("".join(f"{word} " for word in words[: len(words) - len(title)]))
        title = [*(chief[0].split() if chief else ()), *title]
    while title and (tables.has("openers", title[0]) or tables.has("articles", title[0])):
        title.pop(0)
    heads = [n for n, word in enumerate(title) if tables.is_head(word)]
    return title[: heads[-1] + 1] if heads and heads[-1] == len(title) - 1 else []


def _in_title(tables: NameTables, word: str, title: list[str]) -> bool:
    """Whether ``word`` goes on to the left of the title gathered so far."""
    if word.endswith((",", "’s", "'s")) or (word.endswith(".") and not _is_abbreviated(tables, word)):
        return word.endswith(("’s", "'s")) and word[:1].isupper() and bool(title)
    if not title:
        return tables.is_title(word)
    if tables.is_title(word) or tables.has("demonyms", word) or plain(word) in body_nouns():
        return True
    proper = word[:1].isupper() and not tables.has("pronouns", word) and not tables.has("calendar", word)
    return proper and not tables.has("openers", word) and not tables.is_given(word)


def _is_abbreviated(tables: NameTables, word: str) -> bool:
    """Whether the stop of a word in a title ends no sentence: ``Gov.``, ``U.S.``, ``Calif.``."""
    parts = re.findall(r"\w+", word) if word[:1].isupper() else [""]
    return all(len(p) == 1 or re.fullmatch(CUT_SHORT, p) or (len(p) < 5 and tables.is_head(p)) for p in parts)


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
        body = OF_BODY.search(text, max(0, first - REACH), first) if words[0][:1].isupper() else None
        whole = body and tables.has("org_words", body[1])
        title, trade = " ".join(words), _trade_before(text, mention)
        if title.islower() and trade.endswith(f" {title}"):
            return trade  # ``taxi driver``
        return (body[0] if body and whole else "") + title
    office = OFFICE.search(text, max(0, mention.start - REACH), start)
    if office and (tables.has("offices", office[2]) or plain(office[2]) == "head"):
        return _without_opening(office[1])
    named = OF_NAMED.search(text, max(0, mention.start - REACH), start)
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
    found = TRADE.search(text, max(0, mention.start - REACH), mention.start)
    if not found or " " not in mention.text or not is_trade(found[1].split()[-1]):
        return ""
    return _without_opening(found[1])


def role_apposed(text: str, mention: NameMention) -> str:
    """The role a name stands in apposition to: ``a lawyer for the union, Anna Berg, said``; or nothing."""
    start = mention.start
    for word in reversed(titles_before(text, mention)):
        start = text.rindex(word, 0, start)
    found = BEFORE.search(text, max(0, start - REACH), start)
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
    if not OPENS.search(text, max(0, found.start() - 20), found.start()):
        return closed and full
    does = found[0].lower().startswith(("a ", "an ")) and not SAYING_NEXT.match(text, mention.end)
    return closed or full or does  # ``A farmer, Berg lived``; no ``The farmer, Berg said, lived``


def role_after(text: str, mention: NameMention) -> str:
    """The apposition after a name, if it tells a role: ``chairman of the NATO military committee``."""
    tables = name_tables()
    if COUNSEL.match(text, mention.end):
        return "lawyer"
    found = AFTER.match(text[mention.end : mention.end + REACH + 60])
    if not found:
        return ""
    role = ADVERBS.sub("", found.group(1))
    words = role.split()
    core = list(takewhile(lambda word: not tables.has("prepositions", word), words))
    if CLAUSE.search(" ".join(core)):
        return ""
    if not core or len(words) > LONGEST:
        return ""
    article = tables.has("articles", words[0]) and core[-1].islower()
    if not tables.has("roles", core[-1]) and not (article and is_trade(core[-1])):
        return ""
    start = 1 if tables.has("articles", words[0]) or tables.has("pronouns", words[0]) else 0
    return " ".join(words[start:]).strip(EDGES.replace(".", ""))


def gender_beside(text: str, mention: NameMention) -> str | None:
    """The gender told by the words beside a name: ``Mrs`` or ``his mother,`` before it, ``mother of two``
    after it."""
    tables = name_tables()
    before = tables.gender_of_titles(titles_before(text, mention)) or gender_of_kin(text, mention)
    head = takewhile(lambda word: not tables.has("prepositions", word), role_after(text, mention).split())
    return before or tables.gender_of_titles(map(plain, head))


def gender_of_kin(text: str, mention: NameMention, married: bool = False) -> Gender | None:
    """The gender of somebody whom the words before a name call a relative: ``her husband, Tom``; of the
    ``married`` alone if asked so."""
    kin = OF_KIN.search(text, max(0, mention.start - REACH), mention.start)
    if not kin or (married and kin[1] not in MARRIED):
        return None
    apposed = not kin[0].endswith(", ") or text[mention.end : mention.end + 1] in tuple(",.;:)")
    return name_tables().gender_of_titles([kin[1]]) if apposed else None
