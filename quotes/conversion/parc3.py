"""PARC3 (Pareti 2016): the Wall Street Journal's parses as XML, each word with its attributions.

``<WORD ByteCount="9,16" text="…"><attribution id="…"><attributionRole roleValue="content"/>…``
The byte counts are offsets into the raw texts of the Penn Treebank (ASCII), which has to be licensed
apart; without them the text is put together again from the words.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from quotes.errors import error
from quotes.labelled import ROLES, LabelledArticle, LabelledQuote
from quotes.schema import Span

_TOKENS = {"-LRB-": "(", "-RRB-": ")", "-LCB-": "{", "-RCB-": "}", "-LSB-": "[", "-RSB-": "]"}
_MARKS = ("``", "''")


class Word(NamedTuple):
    """A word, its place in the raw text, and the (attribution, role) pairs it has a part in."""

    text: str
    start: int
    end: int
    roles: tuple[tuple[str, str], ...]
    sentence: int


def read_parc3(folder: Path, raw: Path | None = None, *, nested: bool = False) -> Iterator[LabelledArticle]:
    """Yield an article for each ``.xml`` file under ``folder``.

    ``raw`` is the folder of the treebank's raw texts (``00/wsj_0003``, …). Attributions inside others
    are left out unless ``nested``.
    """
    paths = sorted(folder.rglob("*.xml"))
    if not paths:
        raise error("Q034", path=folder, wanted=".xml files")
    texts = {path.stem: path for path in raw.rglob("wsj_*")} if raw else {}
    for path in paths:
        words = read_words(path)
        if raw and path.stem not in texts:
            raise error("Q031", path=path, wanted=raw / path.stem)
        text = texts[path.stem].read_text(encoding="latin-1") if raw else rebuild(words)
        yield LabelledArticle(
            path.stem, text, publisher="Wall Street Journal", quotes=tuple(_quotes(words, nested))
        )


def read_words(path: Path) -> list[Word]:
    """The words of one file in the order of the text; raises ``QuotesError`` for any other XML."""
    try:
        root = ElementTree.parse(path).getroot()
        found = [_word(word, k) for k, sentence in enumerate(root) for word in sentence.iter("WORD")]
    except (ElementTree.ParseError, KeyError, ValueError) as fault:
        raise error("Q032", path=path, reason=f"{type(fault).__name__}: {fault}") from None
    return sorted(found, key=lambda word: word.start)


def _word(element: Element, sentence: int) -> Word:
    start, end = element.attrib["ByteCount"].split(",")
    roles = tuple(
        (attribution.attrib["id"], role.attrib["roleValue"])
        for attribution in element.iter("attribution")
        for role in attribution.iter("attributionRole")
    )
    return Word(element.attrib["text"], int(start), int(end), roles, sentence)


def rebuild(words: list[Word]) -> str:
    """The words put back at their places, each sentence on a line of its own, blanks between them."""
    text = [" "] * max((word.end for word in words), default=0)
    sentence = 0
    for word in words:
        token = '"' if word.text in _MARKS else _TOKENS.get(word.text, word.text)
        width = word.end - word.start
        text[word.start : word.end] = token[:width].ljust(width)
        if word.sentence != sentence and word.start:
            text[word.start - 1] = "\n"
        sentence = word.sentence
    return "".join(text)


def _quotes(words: list[Word], nested: bool) -> Iterator[LabelledQuote]:
    parts: dict[str, dict[str, list[int]]] = {}
    for number, word in enumerate(words):
        for name, role in word.roles:
            if nested or "Nested" not in name:
                parts.setdefault(name, {}).setdefault(role, []).append(number)
    for name, part in parts.items():
        content, cue, source = (_spans(words, part.get(role, [])) for role in ROLES)
        if content:
            yield LabelledQuote(name, content, cue, source)


def _spans(words: list[Word], numbers: list[int]) -> tuple[Span, ...]:
    """Runs of neighbouring words, each as one stretch."""
    spans: list[Span] = []
    for previous, number in zip([-2, *numbers], numbers, strict=False):
        start = spans.pop()[0] if number == previous + 1 else words[number].start
        spans.append((start, words[number].end))
    return tuple(spans)
