"""What a command shows of its work while it runs, all on standard error, and where it prints its result."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from quotes.errors import error

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language

    from quotes.writing.run import Run

Item = TypeVar("Item")


@contextmanager
def running(paths: list[str], nlp: Language) -> Iterator[Run]:
    """Counts of a run of ``nlp``, shown while it lasts and summed up after it, all on standard error."""
    from rich.console import Console

    from quotes.provenance import versions
    from quotes.reading.cautions import ReadingWarning
    from quotes.sources import count_articles
    from quotes.writing.run import Run
    from quotes.writing.terminal import plain, progress

    console = Console(stderr=True)

    def tell(line: str) -> None:
        console.print(plain(line), markup=False, highlight=False, soft_wrap=True)

    run = Run(tell)
    with warnings.catch_warnings(), progress(run, console, lambda: count_articles(paths)):
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", ReadingWarning)
        warnings.showwarning = lambda message, *_: tell(str(message))
        yield run
    tell(f"{run.summary()}\n{versions(nlp.meta)}")


def if_any(items: Iterable[Item], run: Run, paths: list[str]) -> Iterator[Item]:
    """``items``, and an error at their end if no article was read: then no file is to be left."""
    yield from items
    if not run.read:
        raise error("Q098" if run.broken == run.failed > 0 else "Q089", paths=", ".join(paths))


def stdout() -> Console:
    """The terminal or file that standard output is."""
    from rich.console import Console

    return Console(highlight=False)
