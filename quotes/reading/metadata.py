"""What is stated of an article beside its file: ``NAME.yaml`` next to it, or one table for the folder."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from quotes.errors import QuotesError, error
from quotes.reading.cautions import MetadataWarning, caution
from quotes.reading.csv_records import delimiter_of
from quotes.reading.decode import decode, read_bytes
from quotes.reading.fields import NAMES, Fields, find_columns, pick
from quotes.reading.filenames import stem_of

FOLDER_FILES = ("metadata.csv", "metadata.yaml", "metadata.yml")
"""The names of a folder's table of metadata, by file name, by file name without suffix or by id."""

KEYS = ("file", "filename", "path", "name", "id")
"""Columns of such a table that may name the article."""


def is_metadata(path: Path) -> bool:
    """Whether ``path`` states things of articles and is none itself."""
    return path.name.lower() in FOLDER_FILES


class Beside:
    """Looks up what is stated beside files; each table is read once, a bad one is complained of once."""

    def __init__(self, complain: Callable[[str, QuotesError], None]) -> None:
        """``complain`` takes the name of a bad metadata file and its error."""
        self._complain = complain
        self._unknown: set[str] = set()
        self._table = lru_cache(maxsize=64)(self._read_table)

    def fields(self, path: Path, root: Path) -> Fields:
        """What is stated of the article ``path``: its own file first, then the tables up to ``root``."""
        for suffix in (".yaml", ".yml"):
            own = path.with_name(stem_of(path) + suffix)
            if own != path and not is_metadata(own) and own.is_file():
                return self._own(own)
        for folder in [path.parent, *path.parent.parents]:
            inner = path.relative_to(folder)
            keys = (inner.as_posix(), inner.with_name(stem_of(inner)).as_posix())
            for name in FOLDER_FILES:
                stated = self._table(folder / name)
                found = next((stated[key] for key in keys if key in stated), None)
                if found is not None:
                    return found
            if folder == root:
                break
        return Fields()

    def _own(self, path: Path) -> Fields:
        try:
            content = _yaml(path)
            stated = _as_fields(content, path)
            self._tell_unknown(path, content)
            return stated
        except (QuotesError, OSError) as bad:
            self._complain(str(path), _as_error(path, bad))
            return Fields()

    def _tell_unknown(self, path: Path, content: object) -> None:
        """Caution for keys of ``content`` that are no field of an article, each once in a run."""
        keys = {str(key) for key in content} if isinstance(content, Mapping) else set[str]()
        unknown = keys - set(find_columns(keys, {}, str(path)).values()) - self._unknown
        if unknown:
            self._unknown |= unknown
            listed = ", ".join(sorted(unknown))
            caution(MetadataWarning, f"{path}: passed over: {listed}. Known are {', '.join(NAMES)}.")

    def _read_table(self, path: Path) -> dict[str, Fields]:
        try:
            if not path.is_file():
                return {}
            table = _csv_table(path) if path.suffix.lower() == ".csv" else _yaml_table(path)
            if lost := _lost(table, path.parent):
                more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
                caution(MetadataWarning, f"{path}: no file here is called {lost[0]}{more}. Correct the name.")
            return table
        except (QuotesError, OSError) as bad:
            self._complain(str(path), _as_error(path, bad))
            return {}


def _as_error(path: Path, bad: QuotesError | OSError) -> QuotesError:
    return bad if isinstance(bad, QuotesError) else error("Q004", path=path, reason=bad.strerror)


def _lost(names: Iterable[str], folder: Path) -> list[str]:
    """Those of ``names`` that no file is called, with or without its suffix."""
    paths = {name: folder / name for name in names if name}
    there = {
        parent / called
        for parent in {path.parent for path in paths.values()}
        if parent.is_dir()
        for file in parent.iterdir()
        for called in (file.name, stem_of(file))
    }
    return [name for name, path in paths.items() if path not in there]


def _yaml(path: Path) -> object:
    import yaml

    try:
        return yaml.safe_load(decode(read_bytes(path), str(path)))
    except yaml.YAMLError as reason:
        raise error("Q013", path=path, reason=" ".join(str(reason).split())) from reason


def _yaml_table(path: Path) -> dict[str, Fields]:
    content = _yaml(path)
    if isinstance(content, list):
        return _by_key([row for row in content if isinstance(row, Mapping)], path)
    if not isinstance(content, Mapping):
        raise error("Q013", path=path, reason="it is no mapping of file names")
    return {str(key): _as_fields(value, path) for key, value in content.items()}


def _csv_table(path: Path) -> dict[str, Fields]:
    lines = decode(read_bytes(path), str(path)).splitlines(keepends=True)
    delimiter = delimiter_of(lines[0] if lines else "")
    try:
        return _by_key(list(csv.DictReader(lines, delimiter=delimiter, strict=True)), path)
    except csv.Error as reason:
        raise error("Q013", path=path, reason=reason) from reason


def _by_key(rows: list[Mapping[str, object]], path: Path) -> dict[str, Fields]:
    if not rows:
        return {}
    names = {str(name).strip().lower(): name for name in rows[0] if name is not None}
    key = next((names[name] for name in KEYS if name in names), None)
    if key is None:
        raise error("Q013", path=path, reason=f"no column is called {' or '.join(KEYS)}")
    return {str(row.get(key)).strip(): _as_fields(row, path) for row in rows}


def _as_fields(content: object, path: Path) -> Fields:
    if not isinstance(content, Mapping):
        raise error("Q013", path=path, reason="it is no list of names and values")
    named = {str(name): value for name, value in content.items() if name is not None}
    return pick(named, find_columns(named, {}, str(path)))
