"""Sources described and not named: ``a senior official``, ``the couple``, ``the company``."""

from __future__ import annotations

from itertools import takewhile

from quotes.resolution.mention import CLAUSE
from quotes.resolution.mention_tables import body_nouns
from quotes.resolution.mention_tables import tables as mention_tables
from quotes.resolution.titles import EDGES, name_tables, plain
from quotes.schema import SpeakerKind

PLURAL = "s"


def is_described(name: str, kind: SpeakerKind) -> bool:
    """Whether ``name`` only describes its bearer (``the former mayor``) and tells nothing elsewhere."""
    if kind in ("organization", "document"):
        return _describes_body(name)
    tables = name_tables()
    core = _core(name)
    if not core:
        return True
    head = core[-1]
    if kind == "group" and len(core) == 1 and head.lower() in mention_tables()["groups"] | body_nouns():
        return True  # ``Police``
    if tables.has("anonymous_heads", head) or tables.has("pronouns", head):
        return not head[:1].isupper() or len(core) < 2 or _indefinite(name)
    if head[:1].isupper():
        return _indefinite(name) and kind == "person" and len(core) > 2
    definite = plain(name.split()[0]) == "the"
    return kind == "group" or not name.islower() or definite or _indefinite(name) or tables.is_head(head)


def is_anonymous(description: str, kind: SpeakerKind) -> bool:
    """Whether a source is kept from view or nobody in particular: ``a senior official``, ``critics``.

    A definite single office (``the NATO chief``) or body (``the company``) is described, yet not anonymous;
    documents never are.
    """
    if not description.strip() or kind == "document" or not is_described(description, kind):
        return False
    tables = name_tables()
    words = [word.strip(EDGES) for word in description.split()]
    if any(tables.has("unnamed_words", word) for word in words) or _indefinite(description):
        return True
    if len(words) == 1 and (words[0].isdigit() or tables.has("anonymous_openers", words[0])):
        return plain(words[0]) != "both"  # ``another``, ``12``
    core = _core(description)
    definite = plain(words[0]) == "the" or tables.has("pronouns", words[0])
    if not core or (definite and not core[-1].endswith(PLURAL)):
        return False
    several = kind == "group" and not definite and core[-1].islower() and core[-1].endswith(PLURAL)
    return several or tables.has("anonymous_heads", core[-1])


def _describes_body(name: str) -> bool:
    """Whether nothing in it is a name: ``the company``, ``Police``; not ``the Hale campaign``."""
    tables, words = name_tables(), [word for word in (w.strip(EDGES) for w in name.split()) if word]
    if not words:
        return True
    first, *rest = words
    opens = any(tables.has(table, first) for table in ("articles", "anonymous_openers", "pronouns"))
    if rest and opens and not first.isupper():  # ``US`` is no ``us``
        return not _capital("".join(rest))
    if not rest:
        return first.islower() or first.lower() in body_nouns()
    named = _capital(first[1:]) or "’" in first or "'" in first or tables.has("places", first)
    return not _capital("".join(rest)) and not (named and first[:1].isupper())


def _capital(letters: str) -> bool:
    return any(map(str.isupper, letters))


def _indefinite(name: str) -> bool:
    """Whether an article or number of nobody in particular opens it; the initial of ``A. Voss`` does not."""
    words = name.split()
    initial = "." in words[0] or len(words) < 2 or len(words[1]) == 1
    return not initial and name_tables().has("anonymous_openers", words[0])


def _core(name: str) -> list[str]:
    """The words up to the first clause or preposition, marks off: ``officials`` of ``officials in Kyiv``."""
    tables = name_tables()
    noun = CLAUSE.split(name)[0].split(",")[0]
    words = [word for word in (raw.strip(EDGES) for raw in noun.split()) if word]
    core = list(takewhile(lambda word: not tables.has("prepositions", word), words))
    last = max((n for n, word in enumerate(core) if tables.has("anonymous_heads", word)), default=len(core))
    return core[: last + 1] if all(map(str.islower, core[last + 1 :])) else core
