"""Each error of a prediction, one by one, in its context: what to read before changing a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from quotes.evaluation.counts import quote_types, source_agrees
from quotes.evaluation.matching import Comparison
from quotes.evaluation.scores import compare_all
from quotes.evaluation.speakers import same_speaker
from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.schema import Span

Kind = Literal["missed", "invented", "cut wrong", "wrong source", "wrong speaker"]
KINDS: tuple[Kind, ...] = ("missed", "invented", "cut wrong", "wrong source", "wrong speaker")

MARGIN = 160
"""Characters of context on either side of an error."""


class Piece(NamedTuple):
    """A run of context and whose it is: any of gold, predicted, gold-source, predicted-source."""

    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErrorCase:
    """One thing that is wrong with one quote.

    ``gold`` and ``predicted`` are the contents as they stand in the text, empty where there is none;
    ``start`` and ``end`` enclose both. ``iou`` is how far they agree, 0 for a quote missed or invented.
    """

    kind: Kind
    article: str
    publisher: str
    type: str
    iou: float
    gold: str
    predicted: str
    gold_source: str
    predicted_source: str
    gold_speaker: str
    predicted_speaker: str
    start: int
    end: int
    context: tuple[Piece, ...]


def errors(
    gold: Sequence[LabelledArticle], predicted: Iterable[LabelledArticle], *, iou: float = 0.5
) -> list[ErrorCase]:
    """Every error of ``predicted``, in the order of the gold articles and their text.

    Quotes that overlap without being equal are "cut wrong", also below the threshold ``iou``, where the
    figures count one missed and one invented; source and speaker are judged from ``iou`` on, as there.
    """
    return [
        case
        for comparison in compare_all(gold, predicted)
        for case in sorted(_cases(comparison, iou), key=lambda case: (case.start, case.end))
    ]


def _cases(comparison: Comparison, iou: float) -> Iterator[ErrorCase]:
    article = comparison.article
    gold_types = quote_types(article.text, comparison.gold)
    predicted_types = quote_types(article.text, comparison.predicted)
    for pair in comparison.pairs:
        gold, predicted = comparison.gold[pair.gold], comparison.predicted[pair.predicted]
        for kind in _faults(article, gold, predicted, pair.iou, iou):
            yield _case(kind, article, gold_types[pair.gold], pair.iou, gold, predicted)
    for i in set(range(len(comparison.gold))) - {pair.gold for pair in comparison.pairs}:
        yield _case("missed", article, gold_types[i], 0.0, comparison.gold[i], None)
    for j in set(range(len(comparison.predicted))) - {pair.predicted for pair in comparison.pairs}:
        yield _case("invented", article, predicted_types[j], 0.0, None, comparison.predicted[j])


def _faults(
    article: LabelledArticle, gold: LabelledQuote, predicted: LabelledQuote, found: float, iou: float
) -> Iterator[Kind]:
    if found < 1:
        yield "cut wrong"
    if found < iou:
        return
    if not source_agrees(article, gold, predicted):
        yield "wrong source"
    if gold.speaker and not same_speaker(gold.speaker, predicted.speaker, gold.speaker_kind):
        yield "wrong speaker"


def _case(
    kind: Kind,
    article: LabelledArticle,
    quote_type: str,
    iou: float,
    gold: LabelledQuote | None,
    predicted: LabelledQuote | None,
) -> ErrorCase:
    contents = [span for quote in (gold, predicted) if quote for span in quote.content]
    labelled = {
        "gold": gold.content if gold else (),
        "predicted": predicted.content if predicted else (),
        "gold-source": gold.source if gold else (),
        "predicted-source": predicted.source if predicted else (),
    }
    said = {label: " […] ".join(article.text[a:b] for a, b in sorted(labelled[label])) for label in labelled}
    return ErrorCase(
        kind=kind,
        article=article.id,
        publisher=article.publisher,
        type=quote_type,
        iou=iou,
        gold=said["gold"],
        predicted=said["predicted"],
        gold_source=said["gold-source"],
        predicted_source=said["predicted-source"],
        gold_speaker=gold.speaker if gold else "",
        predicted_speaker=predicted.speaker if predicted else "",
        start=min(start for start, _ in contents),
        end=max(end for _, end in contents),
        context=_context(article.text, labelled),
    )


def _context(text: str, labelled: dict[str, tuple[Span, ...]]) -> tuple[Piece, ...]:
    """The stretch of ``text`` around all labelled spans, cut at whitespace, in runs of equal labels."""
    edges = [edge for spans in labelled.values() for span in spans for edge in span]
    start, end = max(0, min(edges) - MARGIN), min(len(text), max(edges) + MARGIN)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1

    def labels(offset: int) -> tuple[str, ...]:
        return tuple(name for name in labelled if any(a <= offset < b for a, b in labelled[name]))

    runs = groupby(range(start, end), key=labels)
    return tuple(Piece("".join(text[offset] for offset in run), whose) for whose, run in runs)
