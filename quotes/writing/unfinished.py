"""What a run has found so far, kept beside its table until that is whole: a stopped run can go on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from quotes.errors import error
from quotes.schema import Article, Row
from quotes.writing.files import naming

ENDING = ".unfinished"
"""After the name of the table. The file is JSON lines: what the run was asked, then each article's rows."""


@dataclass
class Unfinished:
    """The articles that are done: ``before`` in runs that were stopped, ``count`` in all.

    The file at ``path`` comes to be with the first of them.
    """

    path: Path
    asked: Mapping[str, str]
    before: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    count: int = 0
    _digests: dict[str, str] = field(default_factory=dict)
    _given: set[str] = field(default_factory=set)
    _file: BinaryIO | None = None

    def missing(
        self, articles: Iterable[Article], passed_over: Callable[[list[str]], None]
    ) -> Iterator[Article]:
        """Those of ``articles`` that are not done; ``passed_over`` is told the quotes' types of each other.

        Raises ``QuotesError`` Q076 for one that is done but was another text then.
        """
        for article in articles:
            digest = _digest(article)
            was, types = self.before.get(article.id, ("", []))
            if not was:
                self._digests[article.id] = digest
                yield article
            elif was != digest:
                raise error("Q076", path=self.path, what=f"article {article.id}")
            else:
                self._given.add(article.id)
                passed_over(types)

    def keep(self, article: Article, rows: Iterable[Row]) -> None:
        """Note that ``article`` is done and gave ``rows``; a process that dies right after has it still."""
        record = {
            "id": article.id,
            "digest": self._digests.pop(article.id, ""),
            "rows": [row.as_dict() for row in rows],
        }
        with naming(self.path):
            if self._file is None:
                self._file = self.path.open("ab")
                if not self._file.tell():
                    self._write({"asked": dict(self.asked)})
            self._write(record)
        self._given.add(article.id)
        self.count += 1

    def rows(self) -> Iterator[Row]:
        """All rows of the articles that this run was given, those of the runs before first."""
        left = set(self._given)
        for record, _ in _records(self.path) if self.count else ():
            if record.get("id") in left:
                left.remove(record["id"])
                yield from (Row(**cells) for cells in record["rows"])

    def close(self, *, remove: bool) -> None:
        """Let go of the file, for ever with ``remove``."""
        if self._file:
            self._file.close()
        if remove:
            self.path.unlink(missing_ok=True)

    def _write(self, record: Mapping[str, Any]) -> None:
        assert self._file is not None
        self._file.write(json.dumps(record).encode() + b"\n")
        self._file.flush()


@contextmanager
def unfinished(
    target: Path, asked: Mapping[str, str], tell: Callable[[str], None], *, resume: bool, overwrite: bool
) -> Iterator[Unfinished]:
    """What is found on the way to the table ``target``; gone when the block ends, kept and told if it breaks.

    ``asked`` is what must be the same for a run to ``resume`` another. Raises ``QuotesError`` where it is
    not (Q076), and Q075 where a run was stopped and is neither resumed nor to be written over.
    """
    found = _found(target.resolve(), asked, resume=resume, overwrite=overwrite)
    try:
        yield found
    except BaseException:
        found.close(remove=not found.count)
        if found.count:
            many = f"{found.count:,} article{'s' if found.count > 1 else ''}"
            tell(f"{found.path}: holds what {many} gave. The same command with --resume goes on from there.")
        raise
    found.close(remove=True)


def _found(target: Path, asked: Mapping[str, str], *, resume: bool, overwrite: bool) -> Unfinished:
    path = target.with_name(target.name + ENDING)
    if path.exists() and not resume:
        if not overwrite:
            raise error("Q075", path=path)
        path.unlink()
    before, whole = {}, 0
    for record, end in _records(path) if path.exists() else ():
        whole = end
        if "asked" in record:
            changed = [name for name, value in asked.items() if record["asked"].get(name) != value]
            if changed:
                raise error("Q076", path=path, what=", ".join(changed))
        else:
            before[record["id"]] = (record["digest"], [row["type"] for row in record["rows"]])
    if path.exists():
        with path.open("r+b") as file:
            file.truncate(whole)  # a line that a dying process left half-written
    return Unfinished(path, asked, before, len(before))


def _records(path: Path) -> Iterator[tuple[dict[str, Any], int]]:
    """The records of the file with the offset after each, up to the first that is not whole."""
    end = 0
    with path.open("rb") as lines:
        for line in lines:
            end += len(line)
            try:
                record = json.loads(line)
            except ValueError:
                return
            if not line.endswith(b"\n"):
                return
            yield record, end


def _digest(article: Article) -> str:
    content = json.dumps(asdict(article)).encode()
    return hashlib.sha256(content).hexdigest()
