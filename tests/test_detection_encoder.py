"""The encoder as onnxruntime runs it, on a network that looks vectors up."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from quotes.detection.encoder import OnnxEncoder

from . import handmade

pytest.importorskip("onnx")

IDS, TYPES = np.array([2, 100, 7, 3]), np.array([0, 1, 4, 0])


@pytest.fixture(scope="module")
def model() -> bytes:
    return handmade.onnx_model()


def test_one_vector_a_piece(model: bytes) -> None:
    encoder = OnnxEncoder(model, threads=1)
    for n in (1, 4, 2):  # windows of any length, one after the other
        found = encoder.vectors(IDS[:n], TYPES[:n])
        assert found.dtype == np.float32
        np.testing.assert_array_equal(found, handmade.table()[IDS[:n]])


def test_nothing_is_opened_before_it_is_needed() -> None:
    OnnxEncoder(b"no model at all")


def test_it_can_be_pickled_in_use(model: bytes) -> None:
    encoder = OnnxEncoder(model, threads=1)
    expected = encoder.vectors(IDS, TYPES)
    again = pickle.loads(pickle.dumps(encoder))
    assert again.threads == 1
    np.testing.assert_array_equal(again.vectors(IDS, TYPES), expected)
