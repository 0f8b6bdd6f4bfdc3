from __future__ import annotations

from quotes.evaluation.matching import compare, match
from quotes.labelled import LabelledArticle, LabelledQuote

TEXT = "Ana said rain will come. Bo hopes for sun. Cookies help us."
RAIN, SUN, DEBRIS = (9, 23), (38, 41), (43, 58)


def quote(name: str, *content: tuple[int, int], optional: bool = False) -> LabelledQuote:
    return LabelledQuote(name, content, optional=optional)


def kept(article: LabelledArticle, *predicted: LabelledQuote) -> list[str]:
    return [quote.id for quote in compare(article, predicted).predicted]


def test_the_best_pairs_come_first_and_each_quote_once() -> None:
    a, b = frozenset("abcd"), frozenset("ab")
    assert match([a, b], [b, frozenset("abc")]) == [(1.0, 1, 0), (0.75, 0, 1)]
    assert match([a], [a, a]) == [(1.0, 0, 0)]
    assert match([a], [frozenset("xyz")]) == []


def test_what_answers_an_optional_quote_is_put_aside() -> None:
    article = LabelledArticle("a", TEXT, quotes=(quote("g", RAIN), quote("o", SUN, optional=True)))
    assert kept(article, quote("rain", RAIN), quote("sun", SUN), quote("junk", DEBRIS)) == ["rain", "junk"]
    assert compare(article, []).ignored == frozenset(range(*SUN))
    assert [each.id for each in compare(article, []).gold] == ["g"]


def test_what_lies_half_in_optional_stretches_is_put_aside_unless_it_touches_the_core() -> None:
    article = LabelledArticle("a", TEXT, quotes=(quote("g", RAIN), quote("o", (25, 41), optional=True)))
    twice = [quote("one", (25, 41)), quote("two", (34, 41)), quote("three", (21, 41))]
    assert kept(article, *twice) == ["three"]


def test_what_lies_mostly_in_discarded_stretches_is_put_aside() -> None:
    article = LabelledArticle("a", TEXT, quotes=(quote("g", RAIN),), discard=(DEBRIS,))
    predicted = (quote("rain", RAIN), quote("junk", DEBRIS), quote("half", (28, 58)), quote("most", (30, 58)))
    assert kept(article, *predicted) == ["rain", "half"]
