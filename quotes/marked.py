"""Articles labelled by hand in their own text, one file an article: gold that can be read and mended.

A header of lines such as ``# date: 2024-12-03``, then the text with the marks of ``quotes.markup``. A quote
is optional if its id begins with ``o``. The header may list the names that occur:
``# people: Anna Berg | Berg``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from quotes.errors import error
from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.markup import MarkError, parse
from quotes.schema import Quote, Span
from quotes.wrapping import unwrap

LISTS = {"people": "PERSON", "bodies": "ORG", "places": "GPE", "peoples": "NORP"}
"""Lists of names in a header, and their labels."""
_LINE = re.compile(r"# (\w+):[ \t]*(.*)\n")


def read_header(path: Path) -> tuple[dict[str, str], str]:
    """The header of a marked text, and the text, still marked; ``QuotesError`` where it is not UTF-8."""
    try:
        marked, header = path.read_text(encoding="utf-8"), dict[str, str]()
    except UnicodeDecodeError:
        raise error("Q024", place=path) from None
    while line := _LINE.match(marked):
        header[line[1]], marked = line[2].strip(), marked[line.end() :]
    return header, marked.strip()


def marked_texts(folder: Path) -> list[Path]:
    """The marked texts of a folder, in order of their names; ``QuotesError`` where there is none."""
    if not (paths := sorted(folder.glob("*.txt"))):
        raise error("Q110", path=folder)
    return paths


def read_marked_articles(folder: Path) -> Iterator[LabelledArticle]:
    """The articles of the marked texts in ``folder``, or of the one that it is.

    Raises ``QuotesError`` for a folder without a mark and for marks that are wrong, naming the file.
    """
    articles = [read_marked(path) for path in ([folder] if folder.is_file() else marked_texts(folder))]
    if not any(article.quotes for article in articles):
        raise error("Q110", path=folder)
    yield from articles


def read_marked(path: Path) -> LabelledArticle:
    """One marked text as a labelled article; its id is the file's name."""
    return labelled_article(path, *read_header(path))


def labelled_article(path: Path, header: dict[str, str], marked: str) -> LabelledArticle:
    """The labelled article of what ``read_header`` gave of ``path``."""
    try:
        text, quotes = parse(unwrap(marked))
    except MarkError as fault:
        whole = path.read_text(encoding="utf-8")
        line = whole.count("\n", 0, max(0, whole.find(marked)) + fault.at) + 1
        raise error("Q111", place=f"{path}:{line}", reason=fault) from None
    text = unwrap(text)  # once more: lines may have been cut before they were marked, or after
    people = {name for name, label in _labels(header).items() if label == "PERSON"}
    found = tuple(_labelled(quote, people) for quote in quotes)
    title, day, publisher = (header.get(key, "") for key in ("title", "date", "publisher"))
    return LabelledArticle(path.stem, text, title, day, publisher, quotes=found)


def names_listed(text: str, header: dict[str, str]) -> Iterator[tuple[Span, str]]:
    """Wherever a name that ``header`` lists stands in ``text``, the longest first, and its label."""
    labels = _labels(header)
    either = "|".join(re.escape(name) for name in sorted(labels, key=len, reverse=True))
    for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text) if labels else ():
        yield found.span(), labels[found[0]]


def _labels(header: dict[str, str]) -> dict[str, str]:
    """The names of ``header`` by their labels."""
    lists = ((header.get(key, "").split("|"), label) for key, label in LISTS.items())
    return {name.strip(): label for names, label in lists for name in names if name.strip()}


def _labelled(quote: Quote, people: set[str]) -> LabelledQuote:
    """A quote with what its marks say; its type follows from the text, its class is not told."""
    return LabelledQuote(
        quote.id,
        quote.content,
        quote.cue,
        quote.source,
        speaker=quote.speaker,
        speaker_kind="person" if quote.speaker in people else "",
        optional=quote.id.startswith("o"),
    )
