"""From scores to attributions: which words are whose content, source and cue.

Works on words (indices into a Doc's ``Pieces``), knows nothing of characters or marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np

from quotes.detection.encoder import FloatArray
from quotes.detection.heads import Heads, softmax
from quotes.detection.pieces import IntArray
from quotes.detection.runs import CONTENT, CUE, SOURCE, give_content, give_source, nearest_run, smooth
from quotes.detection.windows import Window

AnchorKind = Literal["cue", "uncued", "nested"]
KINDS: tuple[AnchorKind, ...] = ("cue", "uncued", "nested")

LEAST = 0.05
"""No threshold is lower: most words are passed over at once."""
STANDALONE = 0.6
"""How likely a quotation that is a sentence of its own was said by somebody, if the network does not know."""
REPORTING = 0.9
"""How likely a word reports of which the form of its sentence says so, if the network does not know."""

SPEECH = (1.0, 0.0, 0.0, 0.0)
"""The classes of what by its form is speech."""


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


class _Anchor(NamedTuple):
    """A word that anchors an attribution, and how probable that is."""

    word: int
    kind: AnchorKind
    score: float


def candidates(
    heads: Heads,
    words: FloatArray,
    window: Window,
    thresholds: dict[AnchorKind, float],
    standalone: dict[int, int],
    brief: Sequence[tuple[int, int]] = (),
    reporting: Collection[int] = (),
) -> list[Candidate]:
    """Attributions whose anchor lies in the core of ``window``, in doc indices.

    ``words``: vectors of the window's words. ``standalone``: first → last word of quotations that are
    candidates whatever the network thinks of them. ``brief``: the same, in order, of those so short that
    smoothing takes them for flicker. ``reporting``: words that report whatever the network thinks of them.
    """
    chosen = list(_chosen(heads.anchors(words), window, thresholds, standalone, reporting))
    if not chosen:
        return []
    anchors = np.array([anchor.word - window.start for anchor in chosen])
    scores = heads.roles(words, anchors)
    likely = softmax(scores)
    inside = brief[bisect_left(brief, (window.start,)) : bisect_left(brief, (window.end,))]
    inside = [(first - window.start, last - window.start) for first, last in inside]
    roles = np.stack([_roles(*of, inside) for of in zip(chosen, scores, likely, strict=True)])
    classes = heads.classes(words, anchors, (roles == CONTENT).astype(np.float32))
    read = zip(chosen, roles, likely, classes, strict=True)
    found = [_candidate(*of, window, standalone.get(of[0].word)) for of in read]
    return [replace(c, classes=SPEECH) if c.anchor in reporting else c for c in found if c]


def _roles(
    anchor: _Anchor, scores: FloatArray, likely: FloatArray, brief: Sequence[tuple[int, int]]
) -> IntArray:
    """Each word's role for one anchor, by its ``scores`` and how ``likely`` these make it: (words, roles)."""
    roles = smooth(scores)
    if not (roles == CONTENT).any():
        give_content(roles, likely[:, CONTENT], brief)
    if anchor.kind != "uncued":
        give_source(roles, likely[:, SOURCE])
    return roles


def _candidate(
    anchor: _Anchor,
    roles: IntArray,
    likely: FloatArray,
    classes: FloatArray,
    window: Window,
    last: int | None,
) -> Candidate | None:
    """The attribution of one anchor, in doc indices; None without content.

    ``last``: the last word of the quotation that it stands for, if it is one whatever the network thinks.
    """
    at, cued = anchor.word - window.start, anchor.kind != "uncued"
    content = np.flatnonzero(roles == CONTENT)
    if not cued and last is not None:
        content = np.arange(anchor.word, last + 1) - window.start
    if not len(content):
        return None
    cue = {int(w) for w in np.flatnonzero(roles == CUE)}.difference(content.tolist())
    return Candidate(
        anchor=anchor.word,
        kind=anchor.kind,
        score=anchor.score,
        content=_shifted(content, window),
        source=_shifted(nearest_run(np.flatnonzero(roles == SOURCE), at), window),
        cue=_shifted(np.array(sorted(cue | {at} if cued else cue)), window),
        classes=tuple(float(p) for p in classes),
        margin=float(likely[content[content < len(roles)], CONTENT].mean()),
    )


def _chosen(
    probabilities: FloatArray,
    window: Window,
    thresholds: dict[AnchorKind, float],
    standalone: dict[int, int],
    reporting: Collection[int],
) -> Iterator[_Anchor]:
    """Words of the core that anchor an attribution."""
    core = probabilities[window.core_start - window.start : window.core_end - window.start]
    for word, row in enumerate(core.tolist(), window.core_start):
        score = 1.0 - row[0]
        if word in reporting:
            yield _Anchor(word, "cue", max(score, REPORTING))
            continue
        if score < LEAST and word not in standalone:
            continue
        kind = KINDS[max(range(3), key=row[1:].__getitem__)]
        if score >= thresholds[kind]:
            yield _Anchor(word, kind, score)
        elif word in standalone:
            yield _Anchor(word, "uncued", max(score, STANDALONE))


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
