"""Words and their wordpieces: which belong together, what is cut, what the types tell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from quotes.detection.pieces import MAX_PIECES, N_TYPES, Pieces, case_of, pieces_of, special_pieces

from . import handmade

NLP = handmade.blank()
TOKENIZER = handmade.word_pieces()
NO_PIECE = "\u200b"
"""BERT's normaliser drops it, and spaCy takes it for a word."""


def pieces(text: str) -> tuple[Doc, Pieces]:
    doc = NLP(text)
    return doc, pieces_of(doc, TOKENIZER)


TEXTS = st.lists(
    st.sampled_from(
        [
            "Anna",
            "said",
            "rain",
            "NATO",
            "a" * 30,
            NO_PIECE,
            "日",
            "“",
            ".",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "é",
        ]
    ),
    max_size=25,
).map("".join)


@given(TEXTS)
def test_arrays_fit_each_other(text: str) -> None:
    doc, p = pieces(text)
    assert len(p) == len(p.tokens) == len(p.paragraphs) == len(p.starts) == len(p.ends) == len(p.first) - 1
    assert p.first[0] == 0
    assert p.first[-1] == len(p.ids) == len(p.types)
    assert ((np.diff(p.first) >= 1) & (np.diff(p.first) <= MAX_PIECES)).all()
    assert ((p.types >= 0) & (p.types < N_TYPES)).all()
    for token, start, end in zip(p.tokens, p.starts, p.ends, strict=True):
        assert (doc[int(token)].idx, doc[int(token)].text) == (start, text[start:end])


@given(TEXTS)
def test_each_word_has_the_pieces_it_has_alone(text: str) -> None:
    doc, p = pieces(text)
    for word, token in enumerate(p.tokens):
        alone = TOKENIZER.encode(doc[int(token)].text, add_special_tokens=False).ids
        assert p.ids[p.first[word] : p.first[word + 1]].tolist() == alone[:MAX_PIECES]
        assert len(set(p.types[p.first[word] : p.first[word + 1]])) == 1
    left_out = {t.i for t in doc} - set(p.tokens.tolist())
    assert all(doc[i].text.isspace() or not set(doc[i].text) - {NO_PIECE} for i in left_out)


@given(TEXTS)
def test_paragraphs_change_at_newlines_only(text: str) -> None:
    _, p = pieces(text)
    for word in range(len(p) - 1):
        between = text[p.ends[word] : p.starts[word + 1]]
        assert (p.paragraphs[word + 1] > p.paragraphs[word]) == ("\n" in between)


def test_types_tell_case_glue_and_paragraph() -> None:
    _, p = pieces("Anna said.\n \nNATO “McLeod")
    words = p.types[p.first[:-1]]
    assert [(int(t) // 4, int(t) // 2 % 2, int(t) % 2) for t in words] == [
        (1, 0, 1),  # Anna
        (0, 0, 0),  # said
        (0, 1, 0),  # .
        (2, 0, 1),  # NATO
        (0, 0, 0),  # “
        (3, 1, 0),  # McLeod
    ]
    assert p.paragraphs.tolist() == [0, 0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("word", "case"),
    [("rain", 0), ("“", 0), ("12", 0), ("Anna", 1), ("A", 1), ("UN", 2), ("McLeod", 3), ("iPad", 3)],
)
def test_case(word: str, case: int) -> None:
    assert case_of(word) == case


def test_an_over_long_word_is_cut_and_the_next_is_not() -> None:
    doc, p = pieces("x" * 40 + " said")
    assert p.first.tolist() == [0, MAX_PIECES, MAX_PIECES + 1]
    assert p.ends.tolist() == [40, 45]
    assert p.ids[-1] == TOKENIZER.token_to_id("said")
    assert doc[1].text == "said"


def test_a_word_without_pieces_is_no_word() -> None:
    doc = Doc(NLP.vocab, words=["Anna", NO_PIECE, "said"])
    p = pieces_of(doc, TOKENIZER)
    assert p.tokens.tolist() == [0, 2]
    assert p.ids.tolist() == [TOKENIZER.token_to_id("anna"), TOKENIZER.token_to_id("said")]


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\n \t", NO_PIECE])
def test_no_words(text: str) -> None:
    _, p = pieces(text)
    assert len(p) == 0
    assert p.first.tolist() == [0]
    assert all(a.dtype == np.int64 for a in vars(p).values())


def test_one_word_after_newlines_opens_the_first_paragraph() -> None:
    _, p = pieces("\n\n said")
    assert (p.paragraphs.tolist(), p.starts.tolist(), int(p.types[0]) % 2) == ([0], [3], 1)


def test_special_pieces_open_and_close() -> None:
    assert special_pieces(TOKENIZER) == (TOKENIZER.token_to_id("[CLS]"), TOKENIZER.token_to_id("[SEP]"))
