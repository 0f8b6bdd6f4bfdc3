"""Whom a source is described with regard to: Berg of ``her campaign``, of ``the lawyer beside her``.

It never is they (the i-within-i condition of binding theory, Chomsky 1981). A group or body is named by whose
it is: ``her campaign`` is ``Anna Berg's campaign`` in a table.
"""

from __future__ import annotations

import re

from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables
from quotes.resolution.source_mentions import pronoun_at

_POSSESSIVE = re.compile(r"^(?:his|her|its|their)(?=\s)", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:him|his|her|its?|them|their)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:[a-z]+\s){1,3}(him|her|it|them)\s")
"""Between a source and its cue: ``the lawyer`` + ``beside her`` + ``said``."""
_CLAUSE = re.compile(r",|\b(?:who|whose|which|that|and)\b|\w(?:ed|ing)\s")
"""What begins words whose pronouns may stand for the source itself: ``a woman who lost her son``."""
_OBJECT = re.compile(r"\b(?:who|which|that)\s(?:(?:has|have|had)\s)?\w+\s(him|it|them)\b")
"""Where such words tell what a source did to somebody else: ``the bank that lent it the money``."""


def pronoun_within(text: str, mention: SourceMention, cue: int) -> SourceMention | None:
    """The pronoun with regard to which a source of ``text`` describes somebody, as a mention of its own;
    ``cue``: where its cue begins.

    Not of documents, which speak for whose they are: ``one of her ads``.
    """
    if mention.kind != "nominal" or mention.span is None or mention.stands_for == "document":
        return None
    start, end = mention.span
    if behind := _BEHIND.fullmatch(text, end, max(end, cue)):
        return pronoun_at(text, behind.span(1))
    clause = _CLAUSE.search(text, start, end)
    found = _WITHIN.search(text, start, clause.start() if clause else end)
    if found and _is_document(text[found.end() : end]):
        return None
    if found := found or _OBJECT.search(text, start, end):
        return pronoun_at(text, found.span(found.re.groups))
    return None


def _is_document(words: str) -> bool:
    singular = {word.removesuffix("s") for word in words.lower().split()}
    return not singular.isdisjoint(tables()["documents"])


def described_with(description: str, mention: SourceMention, owner: Entity) -> str:
    """The description of a group or body by its owner's name: ``her campaign`` → ``Anna Berg's campaign``.

    People are left as they stand: ``her son`` says more of him than whose son he is.
    """
    if not owner.chains or not (mention.many or mention.stands_for == "body"):
        return description
    return _POSSESSIVE.sub(lambda _: f"{owner.name}'s", description, count=1)
