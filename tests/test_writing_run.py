from __future__ import annotations

import pytest

from quotes.errors import QuotesError
from quotes.schema import Article
from quotes.writing.run import Run

from .test_writing_tables import ROW


def test_counts_follow_what_streams_through(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    run = Run(told.append, started=0.0)
    monkeypatch.setattr("quotes.writing.run.time.monotonic", lambda: 2.0)

    assert len(list(run.articles([Article("a", "one two three"), Article("b", "four")]))) == 2
    assert list(run.counted([ROW], lambda row: [row])) == [ROW]
    run.fail("a.txt", QuotesError("a.txt: it is empty"))
    run.fail("b.txt", ValueError("too odd"))
    run.fail_article("pipe", KeyError("no pipe"))

    assert told[:2] == ["a.txt: it is empty", "b.txt: too odd"]
    assert "pipe: the pipeline failed on it" in told[2]
    assert run.now() == "1 article, 1 quote, 2 words/s"
    assert run.summary() == (
        "1 article read, 3 failed; 4 words, 2 words/s\n1 quote: 1 direct, 0 indirect, 0 mixed"
    )
