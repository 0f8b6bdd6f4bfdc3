"""Names mended where the finder of names slipped: next to marks, ranks and possessive endings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from quotes.resolution.mention_tables import tables as mention_tables
from quotes.resolution.name_forms import NICKNAME, PERSON, NameMention
from quotes.resolution.titles import EDGES, name_tables, plain
from quotes.resolution.transliteration import fold
from quotes.resolution.whole_names import WORD, whole_body, whole_words, with_given

POSSESSIVE = re.compile(r"['’ʼ]s$|(?<=s)['’ʼ]$", re.I)
OWNER = re.compile(r"['’ʼ]s?\s+(?=[A-Z])")
EPITHET = re.compile(r"[A-Z]\w*-(?:winner|winning|nominated|born|based|backed|led|turned-[\w-]+)\s(?=[A-Z])")
TRADE = re.compile(r"[A-Z][a-z]{3,}(?:hand|maid|maker|woman|worker)\s(?=[A-Z]\S*\s)")
"""A first word of a sentence that is nobody's given name: ``Deckhand Tom Hale``."""
CUT = re.compile(r"\n|\s[–—-]+\s|—|[:;?!()/\[\]]|[,.]?[“”\"„«»]|,(?!\s(?:Jr|Sr|I{2,3}|IV)\b)")
CUT_BODY = re.compile(r"\n|\s?\(|—|[“”\"„«»]")

GOES_ON = re.compile(r"\w\s(?:of|for)(?: the)?$")
CAPITALS = re.compile(r"\s(?:the\s)?[A-Z][\w’-]*(?:\s[A-Z][\w’-]*)*")
AMOUNT = re.compile(r"[A-Z]{0,2}[$€£¥₦₹]?\d[\d.,]*\s?(?:[mb]n?|tn|k|million|billion|trillion)", re.IGNORECASE)
PREFIXED = re.compile(r"[a-z]{1,2}[-’'][A-Z]")
"""``al-Hale``, ``d’Hale``."""
_PAIR = re.compile(r"\b([A-Z][\w’'-]+) (?=([A-Z]\w+))")
LOOSE_JOINER = re.compile(r"\s(?:and|of|for|the|&|who|that)$")


def mend(text: str, mention: NameMention) -> NameMention | None:
    """``mention`` with its edges where the name's are, or None where there is no name.

    Off come marks, possessive endings, articles, titles and ranks (``Lt. Gen. (retired) Mark Rutte’s`` →
    ``Mark Rutte``) and what lies beyond a bracket or line; words cut in two, hyphenated halves, a given name
    before a surname and ``Jr.`` after it are taken in.
    """
    person = mention.label == PERSON
    start, end = whole_words(text, mention.start, mention.end, person)
    if not text[start:end].isalpha():
        start, end = _trim(text, *_cut(text, start, end, person))
        start, end = _without_possessive(text, start, end, person)
    if person:
        start = _skip_titles(text, start, end)
        start, end = with_given(text, *_drop_tail(text, start, end))
    else:
        start = _skip(text, whole_body(text, start, end), end, ("articles",))
        start, end = _without_joiners(text, start, end)
    name = text[start:end]
    if not _is_name(text, name, person):
        return None
    return mention if name == mention.text else replace(mention, start=start, end=end, text=name)


def _cut(text: str, start: int, end: int, person: bool) -> tuple[int, int]:
    """The first piece between marks and brackets that holds a name; a nickname's own marks stay."""
    name = text[start:end]
    kept = [(m.start(), m.end()) for m in NICKNAME.finditer(name)] if person else []
    edges = [0]
    for cut in (CUT if person else CUT_BODY).finditer(name):
        if not any(a <= cut.start() < b for a, b in kept):
            edges += [cut.start(), cut.end()]
    edges.append(len(name))
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    if person:
        pieces = [piece for piece in pieces if _has_name(name[slice(*piece)])] or pieces
    a, b = next((piece for piece in pieces if name[slice(*piece)].strip(EDGES)), pieces[0])
    return start + a, start + b


def _has_name(words: str) -> bool:
    return any(word[:1].isupper() and not name_tables().is_title(word) for word in words.split())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".'’"):
        end -= 1
    last = text[start:end].split()[-1:] or [""]
    if last[0].endswith(".") and not _stays_dotted(last[0]):
        end -= 1
    return start, end


def _stays_dotted(word: str) -> bool:
    tables = name_tables()
    return (
        re.search(r"\.\w+\.$|^\w\.$", word) is not None
        or tables.has("suffixes", word)
        or tables.has("org_suffixes", word)
    )


def _without_possessive(text: str, start: int, end: int, person: bool) -> tuple[int, int]:
    name = text[start:end]
    if not person and fold(name) in name_tables().words["brands_in_s"]:
        return start, end
    owner = list(OWNER.finditer(name)) if person and not NICKNAME.search(name) else []
    if owner and _has_name(name[owner[-1].end() :]):
        start += owner[-1].end()
    ending = POSSESSIVE.search(text[start:end])
    if ending:
        end -= len(ending.group())
    while end > start and text[end - 1] in "'’ \n\t":
        end -= 1
    return start, end


def _skip(text: str, start: int, end: int, kinds: Sequence[str]) -> int:
    """Past leading words of the lists ``kinds``, as long as a word is left."""
    tables = name_tables()
    words = list(WORD.finditer(text, start, end))
    for word, after in pairwise(words):
        if not any(tables.has(kind, word.group()) for kind in kinds):
            return word.start()
        start = after.start()
    return start


def _skip_titles(text: str, start: int, end: int) -> int:
    """Where the name itself begins: behind the last title that has a name after it."""
    tables = name_tables()
    start = _skip(text, start, end, ("openers", "articles"))
    if epithet := EPITHET.match(text, start, end) or TRADE.match(text, start, end):
        start = epithet.end()
    words = [(m.start(), m.group()) for m in WORD.finditer(text, start, end)]
    best = 0
    for k in range(1, len(words)):
        left = [word for _, word in words[:k]]
        rest = [
            word for _, word in words[k:] if not tables.is_title(word) and not tables.has("suffixes", word)
        ]
        if rest and _ends_title(left, len(rest)):
            best = k
    return words[best][0] if words else start


def _ends_title(left: list[str], rest: int) -> bool:
    """Whether the words ``left`` of a name of ``rest`` words are its title."""
    tables = name_tables()
    last = left[-1]
    before = all(tables.is_title(word) or tables.has("demonyms", word) for word in left[:-1])
    if tables.has("regnal", last) and rest == 1:
        return False
    if tables.has("given_like_titles", last):
        return before and (rest > 1 or len(left) > 1)
    return tables.has("roles", last) or (before and tables.is_title(last))


def _without_joiners(text: str, start: int, end: int) -> tuple[int, int]:
    """A body's name goes on after ``Bank of``; it does not end in ``and``."""
    if (on := GOES_ON.search(text, start, end)) and (rest := CAPITALS.match(text, on.end())):
        return start, rest.end()
    if loose := LOOSE_JOINER.search(text, start, end):
        end = loose.start()
    return start, end


def _drop_tail(text: str, start: int, end: int) -> tuple[int, int]:
    """Lower-case words after a capitalised name are none of it (``Rutte told``), nor is ``MBE``."""
    words = list(WORD.finditer(text, start, end))
    if words and words[0].group()[:1].isupper():
        while len(words) > 1 and _is_tail(words[-1].group()):
            words.pop()
    if not words:
        return start, end
    return _trim(text, words[0].start(), words[-1].end())


def _is_tail(word: str) -> bool:
    small = not word.strip(EDGES)[:1].isupper() and not PREFIXED.match(word)
    return small or name_tables().has("post_nominals", word)


def _is_name(text: str, name: str, person: bool) -> bool:
    tables = name_tables()
    words = [word for word in (plain(w) for w in name.split()) if word]
    if not any(letter.isalpha() for letter in name) or AMOUNT.fullmatch(name):
        return False
    shouted = not person and len(name) > 1 and name.isupper()
    for kind in ("pronouns", "articles", "calendar"):
        month_as_name = person and kind == "calendar" and name in ("May", "April", "June", "August")
        if len(words) == 1 and tables.has(kind, words[0]) and not month_as_name and not shouted:
            return False
    if not person:
        return True
    if len(words) > 1:
        return not all(tables.is_title(word) for word in words)
    if name.isupper() and words[0] in mention_tables()["women"] | mention_tables()["men"]:
        return False  # ``A GRAN`` opens a tabloid's story
    return not tables.is_head(words[0]) or name in _surnames(text)


@lru_cache(maxsize=1)
def _surnames(text: str) -> frozenset[str]:
    """Words of ``text`` that stand behind given names: ``Page`` where it has ``Anna Page``."""
    tables = name_tables()
    return frozenset(last for first, last in _PAIR.findall(text) if tables.is_given(first))
