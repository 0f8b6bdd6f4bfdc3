"""What a browser shows of a page and its bare text would lose: marks of ``<q>``, paragraphs in tables."""

from __future__ import annotations

from lxml.html import HtmlElement

MARKS = (("“", "”"), ("‘", "’"))
"""The marks of ``<q>``, and of one inside another."""

PROSE_WORDS = 12
"""From how many words on a cell is running text, in a table without headings."""

_BLOCKS = ("p", "div", "ul", "ol", "table", "section", "article", "blockquote", "h1", "h2", "h3", "h4")


def show_layout(tree: HtmlElement) -> None:
    """Write out the marks of ``<q>`` in ``tree``, and turn tables of running text into plain blocks."""
    for element in list(tree.iter("q")):
        depth = sum(1 for _ in element.iterancestors("q"))
        _put_marks(element, *MARKS[depth % 2])
    for element in list(tree.iter("q")):
        element.drop_tag()
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _to_blocks(table)


def _put_marks(element: HtmlElement, opening: str, closing: str) -> None:
    shown = element.text_content().strip()
    if not shown or shown.startswith(("“", '"', "‘", "«")):
        return
    element.text = opening + (element.text or "").lstrip()
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + closing
    else:
        element.text = element.text.rstrip() + closing


def _is_layout(table: HtmlElement) -> bool:
    cells = table.xpath(".//td")
    return not table.xpath(".//th") and any(len(cell.text_content().split()) >= PROSE_WORDS for cell in cells)


def _to_blocks(table: HtmlElement) -> None:
    """``table`` and its rows and cells as blocks; a cell of text alone is a paragraph."""
    for element in [table, *table.xpath("./tbody|./tr|./tbody/tr|./tr/td|./tbody/tr/td")]:
        holds_blocks = next(element.iterdescendants(*_BLOCKS), None) is not None
        element.tag = "p" if element.tag == "td" and not holds_blocks else "div"
