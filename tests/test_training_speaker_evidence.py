"""How much each piece of evidence on speakers counts, learnt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch")
from spacy.language import Language

from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.loading import make_components_known
from quotes.resolution.evidence import FOR_NOBODY, KINDS, load_weights, shipped_weights
from quotes.resolution.offices import OfficeTable
from quotes.training.speaker_evidence import Case, as_yaml, cases, choices, learn

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


def test_choices_say_who_is_right(nlp: Language, known: list[Case], offices: OfficeTable) -> None:
    ((choice,), right) = choices(known, shipped_weights(), offices)
    assert right == 2
    assert choice.right == (True, False)
    assert [entity.name for entity, _ in choice.choice.somebody] == ["Anna Berg"]
    nobody_labelled = list(cases(nlp, [article(second="Tom Hale")]))
    ((choice,), right) = choices(nobody_labelled, shipped_weights(), offices)
    assert right == 1
    assert choice.right == (False, False)


def test_what_is_learnt_answers_as_labelled(known: list[Case], offices: OfficeTable) -> None:
    blind = replace(shipped_weights(), nobody=((20.0, *(0.0 for _ in FOR_NOBODY[1:])),) * len(KINDS))
    labelled, right = choices(known, blind, offices)
    assert right == 1
    learnt = learn(labelled)
    assert choices(known, learnt, offices)[1] == 2
    assert learnt.sure_slope > 0


def test_what_is_learnt_is_read_again(known: list[Case], offices: OfficeTable, tmp_path: Path) -> None:
    learnt = learn(choices(known, shipped_weights(), offices)[0])
    (tmp_path / "evidence.yaml").write_text(as_yaml(learnt), encoding="utf-8")
    read = load_weights(tmp_path / "evidence.yaml")
    assert read.somebody[0] == pytest.approx(learnt.somebody[0], abs=0.01)
    assert read.nobody[-1] == pytest.approx(learnt.nobody[-1], abs=0.01)
    assert read.sure_slope == pytest.approx(learnt.sure_slope, abs=0.001)
