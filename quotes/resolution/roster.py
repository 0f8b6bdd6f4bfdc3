"""Who spoke in a table of quotes: a list of the speakers with counts."""

from __future__ import annotations

import pandas as pd

from quotes.errors import error
from quotes.resolution.titles import name_tables
from quotes.schema import QUOTE_TYPES

NEEDED = ("speaker", "speaker_id", "speaker_kind", "source", "article_id", "article_date", "type")
COLUMNS = ("name", "id", "kind", "variants", "articles", "quotes", *QUOTE_TYPES, "first", "last")
SEPARATOR = "; "


def speakers(table: pd.DataFrame) -> pd.DataFrame:
    """The speakers of a quote table, those with most quotes first.

    Columns: ``name``, ``id``, ``kind``; ``variants``, the sources as written, the most frequent first,
    pronouns left out, joined by ``; ``; ``articles`` and ``quotes``, numbers; ``direct``, ``indirect``,
    ``mixed``, quotes of each type; ``first`` and ``last``, ISO days, empty if no article is dated. Quotes
    without a speaker are left out. Raises ``QuotesError`` Q071 where columns lack.
    """
    rows = _columns(table)
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
        **{kind: int(types.get(kind, 0)) for kind in QUOTE_TYPES},
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


def _columns(table: pd.DataFrame) -> pd.DataFrame:
    """The columns ``NEEDED`` as strings, nothing as the empty one."""
    if not hasattr(table, "columns"):
        raise error("Q073", value=f"{table!r:.60}", kind=type(table).__name__)
    if missing := [column for column in NEEDED if column not in table.columns]:
        raise error("Q071", columns=", ".join(missing))
    return table[list(NEEDED)].fillna("").astype(str)
