"""From gold and predicted quotes to figures: the one place where quotes are scored."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.corpus import check_spans
from quotes.errors import error
from quotes.evaluation.calibration import Calibration, calibrate, quote_outcomes, speaker_outcomes
from quotes.evaluation.counts import Counts, count
from quotes.evaluation.figures import PRF, Scores, TypeShare
from quotes.evaluation.matching import Comparison, compare
from quotes.labelled import LabelledArticle
from quotes.schema import QUOTE_TYPES

MEASURES = {
    "exact": ("exact", "pred", "gold"),
    "match": ("match", "pred", "gold"),
    "match80": ("strict", "pred", "gold"),
    "char": ("char_both", "char_pred", "char_gold"),
    "attribution": ("attribution", "pred", "gold"),
    "quote_speaker": ("speaker_ok", "pred", "gold"),
    "speaker_char": ("spkchar_both", "spkchar_pred", "spkchar_gold"),
}
"""Each measure with precision and recall: which counts are right, predicted and in the gold."""


def evaluate(
    gold: Sequence[LabelledArticle],
    predicted: Iterable[LabelledArticle],
    *,
    iou: float = 0.5,
    bootstrap: int = 0,
    by_publisher: bool = False,
) -> Scores:
    """Score ``predicted`` against ``gold``; an article nobody predicted counts as one without quotes.

    ``bootstrap`` adds 95 % intervals of the F1s over that many resamplings of articles;
    ``by_publisher`` the figures of each outlet. Raises ``QuotesError`` for predicted articles that are
    not in the gold or whose spans do not fit its text.
    """
    check_iou(iou)
    comparisons = compare_all(gold, predicted)
    counted = [count(comparison, iou) for comparison in comparisons]
    return replace(
        _scores(comparisons, counted, iou),
        ci95_f1=_bootstrap(counted, bootstrap),
        by_publisher=_by_publisher(comparisons, counted, iou) if by_publisher else {},
    )


def check_iou(iou: float) -> None:
    """Raise ``QuotesError`` for an ``iou`` that is no threshold."""
    if not 0 < iou <= 1:
        raise error("Q036", iou=iou)


def compare_all(gold: Sequence[LabelledArticle], predicted: Iterable[LabelledArticle]) -> list[Comparison]:
    """Set each gold article against its prediction, after checking that they fit each other."""
    by_id: dict[str, LabelledArticle] = {}
    for article in predicted:
        if article.id in by_id:
            raise error("Q027", article=article.id)
        by_id[article.id] = article
    extra = sorted(by_id.keys() - {article.id for article in gold})
    if extra:
        raise error("Q025", number=len(extra), article=extra[0])
    return [_checked(article, by_id.get(article.id, LabelledArticle(article.id))) for article in gold]


def _checked(gold: LabelledArticle, predicted: LabelledArticle) -> Comparison:
    if not gold.text and (gold.quotes or predicted.quotes):
        raise error("Q028", article=gold.id)
    if predicted.text and predicted.text != gold.text:
        raise error("Q026", article=gold.id)
    check_spans(gold.id, gold.quotes, len(gold.text), "the gold")
    check_spans(gold.id, predicted.quotes, len(gold.text), "the predictions")
    return compare(gold, predicted.quotes)


def _by_publisher(comparisons: list[Comparison], counted: list[Counts], iou: float) -> dict[str, Scores]:
    groups: dict[str, list[int]] = {}
    for number, comparison in enumerate(comparisons):
        groups.setdefault(comparison.article.publisher or "unknown", []).append(number)
    return {
        name: _scores([comparisons[k] for k in groups[name]], [counted[k] for k in groups[name]], iou)
        for name in sorted(groups)
    }


def _scores(comparisons: list[Comparison], counted: list[Counts], iou: float) -> Scores:
    total = _total(counted)
    return Scores(
        iou=iou,
        n_articles=len(counted),
        n_gold=total["gold"],
        n_pred=total["pred"],
        exact=_prf(total, "exact"),
        match=_prf(total, "match"),
        match80=_prf(total, "match80"),
        char=_prf(total, "char"),
        recall_by_type={kind: _recall(total, kind) for kind in QUOTE_TYPES},
        precision_by_type={kind: _precision(total, kind) for kind in QUOTE_TYPES},
        source_accuracy=_share(total["source_ok"], total["source_n"]),
        source_n=total["source_n"],
        source_exact=_share(total["source_exact"], total["source_n"]),
        attribution=_prf(total, "attribution"),
        cue_accuracy=_share(total["cue_ok"], total["cue_n"]),
        cue_n=total["cue_n"],
        speaker_accuracy=_share(total["speaker_ok"], total["speaker_n"]),
        speaker_n=total["speaker_n"],
        speaker_hard=_share(total["hard_ok"], total["hard_n"]),
        speaker_hard_n=total["hard_n"],
        quote_speaker=_prf(total, "quote_speaker"),
        speaker_char=_prf(total, "speaker_char"),
        calibration=_calibrations(comparisons, iou),
    )


def _calibrations(comparisons: list[Comparison], iou: float) -> dict[str, Calibration]:
    figures = {
        "quotes": calibrate(quote_outcomes(comparisons, iou)),
        "speakers": calibrate(speaker_outcomes(comparisons, iou)),
    }
    return {name: figure for name, figure in figures.items() if figure}


def _total(counted: Iterable[Counts]) -> Counts:
    total: Counts = Counter()
    for counts in counted:
        total.update(counts)
    return total


def _prf(total: Counts, measure: str) -> PRF:
    right, predicted, gold = (total[name] for name in MEASURES[measure])
    p = right / predicted if predicted else 0.0
    r = right / gold if gold else 0.0
    return PRF(p, r, 2 * p * r / (p + r) if p + r else 0.0)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _recall(total: Counts, kind: str) -> TypeShare:
    n = total[f"gold_{kind}"]
    return TypeShare(n, _share(total[f"match_gold_{kind}"], n), _share(total[f"exact_gold_{kind}"], n))


def _precision(total: Counts, kind: str) -> TypeShare:
    n = total[f"pred_{kind}"]
    return TypeShare(n, _share(total[f"match_pred_{kind}"], n))


def _bootstrap(counted: list[Counts], runs: int) -> dict[str, tuple[float, float]]:
    """95 % intervals of the F1s; the seed is fixed, so that equal files give equal intervals."""
    rng = random.Random(13)
    totals = [_total([rng.choice(counted) for _ in counted]) for _ in range(runs)]
    intervals = {}
    for measure in MEASURES if totals else ():
        values = sorted(_prf(total, measure).f1 for total in totals)
        intervals[measure] = values[int(0.025 * runs)], values[min(runs - 1, int(0.975 * runs))]
    return intervals
