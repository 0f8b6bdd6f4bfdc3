"""Marks, dashes and ellipses are tokens of their own; everything else is cut as spaCy cuts English."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from quotes.detection.tokenizer import create_news_tokenizer, make_tokenizer

GLYPH = re.compile(r"[\"“”„‟«»‹›‘‚‛`´…—–]")
NLP = spacy.blank("en")
TOKENIZER = make_tokenizer(NLP)

CASES = [
    ('said."We', ["said", ".", '"', "We"]),
    ('she said:"We', ["she", "said", ":", '"', "We"]),
    ("“Yes”,he said", ["“", "Yes", "”", ",", "he", "said"]),
    ("''Hi''", ["''", "Hi", "''"]),
    ("he--she", ["he", "--", "she"]),
    ("wait...and see", ["wait", "...", "and", "see"]),
    ("now…then", ["now", "…", "then"]),
    ("1990–91", ["1990", "–", "91"]),
    ("U.S.—based", ["U.S.", "—", "based"]),
    ("left—now.here", ["left", "—", "now.here"]),
    ("a.m.”He", ["a.m.", "”", "He"]),
    ("('“No”')", ["(", "'", "“", "No", "”", "'", ")"]),
    ("the boys’ boat", ["the", "boys", "’", "boat"]),
    # what looks like a mark and is none
    ("don't", ["do", "n't"]),
    ("don’t", ["do", "n’t"]),
    ("O’Brien's", ["O’Brien", "'s"]),
    ("it’s", ["it", "’s"]),
    ("Mr. Lask", ["Mr.", "Lask"]),
    ("e-mail", ["e", "-", "mail"]),
    # addresses stay whole, in marks too
    ("“http://www.example.org/a--b”", ["“", "http://www.example.org/a--b", "”"]),
    ("mail lask@example.org", ["mail", "lask@example.org"]),
    ("as Harbour.Az said.The end", ["as", "Harbour.Az", "said", ".", "The", "end"]),
]


def tokens(text: str) -> list[str]:
    return [token.text for token in TOKENIZER(text)]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cuts(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


TEXTS = st.lists(
    st.sampled_from(
        [*"aBx5 \n\t.,:;!?'’()-%/", *'"“”„‟«»‹›‘‚‛`´…—–', "''", "...", "--", "was", "He ", "a.here"]
    ),
    max_size=30,
).map("".join)


@given(TEXTS)
def test_no_mark_hides_in_a_word(text: str) -> None:
    for token in tokens(text.replace("‘s", "‘x")):  # ``it‘s`` is a contraction, by spaCy's rules too
        assert not (GLYPH.search(token) and len(token) > 1) or set(token) == {"…"}, token
        assert token == "--" or not re.search(r"--|\.\.\.|''", token) or not re.search(r"\w", token), token


@given(TEXTS | st.text(max_size=40))
def test_tokens_make_the_text_again(text: str) -> None:
    doc = TOKENIZER(text)
    assert "".join(token.text_with_ws for token in doc) == text
    assert [token.idx for token in doc if token.text_with_ws] == sorted({token.idx for token in doc})


def test_it_survives_being_written_and_pickled(tmp_path: Path) -> None:
    text = "“Well,”he said:“left—now.here”...and http://www.example.org/a--b"
    TOKENIZER.to_disk(tmp_path / "tokenizer")
    read = make_tokenizer(spacy.blank("en")).from_disk(tmp_path / "tokenizer")
    for other in (read, pickle.loads(pickle.dumps(TOKENIZER)), create_news_tokenizer()(NLP)):
        assert [token.text for token in other(text)] == tokens(text)


def test_a_config_names_it() -> None:
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "quotes.NewsTokenizer.v1"}}})
    assert [token.text for token in nlp("said“We")] == ["said", "“", "We"]
