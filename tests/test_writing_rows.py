from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from quotes.markup import parse
from quotes.schema import COLUMNS, Article, Quote
from quotes.writing.rows import CONTEXT_LENGTH, context, rows

from .conftest import MARKED


def test_a_row_says_where_its_words_are() -> None:
    text, quotes = parse("“{1 direct =Ada Moll|We go},” [s1|she] [c1|said], “{1|now}.”")
    article = Article("a7", text, title="Rain", date="2024-03-05", date_from="html", publisher="Ellery Post")

    (row,) = rows(article, quotes)

    assert (row.quote_id, row.article_id, row.article_title) == ("a7#1", "a7", "Rain")
    assert (row.article_date, row.date_from, row.publisher) == ("2024-03-05", "html", "Ellery Post")
    assert (row.quote, row.type, row.speaker) == ("We go […] now", "direct", "Ada Moll")
    assert (row.source, row.cue) == ("she", "said")
    pieces = [text[start:end] for start, end in json.loads(row.spans)]
    assert pieces == ["We go", "now"]
    assert text[row.start : row.end] == "We go,” she said, “now"
    assert tuple(row.as_dict()) == COLUMNS


def test_context_is_the_paragraph_of_quote_cue_and_source() -> None:
    text, (quote,) = parse("Before.\n[s1|Ada Moll] [c1|spoke] at last:\n“{1|We go}.” Then rain.\nAfter.")

    assert context(text, quote) == "Ada Moll spoke at last:\n“We go.” Then rain."


def test_a_long_paragraph_is_cut_around_the_quote() -> None:
    said = "[s1|Ada Moll] [c1|said] {1|rain would come}. "
    text, (quote,) = parse("So it went on. " * 100 + said + "It did. " * 100)

    shown = context(text, quote)

    assert (shown[0], shown[-1]) == ("…", "…")
    assert "Ada Moll said rain would come." in shown
    assert CONTEXT_LENGTH - 20 < len(shown) <= CONTEXT_LENGTH + 2
    assert shown.strip("…") in text


AROUND = st.text("ab \n", max_size=2000)


@given(AROUND, st.text("xy z", min_size=1, max_size=1500), AROUND)
def test_context_is_bounded_and_holds_the_quote(before: str, said: str, after: str) -> None:
    text = before + said + after
    quote = Quote("1", said, ((len(before), len(before) + len(said)),))

    shown = context(text, quote)

    assert len(shown) <= CONTEXT_LENGTH + 2
    assert shown.strip("…") in text
    assert said.strip() in shown or len(said) > CONTEXT_LENGTH


def test_rows_come_one_by_one(articles: list[Article]) -> None:
    _, quotes = parse(MARKED["berg"])

    stream = rows(articles[0], (quote for quote in quotes))

    assert next(stream).quote == "taxes must fall"
