from __future__ import annotations

import pytest

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention, TitleFit
from quotes.resolution.name_index import NameIndex
from quotes.resolution.scoring import (
    Setting,
    Weights,
    is_indefinite,
    pointed_at,
    possible,
    score,
    score_nobody,
)
from quotes.resolution.source_mentions import read_source
from quotes.schema import SpeakerKind

W = Weights()


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


def rated(
    words: str = "she",
    who: Entity | None = None,
    referents: dict[int, float] | None = None,
    last: Entity | None = None,
    title: TitleFit = "",
    adjacent: bool = True,
    back: int | None = 0,
) -> float:
    setting = Setting(3, referents or {}, last, (), direct=False, adjacent=adjacent)
    return score(source(words), who or entity(), setting, title, back, W)


def test_each_piece_of_evidence_counts() -> None:
    who, spoke, described = entity(), entity(), entity()
    spoke.spoke.append(0)
    described.described = True
    plain = rated()
    assert rated(referents={0: 0.9}) > plain
    assert rated(referents={50: 0.9}) == plain
    assert rated(who=who, last=who) > plain
    goes_on = rated(words="", who=who, last=who)
    assert goes_on - rated(words="", who=who) > rated(who=who, last=who) - plain
    assert goes_on > rated(words="", who=who, last=who, adjacent=False)
    assert rated(title="own") > rated(title="called") > plain > rated(title="other")
    assert rated(who=spoke) > plain
    assert rated(who=described) < plain
    assert rated("they") < rated("they", entity("group"))
    assert rated("we") == rated("we", entity("group"))


def test_near_goes_before_far_and_far_before_not_yet_named() -> None:
    by_paragraphs = [rated(back=back) for back in (0, 1, 2, 6)]
    assert by_paragraphs == sorted(by_paragraphs, reverse=True)
    assert len(set(by_paragraphs)) == 4
    assert rated(back=9) == rated(back=6)
    assert rated(back=None) == rated(back=6)


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


def test_nobody_is_likelier_the_less_a_source_refers_back() -> None:
    by_kind = [score_nobody(source(words), 1.0, W) for words in ("she", "", "the mayor", "a mayor")]
    assert by_kind == sorted(by_kind)
    assert len(set(by_kind)) == 4
    assert score_nobody(source("a report"), 1.0, Weights(nobody_document=7)) > 6


def test_nobody_loses_where_the_network_points_at_somebody() -> None:
    assert score_nobody(source("she"), 0.01, W) < score_nobody(source("she"), 0.9, W)
