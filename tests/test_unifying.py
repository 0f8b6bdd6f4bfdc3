from __future__ import annotations

from dataclasses import replace

import pandas as pd

from quotes.resolution.roster import unify
from quotes.schema import COLUMNS, Row
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


def test_rows_and_tables_are_unified_alike() -> None:
    rows = rows_of("Moll", "Ada Moll", "A. Moll", *2 * ["a senior official"], "Boris Wendell", "")
    table = pd.DataFrame([row.as_dict() for row in rows], columns=COLUMNS)

    found = pd.DataFrame([row.as_dict() for row in unify_rows(rows)], columns=COLUMNS)

    assert found.to_dict("records") == unify(table).to_dict("records")
