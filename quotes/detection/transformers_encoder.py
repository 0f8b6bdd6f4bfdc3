"""A training checkpoint run as it is, in torch: without an export, and to hold the export to.

Needs the extra ``transformers``; nothing else in ``quotes.detection`` does. The encoder sits in the
``HFWrapper`` of spacy-transformers, the layer beneath its ``TransformerModel``: the model cuts and
tokenises texts by itself and cannot be given our sixteen token types, the layer takes the same two
arrays as the exported encoder.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import safe_open
from spacy.language import Language
from tokenizers import Tokenizer

from quotes.detection.encoder import FloatArray
from quotes.detection.finder import AttributionFinder
from quotes.detection.heads import Heads
from quotes.errors import error

CHECKPOINT = ("config.json", "network.safetensors", "tokenizer.json")
"""What training leaves in a checkpoint folder."""


class TransformersEncoder:
    """The encoder of a checkpoint folder in torch, fp32; takes and gives what ``OnnxEncoder`` does.

    Raises ``QuotesError`` where the extra is not installed or the folder holds no checkpoint.
    """

    def __init__(self, checkpoint: Path) -> None:
        """Load ``checkpoint`` into memory."""
        _check(checkpoint)
        from spacy_transformers.data_classes import HFObjects
        from spacy_transformers.layers.hf_wrapper import HFWrapper

        self._layer: Any = HFWrapper(HFObjects(None, load_encoder(checkpoint), None))

    def vectors(self, ids: npt.NDArray[np.int64], types: npt.NDArray[np.int64]) -> FloatArray:
        """Vectors of one window's wordpieces: (pieces, size)."""
        output = self._layer.predict({"input_ids": ids[None], "token_type_ids": types[None]})
        hidden: FloatArray = output["last_hidden_state"][0]
        return hidden


def load_encoder(checkpoint: Path) -> Any:
    """The encoder of a checkpoint folder as a torch module, in evaluation mode."""
    transformers: Any = import_module("transformers")
    config = transformers.AutoConfig.from_pretrained(checkpoint)
    encoder = transformers.AutoModel.from_config(config, add_pooling_layer=False, attn_implementation="eager")
    with safe_open(checkpoint / "network.safetensors", framework="pt") as weights:
        names = [name for name in weights.keys() if name.startswith("encoder.")]  # noqa: SIM118 (no mapping)
        encoder.load_state_dict({name.removeprefix("encoder."): weights.get_tensor(name) for name in names})
    return encoder.eval()


def load_heads(checkpoint: Path) -> Heads:
    """Everything of a checkpoint but the encoder."""
    with safe_open(checkpoint / "network.safetensors", framework="np") as weights:
        names = [name for name in weights.keys() if not name.startswith("encoder.")]  # noqa: SIM118 (no mapping)
        return Heads({name: weights.get_tensor(name) for name in names})


def with_transformers(nlp: Language, checkpoint: str | Path) -> Language:
    """Have the ``attribution_finder`` of ``nlp`` run ``checkpoint``: its encoder in torch, heads, wordpieces.

    Changes ``nlp`` and gives it back. Such a pipeline runs but is not written to disk: that of
    ``scripts/assemble.py`` is. Raises ``QuotesError`` as ``TransformersEncoder`` does.
    """
    folder = Path(checkpoint)
    finder = nlp.get_pipe("attribution_finder")
    assert isinstance(finder, AttributionFinder)
    finder.encoder = TransformersEncoder(folder)
    finder.heads = load_heads(folder)
    finder.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    return nlp


def _check(checkpoint: Path) -> None:
    missing = [name for name in ("torch", "spacy_transformers") if find_spec(name) is None]
    if missing:
        raise error("Q100", missing=" and ".join(missing))
    lacking = [name for name in CHECKPOINT if not (checkpoint / name).is_file()]
    if lacking:
        raise error("Q101", path=checkpoint, missing=", ".join(lacking))
