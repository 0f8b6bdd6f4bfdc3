"""Whose a document is: who wrote ``the letter``, who made ``a poll by Harbour Watch``.

A document speaks for its issuer. Named in the source itself (``Varn's memoir``), right after it, or where the
text first brings the document up (``Varn has written a memoir. … The memoir says``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from quotes.resolution.mention import SEEN
from quotes.resolution.mention_tables import body_nouns, tables
from quotes.resolution.name_index import Name, NameIndex
from quotes.resolution.names import Chain
from quotes.resolution.source_names import before_name
from quotes.schema import Span

_MADE_BY = re.compile(r"\s(by|from|in)\s(?:[Tt]he\s)?")
_BY_STAFF = re.compile(r"\s(?:[a-z-]+\s){0,2}?([a-z-]+)[’']s?\s")
_BY = re.compile(r"\bby(?: the)?\s*$")
_BESIDE = re.compile(r"(?:,|\band)(?: the)?\s*$")
_OWNER = re.compile(r"[’']s?\s")
_NOT_ISSUER = re.compile(
    r"\b(?:to|on|about|against|for|with|in|under|through|via"
    rf"|{SEEN} \w+)(?: the)?\s*$"
)
"""What stands before an addressee, a topic or a reader: ``a letter to``, ``a memo seen by``."""
_BARE = re.compile(r"(?:(?:the|this|that|an?)\s)?(?:(?:new|same|latest|recent)\s)?[\w-]+", re.IGNORECASE)
"""A document without anything that tells whose."""
_OWNED = re.compile(r"[’']s?(?:\s(?!(?:an?|the|in|on|of|to|and|that|for|with|by)\b)[\w’-]+){0,2}\s")
_MAKER_NEXT = re.compile(r"\b(?:by|from)(?: the)?\s*$")
_ITS_OWN = re.compile(r"[’']s?((?:\s(?!(?:an?|by|for|in|of|on|the|to|with)\b)[a-z][\w-]*){1,3})")
_OF_MAKER = re.compile(r"\s(?:(?:national|state|statewide|tracking|online|opinion|exit|phone|new)\s)?")
MAKING = re.compile(
    r"(?:,[^,\n]{1,80},)?(?:\s(?:has|have|had|also|then|later|recently|just))*"
    r"\s(?:wr[io]t(?:es?|ten)|penned|authored|publishe[sd]|issue[sd]|sen[dt]s?|file[sd]|release[sd]|signed|posted|made"
    r"|produced|delivered|g[ia]ven?|launched|put out)"
    r"\s(?:an?|his|her|their|its|the)(?:\s(?!(?:in|on|of|to|and|that|for|with|by)\b)[\w’-]+){0,3}\s"
)
"""What stands between who makes a document and its noun."""
BACK, AHEAD, SENTENCE = 4000, 1200, 300
"""Characters before and after a source in which its document may be brought up, and in one sentence."""
NEAREST = 6
"""So many places either side at most are looked at."""
SENTENCE_END = re.compile(r"[.!?][”\"’]?\s|\n")


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that ``at`` lies in, at most ``SENTENCE`` characters back."""
    floor = max(0, at - SENTENCE)
    return max((end.end() for end in SENTENCE_END.finditer(text, floor, at)), default=floor)


def issuer_of(text: str, span: Span, names: Sequence[Name]) -> Chain | None:
    """Whose a document is: its maker or owner, or another name in the source, but no addressee or topic."""
    names = [name for name in _possible_issuers(text, span, names) if not _owns_maker(text, span, name)]
    makers = [c for at, _, c in names if _MAKER_NEXT.search(before_name(text, span, at))]
    aside = text.find(",", *span)
    names = [name for name in names if aside < 0 or name[0] < aside]
    owners = [c for _, end, c in names if re.match(r"[’']s?\b|[’'](?=\s)", text[end : end + 2])]
    if re.match(r"(?:\w+ ){0,2}reports\b", text[slice(*span)], re.IGNORECASE):
        makers = [c for c in makers if c.label != "GPE"]  # reports from a country are anybody's
    bodies = [c for _, _, c in names if c.label in ("ORG", "PERSON")]
    return next(iter(makers or owners or bodies), None)


def _owns_maker(text: str, span: Span, name: Name) -> bool:
    """Whether not who is named made a document, but a body of theirs (``by Norland’s finance committee``) or
    somebody there (``the Harbour Watch chief inspector’s memo``). A person’s campaign is as good as he."""
    staff = _BY_STAFF.match(text, name[1], span[1])
    if staff and staff[1] not in body_nouns():
        return True
    bodies, own = tables()["bodies"] - tables()["documents"], _ITS_OWN.match(text, name[1])
    made = own and _MAKER_NEXT.search(before_name(text, span, name[0]))
    body = own and made and not bodies.isdisjoint(own[1].split())
    return bool(body) and name[2].kind != "person"


def issuer_after(text: str, end: int, head: str, index: NameIndex) -> Chain | None:
    """Who is named as the maker of a document right after a source that ends at ``end``: ``a poll`` + ``by
    Harbour Watch``, ``an article`` + ``in the Courier``. ``head``: the document's noun."""
    link = _MADE_BY.match(text, end)
    if not link or (link[1] == "in" and head not in tables()["articles"]):
        return None
    maker = index.last_before(link.end() + 1)
    labels = ("ORG",) if link[1] == "in" else ("ORG", "PERSON")
    return maker[2] if maker and maker[0] == link.end() and maker[2].label in labels else None


def issuer_elsewhere(text: str, span: Span, head: str, index: NameIndex) -> Chain | None:
    """Who is named as owner or maker where the text speaks of the document of a source such as ``the letter``
    or ``Poll``: before, the nearest first, else soon after. ``head``: the document's noun."""
    if not _BARE.fullmatch(text, *span):
        return None
    nouns = same_documents(head)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b", re.IGNORECASE)
    before = list(pattern.finditer(text, max(0, span[0] - BACK), span[0]))[-NEAREST:]
    after = islice(pattern.finditer(text, span[1], span[1] + AHEAD), NEAREST)
    signed = not tables()["signed_documents"].isdisjoint(nouns)
    issuers = (_issuer_at(text, found.span(), index, signed) for found in (*reversed(before), *after))
    return next((issuer for issuer in issuers if issuer), None)


def same_documents(head: str) -> Sequence[str]:
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
        if owned or made or MAKING.fullmatch(text, end, noun[0]):
            return chain
    link = _MADE_BY.match(text, noun[1])
    if not link or link[1] != "by":
        return None
    behind = _named(index, (link.end(), link.end() + SENTENCE))
    return behind[0][2] if behind and behind[0][0] == link.end() else None


def _named(index: NameIndex, span: Span) -> list[Name]:
    """The names of people and bodies in ``span``, in order."""
    return [name for name in index.within(span) if name[2].label in ("ORG", "PERSON")]


def _possible_issuers(text: str, span: Span, names: Sequence[Name]) -> list[Name]:
    return [name for name in names if not _NOT_ISSUER.search(before_name(text, span, name[0]))]


def authors_of(text: str, span: Span, names: Sequence[Name]) -> tuple[Chain, ...]:
    """Those who made a document together: ``a study by Anna Berg of Norwich and Tom Hale``."""
    makers = [name for name in _possible_issuers(text, span, names) if not _OWNER.match(text, name[1])]
    first = next((n for n, (at, _, _) in enumerate(makers) if _BY.search(before_name(text, span, at))), None)
    if first is None:
        return ()
    others = [name for name in makers[first + 1 :] if _BESIDE.search(before_name(text, span, name[0]))]
    return tuple(dict.fromkeys(chain for _, _, chain in (makers[first], *others)))
