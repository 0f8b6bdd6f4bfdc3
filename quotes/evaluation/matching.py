"""Which predicted quote answers which gold quote of an article, and which count at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotes.evaluation.content import content_set, iou
from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.schema import Span

Chars = frozenset[int]
"""The offsets of a content's characters in its article."""


class Pair(NamedTuple):
    """A gold and a predicted quote that answer each other: their IoU and their indices."""

    iou: float
    gold: int
    predicted: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article's quotes that count, their characters and pairs.

    ``ignored`` are characters that count neither way: discarded stretches and what only optional
    quotes cover.
    """

    article: LabelledArticle
    gold: list[LabelledQuote]
    predicted: list[LabelledQuote]
    gold_chars: list[Chars]
    predicted_chars: list[Chars]
    pairs: list[Pair]
    ignored: Chars


def match_contents(
    text: str, gold: Sequence[Sequence[Span]], predicted: Sequence[Sequence[Span]]
) -> list[Pair]:
    """Pair contents given by their spans in ``text``, as ``match`` does."""
    return match(*([content_set(text, spans) for spans in contents] for contents in (gold, predicted)))


def match(gold: Sequence[Chars], predicted: Sequence[Chars]) -> list[Pair]:
    """Pair contents one to one, greedily from the highest IoU down (ties: the earlier gold, then prediction).

    Equal contents are always paired, and a quote predicted twice is matched once.
    """
    candidates = sorted(
        (-iou(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if not one.isdisjoint(other)
    )
    pairs: list[Pair] = []
    gold_taken: set[int] = set()
    predicted_taken: set[int] = set()
    for negative, i, j in candidates:
        if i not in gold_taken and j not in predicted_taken:
            gold_taken.add(i)
            predicted_taken.add(j)
            pairs.append(Pair(-negative, i, j))
    return pairs


def compare(article: LabelledArticle, predicted: Sequence[LabelledQuote]) -> Comparison:
    """Set ``article``'s gold quotes against ``predicted``, optional and discarded ones put aside."""
    text = article.text
    core = [quote for quote in article.quotes if not quote.optional]
    core_chars = [content_set(text, quote.content) for quote in core]
    ignored = frozenset(offset for start, end in article.discard for offset in range(start, end))
    kept = list(predicted)
    if len(core) < len(article.quotes):
        optional_chars = [content_set(text, quote.content) for quote in article.quotes if quote.optional]
        ignored |= frozenset().union(*optional_chars) - frozenset().union(*core_chars)
        kept = _without_optional(text, core_chars, optional_chars, kept, ignored)
    if article.discard:
        kept = [quote for quote in kept if not _discarded(quote.content, article.discard)]
    kept_chars = [content_set(text, quote.content) for quote in kept]
    return Comparison(article, core, kept, core_chars, kept_chars, match(core_chars, kept_chars), ignored)


def _without_optional(
    text: str, core: list[Chars], optional: list[Chars], predicted: list[LabelledQuote], ignored: Chars
) -> list[LabelledQuote]:
    """Leave out predictions that answer an optional quote or, off the core, lie half in what is ignored."""
    chars = [content_set(text, quote.content) for quote in predicted]
    covered = frozenset().union(*core)
    taken = {pair.predicted for pair in match(core + optional, chars) if pair.gold >= len(core)}
    taken |= {
        j for j, own in enumerate(chars) if own and not own & covered and 2 * len(own & ignored) >= len(own)
    }
    return [quote for j, quote in enumerate(predicted) if j not in taken]


def _discarded(content: Sequence[Span], discard: Sequence[Span]) -> bool:
    """Whether more than half of ``content`` lies in stretches nobody was to label."""
    inside = sum(max(0, min(end, b) - max(start, a)) for start, end in content for a, b in discard)
    return 2 * inside > sum(end - start for start, end in content)
