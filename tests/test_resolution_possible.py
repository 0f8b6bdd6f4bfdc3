from __future__ import annotations

import pytest

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.name_index import NameIndex
from quotes.resolution.possible import is_indefinite, pointed_at, possible
from quotes.resolution.source_mentions import read_source
from quotes.schema import SpeakerKind
from tests.named import chains_of


def source(words: str) -> SourceMention:
    return read_source(words, (0, len(words)) if words else None, NameIndex([]))


def entity(kind: SpeakerKind = "person", gender: str | None = None, at: int = 0) -> Entity:
    return Entity("Berg", kind, gender, many=kind == "group", mentions=[(at, at + 4)])


@pytest.mark.parametrize(
    ("words", "kind", "gender", "can"),
    [
        ("he", "person", "m", True),
        ("he", "person", "f", False),
        ("he", "person", None, True),
        ("he", "organization", None, False),
        ("he", "group", None, False),
        ("the spokeswoman", "person", "m", False),
        ("the official", "person", "f", True),
        ("the official", "organization", None, False),
        ("it", "organization", None, True),
        ("it", "person", None, False),
        ("it", "group", None, False),
        ("the ministry", "organization", None, True),
        ("the police", "group", None, True),
        ("they", "organization", None, True),
        ("they", "group", None, True),
        ("they", "person", None, True),
        ("the officials", "person", None, False),
        ("the officials", "organization", None, True),
        ("who", "person", "f", True),
        ("the company", "organization", None, True),
        ("the developer", "person", "f", True),
        ("the developer", "organization", None, True),
        ("the developer", "group", None, False),
        ("", "organization", None, True),
        ("", "person", "m", True),
    ],
)
def test_gender_number_and_kind_rule_out(
    words: str, kind: SpeakerKind, gender: str | None, can: bool
) -> None:
    assert possible(source(words), entity(kind, gender), {}) == can


def test_it_can_be_what_a_person_wrote_if_the_network_points_there() -> None:
    writer = Entity("Berg", "person", mentions=[(40, 44)], documents=[(10, 20)])
    assert possible(source("it"), writer, {10: 0.6})
    assert not possible(source("it"), writer, {10: 0.01, 40: 0.9})
    assert not possible(source("the company"), writer, {10: 0.6})


def test_what_is_pointed_at_is_added_over_all_mentions() -> None:
    known = Entity("Berg", "person", mentions=[(0, 9), (30, 34)])
    assert pointed_at(known, {5: 0.25, 9: 0.5, 30: 0.125, -1: 0.1}) == 0.375


@pytest.mark.parametrize(
    ("words", "indefinite"),
    [
        ("a senior official", True),
        ("An aide", True),
        ("three residents", True),
        ("unnamed diplomats", True),
        ("the official", False),
        ("officials", False),
        ("another", True),
        ("nobody", False),
        ("she", False),
        ("", False),
    ],
)
def test_indefinite_sources(words: str, indefinite: bool) -> None:
    assert is_indefinite(source(words)) == indefinite


def test_a_district_is_one_by_its_name() -> None:
    def named(name: str) -> Entity:
        chains = tuple(chains_of(name, {name: "ORG"}))
        return Entity(name, "organization", chains=chains, mentions=[(0, len(name))])

    assert possible(source("the district"), named("Oakmere School District"), {})
    assert not possible(source("the district"), named("Oakmere Steel"), {})
