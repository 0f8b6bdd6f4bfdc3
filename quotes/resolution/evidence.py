"""What speaks for an entity as the referent of a source, in numbers, and how much each counts.

The counts are learnt (``quotes.training.speaker_evidence``), for each kind of source its own: how near
somebody was mentioned tells much of ``he`` and little of ``the former minister``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import mul
from pathlib import Path

import yaml

from quotes.calibration import calibrated, logit
from quotes.errors import error
from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables
from quotes.resolution.possible import Setting, is_indefinite, is_unnamed, may_be_named_later
from quotes.resolution.sought import Candidate
from quotes.resources import resource

KINDS = ("he", "they", "it", "definite", "indefinite", "group", "body", "document", "missing")
"""Kinds of sources: pronouns of one person, of several and of bodies, five of nominals, and none at all."""
FOR_SOMEBODY = (
    "pointed", "spoke_last", "goes_on", "not_yet_mentioned", "same_paragraph",
    "paragraph_before", "paragraphs_back", "spoke_often", "mentioned_often", "own_title", "called",
    "other_title", "named_soon", "one_for_they", "described", "place", "body", "group", "has_role",
    "gender_unknown", "other_name",
)  # fmt: skip
FOR_NOBODY = (
    "always",
    "pointed_elsewhere",
    "pointed_nowhere",
    "candidates",
    "several",
    "kept_unnamed",
    "owner_named",
)
FLOOR = 0.016
"""Added to a probability before its logarithm is taken: below it the network knows nothing."""
FAR = 6
"""Paragraphs back from which it is all the same."""

Evidence = tuple[float, ...]


@dataclass(frozen=True)
class Weights:
    """What each piece of evidence counts, in log-odds, one row a kind of source.

    ``sure_slope`` and ``sure_bias`` make probabilities of the scores as good as they claim to be.
    """

    somebody: tuple[Evidence, ...]
    nobody: tuple[Evidence, ...]
    sure_slope: float
    sure_bias: float

    def for_somebody(self, kind: int, evidence: Evidence) -> float:
        """The log-odds that a source of ``kind`` stands for an entity, up to a constant."""
        return float(sum(map(mul, self.somebody[kind], evidence)))

    def for_nobody(self, kind: int, evidence: Evidence) -> float:
        """The log-odds that it stands for none of the entities, on the same scale."""
        return float(sum(map(mul, self.nobody[kind], evidence)))

    def confidence(self, best: float, others: Sequence[float]) -> float:
        """How sure an answer with the score ``best`` is, those of all ``others`` given."""
        share = 1 / (1 + sum(math.exp(min(score - best, 0.0)) for score in others))
        return calibrated(of_share(share), {"bias": self.sure_bias, "score": self.sure_slope})


def of_share(share: float) -> dict[str, float]:
    """What speaks for an answer with such a share of the probability, as ``calibration`` takes it."""
    return {"bias": 1.0, "score": logit(share)}


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The weights in ``configs/evidence.yaml``."""
    return load_weights(resource("configs", "evidence.yaml"))


def load_weights(path: Path) -> Weights:
    """The weights in ``path``. Raises ``QuotesError`` (Q112) where it is no such table."""
    try:
        read = yaml.safe_load(path.read_text("utf8"))
        sure = read["confidence"]
        return Weights(
            _rows(read["somebody"], FOR_SOMEBODY),
            _rows(read["nobody"], FOR_NOBODY),
            float(sure["slope"]),
            float(sure["bias"]),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as reason:
        raise error("Q112", path=path, reason=repr(reason)) from reason


def _rows(columns: dict[str, list[float]], names: Sequence[str]) -> tuple[Evidence, ...]:
    rows = zip(*(columns[name] for name in names), strict=True)
    found = tuple(tuple(map(float, row)) for row in rows)
    finite = all(map(math.isfinite, chain.from_iterable(found)))
    if len(found) != len(KINDS) or len(columns) != len(names) or not finite:
        raise ValueError(f"not {len(KINDS)} numbers for each of {', '.join(names)}")
    return found


def kind_of(mention: SourceMention) -> int:
    """Which of ``KINDS`` a source is that names nobody."""
    if mention.kind == "none":
        kind = "missing"
    elif mention.kind == "pronoun" and mention.many:
        kind = "they"
    elif mention.kind == "pronoun":
        kind = "he" if mention.stands_for in ("person", "narrator") else "it"
    elif mention.stands_for == "document":
        kind = "document"
    elif is_indefinite(mention):
        kind = "indefinite"
    elif mention.stands_for == "body":
        kind = "body"
    else:
        kind = "group" if mention.many else "definite"
    return KINDS.index(kind)


_OWNED = re.compile(r"[’']s\s")
"""In a role: its bearer is known by somebody else, as ``Hale’s lawyer`` is."""


def for_somebody(mention: SourceMention, setting: Setting, one: Candidate) -> Evidence:
    """What speaks for a candidate as the referent of a source, in the order of ``FOR_SOMEBODY``."""
    entity, back = one.entity, one.paragraphs_back
    last, person = entity is setting.last, entity.kind == "person"
    goes_on = last and mention.kind == "none" and not setting.cued
    they = mention.kind == "pronoun" and mention.many and mention.stands_for == "any"
    place_meant = mention.head in tables()["places"] and bool(entity.chains)
    return (
        math.log(one.pointed + FLOOR),
        last,
        goes_on and setting.adjacent,
        back is None,
        back == 0,
        back == 1,
        min(back or 0, FAR),
        math.log1p(len(entity.spoke)),
        math.log1p(len(entity.mentions)),
        one.title == "own",
        one.title == "called",
        one.title == "other",
        entity is setting.introduced and may_be_named_later(mention),
        bool(they) and person,
        entity.described,
        entity.is_place and not place_meant,
        entity.kind == "organization",
        entity.kind == "group",
        person and bool(entity.role) and not _OWNED.search(entity.role),
        person and bool(mention.gender) and entity.gender is None,
        one.other_name,
    )


def for_nobody(mention: SourceMention, pointed: float, nowhere: float, candidates: int) -> Evidence:
    """What speaks for none of so many ``candidates``, in the order of ``FOR_NOBODY``.

    ``pointed``: how much of the network's probability falls on them, ``nowhere``: on no word near.
    """
    return (
        1.0,
        math.log(max(1.0 - pointed, 0.0) + FLOOR),
        nowhere,
        math.log1p(candidates),
        bool(mention.many),
        is_unnamed(mention),
        mention.person_behind is not None,
    )
