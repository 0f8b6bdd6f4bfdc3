from __future__ import annotations

import pytest

from quotes.resolution.definitions import with_definitions
from quotes.resolution.name_forms import NameMention
from tests.named import mentions_of


def defined(text: str) -> list[str]:
    return [m.text for m in with_definitions(text, [])]


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("The Harbour Safety Board (HSB) met.", "Harbour Safety Board", "HSB"),
        ("Officials at the Bureau of Tides and Winds (BTW) met.", "Bureau of Tides and Winds", "BTW"),
        ("The Institute for the Study of Fog (ISF) met.", "Institute for the Study of Fog", "ISF"),
        ("Fish & Kelp Office (the FKO) met.", "Fish & Kelp Office", "FKO"),
        ("Ellery Tide Watch (“ETW”) met.", "Ellery Tide Watch", "ETW"),
        ("Ellery Tide Watch (or ETW) met.", "Ellery Tide Watch", "ETW"),
    ],
)
def test_the_letters_are_the_initials(text: str, long: str, short: str) -> None:
    assert defined(text) == [long, short]


@pytest.mark.parametrize(
    "text",
    [
        "The board met (HSB).",
        "Harbour Safety Council (HSB) met.",
        "harbour safety board (HSB) met.",
        "Harbour Safety and Rescue Board of Trade (HSB) met.",
        "Anna Berg (Green) met.",
        "The vote (No) went on.",
        "(HSB) met.",
        "",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert defined(text) == []


def test_every_later_use_is_a_name_of_a_body() -> None:
    text = "The Harbour Safety Board (HSB) met. HSB rules changed; the HSB said so, not HSBs."
    found = with_definitions(text, [])
    assert [(m.text, m.label) for m in found] == [("Harbour Safety Board", "ORG"), *[("HSB", "ORG")] * 3]
    assert all(text[m.start : m.end] == m.text for m in found)


def test_what_overlaps_goes_and_the_rest_stays_in_order() -> None:
    text = "Berg left. The Harbour Safety Board (HSB) met. Tom Hale left."
    start = text.index("Safety")
    wrong = NameMention(start, start + 12, "Safety Board", "PERSON")
    found = with_definitions(text, [*mentions_of(text), wrong])
    assert [m.text for m in found] == ["Berg", "Harbour Safety Board", "HSB", "Tom Hale"]


def test_a_text_without_definitions_keeps_its_names() -> None:
    names = mentions_of("Berg and Tom Hale left.")
    assert with_definitions("Berg and Tom Hale left.", names) == names


def test_the_long_form_is_sought_only_near_by() -> None:
    assert defined("Harbour " + "of the " * 20 + "Safety Board (HSB) met.") == []


SPELT = (
    "The Port Tides Office fined two firms. The P.T.O. said so, and the PTOs of old did not. Ask the P.T.O."
)


def found(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    given = [NameMention(text.index(n), text.index(n) + len(n), n, label) for n, label in names]
    return [(m.text, m.label) for m in with_definitions(text, given)]


def test_an_acronym_is_that_of_words_anywhere() -> None:
    seen = found(SPELT, ("The Port", "ORG"), ("Office", "ORG"), ("P.T.O.", "GPE"))
    assert seen == [("Port Tides Office", "ORG"), ("P.T.O.", "ORG"), ("P.T.O.", "ORG")]
    tides = "The PBTW met at the Port Bureau of Tides and Winds."
    assert found(tides, ("PBTW", "ORG")) == [("PBTW", "ORG"), ("Port Bureau of Tides and Winds", "ORG")]


@pytest.mark.parametrize(
    "names",
    [
        (("Port Tides", "GPE"), ("P.T.O.", "GPE")),
        (("Tides", "PERSON"), ("P.T.O.", "ORG")),
        (("Office fined", "ORG"), ("P.T.O.", "ORG")),
        (("Port Tides", "ORG"),),
    ],
)
def test_words_of_other_names_are_left_alone(names: tuple[tuple[str, str], ...]) -> None:
    assert found(SPELT, *names) == list(names)
