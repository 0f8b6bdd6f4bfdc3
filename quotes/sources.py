"""What a caller hands over, whatever it is, as articles."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from quotes.errors import QuotesError, error
from quotes.reading.articles import read
from quotes.reading.folders import PAGES, TABLES, TEXTS, find_files, suffix_of
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
    the first one, and so on. Raises ``QuotesError`` for what is none of these.
    """
    several = [sources] if isinstance(sources, str | Path | Article) else sources
    numbers = itertools.count(1)
    for kind, group in itertools.groupby(several, key=_kind):
        if kind == "path":
            yield from read((path for path in group if not isinstance(path, Article)), on_error=on_error)
        else:
            for source in group:
                yield source if isinstance(source, Article) else Article(f"text-{next(numbers)}", str(source))


def as_read(article: Article) -> Article:
    """``article`` as it would be had it been read from a file: lines cut at a width are put together."""
    text = unwrap(article.text)
    return article if text == article.text else replace(article, text=text)


def _kind(source: Source) -> str:
    return "path" if not isinstance(source, Article) and is_path(source) else "article"


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
