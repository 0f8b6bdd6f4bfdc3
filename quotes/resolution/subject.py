"""The body that an article is about: whom ``the company`` means where nothing nearer is meant."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables

OFTEN = 2
"""Times at least that it names it."""


def subject_of(mention: SourceMention, possible: Sequence[Entity]) -> Entity | None:
    """The company among ``possible`` that an article names most, if a source is such as ``the company``."""
    if mention.span is None or mention.head not in tables()["companies"] or not _is_bare(mention):
        return None
    bodies = [e for e in possible if e.kind == "organization" and e.chains and not e.is_place]
    often = max((len(e.mentions) for e in bodies), default=0)
    most = [e for e in bodies if len(e.mentions) == often]
    if len(most) != 1 or often < OFTEN:
        return None
    return most[0]


def _is_bare(mention: SourceMention) -> bool:
    """Whether nothing tells which company it is."""
    return mention.text.lower() == f"the {mention.head}"
