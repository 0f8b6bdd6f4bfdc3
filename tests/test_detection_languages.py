"""Paragraphs in another language than the article's, by small words that the test brings along."""

from __future__ import annotations

import pytest

from quotes.detection.languages import foreign

ENGLISH = {"the", "of", "and", "to", "a", "is", "was", "on", "it"}
GERMAN = {"der", "die", "das", "und", "ist", "zu", "wir", "auf", "den"}
SMALL_WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ENGLISH, ("english",)),
    **dict.fromkeys(GERMAN, ("german",)),
    **dict.fromkeys(["u", "s", "je"], ("croatian",)),
    "in": ("english", "german"),
}
BODY = "The mayor of the town was on the bridge and it is to shut in a week"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Wir sind auf den Märkten und das ist wichtig", True),
        ("Мы были на мосту", True),
        ("The Märkte of the town and the bridge", False),
        ("Und das ist die", False),  # too short to tell
        ("Old Friends Help Mayor Navigate U.S. Press Corps", False),
        ("Mayor's exit looms over harbour's future, Lund's paper says", False),
        ("Bo Lund Mara Ottesen Kell Harbour Bridge Pier Nine", False),
        ("Wir nutzen überall kleine Cookies ohne Folgen", True),  # one small word, and a stem
        ("Girl guides sell more cookies than ever", False),
        ("Bo je Lund s Mara Kell", False),
        ("123 456 789", False),
    ],
)
def test_foreign(other: str, expected: bool) -> None:
    assert foreign([BODY, other, BODY], SMALL_WORDS, ["cookie"]) == [False, expected, False]


def test_the_language_of_most_words_is_the_articles_own() -> None:
    german = "Wir sind auf den Märkten und das ist wichtig und die Lage ist ernst"
    assert foreign([german, german, german, BODY], SMALL_WORDS, []) == [False, False, False, True]


def test_an_unknown_language_has_no_foreigners() -> None:
    assert foreign(["Ttt kkk lll mmm nnn ooo ppp", "Qqq rrr sss ttt uuu vvv"], SMALL_WORDS, []) == [
        False,
        False,
    ]
    assert foreign([], SMALL_WORDS, []) == []
