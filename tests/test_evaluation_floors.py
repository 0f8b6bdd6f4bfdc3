from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from quotes.corpus import write_corpus
from quotes.errors import QuotesError
from quotes.evaluation.floors import Floor, digest, read_floors, shortfalls
from quotes.evaluation.scores import evaluate
from quotes.labelled import LabelledArticle, LabelledQuote

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


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with a pipeline that finds nothing, floors of its own and a folder of gold files."""
    path = Path(__file__).parents[1] / "scripts" / "check_floors.py"
    spec = importlib.util.spec_from_file_location("check_floors", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "load", lambda include: include)
    monkeypatch.setattr(
        module, "annotate", lambda articles, nlp: [LabelledArticle(each.id) for each in articles]
    )
    monkeypatch.setattr(
        sys, "argv", ["check", "--floors", str(tmp_path / "floors.json"), "--shared", str(tmp_path)]
    )
    write_corpus([GOLD], tmp_path / "gold.jsonl")
    return module


@pytest.mark.parametrize(
    ("name", "sha256", "least", "code", "says"),
    [
        ("gold.jsonl", "", 0.0, 0, "ok: gold.jsonl"),
        ("gold.jsonl", "", 0.5, 1, "match.f1 is 0.0000, not 0.5"),
        ("gold.jsonl", "other", 0.0, 1, "not the one the floors were set on"),
        ("none.jsonl", "", 0.5, 0, "skipped: "),
    ],
)
def test_the_gate(
    gate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    name: str, sha256: str, least: float, code: int, says: str,
) -> None:  # fmt: skip
    entry = {
        "sha256": sha256 or digest(tmp_path / "gold.jsonl"),
        "include": "speech",
        "floors": {"match.f1": least},
    }
    (tmp_path / "floors.json").write_text(json.dumps({name: entry}))
    assert gate.main() == code
    assert says in capsys.readouterr().out


def test_a_folder_of_marked_texts_has_one_digest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    (tmp_path / "b.txt").write_text("two", encoding="utf-8")
    before = digest(tmp_path)
    (tmp_path / "b.txt").write_text("too", encoding="utf-8")
    assert digest(tmp_path) != before
