"""One name and one id for each speaker over all rows of a run, however many rows there are."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import TYPE_CHECKING, Any, cast

from quotes.errors import error
from quotes.resolution.identity import IdentityRegistry
from quotes.resolution.titles import plain
from quotes.schema import COLUMNS, Row, SpeakerKind
from quotes.writing.files import naming

if TYPE_CHECKING:
    import pandas as pd

Named = tuple[str, SpeakerKind, str]
"""Name, kind and id of a speaker."""

_WIKIDATA = re.compile(r"Q\d+")


def unify_rows(rows: Iterable[Row | Mapping[str, Any]] | pd.DataFrame) -> Iterator[Row]:
    """``rows`` with ``speaker`` and ``speaker_id`` made one for each speaker over all of them.

    They are rows, ``dict``s of their columns, or a table, for example of several runs: their tables one below
    the other. Columns that are not ours are left out. Raises ``QuotesError`` for what is no row, and for a
    table in which two quotes have one id.
    The spelling used most is known only when every article has been read, so the rows wait in a temporary
    file for the last of them; memory grows with the different speakers only. A surname alone is nobody's of
    another article. A ``speaker_id`` that is a Wikidata id is believed.
    """
    counts: Counter[Named] = Counter()
    with TemporaryFile("w+", encoding="ascii") as waiting:
        for row in _rows_of(rows):
            counts[_named(row)] += 1
            with naming(Path(gettempdir())):
                waiting.write(json.dumps(row.as_dict()) + "\n")
        with naming(Path(gettempdir())):
            waiting.seek(0)
        yield from _renamed((Row(**json.loads(line)) for line in waiting), counts)


def unify_again(read: Callable[[], Iterable[Row]]) -> Iterator[Row]:
    """As ``unify_rows``, of rows that ``read`` gives as often as it is called: nothing has to wait."""
    yield from _renamed(read(), Counter(map(_named, read())))


def _named(row: Row) -> Named:
    return row.speaker, cast(SpeakerKind, row.speaker_kind), row.speaker_id


def _renamed(rows: Iterable[Row], counts: Mapping[Named, int]) -> Iterator[Row]:
    """``rows`` with the names and ids that speakers of such ``counts`` have."""
    registry = _registry(counts)
    for row in rows:
        name, kind, key = _named(row)
        who = registry.identify(name, kind, wikidata_id=_wikidata_id(key), article_id=row.article_id)
        yield replace(row, speaker=who.name, speaker_id=who.id)


def _rows_of(rows: Any) -> Iterator[Row]:
    """``rows``, whatever holds them, as such."""
    if hasattr(rows, "columns"):
        _require(rows.columns)
        twice = rows["quote_id"][rows["quote_id"].duplicated()]
        if len(twice):
            raise error("Q074", number=len(twice), example=twice.iloc[0])
        rows = rows[list(COLUMNS)].astype(object).to_dict("records")
    for row in rows:
        if isinstance(row, Mapping):
            _require(row)
            yield Row(**{name: row[name] for name in COLUMNS})
        elif isinstance(row, Row):
            yield row
        else:
            raise error("Q073", value=f"{row!r:.60}", kind=type(row).__name__)


def _require(names: Collection[str]) -> None:
    if missing := [name for name in COLUMNS if name not in names]:
        raise error("Q071", columns=", ".join(missing))


def _registry(counts: Mapping[Named, int]) -> IdentityRegistry:
    """A registry that has taken in every speaker of ``counts``, with the number of quotes."""
    registry = IdentityRegistry()
    for name, kind, key in sorted(counts, key=_fullest_first):
        registry.observe(name, kind, wikidata_id=_wikidata_id(key), count=counts[name, kind, key])
    return registry


def _wikidata_id(speaker_id: str) -> str:
    """``speaker_id`` if it is one of Wikidata's, else an empty string."""
    return speaker_id if _WIKIDATA.fullmatch(speaker_id) else ""


def _fullest_first(speaker: Named) -> tuple[int, int, Named]:
    """Names spelt out before initials, so that these find everybody they could stand for."""
    words = speaker[0].split()
    return (-sum(len(plain(word)) > 1 for word in words), -len(words), speaker)
