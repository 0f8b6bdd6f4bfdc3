"""Whose a document is not: who shows ``a letter from a tenant``, or only tells of it, did not write it.

Looked at is where the text first brings up, with ``a`` or ``an``, what a source calls ``the letter``.
"""

from __future__ import annotations

import re

from quotes.resolution.brought_up import BACK, MAKING, SENTENCE_END, same_documents, sentence_start
from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention
from quotes.schema import Span

_FROM = re.compile(
    r"(?:\s(?:signed|written|sent|posted|issued))?\s(?:from|by)\s(?:an?|one|some|several)\s"
    r"|\s(?:found|left|pinned|taped|stuck|nailed|recovered|discovered|received|dated|addressed)\s"
)
"""What after a document tells whence it is."""
_FROM_KNOWN = re.compile(r"\s(?:from|by)\s(the|his|her|their|its)\s")
"""Who is behind may be somebody named elsewhere: ``a letter from her coach``."""
_NOUN = re.compile(r"[a-z-]{4,}")
_OWNED = re.compile(r"an?\s(?:[a-z-]+\s)*[a-z-]+[’']s?\s", re.IGNORECASE)
_HANDLED = re.compile(
    r"\b(?:read|show(?:ed|n|s)?|showing|h[eo]ld(?:s|ing)?|tore|tears?|tearing|ripped|wav(?:ed|ing|es)|brandish\w+"
    r"|receiv(?:ed|es|ing)|got|gets|found|finds|finding|opened|opening|burn(?:ed|t|ing)|saw|seen|display(?:ed|s|ing)"
    r"|spotted|discovered|seized|quot(?:ed|es|ing)\sfrom|mention(?:ed|s|ing)|handed|picked)\s(?:(?:out|up|aloud|down"
    r"|to|from|us|me|him|them|reporters|journalists|police|MPs|jurors|the)\s){0,3}$"
)
"""What before a document tells that its subject has it from somebody else."""
_MAKER = re.compile(r"(?:the|an?|his|her|their|its)\s(?:[a-z-]+\s){0,3}?[a-z-]+", re.IGNORECASE)


class Handed:
    """The document of a source as the text brings it up, and who it says is not its author."""

    def __init__(self, text: str, mention: SourceMention) -> None:
        """``mention``: the source; any that is no document is nobody's to show."""
        self._sentence: Span | None = None
        """The words before the maker, in which others tell of the document."""
        self._behind: Span | None = None
        """The words that tell whence it is: only who is named there can have made it."""
        self._words: frozenset[str] = frozenset()
        """The same, each for itself: ``a former nurse`` may be named elsewhere."""
        self._of_theirs = False
        """Whether it is from somebody of a body named before: ``a letter from its lawyers``."""
        if mention.kind == "nominal" and mention.stands_for == "document" and mention.span:
            self._read(text, mention.span, mention.head)

    def is_not_by(self, entity: Entity) -> bool:
        """Whether the text tells that somebody only has or mentions the document."""
        if entity.kind == "document":
            return False
        if self._behind and entity.kind == "person":
            described = self._words.intersection(entity.role.lower().split())
            return not (described or _mentioned_in(entity, self._behind))
        theirs = self._of_theirs and entity.kind != "person"
        return not theirs and _mentioned_in(entity, self._sentence)

    def _read(self, text: str, span: Span, head: str) -> None:
        either = "|".join(map(re.escape, same_documents(head)))
        noun = rf"\ban?\s(?:[\w’'-]+\s){{0,3}}?(?:{either})\b"
        brought_up = list(re.finditer(noun, text[max(0, span[0] - BACK) : span[1]], re.IGNORECASE))
        if not brought_up:
            return
        start, end = (max(0, span[0] - BACK) + at for at in brought_up[-1].span())
        begin = sentence_start(text, start)
        stop = SENTENCE_END.search(text, end)
        if known := _FROM_KNOWN.match(text, end):
            self._sentence, self._of_theirs = (begin, start), known[1] != "the"
        elif _FROM.match(text, end) or _OWNED.match(text, start, end) or _HANDLED.search(text, begin, start):
            self._sentence, self._behind = (begin, start), (end, stop.start() if stop else len(text))
            self._words = frozenset(_NOUN.findall(text[slice(*self._behind)]))
        for maker in _MAKER.finditer(text, begin, start):
            if MAKING.match(text, maker.end(), end) and maker.start() > begin:
                self._sentence = (begin, maker.start())


def _mentioned_in(entity: Entity, span: Span | None) -> bool:
    last = entity.last_before(span[1]) if span else None
    return span is not None and last is not None and last >= span[0]
