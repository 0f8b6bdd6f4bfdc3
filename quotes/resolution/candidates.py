"""Whoever a source that names nobody can stand for, and what speaks for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from quotes.resolution.discourse import Discourse, QuoteParts
from quotes.resolution.entities import Entity
from quotes.resolution.evidence import Evidence, Weights, for_nobody, for_somebody, kind_of
from quotes.resolution.exclusions import RULES
from quotes.resolution.mention import SourceMention, read_pronoun
from quotes.resolution.near import LEFT_OUT
from quotes.resolution.offices import OfficeAnswer, OfficeTable
from quotes.resolution.possible import HINT, Setting, pointed_at
from quotes.resolution.sought import Candidate, Sought
from quotes.resolution.standing import of_best_standing
from quotes.resolution.title_exclusions import TITLE_RULES
from quotes.resolution.title_fits import TitleFits, is_of_own, maker, own_name

LEAD, SOON = 4, 2
"""Paragraphs at the top in which somebody may speak who is named further down; how soon that must be
elsewhere."""
_FIRST_WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom one source can stand for: each entity with its evidence, and the evidence for nobody.

    ``kind``: of the source, see ``evidence.KINDS``.
    """

    kind: int
    somebody: Sequence[tuple[Entity, Evidence]]
    nobody: Evidence

    def likeliest(self, weights: Weights) -> tuple[Entity | None, float]:
        """The entity that most speaks for, None where more speaks for nobody, and how sure that is."""
        scores = [weights.for_somebody(self.kind, evidence) for _, evidence in self.somebody]
        nobody = weights.for_nobody(self.kind, self.nobody)
        if not scores or max(scores) <= nobody:
            return None, 0.0
        best = scores.index(max(scores))
        others = [nobody, *scores[:best], *scores[best + 1 :]]
        return self.somebody[best][0], weights.confidence(scores[best], others)


class Candidates:
    """The entities of one article that its sources can stand for."""

    def __init__(
        self,
        discourse: Discourse,
        offices: OfficeTable,
        namings: Sequence[tuple[int, Entity]] = (),
    ) -> None:
        """``namings``: where people speak under their own names, in order of the text."""
        self.discourse, self.namings = discourse, namings
        self._titles = TitleFits(offices)

    def of(
        self,
        quote: QuoteParts,
        mention: SourceMention,
        around: list[tuple[QuoteParts, Entity]],
        office: OfficeAnswer | None,
        asker: Entity | None = None,
        owner: Entity | None = None,
    ) -> Choice:
        """Everybody whom nothing rules out, with what speaks for them.

        ``mention``: the source of ``quote``; ``around``: the quotes it stands in, with their speakers;
        ``office``: who holds the office that it names; ``asker``: whom the quote answers; ``owner``: with
        regard to whom the source is described.
        """
        setting = self._setting(quote, around)
        source = Sought(self.discourse, quote, mention, setting, asker, owner)
        near = self._left(source, office)
        left = [one for one in near if not any(rule(source, one) for rule in LEFT_OUT)]
        if any(one.title == "own" for one in left):
            mention = maker(mention) or mention
        somebody = [(one.entity, for_somebody(mention, setting, one)) for one in left]
        pointed, nowhere = sum(one.pointed for one in left), setting.referents.get(-1, 0.0)
        return Choice(kind_of(mention), somebody, for_nobody(mention, pointed, nowhere, len(near)))

    def _left(self, source: Sought, office: OfficeAnswer | None) -> Sequence[Candidate]:
        """Whom no rule but that on sorts excludes, and nobody else who is there excels."""
        own, left = own_name(source.mention), []
        for entity in self.discourse.near(source.quote.at):
            if any(rule(source, entity) for rule in RULES):
                continue
            before = entity.last_before(source.quote.at)
            one = Candidate(
                entity,
                pointed=pointed_at(entity, source.setting.referents),
                title=self._titles.of(entity, source.mention, office),
                other_name=not is_of_own(source.text, own, entity),
                paragraphs_back=None
                if before is None
                else source.setting.paragraph - self.discourse.paragraph(before),
            )
            if not any(rule(source, one) for rule in TITLE_RULES):
                left.append(one)
        return of_best_standing(source.mention, left)

    def _setting(self, quote: QuoteParts, around: list[tuple[QuoteParts, Entity]]) -> Setting:
        return Setting(
            paragraph=self.discourse.paragraph(quote.at),
            referents={} if self._begins_with_a_pronoun(quote) else quote.referents,
            last=self.discourse.last_speaker(quote.at, [q for q, _ in around]),
            enclosing=tuple(e for _, e in around),
            direct=bool(around) and self._is_verbatim(around[-1][0]),
            cued=bool(quote.cue),
            introduced=self._introduced(quote),
            adjacent=self.discourse.follows_another(quote),
        )

    def _is_verbatim(self, quote: QuoteParts) -> bool:
        """Whether a quote is somebody’s own words: in marks, or behind a name and a colon (``BERG: No``)."""
        return quote.type == "direct" or any(self.discourse.text[slice(*cue)] == ":" for cue in quote.cue)

    def _begins_with_a_pronoun(self, quote: QuoteParts) -> bool:
        """Whether a quote without a source begins as ``“He called me twice”``: its first word is what the
        network was asked about, and means somebody else than who speaks."""
        first = None if quote.source else _FIRST_WORD.match(self.discourse.text, quote.content[0][0])
        pronoun = read_pronoun(first.group()) if first else None
        return bool(pronoun and pronoun[2] != "narrator")

    def _introduced(self, quote: QuoteParts) -> Entity | None:
        """Whom a text that begins with ``an expert has warned`` goes on to name: the next to speak under a
        name that did not stand before. Texts begin at the top and wherever another one is embedded."""
        k = bisect_left(self.namings, quote.at, key=itemgetter(0))
        entity = self.namings[k][1] if k < len(self.namings) else None
        if entity is None or entity.mentions[0][0] <= quote.at:
            return None
        here, there = (self.discourse.paragraph(at) for at in (quote.at, entity.mentions[0][0]))
        soon = there - here <= SOON and pointed_at(entity, quote.referents) > HINT
        return entity if here < LEAD or soon else None
