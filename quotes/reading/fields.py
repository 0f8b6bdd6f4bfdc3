"""Which column of a table, key of an object or line of metadata is which field of an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quotes.errors import error
from quotes.schema import COLUMNS

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "articletext", "articlebody", "maintext", "fulltext", "bodytext"),
        *("plaintext", "rawtext", "cleantext", "story", "article", "document"),
    ),
    "title": ("title", "headline", "webtitle", "articletitle", "heading", "head"),
    "date": (
        *("date", "published", "publishedat", "publishedon", "publishdate", "publicationdate", "pubdate"),
        *("datepublished", "datepublish", "datetime", "articledate", "publishedtime"),
        *("webpublicationdate", "seendate"),
        *("timestamp", "created", "createdat", "day"),
    ),
    "id": ("id", "articleid", "docid", "documentid", "uid", "uuid", "guid"),
    "publisher": (
        *("publisher", "source", "outlet", "newspaper", "sitename", "site", "publication", "medium"),
        *("sourcename", "medianame", "domain", "sourcedomain", "sourcehostname", "hostname"),
    ),
    "url": ("url", "link", "canonicalurl", "weburl", "articleurl", "uri", "href"),
}
"""For each field, its usual names (letters and digits only), the likeliest first."""

NOTHING = frozenset({"nan", "nat", "null", "none", "[removed]", "[deleted]"})
"""What programs and services write, in any case, where they have nothing."""

NO_TEXT = NOTHING | {"n/a", "na", "#n/a", "-", "–", "—", "?"}

WRAPPERS = frozenset(
    ("fields", "source", "attributes", "properties", "data", "response", "article", "document", "doc", "item")
)
"""Usual names of an inner object that is the article; one in another (a picture) has a text of its own."""

ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Fields:
    """What is stated of one article before it is one; empty where nothing is.

    ``labelled`` is one whose quotes are known, as offsets in its text, so that this is not mended.
    """

    text: str = ""
    title: str = ""
    date: object = ""
    id: str = ""
    publisher: str = ""
    url: str = ""
    labelled: bool = False


def beside(stated: Fields, inner: Fields) -> Fields:
    """``stated`` beside a file, filled up with what is stated in it."""
    empty = {name: value for name, value in vars(inner).items() if not getattr(stated, name)}
    return replace(stated, **empty)


def check_mapping(columns: Mapping[str, str]) -> None:
    """Raise Q008 for a field that articles do not have."""
    for field, column in columns.items():
        if field not in NAMES:
            raise error("Q008", field=field, column=column, fields=", ".join(NAMES))


def find_columns(present: Iterable[str], columns: Mapping[str, str], path: str) -> dict[str, str]:
    """Field → column, the user's own ``columns`` first, then the usual names.

    Raises Q009 where a column that the user named is not there.
    """
    present = list(present)
    for field, column in columns.items():
        if column not in present:
            raise error("Q009", path=path, column=column, field=field, columns=_listed(present))
    found = dict(columns)
    by_name = {_plain(name): name for name in reversed(present)}
    for field, usual in NAMES.items():
        hits = [by_name[name] for name in usual if name in by_name and by_name[name] not in found.values()]
        if field not in found and hits:
            found[field] = hits[0]
    return found


def opened(record: Mapping[str, object], columns: Iterable[str]) -> Mapping[str, object]:
    """``record``, and in it what dotted ``columns`` name: ``response.body`` is ``body`` of ``response``."""
    inner: dict[str, object] = {}
    for column in columns:
        value: object = record
        for part in column.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        if value is not None and column not in record:
            inner[column] = value
    return {**record, **inner} if inner else record


def lifted(record: Mapping[str, object]) -> Mapping[str, object]:
    """``record`` or, if it has no text, also what the one object in it with a text holds (``fields``)."""
    usual = set(NAMES["text"])
    if any(_plain(name) in usual and not isinstance(value, Mapping) for name, value in record.items()):
        return record
    wrapped = (value for name, value in record.items() if _plain(name) in WRAPPERS)
    inner = [value for value in wrapped if isinstance(value, Mapping)]
    inner = [value for value in inner if not usual.isdisjoint(map(_plain, value))]
    return {**inner[0], **record} if len(inner) == 1 else record


def text_in(record: Mapping[str, object], found: Mapping[str, str], fixed: bool) -> str:
    """The text of ``record``; where its column is empty and not ``fixed``, that of another usual name."""
    text = _as_text(record.get(found.get("text", "")))
    if text or fixed:
        return text
    usual = {_plain(name): name for name in reversed(list(record))}
    others = (_as_text(record[usual[name]]) for name in NAMES["text"] if name in usual)
    return next((other for other in others if len(other.split()) > 1), "")  # one word is a number or name


def _as_text(value: object) -> str:
    """``value`` if it is a text, or paragraphs put together; a placeholder is none."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(part.strip() for part in value if part.strip())
    return "" if not isinstance(value, str) or value.strip().lower() in NO_TEXT else value


def require_text(found: Mapping[str, str], records: Sequence[Mapping[str, object]], path: str) -> None:
    """Raise Q007 where no column was ``found`` for the text, Q016 for a table of quotes, Q017 for objects."""
    if "text" in found:
        cells = [record.get(found["text"]) for record in records]
        inner = next((cell for cell in cells if isinstance(cell, Mapping) and cell), None)
        if inner and not any(isinstance(cell, str) for cell in cells):
            part = max(inner, key=lambda key: len(inner[key]) if isinstance(inner[key], str) else -1)
            raise error("Q017", path=path, column=found["text"], part=part, inner=_listed(map(str, inner)))
        return
    present = list(dict.fromkeys(key for record in records for key in record))
    if set(COLUMNS) <= set(present):
        raise error("Q016", path=path)
    raise error("Q007", path=path, columns=_listed(present), example=_wordiest(records) or "COLUMN")


def _wordiest(records: Iterable[Mapping[str, object]]) -> str:
    """The column, or the part of one as ``response.body``, that holds the most words in sentences."""
    words: Counter[str] = Counter()
    for record in records:
        for name, cell in record.items():
            parts = (
                {f"{name}.{part}": value for part, value in cell.items()} if isinstance(cell, Mapping) else {}
            )
            for column, value in {name: cell, **parts}.items():
                words[column] += len(value.split()) - 1 if isinstance(value, str) else 0
    return next((column for column, count in words.most_common(1) if count), "")


def pick(record: Mapping[str, object], found: Mapping[str, str]) -> Fields:
    """The fields of one ``record`` by the columns ``found``; the text exactly as it stands."""
    date = record.get(found["date"]) if "date" in found else ""
    rest = {
        field: cell(record.get(found[field]))
        for field in ("title", "id", "publisher", "url")
        if field in found
    }
    if ADDRESS.fullmatch(rest.get("publisher", "")):
        _part_address(rest, record)
    return Fields(
        text=_as_text(record.get(found["text"])) if "text" in found else "",
        labelled=isinstance(record.get("quotes"), list),
        date="" if isinstance(date, str) and date.strip().lower() in NOTHING else date,
        **rest,
    )


def _part_address(rest: dict[str, str], record: Mapping[str, object]) -> None:
    """Where the publisher is an address (``source`` of trafilatura), make it the ``url``, find a name."""
    usual = {_plain(str(name)): name for name in reversed(list(record))}
    others = (cell(record[usual[name]]) for name in NAMES["publisher"] if name in usual)
    name = next((other for other in others if other and not ADDRESS.fullmatch(other)), "")
    address = rest["publisher"]
    if name or not rest.get("url"):
        rest["publisher"] = name
    rest["url"] = rest.get("url") or address


def cell(value: object) -> str:
    """``value`` as a text; nothing, also as ``NaN``, as the empty one."""
    if isinstance(value, Mapping):  # {"source": {"name": "…"}, "headline": {"main": "…"}}
        value = value.get("name") or value.get("main")
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = str(value).strip()
    return "" if written.lower() in NOTHING else written


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", str(name)).lower()


def _listed(present: Iterable[str]) -> str:
    return ", ".join(map(str, present)) or "(none)"
