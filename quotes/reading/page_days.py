"""The day a page was published: as its head says, else its address, else what stands under its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

import htmldate
from lxml.html import HtmlElement

from quotes.reading.datelines import day_in_text
from quotes.reading.dates import NUMBERS, day_in_url, parse_day
from quotes.reading.debris import is_side
from quotes.schema import DateFrom

LONG, SENTENCE = 200, re.compile(r".{80,}[.!?…][\"'”’)]*\s*", re.DOTALL)
"""A block of so many characters, or one that ends like a sentence, is of the story, not above it."""

STORY_BLOCKS = 2
"""Long blocks at which the head matter is over: one may be a summary above the byline."""

CHANGED = re.compile(r"modif|updat|revis", re.IGNORECASE)
"""In names and labels of the day on which a page was last changed."""

UNSEEN = ("script", "style", "noscript", "template")

_CHANGED_DATA = re.compile(r'"(dateModified|dateUpdated|uploadDate)"\s*:\s*"[^"]*"')
_BLOCKS = ("p", "div", "li", "ul", "h2", "h3", "h4", "header", "section", "article", "main", "td", "table")


@dataclass(frozen=True)
class PageDay:
    """The ISO day of publication and where it is from; ``changed`` is the day of the last change."""

    published: str
    date_from: DateFrom
    changed: str


def day_of_page(tree: HtmlElement, url: str) -> PageDay:
    """When the page ``tree`` was published: its head goes before its address ``url``, all else after."""
    whole = deepcopy(tree)
    for link in whole.xpath("//link[@rel='canonical'] | //meta[@property='og:url']"):
        link.drop_tree()  # htmldate would read the day off the address and not say so
    changed = _htmldate(_front(whole))
    _drop_changes(whole)
    if day := _htmldate(_front(whole)):
        return PageDay(day, "html", changed)
    if day := day_in_url(url):
        return PageDay(day, "url", changed)
    day = _shown(whole) or _htmldate(_without_story(whole))
    return PageDay(day, "html" if day else "none", changed)


def _htmldate(tree: HtmlElement) -> str:
    return htmldate.find_date(tree, original_date=True, extensive_search=False) or ""


def _front(tree: HtmlElement) -> HtmlElement:
    """The head of a page, and its linked data wherever they stand."""
    front = deepcopy(tree)
    for element in front.xpath("//body//*[not(self::script[@type='application/ld+json'])]"):
        if element.getparent() is not None and element.find(".//script") is None:
            element.drop_tree()
    return front


def _drop_changes(tree: HtmlElement) -> None:
    for meta in tree.xpath("//meta"):
        names = " ".join(meta.get(name) or "" for name in ("property", "name", "itemprop", "http-equiv"))
        if CHANGED.search(names):
            meta.drop_tree()
    for script in tree.xpath("//script[@type='application/ld+json']"):
        script.text = _CHANGED_DATA.sub('"changed": ""', script.text or "")


def _shown(tree: HtmlElement) -> str:
    """The day that stands between headline and story: in a ``<time>``, else in a line that states it."""
    matter = [element for element in _head_matter(tree) if not _is_aside(element)]
    times = [element for element in matter if element.tag == "time"]
    days = [(_label(time), parse_day(time.get("datetime") or time.text_content())) for time in times]
    published = [day for label, day in days if day and not CHANGED.search(label)]
    lines = (" ".join(" ".join(block.itertext()).split()) for block in matter if _is_line(block))
    return next(iter(published), "") or day_in_text("\n".join(lines))


def _head_matter(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of the page's body from the headline on to the story; without a headline from the top."""
    headline = next(tree.iter("h1"), None)
    home = next(headline.iterancestors("article", "main"), None) if headline is not None else None
    within = home is None and headline is None
    blocks = 0
    for element in tree.iterfind(".//body//*"):
        within = within or element is headline or (home is not None and element is home)
        blocks += _is_story(element)
        if blocks >= STORY_BLOCKS:
            return
        if within and isinstance(element.tag, str):
            yield element


def _is_story(element: HtmlElement) -> bool:
    if element.tag == "p":
        return _is_prose(element.text_content())
    own = [element.text or "", *(child.tail or "" for child in element)]
    return isinstance(element.tag, str) and element.tag not in UNSEEN and any(map(_is_prose, own))


def _is_prose(text: str) -> bool:
    return len(text) > LONG or bool(SENTENCE.fullmatch(text))


def _is_line(element: HtmlElement) -> bool:
    return element.tag in _BLOCKS and next(element.iterdescendants(*_BLOCKS), None) is None


def _is_aside(element: HtmlElement) -> bool:
    around = [element, *element.iterancestors()]
    return any(part.tag in ("nav", "aside", "footer") or is_side(part) for part in around)


def _label(time: HtmlElement) -> str:
    """What says of a ``<time>`` which day it is: names, its own and its parent's, and the words before it."""
    parent = time.getparent()
    before = (parent.text or "") if parent is not None else ""
    previous = time.getprevious()
    if previous is not None:
        before = (previous.tail or "").strip() or previous.text_content()
    names = (time.get("itemprop"), time.get("class"), parent.get("class") if parent is not None else "")
    return " ".join([before, *(name or "" for name in names)])


def _without_story(tree: HtmlElement) -> HtmlElement:
    """The page without its story, what stands after and beside it, and days in numbers of two readings."""
    rest = deepcopy(tree)
    elements = list(rest.iterfind(".//body//*"))
    last = max((here for here, element in enumerate(elements) if _is_story(element)), default=len(elements))
    beside = rest.xpath("//footer | //aside | //nav | //header[not(ancestor::article)]")
    for element in [*elements[last + 1 :], *beside, *filter(_is_story, elements)]:
        if element.getparent() is not None and element.tag != "script" and element.find(".//h1") is None:
            element.drop_tree()
    for element in rest.iter():
        if element.text and not parse_day(element.text):
            element.text = NUMBERS.sub(lambda found: found[0] if parse_day(found[0]) else "", element.text)
    return rest
