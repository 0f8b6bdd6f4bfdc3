"""Which column of a table, key of an object or line of metadata is which field of an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quotes.errors import error
from quotes.schema import COLUMNS

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "articletext", "articlebody", "maintext", "fulltext", "bodytext"),
        *("plaintext", "rawtext", "cleantext", "story", "article", "document"),
    ),
    "title": ("title", "headline", "articletitle", "heading", "head"),
    "date": (
        *("date", "published", "publishedat", "publishedon", "publishdate", "publicationdate", "pubdate"),
        *("datepublished", "datepublish", "datetime", "articledate", "publishedtime"),
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

ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Fields:
    """What is stated of one article before it is one; empty where nothing is."""

    text: str = ""
    title: str = ""
    date: object = ""
    id: str = ""
    publisher: str = ""
    url: str = ""


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
    length = Counter(dict.fromkeys(reversed(present), 0))
    for record in records:
        length.update({name: len(cell) for name, cell in record.items() if isinstance(cell, str)})
    example = length.most_common(1)[0][0] if length else "body"
    raise error("Q007", path=path, columns=_listed(present), example=example)


def pick(record: Mapping[str, object], found: Mapping[str, str]) -> Fields:
    """The fields of one ``record`` by the columns ``found``; the text exactly as it stands."""
    text, date = (record.get(found[field]) if field in found else "" for field in ("text", "date"))
    rest = {
        field: cell(record.get(found[field]))
        for field in ("title", "id", "publisher", "url")
        if field in found
    }
    if ADDRESS.fullmatch(rest.get("publisher", "")):
        _part_address(rest, record)
    return Fields(
        text="" if not isinstance(text, str) or text.strip().lower() in NO_TEXT else text,
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
    if isinstance(value, Mapping):  # {"source": {"id": null, "name": "…"}}, as news services give it
        value = value.get("name")
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = str(value).strip()
    return "" if written.lower() in NOTHING else written


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", str(name)).lower()


def _listed(present: Iterable[str]) -> str:
    return ", ".join(map(str, present)) or "(none)"
