"""Windows padded to batches: shapes, what is labelled, what is left open."""

from __future__ import annotations

import random
from itertools import count

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

import spacy

from quotes.detection.tokenizer import make_tokenizer
from quotes.training.batches import MAX_QUERIES, Example, batches, collate, examples_of, grouped
from quotes.training.shapes import Batch
from quotes.training.sources import Pointer, Source, _article
from quotes.training.targets import ANCHORS, IGNORE, Targets, targets_of
from tests import tiny

NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)
SPECIAL = (2, 3)


def targets(marked: str, nested_labelled: bool = True) -> Targets:
    return targets_of(_article(tiny.article("t", marked), nested_labelled, False), NLP, tiny.word_pieces())


def whole(*several: Targets) -> Batch:
    examples = [e for t in several for e in examples_of(t, 400, 78, 32)]
    assert len(examples) == len(several)
    return collate(examples, SPECIAL, random.Random(0))


def test_shapes_agree_and_padding_is_ignored() -> None:
    long, short = targets(tiny.LAWNS), targets("[s1|Brek] [c1|said] {1|it rained}.")
    batch = whole(long, short)
    pieces = [len(t.pieces.ids) + 2 for t in (long, short)]
    words = [len(t.pieces) for t in (long, short)]
    assert batch.ids.shape == batch.types.shape == batch.mask.shape == (2, max(pieces))
    assert batch.mask.sum(1).tolist() == pieces
    assert batch.words.sum(1).tolist() == words
    assert batch.first.shape == batch.anchors.shape == batch.names.shape == (2, max(words))
    assert batch.ids[:, 0].tolist() == [2, 2]
    assert [int(batch.ids[i, n - 1]) for i, n in enumerate(pieces)] == [3, 3]
    assert batch.ids[1, 1 : pieces[1] - 1].tolist() == short.pieces.ids.tolist()
    assert batch.types[1, 1 : pieces[1] - 1].tolist() == short.pieces.types.tolist()
    assert batch.first[1, : words[1]].tolist() == (short.pieces.first[:-1] + 1).tolist()
    assert (batch.anchors[1, words[1] :] == IGNORE).all()
    assert (batch.names[1, words[1] :] == IGNORE).all()
    assert (batch.pair_roles[batch.pair_window == 1][:, words[1] :] == IGNORE).all()
    assert batch.query_words.shape[1] + 1 == batch.query_targets.shape[1] == max(words) + 1


def test_roles_of_an_anchor() -> None:
    batch = whole(targets("[s1|Brek] [c1|said] {1|it rained}."))
    assert batch.anchors.tolist() == [[0, ANCHORS["cue"], 0, 0, 0]]
    assert (batch.pair_window.tolist(), batch.pair_word.tolist()) == ([0], [1])
    assert batch.pair_roles.tolist() == [[2, 3, 1, 1, 0]]
    assert batch.pair_class.tolist() == [0]


def test_where_nested_quotes_are_not_labelled_they_are_neither_yes_nor_no() -> None:
    marked = "[s1|Brek] [c1|said] “{1|it rained}” and “snowed”."
    silent, telling = whole(targets(marked, nested_labelled=False)), whole(targets(marked))
    assert not telling.anchor_excluded.any()
    excluded = {(w, k) for _, w, k in silent.anchor_excluded.nonzero().tolist()}
    inside, after_marks = {3, 4}, {3, 8}
    assert excluded == {(w, ANCHORS["nested"]) for w in inside} | {
        (w, ANCHORS["uncued"]) for w in after_marks
    }
    assert silent.anchors.equal(telling.anchors)


def test_discarded_words_count_neither_way() -> None:
    text = "Brek said it rained. Read more here."
    made = targets_of(Source("t", text, [], discard=[(21, 36)]), NLP, tiny.word_pieces())
    assert whole(made).anchors.tolist() == [[0] * 5 + [IGNORE] * 4]


def test_a_corpus_without_attributions_says_nothing_of_anchors() -> None:
    text = "Ilsa Varn left. She sang."
    made = targets_of(Source("t", text, pointers=[Pointer((16, 19), [(0, 9)])]), NLP, tiny.word_pieces())
    batch = whole(made)
    assert (batch.anchors == IGNORE).all()
    assert batch.pair_roles.shape == (0, 7)
    assert batch.query_words.tolist() == [[0, 0, 0, 0, 1, 0, 0]]
    assert batch.query_targets.tolist() == [[1, 1, 0, 0, 0, 0, 0, 0]]


def test_a_mention_without_its_referent_in_the_window_points_nowhere() -> None:
    made = targets_of(Source("t", "She sang.", pointers=[Pointer((0, 3), [])]), NLP, tiny.word_pieces())
    assert whole(made).query_targets.tolist() == [[0, 0, 0, 1]]


def test_no_more_queries_than_the_limit() -> None:
    text = "she " * (MAX_QUERIES + 9)
    pointers = [Pointer((4 * i, 4 * i + 3), []) for i in range(MAX_QUERIES + 9)]
    assert (
        len(whole(targets_of(Source("t", text, pointers=pointers), NLP, tiny.word_pieces())).query_window)
        == MAX_QUERIES
    )


def test_each_anchor_is_labelled_in_exactly_one_window() -> None:
    made = targets("\n\n".join([tiny.LAWNS.replace("1", f"{n}1").replace("2", f"{n}2").replace("3", f"{n}3")
                                for n in range(5)]))  # fmt: skip
    examples = list(examples_of(made, 60, 20, 10))
    assert len(examples) > 3
    batch = collate(examples, SPECIAL, random.Random(0))
    assert made.anchors is not None
    labelled = [
        examples[int(i)].window.start + int(w)
        for i, w in zip(batch.pair_window, batch.pair_word, strict=True)
    ]
    assert sorted(labelled) == sorted(a.word for a in made.anchors)
    assert int((batch.anchors > 0).sum()) == len(made.anchors)
    assert int((batch.anchors != IGNORE).sum()) == len(made.pieces)


def test_batches_hold_every_window_once_within_the_budget() -> None:
    texts = ["it rained " * n for n in (3, 90, 5, 40, 41, 4, 88)]
    made = [targets_of(Source(str(i), t, []), NLP, tiny.word_pieces()) for i, t in zip(count(), texts)]
    examples: list[Example] = [e for t in made for e in examples_of(t, 100, 20, 10)]
    for seed in range(5):
        drawn = list(batches(grouped(examples, 300, seed), SPECIAL, seed))
        assert all(b.ids.numel() <= 300 for b in drawn)
        assert sorted(n for b in drawn for n in b.mask.sum(1).tolist()) == sorted(
            e.n_pieces for e in examples
        )


def test_hidden_pieces_are_inner_ones_and_about_as_many_as_asked_for() -> None:
    made = [targets_of(Source(str(i), "it rained " * 40, []), NLP, tiny.word_pieces()) for i in range(20)]
    examples = [e for t in made for e in examples_of(t, 100, 20, 10)]
    groups = grouped(examples, 3000, 1)
    told = list(batches(groups, SPECIAL, 1))
    hidden = list(batches(groups, SPECIAL, 1, masking=(0.25, 999)))
    again = list(batches(groups, SPECIAL, 1, masking=(0.25, 999)))
    inner = sum(int(b.mask.sum()) - 2 * len(b.ids) for b in told)
    assert 0.2 * inner < sum(int((b.ids == 999).sum()) for b in hidden) < 0.3 * inner
    for one, other, third in zip(told, hidden, again, strict=True):
        assert ((one.ids == other.ids) | (other.ids == 999)).all()
        assert other.ids.equal(third.ids)
        ends = (one.ids == SPECIAL[0]) | (one.ids == SPECIAL[1]) | (one.mask == 0)
        assert not (other.ids[ends] == 999).any()


def test_nested_quotes_are_open_only_in_contents_that_may_hold_unlabelled_ones() -> None:
    marked = "[s1|Brek] [c1|said] {1|it rained}. [s2|Varn] [c2|said] {2|it snowed}."
    source = _article(tiny.article("t", marked), nested_labelled=False, long_cue=False)
    source.unsure = [(source.text.index("it snowed"), len(source.text))]
    batch = whole(targets_of(source, NLP, tiny.word_pieces()))
    assert {w for _, w, k in batch.anchor_excluded.nonzero().tolist() if k == ANCHORS["nested"]} == {7, 8, 9}
