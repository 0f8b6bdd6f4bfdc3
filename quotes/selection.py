"""The last component of a loaded pipeline: of all that was found, what the caller asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from quotes.errors import error
from quotes.views import GROUP


@Language.factory(
    "quote_selector",
    requires=["doc.spans"],
    assigns=["doc.spans"],
    default_config={"classes": ["speech"], "min_confidence": 0.0},
)
def make_quote_selector(nlp: Language, name: str, classes: list[str], min_confidence: float) -> QuoteSelector:
    """The component as a config block names it; raises ``QuotesError`` for a confidence outside 0 to 1."""
    if not 0 <= min_confidence <= 1:
        raise error("Q090", value=min_confidence)
    return QuoteSelector(frozenset(classes), min_confidence)


@dataclass(frozen=True)
class QuoteSelector:
    """Drops quotes of other ``classes`` or less sure than ``min_confidence`` (0 to 1)."""

    classes: frozenset[str]
    min_confidence: float

    def __call__(self, doc: Doc) -> Doc:
        """Leave in the Doc what was asked for."""
        if GROUP not in doc.spans:
            return doc
        group = doc.spans[GROUP]
        kept = {key for key, said in group.attrs.items() if self._wants(said)}
        if len(kept) < len(group.attrs):
            attrs = {key: value for key, value in group.attrs.items() if key in kept}
            spans = [span for span in group if span.id_ in kept]
            doc.spans[GROUP] = SpanGroup(doc, name=GROUP, attrs=attrs, spans=spans)
        return doc

    def _wants(self, said: dict[str, Any]) -> bool:
        sure = said.get("confidence", 1.0) >= self.min_confidence
        return sure and said.get("quote_class", "speech") in self.classes
