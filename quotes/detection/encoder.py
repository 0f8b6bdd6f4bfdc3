"""The shipped encoder: MiniLM in int8, run by onnxruntime, no torch anywhere near.

Each window runs by itself, unpadded: nothing is computed for padding, memory stays bounded, and a window's
result never depends on its neighbours in a batch (dynamic int8 scales would).
"""

from __future__ import annotations

import os
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Anything that turns the wordpieces of one window into vectors."""

    def vectors(self, ids: npt.NDArray[np.int64], types: npt.NDArray[np.int64]) -> FloatArray:
        """Vectors of one window's wordpieces: (pieces, size)."""
        ...


class OnnxEncoder:
    """An encoder in ONNX: ``model`` is the file's content.

    ``threads``: how many one window may use; 0 leaves it to onnxruntime (all cores). The session opens at
    first use, anew in every process, so that a pipeline survives ``fork`` and pickling.
    """

    def __init__(self, model: bytes, threads: int = 0) -> None:
        """Keep ``model``; nothing is read of it yet."""
        self.model, self.threads = model, threads
        self._session: Any = None
        self._pid = -1

    def vectors(self, ids: npt.NDArray[np.int64], types: npt.NDArray[np.int64]) -> FloatArray:
        """Vectors of one window's wordpieces: (pieces, size)."""
        if self._pid != os.getpid():
            self._open()
        feed = {"input_ids": ids[None], "token_type_ids": types[None]}
        hidden: FloatArray = self._session.run(None, feed)[0][0]
        return hidden

    def _open(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(self.model, options, providers=["CPUExecutionProvider"])
        self._pid = os.getpid()

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the session, which no other process can use."""
        return {"model": self.model, "threads": self.threads, "_session": None, "_pid": -1}
