"""The commands that look at what was found: `evaluate`, `speakers`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.application import app
from quotes.cli.options import Include, Model, Overwrite, People, Threads, pipeline
from quotes.cli.running import if_any, running, stdout

if TYPE_CHECKING:
    from quotes.labelled import LabelledArticle


@app.command()
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Labelled articles: .jsonl, a marked .txt or a folder of them."),
    ],
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
    from quotes.corpus import read_corpus
    from quotes.evaluation.cases import errors
    from quotes.evaluation.diagram import reliability_diagram
    from quotes.evaluation.report import ERROR_ENDINGS, render_scores, write_errors
    from quotes.evaluation.scores import check_iou, evaluate
    from quotes.writing.files import check_target

    check_iou(iou)
    for target, endings in ((errors_file, ERROR_ENDINGS), (reliability, (".svg",))):
        if target:
            check_target(target, overwrite=overwrite, endings=endings)

    labelled = list(read_corpus(gold))
    predicted = (
        read_corpus(predictions) if predictions else _predict(gold, labelled, include, model, people, threads)
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
        stdout().print(render_scores(scores))


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
    from quotes.sources import require_apart
    from quotes.writing.files import check_target, replacing
    from quotes.writing.tables import guard, read_table
    from quotes.writing.terminal import speaker_table

    if output:
        require_apart(output, [str(table)])
        check_target(output, overwrite=overwrite, endings=(".csv",))
    found = speakers(read_table(table))
    if output:
        with replacing(output, overwrite=overwrite) as part:
            found.map(lambda cell: guard(cell) if isinstance(cell, str) else cell).to_csv(part, index=False)
    else:
        stdout().print(speaker_table(found))


def _predict(
    gold: Path, labelled: list[LabelledArticle], include: str, model: str, people: str, threads: int
) -> Iterator[LabelledArticle]:
    from quotes.pipeline import annotate

    nlp = pipeline(model, people, include, threads)
    with running([], nlp) as run:
        articles = run.articles(article.article() for article in labelled)
        annotated = run.counted(annotate(articles, nlp, on_error=run.fail_article), attrgetter("quotes"))
        yield from if_any(annotated, run, [str(gold)])
