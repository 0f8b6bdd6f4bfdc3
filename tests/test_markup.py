from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.markup import parse, render
from quotes.schema import Quote
from quotes.views import reading_order, view

ALPHABET = "ab \n“”[]{}|\\=,s1c"


def test_marks_give_text_and_spans() -> None:
    text, (quote,) = parse("[s1|Anna Berg] [c1|said] {1 =Anna Berg|taxes must fall}.")

    assert text == "Anna Berg said taxes must fall."
    assert quote == Quote(
        id="1",
        text="taxes must fall",
        content=((15, 30),),
        cue=((10, 14),),
        source=((0, 9),),
        speaker="Anna Berg",
        source_text="Anna Berg",
        cue_text="said",
    )


def test_pieces_types_classes_and_shared_sources() -> None:
    text, (first, second) = parse(
        "“{1 direct|We go},” [s1,2|she] [c1|said], “{1|now},” [c2|hoping] {2 thought =Ada Moll|for rain}."
    )

    assert text == "“We go,” she said, “now,” hoping for rain."
    assert (first.text, first.type, first.source_text) == ("We go […] now", "direct", "she")
    assert (second.quote_class, second.speaker, second.source) == ("thought", "Ada Moll", first.source)


def test_nested_quotes_and_plain_brackets() -> None:
    text, (outer, inner) = parse("{1|[s2|He] [c2|wrote] {2|that [part] of it}}, [s1|aides] [c1|said]. \\{so}")

    assert text == "He wrote that [part] of it, aides said. {so}"
    assert (outer.text, inner.text) == ("He wrote that [part] of it", "that [part] of it")


@pytest.mark.parametrize("marked", ["{1|never closed", "[s1|Anna] said nothing"])
def test_what_cannot_be_meant_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="1"):
        parse(marked)


def test_crossing_spans_are_refused() -> None:
    quotes = [Quote("1", "ab", ((0, 2),)), Quote("2", "bc", ((1, 3),))]

    with pytest.raises(ValueError, match="crosses"):
        render("abcd", quotes)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[Quote]]:
    """A text of awkward characters with quotes whose spans stand side by side or inside each other."""
    text = draw(st.text(ALPHABET, min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=9)))
    spans = [pair for pair in pairwise(cuts) if draw(st.booleans())] or [(cuts[0], cuts[1])]
    if draw(st.booleans()):
        spans.append((0, len(text)))
    quotes = []
    for number, span in enumerate(dict.fromkeys(spans)):
        parts = {"content": [span]}
        for part in ("cue", "source"):
            parts[part] = [draw(st.sampled_from(spans))] if draw(st.booleans()) else []
        speaker = draw(st.text("AB =]}\\", max_size=4))
        kind = draw(st.sampled_from(["direct", "indirect", "mixed"]))
        quotes.append(view(text, f"q{number}", parts, {"speaker": speaker, "type": kind}))
    return text, sorted(quotes, key=reading_order)


@given(annotated())
def test_rendering_and_parsing_give_back_the_same(case: tuple[str, list[Quote]]) -> None:
    text, quotes = case

    assert parse(render(text, quotes)) == (text, quotes)


@given(st.text(ALPHABET))
def test_any_text_without_quotes_survives(text: str) -> None:
    assert parse(render(text, [])) == (text, [])
