"""The shipped encoder: MiniLM in int8, run by onnxruntime, no torch anywhere near.

Each window runs by itself, unpadded: nothing is computed for padding, memory stays bounded, and a window's
result never depends on its neighbours in a batch (dynamic int8 scales would).
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any, Protocol
from weakref import WeakSet

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
    first use, anew in every process, so that a pipeline survives ``fork``, also after use, and pickling.
    """

    def __init__(self, model: bytes, threads: int = 0) -> None:
        """Keep ``model``; nothing is read of it yet."""
        self.model, self.threads = model, threads
        self._session: Any = None

    def vectors(self, ids: npt.NDArray[np.int64], types: npt.NDArray[np.int64]) -> FloatArray:
        """Vectors of one window's wordpieces: (pieces, size)."""
        if self._session is None:
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
        _watch_forks()
        _opened.add(self)

    def abandon(self) -> None:
        """Open another session at next use, and never close this one: see ``_abandon_all``."""
        _abandoned.append(self._session)
        self._session = None

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the session, which no other process can use."""
        return {"model": self.model, "threads": self.threads, "_session": None}


_opened: WeakSet[OnnxEncoder] = WeakSet()
_abandoned: list[Any] = []


@cache
def _watch_forks() -> None:
    """Part children from the sessions of their parent, from now on, where there is ``fork``."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_abandon_all)


def _abandon_all() -> None:
    """In a child just forked: the threads of its parent's sessions stayed behind.

    To run such a session, or to close it, would wait for them for ever.
    """
    for encoder in list(_opened):
        encoder.abandon()
