"""What the form of a sentence tells of who reports and how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.detection.decode import SPEECH
from quotes.detection.forms import as_meant, reporting

from .test_detection_attributions import candidate, parted, pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Holding that it rained, the bench left.", ["Holding"]),
        ("The palace let it be known on Friday that it rained.", ["let"]),
        ("The ministry had sworn there was no tunnel.", ["sworn"]),
        ("The ministry had sworn in a judge.", []),
        ("Her office would say only that it rained.", ["say"]),
        ("Her office would not say more than that it rained.", ["say"]),
        ("“You drove,” came the curt reply.", ["came"]),
        ("It was the reply of a fool.", []),
    ],
)
def test_words_report_by_their_form(text: str, words: list[str]) -> None:
    of = pieces(text)
    assert [text[of.starts[k] : of.ends[k]] for k in sorted(reporting(text, of))] == words


@pytest.mark.parametrize(
    ("marked", "speech"),
    [
        ("They were <told> by {a clerk} [they owed it all].", True),
        ("They were <told> by {a clerk} [to leave].", False),
        ("They were <held> by {a clerk} [they owed it all].", False),
        ("{They} <told> by and by [they owed it all].", False),
    ],
)
def test_what_somebody_was_told_is_speech(marked: str, speech: bool) -> None:
    text, spans = parted(marked)
    thought = replace(candidate(text, spans), classes=(0.2, 0.0, 0.7, 0.1))
    meant = as_meant(text, pieces(text), thought)
    assert meant
    assert (meant.classes == SPEECH) == speech


QUOTED = [
    ("“[It is old],” {the agency} <quoted> Ann Berg as saying.", "It is old", "Ann Berg"),
    ("The agency <quoted> [Ann Berg as saying: “It is old].”", "“It is old", "Ann Berg"),
    ("[Ann Berg] was <quoted> by {the agency} as saying [it is old].", "it is old", "Ann Berg"),
    ("Ann Berg was quoted by {the agency} as <saying> [it is old].", "it is old", "Ann Berg"),
    ("Ann Berg was <quoted> as saying by {the} [agency that it is old].", "that it is old", "Ann Berg"),
    ("It is old, {the agency} <cited> [Ann Berg as saying].", "It is old", "Ann Berg"),
    ("“[It is old],” the agency cited Ann Berg as saying.", "It is old", "Ann Berg"),
    ("{The agency} <quoted> [“it is old”].", "“it is old”", "The agency"),
]


@pytest.mark.parametrize(("marked", "content", "source"), QUOTED)
def test_who_is_quoted_as_saying_it_says_it(marked: str, content: str, source: str) -> None:
    text, spans = parted(marked)
    of = pieces(text)
    meant = as_meant(text, of, candidate(text, spans))
    assert meant
    found = [text[of.starts[w[0]] : of.ends[w[-1]]] for w in (meant.content, meant.source)]
    assert found == [content, source]


def test_a_topic_is_not_who_speaks_below_it() -> None:
    text, spans = parted("On working with {Ann Berg}<:>\n\n“[She hardly speaks].”")
    meant = as_meant(text, pieces(text), candidate(text, spans))
    assert meant
    assert (meant.kind, meant.source, meant.cue) == ("uncued", (), ())
