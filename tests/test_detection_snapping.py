"""Edges of content next to marks: ``[…]`` is what a model might say, ``<…>`` what should come of it."""

from __future__ import annotations

import re

import pytest

from quotes.detection.pairing import quotations
from quotes.detection.snapping import snap
from quotes.detection.trimming import trim
from quotes.schema import Span

CASES = [
    # outer marks, comma and stop
    ("[“We must leave now,”] she said.", "“<We must leave now>,” she said."),
    ("['We must leave now,'] she said.", "'<We must leave now>,' she said."),
    ("[``We must leave now.'']", "``<We must leave now>.''"),
    ("“We must leave now[,”] she said.", "“We must leave now,” she said."),
    ("[“Must we leave now?”] she said.", "“<Must we leave now?>” she said."),
    ("[“It came from the U.S.”] she said.", "“<It came from the U.S.>” she said."),
    ("[“We waited...”] she said.", "“<We waited...>” she said."),
    # a word or two off
    ("“Well, we [must leave the house] now,” she said.", "“<Well, we must leave the house now>,” she said."),
    ("“We [must leave the old] house,” she said.", "“<We must leave the old house>,” she said."),
    ("[“We must leave,” she said]. He left.", "“<We must leave>,” she said. He left."),
    ("She [said: “We must leave.]” He left.", "She said: “<We must leave>.” He left."),
    ("[“We must leave”, she] said.", "“<We must leave>”, she said."),
    # nearly all of a quotation
    (
        "“It was cold, [but all of us came home, and that is all that matters to anybody].”",
        "“<It was cold, but all of us came home, and that is all that matters to anybody>.”",
    ),
    (
        "“It was cold out there at sea, [but all of us came home, and that matters].”",
        "“It was cold out there at sea, <but all of us came home, and that matters>.”",
    ),
    # mixed content keeps its inner marks, both of them
    ("She called it [a “quiet disaster” for us].", "She called it <a “quiet disaster” for us>."),
    ("She called it [a “quiet disaster].”", "She called it <a “quiet disaster.”>"),
    (
        "They saw a “[quiet disaster” for us all and left].",
        "They saw a <“quiet disaster” for us all and left>.",
    ),
    ("It was [“rash,” and also wrong].", "It was <“rash,” and also wrong>."),
    ("He saw [“stars” and “stripes”].", "He saw <“stars” and “stripes”>."),
    # a mark that has no partner goes
    ("She said [the house is cold”].", "She said <the house is cold>”."),
    ("She said [“ the house] “is cold” now.", "She said “ <the house> “is cold” now."),
    ("“We left[” and it was cold].", "“We left” <and it was cold>."),
    ("[She left the “]house” now.", "<She left the> “house” now."),
    # that
    ("She said [that the house is cold].", "She said that <the house is cold>."),
    ("She said [that “the house is cold.”]", "She said that “<the house is cold>.”"),
    ("“[That house is cold],” she said.", "“<That house is cold>,” she said."),
    ("She said [that was wrong].", "She said <that was wrong>."),
    ("She said that [that house is cold].", "She said that <that house is cold>."),
    ("She said that [was wrong].", "She said <that was wrong>."),
    ("She said that[’s wrong].", "She said <that’s wrong>."),
    ("She said that [makes no sense].", "She said <that makes no sense>."),
    ("She said [that alone was wrong].", "She said <that alone was wrong>."),
    ("She said that [alone they were lost].", "She said that <alone they were lost>."),
    ("She said [that never happened].", "She said <that never happened>."),
    ("She said [that kind of house is cold].", "She said <that kind of house is cold>."),
    ("She said that [could never have been wrong].", "She said <that could never have been wrong>."),
    ("She said that [had she known, she had left].", "She said that <had she known, she had left>."),
    ("That [house is cold], she said.", "<That house is cold>, she said."),
    ("“That [house is cold],” she said.", "“<That house is cold>,” she said."),
    ("She said, “That [I forgive].”", "She said, “<That I forgive>.”"),
    ("“Yes,” she said. “That[’s not all].”", "“Yes,” she said. “<That’s not all>.”"),
    # a report inside a quotation is a quote of its own
    ("“He says that [the house is cold],” she said.", "“He says that <the house is cold>,” she said."),
    ("“Bo: [the house is cold],” she said.", "“Bo: <the house is cold>,” she said."),
    (
        "“Bo: [the house is] cold and wet and dark and old,” she said.",
        "“Bo: <the house is> cold and wet and dark and old,” she said.",
    ),
    ("“It was so cold out there [that nobody came].”", "“It was so cold out there <that nobody came>.”"),
    # nothing is joined over marks or taken to marks it only stands by
    ("“[We left],” she said. “[It was cold].”", "“<We left>,” she said. “<It was cold>.”"),
    ("She said [they had met] the “band” again.", "She said <they had met> the “band” again."),
    ("A “band” told them [to leave the house].", "A “band” told them <to leave the house>."),
    # two pieces that grow together are one
    ("“[We left the house when it] was [cold].”", "“<We left the house when it was cold>.”"),
]


def unmarked(marked: str, brackets: str) -> tuple[str, list[Span]]:
    """The text without ``brackets`` and the spans they stood around."""
    spans: list[Span] = []
    plain = ""
    for piece in re.split(rf"([{re.escape(brackets)}])", marked):
        if piece == brackets[0]:
            spans.append((len(plain), -1))
        elif piece == brackets[1]:
            spans[-1] = (spans[-1][0], len(plain))
        else:
            plain += piece
    return plain, spans


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_snaps(given: str, expected: str) -> None:
    text, spans = unmarked(given, "[]")
    wanted = unmarked(expected, "<>")[1]
    assert [text[a:b] for a, b in snap(text, spans, quotations(text))] == [text[a:b] for a, b in wanted]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (" , to leave. ", "to leave"),
        ("— to leave —", "to leave"),
        ("to leave the U.S.", "to leave the U.S."),
        ("to leave…", "to leave…"),
        (".5 of them;", ".5 of them"),
        (" ., ", ""),
        ("", ""),
    ],
)
def test_trim(given: str, expected: str) -> None:
    assert given[slice(*trim(given, (0, len(given))))] == expected


def test_empty_and_blank_spans_vanish() -> None:
    assert snap("a  b", [(1, 3), (2, 2)], []) == ()
