"""Whom the sentence right before a quotation describes: ``Her mother nodded. “I saw it,” she said``.

What one sentence is about the next most likely goes on about (centering; Grosz, Joshi and Weinstein 1995).
The network, which was taught on names, passes over somebody who is only described.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.resolution.brought_up import issuer_around, sentence_start
from quotes.resolution.discourse import QuoteParts
from quotes.resolution.entities import Entity
from quotes.resolution.mention import SourceMention, read_pronoun
from quotes.resolution.mention_tables import tables
from quotes.resolution.name_index import NameIndex
from quotes.resolution.names import Chain
from quotes.resolution.source_mentions import read_source
from quotes.resolution.title_fits import bears_title
from quotes.resolution.titles import is_trade, name_tables
from quotes.schema import Span

_SUBJECT = re.compile(
    r"(?:(?:Then|But|And|One day|Later|In \d{4}|That (?:day|night|morning)|At one point),?\s)?"
    r"(?P<subject>(?:the|an?|one|another|my|his|her|our|their)(?:\s[a-z][\w-]*(?:[’']s)?){1,3}?)"
    r"(?:,\swho\s[^,.“”\"]+,|\s(?:from|of|in|at|with|beside|behind|for)\s[^,.“”\"]+?)?"
    r"\s(?:is|was|has|had|does|did|could|would|will|came|went|got|said|sat|stood|put|took|left|told|shook|threw"
    r"|began|wrote|read|[a-z]{2,}(?:ed|(?<!s)s))\b(?P<rest>[^“”\"\n]*)",
    re.IGNORECASE,
)
"""A sentence about somebody described, up to its verb."""
_END = re.compile(r"[.!?]\s+[“\"‘'«]?\s*\Z")
_ACTS = re.compile(r"\s[a-z]+[^“”\"\n]*[“\"‘'«]\Z")
_ASKS = re.compile(r"\b(?:ask|wonder|inquir|enquir)", re.IGNORECASE)
_DEFINITE = re.compile(r"the\s(?!.*[’']s\s)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NOUN = re.compile(r"[A-Za-z][a-z-]+")
_THE = (
    r"(?:(?i:an?|the|this|that|another|his|her|its|their|my|our|your)"
    r"|(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w-]*[’']s)\s"
)
_PHRASE = re.compile(
    rf"\b{_THE}(?:(?!{_THE}|(?:of|in|on|at|for|to|with|from|by|and|or|as)\s)[\w-]+\s){{0,3}}\Z"
)
"""What stands in a noun phrase before its noun."""
_IN = re.compile(r"\b[Ii]n\s\Z")
_STOP = re.compile(r"[.!?]")
_OF = re.compile(r"\sof(?:\s[a-z]+){1,2}(?=\s[a-z]+ed\s|\s(?:from|by|in|that|which|and)\s|[.,]|\Z)")
NOUN_PHRASE = 50
"""Characters before a noun in which its article stands."""
TOLD = 1000
"""Characters before ``it`` in which the document is told of that it may mean."""
OPENING = 8
"""Characters before a quotation in which the sentence before it ends."""


def subject_before(
    text: str, quote: QuoteParts, pronoun: SourceMention, index: NameIndex
) -> SourceMention | None:
    """The subject of the sentence before a quotation that a pronoun says, if it describes one person and
    nobody else is in the sentence."""
    if pronoun.kind != "pronoun" or pronoun.span is None or pronoun.gender is None:
        return None
    begin, end = _sentence_before(text, min(pronoun.span[0], quote.content[0][0]))
    found = _SUBJECT.fullmatch(text, begin, end)
    if not found or index.within((begin, end)) or _ASKS.search(text, begin, end):
        return None
    subject = read_source(text, found.span("subject"), index)
    return subject if _is_one(subject, pronoun) and not _is_contrary(found["rest"], pronoun) else None


def _sentence_before(text: str, at: int) -> Span:
    """The sentence that ends right before ``at``, an empty one at the top if none does."""
    end = _END.search(text, max(0, at - OPENING), at)
    return (sentence_start(text, end.start()), end.start()) if end else (0, 0)


def taken_up(subject: SourceMention, gender: str | None, near: Sequence[Entity]) -> Entity | None:
    """Who the subject is: of the people ``near``, of that ``gender``, the one who bears its title."""
    assert subject.span is not None
    people = [e for e in near if e.kind == "person" and e.last_before(subject.span[0]) is not None]
    fitting = [e for e in people if e.gender in (None, gender)]
    theirs = [e for e in fitting if bears_title(subject, e.called, e.head, "") == "own"]
    return theirs[0] if len(theirs) == 1 else None


def is_new(subject: SourceMention) -> bool:
    """Whether a subject whom nobody fits is somebody new: ``my neighbor``, no ``the Democrat``."""
    return not _DEFINITE.match(subject.text)


def _is_one(subject: SourceMention, pronoun: SourceMention) -> bool:
    """Whether a subject is one person of the pronoun's sex."""
    person = subject.kind == "nominal" and subject.stands_for == "person" and not subject.many
    known = {subject.head} & (tables()["women"] | tables()["men"]) or name_tables().is_head(subject.head)
    fits = subject.gender in (None, pronoun.gender)
    return person and fits and bool(known or is_trade(subject.head))


def _is_contrary(rest: str, pronoun: SourceMention) -> bool:
    """Whether somebody of the other sex is in the rest of the sentence, who may be the subject."""
    read = (read_pronoun(word) for word in _WORD.findall(rest))
    return any(found and found[0] not in (None, pronoun.gender) for found in read)


def named_before(text: str, quote: QuoteParts, index: NameIndex) -> Chain | None:
    """Who does something in the sentence before a quotation that tells of no speaker, if nobody else is named
    there: ``Berg laughs at this. “Which of them?”``"""
    if quote.type != "direct" or quote.source or quote.cue or quote.continues:
        return None
    start = quote.content[0][0]
    begin, end = _sentence_before(text, start)
    names = index.within((begin, end))
    if not names or names[0][0] != begin or not _ACTS.fullmatch(text, names[0][1], start):
        return None
    people = {chain.id for _, _, chain in names if chain.kind == "person"}
    return names[0][2] if people == {names[0][2].id} else None


def document_before(
    text: str, quote: QuoteParts, mention: SourceMention, index: NameIndex
) -> SourceMention | None:
    """The document that the text told of last before a quote that ``it`` says, in the same paragraph or, of
    one that opens a paragraph, in that before: ``He got a letter. “It said I was out”``."""
    if mention.text.lower() != "it" or mention.span is None:
        return None
    at = min(mention.span[0], quote.content[0][0])
    while at and text[at - 1] in " \n“\"‘'":
        at -= 1
    document = _last_document(text, at)
    if document is None or (
        _IN.search(text, max(0, document[0] - len(" in ")), document[0])
        and not _STOP.search(text, document[1], at)
    ):
        return None  # ``In a letter it said``
    found = read_source(text, document, index)
    issuer = found.issuer or issuer_around(text, mention.span, found.head, index)
    return replace(found, issuer=issuer) if found.stands_for == "document" else found


def _last_document(text: str, end: int) -> Span | None:
    """Where the last document is that the paragraph which breaks off at ``end`` tells of."""
    nouns, start = tables()["documents"], max(text.rfind("\n", 0, end) + 1, end - TOLD)
    for noun in reversed(list(_NOUN.finditer(text, start, end))):
        if nouns.isdisjoint((noun[0].lower(), noun[0].lower().removesuffix("s"))):
            continue
        phrase = _PHRASE.search(text, max(0, noun.start() - NOUN_PHRASE), noun.start())
        if phrase:
            of = _OF.match(text, noun.end(), end)
            return phrase.start(), of.end() if of else noun.end()
    return None
