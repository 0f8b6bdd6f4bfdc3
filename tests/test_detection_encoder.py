"""The encoder as onnxruntime runs it, on a network that looks vectors up."""

from __future__ import annotations

import os
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


def test_another_process_opens_its_own_session(model: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = OnnxEncoder(model, threads=1)
    encoder.vectors(IDS, TYPES)
    sessions = [encoder._session]
    encoder.vectors(IDS, TYPES)
    sessions.append(encoder._session)
    monkeypatch.setattr(os, "getpid", lambda: -7)
    encoder.vectors(IDS, TYPES)
    sessions.append(encoder._session)
    assert sessions[0] is sessions[1]
    assert sessions[2] is not sessions[0]
