"""Whom pronouns and descriptions mean, labelled by us for articles whose texts stand elsewhere.

A file has one article a line (JSON): its ``id``; ``digest``, of the text the places are for; ``entities``,
each a pair of lists of places (``[start, end]``): its names, and the pronouns and descriptions that mean it;
``nobody``, pronouns and descriptions that mean no person or body, or none that is mentioned elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quotes.corpus import read_records
from quotes.errors import error
from quotes.training.sources import Pointer, Source, Spans


def digest(text: str) -> str:
    """Twelve hexadecimal digits that tell one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def add_mentions(sources: Sequence[Source], path: Path) -> None:
    """Pointers for the mentions that ``path`` labels in some of the ``sources``.

    Raises ``QuotesError`` (Q113) where the labels were made for another text.
    """
    labels = {found["id"]: found for _, found in read_records(path)}
    for source in sources:
        if found := labels.get(source.id):
            if found["digest"] != digest(source.text):
                raise error("Q113", path=path, article=source.id)
            source.pointers = _pointers(source, found)


def _pointers(source: Source, labels: dict[str, Any]) -> list[Pointer]:
    """What the pointers of a source and its labels tell, put together.

    A mention points at the names of its entity and where it is a quote's source: those are whom the resolver
    knows. At other mentions only where there is no name.
    """
    targets: dict[tuple[int, int], Spans] = {(a, b): [] for a, b in labels["nobody"]}
    for entity in labels["entities"]:
        names, mentions = ([(a, b) for a, b in places] for places in entity)
        speaking = [p.query for p in source.pointers if not set(names).isdisjoint(p.targets)]
        for query in mentions:
            targets[query] = [*(names or mentions), *speaking]
    for pointer in source.pointers:
        targets[pointer.query] = [*targets.get(pointer.query, ()), *pointer.targets]
    return [_pointer(*found) for found in targets.items()]


def _pointer(query: tuple[int, int], targets: Spans) -> Pointer:
    apart = {(a, b) for a, b in targets if b <= query[0] or query[1] <= a}
    return Pointer(query, sorted(apart))
