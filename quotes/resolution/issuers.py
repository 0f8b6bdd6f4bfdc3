"""Whose a document is: who wrote ``the letter``, who made ``a poll by Harbour Watch``.

A document speaks for its issuer. Named in the source itself (``Varn's memoir``), right after it, or where the
text speaks of the document before or after (``brought_up``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.resolution.mention import SEEN
from quotes.resolution.mention_tables import body_nouns, tables
from quotes.resolution.name_index import Name, NameIndex
from quotes.resolution.names import Chain
from quotes.resolution.source_names import before_name
from quotes.resolution.titles import name_tables
from quotes.schema import Span

_NEXT_NOUN = re.compile(r"\s([a-z-]+)\b(?![’'])")
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
_MAKER_NEXT = re.compile(r"\b(?:by|from)(?:\s(?!(?:at|for|from|in|of|on|to|with)\b)[a-z]+){0,2}\s*$")
_MAKERS = re.compile(
    r"\b(?:by|from)\s(?:the\s)?((?:[a-z][a-z-]+\s){0,3}[a-z-]+(?:[^s\W]s|\steam|\sgroup)\s(?:at|from|of|with|in|for)\s[^(]*)"
)
_BY_BODY = re.compile(
    r"\b(?:by|from)\s(the\s(?:[\w-]+\s){0,3}?([a-z-]+))"
    r"(?=\Z|[,.]|\s(?:in|on|last|this|earlier|seen|obtained)\b|\s[A-Z]\w+day\b)"
)
_OF_PEOPLE = re.compile(r"(the\s(?:[a-z-]+\s){0,3}?([a-z-]+?))(?:[’']s|(?<=s)[’'])\s", re.IGNORECASE)
_ITS_OWN = re.compile(r"[’']s?((?:\s(?!(?:an?|by|for|in|of|on|the|to|with)\b)[a-z][\w-]*){1,3})")


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
    somebody there (``the Harbour Watch chief inspector’s memo``, ``by the Kremlin chief``), or anybody on
    what is theirs (``a Facebook post``), or whoever was there (``from the Norland primary``). A person’s
    campaign is as good as he."""
    staff = _BY_STAFF.match(text, name[1], span[1])
    if staff and staff[1] not in body_nouns():
        return True
    noun = _NEXT_NOUN.match(text, name[1], span[1])
    made = _MAKER_NEXT.search(before_name(text, span, name[0]))
    if noun and name[2].label == "GPE" and not _is_of_place(noun[1], bool(made)):
        return True
    if noun and (name_tables().is_head(noun[1]) or _is_platform(text[name[0] : name[1]], noun[1])):
        return True
    bodies, own = tables()["bodies"] - tables()["documents"], _ITS_OWN.match(text, name[1])
    body = own and made and not bodies.isdisjoint(own[1].split())
    return bool(body) and name[2].kind != "person"


def _is_of_place(noun: str, made: bool) -> bool:
    """Whether ``noun`` after the name of a place leaves it whose a document is: ``a Norland report``; not
    ``polls from the Norland primary``, nor ``a report from the Norland embassy``."""
    return noun in tables()["documents"] or (noun in body_nouns() and not made)


def _is_platform(name: str, noun: str) -> bool:
    """Whether anybody can put up what is called so: ``a YouTube video``, not ``a YouTube statement``."""
    return name.lower() in tables()["platforms"] and noun in tables()["posts"]


def issuer_after(text: str, end: int, head: str, index: NameIndex) -> Chain | None:
    """Who is named as the maker of a document right after a source that ends at ``end``: ``a poll`` + ``by
    Harbour Watch``, ``an article`` + ``in the Courier``. ``head``: the document's noun."""
    link = _MADE_BY.match(text, end)
    if not link or (link[1] == "in" and head not in tables()["articles"]):
        return None
    maker = index.last_before(link.end() + 1)
    labels = ("ORG",) if link[1] == "in" else ("ORG", "PERSON")
    return maker[2] if maker and maker[0] == link.end() and maker[2].label in labels else None


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


def makers_described(text: str, span: Span) -> Span | None:
    """Those who made a document where they are only described: a study ``led by researchers at Norland
    University`` is theirs and not the university’s, a survey ``published by the bank`` the bank’s, ``the
    family’s lawsuit`` the family’s."""
    bodies = (found for found in _BY_BODY.finditer(text, *span) if found[2] in tables()["bodies"])
    makers = _MAKERS.search(text, *span) or next(bodies, None)
    if makers:
        return None if _NOT_ISSUER.search(text[span[0] : makers.start(1)]) else makers.span(1)
    people = _OF_PEOPLE.match(text, *span)
    return people.span(1) if people and _are_people(people[2].lower()) else None


def _are_people(noun: str) -> bool:
    """Whether a noun is one of people: ``family``, ``prosecutors``, not ``film``, not ``ministry``."""
    t, either = tables(), {noun, noun.removesuffix("s")}
    known = not either.isdisjoint(t["groups"] | t["women"] | t["men"])
    return known or any(map(name_tables().is_head, either))
