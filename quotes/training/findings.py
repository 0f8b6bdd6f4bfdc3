"""What a teacher found in training texts, kept in a file, so that it reads each text once."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from quotes.training.sources import Source

LOG = logging.getLogger(__name__)


def kept_findings(
    sources: Sequence[Source], cache: Path, find: Callable[[Sequence[Source]], Iterable[Any]]
) -> dict[str, Any]:
    """By the id of each source what ``find`` gives of it: from ``cache`` (JSONL), else found now and added.

    ``find`` is called only if something is missing, with the sources that are.
    """
    known: dict[str, Any] = {}
    if cache.exists():
        known = dict(json.loads(line) for line in cache.read_text("utf8").splitlines())
    if not (missing := [s for s in sources if s.id not in known]):
        return known
    cache.parent.mkdir(parents=True, exist_ok=True)
    with cache.open("a", encoding="utf8") as out:
        for i, (source, found) in enumerate(zip(missing, find(missing), strict=True)):
            known[source.id] = found
            out.write(json.dumps([source.id, found]) + "\n")
            if i % 100 == 0:
                LOG.info("%s: %d of %d texts", cache.stem, i, len(missing))
    return known
