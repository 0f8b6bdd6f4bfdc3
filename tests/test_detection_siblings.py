"""A clause with a second verb, of which the network made a quote of its own."""

from __future__ import annotations

import pytest

from quotes.detection.siblings import merged

from .test_detection_interrupted import attribution, read

OUTER = "{Minutes} <record> that [members “met” and agreed to leave]."


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        # within the other's content, in another tense: the other's
        (OUTER, "{Minutes} record that members “met” and <agreed> [to leave].", 1),
        # of one form, so side by side
        (
            "{Berg} left, <saying> [it rained and calling it a shame].",
            "{Berg} left, saying it rained and <calling> [it a shame].",
            2,
        ),
        # of another source
        (OUTER, "Minutes record that {members} “met” and <agreed> [to leave].", 2),
        # after it
        (
            "{Berg} <says> [it was “cold”] and asked to leave.",
            "{Berg} says it was “cold” and <asked> [to leave].",
            1,
        ),
        (
            "{Berg} <said> [it was “cold”] and asked to leave.",
            "{Berg} said it was “cold” and <asked> [to leave].",
            2,
        ),
    ],
)
def test_a_verb_of_the_clause_reports_nothing(first: str, second: str, left: int) -> None:
    text, one = attribution(first)
    assert len(merged(text, [one, attribution(second)[1]])) == left


def test_the_clause_goes_on_to_the_end() -> None:
    text, one = attribution("{Berg} <says> [it was “cold”] and asked to leave.")
    (found,) = merged(text, [one, attribution("{Berg} says it was “cold” and <asked> [to leave].")[1]])
    assert read(text, found) == ["it was “cold” and asked to leave"]
