"""Whatever is varied in a training text, each label keeps its words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("torch")
pytest.importorskip("transformers")

from quotes.training.augment import Augmenter, apply_edits
from quotes.training.sources import Attribution, Pointer, Source, _article
from tests import tiny

PEOPLE = ("Ilsa Varn", "Tomas Brek", "Odin Lask")
MARKS = re.compile(r"[“”\"‘’'«»„]")


def source(marked: str) -> Source:
    made = _article(tiny.article("t", marked), nested_labelled=True, long_cue=False)
    made.names = [(m.start(), m.end(), "PERSON") for p in PEOPLE for m in re.finditer(p, made.text)]
    made.discard = [(0, 4)]
    return made


SOURCES = (source(tiny.LAWNS), source(tiny.FERRY))
SURNAMES = {word.lower() for p in PEOPLE for word in p.split()}


def plain(words: str) -> list[str]:
    """What must stay of a stretch: its words, whatever became of marks, case, breaks and people's names."""
    return ["NAME" if w in SURNAMES else w for w in re.findall(r"[\w-]+", MARKS.sub(" ", words).lower())]


def stretches(made: Source) -> list[tuple[str, list[list[str]]]]:
    """All labelled words by what they are labelled as, without what a variation may take away."""
    return [
        ("content", [plain(made.text[a:b]) for q in made.attributions or () for a, b in q.content]),
        ("names", [plain(made.text[a:b]) for a, b, _ in made.names]),
        ("discard", [plain(made.text[a:b]) for a, b in made.discard]),
    ]


@settings(max_examples=150, deadline=None)
@given(which=st.sampled_from(range(len(SOURCES))), seed=st.integers(0, 10**6))
def test_labels_cover_the_same_words_after_any_variation(which: int, seed: int) -> None:
    old = SOURCES[which]
    new = Augmenter(SOURCES, seed)(old)
    assert new.attributions is not None
    assert old.attributions is not None
    added = new.attributions[len(old.attributions) :]  # second-hand speech: the old ones inside new ones
    for outer in added:
        assert any(outer.content[0][0] <= a < outer.content[0][1] for q in new.attributions for a, _ in q.cue)
    new.attributions = new.attributions[: len(old.attributions)]
    new.names = [name for name in new.names if not any(name[:2] in outer.source for outer in added)]
    lost_names = len(old.names) - len(new.names)  # a name goes with the `, she said` it stood in
    for (label, before), (_, after) in zip(stretches(old), stretches(new), strict=True):
        if label == "names" and lost_names:
            assert len(after) <= len(before)
            assert all(name in before for name in after)
        else:
            assert after == before, label
    for was, now in zip(old.attributions, new.attributions, strict=True):
        if now.kind == "uncued" and was.kind != "uncued":
            assert (now.cue, now.source) == ([], [])
        else:
            for part in ("cue", "source"):
                spans = [
                    [plain(s.text[a:b]) for a, b in getattr(q, part)] for s, q in ((old, was), (new, now))
                ]
                assert spans[0] == spans[1]


@pytest.mark.parametrize(
    "variation", ["_other_marks", "_other_breaks", "_other_names", "_without_attributions", "_with_debris"]
)
def test_each_variation_happens(variation: str) -> None:
    texts = set()
    for seed in range(40):
        for each in SOURCES:
            fresh = source(tiny.LAWNS if each is SOURCES[0] else tiny.FERRY)
            texts.add(getattr(Augmenter(SOURCES, seed), variation)(fresh).text)
    assert len(texts - {s.text for s in SOURCES})


def test_the_source_itself_is_never_changed() -> None:
    before = repr(SOURCES)
    for seed in range(30):
        Augmenter(SOURCES, seed)(SOURCES[0])
    assert repr(SOURCES) == before


def test_the_same_seed_gives_the_same_texts() -> None:
    first, again = (Augmenter(SOURCES, 9) for _ in range(2))
    assert [first(s).text for s in SOURCES * 5] == [again(s).text for s in SOURCES * 5]


def test_a_closed_quote_that_loses_its_cue_ends_in_a_stop() -> None:
    varied = [Augmenter(SOURCES, seed)._without_attributions(source(tiny.LAWNS)) for seed in range(60)]
    bare = [v for v in varied if "“We have waited long enough.”\n" in v.text]
    assert bare
    assert "she told reporters" not in bare[0].text
    assert [(a.kind, a.quote_class) for a in bare[0].attributions or ()][1] == ("uncued", "S")


def test_edits_move_what_follows_and_drop_what_they_swallow() -> None:
    text = "one two three four"
    labelled = Source(
        "t",
        text,
        [Attribution([(14, 18)], [(8, 13)], [(0, 3)])],
        discard=[(4, 7)],
        pointers=[Pointer((0, 3), [(4, 7), (14, 18)])],
        names=[(4, 7, "ORG"), (14, 18, "PERSON")],
    )
    new = apply_edits(labelled, [(4, 8, ""), (13, 14, " -- ")])
    assert new.text == "one three -- four"
    assert new.attributions is not None
    (moved,) = new.attributions
    assert [new.text[a:b] for a, b in (*moved.content, *moved.cue, *moved.source)] == ["four", "three", "one"]
    assert (new.discard, new.names) == ([], [(13, 17, "PERSON")])
    assert new.pointers == [Pointer((0, 3), [(13, 17)])]


def test_given_names_are_replaced_by_given_names_of_the_same_gender() -> None:
    people = ("Maria Brek", "Tomas Lask", "Anna Varn", "Peter Odin")
    text = ". ".join(people)
    made = Source("t", text, names=[(text.index(p), text.index(p) + len(p), "PERSON") for p in people])
    for seed in range(30):
        words = Augmenter([made], seed)._other_names(made).text.replace(".", "").split()
        assert {words[0], words[4]} <= {"Maria", "Anna"}
        assert {words[2], words[6]} <= {"Tomas", "Peter"}
        assert not {words[1], words[3], words[5], words[7]} & {"Maria", "Anna", "Tomas", "Peter"}
