"""The weights of the evidence on who a speaker is (``quotes.resolution.scoring``), searched for on labelled
articles that the network was not trained on.

A random local search: some weights are changed, and the change is kept if no fewer speakers are right. The
answers depend on each other within an article, so that there is no gradient to follow.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from spacy.language import Language

from quotes.evaluation.matching import match_contents
from quotes.evaluation.speakers import same_speaker
from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.resolution.article import ArticleSpeakers
from quotes.resolution.discourse import QuoteParts
from quotes.resolution.names import Chain
from quotes.resolution.offices import OfficeTable
from quotes.resolution.resolver import SpeakerResolver
from quotes.resolution.scoring import Weights

CALIBRATION = ("sure_slope", "sure_bias")
"""Weights of the confidence, which change no answer."""


@dataclass(frozen=True)
class Case:
    """An article as resolution takes it, and its labelled quotes by the ids they were found under."""

    article: LabelledArticle
    chains: Sequence[Chain]
    parts: Sequence[QuoteParts]
    labelled: dict[str, LabelledQuote]


def cases(nlp: Language, articles: Iterable[LabelledArticle], iou: float = 0.5) -> Iterator[Case]:
    """The ``articles`` read by the pipeline ``nlp``, up to resolution."""
    resolver = nlp.get_pipe("speaker_resolver")
    assert isinstance(resolver, SpeakerResolver)
    for article in articles:
        doc = nlp.get_pipe("attribution_finder")(nlp.make_doc(article.text))
        chains, parts = resolver.read(doc)
        classes = doc.spans["quotes"].attrs
        speech = [part for part in parts if classes[part.id]["quote_class"] == "speech"]
        gold = [q for q in article.quotes if q.speaker and not q.optional and q.quote_class in ("", "S")]
        pairs = match_contents(article.text, [q.content for q in gold], [p.content for p in speech])
        labelled = {speech[j].id: gold[i] for overlap, i, j in pairs if overlap >= iou}
        yield Case(article, chains, parts, labelled)


def right(known: Iterable[Case], weights: Weights, offices: OfficeTable) -> int:
    """How many labelled quotes get their speaker."""
    count = 0
    for case in known:
        speakers = ArticleSpeakers(case.article.text, case.chains, offices, case.article.date, weights)
        found = speakers.resolve(case.parts)
        for key, quote in case.labelled.items():
            count += same_speaker(quote.speaker, found[key].speaker, quote.speaker_kind)
    return count


def search(
    known: Sequence[Case], start: Weights, offices: OfficeTable, rounds: int, seed: int
) -> Iterator[tuple[Weights, int]]:
    """Ever better weights and how many speakers are right with them, those of ``start`` first."""
    rng = random.Random(seed)
    best, count = start, right(known, start, offices)
    yield best, count
    searched = [field.name for field in fields(Weights) if field.name not in CALIBRATION]
    for _ in range(rounds):
        names = rng.sample(searched, rng.choice((1, 1, 2, 3)))
        changed = {name: _changed(getattr(best, name), rng) for name in names}
        other = replace(best, **changed)
        if (found := right(known, other, offices)) >= count:
            if found > count:
                yield other, found
            best, count = other, found


def _changed(weight: float, rng: random.Random) -> float:
    """A weight near ``weight`` and of its sign: what speaks for somebody does not come to speak against."""
    near = weight * rng.uniform(0.6, 1.5) + (rng.gauss(0, 0.3) if abs(weight) > 0.1 else 0.0)
    return round(max(near, 0.0) if weight > 0 else min(near, 0.0), 3)
