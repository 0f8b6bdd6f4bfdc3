"""Whom a sentence says that somebody answers."""

from __future__ import annotations

import pytest

from quotes.markup import parse
from quotes.resolution.answered import is_answered
from quotes.resolution.discourse import Discourse, QuoteParts
from quotes.resolution.entities import named_entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.possible import Setting
from quotes.resolution.sought import Sought
from tests.named import chains_of


def berg_is_answered(marked: str) -> bool:
    """Whether Anna Berg is whom the speaker of the marked quote answers."""
    text, (quote,) = parse(marked)
    parts = QuoteParts(
        "1", quote.content, quote.cue, quote.source[0] if quote.source else None, "indirect", {}
    )
    setting = Setting(0, {}, None, (), direct=False)
    source = Sought(Discourse(text, [parts]), parts, SourceMention("", parts.source, "nominal"), setting)
    berg = next(chain for chain in chains_of(text) if chain.canonical == "Anna Berg")
    return is_answered(source, named_entity(berg))


@pytest.mark.parametrize(
    "opening",
    [
        "Responding to Anna Berg",
        "In reply to a written question from councillor Anna Berg",
        "In response to the call from Anna Berg",
        "Asked by Anna Berg if it rained",
        "Pressed on the delay by her colleague Anna Berg",
        "Accused by Anna Berg of sleeping",
        "In response to Anna Berg’s second letter",
        "Answering Anna Berg",
    ],
)
def test_who_is_answered_is_not_who_answers(opening: str) -> None:
    assert berg_is_answered(f"{opening}, [s1|the mayor] [c1|said] {{1|it would stop}}.")
    assert not berg_is_answered(f"{opening}, Hale rose. [s1|The mayor] [c1|said] {{1|it would stop}}.")


def test_they_may_be_named_after_what_was_said() -> None:
    assert berg_is_answered("{1 direct|“It will stop,”} [s1|the mayor] [c1|said] in reply to Anna Berg.")


@pytest.mark.parametrize(
    "opening",
    [
        "Responding to Anna Berg’s critics",
        "Responding to critics of Anna Berg",
        "In reply to Hale, Anna Berg rose and",
        "Asked by Hale about Anna Berg",
        "With Anna Berg beside him",
    ],
)
def test_who_else_is_named_is_not_answered(opening: str) -> None:
    assert not berg_is_answered(f"{opening}, [s1|she] [c1|said] {{1|it would stop}}.")


def test_who_is_answered_may_speak_in_a_clause_of_his_own() -> None:
    assert not berg_is_answered("In reply to Anna Berg, [s1|who] [c1|said] {1|it rained}, Hale rose.")
    assert not berg_is_answered("Hale rose in reply to Anna Berg after [s1|she] [c1|said] {1|it rained}.")
