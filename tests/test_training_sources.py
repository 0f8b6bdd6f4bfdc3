"""What each corpus tells to those who learn from it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quotes.errors import QuotesError
from quotes.training import sources

TEXT = """# people: Anna Berg | Berg

[s1|Berg] [c1|said] {1 =Anna Berg|[so2|Anna Berg’s aunt] [co2|hoped] {o2 =aunt|it rained}}."""


def test_marked_articles_tell_their_names_and_reports_inside_reports(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text(TEXT, encoding="utf-8")
    (source,) = sources.marked(tmp_path)
    assert source.id == "marked-rain"
    assert source.names_labelled
    assert [source.text[a:b] for a, b, _ in source.names] == ["Berg", "Anna Berg"]
    assert source.attributions is not None
    assert [(a.kind, a.quote_class) for a in source.attributions] == [("cue", "S"), ("nested", "-")]


def test_a_folder_without_marked_articles_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=tmp_path.name):
        list(sources.marked(tmp_path))


def test_a_source_ends_before_its_relative_clause() -> None:
    text = "A guard, who lives by the lake, and others said the gate, which is old, was open."
    assert sources.without_clause(text, [(0, 41)]) == [(0, 7)]
    assert sources.without_clause("Two guards, one of whom lives here", [(0, 34)]) == [(0, 10)]
    assert sources.without_clause(text, [(9, 30)]) == [(9, 30)]  # "who" is the source itself
    assert sources.without_clause(text, [(0, 7), (32, 41)]) == [(0, 7), (32, 41)]


def test_documents_of_gum_may_have_their_quotes_labelled(tmp_path: Path) -> None:
    text = "Anna Berg spoke. She said it rained."
    doc = {"text": text, "clusters": [[[0, 9, "person"], [17, 20, "person"]]]}
    told = {"id": "q1", "content": [[26, 35]], "cue": [[21, 25]], "source": [[17, 20]], "speaker": [0, 9]}
    gum, labels = tmp_path / "gum.jsonl", tmp_path / "labels.jsonl"
    gum.write_text("\n".join(json.dumps(doc | {"id": name}) for name in "ab"), encoding="utf-8")
    labels.write_text(json.dumps({"id": "b", "known": {}, "further": [told]}), encoding="utf-8")
    plain, labelled = sources.gum(gum, labels)
    assert plain.attributions is None
    assert [(a.content, a.kind, a.quote_class) for a in labelled.attributions or ()] == [
        ([(26, 35)], "cue", "S")
    ]
    assert [p.query for p in plain.pointers] == [(0, 9), (17, 20)]
    assert [p.query for p in labelled.pointers] == [(17, 20), (0, 9), (17, 20)]
    assert list(sources.gum(gum)) == [plain, replace(plain, id="gum-b")]
