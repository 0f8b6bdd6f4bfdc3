"""What a caller hands over, whatever it is, as articles."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from quotes.errors import QuotesError, error
from quotes.reading.articles import Reader
from quotes.reading.drafts import stated_day
from quotes.reading.folders import PAGES, TABLES, TEXTS, find_files, suffix_of
from quotes.reading.metadata import is_metadata
from quotes.schema import Article
from quotes.wrapping import unwrap

Source = str | Path | Article


def articles_from(
    sources: Source | Iterable[Source], *, on_error: Callable[[str, Exception], None] | None = None
) -> Iterator[Article]:
    """The articles that ``sources`` name, hold or are, in order.

    A ``Path`` is always a path, and so is a ``str`` that names an existing file or folder, has no
    white space in it, or is a single line with the ending of an article file (so that a misspelt name
    is reported, not read as text). Any other ``str`` is an article's text; its id is ``text-1`` for
    the first one, and so on. Ids are unique: an ``Article`` whose id is taken gets a number behind it.
    Raises ``QuotesError`` for what is none of these.
    """
    if not isinstance(sources, Article) and (
        not isinstance(sources, Iterable | Path)
        or isinstance(sources, Mapping | bytes)
        or hasattr(sources, "columns")  # a DataFrame, which would give the names of its columns
    ):
        raise error("Q091", value=" ".join(f"{sources!r:.60}".split()), kind=type(sources).__name__)
    several = [sources] if isinstance(sources, str | Path | Article) else sources
    numbers, reader = itertools.count(1), Reader({}, on_error)
    for source in several:
        if not isinstance(source, Article) and is_path(source):
            yield from reader.read_path(source)
        else:
            article = source if isinstance(source, Article) else Article(f"text-{next(numbers)}", str(source))
            yield reader.with_own_id(article, [], "Article")
    reader.finish()


def as_read(article: Article) -> Article:
    """``article`` as it would be had it been read from a file: its lines put together, its date an ISO day.

    A date that is not one day is left out with a `DateWarning`. Raises ``QuotesError`` for what is no
    ``Article``.
    """
    if not isinstance(article, Article):
        raise error("Q095", value=f"{article!r:.60}", kind=type(article).__name__)
    date = stated_day(article.date, "", f"Article {article.id}")
    return replace(article, text=unwrap(article.text), date=date)


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
    if not isinstance(source, str):
        raise error("Q091", value=f"{source!r:.60}", kind=type(source).__name__)
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
