"""What training makes small: each head's distance from the labels, and from what a teacher network says.

The second is self-distillation (born-again networks, Furlanello et al. 2018): labels of one annotator are
noisy, and a trained network's probabilities tell the sure ones from the doubtful.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from quotes.training.network import IMPOSSIBLE
from quotes.training.shapes import Batch, Scores
from quotes.training.targets import IGNORE, NO_ARGUMENT

ANCHOR, NAME, ROLE, CLASS, POINTER = 25.0, 2.0, 1 / 12, 0.5, 0.8
"""Weights of the heads' losses, each a mean: over words, words, anchors, anchors, queries."""

Losses = dict[str, Tensor]


def losses(scores: Scores, batch: Batch) -> Losses:
    """Each head's loss over a batch against its labels, zero where the batch says nothing of it."""
    zero = scores.anchors.sum() * 0.0
    known = (batch.anchors != IGNORE).sum().clamp(min=1)
    anchor = F.cross_entropy(scores.anchors.flatten(0, 1), batch.anchors.flatten(), reduction="sum")
    name = F.cross_entropy(scores.names.flatten(0, 1), batch.names.flatten())
    found = {"anchor": anchor / known * ANCHOR, "name": name * NAME, "roles": zero, "class": zero}
    if scores.roles is not None and scores.classes is not None:
        found["roles"] = role_loss(scores.roles, batch.pair_roles) / len(scores.roles) * ROLE
        found["class"] = class_loss(scores.classes, batch.pair_class) * CLASS
    found["pointer"] = zero if scores.pointers is None else pointer_loss(scores.pointers, batch) * POINTER
    return found


def soft_losses(scores: Scores, teacher: Scores, batch: Batch) -> Losses:
    """Cross entropy against the probabilities of ``teacher`` over the same batch, weighted as ``losses``.

    Of anchors, roles and classes, and for whatever word or anchor the labels tell of; the class of every one.
    """
    known = batch.anchors != IGNORE
    anchor = _cross(scores.anchors[known], teacher.anchors[known]) / known.sum().clamp(min=1)
    found = {"anchor": anchor * ANCHOR}
    if scores.roles is not None and teacher.roles is not None:
        known = batch.pair_roles != IGNORE
        role = _cross(scores.roles[known], teacher.roles[known]) / len(scores.roles)
        found["roles"] = role * ROLE
    if scores.classes is not None and teacher.classes is not None:
        found["class"] = _cross(scores.classes, teacher.classes) / len(scores.classes) * CLASS
    return found


def _cross(scores: Tensor, teacher: Tensor) -> Tensor:
    return -(teacher.softmax(-1) * scores.log_softmax(-1)).sum()


def blend(hard: Losses, soft: Losses, share: float) -> Losses:
    """``share`` of each loss from ``soft`` where it has one, the rest from ``hard``."""
    return {
        name: (1 - share) * loss + share * soft[name] if name in soft else loss for name, loss in hard.items()
    }


def role_loss(scores: Tensor, target: Tensor) -> Tensor:
    """Cross entropy of each word's role, summed; a word of a long cue (``NO_ARGUMENT``): cue or nothing."""
    sure = target.masked_fill(target == NO_ARGUMENT, IGNORE)
    loss = F.cross_entropy(scores.flatten(0, 1), sure.flatten(), ignore_index=IGNORE, reduction="sum")
    logp = scores[target == NO_ARGUMENT].log_softmax(-1)
    return loss - torch.logaddexp(logp[:, 0], logp[:, 3]).sum()


def class_loss(scores: Tensor, target: Tensor) -> Tensor:
    """Cross entropy where the class is known (0–3); for -1 (not plain speech) speech is pushed down."""
    logp = scores.log_softmax(1)  # float32: in bfloat16 0.999 is 1, and its complement's logarithm infinite
    known, hedged = target >= 0, target == -1
    loss = scores.sum() * 0.0
    if known.any():
        loss = loss - logp[known].gather(1, target[known].unsqueeze(1)).sum()
    if hedged.any():
        loss = loss - 0.4 * torch.log1p(-logp[hedged, 0].exp().clamp(max=0.999)).sum()
    return loss / max(int(known.sum() + hedged.sum()), 1)


def pointer_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Negative log probability that a query points at one of its referents, or at none if it has none."""
    padding = F.pad(batch.words[batch.query_window] == 0, (0, 1), value=False)
    own = F.pad(batch.query_words > 0, (0, 1), value=False)
    logp = scores.masked_fill(padding | own, IMPOSSIBLE).log_softmax(1)
    return -logp.masked_fill(batch.query_targets == 0, IMPOSSIBLE).logsumexp(1).mean()
