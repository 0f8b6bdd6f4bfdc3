"""The spaCy component that says who each quote's speaker is: names → coreference → offices by date → Doc."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as DocSpan

from quotes.resolution.adapters import CoreferenceAdapter, adapter_of, with_chains
from quotes.resolution.article import ArticleSpeakers
from quotes.resolution.definitions import with_definitions
from quotes.resolution.discourse import QuoteParts
from quotes.resolution.entities import Entity
from quotes.resolution.evidence import Weights, load_weights, shipped_weights
from quotes.resolution.mention import read_pronoun
from quotes.resolution.name_forms import NameMention
from quotes.resolution.names import Chain, build_chains
from quotes.resolution.offices import OfficeTable
from quotes.resolution.speaker import Speaker
from quotes.resolution.titles import is_bare_title
from quotes.schema import Span
from quotes.views import GROUP


@Language.factory(
    "speaker_resolver",
    requires=["doc.spans", "doc.ents"],
    assigns=["doc.spans"],
    default_config={"people": None, "evidence": None, "coreference": None},
)
def make_speaker_resolver(
    nlp: Language, name: str, people: str | None, evidence: str | None, coreference: str | None
) -> SpeakerResolver:
    """The component as a config block names it. ``people``: a YAML file of the user's own people and offices;
    ``evidence``: another table than ``configs/evidence.yaml`` of what counts how much; ``coreference``: an
    installed package whose chains count as well, ``fastcoref`` or ``coreferee`` (see ``adapters``)."""
    adapter = adapter_of(coreference) if coreference else None
    weights = load_weights(Path(evidence)) if evidence else shipped_weights()
    return SpeakerResolver(Path(people) if people else None, weights, adapter)


class SpeakerResolver:
    """Fills in the speakers of ``doc.spans["quotes"]`` and writes ``doc.spans["mentions"]``."""

    def __init__(
        self, people: Path | None, weights: Weights, coreference: CoreferenceAdapter | None = None
    ) -> None:
        """See ``make_speaker_resolver``."""
        self.people, self.weights, self.coreference = people, weights, coreference
        self._offices = OfficeTable.load(people=people) if people else None  # a bad file is told at once

    @property
    def offices(self) -> OfficeTable:
        """Who held which office when; the shipped tables alone are read at first use."""
        if self._offices is None:
            self._offices = OfficeTable.load(people=self.people)
        return self._offices

    def __call__(self, doc: Doc) -> Doc:
        """Resolve and write the speakers of one Doc."""
        self.set_annotations(doc, *self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[dict[str, Speaker], list[Entity]]:
        """The speaker of each quote by its id, and everybody mentioned. Does not touch the Doc."""
        chains, parts = self.read(doc)
        day = doc.user_data.get("article", {}).get("date", "")
        speakers = ArticleSpeakers(doc.text, chains, self.offices, day, self.weights)
        return speakers.resolve(parts), speakers.cast.entities

    def read(self, doc: Doc) -> tuple[list[Chain], list[QuoteParts]]:
        """The names and the quotes of a Doc."""
        text = doc.text
        names = [NameMention(e.start_char, e.end_char, e.text, e.label_) for e in doc.ents]
        names = with_definitions(text, [n for n in names if not is_bare_title(text, n.start, n.end)])
        parts = parts_of(doc)
        chains = build_chains(text, names, [part.source for part in parts if part.source])
        if self.coreference and any(p.source for p in parts):
            found = self.coreference.chains(text)
            places = [(m.start, m.end) for chain in chains for m in chain.mentions]
            parts = [_with_evidence(part, text, found, places) for part in parts]
        return chains, parts

    def set_annotations(self, doc: Doc, speakers: dict[str, Speaker], entities: list[Entity]) -> None:
        """Write what ``predict`` found."""
        group = doc.spans[GROUP]
        attrs = {}
        for key, known in group.attrs.items():
            kept = {k: v for k, v in known.items() if k not in ("referents", "continues")}
            attrs[key] = kept | speakers[key].as_dict() if key in speakers else kept
        spans = [
            DocSpan(doc, s.start, s.end, s.label_, span_id=s.id_, kb_id=attrs[s.id_].get("speaker_id", ""))
            for s in group
        ]
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans, attrs=attrs)
        doc.spans["mentions"] = SpanGroup(doc, name="mentions", spans=list(_mentions(doc, entities)))


def parts_of(doc: Doc) -> list[QuoteParts]:
    """The quotes on a Doc as resolution needs them."""
    group = doc.spans[GROUP]
    spans: dict[str, dict[str, list[tuple[int, int]]]] = {key: {} for key in group.attrs}
    for span in group:
        spans[span.id_].setdefault(span.label_, []).append((span.start_char, span.end_char))
    parts = []
    for key, attrs in group.attrs.items():
        referents = {
            doc[int(at)].idx if int(at) >= 0 else -1: p for at, p in attrs.get("referents", {}).items()
        }
        source = sorted(spans[key].get("SOURCE", ()))
        parts.append(
            QuoteParts(
                id=key,
                content=tuple(sorted(spans[key]["CONTENT"])),
                cue=tuple(sorted(spans[key].get("CUE", ()))),
                source=(source[0][0], source[-1][1]) if source else None,
                type=attrs["type"],
                referents=referents,
                continues=attrs.get("continues", ""),
            )
        )
    return parts


def _label(words: str, span: Span, names: list[Span]) -> str:
    """What a mention is: NAME (alone or with titles; ``names`` in order), PRONOUN or NOMINAL."""
    start, end = span
    if read_pronoun(words):
        return "PRONOUN"
    k = bisect_left(names, (start, 0))
    return "NAME" if k < len(names) and names[k][1] <= end else "NOMINAL"


def _with_evidence(part: QuoteParts, text: str, found: list[list[Span]], names: list[Span]) -> QuoteParts:
    """The quote with what another package's chains say of its source."""
    if part.source is None:
        return part
    return replace(part, referents=with_chains(text, part.source, part.referents, found, names))


def _mentions(doc: Doc, entities: list[Entity]) -> Iterator[DocSpan]:
    """Every mention of the entities as a span of ``doc``; one chain id an entity."""
    for number, entity in enumerate(entities):
        own = sorted((m.start, m.end) for chain in entity.chains for m in chain.mentions)
        for start, end in entity.mentions:
            span = doc.char_span(start, end, span_id=f"m{number}", alignment_mode="expand")
            if span is not None:
                span.label_ = _label(span.text, (start, end), own)
                yield span
