"""Whom the words of a source, or of the sentence around it, tell that it cannot be."""

from __future__ import annotations

import re

from quotes.resolution.discourse import QuoteParts
from quotes.resolution.entities import Entity
from quotes.resolution.mention import FUNCTION, WORD, SourceMention, TitleFit, description
from quotes.resolution.mention_tables import tables
from quotes.resolution.possible import is_indefinite

_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|both)\b|\S+[’']s?\s", re.IGNORECASE)
_SERVES = re.compile(r"\b(?:for|to) [A-Z]|[’']s ")
_OF_SOMEBODY = re.compile(r"(?:his|her|their|my|your|our)\s", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:,[^,.!?\n]{1,80},)?\s(?:(?:has|have|had|will|would|could|may|might|must|should|to|\w+ly|not|also|now|later"
    r"|again|never|then|since|once|twice|often)\s)*(?:is|are|was|were|be|been|being|got|gets)\s(?:\w+\s){0,3}"
)
"""What stands between the subject of a passive and its verb: ``has repeatedly been`` (accused)."""
STEM = 4
"""Letters that two forms of a word share: ``Britain``, ``British``."""
_HEADLINED = re.compile(r"[”\"’']+:\s[^\n]+\n")
REACH, TOLD = 160, 60
"""Characters before a cue in which its subject is sought, and its ``was``."""
_TOLD = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|gets)\s(?:(?:\w+ly|not|also|now|later|again|never|then|since|once"
    r"|twice|often|all|only|just)\s)*(\w+)"
)
_FIRST = re.compile(r"([A-Z][a-z]+)\b(?!\sby\b)")
"""The participle that opens a sentence whose subject is the one who is spoken to: ``Asked if …, he said``."""

_OTHER = re.compile(r"(?:the |an|)others?\b", re.IGNORECASE)
_ONE = re.compile(r"(?:the )?(?:one|first)\b", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:t(?:old|ells?|elling)|(?:spoke|speaks|speaking|talked|talking) (?:to|with)"
    r"|interview (?:with|to|in)|said to|wrote in)\s(?:[Tt]he\s)?$"
)
"""What before the name of a body makes it no more than whom somebody speaks to."""


def is_ruled_out(mention: SourceMention, entity: Entity) -> bool:
    """Whether the words of a source tell that it is not the entity."""
    if entity.described and (not _can_be_again(mention, entity) or _is_another_of_the_kind(mention, entity)):
        return True
    if _OTHER.match(mention.text) and entity.described and _ONE.match(entity.name):
        return True
    return _is_told_apart(mention, entity) or _serves_another(mention, entity)


def _can_be_again(mention: SourceMention, entity: Entity) -> bool:
    """Whether a source can be somebody described before: if it refers back (``the woman``, ``his lawyer``) or
    says the same; ``a senior official`` is somebody new each time."""
    if mention.kind != "nominal" or _DEFINITE.match(mention.text):
        return True
    return entity.name == mention.text and not is_indefinite(mention)


def _is_another_of_the_kind(mention: SourceMention, entity: Entity) -> bool:
    """Whether each is told from others of its kind in a way of its own: ``the health minister`` is not ``the
    finance minister`` nor ``the mayor of Brunn`` that of Selten, though both are ``the minister``."""
    if mention.head != entity.head:
        return False
    said, known = _telling(description(mention), entity.head), _telling(entity.name, entity.head)
    return bool(said - known and known - said)


def _telling(words: str, head: str) -> set[str]:
    """The words that tell which of its kind somebody is, as they begin: Britain's is British."""
    found = (word.lower() for word in WORD.findall(re.sub(r"[’']s\b", "", words)))
    return {word[:STEM] for word in found if word not in FUNCTION | {head} and not word[0].isdigit()}


def _is_told_apart(mention: SourceMention, entity: Entity) -> bool:
    """Whether a source names the entity to say who else it is: nobody is ``a senator close to Hale`` for Hale
    or their own lawyer, and no bank is its analysts."""
    if mention.kind != "nominal" or mention.span is None or mention.stands_for not in ("person", "any"):
        return False
    named = entity.last_before(mention.span[1]) if entity.chains else None
    return mention.issuer in entity.chains or (named is not None and named > mention.span[0])


def _serves_another(mention: SourceMention, entity: Entity) -> bool:
    """Whether ``Hale's lawyer`` is asked for and the entity is ``a lawyer for Ivo Moll``."""
    owner = owner_of(mention)
    return bool(owner and _SERVES.search(entity.role)) and owner not in entity.role.split()


def owner_of(mention: SourceMention) -> str:
    """The surname of the person whose lawyer or the like a source is, empty where it is nobody's."""
    owner = mention.person_behind if mention.may_be_one_person else None
    return owner.canonical.split()[-1] if owner else ""


def is_of_somebody(mention: SourceMention, entity: Entity, title: TitleFit) -> bool:
    """Whether ``his lawyer`` may be said with regard to the entity: nothing tells that it is one itself."""
    if mention.kind != "nominal" or not mention.may_be_one_person or not _OF_SOMEBODY.match(mention.text):
        return False
    return entity.kind == "person" and not entity.described and title not in ("own", "called")


def is_only_addressed(text: str, mention: SourceMention, entity: Entity, title: TitleFit, at: int) -> bool:
    """Whether a body has only been spoken to before ``at``, as in ``told the Oakmere Courier``, and a source
    such as ``the company`` or ``they`` is no word for it."""
    if entity.kind != "organization" or entity.spoke or not entity.chains or title in ("own", "called"):
        return False
    if mention.kind == "none" or mention.head in tables()["outlets"]:
        return False
    if entity.last_before(at) is None:
        return False
    return all(start >= at or _TO.search(text, max(0, start - TOLD), start) for start, _ in entity.mentions)


def is_spoken_to(text: str, quote: QuoteParts, entity: Entity) -> bool:
    """Whether the entity is the subject of a passive cue, and so whom somebody else told or accused:
    ``Hale Mutual has been accused of``."""
    if quote.source or not quote.cue:
        return False
    start, end = quote.cue[0]
    if text[start:end].split()[-1] in tables()["quoted"]:
        return False
    mention = entity.mention_before(start)
    if not mention or not mention[1] <= start < mention[1] + REACH:
        return False
    before = mention[1]
    return bool(_PASSIVE.fullmatch(text[before:start] + _first_words(text[start:end])))


def _first_words(cue: str) -> str:
    """A cue without its verb: ``has been `` of ``has been accused``."""
    return cue[: cue.rfind(" ") + 1]


def is_only_elsewhere(text: str, quote: QuoteParts, entity: Entity) -> bool:
    """Whether ``quote`` opens a headline that goes on with whose words they are (``‘We starve’: crews walk
    out``), and the entity is a body which that does not name."""
    end = quote.content[-1][1]
    if quote.source or quote.cue or entity.kind != "organization" or not _HEADLINED.match(text, end):
        return False
    line = text.find("\n", end)
    return "\n" not in text[: quote.content[0][0]].lstrip() and entity.last_before(max(line, end)) is None


def is_asked(text: str, quote: QuoteParts) -> bool:
    """Whether a quote is what somebody unnamed asked: ``Asked if he was guilty, Hale said no``."""
    first = None if quote.source or not quote.cue else _FIRST.match(text, *quote.cue[0])
    return first is not None and first[1].lower() in tables()["told"]


def is_told(text: str, quote: QuoteParts) -> bool:
    """Whether a cue says that somebody was told, asked or warned, and no source that by whom: the source, if
    there is one, is whom they spoke to."""
    if not quote.cue:
        return False
    start, end = quote.cue[0]
    for passive in _TOLD.finditer(text, max(0, start - TOLD), end):
        verb = passive.start(1)
        if verb >= start and passive[1].lower() in tables()["told"]:
            if not quote.source:
                return True
            apposed = text.startswith(", ", quote.source[1])
            return bool(_PASSIVE.fullmatch(text, quote.source[1] + apposed, verb))
    return False
