"""One article from what was read of it: which title, which day, and where the day is from."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from quotes.reading.bundles import documents_in
from quotes.reading.cautions import (
    BundleWarning,
    CutWarning,
    DateWarning,
    DecodingWarning,
    LanguageWarning,
    Tell,
    caution,
)
from quotes.reading.datelines import day_in_text, states_day
from quotes.reading.dates import Order, day_in_name, day_in_url, parse_day
from quotes.reading.fields import Fields, beside
from quotes.reading.filenames import MARKDOWN, suffix_of
from quotes.reading.foreign import is_foreign
from quotes.reading.markdown import from_markdown, is_markdown
from quotes.reading.mending import mended, spoilt
from quotes.reading.remnants import without_markup
from quotes.schema import Article, DateFrom
from quotes.wrapping import unwrap

TITLE_WORDS, TITLE_LENGTH = 30, 200
"""A first line of more words or characters than this is a paragraph, not a headline."""

ZERO = re.compile(r"1970-01-01[T ]00:00:00.*")
"""Nothing, read as a time in seconds by an earlier program."""

CUT = re.compile(r"\s*\[\+\d+ chars\]\s*$")
"""What NewsAPI writes where it cuts a text off."""


def from_text(text: str, stated: Fields, name: str, stem: str, tell: Tell) -> Article:
    """The article in a plain ``text``; the day stated beside it, else in it, else in the file's name."""
    if suffix_of(Path(name)) in MARKDOWN or is_markdown(text):
        text, front = from_markdown(text)
        stated = beside(stated, front)
    text = _plain(text, name, tell)
    day = _stated_day(stated, "", name, tell)
    several = _is_bundle(text, name, tell)
    date, date_from = _or_else(
        day, (lambda: "" if several else day_in_text(text), "text"), (lambda: day_in_name(stem), "file")
    )
    title = stated.title or ("" if several else title_of(text))
    return Article(stated.id or stem, text, title, date, date_from, stated.publisher, stated.url)


def from_page(source: str, stated: Fields, name: str, stem: str, tell: Tell) -> Article:
    """The article on an HTML page; what is stated beside the file goes before what the page says.

    Raises Q011 where the page holds none.
    """
    from quotes.reading.pages import read_page  # trafilatura takes a while to import

    page = read_page(mended(source), name)
    text = _mended(page.text, name, tell)  # again, for &#147; is such a control as well
    if page.unread:
        others = "; ".join(f"{words} …" for words in page.unread)
        tell(BundleWarning, f"{name}: not read is what stands on the page beside the first article: {others}")
    date, date_from = _or_else(
        _stated_day(stated, "", name, tell),
        (lambda: page.date, page.date_from),
        (lambda: day_in_text(text), "text"),
        (lambda: day_in_name(stem), "file"),
        (lambda: page.changed, "html"),
    )
    return Article(
        id=stated.id or stem,
        text=text,
        title=stated.title or mended(page.title),
        date=date,
        date_from=date_from,
        publisher=stated.publisher or page.publisher,
        url=stated.url or page.url,
    )


def from_row(fields: Fields, order: Order, name: str, own_id: str, tell: Tell) -> Article:
    """The article of one row, its text as it stands but for HTML; ``own_id`` is its id if it states none."""
    if fields.labelled:
        text = unwrap(without_markup(fields.text))
    else:
        text = from_markdown(fields.text)[0] if is_markdown(fields.text) else fields.text
        text = _plain(text, name, tell)
    day = _stated_day(fields, order, name, tell)
    several = _is_bundle(text, name, tell)
    date, date_from = _or_else(day, (lambda: "" if several else day_in_text(text), "text"))
    title = mended(without_markup(fields.title)) or ("" if several else title_of(text))
    return Article(fields.id or own_id, text, title, date, date_from, fields.publisher, fields.url)


def _plain(text: str, name: str, tell: Tell) -> str:
    """``text`` as its readers saw it: no HTML, no garbled characters, no line ends that only keep a width."""
    text = _mended(without_markup(text), name, tell)
    if cut := CUT.search(text):
        tell(
            CutWarning, f"{name}: only the beginning of the text ({cut[0].strip()}). Fetch the whole article."
        )
        text = text[: cut.start()]
    return unwrap(text)


def _mended(text: str, name: str, tell: Tell) -> str:
    text = mended(text)
    if lost := spoilt(text):
        tell(DecodingWarning, f"{name}: {lost} characters are lost (\ufffd, â€). Fetch the article again.")
    if is_foreign(text):
        tell(LanguageWarning, f"{name}: not in English, the only language in which quotes are found.")
    return text


def title_of(text: str) -> str:
    """The first line of ``text`` if it looks like a headline above an article, else an empty string."""
    first, _, rest = text.lstrip().partition("\n")
    if states_day(first):
        return ""
    title = first.strip().lstrip("#").strip()
    short = len(title) <= TITLE_LENGTH and len(title.split()) <= TITLE_WORDS
    closed = title.endswith((".", ".”", '."', ",", ";", ":")) and not re.search(r"\b[A-Z]\.$", title)
    worded = re.search(r"[^\W_]", title)
    return title if short and worded and not closed and rest.strip() else ""


def stated_day(value: object, order: Order, name: str, tell: Tell = caution) -> str:
    """``value`` as an ISO day, else an empty string, with a `DateWarning` if it is something."""
    day = "" if ZERO.fullmatch(str(value)) else parse_day(value, order)
    written = "" if day or value is None or value != value else str(value).strip()
    if written:
        either = [other for first in get_args(Order)[:2] if (other := parse_day(written, first))]
        why = f"may be {' or '.join(either)}" if len(either) == 2 else "is not one day in full"
        cure = either[0] if len(either) == 2 else "2024-12-03"
        tell(DateWarning, f"{name}: {written!r} {why}, so the article has no date. Write it as {cure}.")
    return day


def _is_bundle(text: str, name: str, tell: Tell) -> bool:
    """Whether ``text`` holds several documents, and so no day of its own; a `BundleWarning` tells it."""
    if (number := documents_in(text)) > 1:
        cure = "Save each as a file of its own, or as a row of a table"
        tell(BundleWarning, f"{name}: {number} documents in one text, read as one article. {cure}.")
    return number > 1


def _or_else(day: tuple[str, DateFrom], *others: tuple[Callable[[], str], DateFrom]) -> tuple[str, DateFrom]:
    """``day`` and where it is from; if there is none, the first that ``others`` find, asked in order."""
    for find, date_from in others:
        if day[0]:
            break
        day = (found, date_from) if (found := find()) else day
    return day


def _stated_day(stated: Fields, order: Order, name: str, tell: Tell) -> tuple[str, DateFrom]:
    """The day stated in a column or beside the file, else in the stated address."""
    if day := stated_day(stated.date, order, name, tell):
        return day, "file"
    day = day_in_url(stated.url)
    return day, "url" if day else "none"
