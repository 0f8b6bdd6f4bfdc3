"""What is found of who said a quote."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

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
