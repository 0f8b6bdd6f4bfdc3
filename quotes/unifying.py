"""One name and one id for each speaker over all rows of a run, however many rows there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import cast

from quotes.resolution.roster import registry_of, wikidata_id
from quotes.schema import Row, SpeakerKind
from quotes.writing.files import naming


def unify_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """``rows`` with ``speaker`` and ``speaker_id`` made one for each speaker over all of them.

    The spelling used most is known only when every article has been read, so the rows wait in a temporary
    file for the last of them; memory grows with the different speakers only. A surname alone is nobody's of
    another article. The same as ``resolution.roster.unify`` does for a table that is in memory.
    """
    counts: Counter[tuple[str, SpeakerKind, str]] = Counter()
    with TemporaryFile("w+", encoding="ascii") as waiting:
        for row in rows:
            counts[row.speaker, cast(SpeakerKind, row.speaker_kind), row.speaker_id] += 1
            with naming(Path(gettempdir())):
                waiting.write(json.dumps(row.as_dict()) + "\n")
        with naming(Path(gettempdir())):
            waiting.seek(0)
        registry = registry_of(counts)
        for line in waiting:
            row = Row(**json.loads(line))
            kind, key = cast(SpeakerKind, row.speaker_kind), wikidata_id(row.speaker_id)
            who = registry.identify(row.speaker, kind, wikidata_id=key, article_id=row.article_id)
            yield replace(row, speaker=who.name, speaker_id=who.id)
