from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from quotes.corpus import LabelledArticle, LabelledQuote
from quotes.errors import QuotesError
from quotes.evaluation.floors import Floor, digest, read_floors, shortfalls
from quotes.evaluation.scores import evaluate

GOLD = LabelledArticle("a", "Ana says rain.", quotes=(LabelledQuote("1", ((9, 13),)),))


def floor(**floors: float) -> Floor:
    return Floor(
        "gold/x.jsonl", "0", "speech", {name.replace("__", "."): least for name, least in floors.items()}
    )


def test_floors_and_digests_are_read(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"g.jsonl": {"sha256": "f0", "include": "all", "floors": {"match.f1": 0.5}}}))
    assert read_floors(path) == [Floor("g.jsonl", "f0", "all", {"match.f1": 0.5})]
    assert digest(path) == hashlib.sha256(path.read_bytes()).hexdigest()


def test_only_figures_below_their_floor_fall_short() -> None:
    scores = evaluate([GOLD], [GOLD])
    assert shortfalls(scores, floor(match__f1=1.0, attribution__p=0.2)) == []
    assert shortfalls(evaluate([GOLD], []), floor(match__f1=0.1)) == [
        "gold/x.jsonl: match.f1 is 0.0000, not 0.1"
    ]
    assert shortfalls(scores, floor(source_accuracy=0.5)) == [
        "gold/x.jsonl: source_accuracy is None, not 0.5"
    ]


@pytest.mark.parametrize("name", ["match.f2", "match", "n_gold.p"])
def test_a_figure_there_is_not_is_named(name: str) -> None:
    with pytest.raises(QuotesError, match="Q037"):
        shortfalls(evaluate([GOLD], [GOLD]), Floor("g", "0", "speech", {name: 0.5}))
