"""What a run has done so far, counted as articles and rows stream through it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from quotes.errors import QuotesError
from quotes.labelled import LabelledQuote
from quotes.schema import QUOTE_TYPES, Article, Quote, Row

Found = TypeVar("Found")


@dataclass
class Run:
    """Counts of a run; ``tell`` receives one line for each failure, when it happens.

    ``read`` counts the articles that went into the pipeline, ``failed`` the files, lines and articles
    that gave none or broke in it, ``broken`` the latter alone; ``resumed`` those read that a
    run before did; ``words`` are runs without white space.
    """

    tell: Callable[[str], None]
    read: int = 0
    failed: int = 0
    broken: int = 0
    resumed: int = 0
    words: int = 0
    types: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)

    def articles(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Pass ``articles`` on, counting them and their words."""
        for article in articles:
            self.read += 1
            self.words += len(article.text.split())
            yield article

    def counted(
        self, found: Iterable[Found], quotes_of: Callable[[Found], Iterable[Row | Quote | LabelledQuote]]
    ) -> Iterator[Found]:
        """Pass on what the pipeline ``found``, counting the types of the quotes of each."""
        for one in found:
            self.types.update(quote.type for quote in quotes_of(one))
            yield one

    def fail(self, place: str, fault: Exception) -> None:
        """Count and tell a failure of reading, the ``on_error`` of a reader: its errors name the place."""
        self.failed += 1
        self.tell(str(fault) if isinstance(fault, QuotesError) else f"{place}: {fault}")

    def fail_article(self, place: str, fault: Exception) -> None:
        """Count and tell a failure of the pipeline on an article that had been read."""
        self.read -= 1
        self.broken += 1
        self.fail(place, RuntimeError(f"the pipeline failed on it and left it out ({fault!r})"))

    def resume(self, types: Iterable[str]) -> None:
        """Count an article that an earlier run did, with the types of its quotes."""
        self.resumed += 1
        self.read += 1
        self.types.update(types)

    def now(self) -> str:
        """The counts on one line, for a progress display."""
        return f"{_many(self.read, 'article')}, {_many(self.types.total(), 'quote')}, {self._speed()}"

    def summary(self) -> str:
        """The counts at the end, on two lines."""
        types = ", ".join(f"{self.types[kind]:,} {kind}" for kind in QUOTE_TYPES)
        failed = f", {self.failed:,} failed" if self.failed else ""
        resumed = f" ({self.resumed:,} by the run that was stopped)" if self.resumed else ""
        return (
            f"{_many(self.read, 'article')} read{resumed}{failed}; "
            f"{_many(self.words, 'word')}, {self._speed()}\n"
            f"{_many(self.types.total(), 'quote')}: {types}"
        )

    def _speed(self) -> str:
        return f"{self.words / max(time.monotonic() - self.started, 1e-3):,.0f} words/s"


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
