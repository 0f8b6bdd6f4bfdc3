"""Second-hand speech made from first-hand."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("torch")

from quotes.training.nesting import nest
from quotes.training.sources import Attribution, Source

TEXT = "Rain fell all day. The mayor said the bridge will close. Nobody was hurt."


def made() -> Source:
    def span(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    plain = Attribution([span("the bridge will close")], [span("said")], [span("The mayor")])
    return Source("a", TEXT, [plain])


@pytest.mark.parametrize("seed", range(12))
def test_the_attribution_becomes_nested_in_one_that_holds_its_sentence(seed: int) -> None:
    new = nest(made(), ["Anna Berg"], 1.0, random.Random(seed))
    assert new.attributions is not None
    inner, outer = new.attributions
    words = [
        [new.text[a:b] for a, b in spans]
        for spans in (outer.content, outer.source, inner.content, inner.source)
    ]
    assert words == [
        ["The mayor said the bridge will close"],
        ["Anna Berg"],
        ["the bridge will close"],
        ["The mayor"],
    ]
    assert (inner.kind, outer.kind) == ("nested", "cue")
    assert new.text[slice(*outer.cue[0])] in new.text.replace(words[0][0], "")
    assert new.names == [(*outer.source[0], "PERSON")]


def test_what_is_no_plain_sentence_stays() -> None:
    source = made()
    assert source.attributions is not None
    source.attributions[0].content = [(0, 4)]
    assert nest(source, ["Anna Berg"], 1.0, random.Random(0)).text == TEXT
