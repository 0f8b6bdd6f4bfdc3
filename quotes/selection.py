"""The last component of a loaded pipeline: of all that was found, what the caller asked for."""

from __future__ import annotations

from collections.abc import Callable

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
def make_quote_selector(
    nlp: Language, name: str, classes: list[str], min_confidence: float
) -> Callable[[Doc], Doc]:
    """A component that drops quotes of other ``classes`` or less sure than ``min_confidence`` (0 to 1)."""
    if not 0 <= min_confidence <= 1:
        raise error("Q090", value=min_confidence)

    def select(doc: Doc) -> Doc:
        if GROUP not in doc.spans:
            return doc
        group = doc.spans[GROUP]
        kept = {
            key
            for key, said in group.attrs.items()
            if said.get("quote_class", "speech") in classes and said.get("confidence", 1.0) >= min_confidence
        }
        if len(kept) < len(group.attrs):
            attrs = {key: value for key, value in group.attrs.items() if key in kept}
            spans = [span for span in group if span.id_ in kept]
            doc.spans[GROUP] = SpanGroup(doc, name=GROUP, attrs=attrs, spans=spans)
        return doc

    return select
