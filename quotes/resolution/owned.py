"""Groups and bodies described by whose they are: ``her campaign`` is ``Anna Berg's campaign`` in a table."""

from __future__ import annotations

import re

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.source_mentions import pronoun_at

_POSSESSIVE = re.compile(r"(?:his|her|its)(?=\s)", re.IGNORECASE)


def owner_pronoun(mention: SourceMention) -> SourceMention | None:
    """The pronoun that tells whose a described group or body is, as a mention of its own.

    People are left as they stand: ``her son`` says more of him than whose son he is.
    """
    if mention.kind != "nominal" or not (mention.many or mention.stands_for == "body"):
        return None
    found = _POSSESSIVE.match(mention.text) if mention.span else None
    return pronoun_at(mention, found.end()) if found else None


def named_by_owner(description: str, owner: Entity) -> str:
    """``her campaign`` → ``Anna Berg's campaign``."""
    return _POSSESSIVE.sub(lambda _: f"{owner.name}'s", description, count=1)
