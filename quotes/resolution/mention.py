"""A source read: what kind of mention it is, and what that tells of whom it can stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from quotes.resolution.mention_tables import tables
from quotes.resolution.names import Chain
from quotes.resolution.transliteration import shown
from quotes.schema import Span, SpeakerKind

MentionKind = Literal["name", "names", "pronoun", "nominal", "none"]

WORD = re.compile(r"[^\W\d_][\w.&’'-]*|\d[\w-]*")
CLAUSE = re.compile(
    r",?\s(?:who|whose|which|(?:\w+ed|seen|sent|led|written) (?:by|in|under|through|from|to|on|with))\s"
)
"""Where a clause begins that only adds to a source: ``a review published in May``."""
SEEN = (
    r"(?:obtained|seen|reviewed|viewed|read|heard|verified|cited|received|leaked|reported|analy[sz]ed|examined"
    r"|quoted)"
)
"""How a paper came by a document, which is no part of what it is: ``a memo seen by the Courier``."""
_BESIDES = re.compile(
    rf",\s(?:who|whose|which)\s|\s{SEEN} (?:by|under|through|from)\s"
    r"|\s(?:who|whose)\s(?:\w+(?:n[’']t)?\s){0,3}?(?:asked|declined|requested|insisted|spoke|wished|wanted"
    r"|authori[sz]ed|permitted|allowed|named|identified)\b"
)
"""What only adds to a description: asides, how it came to the paper, and why somebody has no name."""
_ASIDE = re.compile(
    r",\s(?!and\b|or\b)(?!(?!an?\b|the\b)[\w-]+(?:\s[\w-]+)?(?:,\s[\w-]+(?:\s[\w-]+)?)*,?\s(?:and|or)\b)(?=[a-z])"
)
"""Where an apposition does, but not the next of a list."""
EXAMPLE = re.compile(
    r"(?<=\w)(?:(?:,|\s[–—-]{1,2})?\s(?:including|such as)(?=\s)"
    r"|(?:,|\s[–—-]{1,2})\s(?:especially|notably|and,? in particular)(?=[\s,]))"
)
"""Where one of several is brought in: ``polls, including one by``."""
_DASH = re.compile(r"(?<=\w)\s[–—-]{1,2}\s(?=[a-z])")
"""Where an aside between dashes begins."""
_BARE = frozenset(("those", "these", "one", "some", "all", "many", "people", "anyone", "everyone"))
"""Heads that say nothing without their clause: ``those involved in the rescue``."""
LOOSE_END = re.compile(
    r"(?:,\s+who|[\s,]+(?:that|which|where|has|have|had|is|was|were|does|did|do|the|an?|and|or|if|when|whether"
    r"|because|though|although|while|until|reportedly|allegedly|apparently|supposedly))+\s*$"
)
"""Words at the end of a source that can only begin what comes after it: ``the woman, who``."""
_GENITIVE = re.compile(r"(?<=\w)[’']s$")
"""What a source has that stands before its noun, ``her campaign’s``, but not ``a friend of Berg’s``."""
BEGUN = re.compile(r"\s(?:he|she|they|we|I)$")
"""A clause begun at the end of a source: ``a memo he``."""
FUNCTION = frozenset(
    ("the", "a", "an", "this", "that", "his", "her", "its", "their", "of", "for", "in", "at", "and", "former")
)


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A source as it stands, read.

    ``chains``: those it names (one, or several joined by ``and``). ``head``: a nominal's head noun, in lower
    case unless it is a name the finder missed. ``gender``: m, f or None; ``many``: whether it is plural, None
    where it does not show; ``stands_for``: person, body, document, narrator or any. ``issuer``: the chain
    named as owner or issuer.
    """

    text: str
    span: Span | None
    kind: MentionKind
    chains: tuple[Chain, ...] = ()
    head: str = ""
    gender: str | None = None
    many: bool | None = None
    stands_for: str = "any"
    issuer: Chain | None = None

    @property
    def may_be_one_person(self) -> bool:
        """Whether it can stand for a single person: ``the mayor``, ``the developer``."""
        return self.stands_for in ("person", "any") and not self.many

    @property
    def person_behind(self) -> Chain | None:
        """The person named as owner: Hale of ``the Hale campaign``; nobody of ``the Norwich company``."""
        return self.issuer if self.issuer and self.issuer.kind == "person" else None

    @property
    def owner(self) -> str:
        """The surname of the person whose lawyer or the like it is, empty where it is nobody's."""
        owner = self.person_behind if self.may_be_one_person else None
        return owner.canonical.split()[-1] if owner else ""


def read_pronoun(words: str) -> tuple[str | None, str | None, str] | None:
    """Gender, number (one, many) and what ``he``, ``It``, ``they’ve`` can stand for; None for no pronoun, as
    ``WHO``, ``US`` and ``IT``."""
    if words in ("WHO", "US", "IT"):
        return None
    found = tables()["pronouns"].get(re.sub(r"[’'].*", "", words.strip().lower()))
    return (found[0], found[1], found[2]) if found else None


def described_kind(mention: SourceMention) -> SpeakerKind:
    """What a source known only by its description is."""
    if mention.stands_for == "document":
        return "document"
    if mention.stands_for == "body" and not mention.many:
        return "organization"
    return "group" if mention.many else "person"


def description(mention: SourceMention) -> str:
    """A described source without what only adds to it: ``a review, published in May`` → ``a review``; a
    clause that tells which one it is stays, as in ``a review published in May``."""
    text = _DASH.split(shown(mention.text))[0]
    short = LOOSE_END.sub("", BEGUN.sub("", _ASIDE.split(_BESIDES.split(text)[0])[0]))
    bare = " " not in short.strip() or short.lower().split()[-1] in _BARE
    words = (text.split(", ")[0] if bare else short).strip(' ,;:“”"')
    return words if " of " in words else _GENITIVE.sub("", words)
