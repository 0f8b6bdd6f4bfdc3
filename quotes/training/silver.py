"""Nested attributions by self-training: what a trained pipeline finds when a quote's words stand alone.

PolNeAR labels only the outermost attribution, and news gold has a few dozen nested ones. But a report inside
a quote reads like any other once the quote is cut out, and there a trained pipeline finds it as surely as
elsewhere (self-training, Yarowsky 1995).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language

from quotes.detection.finder import AttributionFinder
from quotes.schema import CLASS_LETTERS
from quotes.training.findings import kept_findings
from quotes.training.sources import Attribution, Source, Spans
from quotes.training.teacher import load_teacher

SHORTEST = 30
"""Characters of a content that may hold an attribution."""
SURE, DOUBTFUL = 0.8, 0.15
"""Probability from which an attribution is taken for one, and from which a content is not taken for empty."""


def add_nested(sources: Sequence[Source], teacher: str, cache: Path) -> None:
    """Add nested attributions that the pipeline in folder ``teacher`` finds, kept in ``cache`` (JSONL).

    Words of contents in which the teacher is in doubt go into ``unsure``; the rest is now known.
    """

    def find(missing: Sequence[Source]) -> Iterator[list[dict[str, Any]]]:
        finder, nlp = load_finder(teacher)
        return (found_in(source, finder, nlp) for source in missing)

    known = kept_findings(sources, cache, find)
    for source in sources:
        add_found(source, known[source.id])


def load_finder(teacher: str) -> tuple[AttributionFinder, Language]:
    """The finder of the pipeline ``teacher``, set to name whatever it holds possible, and its pipeline."""
    low = {"cue": DOUBTFUL, "uncued": 1.0, "nested": 1.0}
    changed = {"components": {"attribution_finder": {"thresholds": low}}}
    nlp = load_teacher(teacher, exclude=["speaker_resolver"], config=changed)
    finder = nlp.get_pipe("attribution_finder")
    assert isinstance(finder, AttributionFinder)
    finder.least_confidence = {}
    return finder, nlp


def found_in(source: Source, finder: AttributionFinder, nlp: Language) -> list[dict[str, Any]]:
    """Attributions that ``finder`` sees inside the contents of ``source``, each read as a text of its own."""
    found = []
    for start, end in sorted({span for a in source.attributions or () for span in a.content}):
        if end - start < SHORTEST:
            continue
        words = source.text[start:end]
        attributions, _, _ = finder.predict(nlp.make_doc(words[0].upper() + words[1:]))
        for a in attributions:
            if a.candidate.kind == "cue":
                parts = {"content": a.content, "cue": a.cue, "source": a.source}
                spans = {k: [[start + x, start + y] for x, y in part] for k, part in parts.items()}
                sure = round(min(a.candidate.score, a.candidate.margin), 3)
                quote_class = CLASS_LETTERS[a.quote_class(finder.speech)]
                found.append({"within": [start, end], "class": quote_class, "sure": sure, **spans})
    return found


def add_found(source: Source, found: Sequence[dict[str, Any]]) -> None:
    """Lay what ``found_in`` gave onto ``source``."""
    attributions = source.attributions or []
    cues = [span for a in attributions for span in a.cue]
    unsure: Spans = []
    for one in found:
        spans: dict[str, Any] = {k: [tuple(s) for s in one[k]] for k in ("content", "cue", "source")}
        labelled = any(a < d and c < b for a, b in cues for c, d in spans["cue"])
        if labelled or not spans["content"]:
            continue
        if one["sure"] >= SURE:
            attributions.append(Attribution(**spans, kind="nested", quote_class=one["class"]))
        else:
            unsure.append(tuple(one["within"]))
    source.unsure = unsure
