"""The words in and around names, from ``configs/names.yaml``: titles, nicknames, given names, gender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from quotes.errors import error
from quotes.resolution.transliteration import CACHE, fold, same_sound
from quotes.resources import resource

Gender = Literal["m", "f"]
Families = dict[str, frozenset[int]]

WORD_LISTS = (
    "honorifics", "ranks", "roles", "modifiers", "offices", "given_like_titles",
    "regnal", "particles", "suffixes", "post_nominals", "org_suffixes",
    "trades", "clubs", "designators", "org_words", "acronym_stops", "joiners", "brands_in_s", "places",
    "demonyms", "pronouns", "calendar", "openers", "articles", "prepositions", "given_title_holders",
    "anonymous_heads", "anonymous_openers", "unnamed_words",
)  # fmt: skip
FAMILY_LISTS = ("nicknames", "equivalents", "spellings")
_TRADE = re.compile(
    r"[a-z][a-z-]*(?:ee|eer|er|hand|herd|ian|ist|maid|maker|man|monger|or|smith|star|woman|worker|wright)"
)
_NO_TRADE = re.compile(
    r"after|an?other|better|bitter|clever|eager|earlier|either|ever|farther|for|former|further|greater|her|higher|however|inner|larger|later"
    r"|latter|longer|lower|moreover|neither|never|nor|older|other|outer|over|rather|smaller|together|under|upper|whether"
    r"|whatever|wherever|whenever|whoever|younger|see|three|(?:sept|nov|dec)ember|october|number|list|hand|star|chapter"
    r"|winter|summer|quarter|letter|paper|matter|order|power|corner|centre|center|dinner|river|water|weather|error"
    r"|factor|floor|door|minor|major|poor|proper|queer|sober|tender|junior|senior|superior|interior|prior|terror|fee|committee|trophy|man|woman"
)
"""Words that end like a trade and are none."""
_OF_BODIES_TOO = ("MCA", "MLC", "MNA")
"""Letters of members of assemblies, of bodies too: titles where they stand before a name or ``who``."""
_BEFORE_NAME = re.compile(r"\s(?:\([A-Z][^()\n]{2,30}\)\s)?[A-Z][\w’-]*\s?[A-Z][a-z]")
"""What follows a rank in letters: ``SSP Tom Hale``, ``SSP (Traffic) Tom Hale``."""
ADJECTIVE = re.compile(r"[A-Z]\w{2,}(?:[ei]?an|ish|ese|ic|i)")
"""What may be made of the name of a place: ``Drovian``, ``Norlandic``."""
EDGES = " .,;:!?/()[]“”„«»\"'‘’`"


@dataclass(frozen=True)
class NameTables:
    """The lists of ``configs/names.yaml``: ``words`` by list, ``families`` of names that stand for one
    another, numbered; ``long_forms``: given names that have short ones; ``heads`` and
    ``titles``: what is a title by itself, and with its modifiers.
    """

    words: dict[str, frozenset[str]]
    families: dict[str, Families]
    gender_words: dict[Gender, frozenset[str]]
    given_names: dict[Gender, frozenset[str]]
    long_forms: frozenset[str]
    heads: frozenset[str]
    titles: frozenset[str]

    def has(self, kind: str, word: str) -> bool:
        """Whether ``word``, without case, accents and outer marks, stands in list ``kind``."""
        return plain(word) in self.words[kind]

    def is_head(self, word: str) -> bool:
        """A title by itself: ``Mr``, ``General``, ``minister``."""
        return plain(word) in self.heads

    def is_title(self, word: str) -> bool:
        """A title or a word that stands in one: ``former``, ``Foreign``."""
        return plain(word) in self.titles

    def related(self, kind: str, one: str, other: str) -> bool:
        """Whether two words share a family of list ``kind``."""
        known = self.families[kind].get(plain(one))
        return known is not None and not known.isdisjoint(self.families[kind].get(plain(other), ()))

    def same_given(self, one: str, other: str) -> bool:
        """Whether two given names can be one person's: equal, an initial, a short or a foreign form."""
        a, b = plain(one), plain(other)
        if a == b:
            return True
        if len(a) == 1 or len(b) == 1:
            return a[:1] == b[:1]
        if self.related("nicknames", a, b) or self.related("equivalents", a, b):
            return True
        return same_sound(a, b)

    def is_given(self, word: str) -> bool:
        """Whether ``word`` is a common given name."""
        key = plain(word).split("-")[0]
        return any(key in names for names in self.given_names.values())

    def is_short_form(self, word: str) -> bool:
        """Whether a given name is only another's short form: ``Bobby``, not ``Robert``."""
        return plain(word) in self.families["nicknames"] and plain(word) not in self.long_forms

    def gender_of_given(self, word: str) -> Gender | None:
        """The gender a given name tells, if it tells one: ``Anne-Marie`` as ``Anne``."""
        return _only(self.given_names, [plain(word).split("-")[0]])

    def gender_of_titles(self, words: Iterable[str]) -> Gender | None:
        """The gender told by titles and roles: ``Mrs``, ``spokesman``, ``Dame``."""
        return _only(self.gender_words, [plain(word) for word in words])


@lru_cache(maxsize=CACHE)
def plain(word: str) -> str:
    """A word as the tables spell it: folded, outer marks and inner stops off (``Lt.`` → ``lt``)."""
    return fold(word).strip(EDGES).replace(".", "")


def is_trade(word: str) -> bool:
    """Whether a word looks like what somebody does or is: ``potter``, ``deckhand``."""
    key = plain(word)
    return name_tables().has("roles", word) or (
        _TRADE.fullmatch(key) is not None and not _NO_TRADE.fullmatch(key)
    )


def _only(lists: dict[Gender, frozenset[str]], words: Sequence[str]) -> Gender | None:
    found: set[Gender] = {gender for gender, known in lists.items() for word in words if word in known}
    return found.pop() if len(found) == 1 else None


def _family(lines: str) -> Families:
    family: dict[str, set[int]] = {}
    for number, line in enumerate(lines.splitlines()):
        for name in line.split(" = "):
            family.setdefault(plain(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in family.items()}


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.split())


def _missing(data: Any) -> Iterator[str]:
    for name in (*WORD_LISTS, *FAMILY_LISTS):
        if not isinstance(data, dict) or not isinstance(data.get(name), str):
            yield name
    for name in ("gender_words", "given_names"):
        if not isinstance(data, dict) or set(data.get(name) or ()) != {"m", "f"}:
            yield name


def read_tables(path: Path) -> NameTables:
    """The tables of the YAML file at ``path``.

    Raises ``QuotesError`` Q070 where a list is missing or is no string of words.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if missing := list(_missing(data)):
        raise error("Q070", path=path, lists=", ".join(missing))
    genders: tuple[Gender, ...] = ("m", "f")
    words = {name: _words(data[name]) for name in WORD_LISTS}
    for name in ("designators", "org_words"):
        words[name] |= words["trades"]
    heads = words["honorifics"] | words["ranks"] | words["roles"]
    return NameTables(
        words=words,
        families={name: _family(data[name]) for name in FAMILY_LISTS},
        gender_words={g: _words(data["gender_words"][g]) for g in genders},
        given_names={g: _words(data["given_names"][g]) for g in genders},
        long_forms=frozenset(line.split(" = ")[0] for line in data["nicknames"].splitlines()),
        heads=heads,
        titles=heads | words["modifiers"],
    )


@lru_cache(maxsize=1)
def name_tables() -> NameTables:
    """The tables that ship with the package, read once a process."""
    return read_tables(resource("configs", "names.yaml"))


def is_bare_title(text: str, start: int, end: int) -> bool:
    """Whether what the finder took for a name is a title: ``the King``, ``Police Relations Officer``, and
    ``General`` of ``Auditor-General``."""
    words, tables = text[start:end].split(), name_tables()
    if len(words) > 1:
        return tables.has("offices", words[-1]) and not any(map(str.islower, words))
    if text[start:end].isupper() and tables.has("roles", text[start:end]):
        if text[start:end] in _OF_BODIES_TOO:
            return re.search(rf"\b{text[start:end]}(?: [A-Z]\w+ [A-Z]|,? who\b)", text) is not None
        return end - start < 5  # ``a Norland MSP``
    if text[start:end].isupper() and tables.has("ranks", text[start:end]):
        return _BEFORE_NAME.match(text, end) is not None
    before = text[max(0, start - 4) : start].lower()
    return tables.is_head(text[start:end]) and (before == "the " or before.endswith("-"))
