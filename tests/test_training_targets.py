"""Labelled spans laid onto words: anchors, roles, classes, names and what a mention refers to."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

import spacy

from quotes.detection.tokenizer import make_tokenizer
from quotes.training.sources import Attribution, Pointer, Source, _article
from quotes.training.targets import ANCHORS, IGNORE, Targets, targets_of
from tests import tiny

NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)


def laid(source: Source) -> tuple[Targets, list[str]]:
    targets = targets_of(source, NLP, tiny.word_pieces())
    doc = NLP.make_doc(source.text)
    return targets, [doc[int(i)].text for i in targets.pieces.tokens]


def of(marked: str, nested_labelled: bool = True, long_cue: bool = False) -> tuple[Targets, list[str]]:
    return laid(_article(tiny.article("t", marked), nested_labelled, long_cue))


def words(texts: list[str], indices: list[int]) -> str:
    return " ".join(texts[i] for i in indices)


def test_each_attribution_has_its_words_by_role() -> None:
    targets, texts = of(
        "[s1|Ilsa Varn] [c1|said] that “{1 direct|the bridge, “old” or not, will open},” by phone."
    )
    assert targets.anchors is not None
    (anchor,) = targets.anchors
    assert texts[anchor.word] == "said"
    assert words(texts, anchor.content) == "the bridge , “ old ” or not , will open"
    assert words(texts, anchor.source) == "Ilsa Varn"
    assert words(texts, anchor.cue) == "said"
    assert (anchor.kind, anchor.unsure, anchor.quote_class) == (ANCHORS["cue"], [], 0)
    assert targets.may_nest == set(anchor.content)
    assert {texts[w] for w in targets.after_mark} == {"the", "old"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("She said that it rains.", "it rains"),
        ("She said “that it rains.”", "that it rains"),
        ("She said that was wrong.", "that was wrong"),
        ("She said that’s wrong.", "that ’s wrong"),
        ("She said “That man lies.”", "That man lies"),
    ],
)
def test_marks_and_a_that_which_joins_are_no_content(text: str, content: str) -> None:
    source = Source("t", text, [Attribution([(9, len(text))], [(4, 8)], [(0, 3)])])
    targets, texts = laid(source)
    assert targets.anchors is not None
    assert words(texts, targets.anchors[0].content) == content


def test_a_quote_without_a_cue_hangs_on_its_first_word() -> None:
    targets, texts = of("It rained. “{1 direct|A bad year}.”")
    assert targets.anchors is not None
    assert [(texts[a.word], a.kind) for a in targets.anchors] == [("A", ANCHORS["uncued"])]


def test_a_cue_inside_another_content_is_nested() -> None:
    targets, texts = of("[s1|Brek] [c1|said] {1|[s2|the mayor] [c2|insisted] {2|it would rain}}.")
    assert targets.anchors is not None
    assert {texts[a.word]: a.kind for a in targets.anchors} == {
        "said": ANCHORS["cue"],
        "insisted": ANCHORS["nested"],
    }


def test_a_second_quote_on_a_taken_cue_hangs_on_its_content() -> None:
    first = Attribution([(10, 20)], [(5, 9)], [(0, 4)])
    second = Attribution([(25, 35)], [(5, 9)], [(0, 4)])
    targets, texts = laid(Source("t", "Brek said rain falls and snow melts.", [first, second]))
    assert targets.anchors is not None
    assert [texts[a.word] for a in targets.anchors] == ["said", "snow"]
    assert [a.kind for a in targets.anchors] == [ANCHORS["cue"], ANCHORS["uncued"]]


def test_of_a_long_cue_the_anchor_is_no_auxiliary_and_the_rest_unsure() -> None:
    targets, texts = of("[s1|Brek] [c1|has also told reporters] {1|rain falls}.", long_cue=True)
    assert targets.anchors is not None
    (anchor,) = targets.anchors
    assert texts[anchor.word] == "told"
    assert words(texts, anchor.cue) == "told"
    assert words(texts, anchor.unsure) == "has also reporters"


@pytest.mark.parametrize(
    ("letter", "number"), [("S", 0), ("N", 1), ("T", 2), ("X", 3), ("?", IGNORE), ("-", -1)]
)
def test_classes_known_hedged_and_not_known(letter: str, number: int) -> None:
    source = Source("t", "Brek said rain falls.", [Attribution([(10, 20)], [(5, 9)], [], quote_class=letter)])
    targets, _ = laid(source)
    assert targets.anchors is not None
    assert targets.anchors[0].quote_class == number


def test_names_as_bio_tags() -> None:
    text = "Ilsa Varn left Dunmere."
    source = Source("t", text, names=[(0, 9, "PERSON"), (15, 22, "GPE"), (10, 14, "DATE")])
    targets, _ = laid(source)
    assert targets.names == [1, 2, 0, 5, 0]
    assert targets.anchors is None


def test_pointers_and_discarded_stretches_become_words() -> None:
    text = "Ilsa Varn left. She sang.\n\nRead more: Varn sings"
    source = Source("t", text, pointers=[Pointer((16, 19), [(0, 9)])], discard=[(27, len(text))])
    targets, texts = laid(source)
    ((query, referents),) = targets.pointers
    assert (words(texts, query), words(texts, referents)) == ("She", "Ilsa Varn")
    assert words(texts, sorted(targets.masked)) == "Read more : Varn sings"
