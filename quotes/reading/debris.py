"""What a page shows beside its article's text: headline, boxes, captions, links; told by structure."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

SIDE = re.compile(
    r"-(related|recommended|recirc|read-?more|more-from|most-?(read|popular|viewed)|popular|trending|latest-from|"
    r"newsletters?|whatsapp|pull-?quotes?|caption|figcaption|photo-?credit|credits?|fact-?box|info-?box|"
    r"article-footer|story-footer|teaser|outbrain|taboola|promo|cookies?)-"
)
"""Class and id words of boxes that are never the article, however long they are."""

WALL = re.compile(
    r"-(access-?wall|registration|sign-?up|subscri(be|ption)|log-?in|paywall|comments?|donat(e|ion)|share|social|"
    r"sponsor(ed)?|advert(isement)?|topics|tags|cards?|collections?)-"
)
"""Class and id words of boxes that may also wrap the whole article."""

PICTURE = re.compile(r"-(image|photo|picture|gallery|media|video)s?-")

SIDE_SHARE, WALL_SHARE = 0.6, 0.2
"""The largest share of the page's paragraphs that such a box may hold and still be dropped."""

KEPT = frozenset({"html", "head", "body", "main", "article"})
LINK_BLOCKS = ("p", "h2", "h3", "h4", "h5", "h6", "li")


def drop_debris(tree: HtmlElement) -> None:
    """Take out of ``tree``, in place, what is not the article's running text."""
    whole = _prose(tree) or 1
    headings = list(tree.iter("h1"))
    if len(headings) == 1:  # several are sections of the text
        _drop(headings[0])
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in KEPT or element.getparent() is None:
            continue
        if element.tag in ("figcaption", "aside", "nav", "footer") or _is_box(element, whole):
            if _prose(element) <= SIDE_SHARE * whole:
                _drop(element)
        elif element.tag in LINK_BLOCKS and _is_link(element):
            _drop(element)


def _is_box(element: HtmlElement, whole: int) -> bool:
    names = _names(element)
    if SIDE.search(names):
        return True
    if WALL.search(names):
        return _prose(element) <= WALL_SHARE * whole
    return (
        bool(PICTURE.search(names)) and element.find(".//img") is not None and _prose(element) <= 0.1 * whole
    )


def is_side(element: HtmlElement) -> bool:
    """Whether ``element`` is a box that is never the article, by its names."""
    return bool(SIDE.search(_names(element)))


def _names(element: HtmlElement) -> str:
    """Class and id as words between dashes: ``ArticleBody pull_quote`` → ``-article-body-pull-quote-``."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", names)
    return f"-{'-'.join(words)}-".lower()


def _prose(element: HtmlElement) -> int:
    """Characters in the paragraphs of ``element``."""
    own = [element] if element.tag == "p" else []
    return sum(len(paragraph.text_content()) for paragraph in [*own, *element.iterfind(".//p")])


def _is_link(block: HtmlElement) -> bool:
    """Whether a paragraph or heading is a link to another piece and hardly more (``Read more: …``)."""
    whole = len(block.text_content().split())
    linked = sum(len(link.text_content().split()) for link in block.iterfind(".//a"))
    whole_sentence = block.tag == "p" and block.text_content().rstrip().endswith((".", "”", '"'))
    return linked >= 3 and linked >= 0.75 * whole and not whole_sentence


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
