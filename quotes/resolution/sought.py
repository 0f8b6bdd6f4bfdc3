"""A source whose speaker is sought, and somebody held to it: what the rules and the evidence look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from quotes.resolution.brought_up import sentence_start
from quotes.resolution.discourse import Discourse, QuoteParts
from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.possible import Setting
from quotes.resolution.title_fits import TitleFit
from quotes.schema import Span

BACK = 600
"""Characters before a source in which the text may have told of whom it describes."""


class Sought:
    """A source that names nobody, in its place; what its words tell is read when first asked for."""

    def __init__(
        self,
        discourse: Discourse,
        quote: QuoteParts,
        mention: SourceMention,
        setting: Setting,
        asker: Entity | None = None,
        owner: Entity | None = None,
    ) -> None:
        """``mention``: the source of ``quote``, read; ``asker``: whom the quote answers; ``owner``: with
        regard to whom it is described."""
        self.discourse, self.text = discourse, discourse.text
        self.quote, self.mention, self.setting = quote, mention, setting
        self.asker, self.owner = asker, owner

    @cached_property
    def sentence(self) -> int:
        """Where the sentence begins in which it stands, or its quote if there is no source."""
        return sentence_start(self.text, self.quote.source[0] if self.quote.source else self.quote.at)

    @cached_property
    def described(self) -> Sequence[Span]:
        """Where the text has told before, by the same noun, of whom a nominal describes."""
        if self.mention.kind != "nominal" or self.mention.span is None:
            return ()
        start = self.mention.span[0]
        noun = re.escape(self.mention.head)
        described = re.compile(rf"\b(?:an?|the)\s(?:[a-z-]+\s){{0,2}}?{noun}\b", re.IGNORECASE)
        return [found.span() for found in described.finditer(self.text, max(0, start - BACK), start)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody held to a source.

    ``pointed``: how much of the network's probability falls on their mentions; ``title``: how a nominal fits
    their titles; ``other_name``: the source has names that they have not; ``paragraphs_back``: how many
    paragraphs before the source they were last mentioned (None: not yet).
    """

    entity: Entity
    pointed: float = 0.0
    title: TitleFit = ""
    other_name: bool = False
    paragraphs_back: int | None = None
