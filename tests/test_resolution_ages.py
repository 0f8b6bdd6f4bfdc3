from __future__ import annotations

import pytest

from quotes.resolution.ages import age_beside, age_said
from quotes.resolution.name_forms import NameMention


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Anna Berg, 67, said no.", 67),
        ("Anna Berg (67) said no.", 67),
        ("Anna Berg, aged 67, said no.", 67),
        ("Anna Berg, a 67-year-old welder, said no.", 67),
        ("The 67-year-old Anna Berg said no.", 67),
        ("The 67-year-old marvelled Anna Berg said no.", None),
        ("The 67-year-old actress Anna Berg said no.", 67),
        ("The 37-year-old saw Anna Berg there.", None),
        ("Anna Berg, 400 metres away, said no.", None),
        ("Anna Berg said no.", None),
        ("Anna Berg, 1,200 people and a dog", None),
        ("The 12-year-old son of teacher Anna Berg said no.", None),
        ("The 12-year-old boy’s teacher Anna Berg said no.", None),
    ],
)
def test_ages_stand_beside_names(text: str, age: int | None) -> None:
    start = text.index("Anna Berg")
    assert age_beside(text, NameMention(start, start + 9, "Anna Berg", "PERSON")) == age


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("the 67-year-old", 67),
        ("The now 67-year-old welder", 67),
        ("a 67-year-old", None),
        ("the welder", None),
        ("the 17-year-old’s lawyer", None),
        ("the 17-year-old’s", 17),
    ],
)
def test_a_source_takes_somebody_up_by_age(words: str, age: int | None) -> None:
    assert age_said(words) == age
