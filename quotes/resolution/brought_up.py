"""Where a text brings up the document of a source: ``Varn has written a memoir. … The memoir says``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from quotes.resolution.mention_tables import tables
from quotes.resolution.name_index import Name, NameIndex
from quotes.resolution.names import Chain
from quotes.schema import Span

_BY_MAKER = re.compile(
    r"(?:\s(?:filed|written|sent|signed|published|released|issued|posted)"
    r"(?:\s(?:on\s|last\s|this\s|in\s)?\w+)?)?\sby\s(?:the\s)?"
)
"""Behind a document, before who made it."""
_A = re.compile(r"\ban?\s(?:[\w’-]+\s){0,2}\Z", re.IGNORECASE)
"""The article of what is brought up."""
_PARAGRAPH = re.compile(r"\n\s*")
_BARE = re.compile(
    r"(?:(?:the|this|that|an?)\s)?(?:(?:new|same|latest|recent)\s)?[\w-]+"
    r"(?:\s(?:filed|published|released|issued|sent)(?:\s(?:on\s|last\s|this\s|earlier\sthis\s)?(?:\w+day|week|month|year))?)?"
    r"(?:,?\s[“\"‘].*)?",
    re.IGNORECASE,
)
"""A document without anything that tells whose, perhaps with its title."""
_SUED = re.compile(r"(?:,[^,\n]{1,80},)?\s(?:(?:has|have|had|is|are|was|were)\s)?(?:sue[sd]?|suing)\b")
"""What stands behind the name of whose a lawsuit is."""
_OWNED = re.compile(r"[’']s?(?:\s(?!(?:an?|the|in|on|of|to|and|that|for|with|by)\b)[\w’-]+){0,2}\s")
_OF_MAKER = re.compile(r"\s(?:(?:national|state|statewide|tracking|online|opinion|exit|phone|new)\s)?")
_MAKING = re.compile(
    r"(?:,[^,\n]{1,80},)?(?:\s(?:has|have|had|also|then|later|recently|just))*"
    r"\s(?:wr[io]t(?:es?|ten)|penned|authored|publishe[sd]|issue[sd]|sen[dt]s?|file[sd]|release[sd]|signed|posted|made"
    r"|produced|delivered|g[ia]ven?|launched|put out)"
    r"\s(?:an?|his|her|their|its|the)(?:\s(?!(?:in|on|of|to|and|that|for|with|by)\b)[\w’-]+){0,3}\s"
)
"""What stands between who makes a document and its noun."""
_SAYING_IN = re.compile(
    r"(?:,[^,\n]{1,80},)?\s(?:(?:has|have|had)\s)?"
    r"(?:said|wrote|written|warned|claimed|argued|announced|stated|confirmed|denied|responded|replied)"
    r"(?:\s(?:this|so|as\smuch))?(?:\s(?:on\s)?\w+day)?\s(?:in|with)\san?\s(?:[\w’-]+\s){0,2}"
)
"""The same of a document that its maker goes on with: ``Hale said this in a long``."""
BACK, AHEAD, SENTENCE = 4000, 1200, 300
"""Characters before and after a source in which its document may be brought up, and in one sentence."""
NOUN_PHRASE = 40
"""Characters before a noun in which its article stands."""
NEAREST = 6
"""So many places either side at most are looked at."""
SENTENCE_END = re.compile(r"[.!?][”\"’]?\s|\n")


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that ``at`` lies in, at most ``SENTENCE`` characters back."""
    floor = max(0, at - SENTENCE)
    return max((end.end() for end in SENTENCE_END.finditer(text, floor, at)), default=floor)


def issuer_elsewhere(text: str, span: Span, head: str, index: NameIndex) -> Chain | None:
    """Who is named as owner or maker where the text speaks of the document of a source such as ``the letter``
    or ``Poll``: before, the nearest first, else soon after. ``head``: the document's noun."""
    return issuer_around(text, span, head, index) if _BARE.fullmatch(text, *span) else None


def issuer_around(text: str, span: Span, head: str, index: NameIndex) -> Chain | None:
    """The same of any source that means a document called ``head``: ``Varn wrote a letter.`` + ``It``."""
    nouns = _same_documents(head)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b", re.IGNORECASE)
    before = list(pattern.finditer(text, max(0, span[0] - BACK), span[0]))[-NEAREST:]
    after = islice(pattern.finditer(text, span[1], span[1] + AHEAD), NEAREST)
    signed = not tables()["signed_documents"].isdisjoint(nouns)
    if before and (author := _says_in(text, before[-1].start(), span[0], index)):
        return author
    issuers = (_issuer_at(text, found.span(), index, signed) for found in (*_since_new(text, before), *after))
    known = next((issuer for issuer in issuers if issuer), None)
    return known or (_who_sued(text, span[0], index) if "lawsuit" in nouns else None)


def _since_new(text: str, found: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """The nouns ``found`` for a document, the last first, back to where the text brings up a new one."""
    new = (
        n for n, noun in enumerate(found) if _A.search(text, max(0, noun.start() - NOUN_PHRASE), noun.start())
    )
    return found[max(new, default=0) :][::-1]


def _says_in(text: str, noun: int, end: int, index: NameIndex) -> Chain | None:
    """Who says something in a document in the paragraph of the source at ``end``, or in the one before:
    ``Hale said this in a letter to tenants.`` + ``The letter``."""
    if len(_PARAGRAPH.findall(text, noun, end)) > 1:
        return None
    named = reversed(_named(index, (sentence_start(text, noun), noun)))
    return next((chain for _, after, chain in named if _SAYING_IN.fullmatch(text, after, noun)), None)


def _who_sued(text: str, end: int, index: NameIndex) -> Chain | None:
    """Who was last said to have sued before ``end``."""
    for name in reversed(_named(index, (max(0, end - BACK), end))):
        if _SUED.match(text, name[1]):
            return name[2]
    return None


def _same_documents(head: str) -> Sequence[str]:
    """Nouns under which a text may bring up what it then calls ``head``."""
    groups: list[list[str]] = tables()["same_documents"]
    return next((group for group in groups if head in group), [head])


def _issuer_at(text: str, noun: Span, index: NameIndex, signed: bool) -> Chain | None:
    """Who is named around a document's noun as owner (``Varn's new memoir``), as maker (``a poll by``, if
    ``signed`` also ``a Harbour Watch poll``), or as writer (``Varn has written a memoir``)."""
    named = _named(index, (sentence_start(text, noun[0]), noun[0]))
    for _, end, chain in reversed(named):
        owned = _OWNED.fullmatch(text, end, noun[0])
        made = (
            signed
            and text[noun[0]].islower()
            and chain.label == "ORG"
            and _OF_MAKER.fullmatch(text, end, noun[0])
        )
        if owned or made or _MAKING.fullmatch(text, end, noun[0]):
            return chain
    link = _BY_MAKER.match(text, noun[1])
    if not link:
        return None
    behind = _named(index, (link.end(), link.end() + SENTENCE))
    return behind[0][2] if behind and behind[0][0] == link.end() else None


def _named(index: NameIndex, span: Span) -> list[Name]:
    """The names of people and bodies in ``span``, in order."""
    return [name for name in index.within(span) if name[2].label in ("ORG", "PERSON")]
