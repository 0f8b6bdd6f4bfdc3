"""Windows padded to batches: shapes, what is labelled, what is left open."""

from __future__ import annotations

import random
from itertools import count

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

import spacy

from quotes.detection.tokenizer import make_tokenizer
from quotes.detection.windows import REACH
from quotes.training.batches import batches, collate, grouped
from quotes.training.network import Batch
from quotes.training.pointing import MAX_QUERIES
from quotes.training.runs import Run, runs_of
from quotes.training.sources import Pointer, Source, _article
from quotes.training.targets import ANCHORS, IGNORE, Targets, targets_of
from tests import tiny

NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)
SPECIAL = (2, 3)


def targets(marked: str, nested_labelled: bool = True) -> Targets:
    return targets_of(_article(tiny.article("t", marked), nested_labelled, False), NLP, tiny.word_pieces())


def whole(*several: Targets) -> Batch:
    runs = [run for t in several for run in runs_of(t, 400, 78, 32)]
    assert [len(run) for run in runs] == [1] * len(several)
    return collate(runs, SPECIAL, random.Random(0))


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


def test_a_mention_points_at_names_in_windows_before_its_own_pronouns_left_out() -> None:
    text = "Ilsa Varn left. It rained and rained.\n\n" * 2 + "She sang. It rained and rained."
    she = text.index("She")
    pointers = [Pointer((she, she + 3), [(0, 9)])]
    made = targets_of(Source("t", text, pointers=pointers), NLP, tiny.word_pieces())
    (run,) = runs_of(made, 36, 4, 0)
    assert [e.window.core_start for e in run] == [0, 9, 18]
    batch = collate([run], SPECIAL, random.Random(0))
    start, width = run[2].window.start, batch.words.shape[1]
    words = [w for w in range(start) if w not in made.pronouns]
    assert made.pronouns == {4, 13, 18, 21}
    assert (batch.earlier_place[2] + start).tolist() == words
    for word, at in zip(words, batch.earlier_at[2].tolist(), strict=True):
        window, place = divmod(at, width)
        assert (window, run[window].window.start + place) == (word // 9, word)
    assert (batch.earlier_place[0] == 0).all()
    assert batch.query_window.tolist() == [2]
    assert batch.query_targets.nonzero().tolist() == [[0, width], [0, width + 1]]


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
    runs = list(runs_of(made, 60, 20, 10))
    examples = [example for run in runs for example in run]
    assert len(examples) > 3
    batch = collate(runs, SPECIAL, random.Random(0))
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
    runs: list[Run] = [run for t in made for run in runs_of(t, 50, 20, 10)]
    assert max(map(len, runs)) == REACH + 1
    for seed in range(5):
        drawn = list(batches(grouped(runs, 300, seed), SPECIAL, seed))
        assert all(b.ids.numel() <= 300 for b in drawn)
        assert sorted(n for b in drawn for n in b.mask.sum(1).tolist()) == sorted(
            e.n_pieces for run in runs for e in run
        )


def test_hidden_pieces_are_inner_ones_and_about_as_many_as_asked_for() -> None:
    made = [targets_of(Source(str(i), "it rained " * 40, []), NLP, tiny.word_pieces()) for i in range(20)]
    runs = [run for t in made for run in runs_of(t, 100, 20, 10)]
    groups = grouped(runs, 3000, 1)
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
