"""Small marks that show the quotes in a text, for tests and docs: nobody has to count offsets.

``[s1|Anna Berg] [c1|said] {1 =Anna Berg|taxes must fall}.``

``{1|…}`` is content of quote 1, ``[c1|…]`` its cue, ``[s1|…]`` its source; ``[s1,2|…]`` serves two quotes.
The first content piece of a quote may also say its type and class and, last, its speaker:
``{1 direct thought =Anna Berg|…}``. Pieces of one quote carry the same id, and marks may be nested.
A backslash takes the meaning from the next character. The idea of examples that carry their answers is
edsnlp's; the marks are our own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from quotes.schema import QUOTE_CLASSES, QUOTE_TYPES, Quote, Span
from quotes.views import reading_order, view

_WORDS: dict[str, str] = {
    **dict.fromkeys(QUOTE_TYPES, "type"),
    **dict.fromkeys(QUOTE_CLASSES, "quote_class"),
}
_TOKEN = re.compile(
    r"\\(?P<plain>.)"
    r"|\[(?P<part>[sc])(?P<ids>[\w.-]+(?:,[\w.-]+)*)\|"
    rf"|{{(?P<id>[\w.-]+)(?P<about>(?: (?:{'|'.join(_WORDS)}))*)(?: =(?P<speaker>[^|]*))?\|"
    r"|(?P<close>[\]}])"
    r"|(?P<wrong>\[[A-Za-z]{0,2}\d[\w.-]*(?:,[\w.-]+)*\||{[\w.-]*[\s=][^|{}\[\]]{0,80}\|)",  # nearly a mark
    re.DOTALL,
)
_KNOWN = (
    "no mark of a quote. [s1|…] is its source, [c1|…] its cue, {1 =Speaker|…} its content, where one of "
    f"{', '.join(_WORDS)} may stand before the =."
)
_PARTS = {"s": "source", "c": "cue"}
_CLOSERS = {"content": "}", "source": "]", "cue": "]"}


class MarkError(ValueError):
    """A mark that cannot be meant; ``at`` is where it stands in the marked text."""

    def __init__(self, reason: str, at: int) -> None:
        """``reason`` is a sentence."""
        super().__init__(reason)
        self.at = at


class _Mark(NamedTuple):
    """A mark around ``[start, end)`` of the bare text."""

    start: int
    end: int
    head: str
    closer: str


def parse(marked: str) -> tuple[str, list[Quote]]:
    """The bare text and its quotes, in the order of the text.

    Raises ``MarkError`` for what is nearly a mark, for a mark left open, for a quote that has no content and
    for one of which two things are said.
    """
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    said: dict[str, dict[str, Any]] = defaultdict(dict)
    open_marks: list[tuple[str, list[str], int, int]] = []
    firsts: dict[str, int] = {}
    text, read = "", 0
    for token in _TOKEN.finditer(marked):
        text, read = text + marked[read : token.start()], token.end()
        if token["ids"] or token["id"]:
            part, ids = _PARTS.get(token["part"], "content"), (token["ids"] or token["id"]).split(",")
            open_marks.append((part, ids, len(text), token.start()))
            firsts = dict.fromkeys(ids, token.start()) | firsts
            if token["id"]:
                said[token["id"]] = _joined(said[token["id"]], token)
        elif token["wrong"]:
            raise MarkError(f"{token['wrong']}…: {_KNOWN}", token.start())
        elif token["close"] and open_marks and _CLOSERS[open_marks[-1][0]] == token["close"]:
            part, ids, start, _ = open_marks.pop()
            for id_ in ids:
                spans[id_][part].append((start, len(text)))
        else:
            text += token["plain"] or token["close"]
    if open_marks:
        _, ids, start, at = open_marks[-1]
        raise MarkError(
            f"the mark of quote {', '.join(ids)} is never closed: {(text + marked[read:])[start:][:40]}…", at
        )
    text += marked[read:]
    for id_, parts in spans.items():
        if "content" not in parts:
            raise MarkError(f"quote {id_} has no content mark {{{id_}|…}}.", firsts[id_])
    return text, sorted((view(text, id_, spans[id_], said[id_]) for id_ in spans), key=reading_order)


def render(text: str, quotes: Iterable[Quote]) -> str:
    """``text`` with the marks of ``quotes`` in it: the way back from ``parse``.

    Raises ``ValueError`` where two spans cross, for marks can only stand inside each other.
    """
    out, at = "", 0
    open_marks: list[_Mark] = []
    for mark in sorted(_marks(quotes), key=lambda mark: (mark.start, -mark.end)):
        while open_marks and open_marks[-1].end <= mark.start:
            closing = open_marks.pop()
            out, at = out + _escape(text[at : closing.end]) + closing.closer, closing.end
        if open_marks and mark.end > open_marks[-1].end:
            raise ValueError(f"{mark.head}…{mark.closer} crosses {open_marks[-1].head}…")
        out, at = out + _escape(text[at : mark.start]) + mark.head, mark.start
        open_marks.append(mark)
    for closing in reversed(open_marks):
        out, at = out + _escape(text[at : closing.end]) + closing.closer, closing.end
    return out + _escape(text[at:])


def _joined(said: dict[str, str], token: re.Match[str]) -> dict[str, str]:
    """What pieces before have ``said`` of the quote of ``token``, and what this one says."""
    about = _about(token)
    for key in said.keys() & about.keys():
        if said[key] != about[key]:
            name = key.removeprefix("quote_")
            raise MarkError(
                f"quote {token['id']} has the {name} {said[key]} before and {about[key]} here.", token.start()
            )
    return said | about


def _about(token: re.Match[str]) -> dict[str, str]:
    about = {_WORDS[word]: word for word in token["about"].split()}
    return about | ({"speaker": token["speaker"]} if token["speaker"] else {})


def _marks(quotes: Iterable[Quote]) -> Iterator[_Mark]:
    shared: dict[tuple[Span, str], list[str]] = defaultdict(list)
    for quote in quotes:
        for nth, (start, end) in enumerate(quote.content):
            yield _Mark(start, end, "{" + quote.id + ("" if nth else _head(quote)) + "|", "}")
        for letter, spans in (("s", quote.source), ("c", quote.cue)):
            for span in spans:
                shared[span, letter].append(quote.id)
    for ((start, end), letter), ids in shared.items():
        yield _Mark(start, end, f"[{letter}{','.join(ids)}|", "]")


def _head(quote: Quote) -> str:
    about = f" {quote.type}" if quote.type != "indirect" else ""
    about += f" {quote.quote_class}" if quote.quote_class != "speech" else ""
    return about + (f" ={quote.speaker}" if quote.speaker else "")


def _escape(text: str) -> str:
    return re.sub(r"[\\\[\]{}]", r"\\\g<0>", text)
