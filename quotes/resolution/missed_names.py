"""Names that the finder of names missed or broke, where the words beside them tell that they are names.

A newspaper is known by its last word (``the Norwich Courier``), the maker of a poll by the poll (``a Halebeck
survey``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.resolution.broken_names import joined
from quotes.resolution.joint_names import joint_names
from quotes.resolution.mention_tables import tables
from quotes.resolution.name_forms import PERSON, NameMention
from quotes.resolution.titles import name_tables

_CAPITALS = r"[A-Z](?:[\w&’'-]|\.(?=\w)|(?<=\b[A-Z])\.(?!\w))*"
_GAP = r"[ \xa0]"
_OUTLET = re.compile(
    rf"(?<=\b[Tt]he )(?!Gold )(?:{_CAPITALS}{_GAP}){{1,4}}"
    r"(?:Advocate|Beacon|Bulletin|Chronicle|Courier|Daily|Dispatch|Enquirer|Examiner|Gazette|Globe|Guardian|Herald"
    r"|Inquirer|Journal|Ledger|Mail|Mercury|Mirror|Monitor|Observer|Post|Sentinel|Star|Sun|Telegraph|Times|Tribune)"
    rf"\b(?![’'-]?\w*{_GAP}(?:[A-Z]|of\b))"
)
_FINDINGS = r"(?:polls?|polling|survey|study|average|analysis|report)"
_MAKER = re.compile(
    rf"\b(?:an?|the|recent|new|latest|national|online){_GAP}((?:{_CAPITALS}{_GAP}){{1,4}})"
    rf"(?:[a-z]+{_GAP})?{_FINDINGS}\b"
)
_MADE_BY = re.compile(
    rf"\b{_FINDINGS}s?{_GAP}(?:[a-z]+{_GAP})?by{_GAP}(?:the{_GAP})?({_CAPITALS}(?:{_GAP}{_CAPITALS})*)"
)
_LINE_HEAD = re.compile(r"^[ \t\"“]*([A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){0,2}):\s", re.MULTILINE)
_BODY = re.compile(rf"{_GAP}(?:{_CAPITALS}{_GAP}){{0,2}}([A-Z][a-z]+)\b(?!{_GAP}(?:of\b|[A-Z]))")
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_PLAIN_BODY = re.compile(rf"[’']?{_GAP}([a-z]+)(?={_GAP}([a-z]+)\b)")
RARE = 2
"""So many times at most a common noun is taken for a name in one article."""
_NO_MAKER = ("demonyms", "calendar", "places", "pronouns", "roles", "modifiers")


def with_missed(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names`` in order, halves joined, common nouns out, and those put in that ``text`` gives away."""
    names = joined(text, sorted(_proper(text, names), key=_start))
    finders = (joint_names, _makers, _line_heads, _of_peoples, _plain_bodies)
    found = [*_outlets(text), *(name for find in finders for name in find(text, names))]
    places = sorted((f.start, f.end) for f in found)
    names = [name for name in names if not _inside(name.start, name.end, places)]
    return sorted([*names, *found], key=_start)


def _proper(text: str, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """The names without common nouns: what is written small, or rarely with a capital and as often small."""
    small = Counter(_SMALL.findall(text))
    large = Counter(name.text for name in names)
    whole = {word for name in names if " " in name.text for word in name.text.split()}
    cased = not text.islower()
    for name in names:
        rare = large[name.text] <= RARE and name.text not in whole and name.label in (PERSON, "ORG")
        common = rare and name.text[1:].islower() and small[name.text.lower()] >= large[name.text]
        if not (cased and name.text.islower()) and not common:
            yield name


def _outlets(text: str) -> Iterator[NameMention]:
    for found in _OUTLET.finditer(text):
        yield NameMention(*found.span(), found[0], "ORG")


def _makers(text: str, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """Those who made a poll or study, where the finder saw no name at all."""
    for pattern in (_MAKER, _MADE_BY):
        for found in pattern.finditer(text):
            name = found[1].rstrip(" \xa0.’'")
            start, end = found.start(1), found.start(1) + len(name)
            common = all(any(name_tables().has(kind, word) for kind in _NO_MAKER) for word in name.split())
            k = bisect_left(names, end, key=_start)
            if not common and not any(other.end > start for other in names[max(0, k - 2) : k]):
                yield NameMention(start, end, name, "ORG")


def _line_heads(text: str, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """Who speaks each line of a transcript (``VARN: …``), of those whom the finder saw somewhere."""
    known = {n.text.split()[-1].casefold() for n in names if n.label == PERSON and n.text.strip()}
    seen = [(name.start, name.end) for name in names]
    for head in _LINE_HEAD.finditer(text):
        if head[1].split()[-1].casefold() in known and not _inside(*head.span(1), seen):
            yield NameMention(*head.span(1), head[1], PERSON)


def _of_peoples(text: str, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """Bodies of which the finder saw the people or creed only: ``Islamic`` of ``the Islamic Council``."""
    bodies = tables()["bodies"]
    for name, after in pairwise([*names, None]):
        assert name is not None
        body = _BODY.match(text, name.end) if name.label == "NORP" else None
        apart = body and (after is None or body.end() <= after.start)
        if body and apart and body[1].lower() in bodies:
            yield NameMention(name.start, body.end(), text[name.start : body.end()], "ORG")


def _plain_bodies(text: str, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """Bodies named in common words, of which the finder took the first for a name: ``Dairy`` of ``Dairy union
    chief Anna Berg``."""
    for name in names:
        body = _PLAIN_BODY.match(text, name.end) if name.label == "ORG" and " " not in name.text else None
        told = body and body[1] in tables()["bodies"] and name_tables().has("roles", body[2])
        if body and told and not name.text.isupper() and text.count(name.text) == 1:
            yield NameMention(name.start, body.end(1), text[name.start : body.end(1)], "ORG")


def _start(name: NameMention) -> int:
    return name.start


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether ``[start, end)`` lies within one of ``spans``, which are in order."""
    k = bisect_left(spans, (start + 1,))
    return any(a <= start and end <= b for a, b in spans[max(0, k - 2) : k])
