"""Web pages: the article's text in paragraphs, with title, day, publisher and address. No network."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from quotes.errors import error
from quotes.reading.debris import drop_debris
from quotes.reading.heads import plain, read_head
from quotes.reading.layout import show_layout
from quotes.reading.page_days import day_of_page
from quotes.schema import DateFrom

STANDFIRST = re.compile(
    r"standfirst|excerpt|\bdek\b|-dek|__dek|subtitle|sub-?head|strapline|tertiary|deck\b", re.I
)
"""Classes of the summary between headline and text."""

SILENCE = logging.NullHandler()
"""Keeps trafilatura's and htmldate's remarks on a page off the terminal of who has set up no logging."""

SHORTEST = 250
"""Characters below which the quick extraction is not trusted and the thorough one is tried."""

PROSE_WORDS, PROSE_BLOCKS, SENTENCE_ENDS = 10, 2, (".", "!", "?", "”", '"', "…")
"""What makes an ``<article>`` one and no teaser: two paragraphs of so many words that end as sentences."""

OPENING_WORDS = 6


@dataclass(frozen=True)
class Page:
    """The article on a page: ``date`` an ISO day or empty, paragraphs set off by blank lines.

    ``changed`` is the day of the last change, for a page that states no other; ``unread`` are the first words
    of other articles on it.
    """

    text: str
    title: str
    date: str
    date_from: DateFrom
    publisher: str
    url: str
    changed: str
    unread: tuple[str, ...] = ()


def read_page(source: str, name: str) -> Page:
    """The article on the page ``source`` (HTML as text). Raises Q011 naming ``name`` if it holds none."""
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(SILENCE)  # a second time does nothing
    tree = trafilatura.load_html(source)
    if tree is None:
        raise error("Q011", path=name)
    head = read_head(tree)
    day = day_of_page(tree, head.url)
    show_layout(tree)
    original = deepcopy(tree)
    drop_debris(tree)
    paragraphs = _paragraphs(tree) or _paragraphs(original)
    paragraphs = _without_repeats(paragraphs, head.title)
    if not paragraphs:
        raise error("Q011", path=name)
    unread = _unread(tree, paragraphs)
    standfirst = _standfirst(original, paragraphs, head.description)
    text = "\n\n".join([standfirst, *paragraphs] if standfirst else paragraphs)
    return Page(text, head.title, day.published, day.date_from, head.publisher, head.url, day.changed, unread)


def _paragraphs(tree: HtmlElement) -> list[str]:
    """The article's paragraphs by trafilatura; what the quick way finds too short is tried thoroughly."""
    best = ""
    for fast in (True, False):
        found = trafilatura.extract(deepcopy(tree), include_comments=False, fast=fast) or ""
        best = max(best, found, key=len)
        if len(best) >= SHORTEST:
            break
    return [line.strip() for line in best.split("\n") if line.strip()]


def _unread(tree: HtmlElement, paragraphs: list[str]) -> tuple[str, ...]:
    """The first words of each ``<article>`` of running text of which the ``paragraphs`` hold nothing."""
    told, unread = plain(" ".join(paragraphs)), []
    for article in tree.iter("article"):
        own = [" ".join(block.text_content().split()) for block in article.iter("p")]
        prose = [text for text in own if len(text.split()) >= PROSE_WORDS and text.endswith(SENTENCE_ENDS)]
        if len(prose) >= PROSE_BLOCKS and not any(plain(text) in told for text in prose):
            unread.append(" ".join(" ".join(article.itertext()).split()[:OPENING_WORDS]))
    return tuple(unread)


def _without_repeats(paragraphs: list[str], title: str) -> list[str]:
    """Without the headline at the top, and without pull quotes, which repeat words of another paragraph."""
    if paragraphs and plain(paragraphs[0]) == plain(title):
        paragraphs = paragraphs[1:]
    told = [plain(paragraph) for paragraph in paragraphs]
    return [
        paragraph
        for here, paragraph in enumerate(paragraphs)
        if len(paragraph.split()) < 6
        or not any(told[here] in other for there, other in enumerate(told) if _outlasts(here, there, told))
    ]


def _outlasts(here: int, there: int, told: list[str]) -> bool:
    """Whether paragraph ``there`` is the one to keep of two that say the same."""
    return len(told[there]) > len(told[here]) or (there < here and told[there] == told[here])


def _standfirst(tree: HtmlElement, paragraphs: list[str], description: str) -> str:
    """The summary between headline and text, where the extraction has left it out."""
    begin, told, headline = plain(paragraphs[0])[:60], plain(" ".join(paragraphs)), False
    for element in tree.iter("h1", "h2", "h3", "h4", "p", "div", "span"):
        if element.tag == "h1":
            headline = True
            continue
        shown = " ".join(element.text_content().split())
        bare = plain(shown)
        if element.tag == "p" and bare.startswith(begin):
            return ""
        if not headline or not 5 <= len(shown.split()) <= 70 or bare in told:
            continue
        if bare == plain(description) or STANDFIRST.search(element.get("class") or ""):
            return shown
    return ""
