"""Who said what in the news: every direct, indirect and mixed quote of an article, one row a quote.

``quotes.extract("articles/")`` gives the table; ``quotes.load()`` the spaCy pipeline behind it. What needs
spaCy or pandas is imported when it is first used.
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

from quotes.errors import OnError, QuotesError
from quotes.schema import COLUMNS, Article, Quote, Row

if TYPE_CHECKING:
    from quotes.labelled import LabelledArticle
    from quotes.loading import load
    from quotes.pipeline import annotate, extract, extract_rows
    from quotes.reading.articles import read
    from quotes.resolution.roster import speakers
    from quotes.unifying import unify_rows
    from quotes.writing.tables import read_table, write_table

__version__ = "0.1.0"

__all__ = [
    "COLUMNS",
    "Article",
    "LabelledArticle",
    "OnError",
    "Quote",
    "QuotesError",
    "Row",
    "annotate",
    "extract",
    "extract_rows",
    "load",
    "read",
    "read_table",
    "speakers",
    "unify_rows",
    "write_table",
]

_HOMES = {
    "LabelledArticle": "quotes.labelled",
    "annotate": "quotes.pipeline",
    "extract": "quotes.pipeline",
    "extract_rows": "quotes.pipeline",
    "load": "quotes.loading",
    "read": "quotes.reading.articles",
    "read_table": "quotes.writing.tables",
    "speakers": "quotes.resolution.roster",
    "unify_rows": "quotes.unifying",
    "write_table": "quotes.writing.tables",
}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
