"""PolNeAR 1.0 (Newell, Margolin, Ruths, LREC 2018): ``metadata.tsv``, and texts and brat files by part.

Quotation marks that a text writes as two apostrophes become one straight mark, and the offsets
follow. Stretches labelled ``Discard`` are kept as such.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from quotes.conversion.brat import event_quotes, parse, read_text
from quotes.errors import error
from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.schema import Span


def read_polnear(data: Path, part: str, *, everyone: bool = False) -> Iterator[LabelledArticle]:
    """Yield the articles of ``part`` (train, dev, test) from the distribution's folder ``data``.

    Of articles that several people annotated the first annotator's version is taken, or, with
    ``everyone``, each as an article of its own (same id, other ``annotator``).
    """
    table = data / "metadata.tsv"
    if not table.is_file():
        raise error("Q034", path=data, wanted="metadata.tsv")
    with table.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["compartment"] == part]
    if not rows:
        raise error("Q034", path=data, wanted=f"articles of {part}")
    for row in rows:
        annotators = row["annotators"].split("|")
        for annotator in annotators if everyone else annotators[:1]:
            yield _article(data / part, row, annotator)


def _article(folder: Path, row: dict[str, str], annotator: str) -> LabelledArticle:
    name = row["filename"]
    annotation = folder / "attributions" / f"{name}_{annotator}.ann"
    if not annotation.is_file():
        raise error("Q031", path=folder / "text" / f"{name}.txt", wanted=annotation)
    standoff = parse(annotation.read_text(encoding="utf-8"), str(annotation))
    text, moved = straighten(read_text(annotation, folder / "text" / f"{name}.txt"))
    discards = (entity.spans for entity in standoff.entities.values() if entity.label == "Discard")
    return LabelledArticle(
        id=name,
        text=text,
        title=row["title"],
        date=row["publication_date"],
        publisher=row["publisher"],
        quotes=tuple(_moved_quote(quote, moved) for quote in event_quotes(standoff)),
        discard=tuple(sorted(_moved(span, moved) for spans in discards for span in spans)),
        annotator=annotator,
    )


def straighten(text: str) -> tuple[str, list[int]]:
    """``text`` with each ``''`` made ``"``, and for each old offset, the end included, the new one."""
    marked = text.replace("''", '"\0')
    moved = [0, *accumulate(int(char != "\0" or old == "\0") for char, old in zip(marked, text, strict=True))]
    return text.replace("''", '"'), moved


def _moved_quote(quote: LabelledQuote, moved: list[int]) -> LabelledQuote:
    return replace(
        quote,
        content=tuple(_moved(span, moved) for span in quote.content),
        cue=tuple(_moved(span, moved) for span in quote.cue),
        source=tuple(_moved(span, moved) for span in quote.source),
    )


def _moved(span: Span, moved: list[int]) -> Span:
    """The span at its new place; an edge between two apostrophes takes in the mark they became."""
    return moved[span[0] + 1] - 1, moved[span[1]]
