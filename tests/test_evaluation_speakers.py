from __future__ import annotations

import pytest

from quotes.evaluation.speakers import name_words, same_speaker


def test_words_lose_case_accents_and_possessives() -> None:
    assert name_words("Zoë Àlvarez’s J.P. Smith-Lund") == ["zoe", "alvarez", "j.p.", "smith-lund"]


@pytest.mark.parametrize(
    ("gold", "predicted", "kind", "same"),
    [
        ("Ilse Varga", "ilse vargá", "person", True),
        ("Ilse Varga", "Varga", "person", True),
        ("Ilse Maria Varga", "Varga", "person", True),
        ("Varga", "Prime Minister Ilse Varga", "person", True),
        ("Ilse Varga", "Tomas Varga", "person", False),
        ("Ilse Varga", "Ilse Varga of Lundmark Bank", "person", True),
        ("Ilse Varga", "", "person", False),
        ("", "Ilse Varga", "person", False),
        ("Lundmark Bank", "the Lundmark Bank", "organization", True),
        ("Lundmark Bank", "Lundmark Savings Bank", "organization", True),
        ("Lundmark Bank", "Orvik Savings Bank", "organization", False),
        ("Bank", "Orvik Savings Bank", "organization", False),
        ("Bank", "Orvik Savings Bank", "", True),
        ("the president", "president", "person", False),
        ("the chief", "The Chief", "person", True),
    ],
)
def test_same_speaker(gold: str, predicted: str, kind: str, same: bool) -> None:
    assert same_speaker(gold, predicted, kind) is same
