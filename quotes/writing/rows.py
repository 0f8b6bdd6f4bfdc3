"""From the quotes of an article to the rows of the table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from quotes.schema import Article, Quote, Row

CONTEXT_LENGTH = 600
"""The most characters of an article that ``context`` shows, the two marks of a cut not counted."""

_CUT = "…"


def rows(article: Article, quotes: Iterable[Quote]) -> Iterator[Row]:
    """One row a quote, in the order given.

    ``quote_id`` is the article's id, ``#`` and the quote's own id: unique wherever article ids are.
    """
    for quote in quotes:
        yield Row(
            quote_id=f"{article.id}#{quote.id}",
            article_id=article.id,
            article_title=article.title,
            article_date=article.date,
            date_from=article.date_from,
            publisher=article.publisher,
            url=article.url,
            quote=quote.text,
            type=quote.type,
            speaker=quote.speaker,
            speaker_id=quote.speaker_id,
            speaker_kind=quote.speaker_kind,
            speaker_role=quote.speaker_role,
            speaker_from=quote.speaker_from,
            source=quote.source_text,
            cue=quote.cue_text,
            confidence=round(quote.confidence, 3),
            speaker_confidence=round(quote.speaker_confidence, 3),
            start=quote.content[0][0],
            end=quote.content[-1][1],
            spans=json.dumps(quote.content),
            context=context(article.text, quote),
            quote_class=quote.quote_class,
            anonymous=quote.anonymous,
        )


def context(text: str, quote: Quote) -> str:
    """The paragraphs of ``text`` in which ``quote``, its cue and its source stand, newlines kept.

    Where they are longer than ``CONTEXT_LENGTH``, what is furthest from the quote is cut off at a
    space and ``…`` put in its place; a quote that is longer itself loses its end in the same way.
    """
    spans = (*quote.content, *quote.cue, *quote.source)
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    room = max(CONTEXT_LENGTH - (end - start), 0)
    cut_first = max(first, start - max(room // 2, room - (last - end)))
    cut_last = min(last, cut_first + CONTEXT_LENGTH)
    before = after = ""
    if cut_first > first:
        cut_first, before = _word_start(text, cut_first, start), _CUT
    if cut_last < last:
        cut_last, after = _word_end(text, end if end < cut_last else cut_first, cut_last), _CUT
    return before + text[cut_first:cut_last].strip() + after


def _word_start(text: str, cut: int, limit: int) -> int:
    space = text.find(" ", cut, limit)
    return cut if space < 0 else space + 1


def _word_end(text: str, limit: int, cut: int) -> int:
    space = text.rfind(" ", limit, cut)
    return cut if space < 0 else space
