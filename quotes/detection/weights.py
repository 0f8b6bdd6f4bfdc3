"""The trained weights of the finder: encoder, heads and wordpieces, as kept in a folder or in bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import srsly
from safetensors import SafetensorError
from tokenizers import Tokenizer

from quotes.detection.encoder import Encoder, OnnxEncoder
from quotes.detection.heads import Heads
from quotes.errors import error

if TYPE_CHECKING:
    from typing_extensions import Self

FILES = ("encoder.onnx", "heads.safetensors", "wordpieces.json")


class Weighted:
    """A component that has weights, or none as yet."""

    def __init__(self, threads: int) -> None:
        """Without weights. ``threads`` of the encoder, 0 for all cores."""
        self.threads = threads
        self.encoder: Encoder | None = None
        self.heads: Heads | None = None
        self.tokenizer: Tokenizer | None = None

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write ``encoder.onnx``, ``heads.safetensors`` and ``wordpieces.json`` to the folder ``path``.

        Raises ``QuotesError`` without weights, or for an encoder that is no ``OnnxEncoder``.
        """
        parts = self._parts()
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        for name, content in parts.items():
            (path / name).write_bytes(content)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Self:
        """Read what ``to_disk`` wrote; raises ``QuotesError`` where a file is missing."""
        missing = [name for name in FILES if not (Path(path) / name).is_file()]
        if missing:
            raise error("Q062", path=path, missing=", ".join(missing))
        return self._restore({name: (Path(path) / name).read_bytes() for name in FILES}, path)

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:
        """All weights in one msgpack; raises ``QuotesError`` as ``to_disk`` does."""
        packed: bytes = srsly.msgpack_dumps(self._parts())
        return packed

    def from_bytes(self, data: bytes, exclude: Iterable[str] = ()) -> Self:
        """Read what ``to_bytes`` gave."""
        return self._restore(srsly.msgpack_loads(data), "the pipeline's bytes")

    def weights(self) -> tuple[Encoder, Heads, Tokenizer]:
        """Encoder, heads and wordpieces. Raises ``QuotesError`` as long as there are none."""
        if self.encoder is None or self.heads is None or self.tokenizer is None:
            raise error("Q060")
        return self.encoder, self.heads, self.tokenizer

    def _parts(self) -> dict[str, bytes]:
        encoder, heads, tokenizer = self.weights()
        if not isinstance(encoder, OnnxEncoder):
            raise error("Q061", kind=type(encoder).__name__)
        contents = (encoder.model, heads.to_bytes(), tokenizer.to_str().encode())
        return dict(zip(FILES, contents, strict=True))

    def _restore(self, parts: dict[str, bytes], place: Path | str) -> Self:
        model, heads, wordpieces = (parts[name] for name in FILES)
        self.encoder = OnnxEncoder(model, self.threads)
        try:
            self.heads = Heads.from_bytes(heads)
            _try_out(self.heads)
        except (KeyError, IndexError, ValueError, SafetensorError) as reason:
            raise error("Q063", path=place, reason=f"{type(reason).__name__}: {reason}") from reason
        self.tokenizer = Tokenizer.from_str(wordpieces.decode())
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        return self


def _try_out(heads: Heads) -> None:
    """Run every head once on two words of zeros: weights of another network than the code's raise at once."""
    words = np.zeros((2, heads.weights["anchor.weight"].shape[1]), dtype=np.float32)
    first, both = np.array([0]), np.array([0, 1])
    heads.anchors(words), heads.names(words), heads.roles(words, first)
    heads.classes(words, first, np.ones((1, 2), dtype=np.float32))
    heads.referents_through(words, [first], both[1:])
