"""The company that an article is about."""

from __future__ import annotations

import pytest

from quotes.resolution.entities import named_entity
from quotes.resolution.name_index import NameIndex
from quotes.resolution.source_mentions import read_source
from quotes.resolution.subject import subject_of
from quotes.resolution.title_fits import bears_title
from tests.named import chains_of

NAMES = {"Moll Foods": "ORG", "Harbour Watch": "ORG", "Hale Bank": "ORG", "Norland": "GPE"}


def subject(text: str, words: str = "the company") -> str:
    """Who is meant by ``words`` at the end of ``text``, or nothing."""
    chains = chains_of(text, NAMES)
    source = read_source(f"{text} {words}", (len(text) + 1, len(text) + 1 + len(words)), NameIndex(chains))
    found = subject_of(source, [named_entity(chain) for chain in chains])
    return found.name if found else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moll Foods fell.\n\nMoll Foods lost money.\n\nHale Bank lent it some.", "Moll Foods"),
        ("Norland rose.\n\nNorland met Norland. Moll Foods fell. Moll Foods lost money.", "Moll Foods"),
        ("Moll Foods fell.\n\nMoll Foods lost money.\n\nHale Bank lent some. Hale Bank left.", ""),
        ("It rained.\n\nIt snowed.\n\nMoll Foods fell. Moll Foods lost money.", "Moll Foods"),
        ("Moll Foods fell.", ""),
    ],
)
def test_it_is_named_most(text: str, name: str) -> None:
    assert subject(text) == name


def test_only_a_bare_word_for_a_company_means_it() -> None:
    text = "Moll Foods fell.\n\nMoll Foods lost money."
    assert subject(text, "the firm") == "Moll Foods"
    assert not subject(text, "the court")
    assert not subject(text, "the other company")


@pytest.mark.parametrize(
    ("words", "role", "head", "fit"),
    [
        ("the company", "", "company", "own"),
        ("the retailer", "", "company", ""),
        ("the court", "", "company", "other"),
        ("the company", "fund", "", "other"),
        ("the company", "insurer", "", "called"),
    ],
)
def test_a_company_is_no_court_and_no_fund(words: str, role: str, head: str, fit: str) -> None:
    source = read_source(words, (0, len(words)), NameIndex([]))
    assert bears_title(source, role, head, "Moll Capital") == fit
