"""Posts embedded in a page: their words, and below them who signs with a handle, ``— Anna Berg (@aberg)``.

Scraped pages keep them as bare paragraphs, without marks and with no verb that reports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.detection.attributions import Attribution, made
from quotes.detection.marks import Quotation, inside, quote_type, trim
from quotes.detection.pieces import Pieces
from quotes.detection.signatures import SURE
from quotes.schema import Span

_SIGNED = re.compile(
    r"^[ \t]*(?P<dash>[—–-]{1,2})[ \t]*(?P<name>[^\n()@]{2,60}?)[ \t]*\(@\w{1,30}\)"
    r"(?:[ \t,·]+[^\n]{0,40}\d{4})?[ \t]*$",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n[ \t]*\n")
_ADDRESS = r"(?:pic\.twitter\.com/|https?://)\S+"
_LINKS = re.compile(rf"\s*{_ADDRESS}(?:\s+{_ADDRESS})*\s*\Z")
"""Addresses at the end of a post."""
LONGEST = 1500
"""Characters of a post that are looked at."""


def posted(
    text: str, pieces: Pieces, attributions: Sequence[Attribution], marked: Sequence[Quotation]
) -> list[Attribution]:
    """``attributions`` with each signed post as one, in place of what the network made of its words."""
    posts = list(_posts(text))
    if not posts:
        return list(attributions)
    starts, names = [content[0] for content, _, _ in posts], {name for _, _, name in posts}

    def is_post(a: Attribution) -> bool:
        """Whether it is a post itself, or a piece of one that nobody else is said to have said."""
        k = bisect_right(starts, a.content[0][0]) - 1
        within = k >= 0 and a.content[0][0] < posts[k][0][1]
        own = within and (not a.source or a.source[0][0] >= posts[k][0][1])
        return own or not names.isdisjoint(a.source)

    mask = inside(text, marked)
    found = [a for a in attributions if not is_post(a)]
    for content, dash, name in posts:
        kind = quote_type(text, (content,), mask)
        found.append(replace(made(pieces, "cue", content, SURE), cue=(dash,), source=(name,), type=kind))
    return sorted(found, key=lambda a: a.content[0])


def _posts(text: str) -> Iterator[tuple[Span, Span, Span]]:
    """Words, dash and name of each signed post."""
    for signed in _SIGNED.finditer(text):
        start, end = _words_above(text, signed.start())
        link = _LINKS.search(text, start, end)
        words = trim(text, (start, link.start() if link else end))
        if any(map(str.isalnum, text[slice(*words)])):
            yield words, signed.span("dash"), signed.span("name")


def _words_above(text: str, at: int) -> Span:
    """The paragraph above a line that begins ``at``: back to a blank line, or one line where the text parts
    its paragraphs without any."""
    floor = max(0, at - LONGEST)
    end = floor + len(text[floor:at].rstrip())
    parted = _BLANK.search(text, end, at) is not None
    blank = max((m.end() for m in _BLANK.finditer(text, floor, end)), default=floor)
    return (blank if parted else max(floor, text.rfind("\n", 0, end) + 1)), end
