"""What the heads say, read: whom a source points at, which words are names, what speaks for a quote."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from quotes.calibration import logit
from quotes.detection.decode import Candidate
from quotes.detection.encoder import FloatArray
from quotes.detection.heads import Heads
from quotes.detection.pieces import IntArray, Pieces
from quotes.detection.windows import Window
from quotes.schema import Span

NAME_LABELS = ("PERSON", "ORG", "GPE", "NORP")
REFERENT_FLOOR = 0.02
"""Words less likely than this to be what a source refers to are not kept."""

# fmt: off
PRONOUNS = frozenset((
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself",
    "they", "them", "their", "theirs", "themselves",
))
# fmt: on
"""Pronouns of the third person: they say nothing but whom they point at."""

Reference = dict[str, float]
"""Token index (a string, for JSON) → probability that it refers to the same as the source; ``-1``: none."""
NOBODY: Reference = {"-1": 1.0}
"""The mention names whom it means, nobody named elsewhere."""
_LABEL = re.compile(r"^[ \t]*([A-Z][^\n:.,;!?“”\"]{0,40}):(?=[ \t]\S)", re.MULTILINE)


def labels_in_turn(text: str) -> set[Span]:
    """Where lines begin with who speaks, two in turn (``Reporter: … Rye: … Reporter: …``): neither label
    means the other."""
    found = list(_LABEL.finditer(text))
    names = [label[1] for label in found]
    return {label.span(1) for label in found} if len(names) > len(set(names)) > 1 else set()


def pronouns_of(text: str, pieces: Pieces) -> IntArray:
    """The words that are pronouns, in order."""
    spans = zip(pieces.starts, pieces.ends, strict=True)
    return np.array([i for i, (a, b) in enumerate(spans) if text[a:b].lower() in PRONOUNS], dtype=np.int64)


def references_of(
    heads: Heads,
    words: FloatArray,
    window: Window,
    found: list[Candidate],
    pieces: Pieces,
    pronouns: IntArray,
) -> dict[int, Reference]:
    """Whom the source of each candidate of a window points at, by anchor."""
    queries = [np.array([w - window.start for w in (c.source or (c.anchor,))]) for c in found]
    if not queries:
        return {}
    references = {}
    passing = pronouns[slice(*np.searchsorted(pronouns, (window.start, window.end)))] - window.start
    for candidate, row in zip(found, heads.referents_through(words, queries, passing), strict=True):
        likely = np.flatnonzero(row[:-1] > REFERENT_FLOOR)
        reference = {str(int(pieces.tokens[i + window.start])): round(float(row[i]), 4) for i in likely}
        references[candidate.anchor] = reference | {"-1": round(float(row[-1]), 4)}
    return references


def names_of(doc: Doc, pieces: Pieces, tags: Any) -> list[Tokens]:
    """Spans from BIO tags; a tag that goes on without a beginning begins."""
    spans: list[Tokens] = []
    start, label = -1, -1
    for word, tag in enumerate([*tags.tolist(), 0]):
        goes_on = tag > 0 and tag % 2 == 0 and start >= 0 and (tag - 1) // 2 == label
        if goes_on:
            continue
        if start >= 0:
            first, last = int(pieces.tokens[start]), int(pieces.tokens[word - 1])
            spans.append(Tokens(doc, first, last + 1, label=NAME_LABELS[label]))
        start, label = (word, (tag - 1) // 2) if tag > 0 else (-1, -1)
    return spans


def evidence(candidate: Candidate) -> dict[str, float]:
    """What tells whether an attribution is right, in log-odds: anchor, words of the content, kind."""
    return {
        "bias": 1.0,
        "anchor": logit(candidate.score),
        "content": logit(candidate.margin),
        "uncued": float(candidate.kind == "uncued"),
    }
