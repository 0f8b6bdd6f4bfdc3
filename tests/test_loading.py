from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from quotes import QuotesError
from quotes.loading import classes, load, model_folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    spacy.blank("en").to_disk(tmp_path / "model")
    return tmp_path / "model"


def test_a_pipeline_in_a_folder_is_loaded(model: Path) -> None:
    nlp = load(model, include="topics", min_confidence=0.25)

    assert nlp.pipe_names == ["quote_selector"]
    assert nlp.get_pipe_config("quote_selector")["classes"] == ["speech", "topic"]
    assert nlp.get_pipe_config("quote_selector")["min_confidence"] == 0.25
    assert nlp("Nothing was said.")._.quotes == []


def test_articles_longer_than_a_million_characters_go_through(model: Path) -> None:
    doc = load(model)("It rained all day. " * 60_000)

    assert len(doc.text) > 1_000_000


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        ("speech", {"speech"}),
        ("thoughts", {"speech", "thought"}),
        (" Topics , other", {"speech", "topic", "other"}),
        (["topics", "thoughts"], {"speech", "topic", "thought"}),
        ("all", {"speech", "topic", "thought", "other"}),
    ],
)
def test_what_to_include_is_read(include: str | list[str], expected: set[str]) -> None:
    assert classes(include) == expected


def test_what_cannot_be_loaded_is_told(model: Path, tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"Q086.*scare"):
        load(model, include="scare")
    with pytest.raises(QuotesError, match=r"Q001.*people\.yaml"):
        load(model, people=tmp_path / "people.yaml")
    with pytest.raises(QuotesError, match="Q090"):
        load(model, min_confidence=7)
    with pytest.raises(QuotesError, match=r"Q087.*no_such_model"):
        model_folder("no_such_model")
