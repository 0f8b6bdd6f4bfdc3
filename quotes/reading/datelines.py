"""Where an article's own text states the day of publication: a dateline, a byline, a "Published:".

A date in the prose is a date of the story, so only these places near the top and the bottom count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quotes.reading.dates import NUMBERS, day_in
from quotes.resources import resource

TOP_LINES, BOTTOM_LINES = 8, 4
"""How many lines from each end of a text may state its day: head matter above, a sign-off below."""

LINE_LENGTH = 140
"""Characters of a line that are looked at; a longer line is a paragraph of the story."""

DATELINE = re.compile(r"[^a-z]{3,40}(?:, [\w. ]{2,20})?,? *$")
"""What stands before the date of a dateline: a place in capitals (``KYIV, Ukraine,``)."""

DATELINE_END = re.compile(r"\.?,? *(?:\([^)]{2,40}\)|/[^/]{2,40}/)? *(?:[-–—:]|$)|,? *\([^)]{2,40}\)")
"""What follows it: the agency in brackets, a dash."""


@dataclass(frozen=True)
class Words:
    """The words of ``configs/datelines.yaml`` as patterns."""

    published: re.Pattern[str]
    updated: re.Pattern[str]
    byline: re.Pattern[str]
    filler: re.Pattern[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The patterns, read from the configuration once."""
    import yaml

    with resource("configs", "datelines.yaml").open(encoding="utf-8") as file:
        lists: dict[str, list[str]] = yaml.safe_load(file)

    def opening(name: str, alone: str = "") -> re.Pattern[str]:
        longest_first = sorted(lists[name], key=len, reverse=True)
        words = rf"\W*(?<!\w)(?<!\w-)(?:{'|'.join(map(re.escape, longest_first))})\b"
        first = rf"^\W*(?:{'|'.join(map(re.escape, lists[alone]))})\b|" if alone else ""
        return re.compile(first + words, re.IGNORECASE)

    days = [rf"{day[:3]}(?:{day[3:]})?" for day in lists["weekdays"]]
    idle = "|".join([*map(re.escape, lists["filler"]), *days])
    filler = re.compile(rf"\b(?:{idle})\b", re.IGNORECASE)
    return Words(opening("published", "published_alone"), opening("updated"), opening("byline"), filler)


def day_in_text(text: str) -> str:
    """The ISO day of publication that ``text`` states about itself in full, or an empty string.

    "Published" goes before a bare date, a bare date before "updated"; bare dates count only if
    they agree, since several are those of a list of other articles.
    """
    stated: dict[str, list[str]] = {"published": [], "dateline": [], "bare": [], "updated": []}
    for line in _edges(text):
        day, kind = _statement(line)
        if day:
            stated[kind].append(day)
    for kind in ("published", "dateline"):
        if stated[kind]:
            return stated[kind][0]
    for kind in ("bare", "updated"):
        if len(set(stated[kind])) == 1:
            return stated[kind][0]
    return ""


def states_day(line: str) -> bool:
    """Whether ``line`` is there to state the day of publication, in any order, and so is no headline."""
    return bool(_statement(NUMBERS.sub("2000-01-01", line.strip()))[0])


def _edges(text: str) -> list[str]:
    """The short lines and the starts of the paragraphs near both ends of ``text``; never the title's line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[:TOP_LINES] + lines[max(TOP_LINES, len(lines) - BOTTOM_LINES) :]


def _statement(line: str) -> tuple[str, str]:
    """The day that ``line`` states and how: published, dateline, bare or updated."""
    day, start, end = day_in(line[:LINE_LENGTH])
    if not day:
        return "", ""
    before, after = line[:start], line[end:]
    if DATELINE.fullmatch(before) and DATELINE_END.match(after) and after.strip():
        return day, "dateline"
    if len(line) > LINE_LENGTH:
        return "", ""
    return _labelled(day, before, after) or _bare(day, before, after)


def _labelled(day: str, before: str, after: str) -> tuple[str, str] | None:
    known = words()
    for kind, pattern in (("published", known.published), ("updated", known.updated)):
        found = pattern.search(_last_clause(before))
        if found and not _idle_letters(_last_clause(before)[found.end() :]) and not _is_sentence(after):
            return day, kind
    return None


def _bare(day: str, before: str, after: str) -> tuple[str, str]:
    """A line that holds hardly more than the date: alone, after a byline, beside a name and a rule."""
    rest = _idle_letters(before), _idle_letters(after)
    if not any(rest):
        return day, "bare"
    short = len(" ".join(rest).split()) <= 6 and not _is_sentence(after)
    ruled = re.search(r"[|·•—–/,-]\s*$", _without_idle(before)) and not rest[1]
    named = all(word[:1].isupper() for word in rest[0].split())
    if short and ((words().byline.match(before) and not rest[1]) or (ruled and named)):
        return day, "bare"
    return "", ""


def _last_clause(before: str) -> str:
    return re.split(r"[|·•—–/]", before.rstrip(" |·•—–/"))[-1]


def _without_idle(text: str) -> str:
    return re.sub(r"\d{1,2}([:.]\d\d){0,2}", "", words().filler.sub("", text))


def _idle_letters(text: str) -> str:
    """What of ``text`` is left without times, weekdays and filler words: words only."""
    return " ".join(re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", _without_idle(text)))


def _is_sentence(after: str) -> bool:
    return len(_idle_letters(after).split()) > 4 or after.rstrip().endswith((".", "!", "?"))
