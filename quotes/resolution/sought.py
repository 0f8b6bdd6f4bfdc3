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
from quotes.resolution.mention_tables import tables
from quotes.resolution.possible import Setting
from quotes.resolution.title_fits import TitleFit
from quotes.schema import Span

BACK = 600
"""Characters before a source in which the text may have told of whom it describes."""
_THE = re.compile(r"the\s", re.IGNORECASE)
_NEW = r"(?:an?|one|another|his|her|their|its)"
_PREDICATE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|as|like|becom(?:e|es|ing)|became|not|no longer)\s\Z"
)
"""What before a description makes it tell what somebody is, and no further person."""
CLOSE = 20
"""Characters before a description in which that stands."""


def is_predicate(text: str, at: int) -> bool:
    """Whether a description that begins ``at`` tells what somebody is: a driver of ``He was a driver``."""
    return _PREDICATE.search(text, max(0, at - CLOSE), at) is not None


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

    @cached_property
    def brought_up(self) -> Sequence[Span]:
        """Where the text has brought up before, as somebody new, whom a nominal describes: ``a driver`` and
        ``her driver`` of ``the driver``."""
        mention = self.mention
        person = mention.kind == "nominal" and mention.may_be_one_person
        if not person or mention.span is None or not _THE.match(mention.text):
            return ()
        if mention.head in tables()["women"] | tables()["men"]:
            return ()  # of whom a text gives the name later on
        start, noun = mention.span[0], re.escape(mention.head)
        new = re.compile(rf"\b{_NEW}\s(?:[\w’-]+\s){{0,2}}?{noun}\b(?![’'-])", re.IGNORECASE)
        found = new.finditer(self.text, max(0, start - BACK), start)
        return [m.span() for m in found if not is_predicate(self.text, m.start())]


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
