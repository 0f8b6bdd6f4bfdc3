from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import QuotesError
from quotes.schema import COLUMNS, Row
from quotes.writing import tables
from quotes.writing.tables import guard, read_table, unguard, write_csv, write_table

ROW = Row(
    quote_id="007#1", article_id="007", article_title="Tax, “rain” and \"fog\"", article_date="2024-03-05",
    date_from="file", publisher="", url="", quote="First line\nsecond line", type="direct",
    speaker="Anna Berg", speaker_id="anna-berg", speaker_kind="person", speaker_role="mayor",
    speaker_from="name", source="NA", cue="said", confidence=0.912,
    speaker_confidence=0.5, start=3, end=25, spans="[[3, 25]]",
    context="=SUM(A1)", quote_class="speech", anonymous=False,
)  # fmt: skip


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".CSV"])
def test_every_format_reads_back_the_same(tmp_path: Path, suffix: str) -> None:
    table = tmp_path / f"quotes{suffix}"
    written = [ROW, replace(ROW, anonymous=True, quote="-5 degrees", cue="'=odd", end=30)]

    write_table(written, table)

    frame = read_table(table)
    assert tuple(frame.columns) == COLUMNS
    assert frame.to_dict("records") == [row.as_dict() for row in written]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_a_table_of_pandas_is_written_as_its_rows(tmp_path: Path, suffix: str) -> None:
    frame = pd.DataFrame([ROW.as_dict(), ROW.as_dict()])
    frame.insert(0, "note", ["=ours", None])

    write_table(frame.assign(number=[1.5, None], url=[None, "u"]), str(tmp_path / f"quotes{suffix}"))

    found = read_table(tmp_path / f"quotes{suffix}")
    assert tuple(found.columns) == (*COLUMNS, "note", "number")
    assert found.drop(columns=["note", "number"]).to_dict("records") == [
        ROW.as_dict(),
        ROW.as_dict() | {"url": "u"},
    ]
    assert (found.loc[0, "note"], float(found.loc[0, "number"])) == ("=ours", 1.5)
    assert pd.isna(found.loc[1, "note"]) or found.loc[1, "note"] == ""
    with pytest.raises(QuotesError, match=r"Q073.*not dict"):
        write_table([{"speaker": "Anna Berg"}], tmp_path / f"dicts{suffix}")  # type: ignore[list-item]
    with pytest.raises(QuotesError, match=r"Q071.*speaker"):
        write_table(frame.drop(columns="speaker"), tmp_path / f"other{suffix}")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_a_table_of_no_quotes_reads_back(tmp_path: Path, suffix: str) -> None:
    write_table([], tmp_path / f"quotes{suffix}")

    frame = read_table(tmp_path / f"quotes{suffix}")

    assert (tuple(frame.columns), len(frame)) == (COLUMNS, 0)


def test_csv_is_what_spreadsheets_expect(tmp_path: Path) -> None:
    write_table([ROW], tmp_path / "quotes.csv", bom=True)

    written = (tmp_path / "quotes.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfquote_id,article_id,")
    assert '"Tax, “rain” and ""fog""",2024-03-05'.encode() in written
    assert b',"First line\nsecond line",' in written
    assert b",'=SUM(A1),speech,False\r\n" in written
    assert b",0.912,0.5,3,25," in written


def test_pandas_reads_the_csv_without_our_help(tmp_path: Path) -> None:
    write_table([ROW], tmp_path / "quotes.csv")

    frame = pd.read_csv(tmp_path / "quotes.csv")

    assert frame.loc[0, "quote"] == ROW.quote
    assert frame.loc[0, "start"] == 3


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@here", "\tx", "\rx", "'=1", "''-"])
def test_cells_that_could_run_are_guarded(cell: str) -> None:
    assert guard(cell) == "'" + cell


@given(st.text("='-a +@\t\r", max_size=8))
def test_guarding_loses_nothing(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert not guard(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(max_size=60))
def test_any_cell_survives_csv(cell: str) -> None:
    file = io.BytesIO()

    write_csv([replace(ROW, quote=cell)], file)

    rows = list(csv.DictReader(io.StringIO(file.getvalue().decode(), newline="")))
    assert [unguard(row["quote"]) for row in rows] == [cell]


def test_a_broken_character_does_not_stop_the_table(tmp_path: Path) -> None:
    broken = replace(ROW, article_title="half a \ud83d face")

    for suffix in (".csv", ".jsonl", ".parquet"):
        write_table([broken], tmp_path / f"quotes{suffix}")
        assert read_table(tmp_path / f"quotes{suffix}").loc[0, "article_title"] == "half a ? face"


def test_an_existing_file_is_kept_unless_told(tmp_path: Path) -> None:
    table = tmp_path / "quotes.csv"
    table.write_text("mine")

    with pytest.raises(QuotesError, match=r"Q080.*quotes\.csv.*--overwrite"):
        write_table([ROW], table)
    assert table.read_text() == "mine"

    write_table([ROW], table, overwrite=True)
    assert table.read_text().startswith("quote_id")


def test_a_run_that_breaks_leaves_nothing_behind(tmp_path: Path) -> None:
    table = tmp_path / "quotes.csv"
    table.write_text("the table before")

    def breaking() -> Iterator[Row]:
        yield ROW
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        write_table(breaking(), table, overwrite=True)

    assert [path.name for path in tmp_path.iterdir()] == ["quotes.csv"]
    assert table.read_text() == "the table before"


def test_rows_are_not_gathered_before_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROW_GROUP", 2)
    write_table([ROW] * 5, tmp_path / "quotes.parquet")

    import pyarrow.parquet as pq

    assert pq.ParquetFile(tmp_path / "quotes.parquet").metadata.num_row_groups == 3


@pytest.mark.parametrize(
    ("name", "code"),
    [("quotes.xlsx", "Q083"), ("no/such/quotes.csv", "Q082"), (".", "Q083"), ("a.csv/", "Q081")],
)
def test_targets_that_cannot_be(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "a.csv").mkdir()

    with pytest.raises(QuotesError, match=code):
        write_table([ROW], tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", "x,y\n1,2\n", "Q084"),
        ("a.csv", "", "Q085"),
        ("a.jsonl", "{broken", "Q085"),
        ("a.parquet", "no", "Q085"),
        ("a.txt", "text", "Q072"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, content: str, code: str) -> None:
    (tmp_path / name).write_text(content)

    with pytest.raises(QuotesError, match=f"{code}.*{name}"):
        read_table(tmp_path / name)


def test_parquet_tells_what_made_it(tmp_path: Path) -> None:
    made_with = {"quotes.version": "7.1", "quotes.model": "en_mine 3.0"}
    write_table([ROW], tmp_path / "q.parquet", made_with=made_with)

    again = read_table(tmp_path / "q.parquet")
    again["mine"] = "kept"
    write_table(again, tmp_path / "again.parquet")

    for name in ("q.parquet", "again.parquet"):
        assert read_table(tmp_path / name).attrs == made_with
        noted = pq.read_schema(tmp_path / name).metadata
        assert {key.decode(): value.decode() for key, value in noted.items()} == made_with
    write_table([ROW], tmp_path / "unknown.parquet")
    assert read_table(tmp_path / "unknown.parquet").attrs == {}
