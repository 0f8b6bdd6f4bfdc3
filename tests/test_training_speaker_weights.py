"""The search for weights of the evidence on speakers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.loading import make_components_known
from quotes.resolution.offices import OfficeTable
from quotes.resolution.scoring import Weights
from quotes.training.speaker_weights import Case, cases, right, search

from . import handmade

RAIN = "The rain went on over the harbour for two days and nights and then for another three or more."
TEXT = f"Anna Berg said taxes must fall. {RAIN} She said we will leave."


@pytest.fixture(scope="module")
def nlp() -> Language:
    make_components_known()
    made, nlp = handmade.finder(), handmade.blank()
    finder = nlp.add_pipe("attribution_finder")
    nlp.add_pipe("speaker_resolver")
    finder.encoder, finder.heads, finder.tokenizer = made.encoder, made.heads, made.tokenizer  # type: ignore[attr-defined]
    return nlp


def article(second: str = "Anna Berg", optional: bool = False) -> LabelledArticle:
    first = TEXT.index("taxes"), TEXT.index(".")
    then = TEXT.index("we will"), len(TEXT) - 1
    quotes = (
        LabelledQuote("1", (first,), speaker="Anna Berg", speaker_kind="person"),
        LabelledQuote("2", (then,), speaker=second, speaker_kind="person", optional=optional),
    )
    return LabelledArticle("a", TEXT, quotes=quotes)


@pytest.fixture
def known(nlp: Language) -> list[Case]:
    return list(cases(nlp, [article()]))


@pytest.fixture(scope="module")
def offices() -> OfficeTable:
    return OfficeTable.load()


def test_cases_have_the_labelled_quotes_that_were_found(nlp: Language, known: list[Case]) -> None:
    (case,) = known
    assert [case.labelled[part.id].id for part in case.parts] == ["1", "2"]
    (case,) = cases(nlp, [article(optional=True)])
    assert [quote.id for quote in case.labelled.values()] == ["1"]


def test_speakers_are_counted(nlp: Language, known: list[Case], offices: OfficeTable) -> None:
    assert right(known, Weights(), offices) == 2
    assert right(list(cases(nlp, [article(second="Tom Hale")])), Weights(), offices) == 1


def test_a_search_only_goes_up(known: list[Case], offices: OfficeTable) -> None:
    tried = (replace(Weights(), nobody_pronoun=float(weight)) for weight in range(100))
    blind = next(weights for weights in tried if right(known, weights, offices) == 1)
    found = list(search(known, blind, offices, rounds=300, seed=2))
    assert [count for _, count in found] == [1, 2]
    assert found[0][0] == blind
    assert found[1][0] != blind
