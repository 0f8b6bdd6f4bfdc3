from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.conversion.citron import read_citron
from quotes.errors import QuotesError
from quotes.labelled import LabelledQuote

TEXT = "Ana Lind left. “Rain,” she said, “is near.”"


def span(part: str) -> dict[str, Any]:
    return {"start": TEXT.index(part), "end": TEXT.index(part) + len(part), "text": part}


QUOTE = {
    "cue": span("said"),
    "sources": [span("she")],
    "contents": [span("“is near.”"), span("“Rain,”")],
}


def write(folder: Path, record: object) -> Path:
    (folder / "doc.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def test_a_document_with_its_quotes(tmp_path: Path) -> None:
    resolved = QUOTE | {"coreferences": [span("Ana Lind")], "confidence": 0.7, "id": "x-1"}
    (article,) = read_citron(write(tmp_path, {"text": TEXT, "quotes": [QUOTE, resolved]}))
    assert (article.id, article.text) == ("doc", TEXT)
    plain = LabelledQuote("q1", ((15, 22), (33, 43)), ((27, 31),), ((23, 26),))
    named = LabelledQuote(
        "x-1", plain.content, plain.cue, plain.source, speaker="Ana Lind", confidence=0.7
    )  # fmt: skip
    assert article.quotes == (plain, named)


@pytest.mark.parametrize(
    "record", [{"quotes": []}, {"text": "", "quotes": [{}]}, [1], {"text": "", "quotes": 5}]
)
def test_other_json_is_refused(tmp_path: Path, record: object) -> None:
    with pytest.raises(QuotesError, match=r"Q033.*doc\.json"):
        list(read_citron(write(tmp_path, record)))


def test_a_folder_without_json_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match="Q034"):
        list(read_citron(tmp_path))
