"""Names for training texts that list none, by a pipeline that finds names: here the one that ships."""

from __future__ import annotations

from pathlib import Path

from quotes.loading import model_folder
from quotes.training.sources import Source
from quotes.training.teacher import add_names

TEXT = "Anna Berg, the mayor of Oslo, said that Tomas Riedel would speak for the Harbour League."


def test_a_pipeline_of_ours_names_what_no_corpus_lists(tmp_path: Path) -> None:
    silent, listed = (
        Source("silent", TEXT),
        Source("listed", TEXT, names=[(0, 9, "ORG")], names_labelled=True),
    )
    cache = tmp_path / "run" / "names.jsonl"
    add_names([silent, listed], str(model_folder(None)), cache)
    assert {TEXT[a:b]: label for a, b, label in silent.names}["Anna Berg"] == "PERSON"
    assert listed.names == [(0, 9, "ORG")]
    again = Source("silent", TEXT)
    add_names([again], "no_such_pipeline", cache)
    assert again.names == silent.names
