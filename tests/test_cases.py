"""What the pipeline that ships must find, phenomenon by phenomenon: one marked text of ``cases/`` each.

To add a case, add a file: the text in the marks of ``quotes/markup.py``, above it, where an office needs it,
a line such as ``# date: 2024-12-03``. What is marked has to be found and nothing else; a speaker is compared
where the mark names one. ``cases/wanted/`` holds what the pipeline still gets wrong, each file with its
``# reason:``; move a file up when it passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.language import Language

import quotes
from quotes.errors import QuotesError
from quotes.evaluation.content import content_set, iou
from quotes.evaluation.speakers import same_speaker
from quotes.loading import model_folder
from quotes.marked import read_header
from quotes.markup import parse
from quotes.pipeline import find_quotes
from quotes.schema import Article, Quote

CASES = Path(__file__).parent / "cases"
OVERLAP = 0.8
"""From which overlap on a content is the one expected: an edge may differ by a word."""


def differences(text: str, expected: Sequence[Quote], found: Sequence[Quote]) -> list[str]:
    """What is missed, invented or otherwise than expected, in words."""
    told, left = [], list(found)
    for quote in expected:
        wanted = content_set(text, quote.content)
        match = next((q for q in left if iou(wanted, content_set(text, q.content)) >= OVERLAP), None)
        if match is None:
            told.append(f"missed: {quote.text}")
            continue
        left.remove(match)
        if match.type != quote.type:
            told.append(f"{match.type}, not {quote.type}: {quote.text}")
        if quote.speaker and not same_speaker(match.speaker, quote.speaker):
            told.append(f"said by {match.speaker or 'nobody'}, not {quote.speaker}: {quote.text}")
    return told + [f"invented: {quote.text}" for quote in left]


@pytest.fixture(scope="session")
def shipped() -> Language:
    try:
        model_folder()
    except QuotesError:
        pytest.skip("the trained pipeline is not in this checkout")
    return quotes.load()


def check(path: Path, nlp: Language) -> None:
    header, marked = read_header(path)
    text, expected = parse(marked)
    ((_, found),) = find_quotes([Article(path.stem, text, date=header.get("date", ""))], nlp)
    assert differences(text, expected, found) == []


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_case(path: Path, shipped: Language) -> None:
    check(path, shipped)


@pytest.mark.parametrize("path", sorted(CASES.glob("wanted/*.txt")), ids=lambda path: path.stem)
def test_wanted_case(path: Path, shipped: Language, request: pytest.FixtureRequest) -> None:
    reason = read_header(path)[0]["reason"]
    request.applymarker(pytest.mark.xfail(reason=reason, raises=AssertionError, strict=False))
    check(path, shipped)


def test_cases_tell_what_is_wrong() -> None:
    text, expected = parse("[s1|Anna Berg] [c1|said] {1 =Anna Berg|taxes must fall}.")
    _, wrong = parse("[s1|Anna Berg] [c1|said] {1 direct =Ada Moll|taxes must fall}.")
    _, other = parse("{1|Anna Berg} said taxes must fall.")

    assert differences(text, expected, expected) == []
    assert differences(text, expected, other) == ["missed: taxes must fall", "invented: Anna Berg"]
    assert differences(text, expected, wrong) == [
        "direct, not indirect: taxes must fall",
        "said by Ada Moll, not Anna Berg: taxes must fall",
    ]
