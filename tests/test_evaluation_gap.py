from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from quotes.evaluation.gap import GapItem, evaluate_gap, read_gap
from quotes.schema import Span

HEADER = [
    "ID",
    "Text",
    "Pronoun",
    "Pronoun-offset",
    "A",
    "A-offset",
    "A-coref",
    "B",
    "B-offset",
    "B-coref",
    "URL",
]
SHE = "Anna Berg met Una Voss before she left."
HE = "Tom Hale met “Ivo Moll” before his talk."


def item(text: str, pronoun: str, names: tuple[str, str], meant: tuple[bool, bool]) -> GapItem:
    def place(words: str) -> Span:
        return text.index(words), text.index(words) + len(words)

    return GapItem(text, place(pronoun), (place(names[0]), place(names[1])), meant)


BERG = item(SHE, "she", ("Anna Berg", "Una Voss"), (True, False))
HALE = item(HE, "his", ("Tom Hale", "Ivo Moll"), (False, True))
NEITHER = item(SHE, "she", ("Anna Berg", "Una Voss"), (False, False))


def scores(items: list[GapItem], *answers: Mapping[int, float]) -> dict[str, float]:
    told = iter(answers)
    return evaluate_gap(iter(items), lambda text, span: dict(next(told)))


def test_rows_are_read_as_they_stand(tmp_path: Path) -> None:
    rows = [
        ["t-1", SHE, "she", str(SHE.index("she")), "Anna Berg", "0", "TRUE", "Una Voss", "14", "FALSE", "u"],
        ["t-2", HE, "his", str(HE.index("his")), "Tom Hale", "0", "false", "Ivo Moll", "14", "true", "u"],
    ]
    path = tmp_path / "gap.tsv"
    path.write_text("\n".join("\t".join(row) for row in [HEADER, *rows]) + "\n", encoding="utf8")
    assert list(read_gap(path)) == [BERG, HALE]


def test_a_quotation_mark_in_a_row_opens_nothing(tmp_path: Path) -> None:
    text = '"Berg met Voss before she left.'
    row = ["t-1", text, "she", "22", "Berg", "1", "TRUE", "Voss", "10", "FALSE", "u"]
    path = tmp_path / "gap.tsv"
    path.write_text("\t".join(HEADER) + "\n" + "\t".join(row) + "\n", encoding="utf8")
    (found,) = read_gap(path)
    assert found.text == text


@pytest.mark.parametrize(
    ("pronoun", "feminine"), [("She", True), ("her", True), ("his", False), ("He", False)]
)
def test_the_pronoun_tells_the_group(pronoun: str, feminine: bool) -> None:
    assert item(f"A B {pronoun}", pronoun, ("A", "B"), (True, False)).feminine == feminine


def test_all_right_is_one_and_no_bias() -> None:
    told = scores([BERG, HALE], {5: 0.9}, {14: 0.9})
    assert told == {"all": 1.0, "masculine": 1.0, "feminine": 1.0, "bias": 1.0}


def test_the_wrong_name_counts_twice_and_a_missed_one_once() -> None:
    assert scores([BERG, HALE], {14: 0.9}, {14: 0.9})["all"] == 0.5
    assert scores([BERG, HALE], {}, {14: 0.9})["all"] == pytest.approx(2 / 3)


def test_little_probability_is_no_answer_and_of_two_names_the_likelier_counts() -> None:
    assert scores([BERG], {0: 0.19})["all"] == 0.0
    assert scores([BERG], {0: 0.1, 5: 0.1})["all"] == 1.0
    assert scores([BERG], {0: 0.5, 14: 0.4})["all"] == 1.0
    assert scores([BERG], {0: 0.4, 14: 0.4})["all"] == 0.0


def test_an_answer_where_neither_is_meant_is_wrong() -> None:
    assert scores([BERG, NEITHER], {0: 0.9}, {0: 0.9})["feminine"] == pytest.approx(2 / 3)


def test_bias_compares_feminine_with_masculine() -> None:
    assert scores([BERG, BERG, HALE], {0: 0.9}, {14: 0.9}, {14: 0.9})["bias"] == 0.5
    assert scores([BERG], {0: 0.9})["bias"] == 0.0


def test_no_items() -> None:
    assert scores([]) == {"all": 0.0, "masculine": 0.0, "feminine": 0.0, "bias": 0.0}
