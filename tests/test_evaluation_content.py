from __future__ import annotations

import pytest

from quotes.evaluation.content import content_set, derive_type, iou, quoted_mask, span_set, trim


def span(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def words(text: str, offsets: frozenset[int]) -> str:
    return "".join(text[offset] for offset in sorted(offsets))


def test_trim_drops_outer_marks_and_punctuation() -> None:
    text = " “We will see,” "
    assert trim(text, (0, len(text))) == (2, 13)
    assert trim("…", (0, 1)) == (1, 1)


def test_a_content_is_its_characters_without_marks_spaces_and_that() -> None:
    text = 'Ola said that, the "big" day came.'
    assert words(text, content_set(text, [(9, len(text))])) == "thebigdaycame"
    assert content_set(text, [(9, len(text))]) == content_set(text, [span(text, 'the "big" day came')])


def test_that_is_kept_where_it_is_a_word_of_the_content() -> None:
    alone, later = "that", "Go. that day"
    assert words(alone, content_set(alone, [(0, 4)])) == "that"
    assert words(later, content_set(later, [(0, 3), (4, 12)])) == "Gothatday"
    assert words("thatcher won", content_set("thatcher won", [(0, 12)])) == "thatcherwon"


def test_a_cue_may_be_a_colon() -> None:
    assert span_set("Ola: go", [(3, 4)]) == {3}
    assert span_set("Ola, she", [(0, 4)]) == {0, 1, 2}


def test_iou() -> None:
    assert iou(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert iou(frozenset(), frozenset()) == 0.0


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("“Rain is near,” said Bo.", "Rain is near", "direct"),
        ("Bo said rain is near.", "rain is near", "indirect"),
        ("Bo said rain is «very near».", "rain is «very near»", "mixed"),
        ("Bo said ''rain is near''.", "rain is near", "direct"),
        ('Bo: "rain\nis near', "is near", "indirect"),
        ("“Rain. “Now.” Later", "Later", "indirect"),
    ],
)
def test_the_type_follows_from_the_marks(text: str, part: str, expected: str) -> None:
    assert derive_type(text, quoted_mask(text), [span(text, part)]) == expected
