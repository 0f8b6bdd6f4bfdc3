"""Headings whose roles and groups the text below them names."""

from __future__ import annotations

import pytest

from quotes.resolution.discourse import QuoteParts
from quotes.resolution.headings import with_headings
from quotes.resolution.name_index import NameIndex
from quotes.resolution.source_mentions import read_source
from tests.named import chains_of

BELOW = "Anna Berg said the old pier had been closed for good."


def quote(text: str, source: str, content: str) -> QuoteParts:
    at, start = text.index(source), text.index(content)
    span = (at, at + len(source))
    return QuoteParts(source, ((start, start + len(content)),), (), span, "indirect", {})


@pytest.mark.parametrize(
    ("text", "source", "content", "goes_on"),
    [
        (f"Norwich MP says pier closed for good\n\n{BELOW}", "Norwich MP", "pier closed for good", True),
        (f"Norwich MP says pier closed for good.\n\n{BELOW}", "Norwich MP", "pier closed for good", False),
        (f"Norwich MP says taxes rise in spring\n\n{BELOW}", "Norwich MP", "taxes rise in spring", False),
        (f"Officials say pier closed for good\n\n{BELOW}", "Officials", "pier closed for good", False),
        (f"{BELOW}\n\nNorwich MP says pier closed for good", "Norwich MP", "pier closed for good", False),
    ],
)
def test_a_heading_goes_on_with_the_quote_below_that_says_the_same(
    text: str, source: str, content: str, goes_on: bool
) -> None:
    quotes = [quote(text, source, content), quote(text, "Anna Berg", "the old pier had been closed for good")]
    index = NameIndex(chains_of(text, {"Anna Berg": "PERSON"}))
    mentions = {q.id: read_source(text, q.source, index) for q in quotes}
    heading, below = with_headings(text, quotes, mentions)
    assert heading.continues == ("Anna Berg" if goes_on else "")
    assert not below.continues
