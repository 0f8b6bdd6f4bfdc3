"""The spaCy component that finds attributions and names: text → windows → network → marks → Doc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

from quotes.calibration import calibrated
from quotes.detection.attributions import Attribution, ByMarks, attributions_of
from quotes.detection.correcting import corrected, of_the_article
from quotes.detection.decode import AnchorKind, Candidate, candidates, without_duplicates
from quotes.detection.forms import as_meant, reporting
from quotes.detection.marks import quotations
from quotes.detection.pieces import Pieces, pieces_of, special_pieces
from quotes.detection.places import opened_by_place, without
from quotes.detection.readings import (
    NOBODY,
    Reference,
    evidence,
    labels_in_turn,
    names_of,
    pronouns_of,
    references_of,
)
from quotes.detection.signatures import signatures
from quotes.detection.standalone import brief, standalone
from quotes.detection.weights import Weighted
from quotes.detection.windows import Window, plan_windows
from quotes.views import GROUP, register


@Language.factory(
    "attribution_finder",
    assigns=["doc.spans", "doc.ents"],
    default_config={
        "thresholds": {"cue": 0.35, "uncued": 0.5, "nested": 0.6},
        "speech": {"indirect": 0.5, "in_marks": 0.05},
        "least_confidence": {},
        "calibration": {"anchor": 1.0},
        "core": 384,
        "before": 78,
        "after": 32,
        "threads": 0,
    },
)
def make_attribution_finder(
    nlp: Language,
    name: str,
    thresholds: dict[AnchorKind, float],
    speech: ByMarks,
    least_confidence: dict[AnchorKind, ByMarks],
    calibration: dict[str, float],
    core: int,
    before: int,
    after: int,
    threads: int,
) -> AttributionFinder:
    """The component as a config block names it; its weights come with ``from_disk``.

    ``thresholds``: least probability of an anchor, by kind; ``speech``: of the class speech, for an
    attribution to be counted as such, without marks and with words in marks; ``least_confidence``: for it to
    be there at all, by kind (0 where nothing is said). ``calibration``: weights of the evidence for
    ``confidence`` (see ``evidence``). ``core``, ``before``, ``after``: wordpieces of a window (see
    ``windows``). ``threads`` of the encoder, 0 for all cores.
    """
    register()  # so that doc._.quotes is there after a plain spacy.load as well
    return AttributionFinder(
        thresholds, speech, least_confidence, calibration, (core, before, after), threads
    )


class AttributionFinder(Weighted):
    """Writes ``doc.spans["quotes"]`` (CONTENT, CUE, SOURCE; ``id_`` the quote), and ``doc.ents``."""

    def __init__(
        self,
        thresholds: dict[AnchorKind, float],
        speech: ByMarks,
        least_confidence: dict[AnchorKind, ByMarks],
        calibration: dict[str, float],
        sizes: tuple[int, int, int],
        threads: int,
    ) -> None:
        """Without weights as yet; the arguments are those of ``make_attribution_finder``."""
        super().__init__(threads)
        self.thresholds, self.speech, self.calibration = thresholds, speech, calibration
        self.least_confidence = least_confidence
        self.sizes = sizes

    def __call__(self, doc: Doc) -> Doc:
        """Find and write the attributions of one Doc."""
        self.set_annotations(doc, *self.predict(doc))
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        """One Doc after the other: windows run unpadded, so there is nothing to gain from batches."""
        for doc in docs:
            yield self(doc)

    def predict(self, doc: Doc) -> tuple[list[Attribution], list[Reference], list[Span]]:
        """Attributions, whom their sources point at, and names. Does not touch the Doc.

        Raises ``QuotesError`` as long as there are no weights.
        """
        _, heads, tokenizer = self.weights()
        text, pieces = doc.text, pieces_of(doc, tokenizer)
        marked = quotations(text)
        signed = signatures(text, marked)
        alone = standalone(text, pieces, marked, signed)
        short = brief(text, pieces, marked)
        formal = reporting(text, pieces)
        pronouns = pronouns_of(text, pieces)
        found: list[Candidate] = []
        names = np.zeros(len(pieces), dtype=np.int64)
        references: dict[int, Reference] = {}
        for window in plan_windows(pieces.first, pieces.paragraphs, *self.sizes):
            words = self._vectors(pieces, window)
            new = candidates(heads, words, window, self.thresholds, alone, short, formal)
            new = [meant for c in new if (meant := as_meant(text, pieces, c))]
            found += new
            references |= references_of(heads, words, window, new, pieces, pronouns)
            tags = heads.names(words)
            names[window.core_start : window.core_end] = tags[
                window.core_start - window.start : window.core_end - window.start
            ]
        attributions = attributions_of(text, pieces, without_duplicates(found), marked)
        attributions = corrected(text, pieces, attributions, marked)
        named = names_of(doc, pieces, names)
        if place := opened_by_place(text, attributions):
            attributions = without(attributions, place)
            start, end = place.source[0]
            named = [n for n in named if not start <= n.start_char < end]
        attributions = [
            a for a in of_the_article(text, pieces, attributions, marked, signed) if self._counts(a)
        ]
        turns = labels_in_turn(text)
        chosen = [
            NOBODY if turns.issuperset(a.source) and a.source else references.get(a.candidate.anchor, {})
            for a in attributions
        ]
        return attributions, chosen, named

    def _counts(self, attribution: Attribution) -> bool:
        """Inside other quotes only speech is looked for: what is thought there, its speaker says.

        The anchor's probability alone does not tell the good: how sure the content is counts as well.
        """
        kind = attribution.candidate.kind
        if kind == "nested" and attribution.quote_class(self.speech) != "speech":
            return False
        least = self.least_confidence.get(kind)
        return least is None or self._confidence(attribution) >= attribution.threshold(least)

    def _confidence(self, attribution: Attribution) -> float:
        return calibrated(evidence(attribution.candidate), self.calibration)

    def referents(self, doc: Doc, span: tuple[int, int]) -> dict[int, float]:
        """Where in its window the mention at characters ``span`` points: offset of a word → probability."""
        _, heads, tokenizer = self.weights()
        pieces = pieces_of(doc, tokenizer)
        query = np.flatnonzero((pieces.starts >= span[0]) & (pieces.starts < span[1]))
        for window in plan_windows(pieces.first, pieces.paragraphs, *self.sizes):
            if len(query) and window.core_start <= query[0] < window.core_end:
                words = self._vectors(pieces, window)
                row = heads.referents(words, [query - window.start])[0]
                return {int(pieces.starts[i + window.start]): float(p) for i, p in enumerate(row[:-1])}
        return {}

    def _vectors(self, pieces: Pieces, window: Window) -> np.ndarray[Any, np.dtype[np.float32]]:
        encoder, _, tokenizer = self.weights()
        first, last = int(pieces.first[window.start]), int(pieces.first[window.end])
        opening, closing = special_pieces(tokenizer)
        ids = np.concatenate([[opening], pieces.ids[first:last], [closing]])
        types = np.concatenate([[0], pieces.types[first:last], [0]])
        return encoder.vectors(ids, types)[pieces.first[window.start : window.end] - first + 1]

    def set_annotations(
        self, doc: Doc, attributions: list[Attribution], references: list[Reference], names: list[Span]
    ) -> None:
        """Write what ``predict`` found."""
        spans: list[Span] = []
        attrs: dict[str, dict[str, Any]] = {}
        began: dict[int, str] = {
            a.candidate.anchor: f"q{number}" for number, a in enumerate(attributions) if not a.continues
        }
        for number, (attribution, reference) in enumerate(zip(attributions, references, strict=True)):
            key = f"q{number}"
            parts = (
                ("CONTENT", attribution.content),
                ("CUE", attribution.cue),
                ("SOURCE", attribution.source),
            )
            for label, offsets in parts:
                for start, end in offsets:
                    span = doc.char_span(start, end, label=label, span_id=key, alignment_mode="expand")
                    if span is not None:
                        spans.append(span)
            attrs[key] = {
                "type": attribution.type,
                "quote_class": attribution.quote_class(self.speech),
                "confidence": round(self._confidence(attribution), 4),
                "kind": attribution.candidate.kind,
                "referents": reference,
                "continues": began.get(attribution.candidate.anchor, "") if attribution.continues else "",
            }
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans, attrs=attrs)
        doc.ents = filter_spans(names)
