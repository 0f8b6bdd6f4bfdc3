"""The title right before a name: ``Ukrainian Foreign Minister`` of the minister named behind it."""

from __future__ import annotations

import re

from quotes.resolution.mention_tables import body_nouns
from quotes.resolution.name_forms import NameMention
from quotes.resolution.titles import NameTables, name_tables, plain

REACH = 110
"""How many characters before a name its title may begin, and after it its apposition may end."""
SAYING = (
    r"\b(?<!-)(?:accuse[ds]|add(?:ed|s)|ask(?:ed|s)|call(?:ed|s)|inform(?:ed|s)|said|says|tells|told|urge[ds]|warn(?:ed|s)"
    r"|writes|wrote)\b"
)
DETERMINERS = r"(?:an?|the|my|his|her|its|our|their)\b"
_STOPS = re.compile(r"[\n;:!?()“”„«»\"—–]")
_CUT_SHORT = (
    r"Asst|Atty|Const|Messrs|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
"""States and other words of a title that are cut short and no titles by themselves."""
_ASIDE = re.compile(r"\s\((?:ret(?:ired|\.|d)?\)|[A-Z][^()\n]{2,30}\)(?=\s\Z))")
"""In or after a title: ``Gen. (retired) Anna Berg``, ``Superintendent (Traffic) Anna Berg``."""
_CHIEF = re.compile(rf"\b[Cc]hief\s(?:(?!{SAYING}|{DETERMINERS})[\w&-]+\s){{1,3}}\Z")
"""Of the officers of a company: ``chief technology officer``."""


def titles_before(text: str, mention: NameMention) -> list[str]:
    """The words of the title right before a name, ``Mr`` included: ``Ukrainian Foreign Minister``."""
    tables = name_tables()
    words = _STOPS.split(_ASIDE.sub("", text[max(0, mention.start - REACH) : mention.start]))[-1].split()
    title: list[str] = []
    for word in reversed(words):
        if not _in_title(tables, word, title):
            break
        title.insert(0, word)
    if title and plain(title[0]) == "officer":
        chief = _CHIEF.search("".join(f"{word} " for word in words[: len(words) - len(title)]))
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
    return all(
        len(p) == 1 or re.fullmatch(_CUT_SHORT, p) or (len(p) < 5 and tables.is_head(p)) for p in parts
    )
