"""Names by a teacher: a pipeline that finds names tags the training texts once, and the network learns to.

One encoder then serves both quotes and names, where a second network at run time would halve the speed.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import is_package

from quotes.loading import make_components_known, model_folder
from quotes.training.sources import Source

LOG = logging.getLogger(__name__)

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
    sources = [s for s in sources if not s.names_labelled]
    known = {}
    if cache.exists():
        known = dict(json.loads(line) for line in cache.read_text("utf8").splitlines())
    missing = [s for s in sources if s.id not in known]
    if missing:
        nlp = load_teacher(teacher, exclude=NOT_NEEDED)
        cache.parent.mkdir(parents=True, exist_ok=True)
        with cache.open("a", encoding="utf8") as out:
            docs = nlp.pipe((s.text for s in missing), batch_size=16)
            for i, (source, doc) in enumerate(zip(missing, docs, strict=True)):
                known[source.id] = [[e.start_char, e.end_char, e.label_] for e in doc.ents]
                out.write(json.dumps([source.id, known[source.id]]) + "\n")
                if i % 100 == 0:
                    LOG.info("names: %d of %d texts", i, len(missing))
    for source in sources:
        source.names = [(a, b, label) for a, b, label in known[source.id]]
