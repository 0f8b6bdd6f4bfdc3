from __future__ import annotations

import pytest

from quotes.resolution.name_forms import NameMention
from quotes.resolution.sorts import is_other_sort, sort_beside, words_called


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("The insurer Hale Kerrig said no.", "insurer"),
        ("Carmaker Hale Kerrig said no.", ""),
        ("The carmaker Hale Kerrig said no.", "carmaker"),
        ("Hale Kerrig, a lender in Port Ellery, said no.", "lender"),
        ("Hale Kerrig (HK), the county's largest retailer, said no.", "retailer"),
        ("Hale Kerrig, the council and the police, said no.", ""),
        ("Donors who fund Hale Kerrig said no.", ""),
        ("To Hale Kerrig, the county paid the contractor in full.", ""),
        ("The state Hale Kerrig said no.", ""),
        ("The developer Hale Kerrig said no.", "developer"),
        ("Hale Kerrig, Norland’s biggest bank, said no.", "bank"),
        ("Hale Kerrig, a friend, said no.", ""),
        ("By Hale Kerrig, the county paid the contractor in full.", ""),
        ("It is said Hale Kerrig lost.", ""),
    ],
)
def test_the_sort_stands_beside_the_name(text: str, sort: str) -> None:
    start = text.index("Hale Kerrig")
    assert sort_beside(text, NameMention(start, start + 11, "Hale Kerrig", "ORG")) == sort


def test_bodies_are_called_by_more_than_the_words_of_their_names() -> None:
    assert "authority" in words_called("regulator")
    assert {"authority", "foundation"} <= words_called("body")
    assert {"foods", "ltd"} <= words_called("company")
    assert not words_called("pianist")


@pytest.mark.parametrize(
    ("noun", "name", "role"),
    [
        ("court", "Hale Capital", ""),
        ("ministry", "Hale", ""),
        ("union", "Hale Foods", ""),
        ("league", "Rovers", ""),
    ],
)
def test_names_tell_that_a_body_is_of_another_sort(noun: str, name: str, role: str) -> None:
    assert is_other_sort(noun, name, role)


@pytest.mark.parametrize(
    ("noun", "name", "role"),
    [
        ("bank", "Hale", ""),  # few banks are called so
        ("university", "HU", ""),
        ("government", "France", ""),
        ("court", "Hale House", "court"),
        ("university", "Hale", ""),
        ("union", "Solidarity", ""),
    ],
)
def test_names_that_do_not_tell_rule_nothing_out(noun: str, name: str, role: str) -> None:
    assert not is_other_sort(noun, name, role)
