"""Whose a document is that its source tells by a noun, and whose it is not."""

from __future__ import annotations

import pytest

from quotes.resolution.entities import described_entity
from quotes.resolution.mention import SourceMention, described_kind
from quotes.resolution.name_index import NameIndex
from quotes.resolution.source_mentions import read_source
from quotes.resolution.title_fits import maker
from tests.named import chains_of
from tests.test_resolution_article import World, offices, world  # noqa: F401


def source(words: str) -> SourceMention:
    return read_source(words, (0, len(words)), NameIndex(chains_of(words)))


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("department data", "department"),
        ("the department’s data", "department"),
        ("figures from her lawyers", ""),
        ("a report by a tenant", ""),
        ("the report", ""),
        ("the department", ""),
    ],
)
def test_a_noun_tells_who_made_it(words: str, noun: str) -> None:
    made_by = maker(source(words))
    assert (made_by.head if made_by else "") == noun


@pytest.mark.parametrize(
    ("words", "maker"),
    [
        ("figures from the energy ministry", "the energy ministry"),
        ("a survey published by the bank last week", "the bank"),
        ("the family’s lawsuit", "the family"),
        ("a letter to the council by the bank", "the bank"),
        ("a letter read by the council", "a letter read by the council"),
        ("the film’s poster", "the film’s poster"),
    ],
)
def test_a_document_is_its_makers_though_they_are_only_described(words: str, maker: str) -> None:
    assert source(words).text == maker


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("official figures", "document"),
        ("figures", "document"),
        ("senior figures", "group"),
        ("some party figures", "group"),
        ("a senior figure", "person"),
        ("a copy of the draft", "document"),
    ],
)
def test_figures_are_numbers_or_people(words: str, kind: str) -> None:
    assert described_kind(source(words)) == kind
    assert described_entity(source(words)).kind == kind


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("figures from Harbour Watch", "Harbour Watch"),
        ("figures published by Port Ellery’s finance committee", None),
        ("the Harbour Watch chief inspector’s memo", None),
        ("the Harbour Watch board’s memo", "Harbour Watch"),
    ],
)
def test_somebody_of_theirs_is_not_who_is_named(words: str, issuer: str | None) -> None:
    named = source(words).issuer
    assert (named.canonical if named else None) == issuer


def test_a_data_sheet_is_nobodys_who_stands_near(world: World) -> None:  # noqa: F811
    marked = "Anna Berg left. [s1|She] [c1|said] {1|it rained}. [s2|A data sheet] [c2|shows] {2|it did not}."
    points = {"1": {"Anna Berg": 0.9}, "2": {"Anna Berg": 0.9}}
    assert world.who(marked, points=points) == ["Anna Berg", "A data sheet"]
    assert world.who(marked.replace("data sheet", "letter"), points=points) == ["Anna Berg", "Anna Berg"]


@pytest.mark.parametrize(
    ("words", "made_by", "issuer"),
    [
        ("a study led by researchers at Norland University", "researchers at Norland University", None),
        ("a study from researchers at Norland University", "researchers at Norland University", None),
        ("a poll by the economists of Harbour Watch", "economists of Harbour Watch", None),
        ("a study by Norland University", "a study by Norland University", "Norland University"),
        ("a memo seen by officials in Port Ellery", "a memo seen by officials in Port Ellery", None),
    ],
)
def test_a_document_is_of_those_described_as_its_makers(words: str, made_by: str, issuer: str | None) -> None:
    read = source(words)
    assert (read.text, read.issuer and read.issuer.canonical) == (made_by, issuer)
