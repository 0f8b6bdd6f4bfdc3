"""Names by a teacher: a pipeline that finds names tags the training texts once, and the network learns to.

One encoder then serves both quotes and names, where a second network at run time would halve the speed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import is_package

from quotes.loading import make_components_known, model_folder
from quotes.training.findings import kept_findings
from quotes.training.sources import Source

NOT_NEEDED = ("parser", "tagger", "lemmatizer", "attribute_ruler", "speaker_resolver")
"""Components that a teacher may have and that have no say in names."""


def load_teacher(name: str, **changed: Any) -> Language:
    """A pipeline to learn from, a package or one of our folders; ``changed`` as ``spacy.load`` takes it.

    Raises ``QuotesError`` where there is none.
    """
    make_components_known()
    return spacy.load(name if is_package(name) else model_folder(name), **changed)


def add_names(sources: Sequence[Source], teacher: str, cache: Path) -> None:
    """Fill ``names`` of sources without them by the pipeline ``teacher``, kept in ``cache``."""

    def find(missing: Sequence[Source]) -> Iterator[list[tuple[int, int, str]]]:
        nlp = load_teacher(teacher, exclude=NOT_NEEDED)
        for doc in nlp.pipe((s.text for s in missing), batch_size=16):
            yield [(e.start_char, e.end_char, e.label_) for e in doc.ents]

    sources = [s for s in sources if not s.names_labelled]
    known = kept_findings(sources, cache, find)
    for source in sources:
        source.names = [(a, b, label) for a, b, label in known[source.id]]
