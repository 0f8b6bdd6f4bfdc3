"""What a page says of itself in its head: title, publisher, address; meta tags and linked data (JSON-LD)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

SEPARATOR = re.compile(r"\s+[|–—:•·»-]+\s+|\s*\|\s*")
"""What stands between a headline and the name of the site."""


@dataclass(frozen=True)
class Head:
    """A page's own statements; empty where it makes none."""

    title: str
    publisher: str
    url: str
    description: str


def read_head(tree: HtmlElement) -> Head:
    """The title (without the site's name), publisher, canonical address and description of a page."""
    article, publisher = _linked_data(tree)
    url = _first(tree, "//link[@rel='canonical']/@href") or _meta(tree, "og:url")
    stated = _meta(tree, "og:site_name") or _meta(tree, "prism.publicationName")
    sites = [stated, publisher, _host(url)]
    return Head(
        title=_title(tree, str(article.get("headline") or ""), [site for site in sites if site]),
        publisher=_publisher(sites),
        url=url if url.startswith("http") else "",
        description=_meta(tree, "og:description") or _meta(tree, "description"),
    )


def plain(text: str) -> str:
    """``text`` reduced to its letters and digits, to tell whether two strings say the same."""
    return re.sub(r"[\W_]+", "", html.unescape(text)).lower()


def _title(tree: HtmlElement, linked: str, sites: list[str]) -> str:
    """The title made for sharing, unless heading, window title and linked data agree on another."""
    shared = _without_site(_meta(tree, "og:title") or _meta(tree, "twitter:title"), sites)
    window = _without_site(_first(tree, "//head/title/text()"), sites)
    linked = _without_site(_clean(linked), sites)
    headings = [_clean(heading.text_content()) for heading in tree.iter("h1")]
    others = [heading for heading in headings if heading and plain(heading) == plain(window) == plain(linked)]
    if others:
        return others[0]
    if len(headings) == 1:
        return shared or headings[0] or linked or window
    return shared or linked or window


def _without_site(title: str, sites: list[str]) -> str:
    """``title`` without a site's name before or behind it: ``Storm ahead | Daily Bugle``."""
    names = {plain(site) for site in sites}
    while marks := list(SEPARATOR.finditer(title)):
        first, last = marks[0], marks[-1]
        if _is_site(title[last.end() :], names):
            title = title[: last.start()]
        elif _is_site(title[: first.start()], names):
            title = title[first.end() :]
        else:
            break
    return title.strip()


def _is_site(part: str, names: set[str]) -> bool:
    part = plain(part)
    return part in names or any(
        len(name) > 3 and len(part) > 3 and name in part and len(part) < 30 for name in names
    )


def _publisher(sites: list[str]) -> str:
    """The name the site gives itself; one written as in an address gives way to a proper one."""
    stated, linked, host = sites
    if stated and (stated != stated.lower() or not linked):
        return stated
    return linked or stated or host


def _linked_data(tree: HtmlElement) -> tuple[Mapping[str, Any], str]:
    """The page's article as linked data, and its publisher's name."""
    nodes = [
        node for script in tree.xpath("//script[@type='application/ld+json']") for node in _nodes(script)
    ]
    articles = [
        node for node in nodes if "headline" in node and re.search("Article|Posting", str(node.get("@type")))
    ]
    article = articles[0] if articles else {}
    publisher = article.get("publisher") or {}
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    if isinstance(publisher, dict) and "name" not in publisher:
        same = (node for node in nodes if node.get("@id") == publisher.get("@id") and node.get("name"))
        publisher = next(same, {})
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return article, _clean(str(name or ""))


def _nodes(script: HtmlElement) -> Iterator[dict[str, Any]]:
    try:
        waiting = [json.loads(script.text or "", strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = node + waiting
        elif isinstance(node, dict):
            yield node
            waiting.extend(
                value for key, value in node.items() if key in ("@graph", "mainEntity", "publisher")
            )


def _meta(tree: HtmlElement, name: str) -> str:
    return _first(tree, f"//meta[@property='{name}' or @name='{name}']/@content")


def _first(tree: HtmlElement, path: str) -> str:
    return next((cleaned for found in tree.xpath(path) if (cleaned := _clean(str(found)))), "")


def _clean(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _host(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return host.removeprefix("www.").split(".")[0]
