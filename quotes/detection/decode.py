"""From scores to attributions: which words are whose content, source and cue.

Works on words (indices into a Doc's ``Pieces``), knows nothing of characters or marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from quotes.detection.encoder import FloatArray
from quotes.detection.heads import Heads, softmax
from quotes.detection.pieces import IntArray
from quotes.detection.windows import Window

AnchorKind = Literal["cue", "uncued", "nested"]
KINDS: tuple[AnchorKind, ...] = ("cue", "uncued", "nested")
CONTENT, SOURCE, CUE = 1, 2, 3

LEAST = 0.05
"""No threshold is lower: most words are passed over at once."""
LIKELY_SOURCE = 0.25
"""Every cue has a source: if no word is likelier it than nothing, the likeliest is, from here on."""
STANDALONE = 0.6
"""How likely a quotation that is a sentence of its own was said by somebody, if the network does not know."""
MOST_RUNS = 60
"""Scores that flicker more than this are of no prose; smoothing them would only cost time."""
RUN_COST = (2.5, 3.0, 0.1, 0.1)
"""A run of one role, by role, must score this much more a side than its neighbour's role would: stops flicker
inside a clause, yet leaves a source its one word."""


@dataclass(frozen=True)
class Candidate:
    """One attribution as scored: words by role, and how sure the network is.

    ``score``: probability of the anchor. ``margin``: mean probability of the words chosen as content.
    ``classes``: probabilities of speech, topic, thought, other.
    """

    anchor: int
    kind: AnchorKind
    score: float
    content: tuple[int, ...]
    source: tuple[int, ...]
    cue: tuple[int, ...]
    classes: tuple[float, ...]
    margin: float


def candidates(
    heads: Heads,
    words: FloatArray,
    window: Window,
    thresholds: dict[AnchorKind, float],
    standalone: dict[int, int],
    brief: Sequence[tuple[int, int]] = (),
) -> list[Candidate]:
    """Attributions whose anchor lies in the core of ``window``, in doc indices.

    ``words``: vectors of the window's words. ``standalone``: first → last word of quotations that are
    candidates whatever the network thinks of them. ``brief``: the same, in order, of those so short that
    smoothing takes them for flicker.
    """
    chosen = list(_chosen(heads.anchors(words), window, thresholds, standalone))
    if not chosen:
        return []
    anchors = np.array([word - window.start for word, _, _ in chosen])
    scores = heads.roles(words, anchors)
    probability = softmax(scores)
    roles = np.stack([smooth(s) for s in scores])
    inside = brief[bisect_left(brief, (window.start,)) : bisect_left(brief, (window.end,))]
    inside = [(first - window.start, last - window.start) for first, last in inside]
    for role, likely, (_, kind, _) in zip(roles, probability, chosen, strict=True):
        if not (role == CONTENT).any():
            give_content(role, likely[:, CONTENT], inside)
        if kind != "uncued":
            give_source(role, likely[:, SOURCE])
    classes = heads.classes(words, anchors, (roles == CONTENT).astype(np.float32))
    found = []
    for k, (word, kind, score) in enumerate(chosen):
        content = np.flatnonzero(roles[k] == CONTENT)
        if kind == "uncued" and word in standalone:
            content = np.arange(word, standalone[word] + 1) - window.start
        if not len(content):
            continue
        cue = {int(w) for w in np.flatnonzero(roles[k] == CUE)}.difference(content.tolist())
        found.append(
            Candidate(
                anchor=word,
                kind=kind,
                score=score,
                content=_shifted(content, window),
                source=_shifted(_nearest_run(np.flatnonzero(roles[k] == SOURCE), int(anchors[k])), window),
                cue=_shifted(np.array(sorted(cue | {int(anchors[k])} if kind != "uncued" else cue)), window),
                classes=tuple(float(p) for p in classes[k]),
                margin=float(probability[k, content[content < len(words)], CONTENT].mean()),
            )
        )
    return found


def _chosen(
    probabilities: FloatArray, window: Window, thresholds: dict[AnchorKind, float], standalone: dict[int, int]
) -> Iterator[tuple[int, AnchorKind, float]]:
    """Words of the core that anchor an attribution, with its kind and probability."""
    core = probabilities[window.core_start - window.start : window.core_end - window.start]
    for word, row in enumerate(core.tolist(), window.core_start):
        score = 1.0 - row[0]
        if score < LEAST and word not in standalone:
            continue
        kind = KINDS[max(range(3), key=row[1:].__getitem__)]
        if score >= thresholds[kind]:
            yield word, kind, score
        elif word in standalone:
            yield word, "uncued", max(score, STANDALONE)


def smooth(scores: FloatArray) -> IntArray:
    """Best role of each word, short runs absorbed by their neighbours where that costs little.

    A greedy stand-in for Viterbi decoding with ``RUN_COST`` for each change of role.
    ``scores``: (words, roles).
    """
    roles: IntArray = np.argmax(scores, axis=1)
    edges = np.flatnonzero(np.diff(roles)) + 1
    if not 0 < len(edges) <= MOST_RUNS:
        return roles
    bounds = [0, *edges.tolist(), len(roles)]
    total = np.concatenate([np.zeros((1, scores.shape[1])), np.cumsum(scores, axis=0)])
    runs = [(a, b, int(roles[a])) for a, b in pairwise(bounds)]
    while len(runs) > 1:
        best = (0.0, -1, -1)
        for i, (a, b, role) in enumerate(runs):
            gain = total[b] - total[a]
            around = {runs[j][2] for j in (i - 1, i + 1) if 0 <= j < len(runs)}
            for other in around:
                sides = 2 if len(around) == 1 and 0 < i < len(runs) - 1 else 1
                cost = gain[role] - gain[other] - sides * RUN_COST[role]
                if cost < best[0]:
                    best = (float(cost), i, other)
        if best[1] < 0:
            break
        a, b, _ = runs[best[1]]
        runs[best[1]] = (a, b, best[2])
        runs = _joined(runs)
    for a, b, role in runs:
        roles[a:b] = role
    return roles


def give_content(roles: IntArray, likely: FloatArray, brief: Sequence[tuple[int, int]]) -> None:
    """Make those of ``brief`` content whose words all are ``likely`` to be (``roles`` changed in place)."""
    for first, last in brief:
        if 0 <= first <= last < len(roles) and likely[first : last + 1].min() > 0.5:
            roles[first : last + 1] = CONTENT


def give_source(roles: IntArray, likely: FloatArray) -> None:
    """Make the free words likeliest to be source such if there is none in ``roles`` (changed in place).

    ``likely``: probability of each word to be source; neighbours that are nearly likely enough join.
    """
    free = np.where(roles == 0, likely, 0.0)
    best = int(free.argmax())
    if (roles == SOURCE).any() or free[best] < LIKELY_SOURCE:
        return
    apart = np.flatnonzero(free <= 0.6 * LIKELY_SOURCE)
    after = int(np.searchsorted(apart, best))
    start = int(apart[after - 1]) + 1 if after else 0
    end = int(apart[after]) if after < len(apart) else len(roles)
    roles[start:end] = SOURCE


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined = [runs[0]]
    for a, b, role in runs[1:]:
        if role == joined[-1][2]:
            joined[-1] = (joined[-1][0], b, role)
        else:
            joined.append((a, b, role))
    return joined


def _nearest_run(words: IntArray, anchor: int) -> IntArray:
    """The contiguous run of source words nearest the anchor (ties: the longer), small gaps bridged."""
    if not len(words):
        return words
    runs = np.split(words, np.flatnonzero(np.diff(words) > 3) + 1)
    nearest = min(runs, key=lambda r: (min(abs(int(r[0]) - anchor), abs(int(r[-1]) - anchor)), -len(r)))
    return np.arange(nearest[0], nearest[-1] + 1)


def _shifted(words: IntArray, window: Window) -> tuple[int, ...]:
    return tuple(int(w) + window.start for w in words)


def without_duplicates(found: Sequence[Candidate]) -> list[Candidate]:
    """One candidate for each attribution: where two have nearly the same content, the surer one stays.

    An uncued one also goes if a cued one covers half of its content. What is reported within another's
    content (``“Hale told me: ‘Go home,’” she said``) is no second reading of it.
    """
    kept: list[Candidate] = []
    holders: dict[int, list[int]] = {}  # which of those kept have a word in their content
    for candidate in sorted(found, key=_precedence):
        content = set(candidate.content)
        limit = 0.5 if candidate.kind == "uncued" else 0.75
        rivals = {k for word in content for k in holders.get(word, ())}
        for other in (kept[k] for k in rivals):
            if _within(candidate, other) or _within(other, candidate):
                continue
            both = len(content & set(other.content))
            whole = len(content) if candidate.kind == "uncued" else len(content | set(other.content))
            if both >= limit * whole:
                break
        else:
            for word in content:
                holders.setdefault(word, []).append(len(kept))
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.content[0], c.anchor))


def _within(inner: Candidate, outer: Candidate) -> bool:
    return inner.kind == "nested" and inner.anchor in outer.content


def _precedence(candidate: Candidate) -> tuple[bool, float, int, int]:
    """Cued before uncued, surer before less sure, longer before shorter."""
    return candidate.kind == "uncued", -candidate.score, -len(candidate.content), candidate.anchor


def runs_of(words: Sequence[int], bridge: int = 1) -> list[tuple[int, int]]:
    """Contiguous runs ``[first, last]`` of word indices, gaps of up to ``bridge`` words closed."""
    runs: list[tuple[int, int]] = []
    for word in words:
        if runs and word - runs[-1][1] <= bridge + 1:
            runs[-1] = (runs[-1][0], word)
        else:
            runs.append((word, word))
    return runs
