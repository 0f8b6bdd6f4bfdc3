"""Who spoke in a table of quotes: speakers made one over all articles, and a list of them with counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import cast

import pandas as pd

from quotes.errors import error
from quotes.resolution.identity import IdentityRegistry, KnownId
from quotes.resolution.titles import name_tables, plain
from quotes.schema import SpeakerKind

IDENTITY = ("speaker", "speaker_id", "speaker_kind", "article_id")
NEEDED = ("speaker", "speaker_id", "speaker_kind", "source", "article_id", "article_date", "type")
TYPES = ("direct", "indirect", "mixed")
COLUMNS = ("name", "id", "kind", "variants", "articles", "quotes", *TYPES, "first", "last")
SEPARATOR = "; "
WIKIDATA = re.compile(r"Q\d+")


def speakers(table: pd.DataFrame) -> pd.DataFrame:
    """The speakers of a quote table, those with most quotes first.

    Columns: ``name``, ``id``, ``kind``; ``variants``, the sources as written, the most frequent first,
    pronouns left out, joined by ``; ``; ``articles`` and ``quotes``, numbers; ``direct``, ``indirect``,
    ``mixed``, quotes of each type; ``first`` and ``last``, ISO days, empty if no article is dated. Quotes
    without a speaker are left out. Raises ``QuotesError`` Q071 where columns lack.
    """
    rows = _columns(table, NEEDED)
    rows = rows[rows["speaker"] != ""]
    keys = rows["speaker_id"].where(rows["speaker_id"] != "", rows["speaker"])
    found = [_speaker(group) for _, group in rows.groupby(keys, sort=False)]
    roster = pd.DataFrame(found, columns=list(COLUMNS))
    return roster.sort_values(["quotes", "name"], ascending=[False, True], ignore_index=True)


def _speaker(group: pd.DataFrame) -> dict[str, object]:
    dates = group.loc[group["article_date"] != "", "article_date"]
    types = group["type"].value_counts()
    return {
        "name": _most_common(group["speaker"])[0],
        "id": group["speaker_id"].iloc[0],
        "kind": _most_common(group["speaker_kind"])[0],
        "variants": SEPARATOR.join(_variants(group["source"])),
        "articles": group["article_id"].nunique(),
        "quotes": len(group),
        **{kind: int(types.get(kind, 0)) for kind in TYPES},
        "first": dates.min() if len(dates) else "",
        "last": dates.max() if len(dates) else "",
    }


def _variants(sources: pd.Series[str]) -> list[str]:
    """Sources as written but pronouns, the most frequent first."""
    written = sources.str.split().str.join(" ")
    return [
        source for source in _most_common(written) if source and not name_tables().has("pronouns", source)
    ]


def _most_common(values: pd.Series[str]) -> list[str]:
    """Distinct values, the most frequent first; of equals, the first in the alphabet."""
    counts = values.value_counts()
    return sorted(counts.index, key=lambda value: (-counts[value], value))


def unify(table: pd.DataFrame, known_id: KnownId | None = None) -> pd.DataFrame:
    """``table`` with ``speaker`` and ``speaker_id`` made one for each speaker over all its articles.

    Every name is taken in before the first is answered, so the order of the rows does not matter. A
    ``speaker_id`` that is a Wikidata id is believed. Raises ``QuotesError`` Q071 where columns lack.
    """
    named = [
        (row[0], cast(SpeakerKind, row[2]), row[1], row[3])
        for row in _columns(table, IDENTITY).values.tolist()
    ]
    registry = registry_of(Counter(row[:3] for row in named), known_id)
    answers = [
        registry.identify(name, kind, wikidata_id=wikidata_id(key), article_id=article)
        for name, kind, key, article in named
    ]
    return table.assign(speaker=[a.name for a in answers], speaker_id=[a.id for a in answers])


def registry_of(
    counts: Mapping[tuple[str, SpeakerKind, str], int], known_id: KnownId | None = None
) -> IdentityRegistry:
    """A registry that has taken in every speaker of ``counts``: name, kind and id → number of quotes."""
    registry = IdentityRegistry(known_id)
    for name, kind, key in sorted(counts, key=_fullest_first):
        registry.observe(name, kind, wikidata_id=wikidata_id(key), count=counts[name, kind, key])
    return registry


def wikidata_id(speaker_id: str) -> str:
    """``speaker_id`` if it is one of Wikidata's, else an empty string."""
    return speaker_id if WIKIDATA.fullmatch(speaker_id) else ""


def _fullest_first(row: tuple[str, SpeakerKind, str]) -> tuple[object, ...]:
    """Names spelt out before initials, so that these find everybody they could stand for."""
    words = row[0].split()
    return (-sum(len(plain(word)) > 1 for word in words), -len(words), row)


def _columns(table: pd.DataFrame, needed: tuple[str, ...]) -> pd.DataFrame:
    """The columns ``needed`` as strings, nothing as the empty one."""
    if not hasattr(table, "columns"):
        raise error("Q073", value=f"{table!r:.60}", kind=type(table).__name__)
    if missing := [column for column in needed if column not in table.columns]:
        raise error("Q071", columns=", ".join(missing))
    return table[list(needed)].fillna("").astype(str)
