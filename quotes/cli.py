"""The command line: each command reads its options, calls the library and shows what came of it."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from typer.core import TyperGroup

from quotes import __version__
from quotes.errors import QuotesError, error

if TYPE_CHECKING:
    from rich.console import Console

    from quotes.corpus import LabelledArticle
    from quotes.writing.run import Run

Item = TypeVar("Item")


class _Commands(TyperGroup):
    """Commands whose errors are told in one line, without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what the user can put right ends it with exit code 1."""
        try:
            return super().invoke(ctx)
        except QuotesError as fault:
            message = str(fault)
        except BrokenPipeError:
            raise
        except OSError as fault:
            message = ": ".join(filter(None, (fault.filename, fault.strerror or str(fault))))
        typer.echo(f"quotes: {message}", err=True)
        raise typer.Exit(1)


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Find every direct, indirect and mixed quote in news articles, and who said it.",
)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Articles: .txt, .md, .html, .jsonl, .csv, .parquet (also .gz), folders of them, or - for "
        "standard input.",
        show_default=False,
    ),
]
Columns = Annotated[
    str,
    typer.Option(
        metavar="OURS=THEIRS,...",
        help="Which column of a table is which, as in text=body,date=published. Usual names are known.",
    ),
]
Include = Annotated[
    str,
    typer.Option(
        metavar="KINDS",
        help="What to keep beside reported speech: topics, thoughts, other (several with commas), or all.",
    ),
]
MinConfidence = Annotated[
    float, typer.Option(min=0, max=1, help="Leave out quotes that the model is less sure of than this.")
]
People = Annotated[
    str, typer.Option(metavar="FILE", help="YAML of further people and offices, beside those that ship.")
]
Model = Annotated[str, typer.Option(help="Another pipeline: its name, or the folder it is in.")]
Threads = Annotated[
    int, typer.Option(min=0, metavar="N", help="Threads the network may use; 0: as many as there are.")
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the output file if it exists.")]


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"quotes {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and end."),
    ] = False,
) -> None: ...


@app.command()
def extract(
    paths: Paths,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write: .csv, .jsonl or .parquet, or - for CSV on standard output. Without it a "
            "table to read is printed.",
        ),
    ] = "",
    columns: Columns = "",
    include: Include = "speech",
    min_confidence: MinConfidence = 0.0,
    people: People = "",
    model: Model = "",
    threads: Threads = 0,
    excel: Annotated[
        bool, typer.Option("--excel", help="Begin CSV with a byte order mark, by which Excel knows UTF-8.")
    ] = False,
    overwrite: Overwrite = False,
) -> None:
    """Write a table of the quotes in articles: one row a quote, who said it, and where it stands."""
    target = Path(output) if output not in ("", "-") else None
    if target:
        from quotes.writing.files import check_target
        from quotes.writing.tables import writer_for

        writer_for(target)
        check_target(target, overwrite=overwrite)
    columns_by_field = _mapping(columns)

    from quotes.loading import load
    from quotes.pipeline import extract_rows
    from quotes.reading.articles import read
    from quotes.unifying import unify_rows
    from quotes.writing.tables import write_csv, write_table
    from quotes.writing.terminal import quote_table

    nlp = load(
        model or None, people=people or None, include=include, min_confidence=min_confidence, threads=threads
    )
    with _running(paths) as run:
        articles = run.articles(read(paths, columns=columns_by_field, on_error=run.fail))
        found = run.rows(extract_rows(articles, nlp, on_error=run.fail_article))
        rows = _if_any(unify_rows(found), run, paths)
        if target:
            write_table(rows, target, overwrite=overwrite, bom=excel)
        elif output:
            write_csv(rows, sys.stdout.buffer, bom=excel)
        else:
            _stdout().print(quote_table(rows))


@app.command()
def annotate(
    paths: Paths,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="The .jsonl file to write."),
    ],
    columns: Columns = "",
    include: Include = "speech",
    min_confidence: MinConfidence = 0.0,
    people: People = "",
    model: Model = "",
    threads: Threads = 0,
    overwrite: Overwrite = False,
) -> None:
    """Write articles with their quotes in the corpus format: what `quotes evaluate` reads."""
    from quotes.writing.files import check_target, replacing

    check_target(output, overwrite=overwrite)
    columns_by_field = _mapping(columns)

    from quotes.corpus import write_corpus
    from quotes.loading import load
    from quotes.pipeline import annotate
    from quotes.reading.articles import read

    nlp = load(
        model or None, people=people or None, include=include, min_confidence=min_confidence, threads=threads
    )
    with _running(paths) as run, replacing(output, overwrite=overwrite) as part:
        articles = run.articles(read(paths, columns=columns_by_field, on_error=run.fail))
        annotated = run.labelled(annotate(articles, nlp, on_error=run.fail_article))
        write_corpus(_if_any(annotated, run, paths), part)


@app.command()
def show(
    paths: Paths,
    columns: Columns = "",
    include: Include = "speech",
    min_confidence: MinConfidence = 0.0,
    people: People = "",
    model: Model = "",
    threads: Threads = 0,
) -> None:
    """Print articles with their quotes coloured by type and the speakers named."""
    columns_by_field = _mapping(columns)

    from quotes.loading import load
    from quotes.pipeline import find_quotes
    from quotes.reading.articles import read
    from quotes.writing.terminal import article_view, legend

    nlp = load(
        model or None, people=people or None, include=include, min_confidence=min_confidence, threads=threads
    )
    console = _stdout()
    with _running(paths) as run:
        articles = run.articles(read(paths, columns=columns_by_field, on_error=run.fail))
        console.print(legend())
        for article, quotes in _if_any(find_quotes(articles, nlp, on_error=run.fail_article), run, paths):
            console.print(article_view(article, quotes))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Labelled articles, .jsonl.")],
    predictions: Annotated[
        Path | None,
        typer.Argument(metavar="[PRED]", help="What `quotes annotate` wrote; without it, the pipeline runs."),
    ] = None,
    iou: Annotated[float, typer.Option(help="From which overlap of contents on two quotes match.")] = 0.5,
    bootstrap: Annotated[
        int, typer.Option(min=0, metavar="N", help="Add 95 % intervals, from N resamplings of the articles.")
    ] = 0,
    by_outlet: Annotated[bool, typer.Option("--by-outlet", help="Add figures for each publisher.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    errors_file: Annotated[
        Path | None,
        typer.Option("--errors", metavar="FILE", help="List each error in its context: .html or .csv."),
    ] = None,
    reliability: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw what the confidences are worth: .svg."),
    ] = None,
    include: Include = "speech",
    people: People = "",
    model: Model = "",
    threads: Threads = 0,
    overwrite: Overwrite = False,
) -> None:
    """Compare found quotes with labelled ones: quotes, sources, cues and speakers."""
    from quotes.writing.files import check_target

    for target in filter(None, (errors_file, reliability)):
        check_target(target, overwrite=overwrite)

    from quotes.corpus import read_corpus
    from quotes.evaluation.cases import errors
    from quotes.evaluation.diagram import reliability_diagram
    from quotes.evaluation.report import render_scores, write_errors
    from quotes.evaluation.scores import evaluate

    labelled = list(read_corpus(gold))
    predicted = (
        read_corpus(predictions) if predictions else _predict(labelled, include, model, people, threads)
    )
    found = list(predicted)
    scores = evaluate(labelled, found, iou=iou, bootstrap=bootstrap, by_publisher=by_outlet)
    if errors_file:
        write_errors(errors(labelled, found, iou=iou), errors_file)
    if reliability:
        reliability.write_text(reliability_diagram(scores.calibration), encoding="utf-8")
    if as_json:
        typer.echo(json.dumps(scores.as_dict(), indent=2))
    else:
        _stdout().print(render_scores(scores))


@app.command()
def speakers(
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="What `quotes extract` wrote.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the whole list instead: .csv."),
    ] = None,
    overwrite: Overwrite = False,
) -> None:
    """List who spoke: the forms of each name, the articles and the number of quotes."""
    from quotes.resolution.roster import speakers
    from quotes.writing.files import check_target, replacing
    from quotes.writing.tables import guard, read_table
    from quotes.writing.terminal import speaker_table

    if output:
        check_target(output, overwrite=overwrite)
    found = speakers(read_table(table))
    if output:
        with replacing(output, overwrite=overwrite) as part:
            found.map(lambda cell: guard(cell) if isinstance(cell, str) else cell).to_csv(part, index=False)
    else:
        _stdout().print(speaker_table(found))


def _predict(
    labelled: list[LabelledArticle], include: str, model: str, people: str, threads: int
) -> Iterator[LabelledArticle]:
    from quotes.loading import load
    from quotes.pipeline import annotate

    nlp = load(model or None, people=people or None, include=include, threads=threads)
    with _running([]) as run:
        articles = run.articles(article.article() for article in labelled)
        yield from run.labelled(annotate(articles, nlp, on_error=run.fail_article))


def _mapping(columns: str) -> dict[str, str] | None:
    """``text=body,date=published`` as a dict; an empty string as none."""
    pairs = [pair.partition("=") for pair in columns.split(",")] if columns else []
    for ours, _, theirs in pairs:
        if not (ours.strip() and theirs.strip()):
            raise error("Q088", value=columns)
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs} or None


@contextmanager
def _running(paths: list[str]) -> Iterator[Run]:
    """Counts of a run, shown while it lasts and summed up after it, all on standard error."""
    from rich.console import Console

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
    tell(run.summary())


def _if_any(items: Iterable[Item], run: Run, paths: list[str]) -> Iterator[Item]:
    """``items``, and an error at their end if no article was read: then no file is to be left."""
    yield from items
    if not run.read:
        raise error("Q089", paths=", ".join(paths))


def _stdout() -> Console:
    from rich.console import Console

    return Console(highlight=False)
