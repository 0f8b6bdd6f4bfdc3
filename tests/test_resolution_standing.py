from __future__ import annotations

import pytest

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.name_index import NameIndex
from quotes.resolution.sought import Candidate
from quotes.resolution.source_mentions import read_source
from quotes.resolution.standing import is_of_other_rank, of_best_standing, standing


def source(words: str) -> SourceMention:
    return read_source(words, (0, len(words)), NameIndex([]))


def best(words: str, *roles: str) -> list[str]:
    """Which of the roles are left for a source."""
    found = [Candidate(Entity("Berg", "person", role=role), title="own") for role in roles]
    return [one.entity.role for one in of_best_standing(source(words), found)]


@pytest.mark.parametrize(
    ("words", "head", "told"),
    [
        ("Deputy Mayor", "mayor", {"deputy"}),
        ("the former deputy mayor of Brunn", "mayor", {"former", "deputy"}),
        ("ex-mayor", "mayor", {"former"}),
        ("late president", "president", {"former"}),
        ("deputy leader of the council and mayor", "mayor", set()),
        ("former Sen.", "senator", {"former"}),
        ("foreign minister", "minister", set()),
        ("the prime minister’s spokesman", "spokesman", set()),
        ("nurse", "mayor", set()),
    ],
)
def test_what_before_a_title_tells_how_it_is_borne(words: str, head: str, told: set[str]) -> None:
    assert standing(words, head) == told


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("the mayor", ["mayor of Brunn"]),
        ("the deputy mayor", ["Deputy Mayor"]),
        ("the former mayor", ["ex-mayor"]),
        ("the acting mayor", ["mayor of Brunn", "Deputy Mayor", "ex-mayor"]),
    ],
)
def test_who_bears_just_the_title_is_meant(words: str, left: list[str]) -> None:
    assert best(words, "mayor of Brunn", "Deputy Mayor", "ex-mayor") == left


def test_a_deputy_is_the_mayor_where_there_is_no_other() -> None:
    assert best("the mayor", "Deputy Mayor", "former mayor") == ["Deputy Mayor", "former mayor"]


def test_the_mayor_is_never_the_deputy() -> None:
    assert is_of_other_rank(source("the deputy mayor"), Entity("Berg", "person", role="Mayor"))
    assert not is_of_other_rank(source("the deputy mayor"), Entity("Berg", "person", role="Deputy Mayor"))
    assert not is_of_other_rank(source("the former mayor"), Entity("Berg", "person", role="Mayor"))
    assert not is_of_other_rank(source("the mayor"), Entity("Berg", "person", role="Deputy Mayor"))


def test_nor_the_deputy_whom_the_text_calls_nothing_else() -> None:
    deputy = Entity("the deputy mayor", "person", head="mayor", described=True)
    assert is_of_other_rank(source("the mayor"), deputy)
    assert not is_of_other_rank(source("the deputy mayor"), deputy)


def test_a_title_that_tells_more_is_no_deputys() -> None:
    assert is_of_other_rank(source("the harbour minister"), Entity("Berg", "person", role="Chief Minister"))
    assert is_of_other_rank(source("the former mayor"), Entity("Berg", "person", role="Deputy Mayor"))
    assert not is_of_other_rank(source("the minister"), Entity("Berg", "person", role="Prime Minister"))
