"""Reading the quotes off a Doc: spans and attributes that components wrote become plain ``Quote`` objects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from quotes.schema import Quote, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

GROUP = "quotes"
"""The key of the span group: ``doc.spans["quotes"]``."""

PIECE_JOINER = " […] "
"""What stands between the pieces of a quote that the article interrupts."""

_SPANS = {"CONTENT": "content", "CUE": "cue", "SOURCE": "source"}
_ATTRIBUTES = tuple(f.name for f in fields(Quote) if f.name not in {"id", "text", *_SPANS.values()})


def words(text: str, spans: Iterable[Span]) -> str:
    """The words of ``text`` under ``spans`` as they stand, pieces joined by `` […] ``."""
    return PIECE_JOINER.join(text[start:end] for start, end in spans)


def quotes_of(doc: Doc, text: str | None = None) -> list[Quote]:
    """The quotes a pipeline left on ``doc``, in the order in which their words stand.

    ``text`` is that of ``doc``, where it is known: a Doc puts it together anew at each use.

    Reads ``doc.spans["quotes"]`` (labels CONTENT, CUE, SOURCE; ``id_`` the quote) and its ``attrs``;
    a Doc that no pipeline has seen has none. This is the getter behind ``doc._.quotes``.
    """
    if GROUP not in doc.spans:
        return []
    group = doc.spans[GROUP]
    parts: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for span in group:
        parts[span.id_][_SPANS[span.label_]].append((span.start_char, span.end_char))
    text = doc.text if text is None else text
    found = [view(text, id_, spans, group.attrs.get(id_, {})) for id_, spans in parts.items()]
    return sorted(found, key=reading_order)


def reading_order(quote: Quote) -> tuple[tuple[Span, ...], str]:
    """The key by which quotes are put in the order of the text."""
    return quote.content, quote.id


def view(text: str, id_: str, parts: Mapping[str, Iterable[Span]], said: Mapping[str, Any]) -> Quote:
    """The quote ``id_`` whose ``parts`` (content, cue, source) are spans of ``text``.

    ``said`` gives further fields of ``Quote`` by name; other keys of it are passed over.
    """
    content, cue, source = (tuple(sorted(parts.get(part, ()))) for part in _SPANS.values())
    return Quote(
        id=id_,
        text=words(text, content),
        content=content,
        cue=cue,
        source=source,
        **{"source_text": words(text, source), "cue_text": words(text, cue)}
        | {name: said[name] for name in _ATTRIBUTES if name in said},
    )


def register() -> None:
    """Make ``doc._.quotes`` known to spaCy. Calling it again changes nothing."""
    from spacy.tokens import Doc

    if not Doc.has_extension(GROUP):
        Doc.set_extension(GROUP, getter=quotes_of)
