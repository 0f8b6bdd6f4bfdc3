"""The quote table as a file: CSV, JSON lines or Parquet, by the end of its name, written row by row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from quotes.errors import error, require_file
from quotes.provenance import MODEL, VERSION
from quotes.schema import COLUMNS, Row
from quotes.writing.files import replacing

if TYPE_CHECKING:
    import pandas as pd

    Rows = Iterable[Row] | pd.DataFrame

ROW_GROUP = 10_000
"""Rows held in memory before a part of a Parquet file is written."""

_FORMULA = tuple("=+-@\t\r")
_APOSTROPHE = "'"
_TYPES = {f.name: f.type for f in fields(Row)}


def write_table(
    rows: Rows,
    path: str | Path,
    *,
    overwrite: bool = False,
    bom: bool = False,
    made_with: Mapping[str, str] | None = None,
) -> None:
    """Write ``rows`` to ``path`` as they come; the file appears when the last one is in it.

    A table that ``quotes.extract`` gave may stand for its rows; columns added to it come last.

    ``bom`` puts a byte order mark before a CSV file, by which Excel knows it as UTF-8. ``made_with`` (a
    table's own ``attrs`` where nothing is given) goes into a Parquet file's metadata. Raises
    ``QuotesError`` for an unknown suffix and for a file that exists, unless ``overwrite``.
    """
    path = Path(path)
    write = writer_for(path, bom=bom, made_with=made_with)
    with replacing(path, overwrite=overwrite) as part, part.open("wb") as file:
        write(rows, file)


def _records(table: Rows) -> tuple[list[str], Iterator[dict[str, Any]]]:
    """The columns of ``table``, ours first, and its records."""
    present = getattr(table, "columns", None)
    if present is None:
        return list(COLUMNS), map(_cells_of, cast("Iterable[object]", table))
    if missing := [name for name in COLUMNS if name not in present]:
        raise error("Q071", columns=", ".join(missing))
    names = [*COLUMNS, *(name for name in present if name not in COLUMNS)]
    filled = cast("Any", table)[names].astype(object)
    filled = filled.where(filled.notna(), None)
    return [str(name) for name in names], map(_record, filled.to_dict("records"))


def writer_for(
    path: Path, *, bom: bool = False, made_with: Mapping[str, str] | None = None
) -> Callable[[Rows, BinaryIO], None]:
    """The function that writes rows in the format ``path`` ends with; raises ``QuotesError`` if none does."""
    writers: dict[str, Callable[[Rows, BinaryIO], None]]
    writers = {".csv": partial(write_csv, bom=bom), ".jsonl": write_jsonl}
    writers[".parquet"] = partial(write_parquet, made_with=made_with)
    if path.suffix.lower() not in writers:
        raise error("Q083", path=path)
    return writers[path.suffix.lower()]


def write_csv(rows: Rows, file: BinaryIO, *, bom: bool = False) -> None:
    """RFC 4180: commas, CRLF, quotation marks doubled inside quoted cells, newlines kept.

    A text that a spreadsheet would run as a formula (first character ``= + - @``, tab or carriage
    return) gets an apostrophe before it; numbers stay numbers. ``read_table`` takes it off again.
    """
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if bom else "utf-8", newline="")
    try:
        table = csv.writer(text, lineterminator="\r\n")
        columns, records = _records(rows)
        first = list(islice(records, 1))  # before the header: a run that gives none and fails writes nothing
        table.writerow(map(guard, columns))
        for record in chain(first, records):
            table.writerow([guard(cell) if isinstance(cell, str) else cell for cell in record.values()])
    finally:
        text.detach()


def write_jsonl(rows: Rows, file: BinaryIO) -> None:
    """One JSON object a line, keys in the order of the columns, UTF-8."""
    for record in _records(rows)[1]:
        file.write(json.dumps(record, ensure_ascii=False, default=str).encode() + b"\n")


def write_parquet(rows: Rows, file: BinaryIO, *, made_with: Mapping[str, str] | None = None) -> None:
    """Parquet with the types of ``Row``, in row groups of ``ROW_GROUP`` rows, ``made_with`` as metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrow = {"str": pa.string(), "float": pa.float64(), "int": pa.int64(), "bool": pa.bool_()}
    columns, records = _records(rows)
    added = (
        pa.Schema.from_pandas(cast("Any", rows)[columns[len(COLUMNS) :]]) if columns[len(COLUMNS) :] else []
    )
    schema = pa.schema([*((name, arrow[str(type_)]) for name, type_ in _TYPES.items()), *added])
    attrs = getattr(rows, "attrs", {}) if made_with is None else made_with
    schema = schema.with_metadata({name: attrs[name] for name in (VERSION, MODEL) if name in attrs})
    with pq.ParquetWriter(file, schema) as table:
        while group := list(islice(records, ROW_GROUP)):
            table.write_table(pa.Table.from_pylist(group, schema=schema))


def read_table(path: str | Path) -> pd.DataFrame:
    """A table that ``write_table`` wrote, with the columns' own types and without guarding apostrophes.

    Empty cells are empty strings, never NaN. Raises ``QuotesError`` for a missing file, an unknown
    suffix, a broken file or a table without the columns of ``Row``.
    """
    path = Path(path)
    require_file(path)
    if path.suffix.lower() not in _READERS:
        raise error("Q072", path=path)
    try:
        frame = _READERS[path.suffix.lower()](path)
    except ValueError as reason:
        raise error("Q085", path=path, reason=reason) from reason
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        raise error("Q084", path=path, columns=", ".join(missing))
    return frame


def _read_csv(path: Path) -> pd.DataFrame:
    import pandas as pd

    cells = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig").map(unguard)
    for name in cells.columns.intersection(list(COLUMNS)):
        if _TYPES[name] == "bool":
            cells[name] = cells[name] == "True"
        elif _TYPES[name] != "str":
            cells[name] = pd.to_numeric(cells[name])
    return cells


def _read_jsonl(path: Path) -> pd.DataFrame:
    import pandas as pd

    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return pd.DataFrame(records, columns=None if records else COLUMNS)


def _read_parquet(path: Path) -> pd.DataFrame:
    import pandas as pd
    import pyarrow.parquet as pq

    frame = pd.read_parquet(path)
    noted = pq.read_schema(path).metadata or {}
    frame.attrs |= {
        name: noted[name.encode()].decode() for name in (VERSION, MODEL) if name.encode() in noted
    }
    return frame


_READERS = {".csv": _read_csv, ".jsonl": _read_jsonl, ".parquet": _read_parquet}


def guard(cell: str) -> str:
    """``cell`` with an apostrophe before it if a spreadsheet might run it as a formula."""
    return _APOSTROPHE + cell if _bare(cell).startswith(_FORMULA) else cell


def unguard(cell: str) -> str:
    """The cell as it was before ``guard``."""
    guarded = cell.startswith(_APOSTROPHE) and _bare(cell).startswith(_FORMULA)
    return cell.removeprefix(_APOSTROPHE) if guarded else cell


def _cells_of(row: object) -> dict[str, Any]:
    if not isinstance(row, Row):
        raise error("Q073", value=f"{row!r:.60}", kind=type(row).__name__)
    return _record(row.as_dict())


def _record(cells: Mapping[Any, Any]) -> dict[str, Any]:
    """``cells`` as every format can hold them: no halves of broken characters, no text that is None."""
    return {str(name): _cell(cell, "" if _TYPES.get(name) == "str" else None) for name, cell in cells.items()}


def _cell(cell: Any, empty: str | None) -> Any:
    if isinstance(cell, str):
        return cell.encode(errors="replace").decode()
    return empty if cell is None else cell


def _bare(cell: str) -> str:
    """What follows leading apostrophes: a text that has one of its own must be told from a guarded one."""
    return cell.lstrip(_APOSTROPHE)
