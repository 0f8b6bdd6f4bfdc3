"""A pipeline that knows its articles by heart, for tests of what comes before and after the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from quotes.markup import parse
from quotes.schema import Article, Quote
from quotes.views import GROUP, register

ATTRIBUTES = (
    "type",
    "quote_class",
    "confidence",
    "speaker",
    "speaker_id",
    "speaker_kind",
    "speaker_role",
    "speaker_from",
    "speaker_confidence",
    "anonymous",
)

MARKED = {
    "berg": "[s1|Anna Berg] [c1|said] {1 =Anna Berg|taxes must fall}. "
    "“{2 direct =Anna Berg|Now},” [s2|she] [c2|added].",
    "moll": "There was “{1 mixed =Ada Moll|no “easy” way}”, [c1|according to] [s1|Ada Moll].",
    "dull": "It rained all day in Port Ellery.",
}


def put(doc: Doc, quotes: Iterable[Quote]) -> Doc:
    """``doc`` with ``quotes`` on it, as a pipeline leaves them."""
    spans: list[Span] = []
    attrs = {}
    for quote in quotes:
        for label in ("content", "cue", "source"):
            for start, end in getattr(quote, label):
                span = doc.char_span(start, end, label=label.upper(), span_id=quote.id)
                assert span is not None, f"{doc.text[start:end]!r} does not end with its tokens"
                spans.append(span)
        attrs[quote.id] = {name: getattr(quote, name) for name in ATTRIBUTES}
    doc.spans[GROUP] = SpanGroup(doc, name=GROUP, attrs=attrs, spans=spans)
    return doc


@Language.factory("knows_by_heart", default_config={"marked": []})
def knows_by_heart(nlp: Language, name: str, marked: list[str]) -> Callable[[Doc], Doc]:
    answers = dict(parse(text) for text in marked)

    def find(doc: Doc) -> Doc:
        if "BROKEN" in doc.text:
            raise RuntimeError("a fault on purpose")
        return put(doc, answers.get(doc.text, []))

    return find


@pytest.fixture
def articles() -> list[Article]:
    return [
        Article(id=id_, text=parse(text)[0], title=f"On {id_}", date="2024-03-05", date_from="file")
        for id_, text in MARKED.items()
    ]


@pytest.fixture(scope="session")
def nlp() -> Language:
    register()
    nlp = spacy.blank("en")
    nlp.add_pipe("knows_by_heart", config={"marked": list(MARKED.values())})
    return nlp
