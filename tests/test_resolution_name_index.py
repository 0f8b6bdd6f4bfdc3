"""Names asked for by place and surname."""

from __future__ import annotations

from quotes.resolution.name_index import NameIndex
from tests.named import NAMES, chains_of

TEXT = "Anna Berg met Tom Hale. Later Berg and Ida Hale left the Harbour Watch."


def index() -> NameIndex:
    return NameIndex(chains_of(TEXT, NAMES | {"Ida Hale": "PERSON"}))


def names(found: list) -> list[str]:
    return [TEXT[start:end] for start, end, _ in found]


def test_names_within_are_whole_and_in_order() -> None:
    assert names(index().within((0, len(TEXT)))) == [
        "Anna Berg",
        "Tom Hale",
        "Berg",
        "Ida Hale",
        "Harbour Watch",
    ]
    assert names(index().within((0, TEXT.index("Hale")))) == ["Anna Berg"]
    assert index().within((1, 12)) == []


def test_the_last_name_before_a_place_may_go_on_beyond_it() -> None:
    found = index().last_before(TEXT.index("Hale"))
    assert found
    assert found[2].canonical == "Tom Hale"
    assert index().last_before(0) is None


def test_bearers_of_a_surname_are_people_in_order() -> None:
    assert [chain.canonical for chain in index().bearers("Hale")] == ["Tom Hale", "Ida Hale"]
    assert not index().bearers("Watch")
    assert not index().bearers("Nobody")
