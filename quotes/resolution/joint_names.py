"""Names of bodies that hold ``and``, commas or an ’s, which the finder of names takes for several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.resolution.name_forms import PERSON, NameMention
from quotes.resolution.titles import name_tables

_CAPITAL = r"[A-Z][\w’'-]*"
_DEPARTMENT = re.compile(
    r"\b(?:Department|Directorate|Faculty|Institute|Ministry|School) (?:of|for)(?: the)?"
    rf" {_CAPITAL}(?: {_CAPITAL})*"
    rf"(?:, {_CAPITAL}(?: {_CAPITAL})*)+,? and {_CAPITAL}(?: {_CAPITAL})?"
)
_OF_PEOPLE = re.compile(
    r"(?<![\w’'-])(?:(?:Women|Men|Children|People)[’']s|([A-Z][a-z]+)s[’'])"
    rf"((?: {_CAPITAL}(?![\w.’'-])){{1,4}})"
)
_SORTS = re.compile(r"\w (?:Authority|Board|Constabulary|Council|Police|Railway|Service|Trust|Water)\Z")
_APART = re.compile(r"(?:,|\b(?:between|both|in)) \Z")
"""Before two names joined by ``and`` that are no single one."""
_OF_ONE = re.compile(
    r" (?:said|says|announced|confirmed|reported) (?:that )?"
    r"(?:its |it (?:would|will|had|has|plans|expects) (?!been? ))"
)


def joint_names(text: str, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """Bodies of whose names the finder saw parts, or the whole again."""
    for start, end in (*_departments(text, names), *_of_people(text, names), *_pairs(text, names)):
        yield NameMention(start, end, text[start:end], "ORG")


def _departments(text: str, names: Sequence[NameMention]) -> Iterator[tuple[int, int]]:
    """``Department of Ports, Fish and Weather``, of which no part names somebody else."""
    for found in _DEPARTMENT.finditer(text):
        start, end = found.span()
        if name_tables().is_head(found[0].split()[-1]):  # ``Weather Minister Anna Berg``
            end = start + found[0].rindex(" ")
        inner = [name for name in names if start < name.start < end]
        if all(name.label == "ORG" and not name.text.isupper() for name in inner):
            yield start, end


def _of_people(text: str, names: Sequence[NameMention]) -> Iterator[tuple[int, int]]:
    """``Women’s Refuge``, ``Farmers’ League``; not ``Women’s Minister``."""
    starts = {at for name in names for at in range(name.start, name.end)}
    for found in _OF_PEOPLE.finditer(text):
        head = not any(map(name_tables().is_title, found[2].split()))
        seen = found.start() in starts or found.start(2) + 1 in starts
        if head and seen and (not found[1] or name_tables().is_head(found[1])):
            yield found.span()


def _pairs(text: str, names: Sequence[NameMention]) -> Iterator[tuple[int, int]]:
    """``Avon and Oakmere Police``, ``Wren and Marlowe said it would``; the same words again are the same."""
    pairs, known = [], set()
    for one, other in pairwise(names):
        first = one.text.removesuffix(" and")
        if " " in first or text[one.start + len(first) : other.start] != " and ":
            continue
        if _APART.search(text, max(0, one.start - 12), one.start) or first.isupper():
            continue
        pairs.append((one.start, other.end))
        if _of_sort(one, first, other) or _as_one(text, one, other, names):
            known.add(text[one.start : other.end])
    yield from (pair for pair in pairs if text[slice(*pair)] in known)


def _of_sort(one: NameMention, first: str, other: NameMention) -> bool:
    """Whether a place and a body of places are one body."""
    place = one.label == "GPE" or (one.label == "ORG" and one.text != first)
    sort = other.label == "ORG" and _SORTS.search(other.text) is not None
    return place and sort and not name_tables().has("places", first)


def _as_one(text: str, one: NameMention, other: NameMention, names: Sequence[NameMention]) -> bool:
    """Whether two words, one of them a body’s name, speak as ``it`` and stand nowhere else."""
    labels = {one.label, other.label}
    if "ORG" not in labels or not labels <= {"ORG", PERSON} or " " in other.text:
        return False
    alone = sum(name.text in (one.text, other.text) for name in names) > 2 * text.count(
        text[one.start : other.end]
    )
    return not alone and _OF_ONE.match(text, other.end) is not None
