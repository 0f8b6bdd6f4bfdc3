"""Whose a document is that the source itself does not give away."""

from __future__ import annotations

import pytest

from quotes.resolution.brought_up import NEAREST, issuer_elsewhere
from quotes.resolution.issuers import issuer_of
from quotes.resolution.name_index import NameIndex
from tests.named import chains_of


def issuer(marked: str, head: str) -> str | None:
    """Of the source in brackets: ``Berg wrote a book. [The book] says so.``"""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = issuer_elsewhere(text, (start, end), head, NameIndex(chains_of(text)))
    return found and found.canonical


@pytest.mark.parametrize(
    ("marked", "head", "name"),
    [
        ("Anna Berg has written a long memoir. Hale met her. [The book] says so.", "book", "Anna Berg"),
        ("Anna Berg, a doctor, filed a suit in May. [The lawsuit] says so.", "lawsuit", "Anna Berg"),
        (
            "Harbour Watch also sent the council a letter. Hale sent his letter. [The letter] says so.",
            "letter",
            "Hale",
        ),
        ("Tom Hale and Anna Berg's new study came out. [The report] says so.", "report", "Anna Berg"),
        ("It rained, a Harbour Watch poll shows. [The poll] says so.", "poll", "Harbour Watch"),
        (
            "It rained, a national Harbour Watch online survey shows. [The new poll] says so.",
            "poll",
            "Harbour Watch",
        ),
        ("A study by Anna Berg is out. [That study] says so.", "study", "Anna Berg"),
        ("Anna Berg sued the bank in May. [A lawsuit filed] on Friday says so.", "lawsuit", "Anna Berg"),
        ("Anna Berg is suing. A suit filed by Tom Hale came. [The lawsuit] says so.", "lawsuit", "Tom Hale"),
        ("A letter sent on Monday by Anna Berg came. [The letter] says so.", "letter", "Anna Berg"),
        ("Anna Berg said this in a long letter.\n\n[The letter] says so.", "letter", "Anna Berg"),
        ("[Poll]: it rains.\n\nIt rains, a Harbour Watch poll shows.", "poll", "Harbour Watch"),
    ],
)
def test_it_is_whose_the_text_says_it_is(marked: str, head: str, name: str) -> None:
    assert issuer(marked, head) == name


@pytest.mark.parametrize(
    ("marked", "head"),
    [
        ("Anna Berg wrote a book. [The letter] says so.", "letter"),
        ("Anna Berg wrote a letter. Then a second letter came. [The letter] says so.", "letter"),
        ("Anna Berg said so in a letter.\n\nIt rained.\n\n[The letter] says so.", "letter"),
        ("Anna Berg was named in a letter. [The letter] says so.", "letter"),
        ("Anna Berg read a letter. [The letter] says so.", "letter"),
        ("Anna Berg said Hale's visit and the letter were new. [The letter] says so.", "letter"),
        ("Anna Berg wrote. A letter came. [The letter] says so.", "letter"),
        ("A letter to Anna Berg came. [The letter] says so.", "letter"),
        ("Harbour Watch letter writers met. [The letter] says so.", "letter"),
        ("It is in the Harbour Watch Survey. [The survey] says so.", "survey"),
        ("Port Ellery has published a report. [The report] says so.", "report"),
        ("Anna Berg wrote a letter. [A letter seen by Hale] says so.", "letter"),
    ],
)
def test_else_it_is_nobodys(marked: str, head: str) -> None:
    assert issuer(marked, head) is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A statement by Harbour Watch", "Harbour Watch"),
        ("A statement by the Harbour Watch chief", None),
        ("A statement, by inspectors Harbour Watch", "Harbour Watch"),
        ("A Harbour Watch video", "Harbour Watch"),
        ("A YouTube video from a driver", None),
        ("A YouTube statement", "YouTube"),
        ("YouTube’s video", "YouTube"),
        ("Polls from the Norland primary", None),
        ("A statement from the Norland embassy", None),
    ],
)
def test_it_is_not_whose_chief_or_site_it_is_from(source: str, name: str | None) -> None:
    chains = chains_of(source, {"Harbour Watch": "ORG", "YouTube": "ORG", "Norland": "GPE"})
    found = issuer_of(source, (0, len(source)), NameIndex(chains).within((0, len(source))))
    assert (found and found.canonical) == name


def test_places_far_off_are_not_looked_at() -> None:
    near = "Anna Berg wrote a letter. " + "The letter came. " * (NEAREST - 1)
    assert issuer(near + "[The letter] says so.", "letter") == "Anna Berg"
    assert issuer(near + "The letter came. [The letter] says so.", "letter") is None
