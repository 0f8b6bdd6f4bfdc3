"""The plain shapes every stage meets on: what is read, what is found, what is written.

Nothing here knows of spaCy, of files or of a model.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

Span = tuple[int, int]
"""Half-open character offsets ``[start, end)`` into ``Article.text``."""

DateFrom = Literal["file", "html", "url", "text", "none"]
QuoteType = Literal["direct", "indirect", "mixed"]
QuoteClass = Literal["speech", "topic", "thought", "other"]
SpeakerKind = Literal["person", "organization", "group", "document", "unknown"]
SpeakerFrom = Literal["name", "coref", "office", "continuation", "none"]

QUOTE_TYPES: tuple[QuoteType, ...] = get_args(QuoteType)
QUOTE_CLASSES: tuple[QuoteClass, ...] = get_args(QuoteClass)
"""In the order in which the network tells them."""
CLASS_LETTERS: dict[QuoteClass, str] = {"speech": "S", "topic": "N", "thought": "T", "other": "X"}
"""The letters by which the common corpus format writes a quote's class."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read.

    ``date`` is an ISO day (``2024-12-03``) or empty, never today's by default; ``date_from``
    says where it was found.
    """

    id: str
    text: str
    title: str = ""
    date: str = ""
    date_from: DateFrom = "none"
    publisher: str = ""
    url: str = ""

    def metadata(self) -> dict[str, str]:
        """Every field but the text: what travels on a Doc as ``doc.user_data["article"]``."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "text"}


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution in an article: what was said, by which words it is reported, and by whom.

    ``content``, ``cue`` and ``source`` are the spans as they stand in the text, outer quotation
    marks left out; ``speaker`` is who the source turns out to be.
    """

    id: str
    text: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    type: QuoteType = "indirect"
    quote_class: QuoteClass = "speech"
    confidence: float = 1.0
    speaker: str = ""
    speaker_id: str = ""
    speaker_kind: SpeakerKind = "unknown"
    speaker_role: str = ""
    speaker_from: SpeakerFrom = "none"
    speaker_confidence: float = 0.0
    anonymous: bool = False
    source_text: str = ""
    cue_text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the quote table: the CSV header, the Parquet schema and the README's table."""

    quote_id: str
    article_id: str
    article_title: str
    article_date: str
    date_from: str
    publisher: str
    url: str
    quote: str
    type: str
    speaker: str
    speaker_id: str
    speaker_kind: str
    speaker_role: str
    speaker_from: str
    source: str
    cue: str
    confidence: float
    speaker_confidence: float
    start: int
    end: int
    spans: str
    context: str
    quote_class: str
    anonymous: bool

    def as_dict(self) -> dict[str, Any]:
        """The row as a plain dict, columns in the order of the table."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(Row))
