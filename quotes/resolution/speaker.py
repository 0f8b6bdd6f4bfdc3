"""What is found of who said a quote."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from quotes.resolution.descriptions import is_anonymous
from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention, described_kind
from quotes.resolution.offices import OfficeAnswer, OfficeTable
from quotes.resolution.transliteration import shown
from quotes.schema import SpeakerFrom, SpeakerKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said a quote, in the fields of the table."""

    speaker: str = ""
    speaker_id: str = ""
    speaker_kind: SpeakerKind = "unknown"
    speaker_role: str = ""
    speaker_from: SpeakerFrom = "none"
    speaker_confidence: float = 0.0
    anonymous: bool = False

    def as_dict(self) -> dict[str, Any]:
        """As attributes of the quote on the Doc."""
        return asdict(self)


def speaker_of(
    entity: Entity, mention: SourceMention, origin: SpeakerFrom, surely: float, offices: OfficeTable
) -> Speaker:
    """The entity that a source stands for, as the table shows it; ``offices``: who may know its id."""
    kind = described_kind(mention) if entity.described and origin == "none" else entity.kind
    return Speaker(
        speaker=entity.name,
        speaker_id="" if entity.described else entity.id or offices.holder_id(entity.name) or "",
        speaker_kind=kind,
        speaker_role=shown(entity.role),
        speaker_from=origin,
        speaker_confidence=round(surely, 4),
        anonymous=entity.described and is_anonymous(entity.name, kind),
    )


def origin_of(mention: SourceMention, entity: Entity, office: OfficeAnswer | None) -> SpeakerFrom:
    """How the text led to ``entity``; an office holder whom it never names is known by the date."""
    if mention.kind == "none":
        return "continuation"
    unnamed = office is not None and not entity.chains and entity.name == office.name
    return "office" if unnamed else "coref"
