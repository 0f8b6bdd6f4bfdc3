from __future__ import annotations

import pickle

import pytest
import spacy

import quotes
from quotes import selection
from quotes.errors import QuotesError
from quotes.markup import parse
from quotes.schema import Quote
from quotes.views import quotes_of

from .conftest import put

TEXT, FOUND = parse("[s1,2|She] [c1|said] {1|rain fell} and [c2|hoped] {2 thought|for sun}. {3|It cleared}.")


def select(quotes: list[Quote], **config: object) -> list[str]:
    nlp = spacy.blank("en")
    component = selection.make_quote_selector(nlp, "quote_selector", **config)  # type: ignore[arg-type]
    return [quote.id for quote in quotes_of(component(put(nlp.make_doc(TEXT), quotes)))]


def test_only_the_asked_classes_stay() -> None:
    assert select(FOUND, classes=["speech"], min_confidence=0.0) == ["1", "3"]
    assert select(FOUND, classes=["speech", "thought"], min_confidence=0.0) == ["1", "2", "3"]


def test_only_the_sure_ones_stay() -> None:
    from dataclasses import replace

    unsure = [FOUND[0], replace(FOUND[2], confidence=0.4)]

    assert select(unsure, classes=["speech"], min_confidence=0.5) == ["1"]
    assert select(unsure, classes=["speech"], min_confidence=0.4) == ["1", "3"]


def test_a_selector_goes_to_other_processes() -> None:
    component = selection.make_quote_selector(
        spacy.blank("en"), "quote_selector", classes=["speech"], min_confidence=0.5
    )
    assert pickle.loads(pickle.dumps(component)) == component


def test_a_confidence_out_of_range_is_refused() -> None:
    with pytest.raises(QuotesError, match="Q090"):
        select(FOUND, classes=["speech"], min_confidence=1.5)


def test_the_component_is_known_to_spacy() -> None:
    nlp = spacy.blank("en")

    nlp.add_pipe("quote_selector")

    assert quotes_of(nlp(TEXT)) == []


@pytest.mark.parametrize(
    "text",
    ["Anna Berg has not said whether the harbour would close.", "Photos show that the quay is empty."],
)
def test_what_nobody_said_is_there_for_those_who_ask_for_it(text: str) -> None:
    assert quotes.extract(text).empty
    assert quotes.extract(text, include="other")["quote_class"].tolist() == ["other"]
