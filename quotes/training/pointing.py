"""What a batch asks of mentions: whom each means, among the words of its window and of those before it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from quotes.detection.windows import Window
from quotes.training.runs import Run
from quotes.training.targets import Targets

MAX_QUERIES = 48
"""Mentions a window asks for at most; GUM marks every one, far more than quotes have sources."""


def pointing(runs: Sequence[Run], width: int, rng: random.Random) -> dict[str, Tensor]:
    """A batch's words earlier in the text, mentions, and whom they mean; windows have ``width`` words."""
    group = [example for run in runs for example in run]
    earlier = [_earlier(run, k) for run in runs for k in range(len(run))]
    further = max(map(len, earlier))
    at, place = torch.zeros(2, len(group), further, dtype=torch.long)
    queries: list[tuple[int, Tensor, Tensor]] = []
    for i, (example, met) in enumerate(zip(group, earlier, strict=True)):
        w = example.window
        columns = {word: word - w.start for word in range(w.start, w.end)}
        for k, (back, word) in enumerate(met):
            at[i, k] = (i - back) * width + word - group[i - back].window.start
            place[i, k] = word - w.start
            columns[word] = width + k
        queries += [(i, *q) for q in _queries(example.targets, w, width, further, columns, rng)]
    return {
        "earlier_at": at,
        "earlier_place": place,
        "query_window": torch.tensor([window for window, _, _ in queries], dtype=torch.long),
        "query_words": _rows([words for _, words, _ in queries], width),
        "query_targets": _rows([targets for _, _, targets in queries], width + further + 1),
    }


def _rows(rows: list[Tensor], width: int) -> Tensor:
    return torch.stack(rows) if rows else torch.zeros(0, width)


def _earlier(run: Run, k: int) -> list[tuple[int, int]]:
    """The words before window ``k`` of a run: how many windows back, and which word. No pronouns: they would
    have to be followed further."""
    targets, start = run[k].targets, run[k].window.start
    return [
        (back, word)
        for back in range(k, 0, -1)
        for word in range(run[k - back].window.core_start, min(run[k - back].window.core_end, start))
        if word not in targets.pronouns
    ]


def _queries(
    t: Targets, w: Window, width: int, further: int, columns: dict[int, int], rng: random.Random
) -> Iterator[tuple[Tensor, Tensor]]:
    """Mentions of a window and where each points: ``columns`` of words, or the last, nowhere."""
    inside = [
        (query, [columns[x] for x in targets if x in columns and x not in query])
        for query, targets in t.pointers
        if all(w.start <= x < w.end for x in query)
    ]
    for query, targets in rng.sample(inside, min(MAX_QUERIES, len(inside))):
        q, target = torch.zeros(width), torch.zeros(width + further + 1)
        q[[x - w.start for x in query]] = 1
        target[targets or [width + further]] = 1
        yield q, target
