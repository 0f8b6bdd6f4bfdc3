"""Which files of a folder tree are articles, in which order, and what they are called."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import QuotesError, error
from quotes.reading.cautions import SkippedWarning, caution
from quotes.reading.filenames import PAGES, TABLES, TEXTS, stem_of, suffix_of
from quotes.reading.metadata import is_metadata


@dataclass(frozen=True)
class Found:
    """A file to read: the folder it was found from, and ids for its article, the best first."""

    path: Path
    root: Path
    ids: list[str]


def find_files(path: Path, complain: Callable[[str, QuotesError], None]) -> Iterator[Found]:
    """``path`` itself, or the articles in that folder tree in the order of their names.

    A folder with texts or pages is read for these alone: a table beside them (a list, a result) would
    give the same articles twice. Hidden files and metadata are passed over;
    other files that are no articles by their suffix are counted in a `SkippedWarning`.
    ``complain`` takes Q001 for a path that is not there, Q004 for a folder that cannot
    be opened, Q012 for one with no articles.
    """
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        address = re.sub(r"^(https?|ftp):/+", r"\1://", path.as_posix())  # a Path has one stroke left of two
        is_address = "://" in address
        complain(str(path), error("Q018", path=address) if is_address else error("Q001", path=path))
    except OSError as reason:
        complain(str(path), error("Q004", path=path, reason=reason.strerror))
    else:
        if is_folder:
            yield from _in_folder(path, complain)
        else:
            stem = stem_of(path)
            yield Found(path, path.parent, [stem, path.name, f"{path.resolve().parent.name}/{stem}"])


def _in_folder(root: Path, complain: Callable[[str, QuotesError], None]) -> Iterator[Found]:
    failed: list[OSError] = []
    files = list(_walk(root, failed))
    kinds = TEXTS | PAGES
    if not any(suffix_of(path) in kinds for path in files):
        kinds = TABLES
    skipped = Counter(suffix_of(path) or "no suffix" for path in files if suffix_of(path) not in kinds)
    for path in files:
        if suffix_of(path) in kinds:
            inner = path.relative_to(root)
            stem = inner.with_name(stem_of(path)).as_posix()
            yield Found(path, root, [stem, inner.as_posix(), f"{root.resolve().name}/{stem}"])
    for reason in failed:
        complain(str(reason.filename), error("Q004", path=reason.filename, reason=reason.strerror))
    if skipped:
        counts = ", ".join(f"{count} {suffix}" for suffix, count in sorted(skipped.items()))
        caution(
            SkippedWarning, f"{root}: skipped as no articles: {counts}. Name a file itself to have it read."
        )
    if sum(skipped.values()) == len(files) and not failed:
        complain(str(root), error("Q012", path=root))


def _would_wait(path: Path) -> bool:
    """Whether ``path`` is no file but a pipe, a socket or a device, which may never end."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # reading will tell what is wrong
    return not stat.S_ISREG(mode)


def _walk(root: Path, failed: list[OSError]) -> Iterator[Path]:
    """The files below ``root`` but hidden ones, pipes, metadata; ``failed`` takes folders that stay shut."""
    for folder, folders, names in os.walk(root, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or is_metadata(path) or path.suffix.lower() in (".yaml", ".yml"):
                continue
            if not _would_wait(path):
                yield path
