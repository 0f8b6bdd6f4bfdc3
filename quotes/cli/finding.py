"""The commands that find quotes: `extract`, `annotate`, `show`."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.application import app
from quotes.cli.options import (
    Columns,
    Include,
    MinConfidence,
    Model,
    Overwrite,
    Paths,
    People,
    Threads,
    mapping,
    pipeline,
)
from quotes.cli.running import if_any, running, stdout
from quotes.errors import error

if TYPE_CHECKING:
    from spacy.language import Language


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
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was stopped, after its last article.")
    ] = False,
) -> None:
    """Write a table of the quotes in articles: one row a quote, who said it, and where it stands."""
    target = Path(output) if output not in ("", "-") else None
    if target:
        from quotes.sources import require_apart
        from quotes.writing.files import check_target
        from quotes.writing.tables import writer_for

        if output.endswith(("/", os.sep)):  # which a Path forgets
            raise error("Q081", path=output)
        writer_for(target)
        require_apart(target, paths)
        check_target(target, overwrite=overwrite)
    if excel and (target.suffix.lower() != ".csv" if target else not output):
        raise error("Q094", path=output or "the terminal")
    if resume and not target:
        raise error("Q077", path=output or "the terminal")
    columns_by_field = mapping(columns)

    nlp = pipeline(model, people, include, threads, min_confidence)
    if target:
        options = {"--include": include, "--min-confidence": str(min_confidence), "--columns": columns}
        asked = options | {"--model": str(model), "--people": _digest(people)}
        _extract_to(
            target, paths, columns_by_field, nlp, asked, resume=resume, overwrite=overwrite, bom=excel
        )
        return

    from quotes.pipeline import extract_rows
    from quotes.reading.articles import read
    from quotes.unifying import unify_rows
    from quotes.writing.tables import write_csv
    from quotes.writing.terminal import quote_table

    with running(paths, nlp) as run:
        articles = run.articles(read(paths, columns=columns_by_field, on_error=run.fail))
        found = run.counted(extract_rows(articles, nlp, on_error=run.fail_article), lambda row: [row])
        rows = if_any(unify_rows(found), run, paths)
        if output:
            write_csv(rows, sys.stdout.buffer, bom=excel)
        else:
            stdout().print(quote_table(rows))


def _extract_to(
    target: Path,
    paths: list[str],
    columns: dict[str, str] | None,
    nlp: Language,
    asked: dict[str, str],
    *,
    resume: bool,
    overwrite: bool,
    bom: bool,
) -> None:
    """Write the table ``target``; what each article gives is kept beside it until it is whole."""
    from quotes.pipeline import find_quotes
    from quotes.provenance import made_with
    from quotes.reading.articles import read
    from quotes.unifying import unify_again
    from quotes.writing.rows import rows
    from quotes.writing.tables import write_table
    from quotes.writing.unfinished import unfinished

    versions = made_with(nlp)
    with (
        running(paths, nlp) as run,
        unfinished(target, asked | versions, run.tell, resume=resume, overwrite=overwrite) as kept,
    ):
        articles = kept.missing(read(paths, columns=columns, on_error=run.fail), run.resume)
        found = find_quotes(run.articles(articles), nlp, on_error=run.fail_article)
        for article, quotes in if_any(run.counted(found, itemgetter(1)), run, paths):
            kept.keep(article, rows(article, quotes))
        write_table(unify_again(kept.rows), target, overwrite=overwrite, bom=bom, made_with=versions)


def _digest(file: str) -> str:
    return sha256(Path(file).read_bytes()).hexdigest() if file else ""


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
    from quotes.sources import require_apart
    from quotes.writing.files import check_target, replacing

    require_apart(output, paths)
    check_target(output, overwrite=overwrite, endings=(".jsonl",))
    columns_by_field = mapping(columns)

    from quotes.corpus import write_corpus
    from quotes.pipeline import annotate
    from quotes.reading.articles import read

    nlp = pipeline(model, people, include, threads, min_confidence)
    with running(paths, nlp) as run, replacing(output, overwrite=overwrite) as part:
        articles = run.articles(read(paths, columns=columns_by_field, on_error=run.fail))
        annotated = run.counted(annotate(articles, nlp, on_error=run.fail_article), attrgetter("quotes"))
        write_corpus(if_any(annotated, run, paths), part)


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
    columns_by_field = mapping(columns)

    from quotes.pipeline import find_quotes
    from quotes.reading.articles import read
    from quotes.writing.terminal import article_view, legend

    nlp = pipeline(model, people, include, threads, min_confidence)
    console = stdout()
    with running(paths, nlp) as run:
        articles = run.articles(read(paths, columns=columns_by_field, on_error=run.fail))
        console.print(legend())
        found = run.counted(find_quotes(articles, nlp, on_error=run.fail_article), itemgetter(1))
        for article, quotes in if_any(found, run, paths):
            console.print(article_view(article, quotes))
