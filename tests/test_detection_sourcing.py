"""Sources as the network cut them, mended."""

from __future__ import annotations

import pytest

from quotes.detection.sourcing import mended


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("Of 40 nurses, [12] | said it rained.", "12"),
        ("It rained, [12], | said Anna Berg.", ""),
        ("[The report, by consultants] Hale Berg, | found so.", "The report, by consultants Hale Berg"),
        ("[A study by researchers] also | found so.", "A study by researchers"),
        ("While [there] are | estimates that it rained.", ""),
    ],
)
def test_a_source_is_mended(marked: str, whole: str) -> None:
    text = marked.replace("[", "").replace("]", "").replace("| ", "")
    start = marked.index("[")
    span = (start, marked.index("]") - 1)
    at = marked.index("|") - 2
    assert " ".join(text[a:b] for a, b in mended(text, (span,), at)) == whole
