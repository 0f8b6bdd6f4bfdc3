"""BBC Citron's JSON (docs/data_format.md there): one document a file, as training data or output."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.errors import error
from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.schema import Span


def read_citron(folder: Path) -> Iterator[LabelledArticle]:
    """Yield an article for each ``.json`` file under ``folder``, its id the name of the file.

    Where Citron resolved a source, the coreferent mention it gives becomes the speaker.
    """
    paths = sorted(folder.rglob("*.json"))
    if not paths:
        raise error("Q034", path=folder, wanted=".json files")
    for path in paths:
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            quotes = tuple(_quote(quote, n) for n, quote in enumerate(record["quotes"], start=1))
            yield LabelledArticle(path.stem, record["text"], quotes=quotes)
        except (ValueError, KeyError, TypeError) as fault:
            raise error("Q033", path=path, reason=f"{type(fault).__name__}: {fault}") from None


def _quote(record: dict[str, Any], number: int) -> LabelledQuote:
    return LabelledQuote(
        id=str(record.get("id", f"q{number}")),
        content=_spans(record["contents"]),
        cue=_spans([record["cue"]] if record.get("cue") else []),
        source=_spans(record["sources"]),
        speaker=" and ".join(span["text"] for span in record.get("coreferences") or []),
        confidence=record.get("confidence"),
    )


def _spans(records: list[dict[str, Any]]) -> tuple[Span, ...]:
    return tuple(sorted((record["start"], record["end"]) for record in records))
