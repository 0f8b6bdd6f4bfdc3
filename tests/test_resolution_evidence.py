"""What speaks for whom, and the table of how much each counts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from quotes.errors import QuotesError
from quotes.resolution.entities import Entity
from quotes.resolution.evidence import (
    FOR_NOBODY,
    FOR_SOMEBODY,
    KINDS,
    for_nobody,
    for_somebody,
    kind_of,
    load_weights,
    shipped_weights,
)
from quotes.resolution.mention import SourceMention
from quotes.resolution.name_index import NameIndex
from quotes.resolution.possible import Setting, pointed_at
from quotes.resolution.sought import Candidate
from quotes.resolution.source_mentions import read_source
from quotes.resolution.title_fits import TitleFit
from quotes.resources import resource
from quotes.schema import SpeakerKind

W = shipped_weights()


def source(words: str) -> SourceMention:
    return read_source(words, (0, len(words)) if words else None, NameIndex([]))


def entity(kind: SpeakerKind = "person", gender: str | None = None, at: int = 0) -> Entity:
    return Entity("Berg", kind, gender, many=kind == "group", mentions=[(at, at + 4)])


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("she", "he"),
        ("I", "he"),
        ("they", "they"),
        ("It", "it"),
        ("the minister", "definite"),
        ("a minister", "indefinite"),
        ("the residents", "group"),
        ("three residents", "indefinite"),
        ("the company", "body"),
        ("a report", "document"),
        ("", "missing"),
    ],
)
def test_kinds_of_sources(words: str, kind: str) -> None:
    assert KINDS[kind_of(source(words))] == kind


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
    mention, who = source(words), who or entity()
    one = Candidate(who, pointed_at(who, setting.referents), title, paragraphs_back=back)
    found = for_somebody(mention, setting, one)
    assert len(found) == len(FOR_SOMEBODY)
    return W.for_somebody(kind_of(mention), found)


def test_each_piece_of_evidence_counts() -> None:
    who, spoke, described = entity(), entity(), entity()
    spoke.spoke.append(0)
    described.described = True
    plain = rated()
    assert rated(referents={0: 0.9}) > plain
    assert rated(referents={50: 0.9}) == plain
    assert rated(who=who, last=who) > plain
    goes_on = rated(words="", who=who, last=who)
    assert goes_on > rated(words="", who=who, last=who, adjacent=False) > rated(words="", who=who)
    titles = [rated("the mayor", title=fit) for fit in ("own", "called", "", "other")]
    assert titles == sorted(titles, reverse=True)
    assert len(set(titles)) == 4
    assert rated(who=spoke) > plain
    assert rated(who=described) < plain
    assert rated("they") < rated("they", entity("group"))


def test_a_role_that_is_somebody_elses_is_no_prominence() -> None:
    mayor, lawyer = entity(), entity()
    mayor.role, lawyer.role = "mayor", "Hale’s lawyer"
    assert rated("she", mayor) > rated("she", lawyer) == rated("she")


def test_near_goes_before_far_and_far_before_not_yet_named() -> None:
    by_paragraphs = [rated(back=back) for back in (0, 1, 2, 6)]
    assert by_paragraphs == sorted(by_paragraphs, reverse=True)
    assert len(set(by_paragraphs)) == 4
    assert rated(back=9) == rated(back=6) > rated(back=None)


def nobody(words: str, pointed: float = 0.0) -> float:
    mention = source(words)
    found = for_nobody(mention, pointed, 1.0 - pointed, candidates=3)
    assert len(found) == len(FOR_NOBODY)
    return W.for_nobody(kind_of(mention), found)


def test_nobody_is_likelier_the_less_a_source_refers_back() -> None:
    by_kind = [nobody(words) for words in ("she", "the mayor", "a mayor", "an official")]
    assert by_kind == sorted(by_kind)
    assert len(set(by_kind)) == 4


def test_nobody_loses_where_the_network_points_at_somebody() -> None:
    assert nobody("she", pointed=0.99) < nobody("she", pointed=0.1)


def test_confidence_is_higher_the_farther_the_others_are() -> None:
    sure, close, tied = (W.confidence(2.0, [other, -4.0]) for other in (-6.0, 1.5, 2.0))
    assert 1.0 > sure > close > tied > 0.0


def test_a_table_that_lacks_a_piece_of_evidence_is_refused(tmp_path: Path) -> None:
    table = yaml.safe_load(resource("configs", "evidence.yaml").read_text("utf8"))
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(table), encoding="utf-8")
    assert load_weights(path) == W
    for spoilt in (
        table | {"somebody": {k: v for k, v in table["somebody"].items() if k != "place"}},
        table | {"nobody": table["nobody"] | {"always": [1.0]}},
        table | {"nobody": table["nobody"] | {"surplus": [0.0] * len(KINDS)}},
        table | {"nobody": table["nobody"] | {"always": [float("nan")] * len(KINDS)}},
        {"somebody": table["somebody"]},
    ):
        path.write_text(yaml.safe_dump(spoilt), encoding="utf-8")
        with pytest.raises(QuotesError, match=r"Q112.*mine\.yaml"):
            load_weights(path)
    with pytest.raises(QuotesError, match="Q112"):
        load_weights(tmp_path / "none.yaml")
