from __future__ import annotations

import pytest

from quotes.resolution.name_forms import parse_person
from quotes.resolution.names import build_chains

from .named import mentions_of
from .test_resolution_names import groups


@pytest.mark.parametrize(
    ("marked", "bearer"),
    [
        ("[Anna Hale], mother of the driver [Tom Hale], came. “No,” [Hale] said.", "Anna Hale"),
        ("[Anna Hale] and her husband, [Tom Hale], came. [Hale] spoke.", "Anna Hale"),
        ("[Anna Hale] read [Tom Hale]’s letter. [Hale] spoke.", "Anna Hale"),
        ("[Anna Hale] came. [Tom Hale] too. [Hale] spoke.", "Tom Hale"),
        ("[Anna Hale] came. Her brother, [Tom Hale], stayed. [Hale] spoke.", "Tom Hale"),
        ("[Anna Hale] came. [Tom Hale] too. [Hale] says she is well.", "Anna Hale"),
        ("[Anna Hale] came. [Tom Hale] too. [Hale] spoke. She was well.", "Anna Hale"),
        ("[Anna Hale] came. [Tom Hale] too. [Hale] called it her husband's.", "Anna Hale"),
        ("[Anna Hale] came. [Tom Hale] too. To [Ida Berg], [Hale] called it her boat.", "Tom Hale"),
        ("[Anna Hale] came. [Tom Hale] too. [Hale] met [Ida Berg]. She was well.", "Tom Hale"),
        ("[Anna Hale], 63, came. [Tom Hale], 31, too. [Hale], 63, spoke.", "Anna Hale"),
        ("[Anna Hale] came. [Tom Hale], 31, too. [Hale], 63, spoke.", "Anna Hale"),
    ],
)
def test_a_shared_surname_goes_to_the_one_named_in_his_own_right(marked: str, bearer: str) -> None:
    assert groups(marked)[bearer][-1] == "Hale"


def test_a_shared_surname_far_from_both_goes_to_the_one_named_first() -> None:
    far = "It rained for the whole of that week in the harbour. " * 13
    found = groups(f"[Anna Hale] met [Tom Hale]. [Tom Hale] left. {far} [Hale] spoke.")
    assert found["Anna Hale"] == ["Anna Hale", "Hale"]


@pytest.mark.parametrize(
    ("text", "sources", "bearer"),
    [
        (
            "They heard how Anna Hale died. Her sister, Ida Hale, spoke. Hale said no.",
            ["Ida Hale"],
            "Ida Hale",
        ),
        ("Tom Hale spoke. Anna Hale spoke. Hale said no.", ["Tom Hale", "Anna Hale"], "Anna Hale"),
        (
            "Tom Hale left. Friends of Anna Hale spoke. Tom Hale left. Hale said.",
            ["Friends of Anna Hale"],
            "Tom Hale",
        ),
        ("Tom Hale spoke. Anna Hale came. Ms Hale said no.", ["Tom Hale"], "Anna Hale"),
        ("Anna Hale left. Tom Hale, a clerk, was killed. Hale said no.", [], "Anna Hale"),
        ("Anna Hale left. He read of the death of Tom Hale. Hale said no.", [], "Anna Hale"),
    ],
)
def test_a_shared_surname_goes_to_a_relative_who_speaks(text: str, sources: list[str], bearer: str) -> None:
    names = mentions_of(text, dict.fromkeys(("Anna Hale", "Ida Hale", "Tom Hale", "Hale"), "PERSON"))
    spans = [(text.index(source), text.index(source) + len(source)) for source in sources]
    found = build_chains(text, names, [*spans, (text.rindex("Hale"), text.rindex("Hale") + 4)])
    assert next(c for c in found if c.mentions[-1].start == text.rindex("Hale")).canonical == bearer


def test_a_rare_surname_one_letter_off_is_a_slip() -> None:
    found = groups("[Tom Brandner] came. [Brandner] spoke. [Bradner] left.")
    assert found == {"Tom Brandner": ["Tom Brandner", "Brandner", "Bradner"]}
    assert groups("[Brandner] came, [Brandner] left, [Brandner] slept. [Brandmer] spoke.").keys() == {
        "Brandner"
    }


@pytest.mark.parametrize(
    "marked",
    [
        "[Tom Brandner] came. [Bradner] left, [Bradner] slept, [Bradner] woke.",
        "[Tom Brandner] met [Ida Bradler]. [Bradner] left.",
        "[Tom Hale] met [Hall].",
    ],
)
def test_other_names_a_letter_off_stay_names_of_their_own(marked: str) -> None:
    assert len(groups(marked)) > marked.count("Tom") + marked.count("Ida")


def test_a_title_is_a_name_where_somebody_bears_it_as_a_surname() -> None:
    assert groups("[Anna Sheikh] left. They heard [Sheikh] speak.") == {
        "Anna Sheikh": ["Anna Sheikh", "Sheikh"]
    }
    assert groups("[Anna Berg] left. They heard [Sheikh] speak.") == {"Anna Berg": ["Anna Berg"]}


def test_a_given_name_like_a_particle_stays() -> None:
    assert parse_person("Ben Hale").given == ("ben",)
    assert parse_person("Hamad bin Zayed").given == ("hamad",)


def test_who_speaks_for_a_firm_does_not_bear_its_name() -> None:
    found = groups("[Tallmast] spokesman [Tom Brandner] came. [Tallmast] left. [Brandner] slept.")
    assert found == {"Tallmast": ["Tallmast", "Tallmast"], "Tom Brandner": ["Tom Brandner", "Brandner"]}
