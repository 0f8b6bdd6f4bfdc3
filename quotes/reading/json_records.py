"""The objects of JSON and of JSON lines that may be articles, also inside a service's answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from quotes.errors import error
from quotes.reading.fields import find_columns
from quotes.reading.records import Complain, Record

OTHER_KIND = "it is JSON of another kind"


def is_json(data: str | bytes) -> bool:
    """Whether ``data``, text or UTF-8, is JSON as a whole."""
    try:
        json.loads(data if isinstance(data, str) else data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


def is_by_line(text: str) -> bool:
    """Whether ``text`` is JSON lines by another name: no JSON as a whole, but its first line is an object."""
    first, _, rest = text.lstrip().partition("\n")
    return first.startswith("{") and bool(rest.strip()) and is_json(first)


def line_records(lines: Iterator[str], name: str, complain: Complain) -> Iterator[Record]:
    """The object on each line; a line that is none goes to ``complain``."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as reason:
            complain(error("Q006", path=name, place=f"line {number}", reason=reason))
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            complain(error("Q006", path=name, place=f"line {number}", reason=OTHER_KIND))


def json_records(text: str, columns: Mapping[str, str], name: str, complain: Complain) -> Iterator[Record]:
    """The articles' objects in ``text``, one JSON value; what is none goes to ``complain``. Raises Q005."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as reason:
        raise error("Q005", path=name, reason=reason) from reason
    for number, record in enumerate(_entries(whole, columns, name), 1):
        if isinstance(record, dict):
            yield number, record
        else:
            complain(error("Q006", path=name, place=f"entry {number}", reason=OTHER_KIND))


def _entries(whole: object, columns: Mapping[str, str], name: str) -> list[object]:
    """What may be articles: a list's entries, those of the one list in a service's answer, or the object."""
    if isinstance(whole, dict) and not whole.keys() & columns.values() and not find_columns(whole, {}, name):
        lists = _lists_in(whole)
        whole = lists[0] if len(lists) == 1 else whole
    if isinstance(whole, dict) and (rows := _rows_of_columns(whole) or _named_articles(whole)):
        return rows
    return whole if isinstance(whole, list) else [whole]


def _lists_in(whole: Mapping[str, object]) -> list[list[object]]:
    """The lists of objects in ``whole``, or in the objects in it: ``response.results``, ``hits.hits``."""
    values = list(whole.values())
    lists = [value for value in values if isinstance(value, list) and any(isinstance(v, dict) for v in value)]
    inner = (value for value in values if isinstance(value, dict))
    return lists or [found for value in inner for found in _lists_in(value)]


def _named_articles(whole: Mapping[str, object]) -> list[object]:
    """The articles of an object that has each under its id."""
    articles = [(key, value) for key, value in whole.items() if isinstance(value, dict)]
    texts = ["text" in find_columns(article, {}, "") for _, article in articles]
    return [{"id": key, **article} for key, article in articles] if len(whole) == sum(texts) > 1 else []


def _rows_of_columns(whole: dict[str, object]) -> list[object]:
    """The rows of an object of columns, each an object by the numbers of its rows: pandas' ``to_json()``."""
    columns = {name: cells for name, cells in whole.items() if isinstance(cells, dict)}
    numbers = list(next(iter(columns.values()), {}))
    even = len(columns) == len(whole) and all(list(cells) == numbers for cells in columns.values())
    if not even or not all(number.isdigit() for number in numbers):
        return []
    return [{name: cells[number] for name, cells in columns.items()} for number in numbers]
