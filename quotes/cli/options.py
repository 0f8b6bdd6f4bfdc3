"""Options that several commands share, and what they mean to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.errors import error

if TYPE_CHECKING:
    from spacy.language import Language


def _confidence(value: float) -> float:
    """Typer's own ``min`` and ``max`` say of NaN that it is too large."""
    if not 0 <= value <= 1:
        raise error("Q090", value=f"--min-confidence {value:g}")
    return value


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
    float,
    typer.Option(
        callback=_confidence, help="Leave out quotes that the model is less sure of than this, 0 to 1."
    ),
]
People = Annotated[
    str, typer.Option(metavar="FILE", help="YAML of further people and offices, beside those that ship.")
]
Model = Annotated[str, typer.Option(help="Another pipeline: its name, or the folder it is in.")]
Threads = Annotated[
    int, typer.Option(min=0, metavar="N", help="Threads the network may use; 0: as many as there are.")
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the output file if it exists.")]


def mapping(columns: str) -> dict[str, str] | None:
    """``text=body,date=published`` as a dict; an empty string as none."""
    pairs = [pair.partition("=") for pair in columns.split(",")] if columns else []
    for ours, _, theirs in pairs:
        if not (ours.strip() and theirs.strip()):
            raise error("Q088", value=columns)
        if sum(ours.strip() == other.strip() for other, _, _ in pairs) > 1:
            raise error("Q099", value=columns, field=ours.strip())
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs} or None


def pipeline(model: str, people: str, include: str, threads: int, min_confidence: float = 0.0) -> Language:
    """The pipeline as the options ask for it; an empty one asks for nothing."""
    from quotes.loading import load

    return load(
        model or None, people=people or None, include=include, min_confidence=min_confidence, threads=threads
    )
