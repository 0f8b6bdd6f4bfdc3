"""Articles from files, folders, tables, pages and standard input: one at a time, none lost unsaid."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from quotes.errors import OnError, QuotesError, error
from quotes.reading.cautions import IdWarning, MetadataWarning, RepeatWarning, Sparing, UnreadWarning, caution
from quotes.reading.decode import decode, decode_page, looks_like_page, read_bytes
from quotes.reading.drafts import from_page, from_row, from_text
from quotes.reading.fields import Fields, beside, check_mapping
from quotes.reading.filenames import MAILS, PAGES, TABLES, TEXTS, suffix_of
from quotes.reading.folders import Found, find_files
from quotes.reading.mails import opened_mail
from quotes.reading.metadata import Beside
from quotes.reading.records import Record
from quotes.reading.standard_input import STANDARD_INPUT, suffix_and_lines
from quotes.reading.tables import Reading, read_records, read_stream, read_table
from quotes.schema import Article


def read(
    paths: Iterable[str | Path] | str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    on_error: OnError | None = None,
) -> Iterator[Article]:
    """Yield the articles in ``paths``: files, folders, or ``-`` for standard input.

    ``columns`` maps fields of an article to columns of tables (``{"text": "body"}``); usual names
    need no mapping. ``on_error`` is called with the name and the error of each bad input and reading
    goes on; without it each is an `UnreadWarning`, and if nothing at all can be read the first raises its
    ``QuotesError``. Ids are unique in a run, and no file is read twice.
    """
    check_mapping(columns or {})
    return Reader(columns or {}, on_error).read([paths] if isinstance(paths, str | Path) else paths)


class Reader:
    """One run of `read`: the mapping of columns, what to do with errors, what was read so far."""

    def __init__(self, columns: Mapping[str, str], on_error: OnError | None) -> None:
        """``columns`` and ``on_error`` as `read` takes them."""
        self.columns = columns
        self.on_error = on_error
        self.ids: set[str] = set()
        self.beside = Beside(self.complain)
        self.complaints = 0
        self.tables = 0
        self.stop: Exception | None = None
        self.read_files: set[str] = set()
        self.untold: list[QuotesError] = []
        self.tell = Sparing()

    def read(self, paths: Iterable[str | Path]) -> Iterator[Article]:
        """The articles of all ``paths``, in their order."""
        for path in paths:
            yield from self.read_path(path)
        self.finish()

    def read_path(self, path: str | Path) -> Iterator[Article]:
        """The articles of one path; after the last one ``finish`` is called."""
        if str(path) == "-":
            yield from self._guarded(STANDARD_INPUT, self._standard_input())
            return
        repeated = 0
        for found in find_files(Path(path), self.complain):
            place = os.path.realpath(found.path)
            if place in self.read_files:
                repeated += 1
                continue
            self.read_files.add(place)
            yield from self._guarded(str(found.path), self._file(found))
        if repeated:
            what = f"{repeated} of its files are" if Path(path).is_dir() else "this file is"
            caution(RepeatWarning, f"{path}: {what} given twice, and read once.")

    def finish(self) -> None:
        """Raise the first error of a run in which nothing could be read and nobody else was told."""
        self.tell.finish()
        for bad in self.untold[1:]:
            caution(UnreadWarning, str(bad))
        if self.untold:
            raise self.untold[0]
        if self.columns and self.ids and not self.tables:
            given = ",".join("=".join(pair) for pair in self.columns.items())
            caution(MetadataWarning, f"--columns {given}: passed over, for no table was read. Leave it out.")

    def complain(self, name: str, bad: QuotesError) -> None:
        """Hand ``bad`` to the caller's ``on_error``; without one warn of it, once there is an article."""
        self.complaints += 1
        try:
            if self.on_error:
                self.on_error(name, bad)
            elif self.ids:
                caution(UnreadWarning, str(bad))
            else:
                self.untold.append(bad)
        except Exception as stop:
            self.stop = stop  # the caller's wish to stop is no fault of an input
            raise

    def _guarded(self, name: str, articles: Iterator[Article]) -> Iterator[Article]:
        """``articles`` until one fails: whatever the fault is, it ends this input only, and is told."""
        before, count = self.complaints, 0
        try:
            for article in articles:
                count += 1
                yield article
        except Exception as reason:
            if reason is self.stop or isinstance(reason, Warning):
                raise
            self.complain(name, _as_error(reason, name))
        if not count and before == self.complaints:
            self.complain(name, error("Q012", path=name))

    def _file(self, found: Found) -> Iterator[Article]:
        name, suffix = str(found.path), suffix_of(found.path)
        if suffix in TABLES:
            rows = read_table(found.path, suffix, self.columns, lambda bad: self.complain(name, bad))
            yield from self._rows(rows, name, found.ids[0])
            return
        data = read_bytes(found.path)
        stated = self.beside.fields(found.path, found.root)
        if suffix in MAILS:
            data, is_page, inner = opened_mail(data)
            yield self._one(data, is_page, beside(stated, inner), name, found.ids)
            return
        is_page = suffix in PAGES or (suffix not in TEXTS and looks_like_page(data))
        yield self._one(data, is_page, stated, name, found.ids)

    def _standard_input(self) -> Iterator[Article]:
        suffix, lines = suffix_and_lines(sys.stdin.buffer, self.columns)
        if suffix in TABLES:
            rows = read_stream(
                lines, suffix, self.columns, STANDARD_INPUT, lambda bad: self.complain(STANDARD_INPUT, bad)
            )
            yield from self._rows(rows, STANDARD_INPUT, "stdin")
            return
        data = b"".join(lines)
        yield self._one(data, looks_like_page(data), Fields(), STANDARD_INPUT, ["stdin"])

    def read_records(self, records: Iterator[Record], name: str) -> Iterator[Article]:
        """The articles of a table that is in memory, called ``name``; after the last ``finish`` is called."""
        rows = read_records(records, self.columns, name, lambda bad: self.complain(name, bad))
        yield from self._guarded(name, self._rows(rows, name, "row"))

    def _rows(self, rows: Iterator[Reading], name: str, stem: str) -> Iterator[Article]:
        self.tables += 1
        for number, fields, order in rows:
            article = from_row(fields, order, f"{name}, {number}", f"{stem}-{number}", self.tell)
            yield self.with_own_id(article, [], name)

    def _one(self, data: bytes, is_page: bool, stated: Fields, name: str, ids: list[str]) -> Article:
        if not data.strip():
            raise error("Q002", path=name)
        if is_page:
            article = from_page(decode_page(data, name), stated, name, ids[0], self.tell)
        else:
            article = from_text(decode(data, name), stated, name, ids[0], self.tell)
        if not article.text.strip("\ufeff \t\r\n"):
            raise error("Q002", path=name)
        return self.with_own_id(article, ids, name)

    def with_own_id(self, article: Article, others: list[str], name: str) -> Article:
        """``article`` under its id, or one of the ``others``, or with a number where all are taken."""
        chosen = next((wish for wish in (article.id, *others) if wish not in self.ids), "")
        if not chosen:
            number = 2
            while (chosen := f"{article.id}-{number}") in self.ids:
                number += 1
            self.tell(IdWarning, f"{name}: the id {article.id} is taken; this article becomes {chosen}.")
        self.ids.add(chosen)
        while self.untold:
            caution(UnreadWarning, str(self.untold.pop(0)))
        return article if chosen == article.id else replace(article, id=chosen)


def _as_error(reason: Exception, name: str) -> QuotesError:
    if isinstance(reason, QuotesError):
        return reason
    code = "Q004" if isinstance(reason, OSError) else "Q014"
    bad = error(code, path=name, reason=getattr(reason, "strerror", None) or reason)
    bad.__cause__ = reason
    return bad
