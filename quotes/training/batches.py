"""Windows of many texts, padded to batches of about as many wordpieces each."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from quotes.detection.windows import Window, plan_windows
from quotes.training.network import N_ANCHORS
from quotes.training.shapes import Batch
from quotes.training.targets import ANCHORS, IGNORE, NO_ARGUMENT, Targets

MAX_QUERIES = 48
"""Mentions a window asks for at most; GUM marks every one, far more than quotes have sources."""


@dataclass
class Example:
    """One window of one text."""

    targets: Targets
    window: Window

    @property
    def n_pieces(self) -> int:
        """Wordpieces of the window, [CLS] and [SEP] included."""
        first = self.targets.pieces.first
        return int(first[self.window.end] - first[self.window.start]) + 2


def examples_of(targets: Targets, core: int, before: int, after: int) -> Iterator[Example]:
    """The windows of one text."""
    for window in plan_windows(targets.pieces.first, targets.pieces.paragraphs, core, before, after):
        yield Example(targets, window)


def grouped(examples: Sequence[Example], budget: int, seed: int) -> list[list[Example]]:
    """All examples in shuffled groups of at most ``budget`` wordpieces, padded, like lengths together."""
    rng = random.Random(seed)
    groups: list[list[Example]] = [[]]
    for example in sorted(examples, key=lambda e: e.n_pieces + rng.randint(0, 16)):
        longest = max(example.n_pieces, groups[-1][-1].n_pieces if groups[-1] else 0)
        if groups[-1] and (len(groups[-1]) + 1) * longest > budget:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    return groups


def batches(
    groups: Iterable[Sequence[Example]],
    special: tuple[int, int],
    seed: int,
    masking: tuple[float, int] = (0.0, 0),
) -> Iterator[Batch]:
    """One batch a group.

    ``masking``: the share of wordpieces hidden from the encoder, so that it learns patterns rather than
    articles, and the id of the piece put in their place.
    """
    rng = random.Random(seed)
    for group in groups:
        batch = collate(group, special, rng)
        hide(batch, *masking, rng)
        yield batch


def hide(batch: Batch, share: float, mask_id: int, rng: random.Random) -> None:
    """Replace ``share`` of the wordpieces of ``batch`` by ``mask_id``; [CLS], [SEP] and padding stay."""
    if not share:
        return
    drawn = torch.rand(batch.ids.shape, generator=torch.Generator().manual_seed(rng.getrandbits(32)))
    inner = F.pad(batch.mask[:, 2:], (1, 1)) > 0
    batch.ids[(drawn < share) & inner] = mask_id


def collate(group: Sequence[Example], special: tuple[int, int], rng: random.Random) -> Batch:
    """One padded batch. ``special``: ids of [CLS] and [SEP]."""
    n, length = len(group), max(e.n_pieces for e in group)
    width = max(e.window.end - e.window.start for e in group)
    ids, types, mask = (torch.zeros(n, length, dtype=torch.long) for _ in range(3))
    first, words = torch.zeros(n, width, dtype=torch.long), torch.zeros(n, width, dtype=torch.long)
    anchors = torch.full((n, width), IGNORE)
    names = torch.full((n, width), IGNORE)
    excluded = torch.zeros(n, width, N_ANCHORS, dtype=torch.bool)
    pairs: list[tuple[int, int, Tensor, int]] = []
    queries: list[tuple[int, Tensor, Tensor]] = []
    for i, example in enumerate(group):
        t, w = example.targets, example.window
        a, b = int(t.pieces.first[w.start]), int(t.pieces.first[w.end])
        size, count = b - a + 2, w.end - w.start
        ids[i, :size] = torch.tensor([special[0], *t.pieces.ids[a:b], special[1]])
        types[i, 1 : size - 1] = torch.from_numpy(t.pieces.types[a:b])
        mask[i, :size] = 1
        first[i, :count] = torch.from_numpy(t.pieces.first[w.start : w.end] - a + 1)
        words[i, :count] = 1
        names[i, :count] = torch.tensor(t.names[w.start : w.end])
        if t.anchors is not None:
            _fill_anchors(t, w, anchors[i], excluded[i])
            pairs += [(i, *p) for p in _pairs(t, w, width)]
        queries += [(i, *q) for q in _queries(t, w, width, rng)]
    return Batch(
        ids, ids.clone(), types, mask, first, words, anchors, excluded,
        pair_window=torch.tensor([p[0] for p in pairs], dtype=torch.long),
        pair_word=torch.tensor([p[1] for p in pairs], dtype=torch.long),
        pair_roles=torch.stack([p[2] for p in pairs]) if pairs else torch.zeros(0, width, dtype=torch.long),
        pair_class=torch.tensor([p[3] for p in pairs], dtype=torch.long),
        names=names,
        query_window=torch.tensor([q[0] for q in queries], dtype=torch.long),
        query_words=torch.stack([q[1] for q in queries]) if queries else torch.zeros(0, width),
        query_targets=torch.stack([q[2] for q in queries]) if queries else torch.zeros(0, width + 1),
    )  # fmt: skip


def _fill_anchors(t: Targets, w: Window, anchors: Tensor, excluded: Tensor) -> None:
    """Anchor labels of the core; what the corpus is silent on is left out, not labelled "none"."""
    kinds = {a.word: a.kind for a in t.anchors or ()}
    for word in range(w.core_start, w.core_end):
        local = word - w.start
        if word in t.masked:
            continue
        anchors[local] = kinds.get(word, 0)
        if not t.nested_labelled and word not in kinds:
            excluded[local, ANCHORS["nested"]] = word in t.may_nest
            excluded[local, ANCHORS["uncued"]] = word in t.after_mark


def _pairs(t: Targets, w: Window, width: int) -> Iterator[tuple[int, Tensor, int]]:
    for anchor in t.anchors or ():
        if not w.core_start <= anchor.word < w.core_end:
            continue
        roles = torch.full((width,), IGNORE)
        roles[: w.end - w.start] = 0
        for label, members in (
            (1, anchor.content),
            (2, anchor.source),
            (NO_ARGUMENT, anchor.unsure),
            (3, anchor.cue),
        ):
            for word in members:
                if w.start <= word < w.end:
                    roles[word - w.start] = label
        if (roles == 1).any():
            yield anchor.word - w.start, roles, anchor.quote_class


def _queries(t: Targets, w: Window, width: int, rng: random.Random) -> Iterator[tuple[Tensor, Tensor]]:
    inside = [
        (query, [x for x in targets if w.start <= x < w.end and x not in query])
        for query, targets in t.pointers
        if all(w.start <= x < w.end for x in query)
    ]
    for query, targets in rng.sample(inside, min(MAX_QUERIES, len(inside))):
        q, target = torch.zeros(width), torch.zeros(width + 1)
        q[[x - w.start for x in query]] = 1
        target[[x - w.start for x in targets] or [width]] = 1
        yield q, target
