"""Contents that end in the midst of what somebody else reports."""

from __future__ import annotations

import pytest

from quotes.detection.attributions import Attribution
from quotes.detection.crossing import uncrossed

from .test_detection_interrupted import attribution, read


def contents(first: str, second: str) -> list[list[str]]:
    (text, one), (_, other) = attribution(first), attribution(second)
    found: list[Attribution] = uncrossed(text, [one, other])
    return [read(text, a) for a in found]


@pytest.mark.parametrize(
    ("joint", "expected"),
    [
        (" after", "the pier is shut"),
        (", while", "the pier is shut"),
        (" and", "the pier is shut and police said they had found a hole"),
    ],
)
def test_contents_do_not_cross(joint: str, expected: str) -> None:
    first = f"{{Hale}} <says> [the pier is shut{joint} police said they had found] a hole."
    second = f"Hale says the pier is shut{joint} {{police}} <said> [they had found a hole]."
    assert contents(first, second) == [[expected], ["they had found a hole"]]


def test_one_within_the_other_stays() -> None:
    first = "{Hale} <said> [he left after police said it was old]."
    second = "Hale said he left after {police} <said> [it was old]."
    assert contents(first, second) == [["he left after police said it was old"], ["it was old"]]
