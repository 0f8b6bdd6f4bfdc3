"""Whose a document is not, as the text brings it up."""

from __future__ import annotations

import pytest

from quotes.resolution.entities import named_entity
from quotes.resolution.handed import Handed
from quotes.resolution.name_index import NameIndex
from quotes.resolution.source_mentions import read_source
from tests.named import chains_of


def not_by(marked: str, name: str = "Anna Berg") -> bool:
    """Whether the source in brackets is said not to be by ``name``: ``Berg got a letter. [It] says so.``"""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    chains = chains_of(text)
    source = read_source(text, (start, end), NameIndex(chains))
    return Handed(text, source).is_not_by(named_entity(next(c for c in chains if c.canonical == name)))


@pytest.mark.parametrize(
    "marked",
    [
        "Anna Berg held up a letter. [The letter] says so.",
        "Anna Berg read out an angry letter from a tenant. [The letter] says so.",
        "Anna Berg burnt a leaflet from the union. [The leaflet] says so.",
        "Anna Berg had a note found in a car. [The note] says so.",
        "Anna Berg had a tenant's letter. [The letter] says so.",
        "Anna Berg said the firm had sent a fake letter. [The letter] says so.",
        "Anna Berg left. [A letter from a tenant] says so.",
    ],
)
def test_who_has_or_mentions_a_document_did_not_write_it(marked: str) -> None:
    assert not_by(marked)
    if not marked.startswith("Anna Berg left"):
        assert not_by(marked.replace("Anna Berg", "Harbour Watch"), "Harbour Watch")


def test_a_body_may_speak_through_its_people() -> None:
    assert not not_by("Harbour Watch had a letter from its lawyers. [The letter] says so.", "Harbour Watch")
    assert not not_by("Harbour Watch met. Hale got a letter. [The letter] says so.", "Harbour Watch")


@pytest.mark.parametrize(
    "marked",
    [
        "Anna Berg was ill. She had written a letter. [The letter] says so.",
        "Anna Berg was ill. The mayor sent a letter. [The letter] says so.",
        "A letter from a doctor, Anna Berg, came. [The letter] says so.",
        "Hale had a letter from his doctor. Anna Berg left. [The letter] says so.",
        "A letter by a nurse came. Nurse Anna Berg left. [The letter] says so.",
        "Anna Berg got a letter. [The mayor] says so.",
        "Anna Berg left. [The letter] says so.",
    ],
)
def test_else_it_may_be_theirs(marked: str) -> None:
    assert not not_by(marked)
