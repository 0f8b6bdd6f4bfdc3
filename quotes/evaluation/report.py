"""Scores as a table for the terminal, errors as a page to read or a CSV file to count in."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from rich.console import Group
from rich.table import Table
from rich.text import Text

from quotes.errors import error
from quotes.evaluation.calibration import Calibration
from quotes.evaluation.cases import ErrorCase
from quotes.evaluation.figures import PRF, Scores
from quotes.evaluation.page import errors_page
from quotes.schema import QUOTE_TYPES
from quotes.writing.tables import guard

ERROR_ENDINGS = (".html", ".csv")
"""What a list of errors is written as."""

_NAMES = {
    "exact": "exact",
    "match": "match",
    "match80": "match at 0.8",
    "char": "characters",
    "attribution": "attribution",
    "quote_speaker": "quote + speaker",
    "speaker_char": "speaker characters",
}

_CSV_COLUMNS = tuple(f.name for f in fields(ErrorCase) if f.name != "context")


def render_scores(scores: Scores) -> Group:
    """The figures in per cent, ready for a rich console to print."""
    counts = f"{scores.n_articles} articles, {scores.n_gold} gold quotes, {scores.n_pred} predicted"
    parts: list[Table | Text] = [Text(counts), _measures(scores), _types(scores), _shares(scores)]
    parts += [_calibration(name, figures) for name, figures in scores.calibration.items()]
    if scores.by_publisher:
        parts.append(_publishers(scores.by_publisher))
    return Group(*parts)


def _per_cent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table


def _measures(scores: Scores) -> Table:
    heads = ("precision", "recall", "F1", *(["95 % interval"] if scores.ci95_f1 else []))
    table = _table("Quotes", f"match from IoU {scores.iou:g}", *heads)
    for name, title in _NAMES.items():
        figure: PRF = getattr(scores, name)
        cells = [_per_cent(figure.p), _per_cent(figure.r), _per_cent(figure.f1)]
        if name in scores.ci95_f1:
            cells.append(" to ".join(_per_cent(edge) for edge in scores.ci95_f1[name]))
        table.add_row(title, *cells)
    return table


def _types(scores: Scores) -> Table:
    table = _table("By type", "type", "gold", "recall", "exact", "predicted", "precision")
    for kind in QUOTE_TYPES:
        gold, predicted = scores.recall_by_type[kind], scores.precision_by_type[kind]
        figures = (_per_cent(gold.match), _per_cent(gold.exact))
        table.add_row(kind, str(gold.n), *figures, str(predicted.n), _per_cent(predicted.match))
    return table


def _shares(scores: Scores) -> Table:
    table = _table("Of matched quotes", "right", "share", "of")
    table.add_row("source", _per_cent(scores.source_accuracy), str(scores.source_n))
    table.add_row("source, exactly", _per_cent(scores.source_exact), str(scores.source_n))
    table.add_row("cue", _per_cent(scores.cue_accuracy), str(scores.cue_n))
    table.add_row("speaker", _per_cent(scores.speaker_accuracy), str(scores.speaker_n))
    table.add_row("speaker whom the source does not name", _per_cent(scores.speaker_hard),
                  str(scores.speaker_hard_n))  # fmt: skip
    return table


def _calibration(name: str, figures: Calibration) -> Table:
    title = f"Confidence, {name} (ECE {_per_cent(figures.ece)})"
    table = _table(title, "confidence", "mean", "right", "of")
    for each in figures.bins:
        band = f"{each.low:.1f} to {each.high:.1f}"
        table.add_row(band, _per_cent(each.confidence), _per_cent(each.accuracy), str(each.n))
    return table


def _publishers(outlets: dict[str, Scores]) -> Table:
    table = _table("By outlet, F1", "outlet", "gold", *_NAMES.values())
    for name, scores in outlets.items():
        table.add_row(name, str(scores.n_gold), *(_per_cent(getattr(scores, key).f1) for key in _NAMES))
    return table


def write_errors(cases: Sequence[ErrorCase], path: str | Path) -> None:
    """Write ``cases`` to ``path``: one page to read for ``.html``, a row each for ``.csv``."""
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".html":
        path.write_text(errors_page(cases), encoding="utf-8")
    elif suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(_csv_rows(cases))
    else:
        raise error("Q029", path=path, endings=" or ".join(ERROR_ENDINGS))


def _csv_rows(cases: Sequence[ErrorCase]) -> Iterator[list[str]]:
    yield [*_CSV_COLUMNS, "context"]
    for case in cases:
        values = [getattr(case, name) for name in _CSV_COLUMNS]
        context = "".join(piece.text for piece in case.context)
        yield [_cell(value) for value in (*values, context)]


def _cell(value: object) -> str:
    return guard(f"{value:.3f}" if isinstance(value, float) else str(value))
