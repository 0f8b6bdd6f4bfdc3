"""Contents that hold more than one quote, or something beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.detection.listed import parted
from quotes.detection.marks import quotations

from .test_detection_interrupted import SEEN, attribution, read


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("{Voss} <doubts> [that it works: “The pump is old]”", "The pump is old"),
        ("{Voss} <doubts> [that it works: “The pump is old]", "that it works: “The pump is old"),
    ],
)
def test_what_is_thought_before_a_colon_is_not_said_if_the_marks_close(marked: str, said: str) -> None:
    text, found = attribution(marked)
    found = replace(found, type="mixed", candidate=replace(SEEN, classes=(0.1, 0.0, 0.9, 0.0)))
    assert [read(text, a) for a in parted(text, [found], quotations(text))] == [[said]]
