"""What is said around its own attribution, of which only a half was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.detection.attributions import Attribution
from quotes.detection.decode import Candidate
from quotes.detection.interrupted import one_sentence, rejoined, whole_sentence
from quotes.detection.marks import inside, quotations, quote_type

from .test_detection_attributions import parted

SEEN = Candidate(1, "cue", 0.9, (1, 2), (), (), (0.9, 0.1, 0.0, 0.0), 0.9)


def attribution(marked: str) -> tuple[str, Attribution]:
    """``[content]``, ``<cue>`` and ``{source}`` of a text."""
    text, spans = parted(marked)
    content = tuple(spans["content"])
    kind = quote_type(text, content, inside(text, quotations(text)))
    seen = SEEN if spans["cue"] else replace(SEEN, kind="uncued")
    return text, Attribution(content, tuple(spans["cue"]), tuple(spans["source"]), kind, seen)


def read(text: str, found: Attribution) -> list[str]:
    return [text[a:b] for a, b in found.content]


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        ("The orchard, {Edda Voss} <said>, [would go].", "The orchard"),
        ("It rained. In time, {she} <told> reporters, [the harbour would be closed].", "In time"),
        ("Taxes, <said> {Voss} on Monday, [must fall].", "Taxes"),
        ("“Well,” he said.\nThe old pier, {she} <said>, [is safe].", "The old pier"),
        ("Voss is sure: the old pier, {she} <said>, [is safe].", "the old pier"),
    ],
)
def test_the_first_half_of_the_sentence_is_content_too(marked: str, first: str) -> None:
    text, found = attribution(marked)
    assert read(text, whole_sentence(text, found)) == [first, *read(text, found)]


@pytest.mark.parametrize(
    "marked",
    [
        "But, {she} <said>, [the pier is safe].",
        "The orchard would go, {Voss} <said>, [Hale told them].",  # a name: a clause of its own may begin
        "The orchard {Voss} <said>, [would go].",
        "The orchard, {Voss} <said> [would go].",
        "The orchard, {Voss} <said>, in May, [it would go].",
        "The orchard, {Voss}, who came to see it with all her friends, <said>, [would go].",
        "The orchard, {Voss} <said>,\n[would go].",
        "The “orchard”, {Voss} <said>, [would go].",
        "The orchard, {Voss} <said>, [“would go”].",
        "[The orchard], {Voss} <said>, would go.",
        "The orchard, <it is said>, [would go].",
    ],
)
def test_other_sentences_stay_as_they_are(marked: str) -> None:
    text, found = attribution(marked)
    assert whole_sentence(text, found) == found


FIRST = "“[We must act],” {he} <said>. “Now. We will.”"


def joined(first: str, second: str) -> list[list[str]]:
    (text, one), (_, other) = attribution(first), attribution(second)
    return [read(text, a) for a in rejoined(text, [one, other], quotations(text))]


@pytest.mark.parametrize("between", ["{he} <said>", "<said> {Hale}, the mayor of Dunmere, on Monday"])
def test_a_quotation_goes_on_after_its_attribution(between: str) -> None:
    bare = between.translate(str.maketrans("", "", "{}<>"))
    first, second = f"“[We must act],” {between}. “Now.”", f"“We must act,” {bare}. “[Now]”."
    second = second.replace("]”.", "].”")
    assert joined(first, second) == [["We must act", "Now"]]


def test_however_short_and_though_the_network_saw_nothing_in_it() -> None:
    text, one = attribution("“[We must act],” {he} <said> in May. “Sad.”")
    assert [read(text, a) for a in rejoined(text, [one], quotations(text))] == [["We must act", "Sad"]]


@pytest.mark.parametrize("after", ["then, after a while", "and then, in a whisper"])
def test_to_what_is_said_then(after: str) -> None:
    text, one = attribution(f"“[We must act],” {{he}} <said>, {after}: “maybe.”")
    assert [read(text, a) for a in rejoined(text, [one], quotations(text))] == [["We must act", "maybe"]]


def test_or_begins_before_it_with_a_word_that_the_network_did_not_see() -> None:
    text, one = attribution("“No,” {he} <said>. “[We must act].”")
    assert [read(text, a) for a in rejoined(text, [one], quotations(text))] == [["No", "We must act"]]


@pytest.mark.parametrize(
    "marked",
    [
        "“[We must act],” {he} <said>.\n\n“Sad.”",
        "“[We must act],” {he} <said>. She left. “Sad.”",
        "“[We must act],” {he} <said>. “Sad” is what he was.",
    ],
)
def test_what_stands_apart_or_is_no_sentence_does_not_go_on(marked: str) -> None:
    text, one = attribution(marked)
    assert rejoined(text, [one], quotations(text)) == [one]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“[We must act],” {he} <said>.\n\n“Now.”", "“We must act,” he said.\n\n“[Now].”"),
        ("“[We must act],” {he} <said>. She left. “Now.”", "“We must act,” he said. She left. “[Now].”"),
        (
            "“[We must act],” {he} <said>. “Now,” she added.",
            "“We must act,” he said. “[Now],” {she} <added>.",
        ),
        ("{He} <said>: “[We must act].” It rained. “Now.”", "He said: “We must act.” It rained. “[Now].”"),
        ("[We must act], {he} <said>. “Now.”", "We must act, he said. “[Now].”"),
    ],
)
def test_other_quotations_are_quotes_of_their_own(first: str, second: str) -> None:
    assert len(joined(first, second)) == 2


@pytest.mark.parametrize(
    ("marked", "last"),
    [
        ("[Not by boat], {she} <says>, [and not in June. But who knows].", "and not in June"),
        ("[Not by boat], {she} <says>, [and not with Mr. Berg].", "and not with Mr. Berg"),
        ("{She} <says> [it rained. But who knows].", "it rained. But who knows"),
        (
            "“[Not by boat],” {she} <says>, “[and not in May. But who knows].”",
            "and not in May. But who knows",
        ),
    ],
)
def test_the_next_sentence_is_the_reporters(marked: str, last: str) -> None:
    text, found = attribution(marked)
    assert read(text, one_sentence(text, found))[-1] == last
