"""Encoders to start from and checkpoints that training leaves: where they lie, and what is in them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from tokenizers.pre_tokenizers import ByteLevel
from transformers import AutoTokenizer

from quotes.errors import error


def check_windows(pieces: int, name: str, encoder: Any) -> None:
    """Raise ``QuotesError`` if windows of ``pieces`` are longer than ``encoder``, called ``name``, reads."""
    positions = encoder.embeddings.position_embeddings
    limit = positions.num_embeddings - (0 if positions.padding_idx is None else positions.padding_idx + 1)
    if pieces > limit:
        raise error("Q104", pieces=pieces, encoder=name, limit=limit)


def encoder_folder(name: str) -> str:
    """Where an encoder lies: ``package:NAME`` is a package's ``model`` folder, else a path or hub name."""
    if not name.startswith("package:"):
        return name
    from importlib.util import find_spec

    spec = find_spec(name.removeprefix("package:"))
    if spec is None or spec.origin is None:
        raise error("Q103", encoder=name)
    return str(Path(spec.origin).parent / "model")


def encoder_tokenizer(folder: str) -> Tokenizer:
    """The tokenizer of a pretrained encoder: its ``tokenizer.json``, else made from its older files."""
    path = Path(folder) / "tokenizer.json"
    if path.exists():
        return load_tokenizer(path)
    older: Any = AutoTokenizer
    return _for_words(older.from_pretrained(folder).backend_tokenizer)


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a checkpoint or an encoder from its ``tokenizer.json``."""
    return _for_words(Tokenizer.from_file(str(path)))


def _for_words(tokenizer: Tokenizer) -> Tokenizer:
    """Without truncation and padding of its own; bytes (RoBERTa) take each word as one after a space."""
    tokenizer.no_truncation()
    tokenizer.no_padding()
    if isinstance(tokenizer.pre_tokenizer, ByteLevel):
        tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=True)
    return tokenizer


def load_weights(path: Path) -> dict[str, torch.Tensor]:
    """Weights of a checkpoint folder."""
    return load_file(path / "network.safetensors")


def mean(several: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of several networks' weights: a "soup" (Wortsman et al. 2022)."""
    return {name: torch.stack([weights[name] for weights in several]).mean(0) for name in several[0]}


def average(folders: Sequence[Path], out: Path) -> None:
    """Write to ``out`` a checkpoint with the mean of the weights of those in ``folders``.

    They must have one encoder, and have begun with the same weights, or the mean is none of them.
    """
    shutil.copytree(folders[0], out, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.jsonl"))
    save_file(mean([load_weights(folder) for folder in folders]), out / "network.safetensors")
