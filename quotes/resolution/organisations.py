"""Which names of bodies, places and groups in one article are one: acronyms, legal forms, other spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from quotes.resolution.mention_tables import body_nouns
from quotes.resolution.name_forms import NameMention
from quotes.resolution.titles import EDGES, name_tables, plain
from quotes.resolution.transliteration import CACHE, fold

ACRONYM = re.compile(r"(?:[A-Z][A-Za-z]?\.?){2,10}|[A-Z][a-z]{3,7}|[A-Z&]{2,8}s?")
BESIDE = re.compile(r"\s?\((?:the\s)?[“\"]?([A-Z][\w&.]{1,9})[”\"]?\)")
WORD = re.compile(r"[\w&’']+(?:\.\w+\.?)*")


def gather_bodies(text: str, mentions: Sequence[NameMention]) -> list[list[NameMention]]:
    """Mentions of bodies, places and groups, by what they name."""
    forms: dict[str, list[NameMention]] = defaultdict(list)
    for mention in mentions:
        forms[body_key(mention.text)].append(mention)
    joined = _Joined(forms)
    for key in forms:
        joined.join(key, _longer(key, forms, text))
    return joined.groups(forms)


@lru_cache(maxsize=CACHE)
def body_key(name: str) -> str:
    """A body's name as it is compared: folded, legal form, leading article and plural of a people off."""
    tables = name_tables()
    words = [fold(word).strip(EDGES) for word in name.replace("’", "'").split()]
    words = [re.sub(r"(?<=\w)\.(?=\w|$)", "", word) for word in words if word]
    while len(words) > 1 and tables.has("articles", words[0]):
        words = words[1:]
    while len(words) > 1 and tables.has("org_suffixes", words[-1]):
        words = words[:-1]
    if len(words) == 1 and words[0].endswith("s") and tables.has("demonyms", words[0][:-1]):
        words = [words[0][:-1]]
    return " ".join(words) or fold(name)


@lru_cache(maxsize=CACHE)
def acronyms(name: str) -> frozenset[str]:
    """The acronyms a name may have, in small letters: with and without little words, a leading country, its
    legal form and what its end adds: ``Centers for Hill Care and Safety`` is ``CHC`` too."""
    tables = name_tables()
    words = [word for word in re.split(r"[\s\-/,]+", name) if word.strip(EDGES)]
    if len(words) > 1 and tables.has("articles", words[0]):
        words = words[1:]
    found: set[str] = set()
    for part in (words, words[1:] if len(words) > 2 else words):
        content = [word for word in part if not tables.has("acronym_stops", word)]
        for chosen in (part, content):
            if len(chosen) > 1:
                found.add("".join(plain(word)[:1] for word in chosen))
                found.add("".join(plain(word) if _shouted(word) else plain(word)[:1] for word in chosen))
    if len(words) > 2 and tables.has("org_suffixes", words[-1]):
        found |= acronyms(" ".join(words[:-1]))
    added = [n for n, word in enumerate(words) if word in ("and", "&")]
    if added and added[-1] > 2:
        found |= acronyms(" ".join(words[: added[-1]]))
    return frozenset(found)


def is_acronym(name: str) -> bool:
    """Whether a name looks like one made of initials: ``WHO``, ``U.N.``, ``Nato``."""
    return ACRONYM.fullmatch(name.strip()) is not None


def _shouted(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) < 5 and letters.isupper()


def _longer(key: str, forms: dict[str, list[NameMention]], text: str) -> str:
    """The key of the fuller name that ``key`` stands for, or ``key`` itself."""
    tables = name_tables()
    if key in tables.families["spellings"]:
        for other in forms:
            if other != key and tables.related("spellings", key, other):
                return other
    full = [other for other in forms if len(other) > len(key) and " " in other]
    name = forms[key][0].text
    if is_acronym(name):
        letters = re.sub(r"[.&]", "", plain(name))
        for other in full:
            if letters in acronyms(forms[other][0].text) or _defined(letters, forms[other], text):
                return other
    near = [other for other in full if other.startswith(key) or other.endswith(key)]
    shortened = [other for other in near if _is_short_for(key, other, forms, text)]
    return shortened[0] if len(shortened) == 1 else key


def _defined(letters: str, mentions: Sequence[NameMention], text: str) -> bool:
    """Whether the text puts the acronym in brackets right after the name."""
    for mention in mentions:
        found = BESIDE.match(text, mention.end)
        if found and plain(found.group(1)).replace(".", "") == letters:
            return True
    return False


def _is_short_for(key: str, other: str, forms: dict[str, list[NameMention]], text: str) -> bool:
    """``Oakmere`` for ``Oakmere Holdings`` or ``Oakmere Bakes Ltd``, ``the Post`` for ``Norwich Post``,
    ``Rovers`` for ``Norwich Rovers``."""
    tables = name_tables()
    words, longer = key.split(), other.split()
    mentions = forms[key]
    if tables.has("places", key) or all(mention.label != "ORG" for mention in mentions):
        return False
    if longer[: len(words)] == words:
        rest = longer[len(words) :]
        endings = (mention.text.split()[-1] for mention in forms[other])
        company = len(rest) == 1 and any(tables.has("org_suffixes", ending) for ending in endings)
        plain_words = (tables.has("designators", word) or tables.has("acronym_stops", word) for word in rest)
        return company or all(plain_words) or _goes_before(forms[other], mentions)
    if longer[-len(words) :] != words:
        return False
    definite = any(fold(text[max(0, m.start - 4) : m.start]) == "the " for m in mentions)
    if not definite:
        return tables.has("clubs", key)
    joined = tables.has("joiners", longer[-len(words) - 1])
    return joined or any(tables.has("designators", word) for word in words)


def _goes_before(full: Sequence[NameMention], short: Sequence[NameMention]) -> bool:
    """Whether a body is brought in under its full name, and only later called by its first words, which are
    no short form by themselves: ``Halebeck Field Surveys`` before ``Halebeck``."""
    tables = name_tables()
    word = fold(short[0].text)
    if word in body_nouns() and not re.match(rf"{word} (?:of|for)\b", fold(full[0].text)):
        return False  # ``the Senate`` is none of its committees
    own = not short[0].text.isupper() and not tables.has("demonyms", short[0].text)
    label = Counter(mention.label for mention in full).most_common(1)[0][0]
    first = min(mention.start for mention in full) < min(mention.start for mention in short)
    return own and first and label == "ORG" == majority_label(short)


class _Joined:
    """Keys that turned out to name one body (a union of sets)."""

    def __init__(self, keys: dict[str, list[NameMention]]) -> None:
        self.parent = {key: key for key in keys}

    def root(self, key: str) -> str:
        """The key that stands for all those joined with ``key``."""
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        """``one`` and ``other`` name the same body."""
        self.parent[self.root(one)] = self.root(other)

    def groups(self, forms: dict[str, list[NameMention]]) -> list[list[NameMention]]:
        """The mentions of each body."""
        found: dict[str, list[NameMention]] = defaultdict(list)
        for key, mentions in forms.items():
            found[self.root(key)].extend(mentions)
        return list(found.values())


def majority_label(mentions: Sequence[NameMention]) -> str:
    """The label most of ``mentions`` carry; of equals, the first."""
    return Counter(mention.label for mention in mentions).most_common(1)[0][0]
