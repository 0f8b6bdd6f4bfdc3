"""Phrases with other names between a source and its cue."""

from __future__ import annotations

import random

from quotes.training.detours import Detours
from quotes.training.sources import Attribution, Source

TEXT = "Anna Berg said it rained. Told of it, Lind, a sailor, wrote that it had not."
SAID = Attribution(content=[(15, 24)], cue=[(10, 14)], source=[(0, 9)])
WROTE = Attribution(content=[(65, 75)], cue=[(54, 59)], source=[(38, 52)])


def source() -> Source:
    return Source("a", TEXT, [SAID, WROTE], names=[(0, 9, "PERSON"), (38, 42, "PERSON")])


def pool() -> list[Source]:
    text = "Harbour Watch met in Oakmere."
    return [Source("b", text, names=[(0, 13, "ORG"), (21, 28, "GPE")])]


def test_a_phrase_stands_between_a_source_and_its_cue() -> None:
    detour, seen = Detours(pool(), ["Tom Hale"]), set()
    for seed in range(60):
        varied = detour(source(), 1.0, random.Random(seed))
        said, wrote = varied.attributions or ()
        words = [varied.text[slice(*span)] for a in (said, wrote) for span in (*a.source, *a.cue, *a.content)]
        assert words == ["Anna Berg", "said", "it rained", "Lind, a sailor", "wrote", "it had not"]
        assert varied.text.endswith(TEXT[9:])  # the second source has a comma before its cue
        between = varied.text[9 : said.cue[0][0]]
        assert len(between) > 5
        names = [(varied.text[a:b], label) for a, b, label in varied.names]
        assert names[0] == ("Anna Berg", "PERSON")
        assert names[-1] == ("Lind", "PERSON")
        assert set(names[1:-1]) <= {("Tom Hale", "PERSON"), ("Harbour Watch", "ORG"), ("Oakmere", "GPE")}
        assert all(name in between for name, _ in names[1:-1])
        seen |= {between[0], *(label for _, label in names[1:-1])}
    assert seen == {" ", ",", "PERSON", "ORG", "GPE"}


def test_without_names_to_put_in_nothing_changes() -> None:
    assert Detours([], ["Tom Hale"])(source(), 1.0, random.Random(1)) == source()
    assert Detours(pool(), ["Tom Hale"])(source(), 0.0, random.Random(1)) == source()
