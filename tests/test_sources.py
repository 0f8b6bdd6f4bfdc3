from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from quotes.errors import QuotesError
from quotes.reading.cautions import UnreadWarning
from quotes.schema import Article
from quotes.sources import articles_from, as_read, count_articles, is_path


@pytest.mark.parametrize(
    ("source", "path"),
    [
        (Path("a b c"), True),
        ("articles", True),
        ("no-such-folder/article", True),
        ("my articles/ferry fares.txt", True),
        ("my pages/ferry.html.gz", True),
        ("-", True),
        ("Anna Berg said taxes must fall.", False),
        ("Anna Berg\nspoke.txt", False),
        ("", False),
        ("  ", False),
        ("She said no. " * 1000, False),
        ("a NUL \0 inside", False),
    ],
)
def test_paths_are_told_from_texts(source: str | Path, path: bool) -> None:
    assert is_path(source) is path


def test_an_existing_name_with_spaces_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old articles").mkdir()
    (tmp_path / "old articles" / "one.txt").write_text("It rained.")
    monkeypatch.chdir(tmp_path)

    (article,) = articles_from("old articles")

    assert article.text == "It rained."


def test_a_misspelt_path_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"Q001.*gone\.txt"):
        list(articles_from(str(tmp_path / "gone.txt")))


def test_what_is_no_source_is_refused() -> None:
    with pytest.raises(QuotesError, match=r"Q091.*not as int"):
        list(articles_from([17]))  # type: ignore[list-item]


@pytest.mark.parametrize("bad", [None, float("nan"), 17])
def test_one_bad_source_costs_no_other(bad: Any) -> None:
    with pytest.warns(UnreadWarning, match=r"Q091"):
        found = list(articles_from(["It rained.", bad, "It snowed.\n"]))
    assert [article.text for article in found] == ["It rained.", "It snowed.\n"]
    told: list[str] = []
    list(articles_from([bad, "It rained."], on_error=lambda place, _: told.append(place)))
    assert told == ["source 1"]


def test_tables_in_memory_are_read_like_files() -> None:
    rows = [
        {"uid": 7, "body": "It rained.", "headline": "Rain", "published": "2024-03-05"},
        {"uid": 8, "body": None, "headline": "", "published": None},
        {"uid": 9, "body": "It snowed.", "headline": None, "published": datetime.date(2024, 3, 6)},
    ]
    for given in (rows, pd.DataFrame(rows), iter(rows)):
        with pytest.warns(UnreadWarning, match=r"Q010.*row 2"):
            found = list(articles_from(given))
        assert [(a.id, a.text, a.date) for a in found] == [
            ("7", "It rained.", "2024-03-05"),
            ("9", "It snowed.", "2024-03-06"),
        ]
    (own,) = articles_from(pd.DataFrame({"said": ["It rained."], 3: [1]}), columns={"text": "said"})
    assert (own.id, own.text) == ("row-1", "It rained.")
    with pytest.raises(QuotesError, match=r"Q007.*words"):
        list(articles_from(pd.DataFrame({"words": ["It rained."]})))
    assert list(articles_from(pd.DataFrame({"text": []}))) == []


@pytest.mark.parametrize(("given", "id_"), [(7, "7"), (None, "article-1"), (float("nan"), "article-1")])
def test_an_id_is_a_text(given: Any, id_: str) -> None:
    (article,) = articles_from([Article(given, "It rained.")])
    assert article.id == id_
    assert as_read(Article("a", "half a \ud83d face", title=None)) == Article(  # type: ignore[arg-type]
        "a", "half a \ufffd face"
    )


def test_ids_stay_unique_over_several_paths(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.txt").write_text("It rained.")

    found = list(articles_from([tmp_path / "a" / "one.txt", tmp_path / "b" / "one.txt"]))

    assert len({article.id for article in found}) == 2


def test_one_article_alone_is_enough() -> None:
    article = Article("a", "It rained.")

    assert list(articles_from(article)) == [article]


def test_articles_are_counted_where_files_tell(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("It rained.")
    (tmp_path / "two.html").write_text("<p>It rained.")
    (tmp_path / "notes.xyz").write_text("no article")

    assert count_articles([str(tmp_path)]) == 2
    (tmp_path / "many.jsonl").write_text("")
    assert count_articles([str(tmp_path), str(tmp_path / "many.jsonl")]) is None
    assert count_articles(["-"]) is None
