from __future__ import annotations

import io
from dataclasses import replace

import pandas as pd
from rich.console import Console, RenderableType

from quotes.markup import parse
from quotes.schema import Article
from quotes.writing.run import Run
from quotes.writing.terminal import article_view, plain, progress, quote_table, speaker_table

from .test_writing_tables import ROW


def printed(renderable: RenderableType, *, colours: bool = False, width: int = 100) -> str:
    file = io.StringIO()
    system = "standard" if colours else None
    Console(file=file, width=width, force_terminal=colours, color_system=system, highlight=False).print(
        renderable
    )
    return file.getvalue()


def test_the_article_shows_its_quotes_and_who_said_them() -> None:
    text, quotes = parse("“{1 direct =Ada Moll|We go},” [s1|she] [c1|said], “{1|now}.” [x] {2|It rained}.")

    shown = printed(
        article_view(Article("a", text, "Rain", "2024-03-05", publisher="Post"), quotes), colours=True
    )

    assert "\x1b[32mWe go\x1b[0m" in shown
    assert "\x1b[32mnow\x1b[0m.”\x1b[35m [Ada Moll]\x1b[0m" in shown
    assert "\x1b[1mshe\x1b[0m \x1b[4msaid\x1b[0m" in shown
    assert "\x1b[36mIt rained\x1b[0m\x1b[35m [?]\x1b[0m" in shown
    assert "a · 2024-03-05 · Post" in shown


def test_names_stand_outside_the_quotation_marks() -> None:
    text, quotes = parse('“{1 =A|It fell}.” "{2 =B|Did it?}" ‘{3 =C|Yes},’ {4 =D|it did}, "he" said')

    shown = printed(article_view(Article("a", text), quotes))

    assert '“It fell.” [A] "Did it?" [B] ‘Yes,’ [C] it did [D], "he" said' in shown


def test_an_article_without_a_title_is_named_once() -> None:
    assert printed(article_view(Article("a-7", "It rained."), [])).count("a-7") == 1
    assert "2024-03-05" in printed(article_view(Article("a-7", "It rained.", date="2024-03-05"), []))


def test_quotes_that_end_together_are_both_named() -> None:
    text, quotes = parse("{1 =A|he wrote {2 =B|no}}, aides said")

    assert (
        printed(article_view(Article("a", text), quotes)).splitlines()[-2]
        == "he wrote no [A] [B], aides said"
    )


def test_what_articles_hold_does_not_steer_the_terminal() -> None:
    text, quotes = parse("bell \x07\x1b[31m{1 =A\x1b[0m|rain}\r\n[bold]")

    shown = printed(article_view(Article("a", text), quotes))

    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[31mrain [A [0m]" in shown
    assert "[bold]" in shown


def test_the_table_shows_speaker_quote_type_and_article() -> None:
    shown = printed(quote_table([ROW, replace(ROW, speaker="", quote="[red]\x1b[31m")]))

    assert shown.splitlines()[0].split() == ["speaker", "quote", "type", "article"]
    assert "Anna Berg  First line" in shown
    assert "[red] [31m" in shown


def test_each_speaker_has_one_line_whatever_they_are_called() -> None:
    row = {"name": "Anna Berg", "id": "Q1", "kind": "person", "quotes": 3, "articles": 2}
    frame = pd.DataFrame([row | {"variants": "Berg; " * 40}, row | {"name": "[red]\x1b[31m", "variants": ""}])

    shown = printed(speaker_table(frame)).splitlines()

    assert shown[0].split() == ["speaker", "id", "quotes", "articles", "called"]
    assert shown[1].split()[:6] == ["Anna", "Berg", "Q1", "3", "2", "Berg;"]
    assert shown[1].rstrip().endswith("…")
    assert shown[2].startswith("[red] [31m")
    assert len(shown) == 3


def test_control_characters_are_blanked_one_for_one() -> None:
    assert plain("a\tb\nc\x1bd\x9be\x00") == "a\tb\nc d e "


def test_progress_is_shown_on_terminals_only() -> None:
    run = Run(lambda line: None, read=7)
    quiet, terminal = io.StringIO(), io.StringIO()

    with progress(run, Console(file=quiet), lambda: 10):
        pass
    with progress(run, Console(file=terminal, force_terminal=True, width=100), lambda: 10):
        pass

    assert quiet.getvalue() == ""
    assert "7 articles" in terminal.getvalue()
