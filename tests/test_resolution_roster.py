from __future__ import annotations

import pandas as pd
import pytest

from quotes.errors import QuotesError
from quotes.resolution.roster import COLUMNS, speakers

HEADER = ["speaker", "speaker_id", "speaker_kind", "source", "article_id", "article_date", "type"]


def table(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=HEADER)


QUOTES = table(
    ("Anna Hale", "Q1", "person", "Hale", "a", "2024-03-02", "direct"),
    ("Anna Hale", "Q1", "person", "she", "a", "2024-03-02", "mixed"),
    ("Anna Hale", "Q1", "person", "Mayor\nAnna Hale", "b", "2024-01-05", "direct"),
    ("Anna Hale", "Q1", "person", "Hale", "c", None, "direct"),
    ("Harbour Trust", "", "organization", "the trust", "c", "", "indirect"),
    (None, "", "unknown", "", "c", "", "direct"),
)


def test_one_row_a_speaker_with_counts() -> None:
    roster = speakers(QUOTES)
    assert list(roster.columns) == list(COLUMNS)
    assert roster.iloc[0].to_dict() == {
        "name": "Anna Hale",
        "id": "Q1",
        "kind": "person",
        "variants": "Hale; Mayor Anna Hale",
        "articles": 3,
        "quotes": 4,
        "direct": 3,
        "indirect": 0,
        "mixed": 1,
        "first": "2024-01-05",
        "last": "2024-03-02",
    }
    assert roster.iloc[1][["name", "quotes", "first"]].tolist() == ["Harbour Trust", 1, ""]
    assert len(roster) == 2


def test_a_table_without_speakers_gives_an_empty_roster() -> None:
    assert speakers(QUOTES[QUOTES["speaker"].isna()]).empty


def test_what_is_no_table_is_told() -> None:
    for given in ("quotes.csv", [{"speaker": "Anna Hale"}]):
        with pytest.raises(QuotesError, match=r"Q073.*read_table"):
            speakers(given)  # type: ignore[arg-type]


def test_missing_columns_are_named() -> None:
    with pytest.raises(QuotesError, match=r"Q071.*speaker_kind, source"):
        speakers(QUOTES.drop(columns=["speaker_kind", "source"]))
