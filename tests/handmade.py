"""An attribution network made by hand, without torch: each word of a small lexicon means one thing to it."""

from __future__ import annotations

import string

import numpy as np
import numpy.typing as npt
import spacy
from spacy.language import Language
from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import WordPiece

from quotes.detection.encoder import FloatArray
from quotes.detection.finder import AttributionFinder
from quotes.detection.heads import STEPS, Heads
from quotes.detection.tokenizer import make_tokenizer

CONTENT, SOURCE, CUE, UNCUED, BEGINS, GOES_ON, PRONOUN, SIZE = range(8)
LEXICON: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(["said", "added"], (CUE,)),
    **dict.fromkeys(["taxes", "must", "fall", "soon", "we", "will", "leave", "it", "now"], (CONTENT,)),
    "indeed": (CONTENT, UNCUED),
    "anna": (SOURCE, BEGINS),
    "berg": (SOURCE, GOES_ON),
    "she": (SOURCE, PRONOUN),
}
NEAR = 17
"""In words: further from their anchor, words have no role."""


def word_pieces() -> Tokenizer:
    """The lexicon's words as they are, all others letter by letter."""
    signs = [*string.ascii_lowercase, *string.digits, *string.punctuation, *"“”‘’«»„–—…"]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *signs, *(f"##{s}" for s in signs), *LEXICON]
    numbered = {piece: i for i, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(numbered, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", numbered["[SEP]"]), ("[CLS]", numbered["[CLS]"])
    )
    return tokenizer


def table() -> FloatArray:
    """Vector of each wordpiece: 1 for what it means."""
    tokenizer = word_pieces()
    vectors = np.zeros((tokenizer.get_vocab_size(), SIZE), dtype=np.float32)
    for word, meanings in LEXICON.items():
        vectors[tokenizer.token_to_id(word), list(meanings)] = 1
    return vectors


class LexiconEncoder:
    """Looks the vectors up; ``lengths`` of the windows it was given, the two special pieces counted."""

    def __init__(self) -> None:
        self.table, self.lengths = table(), list[int]()

    def vectors(self, ids: npt.NDArray[np.int64], types: npt.NDArray[np.int64]) -> FloatArray:
        assert ids.shape == types.shape
        self.lengths.append(len(ids))
        return self.table[ids]


def heads() -> Heads:
    """Heads that say of each word what ``LEXICON`` does, of roles only ``NEAR`` words from the anchor."""
    shapes = {"anchor": (4, SIZE), "flat": (3, SIZE), "name": (9, SIZE), "pair_word": (4, SIZE)}
    shapes |= {"pair_anchor": (12, SIZE), "quote_class": (4, 2 * SIZE), "query": (4, SIZE), "key": (4, SIZE)}
    shapes |= {"nowhere": (1, SIZE), "near_word": (2, SIZE), "near_anchor": (2, SIZE), "near_scores": (2, 3)}
    shapes |= {f"near_layers.{n}": (2, 6) for n in range(len(STEPS))} | {"near_out": (3, 2)}
    weights = {f"{name}.weight": np.zeros(shape, dtype=np.float32) for name, shape in shapes.items()}
    weights |= {f"{name}.bias": np.zeros(shape[0], dtype=np.float32) for name, shape in shapes.items()}
    weights |= {"pair_distance": np.zeros((24, 3)), "key_distance": np.zeros(24)}
    weights["near_distance"] = np.zeros((24, 2))
    weights["anchor.bias"][0] = weights["name.bias"][0] = weights["quote_class.bias"][0] = 6
    weights["anchor.weight"][1, CUE] = weights["anchor.weight"][2, UNCUED] = 12
    weights["name.weight"][1, BEGINS] = weights["name.weight"][2, GOES_ON] = 12
    weights["flat.weight"][0, CONTENT] = weights["flat.weight"][1, SOURCE] = 8
    weights["flat.bias"] -= 4
    weights["pair_distance"][[7, 8, 9, 10, 11, 19, 20, 21, 22, 23]] = -20
    weights["query.weight"][0, PRONOUN] = weights["key.weight"][0, BEGINS] = 5
    return Heads(weights)


def blank() -> Language:
    """An English pipeline of nothing but the tokenizer."""
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    return nlp


def finder(core: int = 384, before: int = 78, after: int = 32) -> AttributionFinder:
    """A finder of the network made by hand; windows as in the pipeline that ships."""
    thresholds = {"cue": 0.5, "uncued": 0.5, "nested": 0.5}
    speech = {"indirect": 0.5, "in_marks": 0.1}
    made = AttributionFinder(thresholds, speech, {}, {"anchor": 1.0}, (core, before, after), 1)
    made.encoder, made.heads, made.tokenizer = LexiconEncoder(), heads(), word_pieces()
    return made


def onnx_model() -> bytes:
    """The encoder as an ONNX file; needs the package ``onnx``."""
    from onnx import TensorProto, helper, numpy_helper

    zeros = np.zeros((16, SIZE), dtype=np.float32)
    tables = [numpy_helper.from_array(table(), "words"), numpy_helper.from_array(zeros, "kinds")]
    nodes = [
        helper.make_node("Gather", ["words", "input_ids"], ["of_words"]),
        helper.make_node("Gather", ["kinds", "token_type_ids"], ["of_kinds"]),
        helper.make_node("Add", ["of_words", "of_kinds"], ["vectors"]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [1, "pieces"])
        for name in ("input_ids", "token_type_ids")
    ]
    output = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [1, "pieces", SIZE])
    graph = helper.make_graph(nodes, "lexicon", inputs, [output], tables)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    content: bytes = model.SerializeToString()
    return content
