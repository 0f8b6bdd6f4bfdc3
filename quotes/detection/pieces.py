"""Words of a Doc as the encoder takes them: wordpieces with a token type that keeps what they lose.

The encoder's vocabulary is lower-cased and knows neither spaces nor paragraphs, yet these tell names from
words, opening from closing marks and one speaker's paragraph from the next. BERT's token type embedding
carries them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from tokenizers import Tokenizer

from quotes.schema import Span

N_TYPES = 16
"""Case (4) × glued to the word before (2) × first word of a paragraph (2)."""

MAX_PIECES = 12
"""A URL or a run of junk is cut to this many wordpieces: its tail says nothing about who speaks."""

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Pieces:
    """The wordpieces of one Doc. A *word* is a token that is not white space.

    ``ids``, ``types``: one entry a wordpiece. ``first``: index of each word's first wordpiece, with the total
    number of wordpieces at its end (words + 1). ``tokens``: each word's index in the Doc. ``paragraphs``:
    each word's paragraph. ``starts``, ``ends``: each word's characters.
    """

    ids: IntArray
    types: IntArray
    first: IntArray
    tokens: IntArray
    paragraphs: IntArray
    starts: IntArray
    ends: IntArray

    def __len__(self) -> int:
        """Number of words."""
        return len(self.tokens)


def words_in(pieces: Pieces, span: Span) -> range:
    """The words that lie in the characters ``span``."""
    start, end = span
    first, after = np.searchsorted(pieces.starts, start), np.searchsorted(pieces.ends, end, side="right")
    return range(int(first), int(after))


def case_of(word: str) -> int:
    """0 lower case or no letters, 1 Capitalised, 2 UPPER, 3 miXed."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 3


def pieces_of(doc: Doc, tokenizer: Tokenizer) -> Pieces:
    """Wordpieces of ``doc``, in one pass over its whole length (windows are cut from them later)."""
    words: list[str] = []
    types: list[int] = []
    tokens: list[int] = []
    paragraphs: list[int] = []
    starts: list[int] = []
    paragraph, new, glued = 0, True, False
    for token in doc:
        text = token.text
        if text.isspace():
            if "\n" in text and words:
                paragraph, new = paragraph + (not new), True
            glued = False
            continue
        words.append(text)
        tokens.append(token.i)
        types.append(case_of(text) * 4 + glued * 2 + new)
        paragraphs.append(paragraph)
        starts.append(token.idx)
        new, glued = False, not token.whitespace_
    encoding = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    word: IntArray = np.asarray(encoding.word_ids, dtype=np.int64)
    kept, first, keep = _kept(word)
    begun, length = _array(starts)[kept], _array([len(text) for text in words])[kept]
    return Pieces(
        ids=_array(encoding.ids)[keep],
        types=_array(types)[word[keep]],
        first=first,
        tokens=_array(tokens)[kept],
        paragraphs=_array(paragraphs)[kept],
        starts=begun,
        ends=begun + length,
    )


def _array(numbers: list[int]) -> IntArray:
    return np.asarray(numbers, dtype=np.int64)


def _kept(word: IntArray) -> tuple[IntArray, IntArray, npt.NDArray[np.bool_]]:
    """Words that have a wordpiece, where each one's begin (with the total), and which wordpieces stay.

    Over-long words lose their tails. ``word``: each wordpiece's word.
    """
    kept, start, count = np.unique(word, return_index=True, return_counts=True)
    keep = np.arange(len(word)) - np.repeat(start, count) < MAX_PIECES
    first = np.concatenate([[0], np.cumsum(np.minimum(count, MAX_PIECES))])
    return kept, first.astype(np.int64), keep


def special_pieces(tokenizer: Tokenizer) -> tuple[int, int]:
    """Ids of the pieces that open and close a sequence: [CLS] and [SEP], <s> and </s> or the like."""
    opening, closing = tokenizer.encode("").ids
    return opening, closing


def mask_piece(tokenizer: Tokenizer) -> int:
    """Id of the piece that hides another: [MASK], <mask>, else the unknown piece's, else [SEP]'s."""
    vocabulary = tokenizer.get_vocab()
    known = (vocabulary[p] for p in ("[MASK]", "<mask>", "[UNK]") if p in vocabulary)
    return next(known, special_pieces(tokenizer)[1])
