from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quotes.corpus import read_corpus
from quotes.errors import QuotesError
from quotes.evaluation.figures import PRF
from quotes.evaluation.scores import evaluate
from quotes.labelled import LabelledArticle, LabelledQuote

SHARED = Path(__file__).parents[2] / "shared"
GOLD_FILES = {"news-dev": "gold/news-dev.jsonl", "polnear-dev": "corpora/polnear/dev.jsonl"}

TEXT = "“Rain is near,” said Ana Lind. She added that roofs leak. Bo Ek warned of floods."
RAIN = LabelledQuote("1", ((0, 15),), ((16, 20),), ((21, 29),), speaker="Ana Lind", speaker_kind="person")
ROOF = LabelledQuote("2", ((41, 56),), ((35, 40),), ((31, 34),), speaker="Ana Lind", speaker_kind="person")
GOLD = LabelledArticle("a", TEXT, publisher="The Gate", quotes=(RAIN, ROOF))


def predict(*quotes: LabelledQuote) -> list[LabelledArticle]:
    return [LabelledArticle("a", quotes=quotes)]


def test_the_gold_itself_is_perfect() -> None:
    scores = evaluate([GOLD], [GOLD])
    perfect = PRF(1.0, 1.0, 1.0)
    assert scores.exact == scores.match == scores.match80 == scores.char == scores.attribution == perfect
    assert scores.quote_speaker == scores.speaker_char == perfect
    assert scores.source_accuracy == scores.cue_accuracy == scores.speaker_hard == 1.0
    assert (scores.speaker_n, scores.speaker_hard_n) == (2, 1)


@pytest.mark.parametrize("predicted", [[], predict()])
def test_no_predictions_score_nothing(predicted: list[LabelledArticle]) -> None:
    scores = evaluate([GOLD], predicted)
    assert scores.match == scores.char == PRF(0.0, 0.0, 0.0)
    assert scores.source_accuracy is None
    assert scores.recall_by_type["direct"].match == 0.0
    assert scores.recall_by_type["mixed"].match is None
    assert (scores.n_gold, scores.n_pred) == (2, 0)


def test_each_part_is_judged_by_itself() -> None:
    wrong = replace(ROOF, content=((46, 56),), source=((58, 63),), cue=(), speaker="Bo Ek")
    scores = evaluate([GOLD], predict(replace(RAIN, content=((1, 13),)), wrong))
    assert (scores.exact.f1, scores.match.f1, scores.match80.f1) == (1.0, 1.0, 1.0)
    assert (scores.attribution.p, scores.source_accuracy, scores.cue_accuracy) == (0.5, 0.5, 0.5)
    assert (scores.speaker_accuracy, scores.speaker_hard, scores.quote_speaker.r) == (0.5, 0.0, 0.5)


def test_thresholds_count_at_their_own_overlap() -> None:
    scores = evaluate([GOLD], predict(replace(ROOF, content=((46, 51),))))
    assert (scores.match.p, scores.match80.p, scores.exact.p) == (1.0, 0.0, 0.0)
    assert evaluate([GOLD], predict(replace(ROOF, content=((46, 51),))), iou=0.6).match.p == 0.0


def test_discarded_characters_count_neither_way() -> None:
    gold = replace(GOLD, discard=((46, 51),))
    assert evaluate([gold], predict(RAIN, replace(ROOF, content=((52, 56),)))).char == PRF(1.0, 1.0, 1.0)
    assert evaluate([gold], predict(RAIN, ROOF)).char == PRF(1.0, 1.0, 1.0)


def test_types_of_predictions_come_from_the_marks_unless_given() -> None:
    scores = evaluate([GOLD], predict(RAIN, replace(ROOF, type="mixed")))
    by_type = {kind: share.n for kind, share in scores.precision_by_type.items()}
    assert by_type == {"direct": 1, "indirect": 0, "mixed": 1}
    assert scores.recall_by_type["indirect"].exact == 1.0


def test_intervals_enclose_the_figure_and_are_the_same_each_time() -> None:
    gold = [replace(GOLD, id=str(number)) for number in range(8)]
    predicted = [
        LabelledArticle(str(number), quotes=(RAIN,) if number % 2 else (ROOF, RAIN)) for number in range(8)
    ]
    first = evaluate(gold, predicted, bootstrap=100)
    low, high = first.ci95_f1["match"]
    assert low < first.match.f1 < high
    assert first == evaluate(gold, predicted, bootstrap=100)
    assert evaluate(gold, predicted).ci95_f1 == {}


def test_figures_by_outlet() -> None:
    other = replace(GOLD, id="b", publisher="")
    scores = evaluate([GOLD, other], predict(RAIN, ROOF), by_publisher=True)
    assert {name: each.match.r for name, each in scores.by_publisher.items()} == {
        "The Gate": 1.0,
        "unknown": 0.0,
    }


def test_as_dict_is_json_and_leaves_out_what_was_not_asked_for() -> None:
    record = json.loads(json.dumps(evaluate([GOLD], [GOLD]).as_dict()))
    assert record["attribution"]["f1"] == 1.0
    assert "exact" not in record["precision_by_type"]["direct"]
    assert not {"ci95_f1", "calibration", "by_publisher"} & record.keys()
    full = evaluate(
        [GOLD], [replace(GOLD, quotes=(replace(RAIN, confidence=0.9),))], bootstrap=2, by_publisher=True
    )
    record = json.loads(json.dumps(full.as_dict()))
    assert record["by_publisher"]["The Gate"]["match"]["p"] == 1.0
    assert record["calibration"]["quotes"]["bins"][0]["n"] == 1


@pytest.mark.parametrize(
    ("gold", "predicted", "code"),
    [
        ([GOLD], [LabelledArticle("b")], "Q025"),
        ([GOLD], [GOLD, GOLD], "Q027"),
        ([GOLD], predict(replace(RAIN, content=((70, 99),))), "Q023"),
        ([GOLD], predict(replace(RAIN, source=((5, 5),))), "Q023"),
        ([GOLD], [replace(GOLD, text=TEXT + " ")], "Q026"),
        ([replace(GOLD, text="")], [], "Q028"),
    ],
)
def test_predictions_that_do_not_fit_are_refused(
    gold: list[LabelledArticle], predicted: list[LabelledArticle], code: str
) -> None:
    with pytest.raises(QuotesError, match=code):
        evaluate(gold, predicted)
    with pytest.raises(QuotesError, match="Q036"):
        evaluate([GOLD], [], iou=0)


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", SHARED / "bench" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def flat(record: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        else:
            yield before + name, list(value) if isinstance(value, tuple) else value


PEERS = sorted((SHARED / "bench" / "peers").glob("*.jsonl"))


@pytest.mark.skipif(not PEERS, reason="the shared predictions are not here")
@pytest.mark.parametrize("path", PEERS or [Path("none")], ids=lambda path: path.name)
@pytest.mark.parametrize("iou", [0.5, 0.8])
def test_every_figure_is_that_of_the_reference(path: Path, iou: float) -> None:
    module = reference()
    gold_path = SHARED / GOLD_FILES[path.name.split(".")[1]]
    gold, predicted = list(read_corpus(gold_path)), list(read_corpus(path))
    records, gold_records = module.read(path), module.read(gold_path)
    try:
        expected = module.score(gold_records, records, iou, 10)
    except SystemExit:  # three of the files leave the text of a gold article, and both sides say so
        with pytest.raises(QuotesError, match="Q023"):
            evaluate(gold, predicted, iou=iou)
        lengths = {article.id: len(article.text) for article in gold}
        predicted = inside(predicted, lengths)
        records = [article.as_dict() for article in predicted]
        expected = module.score(gold_records, records, iou, 10)
    found = dict(flat(evaluate(gold, predicted, iou=iou, bootstrap=10).as_dict()))
    for name, value in flat(expected):
        assert found[name] == value, name


def inside(articles: list[LabelledArticle], lengths: dict[str, int]) -> list[LabelledArticle]:
    """Without the quotes of which any part leaves the text."""
    return [
        replace(each, quotes=tuple(quote for quote in each.quotes if _end(quote) <= lengths[each.id]))
        for each in articles
    ]


def _end(quote: LabelledQuote) -> int:
    return max(end for _, end in quote.content + quote.cue + quote.source)
