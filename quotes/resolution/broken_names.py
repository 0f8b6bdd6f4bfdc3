"""Names that the finder of names broke in pieces: halves, nicknames, nations before what is of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quotes.resolution.mention_tables import tables
from quotes.resolution.name_forms import PERSON, NameMention
from quotes.resolution.titles import name_tables
from quotes.resolution.titles_beside import titles_before
from quotes.schema import Span

_NICKNAME = re.compile(r" (?:[“\"‘'«](?:[Tt]he )?[A-Z][\w’ -]{1,20}[”\"’'»]|(\()[A-Z][\w’-]{1,20}\)) ")
"""``Rufus “Moth” Hale``; in brackets only after a given name, for ``Hale (Norwich)`` is another matter."""

_PARTY = re.compile(
    r"Labou?r|Tories|Greens|(?:Christian |Liberal |Social )?"
    r"(?:Communist|Conservative|Democrat|Liberal|Nationalist|Republican|Socialist|Unionist)s"
)
_S = re.compile(r"[’']s(?!\w)")
_LETTERS = re.compile(r" M(?:E|L|S)?P\b| TD\b")
_ADDRESS = re.compile(r"\bM(?:rs?|s|iss)\.? \Z")
_SEAT = re.compile(
    r"\b(?:MPP?|MLA|MCA|MSP|TD|[Cc]ouncillor|[Gg]overnor|[Mm]ayor|[Ss]enator) (?:for|from|of) \Z"
)
"""Before the place that somebody governs or sits for, and his name."""
REACH = 60
"""Characters before a name in which a seat or a title stands."""
_NEXT_WORD = re.compile(r" (Co|[A-Z][A-Za-z]{2,})\b")
_INITIAL = re.compile(r"[A-Z]\.")
_OWN_S = re.compile(r"[’']s(?=[,.:]| [a-z])")


def joined(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names``, which are in order, with the pieces of each put together."""
    names = [_with_suffix(text, _without_seat(text, name)) for name in names]
    names = _with_own_given(text, names)
    whole: list[NameMention] = []
    times = Counter(name.text for name in names)
    for name in _without_nicknames(text, names):
        if whole and name.start < whole[-1].end:
            continue  # ``Company``, told before
        if whole and any(
            part_of(text, whole[-1], name) for part_of in (_is_half, _is_nicknamed, _is_given, _is_titled)
        ):
            whole[-1] = _until(text, whole[-1], name, whole[-1].label)
        elif whole and _is_of_nation(text, whole[-1], name, times[name.text]):
            whole[-1] = _until(text, whole[-1], name, name.label)
        elif whole and _is_sort(text, whole[-1], name):
            whole[-1] = _until(text, whole[-1], name, "ORG")
        else:
            whole.append(name)
    return whole


def _until(text: str, one: NameMention, other: NameMention, label: str) -> NameMention:
    return replace(one, end=other.end, text=text[one.start : other.end], label=label)


def _without_seat(text: str, name: NameMention) -> NameMention:
    """Anna Berg of ``MP for Oakmere Anna Berg``."""
    seat, *rest = name.text.split(" ")
    given = name_tables().is_given
    if name.label != PERSON or len(rest) < 2 or given(seat) or not given(rest[0]):
        return name
    seated = _SEAT.search(text, max(0, name.start - REACH), name.start)
    return replace(name, start=name.start + len(seat) + 1, text=" ".join(rest)) if seated else name


def _with_suffix(text: str, name: NameMention) -> NameMention:
    """``Anna F. Berg Company``, of which the finder saw a person."""
    suffix = _NEXT_WORD.match(text, name.end) if name.label == PERSON and " " in name.text else None
    if not suffix or not name_tables().has("org_suffixes", suffix[1]):
        return name
    return replace(name, end=suffix.end(), text=text[name.start : suffix.end()], label="ORG")


def _with_own_given(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names`` with what is ``Ports Agency Anna`` + ``Berg`` parted where the person begins."""
    parted: list[NameMention] = []
    for name in names:
        body = parted[-1] if parted else name
        body_name, _, given = body.text.rpartition(" ")
        lone = name.label == PERSON and " " not in name.text and text[body.end : name.start] == " "
        if lone and body.label == "ORG" and _ends_body(body_name) and name_tables().is_given(given):
            parted[-1] = replace(body, end=body.start + len(body_name), text=body_name)
            name = replace(name, start=body.end - len(given), text=f"{given} {name.text}")
        parted.append(name)
    return parted


def _ends_body(words: str) -> bool:
    """Whether the last of ``words`` is a noun for bodies: ``Ports Agency``."""
    return " " in words and words.split()[-1].lower() in tables()["bodies"]


def _without_nicknames(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """``names`` without those between the marks of a nickname."""
    kept: list[NameMention] = []
    inside = 0
    for name in names:
        if name.start < inside:
            continue
        nickname = _nickname_after(text, name)
        starts = {other.start for other in names} if nickname else set()
        inside = nickname.end() if nickname and nickname.end() in starts else 0
        kept.append(name)
    return kept


def _nickname_after(text: str, name: NameMention) -> re.Match[str] | None:
    found = _NICKNAME.match(text, name.end) if name.label == PERSON else None
    return None if found and found[1] and not name_tables().is_given(name.text) else found


def _is_half(text: str, one: NameMention, other: NameMention) -> bool:
    """``Hale`` and ``-Brandt`` right after it."""
    return other.start == one.end and other.text.startswith("-")


def _is_given(text: str, one: NameMention, other: NameMention) -> bool:
    """``Anna`` and ``Berg`` with a blank between them, and ``Dayo`` after ``Mr``."""
    if other.label != PERSON or one.label not in (PERSON, "ORG") or text[one.end : other.start] != " ":
        return False
    addressed = (
        one.label == PERSON
        and " " not in other.text  # ``Miss`` + ``Norland`` + ``Anna Berg`` is Anna Berg
        and _ADDRESS.search(text, max(0, one.start - 5), one.start)
    )
    given = name_tables().is_given(one.text) or _INITIAL.fullmatch(one.text) or addressed
    return bool(given) and " " not in one.text and one.text[:1].isupper() and other.text[:1].isupper()


def _is_titled(text: str, one: NameMention, other: NameMention) -> bool:
    """``Gudula`` and ``Berg``, taken for a body, after ``union leader``."""
    lone = " " not in one.text + other.text and text[one.end : other.start] == " "
    if not lone or (one.label, other.label) != (PERSON, "ORG") or not other.text.istitle():
        return False
    tables = name_tables()
    body = tables.has("org_words", other.text) or tables.has("clubs", other.text)
    return not body and bool(titles_before(text, one))


def _is_nicknamed(text: str, one: NameMention, other: NameMention) -> bool:
    """``Rufus`` and ``Hale`` of ``Rufus “Moth” Hale``."""
    nickname = _nickname_after(text, one)
    return nickname is not None and nickname.end() == other.start and other.label == PERSON


def _is_of_nation(text: str, one: NameMention, other: NameMention, times: int) -> bool:
    """Whether a nation or region before a body or party is a part of its name: ``Norlandic Power``, ``Norland
    Greens``. No party, but a body that the text names ``times`` times, must never stand without it."""
    if one.label not in ("NORP", "GPE") or text[one.end : other.start] != " " or _S.search(one.text):
        return False
    if _PARTY.fullmatch(other.text):
        return True
    body = other.label == "ORG" and " of " not in other.text and not other.text.isupper()
    return body and text.count(text[one.start : other.end]) >= times


def _is_sort(text: str, one: NameMention, other: NameMention) -> bool:
    """Whether a name is the word for a body after its own name: ``Halebeck`` + ``House`` or ``Rovers``."""
    if " " in one.text or _S.search(one.text) or text[one.end : other.start] != " ":
        return False
    club = name_tables().has("clubs", other.text) and one.label != "NORP"
    return club or (one.label in (PERSON, "ORG") and name_tables().has("org_words", other.text))


def with_own_s(text: str, names: Sequence[NameMention], sources: Sequence[Span]) -> list[NameMention]:
    """``names`` with the ’s that is their own: of those that always have one, and with it are a source.

    Whoever ends a source as an owner (``Hartnoll’s said``) owns nothing in it, and is a body.
    """
    spoke = {end: start for start, end in sources}
    bare = {name.text for name in names if not _S.match(text, name.end)}
    bare |= {name.text.split()[-1] for name in names if name.label == PERSON and " " in name.text}
    own = {
        name.text
        for name in names
        if name.label in (PERSON, "ORG")
        and name.text not in bare
        and not name.text.isupper()
        and not (" " in name.text and name_tables().is_given(name.text.split()[0]))
        and _OWN_S.match(text, name.end)
        for end in (name.end, name.end + 2)  # a source may end before it
        if end in spoke
        and text[spoke[end] : name.start].lower() in ("", "the ")
        and (end > name.end or not text[name.end + 2 :].startswith(" "))
    }
    return [
        replace(name, end=name.end + 2, text=text[name.start : name.end + 2], label="ORG")
        if name.text in own
        else name
        for name in names
    ]


def with_origins(text: str, names: Sequence[NameMention], sources: Sequence[Span]) -> list[NameMention]:
    """``names``, of which no person's are those that only tell where somebody is from: ``the Dubliner``,
    ``the Avon MP``. No person's name has an article throughout.
    """
    bare = {name.text for name in names if text[max(0, name.start - 4) : name.start].lower() != "the "}
    known = {name.text.split()[-1] for name in names if " " in name.text}
    spans = set(sources)
    origins = {
        name.text
        for name in names
        if name.label == PERSON and name.text not in known and not name_tables().is_given(name.text)
        if name.text not in bare and ((name.start - 4, name.end) in spans or _LETTERS.match(text, name.end))
    }
    return [replace(name, label="NORP") if name.text in origins else name for name in names]
