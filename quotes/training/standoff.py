"""Our own labels for articles of others: spans of characters only, since the texts are not ours to give.

A file has one article a line (JSON): its ``id`` in the corpus; ``known``, by the id of each quote that the
corpus labels a list of speaker (``[start, end]`` of a place that names it, or ``null``), ``speaker_kind`` and
``class``; and ``further``, quotes that it does not label, as the common format has them but for ``speaker``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quotes.corpus import read_records
from quotes.errors import error

Article = dict[str, Any]


def add_labels(articles: Sequence[Article], path: Path) -> list[Article]:
    """``articles`` in the common format, with what ``path`` tells of the quotes of some.

    Raises ``QuotesError`` (Q113) where the labels were made for another text.
    """
    labels = {found["id"]: found for _, found in read_records(path)}
    return [_labelled(a, labels[a["id"]], path) if a["id"] in labels else a for a in articles]


def _labelled(article: Article, labels: dict[str, Any], path: Path) -> Article:
    text = article["text"]

    def named(span: list[int] | None) -> str | None:
        if span is None:
            return None
        start, end = span
        if not 0 <= start < end <= len(text):
            raise error("Q113", path=path, article=article["id"])
        return str(text[start:end])

    quotes = []
    for quote in article.get("quotes", ()):
        if found := labels["known"].get(quote["id"]):
            speaker, kind, quote_class = found
            quote = quote | {"speaker": named(speaker), "speaker_kind": kind, "class": quote_class}
        quotes.append(quote)
    quotes += [quote | {"speaker": named(quote["speaker"])} for quote in labels["further"]]
    return article | {"quotes": quotes}
