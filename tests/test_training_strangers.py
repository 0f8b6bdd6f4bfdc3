"""People of training texts who lose their names."""

from __future__ import annotations

import random

import pytest

from quotes.training.sources import Attribution, Pointer, Source
from quotes.training.strangers import with_stranger

TEXT = "Hale met Anna Berg. “It rained,” Berg said.\n\nBerg left when she said Hale could."


def spans(words: str, text: str = TEXT) -> list[tuple[int, int]]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def source(text: str = TEXT, people: str = "Anna Berg|Berg|Hale") -> Source:
    names = {s: n for n in people.split("|") for s in spans(n, text)}
    inner = {s for s in names for o in names if o != s and o[0] <= s[0] and s[1] <= o[1]}
    said = Attribution(spans("It rained", text), spans("said", text)[:1], [spans("Berg", text)[1]])
    pointers = [Pointer(s, spans("Anna Berg", text)) for s in spans("she", text)]
    labelled = [(*s, "PERSON") for s in sorted(set(names) - inner)]
    return Source("a", text, [said], pointers=pointers, names=labelled)


def test_a_speaker_is_described_throughout() -> None:
    seen = set()
    for seed in range(60):
        made = with_stranger(source(), random.Random(seed))
        assert made.attributions
        first, noun = made.text.removeprefix("Hale met ").split(".")[0].split(" ", 1)
        seen.add(first)
        rest = f"“It rained,” the {noun} said.\n\nThe {noun} left when she said Hale could."
        assert made.text == f"Hale met {first} {noun}. {rest}"
        assert [made.text[a:b] for a, b in made.attributions[0].source] == [f"the {noun}"]
        assert [made.text[a:b] for a, b, _ in made.names] == ["Hale", "Hale"]
        meant = {made.text[slice(*p.query)]: [made.text[a:b] for a, b in p.targets] for p in made.pointers}
        assert meant == {
            "she": [f"{first} {noun}"],
            f"the {noun}": [f"{first} {noun}", f"The {noun}"],
            f"The {noun}": [f"{first} {noun}", f"the {noun}"],
        }
    assert seen == {"a", "an", "the"}


def test_who_is_met_once_points_nowhere() -> None:
    text = "It was late. “It rained,” said Berg."
    said = Attribution(spans("It rained", text), spans("said", text), spans("Berg", text))
    made = with_stranger(
        Source("a", text, [said], names=[(*spans("Berg", text)[0], "PERSON")]), random.Random(1)
    )
    (pointer,) = made.pointers
    assert pointer.targets == []
    assert made.text[slice(*pointer.query)].split()[0] in ("a", "an", "the")


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Berg.", "Berg, a baker."),
        TEXT.replace("Anna Berg", "Dr. Anna Berg"),
        TEXT.replace("Anna Berg", "mayor Anna Berg"),
        TEXT.replace("Hale met", "Tom Berg met"),
        TEXT.replace("Berg left", "Berg (42) left"),
    ],
)
def test_who_has_a_title_or_shares_a_surname_keeps_the_name(text: str) -> None:
    made = source(text, "Anna Berg|Tom Berg|Berg|Hale")
    assert with_stranger(made, random.Random(1)) == made
