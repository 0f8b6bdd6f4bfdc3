"""Files that come to be whole or not at all, and never in place of another unasked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from quotes.errors import error


def check_target(path: Path, *, overwrite: bool, endings: Sequence[str] = ()) -> None:
    """Refuse a target that cannot be written, before any long work is done for it.

    Raises ``QuotesError`` when ``path`` exists and ``overwrite`` is false, when it is no ordinary
    file, when its folder does not exist, or when its name has none of the ``endings`` that are given.
    """
    if endings and path.suffix.lower() not in endings:
        raise error("Q029", path=path, endings=" or ".join(endings))
    if path.exists() and not path.is_file():
        raise error("Q081", path=path)
    if path.exists() and not overwrite:
        raise error("Q080", path=path)
    if not path.resolve().parent.is_dir():
        raise error("Q082", path=path, folder=path.resolve().parent)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Name ``path`` in an ``OSError`` that names no file: writing to a full disk gives one."""
    try:
        yield
    except OSError as fault:
        if fault.filename is None and fault.errno is not None:
            fault.filename = str(path)
        raise


@contextmanager
def replacing(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """A path beside ``path`` to write to, renamed to ``path`` at the end.

    When the block raises, or the process is told to stop, the half-written file is removed and
    what stood at ``path`` stays as it was. Raises what ``check_target`` raises.
    """
    check_target(path, overwrite=overwrite)
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with naming(target):
            yield part
        check_target(path, overwrite=overwrite)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
