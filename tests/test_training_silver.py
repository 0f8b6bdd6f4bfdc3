"""Nested attributions found where a quote's words stand alone; the finder is the one made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")

from quotes.errors import QuotesError
from quotes.training import silver
from quotes.training.silver import add_found, add_nested, found_in, load_finder
from quotes.training.sources import Attribution, Source

from . import handmade

TEXT = "Hale said Anna Berg said we will leave now. Nobody left."
INNER = "Anna Berg said we will leave now"


def source(cue: str = "") -> Source:
    start = TEXT.index(INNER)
    labelled = [Attribution([(start, start + len(INNER))], [(5, 9)], [(0, 4)])]
    if cue:
        at = TEXT.index(cue)
        labelled.append(Attribution([(at, at + 4)], [(at, at + len(cue))], []))
    return Source("a", TEXT, labelled)


def read(spans: list[tuple[int, int]]) -> list[str]:
    return [TEXT[a:b] for a, b in spans]


def test_what_a_content_holds_is_found_at_its_place_in_the_text() -> None:
    (one,) = found_in(source(), handmade.finder(), handmade.blank())
    found = [read(one[k]) for k in ("content", "cue", "source")]
    assert found == [["we will leave now"], ["said"], ["Anna Berg"]]
    assert TEXT[slice(*one["within"])] == INNER
    assert one["class"] == "S"
    assert one["sure"] > 0.8


def test_short_contents_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silver, "SHORTEST", len(INNER) + 1)
    assert found_in(source(), handmade.finder(), handmade.blank()) == []


def test_sure_ones_are_labelled_and_doubtful_ones_leave_their_content_open() -> None:
    (one,) = found_in(source(), handmade.finder(), handmade.blank())
    sure, doubtful = source(), source()
    add_found(sure, [one])
    add_found(doubtful, [one | {"sure": 0.4}])
    assert sure.attributions is not None
    added = sure.attributions[-1]
    assert (added.kind, added.quote_class, read(added.source)) == ("nested", "S", ["Anna Berg"])
    assert sure.unsure == []
    assert len(doubtful.attributions or ()) == 1
    assert read(doubtful.unsure or []) == [INNER]


def test_what_the_corpus_labels_itself_is_left_alone() -> None:
    (one,) = found_in(source(), handmade.finder(), handmade.blank())
    labelled = source(cue="said we")
    add_found(labelled, [one])
    assert len(labelled.attributions or ()) == 2
    assert labelled.unsure == []


def test_the_teacher_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def teacher(folder: str) -> tuple[object, object]:
        asked.append(folder)
        return handmade.finder(), handmade.blank()

    monkeypatch.setattr(silver, "load_finder", teacher)
    first, second = source(), source()
    add_nested([first], "models/any", tmp_path / "nested.jsonl")
    add_nested([second], "models/any", tmp_path / "nested.jsonl")
    assert asked == ["models/any"]
    assert first == second
    assert len(first.attributions or ()) == 2
    kept = [json.loads(line) for line in (tmp_path / "nested.jsonl").read_text("utf8").splitlines()]
    assert [name for name, _ in kept] == ["a"]


def test_a_teacher_that_is_not_there_is_named() -> None:
    with pytest.raises(QuotesError, match=r"Q087.*models/nobody"):
        load_finder("models/nobody")
