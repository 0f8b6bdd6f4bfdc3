"""From a checkpoint to what ships: the encoder as int8 ONNX."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from quotes.detection.transformers_encoder import load_encoder

INPUTS = ["input_ids", "token_type_ids"]


UNMASKED = ("bert", "roberta", "xlm-roberta", "camembert")
"""Kinds of encoder whose layers can be run without an attention mask. The models themselves always make one,
and adding its zeros to every score takes an eighth of the time."""


class _Bare(nn.Module):
    """One unpadded window in, its vectors out."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> Tensor:
        pieces = {"input_ids": input_ids, "token_type_ids": token_type_ids}
        if self.encoder.config.model_type in UNMASKED:
            found = self.encoder.encoder(self.encoder.embeddings(**pieces))
        else:
            found = self.encoder(**pieces, attention_mask=torch.ones_like(input_ids))
        hidden: Tensor = found.last_hidden_state
        return hidden


def export_encoder(checkpoint: Path, path: Path, int8: bool = True) -> None:
    """Write the checkpoint's encoder to ``path``; weights in int8 per channel, or fp32."""
    full = path.with_suffix(".fp32.onnx") if int8 else path
    example = (torch.full((1, 12), 101), torch.zeros(1, 12, dtype=torch.long))
    torch.onnx.export(
        _Bare(load_encoder(checkpoint)),
        example,
        str(full),
        input_names=INPUTS,
        output_names=["vectors"],
        dynamic_axes={name: {1: "pieces"} for name in [*INPUTS, "vectors"]},
        opset_version=17,
        dynamo=False,
    )
    if int8:
        quantise(full, path)
        full.unlink()


def quantise(source: Path, target: Path) -> None:
    """Dynamic int8 of all matrix products and embeddings, one scale a channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(source), str(target), per_channel=True, reduce_range=False, weight_type=QuantType.QInt8
    )
