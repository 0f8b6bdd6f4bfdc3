"""Reports put between the sentences of quotes."""

from __future__ import annotations

import random
import re

import pytest

pytest.importorskip("torch")

from quotes.training.retelling import INNER, Reteller
from quotes.training.sources import Attribution, Source

POOL_TEXT = "“The bridge will close in May. Nobody knows,” she said. Hale said the ferry would run all night."
TEXT = "She came. “It rained all day. We waited there. Nobody came,” Anna Berg said. “Go home,” she added."


def source(text: str, *contents: str) -> Source:
    spans = [(text.index(c), text.index(c) + len(c)) for c in contents]
    said = [m.span() for m in re.finditer(r"said|added", text)]
    pairs = zip(spans, said, strict=False)
    return Source("a", text, [Attribution([content], [cue], []) for content, cue in pairs])


POOL = source(POOL_TEXT, "The bridge will close in May. Nobody knows", "the ferry would run all night")
QUOTED = source(TEXT, "It rained all day. We waited there. Nobody came", "Go home")


def test_words_to_retell_are_whole_sentences_and_clauses() -> None:
    reteller = Reteller([POOL], [])
    assert reteller.sentences == ["The bridge will close in May."]
    assert reteller.clauses == ["the ferry would run all night"]


@pytest.mark.parametrize("mark", sorted(set(INNER) - {"'"}))
def test_a_report_stands_between_two_sentences_of_a_quote(mark: str) -> None:
    closing = {"“": "”", "‘": "’", "„": "“", "«": "»"}.get(mark, mark)
    reteller = Reteller([POOL], ["Joe Hale"])
    seen = set()
    for seed in range(40):
        quoted = source(TEXT, "It rained all day. We waited there. Nobody came", "Go home")
        quoted.text = quoted.text.replace("“", mark).replace("”", closing)
        new = reteller(quoted, 1.0, random.Random(seed))
        assert new.attributions is not None
        outer, other, report = new.attributions
        content, cue, teller = (new.text[slice(*s[0])] for s in (report.content, report.cue, report.source))
        assert (report.kind, report.quote_class) == ("nested", "S")
        assert content in ("The bridge will close in May.", "the ferry would run all night")
        assert cue.isalpha()
        seen.add(teller.lower())
        (span,) = outer.content
        assert span[0] < report.source[0][0] < report.cue[0][0] < report.content[0][0] < span[1]
        assert new.text[slice(*other.content[0])] == "Go home"
        told = new.text[slice(*span)]
        assert told.startswith("It rained all day. ")
        assert told.endswith("Nobody came")
        if content[0] == "T":
            assert INNER[mark][0] + content + INNER[mark][1] in told
    assert len(seen) > 8


def test_nothing_is_put_into_a_quote_of_one_sentence_or_without_marks() -> None:
    reteller = Reteller([POOL], [])
    one, bare = (
        source("“Go home,” she said.", "Go home"),
        source("He said it rained. It did.", "it rained. It"),
    )
    for plain in (one, bare):
        assert reteller(plain, 1.0, random.Random(0)) == plain


def test_a_pool_without_words_changes_nothing() -> None:
    assert Reteller([], [])(QUOTED, 1.0, random.Random(0)) == QUOTED
