"""What is counted in one article; the counts of several articles add up."""

from __future__ import annotations

from collections import Counter

from quotes.evaluation.content import derive_type, quoted_mask, span_set
from quotes.evaluation.matching import Chars, Comparison, Pair
from quotes.evaluation.speakers import name_words, same_speaker
from quotes.labelled import LabelledArticle, LabelledQuote

Counts = Counter[str]

STRICT_IOU = 0.8
"""The second, stricter threshold of a match, always counted beside the chosen one."""


def count(comparison: Comparison, iou: float) -> Counts:
    """Everything the figures need of one article; a pair matches from ``iou`` on."""
    counts: Counts = Counter(gold=len(comparison.gold), pred=len(comparison.predicted))
    gold_types = quote_types(comparison.article.text, comparison.gold)
    predicted_types = quote_types(comparison.article.text, comparison.predicted)
    counts.update(f"gold_{kind}" for kind in gold_types)
    counts.update(f"pred_{kind}" for kind in predicted_types)
    counts.update(_characters(comparison))
    for pair in comparison.pairs:
        gold_type, predicted_type = gold_types[pair.gold], predicted_types[pair.predicted]
        if pair.iou == 1.0:
            counts.update(("exact", f"exact_gold_{gold_type}"))
        if pair.iou >= STRICT_IOU:
            counts["strict"] += 1
        if pair.iou >= iou:
            counts.update(("match", f"match_gold_{gold_type}", f"match_pred_{predicted_type}"))
            counts.update(_parts(comparison, pair))
            counts.update(_speaker(comparison, pair))
    if any(quote.speaker for quote in comparison.gold):
        counts.update(_speaker_characters(comparison))
    return counts


def quote_types(text: str, quotes: list[LabelledQuote]) -> list[str]:
    """The type of each quote, derived from the marks in ``text`` where it is not given."""
    mask = quoted_mask(text)
    return [quote.type or derive_type(text, mask, quote.content) for quote in quotes]


def source_agrees(article: LabelledArticle, gold: LabelledQuote, predicted: LabelledQuote) -> bool:
    """Whether the sources share a character, or neither quote has one."""
    gold_chars = span_set(article.text, gold.source)
    predicted_chars = span_set(article.text, predicted.source)
    return bool(gold_chars & predicted_chars) or not (gold_chars or predicted_chars)


def _characters(comparison: Comparison) -> Counts:
    gold = _union(comparison.gold_chars) - comparison.ignored
    predicted = _union(comparison.predicted_chars) - comparison.ignored
    return Counter(char_gold=len(gold), char_pred=len(predicted), char_both=len(gold & predicted))


def _union(sets: list[Chars]) -> Chars:
    return frozenset().union(*sets)


def _parts(comparison: Comparison, pair: Pair) -> Counts:
    """Source and cue of a matched pair."""
    article = comparison.article
    gold, predicted = comparison.gold[pair.gold], comparison.predicted[pair.predicted]
    agrees = source_agrees(article, gold, predicted)
    counts: Counts = Counter(attribution=int(agrees))
    if source := span_set(article.text, gold.source):
        exact = source == span_set(article.text, predicted.source)
        counts.update(source_n=1, source_ok=int(agrees), source_exact=int(exact))
    if cue := span_set(article.text, gold.cue):
        counts.update(cue_n=1, cue_ok=int(bool(cue & span_set(article.text, predicted.cue))))
    return counts


def _speaker(comparison: Comparison, pair: Pair) -> Counts:
    """The speaker of a matched pair; hard where the source as it stands shares no word with the name."""
    gold, predicted = comparison.gold[pair.gold], comparison.predicted[pair.predicted]
    if not gold.speaker:
        return Counter()
    right = int(same_speaker(gold.speaker, predicted.speaker, gold.speaker_kind))
    counts: Counts = Counter(speaker_n=1, speaker_ok=right)
    source = " ".join(comparison.article.text[start:end] for start, end in gold.source)
    if set(name_words(source)).isdisjoint(name_words(gold.speaker)):
        counts.update(hard_n=1, hard_ok=right)
    return counts


def _speaker_characters(comparison: Comparison) -> Counts:
    """Characters by speaker: indifferent to how neighbouring quotes of one speaker are grouped."""
    gold: dict[int, set[tuple[str, str]]] = {}
    for quote, chars in zip(comparison.gold, comparison.gold_chars, strict=True):
        for offset in chars:
            gold.setdefault(offset, set()).add((quote.speaker, quote.speaker_kind))
    predicted: dict[int, set[str]] = {}
    for quote, chars in zip(comparison.predicted, comparison.predicted_chars, strict=True):
        for offset in chars - comparison.ignored:
            predicted.setdefault(offset, set()).add(quote.speaker)
    answers = Counter((frozenset(gold[k]), frozenset(predicted[k])) for k in gold.keys() & predicted.keys())
    both = sum(
        number
        for (named, said), number in answers.items()
        if any(same_speaker(name, other, kind) for name, kind in named for other in said)
    )
    return Counter(spkchar_gold=len(gold), spkchar_pred=len(predicted), spkchar_both=both)
