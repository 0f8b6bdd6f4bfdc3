"""What a caller hands over, whatever it is, as articles."""

from __future__ import annotations

import itertools
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union, cast

from quotes.errors import OnError, QuotesError, error
from quotes.reading.articles import Reader
from quotes.reading.drafts import stated_day
from quotes.reading.fields import cell, check_mapping
from quotes.reading.filenames import PAGES, TABLES, TEXTS, suffix_of
from quotes.reading.folders import find_files
from quotes.reading.metadata import is_metadata
from quotes.schema import Article
from quotes.wrapping import unwrap

if TYPE_CHECKING:
    import pandas as pd

Source = str | Path | Article | Mapping[str, object]
Sources = Union[Source, Iterable[Source], "pd.DataFrame"]

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no text can hold."""


def articles_from(
    sources: Sources,
    *,
    columns: Mapping[str, str] | None = None,
    on_error: OnError | None = None,
) -> Iterator[Article]:
    """The articles that ``sources`` name, hold or are, in order.

    A ``Path`` is always a path, and so is a ``str`` that names an existing file or folder, has no
    white space in it, or is a single line with the ending of an article file (so that a misspelt name
    is reported, not read as text). Any other ``str`` is an article's text; its id is ``text-1`` for
    the first one, and so on. Ids are unique: an ``Article`` whose id is taken gets a number behind it.
    A ``dict``, or a row of a pandas table, is read like a row of a table in a file, ``columns`` as there.
    What is none of these is left out like a file that cannot be read; raises ``QuotesError`` where it is all.
    """
    check_mapping(columns or {})
    is_table = hasattr(sources, "columns") and hasattr(sources, "notna")
    several = _rows_of(sources) if is_table else _several(sources)
    texts, records, reader = itertools.count(1), itertools.count(1), Reader(columns or {}, on_error)
    for is_record, group in itertools.groupby(enumerate(several, 1), lambda s: isinstance(s[1], Mapping)):
        if is_record:
            rows = ((next(records), cast("Mapping[str, object]", row)) for _, row in group)
            yield from reader.read_records(rows, "table" if is_table else "dicts")
            continue
        for number, source in group:
            yield from _from_one(source, number, texts, reader)
    reader.finish()


def _rows_of(table: Any) -> list[Source]:
    """The rows of a pandas table, nothing as None."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def _several(sources: Any) -> Iterable[Source]:
    """``sources`` one after the other; raises ``QuotesError`` for what is none and holds none."""
    if isinstance(sources, str | Path | Article):
        return [sources]
    if (
        not isinstance(sources, Iterable)
        or isinstance(sources, Mapping | bytes)
        or hasattr(sources, "columns")
    ):
        raise _no_source(sources)
    return sources


def _from_one(source: Source, number: int, texts: Iterator[int], reader: Reader) -> Iterator[Article]:
    """The articles of a source that is no record, the one with ``number``; ``texts`` counts bare texts."""
    if not isinstance(source, str | Path | Article):
        reader.complain(f"source {number}", _no_source(source))
    elif not isinstance(source, Article) and is_path(source):
        yield from reader.read_path(source)
    else:
        article = source if isinstance(source, Article) else Article(f"text-{next(texts)}", str(source))
        article = replace(article, id=cell(article.id) or f"article-{number}")
        yield reader.with_own_id(article, [], "Article")


def _no_source(value: object) -> QuotesError:
    return error("Q091", value=" ".join(f"{value!r:.60}".split()), kind=type(value).__name__)


def as_read(article: Article) -> Article:
    """``article`` as it would be had it been read from a file: its lines put together, its date an ISO day.

    A date that is not one day is left out with a `DateWarning`; half a character becomes ``\ufffd``; what is
    no text in a field but the text becomes one. Raises ``QuotesError`` for what is no ``Article``.
    """
    if not isinstance(article, Article):
        raise error("Q095", value=f"{article!r:.60}", kind=type(article).__name__)
    date = stated_day(article.date, "", f"Article {article.id}")
    stated: dict[str, Any] = {
        name: _LONE.sub("\ufffd", cell(getattr(article, name)))
        for name in ("id", "title", "publisher", "url")
    }
    return replace(article, text=unwrap(_LONE.sub("\ufffd", article.text)), date=date, **stated)


def count_articles(paths: Iterable[str]) -> int | None:
    """How many articles ``paths`` hold, or ``None`` where only reading would tell: tables, standard input."""
    number = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for path in paths:
            for found in find_files(Path(path), _pass_over):
                if suffix_of(found.path) in TABLES:
                    return None
                number += 1
    return number or None


def require_apart(target: Path, paths: Iterable[str]) -> None:
    """Raise Q097 if ``target`` is, by whatever name, one of the files that would be read from ``paths``.

    Metadata beside these files are read as well.
    """
    if not target.exists():
        return
    beside = target.resolve().parent if is_metadata(target) else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for path in paths:
            for found in find_files(Path(path), _pass_over):
                same = found.path.exists() and found.path.samefile(target)
                if same or found.path.resolve().parent == beside:
                    raise error("Q097", path=target)


def _pass_over(place: str, fault: QuotesError) -> None:
    """Reading itself will tell what is wrong with ``place``."""


def is_path(source: str | Path) -> bool:
    """Whether ``source`` is meant as a path, by the rule that ``articles_from`` states."""
    if isinstance(source, Path):
        return True
    if not source.strip() or "\n" in source:
        return False
    if not any(map(str.isspace, source)) or suffix_of(Path(source)) in TEXTS | PAGES | TABLES:
        return True
    return _exists(source)


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # longer than any file name, or holding a NUL
        return False
