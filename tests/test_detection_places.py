"""Places that open a report before a colon."""

from __future__ import annotations

import pytest

from quotes.detection.places import opened_by_place, without

from .test_detection_interrupted import attribution


@pytest.mark.parametrize(
    ("marked", "place"),
    [
        ("{MORAVIK}<:> [The road was shut on Friday by rain].", True),
        ("Road shut\n\n{NEW MORAVIK}<:> [The road was shut on Friday by rain].", True),
        ("{MORAVIK}<:> [I do not know who shut the road].", False),  # somebody speaks
        ("{MORAVIK}<:> “[The road was shut on Friday by rain].”", False),
        ("{MORAVIK}<:> [Road shut].", False),
        ("{MORAVIK}<:> [The road was shut on Friday by rain].\nREPORTER: When?", False),  # a transcript
        ("{Moravik}<:> [The road was shut on Friday by rain].", False),
    ],
)
def test_a_place_opens_a_report(marked: str, place: bool) -> None:
    text, found = attribution(marked)
    assert (opened_by_place(text, [found]) is not None) == place


def test_what_is_said_in_its_sentence_stands_by_itself() -> None:
    text, given = attribution("{Moravik}<:> [The mayor said the road was shut].")
    _, said = attribution("Moravik: {The mayor} <said> [the road was shut].")
    assert opened_by_place(text, [given, said]) is given
    assert without([given, said], given) == [said]
