"""A pipeline folder that ``quotes.load`` can load, from a checkpoint and a spaCy config."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from spacy.language import Language
from spacy.util import load_config, load_model_from_config

from quotes.detection.encoder import OnnxEncoder
from quotes.detection.finder import AttributionFinder
from quotes.detection.transformers_encoder import load_heads
from quotes.loading import make_components_known
from quotes.training.checkpoints import load_tokenizer
from quotes.training.export import export_encoder
from quotes.training.meta import describe


def assemble(checkpoint: Path, config: Path, int8: bool = True) -> Language:
    """The pipeline of ``config`` with the weights of ``checkpoint``."""
    make_components_known()
    nlp = load_model_from_config(load_config(config), auto_fill=True)
    finder = nlp.get_pipe("attribution_finder")
    assert isinstance(finder, AttributionFinder)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "encoder.onnx"
        export_encoder(checkpoint, path, int8)
        finder.encoder = OnnxEncoder(path.read_bytes(), finder.threads)
    finder.heads = load_heads(checkpoint)
    finder.tokenizer = load_tokenizer(checkpoint / "tokenizer.json")
    return nlp


def write(nlp: Language, target: Path) -> None:
    """Write the pipeline to ``target``, named after it; the card that lies there stays, with its pictures."""
    describe(nlp, target.resolve().name)
    card = {path: path.read_bytes() for path in target.glob("*") if path.suffix in (".md", ".svg")}
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target, exclude=["vocab"])
    for path, content in card.items():
        path.write_bytes(content)
