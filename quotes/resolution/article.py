"""The speakers of one article: each source read, then matched with whoever it can stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from quotes.resolution.candidates import Candidates
from quotes.resolution.cast import Cast
from quotes.resolution.dialogues import Turn, questions, turns
from quotes.resolution.discourse import Discourse, QuoteParts
from quotes.resolution.echoes import with_echoes
from quotes.resolution.entities import Entity
from quotes.resolution.evidence import Weights
from quotes.resolution.foregoing import document_before, is_new, named_before, subject_before, taken_up
from quotes.resolution.headings import with_headings
from quotes.resolution.known_by import KNOWN_BY, by_epithet
from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables
from quotes.resolution.names import Chain
from quotes.resolution.nobody import has_nobody
from quotes.resolution.office_context import OfficeContext
from quotes.resolution.offices import OfficeAnswer, OfficeTable
from quotes.resolution.owned import pronoun_within
from quotes.resolution.passives import is_told
from quotes.resolution.relatives import relative
from quotes.resolution.source_mentions import read_source
from quotes.resolution.speaker import Speaker, origin_of, speaker_of
from quotes.resolution.subject import subject_of
from quotes.resolution.title_fits import bears_title, is_of_another_trade
from quotes.resolution.unnamed import described_at
from quotes.schema import SpeakerFrom

NAMED, TOGETHER, SURE, NARRATING, IN_TURN, DESCRIBED, SUBJECT = 0.98, 0.95, 0.9, 0.8, 0.8, 0.84, 0.5
"""The confidence in a speaker whom no choice was needed for: named, several named, told by the text, the
narrator, whoever's turn it is in a dialogue, only described, the company an article is about."""
_BY = re.compile(r"\sby\s(?:the\s)?")


class ArticleSpeakers:
    """Resolves the sources of one article; entities remember where they spoke as it goes on."""

    choosing: Callable[..., Candidates] = Candidates
    """Finds whom a source can stand for; learning looks on here."""

    def __init__(
        self, text: str, chains: Sequence[Chain], offices: OfficeTable, day: str, weights: Weights
    ) -> None:
        """``chains``: the names of ``text``; ``day``: the article's date, ISO or empty."""
        self.text, self.offices, self.weights = text, offices, weights
        self.day = date.fromisoformat(day) if day else None
        self.cast = Cast(text, chains, offices, self.day)

    def resolve(self, quotes: Sequence[QuoteParts]) -> dict[str, Speaker]:
        """The speaker of each quote by its id.

        Quotes inside others come after these, and those that go on after what they go on with, whose
        speakers they may need; else in order of the text.
        """
        quotes = with_echoes(self.text, quotes)
        mentions = {q.id: read_source(self.text, q.source, self.cast.index) for q in quotes}
        quotes = with_headings(self.text, quotes, mentions)
        self._discourse = Discourse(self.text, quotes)
        self._turns, self._questions = turns(self.text, quotes), questions(self.text, quotes)
        for entity in self.cast.entities:
            self._discourse.mention(entity, entity.mentions)
        namings = self._namings(quotes, mentions)
        self._candidates = self.choosing(self._discourse, self.offices, namings)
        depth = {q.id: len(self._discourse.around(q)) for q in quotes}
        found = {}
        for quote in sorted(quotes, key=lambda q: (depth[q.id], bool(q.continues), q.at)):
            found[quote.id] = self._speaker(quote, mentions[quote.id])
        return {key: self._with_kind(key, speaker) for key, speaker in found.items()}

    def _with_kind(self, key: str, speaker: Speaker) -> Speaker:
        """A speaker taken for a person until the text told that it is a body."""
        entity = self._discourse.speaker(key)
        if speaker.speaker_kind == "person" and entity and entity.kind == "organization":
            return replace(speaker, speaker_kind="organization")
        return speaker

    def _namings(
        self, quotes: Sequence[QuoteParts], mentions: Mapping[str, SourceMention]
    ) -> list[tuple[int, Entity]]:
        """Where people speak under their own names, in order."""
        single = [(q, mentions[q.id].chains[0]) for q in quotes if mentions[q.id].kind == "name"]
        found = [(q.at, self.cast.of(chain)) for q, chain in single if chain.kind == "person"]
        return sorted(found, key=lambda f: f[0])

    def _speaker(self, quote: QuoteParts, mention: SourceMention) -> Speaker:
        if is_told(self.text, quote):
            return self._teller(quote)
        begun = self._discourse.speaker(quote.continues)
        if begun:
            return self._settle(quote, begun, mention, "continuation", SURE)
        if has_nobody(self.text, quote) or (quote.source and mention.kind == "none"):
            return Speaker()
        turn = self._turns.get(quote.id, Turn())
        if asker := self._discourse.speaker(turn.asks_on):
            return self._settle(quote, asker, mention, "continuation", IN_TURN)
        if mention.kind == "name":
            return self._settle(quote, self.cast.of(mention.chains[0]), mention, "name", NAMED)
        if mention.kind == "names":
            return self._settle(quote, self.cast.together(mention), mention, "name", TOGETHER)
        if mention.issuer and mention.stands_for == "document":
            return self._settle(quote, self.cast.of(mention.issuer), mention, "coref", SURE)
        entities = self.cast.entities
        known = by_epithet(mention, entities, self.offices) or next(
            (found for known_by in KNOWN_BY if (found := known_by(mention, entities))), None
        )
        if known:
            return self._settle(quote, known, mention, "coref", SURE)
        around = self._around(quote)
        if mention.stands_for == "narrator" and quote.source:
            narrator = around[-1][1] if around else self.cast.narrator(bool(mention.many))
            return self._settle(
                quote, narrator, mention, "none" if narrator.described else "coref", NARRATING
            )
        if kin := relative(self.text, mention, entities):
            return self._settle(quote, kin, mention, "coref", SURE)
        if not around and (named := named_before(self.text, quote, self.cast.index)):
            return self._settle(quote, self.cast.of(named), mention, "continuation", SURE)
        if not around and (foregoing := self._foregoing(quote, mention)):
            return self._settle(quote, foregoing, mention, "coref", SURE)
        asker = self._discourse.speaker(turn.answers) or self._asker(quote, mention)
        return self._unnamed(quote, mention, around, asker)

    def _asker(self, quote: QuoteParts, mention: SourceMention) -> Entity | None:
        """Whose question somebody answers who is called otherwise: ``“Why?” Berg asked. “I fell,” the witness
        said``."""
        asker = self._discourse.speaker(self._questions.get(quote.id, ""))
        if asker is None or mention.kind != "nominal":
            return None
        fit = bears_title(mention, asker.called, asker.head, asker.name)
        return None if fit in ("own", "called") else asker

    def _foregoing(self, quote: QuoteParts, mention: SourceMention) -> Entity | None:
        """Whom the sentence before a pronoun's describes."""
        subject = subject_before(self.text, quote, mention, self.cast.index)
        if subject is None:
            return None
        entity = taken_up(subject, mention.gender, list(self._discourse.near(quote.at)))
        if entity is None and is_new(subject):
            entity = self.cast.described(subject)
        return entity

    def _teller(self, quote: QuoteParts) -> Speaker:
        """Who is named behind a passive as the one who told: ``the mayor was warned`` + ``by Anna Berg``."""
        by = _BY.match(self.text, quote.cue[0][1])
        name = self.cast.index.last_before(by.end() + 1) if by else None
        if not by or not name or name[0] != by.end():
            return Speaker()
        nothing = read_source(self.text, None, self.cast.index)
        return self._settle(quote, self.cast.of(name[2]), nothing, "name", SURE)

    def _unnamed(
        self,
        quote: QuoteParts,
        mention: SourceMention,
        around: list[tuple[QuoteParts, Entity]],
        asker: Entity | None,
    ) -> Speaker:
        """Who a source that names nobody is: the best entity but who asked what ``quote`` answers, the
        office's holder, or its description."""
        described = mention.kind == "nominal" and mention.head[:1].isupper()
        office = None if described or mention.kind != "nominal" else self._office(mention)
        if mention.kind == "pronoun":
            quote = self._bring_up(quote)
        owner = self._owner(quote, mention, around)
        if not described:
            choice = self._candidates.of(quote, mention, around, office, asker, owner)
            entity, surely = choice.likeliest(self.weights)
            if entity is None:
                entity, surely = subject_of(mention, [e for e, _ in choice.somebody]), SUBJECT
            if entity is not None and not is_of_another_trade(mention, entity):
                return self._settle(quote, entity, mention, origin_of(mention, entity, office), surely)
        if office is not None:
            return self._settle(quote, self.cast.holder(office, mention), mention, "office", SURE)
        if mention.kind == "nominal":
            entity = self.cast.described(mention, owner)
            return self._settle(quote, entity, mention, "none", DESCRIBED)
        document = document_before(self.text, quote, mention, self.cast.index)
        if document is None:
            return Speaker()
        if document.stands_for == "document" and not document.issuer:
            return self._settle(quote, self.cast.described(document), document, "none", DESCRIBED)
        return self._speaker(quote, document)

    def _owner(
        self, quote: QuoteParts, mention: SourceMention, around: list[tuple[QuoteParts, Entity]]
    ) -> Entity | None:
        """Whom the ``her`` of ``her campaign`` means."""
        cue = quote.cue[0][0] if quote.cue else 0
        pronoun = pronoun_within(self.text, mention, cue)
        return (
            self._candidates.of(quote, pronoun, around, None).likeliest(self.weights)[0] if pronoun else None
        )

    def _bring_up(self, quote: QuoteParts) -> QuoteParts:
        """``quote`` with its pronoun, which may stand for somebody who is only described, if it points there:
        all that points at their description points at them, and not at Norland of ``Norland officials``."""
        known = self._discourse.near(quote.at)
        entity = described_at(self.text, quote.referents, known, self.cast.index)
        if entity is None:
            return quote
        self._discourse.mention(self.cast.add(entity), entity.mentions)
        ((start, end),) = entity.mentions
        within = [at for at in quote.referents if start <= at < end]
        there = {max(within): sum(quote.referents[at] for at in within)}
        return replace(quote, referents={k: p for k, p in quote.referents.items() if k not in within} | there)

    def _around(self, quote: QuoteParts) -> list[tuple[QuoteParts, Entity]]:
        """Quotes whose content the source stands in, the innermost last."""
        speakers = ((q, self._discourse.speaker(q.id)) for q in self._discourse.around(quote))
        return [(q, entity) for q, entity in speakers if entity is not None]

    def _office(self, mention: SourceMention) -> OfficeAnswer | None:
        assert mention.span is not None
        context = OfficeContext.around(self.text, mention.span)
        return self.offices.resolve(mention.text, self.day, context)

    def _settle(
        self, quote: QuoteParts, entity: Entity, mention: SourceMention, origin: SpeakerFrom, surely: float
    ) -> Speaker:
        """Note that the entity spoke, and describe it."""
        if mention.stands_for == "document" and mention.span:
            entity.documents.append(mention.span)
        elif mention.stands_for == "body" and entity.kind == "person" and not entity.documents:
            entity.kind = "organization"  # ``the company`` tells what the look of its name did not
        if mention.head in tables()["companies"] and entity.kind == "organization":
            entity.head = entity.head or mention.head
        if mention.span:
            entity.add_source(mention.span)
        else:
            entity.spoke.append(quote.at)
        if not (entity.described and mention.stands_for == "narrator"):  # nobody else's ``she`` is that ``I``
            self._discourse.mention(entity, [mention.span or quote.content[0]])
        self._discourse.settle(quote, entity)
        return speaker_of(entity, mention, origin, surely, self.offices)
