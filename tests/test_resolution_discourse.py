"""What an article has told so far."""

from __future__ import annotations

from quotes.resolution.discourse import BACK, Discourse, QuoteParts
from quotes.resolution.entities import Entity

TEXT = "Berg said yes.\n\nHale told us Berg said no.\n\nNobody else spoke."


def parts(id_: str, content: str, source: str) -> QuoteParts:
    def span(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    return QuoteParts(id_, (span(content),), (), span(source), "indirect", {})


OUTER = parts("outer", "Berg said no", "Hale")
NO, SECOND = TEXT.index("no."), TEXT.index("Berg said no")
INNER = QuoteParts("inner", ((NO, NO + 2),), (), (SECOND, SECOND + 4), "indirect", {})
FIRST = parts("first", "yes", "Berg")


def test_around_a_source_are_the_quotes_that_hold_it() -> None:
    discourse = Discourse(TEXT, [FIRST, OUTER, INNER])
    assert discourse.around(INNER) == [OUTER]
    assert discourse.around(OUTER) == discourse.around(FIRST) == []


def test_the_last_speaker_is_the_nearest_before_and_not_around() -> None:
    discourse = Discourse(TEXT, [FIRST, OUTER, INNER])
    berg, hale = Entity("Berg", "person"), Entity("Hale", "person")
    discourse.settle(OUTER, hale)
    discourse.settle(FIRST, berg)
    assert discourse.last_speaker(FIRST.at, []) is None
    assert discourse.last_speaker(len(TEXT), []) is hale
    assert discourse.last_speaker(INNER.at, [OUTER]) is berg
    assert discourse.speaker("outer") is hale
    assert discourse.speaker("inner") is None


def test_a_quote_follows_another_in_its_paragraph_or_the_one_before() -> None:
    nobody = parts("nobody", "Nobody else spoke", "Nobody")
    discourse = Discourse(TEXT, [FIRST, OUTER, nobody])
    assert [discourse.follows_another(q) for q in (FIRST, OUTER, nobody)] == [False, True, True]
    assert not Discourse(TEXT, [FIRST, nobody]).follows_another(nobody)


def test_near_are_those_mentioned_within_reach_each_once() -> None:
    text = "\n".join(["Berg"] + ["x"] * (BACK + 5) + ["Hale Hale"])
    discourse = Discourse(text)
    berg, hale = Entity("Berg", "person"), Entity("Hale", "person")
    end = len(text)
    discourse.mention(berg, [(0, 4)])
    discourse.mention(hale, [(end - 9, end - 5), (end - 4, end)])
    assert list(discourse.near(end)) == [hale]
    assert list(discourse.near(0)) == [berg]
    assert list(discourse.near(text.index("x"))) == [berg]
