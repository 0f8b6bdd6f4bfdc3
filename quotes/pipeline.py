"""The whole way on one screen: sources → articles → quotes → rows."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from quotes.errors import OnError, error
from quotes.labelled import LabelledArticle
from quotes.provenance import made_with
from quotes.schema import COLUMNS, Article, Quote, Row
from quotes.sources import Sources, articles_from, as_read
from quotes.unifying import unify_rows
from quotes.views import GROUP, quotes_of
from quotes.writing.rows import rows

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH_ARTICLES = 32
BATCH_CHARACTERS = 200_000
"""A batch is full at either; a longer article is a batch of its own."""

ENOUGH = 3
"""From so many articles on, a pipeline that fails on every one of them is at fault itself."""

_locks: WeakKeyDictionary[Language, threading.RLock] = WeakKeyDictionary()
if hasattr(os, "register_at_fork"):  # a lock that another thread held would stay shut in the child for ever
    os.register_at_fork(after_in_child=_locks.clear)


def extract(
    sources: Sources,
    *,
    nlp: Language | None = None,
    on_error: OnError | None = None,
    columns: Mapping[str, str] | None = None,
    include: str | Iterable[str] | None = None,
    min_confidence: float | None = None,
    people: str | Path | None = None,
) -> pd.DataFrame:
    """The quotes of ``sources`` as a table: one row a quote, columns as in ``quotes.COLUMNS``.

    ``sources`` is one or several of: an ``Article``; a path, as ``Path`` or ``str``, of a file or folder;
    a ``str`` that holds an article's text (see ``articles_from`` for how the two are told apart); a ``dict``
    with the columns of a table of articles. Or it is a pandas table of articles, a row each. ``columns`` maps
    fields to columns, as in ``quotes.read``. ``nlp`` is what ``quotes.load`` gave; where it is missing, it is
    loaded with ``include``, ``min_confidence`` and ``people``. Without ``on_error`` an input that cannot be
    read is left out with an ``UnreadWarning`` (if nothing can be read, its ``QuotesError`` is raised), and an
    article on which the pipeline fails with a ``RuntimeWarning``. The table's ``attrs`` say what made it.
    """
    import pandas as pd

    from quotes.loading import load

    asked = {"include": include, "min_confidence": min_confidence, "people": people}
    asked = {name: value for name, value in asked.items() if value is not None}
    if nlp is not None and asked:
        raise error("Q066", names=", ".join(asked))
    if nlp is not None:
        _require_pipeline(nlp)
    articles = articles_from(sources, columns=columns, on_error=on_error)
    nlp = nlp or load(**asked)  # type: ignore[arg-type]
    found = extract_rows(articles, nlp, on_error=on_error)
    table = pd.DataFrame((row.as_dict() for row in unify_rows(found)), columns=COLUMNS)
    table.attrs.update(made_with(nlp))
    return table


def extract_rows(
    articles: Iterable[Article] | Article, nlp: Language, *, on_error: OnError | None = None
) -> Iterator[Row]:
    """The rows of ``articles``, one or many, as they come: plain values in, plain values out, nothing kept.

    This is what the command line calls, and what a worker of any cluster can call with a pipeline
    of its own. Names are those of each article; ``unify_rows`` makes them one over all of them. An
    article that the pipeline fails on has no rows: ``on_error`` is told, or else a ``RuntimeWarning`` issued.
    """
    for article, quotes in find_quotes(articles, nlp, on_error=on_error):
        yield from rows(article, quotes)


def annotate(
    articles: Iterable[Article] | Article, nlp: Language, *, on_error: OnError | None = None
) -> Iterator[LabelledArticle]:
    """``articles`` with their quotes in the corpus format, which evaluation reads; ids and texts are kept."""
    for article, quotes in find_quotes(articles, nlp, on_error=on_error):
        yield LabelledArticle.from_article(article, quotes)


def find_quotes(
    articles: Iterable[Article] | Article, nlp: Language, *, on_error: OnError | None = None
) -> Iterator[tuple[Article, list[Quote]]]:
    """Each of ``articles`` with the quotes that ``nlp`` finds in it, in the order given.

    Memory does not grow with their number: what a batch leaves in spaCy's vocabulary is freed after it.
    Threads may share ``nlp``: their batches go through it one at a time. Raises ``QuotesError`` Q067 for
    what is no pipeline, Q064 for one that finds no quotes and, at the end, Q065 if it failed alike on
    every article.
    """
    _require_pipeline(nlp)
    kinds: dict[type[Exception], Exception] = {}
    answered = failures = 0

    def failed(place: str, fault: Exception) -> None:
        nonlocal failures
        failures += 1
        kinds.setdefault(type(fault), fault)
        (on_error or _warn)(place, fault)

    lock = _locks.setdefault(nlp, threading.RLock())
    for batch in batches(_taken_in(articles, on_error or _warn)):
        with lock, nlp.memory_zone():
            found = _find_in_batch(batch, nlp, failed)
        answered += len(found)
        yield from found
    if failures >= ENOUGH and not answered and len(kinds) == 1:
        (fault,) = kinds.values()
        raise error("Q065", number=failures, reason=repr(fault)) from fault


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """``articles`` in lists of at most ``BATCH_ARTICLES`` and, but for single ones, ``BATCH_CHARACTERS``."""
    batch: list[Article] = []
    room = BATCH_CHARACTERS
    for article in articles:
        if batch and (len(batch) == BATCH_ARTICLES or len(article.text) > room):
            yield batch
            batch, room = [], BATCH_CHARACTERS
        batch.append(article)
        room -= len(article.text)
    if batch:
        yield batch


def _require_pipeline(nlp: object) -> None:
    if not hasattr(nlp, "make_doc"):
        raise error("Q067", value=f"{nlp!r:.60}", kind=type(nlp).__name__)


def _taken_in(articles: Iterable[Article] | Article, on_error: OnError) -> Iterator[Article]:
    """``articles`` as if read; one whose text is none is told and left out."""
    for number, article in enumerate([articles] if isinstance(articles, Article) else articles, 1):
        if isinstance(getattr(article, "text", ""), str):
            read = as_read(article)
            yield read if read.id else replace(read, id=f"article-{number}")
        else:
            on_error(str(article.id), error("Q096", id=article.id, kind=type(article.text).__name__))


def _find_in_batch(
    batch: list[Article], nlp: Language, on_error: OnError
) -> list[tuple[Article, list[Quote]]]:
    """The batch at once; if anything in it raises, one by one, so that only the culprit is lost."""
    try:
        docs = list(nlp.pipe([_doc(article, nlp) for article in batch], batch_size=len(batch)))
        found = [(article, quotes_of(doc, article.text)) for article, doc in zip(batch, docs, strict=True)]
    except Exception as fault:
        if len(batch) == 1:
            on_error(batch[0].id, fault)
            return []
        return [found for article in batch for found in _find_in_batch([article], nlp, on_error)]
    if any(GROUP not in doc.spans for doc in docs):
        raise error("Q064", names=", ".join(nlp.pipe_names) or "none")
    return found


def _doc(article: Article, nlp: Language) -> Doc:
    """The article's Doc before any component ran, knowing where it is from: offices need its date."""
    doc = nlp.make_doc(article.text)
    doc.user_data["article"] = article.metadata()
    return doc


def _warn(place: str, fault: Exception) -> None:
    message = f"{place}: left out, for the pipeline failed on it: {fault!r}"
    warnings.warn(message, RuntimeWarning, stacklevel=2)
