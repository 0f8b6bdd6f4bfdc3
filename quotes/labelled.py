"""An article with its quotes, labelled by a person or predicted: what is trained on, written and compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quotes.schema import CLASS_LETTERS, Article, DateFrom, Quote, Span

ROLES = ("content", "cue", "source")
"""The parts of a quote that are stretches of the text."""


@dataclass(frozen=True, slots=True)
class LabelledQuote:
    """A quote as labelled by a person or predicted by a model.

    Empty strings and ``None`` mean "not said": a missing ``type`` follows from the marks in the
    text, a missing ``speaker`` is unknown. ``quote_class`` is the letter S, N, T or X, ``class`` in the file.
    ``optional`` quotes count neither for nor against a system.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    type: str = ""
    speaker: str = ""
    speaker_kind: str = ""
    optional: bool = False
    quote_class: str = ""
    speaker_id: str = ""
    speaker_role: str = ""
    speaker_from: str = ""
    confidence: float | None = None
    speaker_confidence: float | None = None

    @classmethod
    def from_quote(cls, quote: Quote) -> LabelledQuote:
        """A found quote in the corpus format; without a speaker there is no confidence in one."""
        return cls(
            id=quote.id,
            content=quote.content,
            cue=quote.cue,
            source=quote.source,
            type=quote.type,
            speaker=quote.speaker,
            speaker_kind=quote.speaker_kind,
            quote_class=CLASS_LETTERS[quote.quote_class],
            speaker_id=quote.speaker_id,
            speaker_role=quote.speaker_role,
            speaker_from=quote.speaker_from,
            confidence=quote.confidence,
            speaker_confidence=quote.speaker_confidence if quote.speaker else None,
        )

    def as_dict(self) -> dict[str, Any]:
        """The quote under the names of the file; what only predictions have is left out when unset."""
        record: dict[str, Any] = {"id": self.id}
        record |= {role: [list(span) for span in getattr(self, role)] for role in ROLES}
        record |= {name: getattr(self, name) or None for name in ("type", "speaker", "speaker_kind")}
        record |= {"optional": self.optional, "class": self.quote_class or None}
        extra = ("speaker_id", "speaker_role", "speaker_from", "confidence", "speaker_confidence")
        return record | {name: value for name in extra if (value := getattr(self, name)) not in ("", None)}


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article with its quotes; ``discard`` are stretches in which nothing counts either way."""

    id: str
    text: str = ""
    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    quotes: tuple[LabelledQuote, ...] = ()
    discard: tuple[Span, ...] = ()
    annotator: str = ""

    @classmethod
    def from_article(cls, article: Article, quotes: Iterable[Quote]) -> LabelledArticle:
        """A read article and what was found in it."""
        found = tuple(LabelledQuote.from_quote(quote) for quote in quotes)
        return cls(
            article.id, article.text, article.title, article.date, article.publisher, article.url, found
        )

    def article(self) -> Article:
        """The article alone, without its labels: what a pipeline may see of it."""
        date_from: DateFrom = "file" if self.date else "none"
        return Article(self.id, self.text, self.title, self.date, date_from, self.publisher, self.url)

    def as_dict(self) -> dict[str, Any]:
        """The article under the names of the file; ``discard`` and ``annotator`` only when there are any."""
        record: dict[str, Any] = {"id": self.id, "text": self.text}
        record |= {name: getattr(self, name) or None for name in ("title", "date", "publisher", "url")}
        record["quotes"] = [quote.as_dict() for quote in self.quotes]
        if self.discard:
            record["discard"] = [list(span) for span in self.discard]
        if self.annotator:
            record["annotator"] = self.annotator
        return record
