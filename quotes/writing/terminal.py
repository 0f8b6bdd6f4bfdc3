"""Quotes for the eye: a table, an article with its quotes coloured, and the state of a long run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from quotes.schema import Article, Quote, Row
from quotes.writing.run import Run

if TYPE_CHECKING:
    import pandas as pd

COLOURS = {"direct": "green", "indirect": "cyan", "mixed": "yellow"}

_AFTER = re.compile(r"[.,;:!?…]*[”’»\"']+[.,;:!?…]*")
"""The closing mark right after a quote with the punctuation round it: the speaker is named outside."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def quote_table(rows: Iterable[Row]) -> Table:
    """Who said what, how and where: the four columns a person looks at first."""
    table = Table("speaker", "quote", "type", "article", box=None, padding=(0, 2, 0, 0), header_style="bold")
    for row in rows:
        cells = (row.speaker or "–", row.quote, row.type, row.article_id)
        table.add_row(*(Text(plain(cell)) for cell in cells), style=COLOURS[row.type])
    return table


def speaker_table(speakers: pd.DataFrame) -> Table:
    """Who spoke (see ``quotes.resolution.roster.speakers``), one line each, cut where it does not fit."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    table.add_column("speaker", no_wrap=True, max_width=30)
    table.add_column("id", no_wrap=True, max_width=12, style="dim")
    for name in ("quotes", "articles"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("called", no_wrap=True, ratio=1, style="dim")
    for row in speakers[["name", "id", "quotes", "articles", "variants"]].itertuples(index=False):
        table.add_row(*(Text(plain(str(value))) for value in row))
    return table


def article_view(article: Article, quotes: Iterable[Quote]) -> Group:
    """``article`` as it stands, quotes coloured by type, cues underlined, sources bold, speakers named."""
    text = Text(plain(article.text))
    ends = []
    for quote in quotes:
        for spans, style in (
            (quote.content, COLOURS[quote.type]),
            (quote.cue, "underline"),
            (quote.source, "bold"),
        ):
            for start, end in spans:
                text.stylize(style, start, end)
        last = quote.content[-1][1]
        mark = _AFTER.match(article.text, last)
        ends.append(
            (mark.end() if mark else last, Text(f" [{plain(quote.speaker) or '?'}]", style="magenta"))
        )
    title, *rest = filter(None, (article.title, article.id, article.date, article.publisher))
    head = [Text(plain(title), style="bold"), *([Text(plain(" · ".join(rest)), style="dim")] if rest else [])]
    return Group(*head, "", _with_names(text, ends), "")


def legend() -> Text:
    """What the colours of ``article_view`` mean."""
    colours = ((f"{kind} ", colour) for kind, colour in COLOURS.items())
    rest = (("cue", "underline"), " ", ("source", "bold"), " ", ("[speaker]", "magenta"))
    return Text.assemble(*colours, *rest)


@contextmanager
def progress(run: Run, console: Console, count: Callable[[], int | None]) -> Iterator[None]:
    """Show a bar and the counts of ``run`` while the block runs, if ``console`` is a terminal.

    ``count`` is asked once for the number of articles; where it is not known, the bar only shows movement.
    """
    if not console.is_terminal:
        yield
        return
    columns = (BarColumn(), _Now(run), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as display:
        display.add_task("", total=count())
        yield


class _Now(ProgressColumn):
    """The counts of a run at the moment of drawing."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run

    def render(self, task: Task) -> Text:
        """The counts, as text."""
        task.completed = self.run.read + self.run.failed  # the bar beside it moves at the next drawing
        return Text(self.run.now())


def plain(text: str) -> str:
    """``text`` with control characters blanked one for one: a scraped page must not steer the terminal."""
    return _CONTROLS.sub(" ", text)


def _with_names(text: Text, ends: list[tuple[int, Text]]) -> Text:
    ends = sorted(ends, key=lambda pair: pair[0])
    pieces = text.divide([end for end, _ in ends])
    named = Text()
    for number, piece in enumerate(pieces):
        named.append_text(piece)
        if number < len(ends):
            named.append_text(ends[number][1])
    return named
