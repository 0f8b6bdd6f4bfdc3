from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from quotes.errors import QuotesError
from quotes.schema import Row
from quotes.unifying import unify_rows

from .test_writing_tables import ROW


def rows_of(*speakers: str) -> list[Row]:
    return [
        replace(ROW, quote_id=f"a{n}#1", article_id=f"a{n}", speaker=name, speaker_id="")
        for n, name in enumerate(speakers)
    ]


def test_spellings_become_one_speaker() -> None:
    names = ("D. Horbansky", "Danylo Horbanskyy", "Danylo Horbanskyy", "Danylo Horbansky")

    found = list(unify_rows(rows_of(*names)))

    assert {row.speaker for row in found} == {"Danylo Horbanskyy"}
    assert len({row.speaker_id for row in found}) == 1
    assert [row.quote_id for row in found] == ["a0#1", "a1#1", "a2#1", "a3#1"]


def test_a_surname_takes_no_name_from_another_article() -> None:
    found = list(unify_rows(rows_of("Musa Dialko", "Dialko", "Dialko")))

    assert [row.speaker for row in found] == ["Musa Dialko", "Dialko", "Dialko"]
    assert len({row.speaker_id for row in found}) == 3


def test_nothing_else_is_changed() -> None:
    odd = replace(ROW, quote="half a \ud83d face, “marks”\n", speaker="", anonymous=True)

    assert list(unify_rows([odd])) == [replace(odd, speaker_id="")]


def test_an_id_of_wikidata_is_believed_and_no_other() -> None:
    ids = {"Volodymyr Zelensky": "Q3", "Zelenskyy": "Q3", "Volodymyr Zelenskiy": "x-2"}
    rows = rows_of("Zelenskyy", "Volodymyr Zelenskiy", *2 * ["Volodymyr Zelensky"])

    found = list(unify_rows(replace(row, speaker_id=ids[row.speaker]) for row in rows))

    assert {row.speaker for row in found} == {"Volodymyr Zelensky"}
    assert {row.speaker_id for row in found} == {"Q3"}


def test_descriptions_stay_those_of_their_articles() -> None:
    found = list(unify_rows(rows_of("an official", "an official")))

    assert {row.speaker for row in found} == {"an official"}
    assert len({row.speaker_id for row in found}) == 2


def test_order_of_rows_does_not_matter() -> None:
    rows = rows_of("A. Voss", "Anna Voss", "Arno Voss", "Voss")

    found = list(unify_rows(rows))

    assert sorted(unify_rows(rows[::-1]), key=lambda row: row.quote_id) == found
    assert len({row.speaker_id for row in found}) == 4


def test_dicts_and_tables_are_rows_too() -> None:
    rows = rows_of("Danylo Horbanskyy", "Danylo Horbanskyy", "D. Horbansky")
    table = pd.DataFrame(rows)
    table["mine"] = 1

    expected = list(unify_rows(rows))

    assert list(unify_rows(row.as_dict() for row in rows)) == expected
    assert list(unify_rows(table)) == expected
    assert list(unify_rows(table.iloc[:0])) == []


def test_what_is_no_row_is_told() -> None:
    with pytest.raises(QuotesError, match=r"Q071.*quote_id"):
        list(unify_rows([{"speaker": "Anna Berg"}]))
    with pytest.raises(QuotesError, match=r"Q071.*quote_id"):
        list(unify_rows(pd.DataFrame({"speaker": ["Anna Berg"]})))
    with pytest.raises(QuotesError, match=r"Q073.*'Anna Berg'"):
        list(unify_rows(["Anna Berg"]))  # type: ignore[list-item]


def test_tables_whose_ids_collide_are_not_joined() -> None:
    table = pd.DataFrame(rows_of("Anna Berg", "Ada Moll"))

    with pytest.raises(QuotesError, match=r"Q074.* 2 quote_ids .*a0#1"):
        list(unify_rows(pd.concat([table, table])))
