from __future__ import annotations

import pytest

from quotes.resolution.discourse import QuoteParts
from quotes.resolution.entities import Entity
from quotes.resolution.foregoing import document_before, is_new, subject_before, taken_up
from quotes.resolution.mention import SourceMention
from quotes.resolution.name_index import NameIndex
from quotes.resolution.source_mentions import read_source


def subject(before: str, pronoun: str = "she") -> SourceMention | None:
    """The subject that a pronoun after a quotation takes up, ``before`` standing before it."""
    text = f"Nobody came. {before} “It was late,” {pronoun} said."
    at, start = text.index("It was late"), text.rindex(f"{pronoun} said")
    source = (start, start + len(pronoun))
    quote = QuoteParts("1", ((at, at + 11),), (), source, "direct", {})
    index = NameIndex([])
    return subject_before(text, quote, read_source(text, source, index), index)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Her mother nodded.", "Her mother"),
        ("The pilot was having none of it.", "The pilot"),
        ("My neighbor, who taught for years, puts it so.", "My neighbor"),
        ("In 2011 a woman from the ministry came.", "a woman"),
        ("Her father nodded.", None),
        ("The pilot asked why.", None),
        ("The pilot said he was tired.", None),
        ("The matter is closed.", None),
        ("The pilots were tired.", None),
        ("It rained all day.", None),
    ],
)
def test_a_pronoun_takes_up_whom_the_sentence_before_describes(before: str, told: str | None) -> None:
    found = subject(before)
    assert (found.text if found else None) == told


def test_who_bears_the_title_of_the_subject_is_meant() -> None:
    pilot = subject("The pilot was having none of it.")
    assert pilot
    people = [
        Entity(name, "person", gender, role=role, mentions=[(0, 6)])
        for name, gender, role in (("Anna Berg", "f", "Harbour pilot"), ("Tom Hale", "m", "pilot"))
    ]
    found = taken_up(
        pilot, "f", [*people, Entity("Ida Moll", "person", "f", role="mayor", mentions=[(0, 6)])]
    )
    assert found is people[0]
    assert taken_up(pilot, None, people) is None


def test_only_somebody_told_apart_is_new() -> None:
    her, the = subject("Her mother nodded."), subject("The pilot nodded.")
    assert her
    assert the
    assert is_new(her)
    assert not is_new(the)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("He got a letter one day.", "a letter"),
        ("He opened a manual of seamanship from 1884.", "a manual of seamanship"),
        ("He stood at the gate with a sign.", "a sign"),
        ("Her long report came out.", "Her long report"),
        ("A letter came.\n\nHe left.", None),
        ("A letter came.\n\n", "A letter"),
        ("Nobody reports it.", None),
        ("In a letter,", None),
    ],
)
def test_it_may_be_the_document_told_of_last(before: str, told: str | None) -> None:
    text = f"{before} It said he was out."
    at = text.index("It said")
    index = NameIndex([])
    quote = QuoteParts("1", ((at + 8, len(text)),), ((at + 3, at + 7),), (at, at + 2), "indirect", {})
    found = document_before(text, quote, read_source(text, (at, at + 2), index), index)
    assert (found.text if found else None) == told
