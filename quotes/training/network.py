"""The attribution network in torch: one encoder pass, five small heads; in numpy, ``quotes.detection.heads``.

Cue-centred roles follow span-free semantic role labelling (biaffine scores between predicate and argument
words, Dozat & Manning 2017; He et al. 2018); referents are pointed at as in word-level coreference
(Dobrovolskii 2021).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoConfig, AutoModel

from quotes.detection.heads import BAND, STEPS
from quotes.detection.pieces import N_TYPES
from quotes.errors import error
from quotes.training.shapes import Batch, Scores
from quotes.training.targets import ROLES

N_ANCHORS, N_ROLES, N_CLASSES, N_NAMES = 4, 4, 4, 9
WIDTH = 160
"""Width of the pairwise heads."""
DISTANCES = 24
"""Signed distances in words fall in this many buckets (see ``buckets``)."""
IMPOSSIBLE = -1e4
"""Score of what a corpus does not let us ask for."""
NEAR = 40
"""Width of the refining layers (see ``quotes.detection.heads`` for their reach)."""


def buckets(distance: Tensor) -> Tensor:
    """Bucket of each signed word distance: 0, 1, 2, 3, 4, 5–6, 7–9, … up to 11 a side."""
    size = distance.abs().float()
    bucket = (
        torch.where(size < 5, size, (4 + 1.4 * torch.log2(size.clamp(min=1) / 4)).floor())
        .clamp(max=11)
        .long()
    )
    return torch.where(distance < 0, bucket + 12, bucket)


class AttributionNetwork(nn.Module):
    """Encoder and heads. All heads work on words (their first wordpiece's vector)."""

    def __init__(self, encoder: Any) -> None:
        """Fresh heads over ``encoder``, a transformers model."""
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.anchor = nn.Linear(size, N_ANCHORS)
        self.flat = nn.Linear(size, N_ROLES - 1)
        self.name = nn.Linear(size, N_NAMES)
        self.pair_word = nn.Linear(size, WIDTH)
        self.pair_anchor = nn.Linear(size, (N_ROLES - 1) * WIDTH)
        self.pair_distance = nn.Parameter(torch.zeros(DISTANCES, N_ROLES - 1))
        self.near_word = nn.Linear(size, NEAR)
        self.near_anchor = nn.Linear(size, NEAR)
        self.near_distance = nn.Parameter(torch.zeros(DISTANCES, NEAR))
        self.near_scores = nn.Linear(N_ROLES - 1, NEAR)
        self.near_layers = nn.ModuleList(nn.Linear(3 * NEAR, NEAR) for _ in STEPS)
        self.near_out = nn.Linear(NEAR, N_ROLES - 1)
        nn.init.zeros_(self.near_out.weight)
        nn.init.zeros_(self.near_out.bias)
        self.quote_class = nn.Linear(2 * size, N_CLASSES)
        self.query = nn.Linear(size, WIDTH)
        self.key = nn.Linear(size, WIDTH)
        self.nowhere = nn.Linear(size, 1)
        self.key_distance = nn.Parameter(torch.zeros(DISTANCES))

    @classmethod
    def from_encoder(cls, name: str) -> AttributionNetwork:
        """A fresh network over a pretrained encoder (folder or hub name), widened to ``N_TYPES`` token types.

        Raises ``QuotesError`` for an encoder without token types.
        """
        config = AutoConfig.from_pretrained(name, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.1)
        if not getattr(config, "type_vocab_size", 0):
            raise error("Q102", encoder=name, kind=config.model_type)
        try:
            encoder = AutoModel.from_pretrained(name, config=config, add_pooling_layer=False)
        except TypeError:  # only encoders built like BERT have a pooler to leave out
            raise error("Q102", encoder=name, kind=config.model_type) from None
        widen_types(encoder)
        return cls(encoder)

    def words(self, batch: Batch) -> Tensor:
        """Vectors of all words: (windows, words, size)."""
        hidden = self.encoder(
            input_ids=batch.ids, attention_mask=batch.mask, token_type_ids=batch.types
        ).last_hidden_state
        index = batch.first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        words: Tensor = self.dropout(hidden.gather(1, index).float())
        return words

    def roles(self, vectors: Tensor, window: Tensor, word: Tensor, words: Tensor) -> Tensor:
        """Role scores of every word for each anchor: (anchors, words, roles), role 0 (none) fixed at 0.

        ``words``: 1 where a window has a word, 0 where it is padded.
        """
        flat, token = self.flat(vectors), F.relu(self.pair_word(vectors))
        anchor = self.pair_anchor(vectors[window, word]).view(len(word), N_ROLES - 1, WIDTH)
        scores = torch.einsum("arw,anw->anr", anchor, token[window]) / WIDTH**0.5 + flat[window]
        places = torch.arange(vectors.shape[1], device=vectors.device)
        scores = scores + self.pair_distance[buckets(places.unsqueeze(0) - word.unsqueeze(1))]
        return F.pad(scores + self._refinement(vectors, window, word, words, scores), (1, 0))

    def _refinement(
        self, vectors: Tensor, window: Tensor, word: Tensor, words: Tensor, scores: Tensor
    ) -> Tensor:
        """What the words around each say of its role: edges of content are sharp, and clauses whole.

        A few layers of convolution over the words near each anchor, given the anchor and the first scores.
        """
        offsets = torch.arange(-BAND, BAND + 1, device=vectors.device)
        places = word.unsqueeze(1) + offsets
        inside = (places >= 0) & (places < vectors.shape[1])
        places = places.clamp(0, vectors.shape[1] - 1)
        real = (inside & (words[window.unsqueeze(1), places] > 0)).unsqueeze(-1)
        at = places.unsqueeze(-1).expand(-1, -1, N_ROLES - 1)
        x = self.near_word(vectors)[window.unsqueeze(1), places] + self.near_distance[buckets(offsets)]
        x = x + self.near_anchor(vectors[window, word]).unsqueeze(1)
        x = F.relu(x + self.near_scores(scores.gather(1, at))) * real
        for step, layer in zip(STEPS, self.near_layers, strict=True):
            around = [F.pad(x, (0, 0, step, 0))[:, :-step], x, F.pad(x, (0, 0, 0, step))[:, step:]]
            x = (x + F.relu(layer(torch.cat(around, -1)))) * real
        return torch.zeros_like(scores).scatter_add(1, at, (self.near_out(x) * real).to(scores.dtype))

    def classes(self, vectors: Tensor, window: Tensor, word: Tensor, content: Tensor) -> Tensor:
        """Class scores of each anchor from its vector and its content's mean (``content``: 0/1 weights)."""
        weights = content / content.sum(1, keepdim=True).clamp(min=1)
        mean = torch.einsum("an,anh->ah", weights, vectors[window])
        scores: Tensor = self.quote_class(torch.cat([vectors[window, word], mean], -1))
        return scores

    def pointers(self, vectors: Tensor, window: Tensor, query: Tensor) -> Tensor:
        """Scores of every word as referent of each query (0/1 weights over words), last column: nowhere."""
        weights = query / query.sum(1, keepdim=True).clamp(min=1)
        mean = torch.einsum("qn,qnh->qh", weights, vectors[window])
        scores = torch.einsum("qw,qnw->qn", self.query(mean), self.key(vectors)[window]) / WIDTH**0.5
        places = torch.arange(vectors.shape[1], device=vectors.device)
        centre = (weights * places).sum(1).long()
        scores = scores + self.key_distance[buckets(places.unsqueeze(0) - centre.unsqueeze(1))]
        return torch.cat([scores, self.nowhere(mean)], 1)

    def scores(self, batch: Batch) -> Scores:
        """What each head says of a batch, of roles, classes and pointers where there is something to ask."""
        vectors = self.words(batch)
        scores = Scores(
            anchors=self.anchor(vectors).float().masked_fill(batch.anchor_excluded, IMPOSSIBLE),
            names=self.name(vectors).float(),
        )
        if len(batch.pair_word):
            at = batch.pair_window, batch.pair_word
            scores.roles = self.roles(vectors, *at, batch.words).float()
            content = (batch.pair_roles == ROLES["content"]).float()
            scores.classes = self.classes(vectors, *at, content).float()
        if len(batch.query_window):
            scores.pointers = self.pointers(vectors, batch.query_window, batch.query_words).float()
        return scores


def widen_types(encoder: Any) -> None:
    """Give the encoder ``N_TYPES`` token types, all beginning as its first one."""
    embeddings = encoder.embeddings
    old = embeddings.token_type_embeddings.weight.data
    embeddings.token_type_embeddings = nn.Embedding(N_TYPES, old.shape[1], _weight=old[:1].repeat(N_TYPES, 1))
    encoder.config.type_vocab_size = N_TYPES
