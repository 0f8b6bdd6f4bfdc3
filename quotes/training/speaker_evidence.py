"""Learns how much each piece of evidence on who a speaker is counts (``quotes.resolution.evidence``).

Each source of labelled articles that names nobody is a choice between the entities and nobody, and the
weights are those that make the labelled choices likeliest (a conditional logit, McFadden 1974). Those of a
kind of source are drawn towards what holds for all kinds, since some kinds are rare.

Answers depend on those before them in an article. So choices are read off as the weights so far lead to them,
and learnt from together with those before (dataset aggregation, Ross et al. 2011).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
import yaml
from spacy.language import Language
from torch import Tensor

from quotes.calibration import fit
from quotes.evaluation.matching import match_contents
from quotes.evaluation.speakers import same_speaker
from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.resolution.article import ArticleSpeakers
from quotes.resolution.candidates import Candidates, Choice
from quotes.resolution.discourse import QuoteParts
from quotes.resolution.evidence import FOR_NOBODY, FOR_SOMEBODY, KINDS, Evidence, Weights, of_share
from quotes.resolution.mention import SourceMention, description
from quotes.resolution.names import Chain
from quotes.resolution.offices import OfficeTable
from quotes.resolution.resolver import SpeakerResolver
from quotes.views import GROUP

PULL_SHARED, PULL_OWN = 0.3, 2.0
"""How strongly weights are drawn to zero, and those of a kind to what holds for all; by log likelihood on
articles left out."""
IMPOSSIBLE = -1e9


@dataclass(frozen=True)
class Case:
    """An article as resolution takes it, and its labelled quotes by the ids they were found under."""

    article: LabelledArticle
    chains: Sequence[Chain]
    parts: Sequence[QuoteParts]
    labelled: dict[str, LabelledQuote]


@dataclass(frozen=True)
class Labelled:
    """A choice, and which of its entities are right (the last: nobody is); perhaps none of all these."""

    choice: Choice
    right: tuple[bool, ...]


def cases(nlp: Language, articles: Iterable[LabelledArticle], iou: float = 0.5) -> Iterator[Case]:
    """The ``articles`` read by the pipeline ``nlp``, up to resolution."""
    resolver = nlp.get_pipe("speaker_resolver")
    assert isinstance(resolver, SpeakerResolver)
    for article in articles:
        doc = nlp.get_pipe("attribution_finder")(nlp.make_doc(article.text))
        chains, parts = resolver.read(doc)
        classes = doc.spans[GROUP].attrs
        speech = [part for part in parts if classes[part.id]["quote_class"] == "speech"]
        gold = [q for q in article.quotes if q.speaker and not q.optional and q.quote_class in ("", "S")]
        pairs = match_contents(article.text, [q.content for q in gold], [p.content for p in speech])
        labelled = {speech[j].id: gold[i] for overlap, i, j in pairs if overlap >= iou}
        yield Case(article, chains, parts, labelled)


class _Watched(Candidates):
    """Notes the choices it offers in ``offered``, by quote."""

    def __init__(self, offered: dict[str, tuple[Choice, SourceMention]], *about: Any) -> None:
        super().__init__(*about)
        self.offered = offered

    def of(self, quote: QuoteParts, mention: SourceMention, *about: Any) -> Choice:
        choice = super().of(quote, mention, *about)
        self.offered[quote.id] = choice, mention  # the last is of the source itself
        return choice


def choices(known: Iterable[Case], weights: Weights, offices: OfficeTable) -> tuple[list[Labelled], int]:
    """The choices of ``known`` articles as ``weights`` lead to them, and how many labelled quotes of any kind
    get their speaker."""
    found, right = [], 0
    for case in known:
        article = ArticleSpeakers(case.article.text, case.chains, offices, case.article.date, weights)
        offered: dict[str, tuple[Choice, SourceMention]] = {}
        article.choosing = partial(_Watched, offered)
        speakers = article.resolve(case.parts)
        for key, quote in case.labelled.items():
            right += _is(quote, speakers[key].speaker)
            if key in offered:
                choice, mention = offered[key]
                nobody = mention.kind == "nominal" and _is(quote, description(mention))
                answers = (*(_is(quote, entity.name) for entity, _ in choice.somebody), nobody)
                found.append(Labelled(choice, answers))
    return found, right


def _is(quote: LabelledQuote, name: str) -> bool:
    return same_speaker(quote.speaker, name, quote.speaker_kind)


class Learner:
    """Weights for choices laid out side by side, entities first and nobody last."""

    def __init__(self, labelled: Sequence[Labelled]) -> None:
        """``labelled``: the choices to learn from."""
        most = max(len(one.choice.somebody) for one in labelled)
        self.somebody = torch.zeros(len(labelled), most, len(FOR_SOMEBODY))
        self.nobody = torch.tensor([one.choice.nobody for one in labelled])
        self.kinds = torch.tensor([one.choice.kind for one in labelled])
        self.possible = torch.full((len(labelled), most + 1), IMPOSSIBLE)
        self.right = torch.full((len(labelled), most + 1), IMPOSSIBLE)
        for i, one in enumerate(labelled):
            for j, (_, evidence) in enumerate(one.choice.somebody):
                self.somebody[i, j] = torch.tensor(evidence)
            for place, is_right in zip([*range(len(one.choice.somebody)), most], one.right, strict=True):
                self.possible[i, place] = 0.0
                self.right[i, place] = 0.0 if is_right else IMPOSSIBLE
        self.answerable = (self.right == 0.0).any(1)
        sizes = len(FOR_SOMEBODY), len(FOR_NOBODY)
        self.shared = [torch.zeros(size, requires_grad=True) for size in sizes]
        self.own = [torch.zeros(len(KINDS), size, requires_grad=True) for size in sizes]

    def scores(self) -> Tensor:
        """Log-odds by choice: of each entity, and last of nobody."""
        of_somebody, of_nobody = ((s + o)[self.kinds] for s, o in zip(self.shared, self.own, strict=True))
        somebody = (self.somebody * of_somebody[:, None]).sum(-1)
        nobody = (self.nobody * of_nobody).sum(-1, keepdim=True)
        return torch.cat([somebody, nobody], 1) + self.possible

    def loss(self) -> Tensor:
        """Negative log likelihood of the right answers, and the pull on the weights."""
        scores = self.scores()
        missed = (scores.logsumexp(1) - (scores + self.right).logsumexp(1))[self.answerable].sum()
        shared, own = (torch.cat([w.flatten() for w in part]) for part in (self.shared, self.own))
        return missed + PULL_SHARED * shared.square().sum() + PULL_OWN * own.square().sum()

    def learn(self, steps: int) -> None:
        """Make the right answers as likely as they get."""
        weights = [*self.shared, *self.own]
        optimiser: Any = torch.optim.LBFGS(weights, max_iter=steps, line_search_fn="strong_wolfe")

        def step() -> Tensor:
            optimiser.zero_grad()
            loss = self.loss()
            torch.autograd.backward(loss)
            return loss

        optimiser.step(step)

    @torch.no_grad()
    def sure(self) -> dict[str, float]:
        """The calibration of the answers that name somebody, also where no answer would be right."""
        surely, best = self.scores().softmax(1).max(1)
        right = self.right.gather(1, best[:, None])[:, 0] == 0.0
        named = best < self.possible.shape[1] - 1
        if not named.any():
            return {"score": 1.0, "bias": 0.0}
        evidence = [of_share(p) for p in surely[named].tolist()]
        return fit(evidence, right[named].tolist())

    def rows(self, part: int) -> tuple[Evidence, ...]:
        """The weights for somebody (0) or nobody (1), a row a kind of source."""
        return tuple(tuple(row) for row in (self.shared[part] + self.own[part]).tolist())


def learn(labelled: Sequence[Labelled], steps: int = 400) -> Weights:
    """The weights that make the right answers likeliest, and the calibration of what they give."""
    learner = Learner(labelled)
    learner.learn(steps)
    sure = learner.sure()
    return Weights(learner.rows(0), learner.rows(1), sure["score"], sure["bias"])


def as_yaml(weights: Weights) -> str:
    """``weights`` as ``configs/evidence.yaml`` has them: a row a piece of evidence, a column a kind."""
    table: dict[str, dict[str, Any]] = {"somebody": {}, "nobody": {}}
    parts = ((FOR_SOMEBODY, weights.somebody), (FOR_NOBODY, weights.nobody))
    for named, (names, rows) in zip(table.values(), parts, strict=True):
        for name, column in zip(names, zip(*rows, strict=True), strict=True):
            named[name] = [round(float(weight), 2) for weight in column]
    table["confidence"] = {"slope": round(weights.sure_slope, 3), "bias": round(weights.sure_bias, 3)}
    head = (
        f"# Written by scripts/tune_speakers.py. What counts how much for sources:\n# {', '.join(KINDS)}.\n"
    )
    return head + yaml.safe_dump(table, default_flow_style=None, sort_keys=False, width=110)
