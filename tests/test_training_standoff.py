"""Our own labels laid onto articles whose texts stand elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotes.errors import QuotesError
from quotes.training.standoff import add_labels

TEXT = "Anna Berg spoke. She said Lind had told her it rained."
SAID = {"id": "E1", "content": [[26, 53]], "cue": [[21, 25]], "source": [[17, 20]], "speaker": None}
TOLD = {
    "id": "n1",
    "content": [[44, 53]],
    "cue": [[35, 39]],
    "source": [[26, 30]],
    "speaker": [26, 30],
    "class": "S",
}


def test_speakers_classes_and_further_quotes_are_added_where_labelled(tmp_path: Path) -> None:
    labels = {"id": "a", "known": {"E1": [[0, 9], "person", "S"]}, "further": [TOLD]}
    (tmp_path / "labels.jsonl").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    other = {"id": "b", "text": TEXT, "quotes": [SAID]}
    article, same = add_labels(
        [{"id": "a", "text": TEXT, "quotes": [SAID]}, other], tmp_path / "labels.jsonl"
    )
    assert same is other
    assert [(q["speaker"], q["class"]) for q in article["quotes"]] == [("Anna Berg", "S"), ("Lind", "S")]
    assert article["quotes"][0]["speaker_kind"] == "person"


def test_a_quote_without_label_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "labels.jsonl").write_text('{"id": "a", "known": {}, "further": []}\n\n', encoding="utf-8")
    labelled = SAID | {"speaker": "Anna Berg", "class": "S"}
    (article,) = add_labels([{"id": "a", "text": TEXT, "quotes": [labelled]}], tmp_path / "labels.jsonl")
    assert article["quotes"] == [labelled]


def test_labels_for_another_text_are_refused(tmp_path: Path) -> None:
    labels = {"id": "a", "known": {"E1": [[40, 900], "person", "S"]}, "further": []}
    (tmp_path / "labels.jsonl").write_text(json.dumps(labels), encoding="utf-8")
    with pytest.raises(QuotesError, match=r"Q113.*labels\.jsonl.* a "):
        add_labels([{"id": "a", "text": TEXT, "quotes": [SAID]}], tmp_path / "labels.jsonl")
