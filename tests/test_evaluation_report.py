from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from quotes.errors import QuotesError
from quotes.evaluation.cases import errors
from quotes.evaluation.report import render_scores, write_errors
from quotes.evaluation.scores import evaluate
from quotes.labelled import LabelledArticle, LabelledQuote

TEXT = "Bo <b>Ek</b> said =1+1 & more.\nShe left. “Go,” said Ana."
SUM = LabelledQuote("1", ((18, 29),), ((13, 17),), ((0, 12),), speaker="Bo Ek", confidence=0.8)
GO = LabelledQuote("2", ((42, 44),), speaker="Ana <i>")
GOLD = LabelledArticle("a&b", TEXT, publisher="The Gate", quotes=(SUM, GO))
PREDICTED = LabelledArticle("a&b", quotes=(replace(SUM, content=((18, 22),)), replace(GO, speaker="Bo Ek")))


def test_the_table_names_every_figure() -> None:
    console = Console(file=StringIO(), width=140)
    console.print(render_scores(evaluate([GOLD], [PREDICTED], bootstrap=5, by_publisher=True)))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    for words in ("1 articles, 2 gold quotes", "95 % interval", "quote + speaker", "By type", "By outlet"):
        assert words in shown
    assert re.search(r"match +│ +50\.0 │ +50\.0 │ +50\.0 │ +50\.0 to 50\.0", shown)
    assert "Confidence, quotes (ECE 80.0)" in shown
    assert re.search(r"mixed +│ +0 │ +– │", shown)


def test_the_page_escapes_counts_and_filters(tmp_path: Path) -> None:
    write_errors(errors([GOLD], [PREDICTED]), tmp_path / "errors.html")
    page = (tmp_path / "errors.html").read_text(encoding="utf-8")
    assert "cut wrong: 1" in page
    assert "missed: 0" in page
    assert page.count("<article") == 2
    assert "a&amp;b" in page
    assert "Ana &lt;i&gt;" in page
    assert "<b>" not in page
    assert '<span class="gold predicted">=1+1</span><span class="gold"> &amp; more</span>' in page
    assert 'data-kind="wrong speaker"' in page
    assert not re.search(r"(src|href)=", page)


def test_the_csv_has_a_row_a_case_and_runs_no_formula(tmp_path: Path) -> None:
    write_errors(errors([GOLD], [PREDICTED]), tmp_path / "errors.csv")
    with (tmp_path / "errors.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["kind"] for row in rows] == ["cut wrong", "wrong speaker"]
    assert (rows[0]["gold"], rows[0]["predicted"], rows[0]["iou"]) == ("'=1+1 & more", "'=1+1", "0.444")
    assert rows[1]["context"] == TEXT


def test_other_suffixes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match="Q029"):
        write_errors([], tmp_path / "errors.txt")
