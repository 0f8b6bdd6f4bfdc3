"""How well an entity fits a source that does not name it.

The network points at words that refer to the same (learnt from coreference and speaker labels); what is known
of gender, number and kind rules entities out; how lately and how often one spoke decides between the rest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention, TitleFit
from quotes.resolution.mention_tables import tables

_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|six|some|several|many|most|few|a few|other|another|various|multiple|more"
    r"|both|no|anonymous|unnamed|unidentified|\d+)\b",
    re.IGNORECASE,
)


HINT = 0.05
"""How likely something must be to the network to count at all."""


@dataclass(frozen=True)
class Weights:
    """What each piece of evidence counts, in log-odds; set on dev data (see the model card)."""

    pointed: float = 0.87
    floor: float = 0.016
    last_speaker: float = 0.05
    same_paragraph: float = 0.71
    per_paragraph: float = 0.57
    often: float = 0.96
    role: float = 6.36
    called: float = 4.63
    other_role: float = 1.99
    introduced: float = 8.97
    described: float = 1.43
    nowhere: float = 9.04
    nobody_pronoun: float = -10.93
    nobody_indefinite: float = 1.75
    continued: float = 2.6
    resumed: float = 0.83
    nobody_nominal: float = 0.09
    nobody_body: float = -2.9
    place: float = 5.1
    foreign: float = 0.4
    singular: float = 4.56
    sort: float = 7.45
    nobody_document: float = 7.0
    nobody_missing: float = -9.9
    sure_slope: float = 0.49
    sure_bias: float = -0.28
    """The last two make probabilities of the scores as good as they claim to be."""


@dataclass(frozen=True)
class Setting:
    """Where a source stands and what went before.

    ``referents``: probability by token start (characters) that the word refers to the same as the source.
    ``enclosing``: speakers of quotes around it; ``direct``: the nearest of these is in marks. ``cued``: the
    quote has a cue of its own, so it does not just go on. ``adjacent``: somebody is quoted right before it.
    ``introduced``: who is first to speak under a name further down, if the source stands at the top.
    """

    paragraph: int
    referents: Mapping[int, float]
    last: Entity | None
    enclosing: tuple[Entity, ...]
    direct: bool
    cued: bool = False
    introduced: Entity | None = None
    adjacent: bool = False


def possible(mention: SourceMention, entity: Entity, referents: Mapping[int, float]) -> bool:
    """Whether gender, number and kind let ``mention`` stand for ``entity``; ``It`` can be the letter a person
    wrote, if the network points at the letter (``referents``)."""
    if mention.gender and entity.gender and mention.gender != entity.gender:
        return False
    person = entity.kind == "person"
    if entity.is_known_place and mention.head in tables()["enterprises"]:
        return False
    if entity.chains and not entity.is_place and mention.head in tables()["places"]:
        return False
    if mention.stands_for == "body":
        if person and mention.kind == "pronoun" and _document_pointed_at(entity, referents):
            return True
        return entity.may_be_body and (entity.kind != "group" or bool(mention.many))
    if mention.stands_for == "person":
        return person
    if mention.many and mention.stands_for == "any":
        return mention.kind == "pronoun" or not person
    if mention.kind == "nominal" and mention.stands_for == "any":  # ``the developer``, a person or a body
        return not entity.is_place and entity.kind != "group"
    return True


def _document_pointed_at(entity: Entity, referents: Mapping[int, float]) -> bool:
    return any(a <= at < b and p > HINT for at, p in referents.items() for a, b in entity.documents)


def pointed_at(entity: Entity, referents: Mapping[int, float]) -> float:
    """How much of the network's probability falls on words of the entity's mentions."""
    return sum(p for at, p in referents.items() if at >= 0 and entity.mentioned_at(at))


def is_indefinite(mention: SourceMention) -> bool:
    """Whether a source brings somebody new up: ``a senior official``, ``three residents``."""
    return mention.kind == "nominal" and bool(_INDEFINITE.match(mention.text))


def _to_be_named(mention: SourceMention) -> bool:
    """Whether a source reads like one named later: ``an expert``, but not ``a senior official``."""
    single = is_indefinite(mention) and mention.may_be_one_person
    return single and mention.head not in tables()["unnamed"]


def score_nobody(mention: SourceMention, elsewhere: float, w: Weights) -> float:
    """The log-odds that ``mention`` stands for none of the entities, on the scale of ``score``.

    ``elsewhere``: how much of the network's probability falls on none of them.
    """
    if mention.stands_for == "document":
        prior = w.nobody_document
    elif is_indefinite(mention):
        prior = w.nobody_indefinite
    elif mention.kind == "none":
        prior = w.nobody_missing
    else:
        nominal = w.nobody_body if mention.stands_for == "body" else w.nobody_nominal
        prior = w.nobody_pronoun if mention.kind == "pronoun" else nominal
    return prior + w.nowhere * math.log(max(elsewhere, 0.0) + w.floor)


def score(
    mention: SourceMention,
    entity: Entity,
    setting: Setting,
    title: TitleFit,
    paragraphs_back: int | None,
    w: Weights,
) -> float:
    """The log-odds that ``mention`` stands for ``entity``, up to a constant.

    ``title``: how a nominal fits the entity's titles; ``paragraphs_back``: how many paragraphs
    before the source it was last mentioned (None: not yet).
    """
    total = w.pointed * math.log(pointed_at(entity, setting.referents) + w.floor)
    if entity is setting.last:
        total += w.last_speaker
        if mention.kind == "none" and not setting.cued:
            total += w.continued if setting.adjacent else w.resumed
    if paragraphs_back is None:
        total -= w.per_paragraph * 6
    elif paragraphs_back == 0:
        total += w.same_paragraph
    else:
        total -= w.per_paragraph * min(paragraphs_back, 6)
    total += w.often * math.log1p(len(entity.spoke))
    if title:
        total += {"own": w.role, "called": w.called, "other": -w.other_role}[title]
    if mention.head in tables()["places"] and entity.chains:
        total += w.sort
    elif entity.is_place:
        total -= w.place
    if entity is setting.introduced and _to_be_named(mention):
        total += w.introduced
    if mention.kind == "pronoun" and mention.many and mention.stands_for == "any" and entity.kind == "person":
        total -= w.singular
    if entity.described:
        total -= w.described
    return total
