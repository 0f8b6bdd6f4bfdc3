"""What each corpus tells to those who learn from it."""

from __future__ import annotations

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
