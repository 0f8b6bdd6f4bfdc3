"""A checkpoint in torch and its export give the same vectors and the same quotes."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("spacy_transformers")

from spacy.language import Language

from quotes.detection import transformers_encoder
from quotes.detection.encoder import OnnxEncoder
from quotes.detection.finder import AttributionFinder
from quotes.detection.transformers_encoder import TransformersEncoder, with_transformers
from quotes.errors import QuotesError
from quotes.markup import parse
from quotes.training import export
from quotes.training.assemble import assemble
from tests import tiny

pytestmark = tiny.EXPORT_WARNS
INT8_TOLERANCE = 0.15
"""Of vectors whose entries have a standard deviation of 1 (they leave a layer norm)."""


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.checkpoint(tmp_path_factory.mktemp("run") / "checkpoint")


def pipeline(checkpoint: Path, int8: bool) -> Language:
    nlp = assemble(checkpoint, tiny.finder_only(checkpoint.parent), int8)
    finder = nlp.get_pipe("attribution_finder")
    assert isinstance(finder, AttributionFinder)
    finder.thresholds = {"cue": 0.45, "uncued": 0.45, "nested": 0.45}
    return nlp


def windows() -> list[tuple[np.ndarray, np.ndarray]]:
    rng = np.random.default_rng(0)
    return [(rng.integers(0, 200, n), rng.integers(0, 16, n)) for n in (3, 12, 77, 512)]


def exported(checkpoint: Path, int8: bool) -> OnnxEncoder:
    finder = pipeline(checkpoint, int8).get_pipe("attribution_finder")
    assert isinstance(finder, AttributionFinder)
    assert isinstance(finder.encoder, OnnxEncoder)
    return finder.encoder


@pytest.mark.parametrize("unmasked", [("bert",), ()])
def test_fp32_export_gives_the_same_vectors(
    checkpoint: Path, monkeypatch: pytest.MonkeyPatch, unmasked: tuple[str, ...]
) -> None:
    monkeypatch.setattr(export, "UNMASKED", unmasked)
    ours, torch_encoder = exported(checkpoint, int8=False), TransformersEncoder(checkpoint)
    for ids, types in windows():
        expected = torch_encoder.vectors(ids, types)
        assert expected.shape == (len(ids), 32)
        assert expected.dtype == np.float32
        np.testing.assert_allclose(ours.vectors(ids, types), expected, atol=1e-4)


def test_int8_export_stays_near(checkpoint: Path) -> None:
    ours, torch_encoder = exported(checkpoint, int8=True), TransformersEncoder(checkpoint)
    for ids, types in windows():
        difference = ours.vectors(ids, types) - torch_encoder.vectors(ids, types)
        assert np.abs(difference).mean() < INT8_TOLERANCE / 3
        assert np.abs(difference).max() < INT8_TOLERANCE


def test_types_reach_the_torch_encoder(checkpoint: Path) -> None:
    encoder = TransformersEncoder(checkpoint)
    ids = np.arange(10)
    same, other = (encoder.vectors(ids, np.full(10, k)) for k in (0, 15))
    assert np.abs(same - other).max() > 0.1


def test_the_finder_gives_the_same_spans(checkpoint: Path) -> None:
    nlp = pipeline(checkpoint, int8=False)
    long = " ".join([parse(tiny.LAWNS)[0].replace("\n", " ")] * 8)  # several windows, no paragraph to cut at
    texts = [parse(tiny.LAWNS)[0], parse(tiny.FERRY)[0], long]
    shipped = [spans(nlp, text) for text in texts]
    in_torch = with_transformers(nlp, checkpoint)
    assert [spans(in_torch, text) for text in texts] == shipped
    assert all(shipped)


def spans(nlp: Language, text: str) -> list[tuple[int, int, str, str]]:
    doc = nlp(text)
    quotes = [(s.start_char, s.end_char, s.label_, s.id_) for s in doc.spans["quotes"]]
    return quotes + [(e.start_char, e.end_char, e.label_, "") for e in doc.ents]


def test_a_folder_without_a_checkpoint_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(QuotesError, match=r"Q101.*network\.safetensors, tokenizer\.json"):
        TransformersEncoder(tmp_path)


def test_the_extra_is_named_where_it_is_missing(checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        transformers_encoder, "find_spec", lambda name: None if name == "torch" else find(name)
    )
    with pytest.raises(QuotesError, match=r"Q100.*torch: not installed.*quotes\[transformers\]"):
        TransformersEncoder(checkpoint)
