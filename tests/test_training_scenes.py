"""Speakers who do something before they speak, without a cue."""

from __future__ import annotations

import random

from quotes.training.scenes import with_scenes
from quotes.training.sources import Attribution, Pointer, Source

TEXT = (
    "Tom Hale said it rained.\n\n“Not here,” said mayor Anna Berg.\n\n“It poured,” Hale said. He left.\n\n"
    "“Why?” Berg asked."
)


def span(words: str, length: int = 0) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + (length or len(words))


def source(marks: bool = False) -> Source:
    contents = ("“Not here,”", "“It poured,”", "“Why?”") if marks else ("Not here", "It poured", "Why?")
    attributions = [
        Attribution([span("it rained")], [span("said")], [span("Tom Hale")]),
        Attribution([span(contents[0])], [span("said mayor", 4)], [span("mayor Anna Berg")]),
        Attribution([span(contents[1])], [span("said. He", 4)], [span("Hale said.", 4)]),
        Attribution([span(contents[2])], [span("asked")], [span("Berg asked", 4)]),
    ]
    people = span("Tom Hale"), span("Anna Berg"), span("Hale said.", 4), span("Berg asked", 4)
    names = [(*person, "PERSON") for person in people]
    pointers = [
        Pointer(people[2], people[:1]),
        Pointer(span("Berg asked", 4), [span("Anna Berg")]),
    ]
    return Source("a", TEXT, attributions, pointers=pointers, names=names)


def test_who_speaks_moves_before_the_quotation() -> None:
    ends = set()
    for seed in range(40):
        for marks in (False, True):
            made = with_scenes(source(marks), 1.0, random.Random(seed))
            assert made.attributions
            said = [made.text[slice(*a.content[0])] for a in made.attributions]
            assert said == (["it rained", "“Not here.”", "“It poured,”", "“Why?”"] if marks else
                            ["it rained", "Not here", "It poured", "Why?"])  # fmt: skip
            assert [a.kind for a in made.attributions] == ["cue", "uncued", "cue", "uncued"]
            assert made.attributions[1].cue == made.attributions[1].source == []
            scene = made.text[made.text.index("Anna Berg") : made.text.index("“Not")]
            assert scene.rstrip().endswith(".")
            assert "{" not in scene
            ends.add(scene[len(scene.rstrip()) :])
            assert "“Not here.”\n\n“It poured,” Hale said. He left.\n\nBerg " in made.text
            assert made.text.endswith("“Why?”")
            named = [made.text[a:b] for a, b, label in made.names if label == "PERSON"]
            assert named == ["Tom Hale", "Anna Berg", "Hale", "Berg"]
    assert ends == {" ", "\n\n"}


def test_the_words_point_at_who_was_seen() -> None:
    made = with_scenes(source(), 1.0, random.Random(1))
    assert made.attributions
    kept, first, second = made.pointers
    assert made.text[slice(*kept.query)] == "Hale"
    for pointer, k in ((first, 1), (second, 3)):
        assert pointer.query[0] == made.attributions[k].content[0][0]
        assert [made.text[a:b] for a, b in pointer.targets] == ["Berg", "Berg"]


def test_nothing_changes_without_a_share_or_a_name() -> None:
    assert with_scenes(source(), 0.0, random.Random(1)) == source()
    nameless = source()
    nameless.names = []
    assert with_scenes(nameless, 1.0, random.Random(1)) == nameless
