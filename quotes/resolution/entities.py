"""Whoever a source can stand for: the article's people and bodies, office holders, sources only described."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from quotes.resolution.mention import SourceMention, described_kind, description
from quotes.resolution.names import Chain
from quotes.resolution.titles import name_tables
from quotes.schema import Span, SpeakerKind


@dataclass
class Entity:
    """One possible speaker, and where it is mentioned (character spans, in order of the text).

    ``described`` entities have no name: ``name`` is their description as it first stood. An office holder
    whom the article does not name has a name and perhaps a Wikidata ``id``, but no ``chains``; several who
    speak as one have several.
    """

    name: str
    kind: SpeakerKind
    gender: str | None = None
    many: bool = False
    role: str = ""
    age: int | None = None
    party: str = ""
    chains: tuple[Chain, ...] = ()
    head: str = ""
    id: str = ""
    described: bool = False
    owner: Entity | None = None
    """With regard to whom it is described: Anna Berg of ``her campaign``."""
    mentions: list[Span] = field(default_factory=list)
    spoke: list[int] = field(default_factory=list)
    """Offsets where it was found to be a source."""
    documents: list[Span] = field(default_factory=list)
    """Sources that are documents found to be its words."""

    @property
    def called(self) -> str:
        """What it is called beside its name, or for want of one: role or description."""
        return self.name if self.described else self.role

    @property
    def is_place(self) -> bool:
        """Whether it bears the name of a country, city or the like."""
        return any(chain.label == "GPE" for chain in self.chains)

    @property
    def is_known_place(self) -> bool:
        """Whether the tables know the place, so that it is no company taken for one."""
        return self.is_place and name_tables().has("places", self.name)

    @property
    def may_be_body(self) -> bool:
        """Whether it is a body, or taken for a person by its name's look alone (``Hale Kerrig``)."""
        if self.kind != "person":
            return True
        told = self.gender or self.role or self.age is not None
        return bool(self.chains) and not told and not name_tables().is_given(self.name.split()[0])

    def last_before(self, offset: int) -> int | None:
        """Where its last mention before ``offset`` begins."""
        mention = self.mention_before(offset)
        return mention[0] if mention else None

    def mention_before(self, offset: int) -> Span | None:
        """Its last mention that begins before ``offset``."""
        k = bisect_left(self.mentions, (offset, offset))
        return self.mentions[k - 1] if k else None

    def mentioned_at(self, offset: int) -> bool:
        """Whether ``offset`` lies in a mention of it; a source may hold a name, so two are looked at."""
        k = bisect_left(self.mentions, (offset + 1,))
        return any(start <= offset < end for start, end in self.mentions[max(0, k - 2) : k])

    def add_source(self, span: Span) -> None:
        """A source found to stand for it is a mention of it as well."""
        self.spoke.append(span[0])
        k = bisect_left(self.mentions, span)
        if self.mentions[k : k + 1] != [span]:
            self.mentions.insert(k, span)


def named_entity(chain: Chain) -> Entity:
    """The entity of a chain of names."""
    return Entity(
        name=chain.canonical,
        kind=chain.kind,
        gender=chain.gender,
        many=chain.kind == "group",
        role=chain.role,
        age=chain.age,
        party=chain.party,
        chains=(chain,),
        mentions=[(m.start, m.end) for m in chain.mentions],
    )


def described_entity(mention: SourceMention) -> Entity:
    """The entity of a source that nothing in the article names."""
    assert mention.span is not None
    return Entity(
        name=description(mention),
        kind=described_kind(mention),
        gender=mention.gender,
        many=bool(mention.many),
        head=mention.head,
        described=True,
        mentions=[mention.span],
    )
