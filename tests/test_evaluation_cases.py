from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.evaluation.cases import errors
from quotes.labelled import LabelledArticle, LabelledQuote

TEXT = "“Rain is near,” said Ana Lind. She added that roofs leak. Bo Ek warned of floods."
RAIN = LabelledQuote("1", ((1, 13),), ((16, 20),), ((21, 29),), speaker="Ana Lind", speaker_kind="person")
ROOF = LabelledQuote("2", ((46, 56),), ((35, 40),), ((31, 34),), speaker="Ana Lind", speaker_kind="person")
GOLD = LabelledArticle("a", TEXT, publisher="The Gate", quotes=(RAIN, ROOF))


def kinds(*predicted: LabelledQuote) -> list[str]:
    return [case.kind for case in errors([GOLD], [LabelledArticle("a", quotes=predicted)])]


def test_no_errors_in_the_gold() -> None:
    assert kinds(RAIN, ROOF) == []


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        (replace(ROOF, content=((46, 51),)), ["cut wrong"]),
        (replace(ROOF, content=((46, 47),), source=(), speaker=""), ["cut wrong"]),
        (replace(ROOF, source=((58, 63),)), ["wrong source"]),
        (replace(ROOF, source=()), ["wrong source"]),
        (replace(ROOF, speaker="Bo Ek"), ["wrong speaker"]),
        (replace(ROOF, content=((70, 79),)), ["missed", "invented"]),
    ],
)
def test_kinds(predicted: LabelledQuote, expected: list[str]) -> None:
    assert kinds(RAIN, predicted) == expected


def test_optional_quotes_are_no_errors() -> None:
    gold = replace(GOLD, quotes=(RAIN, replace(ROOF, optional=True)))
    assert errors([gold], [LabelledArticle("a", quotes=(RAIN,))]) == []
    assert errors([gold], [LabelledArticle("a", quotes=(RAIN, ROOF))]) == []


def test_a_case_says_what_was_wanted_and_shows_it_in_context() -> None:
    predicted = replace(ROOF, content=((41, 56), (71, 73)), source=((21, 29),), speaker="Bo Ek")
    cut, source, _speaker = errors([GOLD], [LabelledArticle("a", quotes=(RAIN, predicted))])
    assert (cut.gold, cut.predicted, cut.type) == ("roofs leak", "that roofs leak […] of", "indirect")
    assert (cut.start, cut.end, cut.publisher) == (41, 73, "The Gate")
    assert (source.gold_source, source.predicted_source) == ("She", "Ana Lind")
    assert "".join(piece.text for piece in cut.context) == TEXT
    labels = {piece.text: piece.labels for piece in cut.context if piece.labels}
    assert labels == {
        "Ana Lind": ("predicted-source",),
        "She": ("gold-source",),
        "that ": ("predicted",),
        "roofs leak": ("gold", "predicted"),
        "of": ("predicted",),
    }


def test_the_context_of_a_long_article_is_cut_at_words() -> None:
    text = "word " * 100 + "Bo said rain came. " + "word " * 100
    start = text.index("rain")
    gold = LabelledArticle("a", text, quotes=(LabelledQuote("1", ((start, start + 9),)),))
    (case,) = errors([gold], [])
    shown = "".join(piece.text for piece in case.context)
    assert 300 < len(shown) < 360
    assert [piece for piece in case.context if piece.labels] == [("rain came", ("gold",))]
    assert set(shown.split()) == {"word", "Bo", "said", "rain", "came."}
