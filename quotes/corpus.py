"""The common corpus format: one labelled article a line of JSON, for training, predictions and evaluation.

Offsets are Python string indices into ``text``, end exclusive. A file of predictions may leave out
everything but ``id`` and ``quotes``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from quotes.errors import error
from quotes.labelled import ROLES, LabelledArticle, LabelledQuote
from quotes.marked import read_marked_articles
from quotes.schema import Span
from quotes.wrapping import unwrap


def read_corpus(path: str | Path) -> Iterator[LabelledArticle]:
    """Yield the articles of the JSONL file ``path``, or of marked texts, one or a folder (``quotes.marked``).

    Keys the format does not know are passed over. Raises ``QuotesError`` naming file and line for what is
    not JSON, lacks an id, or has spans that are no stretch of the text.
    """
    path = Path(path)
    if path.is_dir() or (path.is_file() and path.suffix.lower() == ".txt"):
        yield from read_marked_articles(path)
        return
    if not path.is_file():
        raise error("Q001", path=path)
    for place, record in read_records(path):
        yield _article(record, place)


def read_records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of a JSONL file as they stand, each after its place. ``QuotesError``: it is not JSON."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield f"{path}:{number}", _record(line, f"{path}:{number}")


def write_corpus(articles: Iterable[LabelledArticle], path: str | Path) -> None:
    """Write ``articles`` to ``path`` as UTF-8 JSONL, one by one as they come."""
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            file.write(json.dumps(article.as_dict(), ensure_ascii=False) + "\n")


def check_spans(article: str, quotes: Sequence[LabelledQuote], length: int, place: str) -> None:
    """Raise ``QuotesError`` for the first span that leaves a text of ``length`` characters.

    ``place`` says which file or set the article is from; it opens the message.
    """
    for quote in quotes:
        for role in ROLES:
            for start, end in getattr(quote, role):
                if not 0 <= start < end <= length:
                    raise error(
                        "Q023", place=place, article=article, quote=quote.id, role=role, span=[start, end],
                        length=length,
                    )  # fmt: skip


def _record(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise error("Q024", place=place) from None
    except json.JSONDecodeError as fault:
        raise error("Q020", place=place, reason=fault) from None
    if not isinstance(record, dict):
        raise error("Q022", place=place, field="the line", wanted="a JSON object", value=record)
    return record


def _article(record: dict[str, Any], place: str) -> LabelledArticle:
    article = LabelledArticle(
        id=_id(record, place),
        text=unwrap(_text(record, "text", place)),
        title=_text(record, "title", place),
        date=_text(record, "date", place),
        publisher=_text(record, "publisher", place),
        url=_text(record, "url", place),
        quotes=tuple(_quote(quote, place) for quote in _list(record, "quotes", place)),
        discard=_spans(record, "discard", place),
        annotator=_text(record, "annotator", place),
    )
    if article.text:
        check_spans(article.id, article.quotes, len(article.text), place)
    return article


def _quote(record: Any, place: str) -> LabelledQuote:
    if not isinstance(record, dict):
        raise error("Q022", place=place, field="quotes", wanted="a list of objects", value=record)
    if not record.get("content"):
        raise error("Q021", place=place, field="content", of=f"quote {record.get('id')}")
    return LabelledQuote(
        id=_id(record, place),
        content=_spans(record, "content", place),
        cue=_spans(record, "cue", place),
        source=_spans(record, "source", place),
        type=_text(record, "type", place),
        speaker=_text(record, "speaker", place),
        speaker_kind=_text(record, "speaker_kind", place),
        speaker_id=_text(record, "speaker_id", place),
        speaker_role=_text(record, "speaker_role", place),
        speaker_from=_text(record, "speaker_from", place),
        optional=bool(record.get("optional")),
        quote_class=_text(record, "class", place),
        confidence=_number(record, "confidence", place),
        speaker_confidence=_number(record, "speaker_confidence", place),
    )


def _id(record: dict[str, Any], place: str) -> str:
    value = record.get("id")
    if value is None or value == "":
        raise error("Q021", place=place, field="id", of="an article or quote")
    return str(value)


def _text(record: dict[str, Any], name: str, place: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise error("Q022", place=place, field=name, wanted="a string or null", value=value)
    return value


def _number(record: dict[str, Any], name: str, place: str) -> float | None:
    value = record.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise error("Q022", place=place, field=name, wanted="a number from 0 to 1", value=value)
    return float(value)


def _list(record: dict[str, Any], name: str, place: str) -> list[Any]:
    value = record.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise error("Q022", place=place, field=name, wanted="a list", value=value)
    return value


def _spans(record: dict[str, Any], name: str, place: str) -> tuple[Span, ...]:
    spans = []
    for span in _list(record, name, place):
        if not (isinstance(span, list) and len(span) == 2 and all(type(edge) is int for edge in span)):
            raise error("Q022", place=place, field=name, wanted="a list of [start, end] pairs", value=span)
        spans.append((span[0], span[1]))
    return tuple(spans)
