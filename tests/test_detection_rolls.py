"""Lists of names that are no transcripts."""

from __future__ import annotations

import pytest

from quotes.detection.rolls import without_rolls

from .test_detection_attributions import attributions

ROLL = ("Ann Berg: Theft, fined.", "Tom Hale: Arson, held.", "Ivo Moll: Theft, freed.")


def kept(*lines: str) -> int:
    """How many of the attributions of ``lines``, one each, are left."""
    marked = []
    for k, line in enumerate(lines):
        name, told = line.removesuffix(".").split(": ")
        marked.append("\n".join([*lines[:k], f"{{{name}}}<:> [{told}].", *lines[k + 1 :]]))
    text, found = attributions(*marked)
    assert len(found) == len(lines)
    return len(without_rolls(text, found))


def test_a_list_of_names_is_no_transcript() -> None:
    assert kept(*ROLL) == 0


@pytest.mark.parametrize(
    "lines",
    [
        ROLL[:2],
        (*ROLL[:2], "Ann Berg: Theft, freed."),  # she has another turn
        (*ROLL[:2], "Ivo Moll: It was not me."),
        (*ROLL[:2], "Ivo Moll: Theft, really?"),
    ],
)
def test_a_transcript_stays(lines: tuple[str, ...]) -> None:
    assert kept(*lines) == len(lines)
