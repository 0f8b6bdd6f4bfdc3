"""What the words around a mention tell: where the report is from, other names, and other times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from quotes.schema import Span

DATELINE = re.compile(
    r"\s*(?P<city>[A-Z][\w.' ]{1,30}?)(?:,\s*[^—–(\n]{1,40}?)?\s*(?:\([^)\n]{2,40}\)\s*)?(?:—|–|--|\s-)\s"
)
REACH = 3000
"""How many characters on either side of a mention count as its context."""
MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY_NAMES = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
MONTHS, WEEKDAYS = MONTH_NAMES.split("|"), DAY_NAMES.split("|")
NO_NAME = re.compile(
    rf"(?:{MONTH_NAMES}|{DAY_NAMES}|However|Meanwhile|Still|But|Yet|And|So|Also|Instead|Later|Earlier|Then|Now"
    r"|Today|Yesterday|Afterwards|Asked|Separately|Finally|Additionally|Nevertheless|Nonetheless|Moreover"
    r"|Furthermore|Speaking|Overnight)\b"
)
"""Words with a capital that are no name."""
NAME = r"[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*)*"
NAME_AFTER = re.compile(rf"\s*,?\s+({NAME})")
NAME_BEFORE = re.compile(rf"(?:(\w+)\s+|^|[.!?:;”\"]\s*)({NAME}),\s+$")
OF_PLACE = re.compile(r"(?:in|at|on|from|near|outside|across|inside)$", re.IGNORECASE)
AWAY = re.compile(r"\b(?:visit|trip|tour|arriv|summit|host|guest|counterpart)", re.IGNORECASE)
YEAR = re.compile(
    r"(?<![\d.,$€£])(?<!since )(?<!from )(?<!until )(?<!by )(?<!than )(?<!least )(1[5-9]\d\d|20\d\d)(?![\d%])"
)
MONTH = re.compile(
    r"\b(?i:in|on|early|late|mid|last|around|\d{1,2})[\s-](?:early |late |mid-)?"
    rf"({MONTH_NAMES})\b(?!,?\s+(?:\d{{1,2}},?\s+)?(?:1[5-9]|20)\d\d)"
)
WEEKDAY = re.compile(rf"\b({DAY_NAMES})\b")
LONG_AGO = re.compile(
    r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier|before)\b|\bat the time\b|\bback then\b"
    r"|\bin those days\b|\bduring the (?:cold war|pandemic|financial crisis)\b",
    re.IGNORECASE,
)
THIS_YEAR = re.compile(
    r"\bearlier this year\b|\bmonths? (?:ago|earlier)\b|\bsince [A-Z][a-z]+\b", re.IGNORECASE
)
LEAVING = re.compile(
    r"\b(?:conced|defeat|resign|farewell|stepp?(?:ed|ing)? down|stood down|hand(?:ed|ing) over"
    r"|bow(?:ed|ing) out|last day|successor|left office|los(?:t|ing))",
    re.IGNORECASE,
)
LAST_YEAR = re.compile(r"\blast year\b|\ba year (?:ago|earlier)\b", re.IGNORECASE)
RECENTLY = re.compile(
    r"\blast (?:week|month)\b|\bweeks? (?:ago|earlier)\b|\bearlier this month\b", re.IGNORECASE
)


SENTENCE_END = r"[.!?][\"”’']*"
NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|ousted|deputy|acting|interim|next|future|previous|first|shadow|incoming)[-\s]+$",
    re.IGNORECASE,
)
NEAR_ONE = re.compile(
    r"\b(?:spokes\w+|aides?|advis[eo]rs?|deputy|office|wife|husband|son|daughter|lawyers?|all(?:y|ies)|envoys?"
    r"|predecessor|successor|candidates?|election|assistants?|counsel) (?:for|of|to|as)(?: the)?\s*$",
    re.IGNORECASE,
)
OF_MANY = re.compile(r"(?:diplomat|general|commander|officer|envoy)$")
ELSEWHERE = re.compile(r"\s+(?:in|at)\b")
GOES_ON = re.compile(r"[-'’]\w|\s+(?:of|for|to|elect|designate)\b")


@dataclass(frozen=True, slots=True)
class OfficeContext:
    """The text before and after a mention, and the dateline of its article if it has one."""

    before: str = ""
    after: str = ""
    dateline: str = ""

    @classmethod
    def around(cls, text: str, span: Span) -> OfficeContext:
        """The context of the mention at ``span``, with the dateline the text opens with."""
        (start, end), match = span, DATELINE.match(text)
        return cls(
            text[max(0, start - REACH) : start],
            text[end : end + REACH],
            match["city"] if match and match.end() <= start else "",
        )

    def whole(self) -> str:
        """The text on both sides."""
        return f"{self.before} … {self.after}"

    def cut_short(self, mention: str) -> bool:
        """Whether ``mention`` is only part of a longer one: ``an aide to`` it, it ``of the club``."""
        before = self.before[-60:]
        if GOES_ON.match(self.after) or NOT_NOW.search(before) or NEAR_ONE.search(before):
            return True
        return bool(OF_MANY.search(mention) and ELSEWHERE.match(self.after))

    def sentence(self, mention: str) -> str:
        """The whole sentence that ``mention`` stands in."""
        before = re.split(rf"{SENTENCE_END}\s+(?=[\"“‘A-Z])|\n", self.before + mention)[-1]
        return before + re.split(rf"{SENTENCE_END}(?:\s+(?=[\"“‘A-Z])|\s*$)|\n", self.after, maxsplit=1)[0]

    def appositions(self) -> list[str]:
        """The names that stand right beside the mention and so must be its holder's."""
        names = []
        after = NAME_AFTER.match(self.after)
        if after and not NO_NAME.match(after[1]):
            names.append(after[1])
        before = NAME_BEFORE.search(self.before[-200:])
        if before and not OF_PLACE.match(before[1] or "") and not NO_NAME.match(before[2]):
            names.append(before[2])
        return names


def days_told(sentence: str, day: date) -> list[tuple[date, date]]:
    """The stretches of time the sentence tells of: its office's holder must have held through them all."""
    spans = [(date(int(y), 1, 1), date(int(y), 12, 31)) for y in YEAR.findall(sentence) if int(y) < day.year]
    for name in WEEKDAY.findall(sentence):
        told = day - timedelta(days=(day.weekday() - WEEKDAYS.index(name)) % 7)
        spans.append((told, told))
    if LEAVING.search(sentence):
        spans.append((day - timedelta(days=3), day - timedelta(days=1)))
    for name in MONTH.findall(sentence):
        month = MONTHS.index(name) + 1
        year = day.year if month <= day.month else day.year - 1
        spans.append((date(year, month, 1), min(day, date(year, month, 28))))
    if "yesterday" in sentence.lower():
        spans.append((day - timedelta(days=1),) * 2)
    if LONG_AGO.search(sentence):
        spans.append((date.min, date.min))
    if LAST_YEAR.search(sentence):
        spans.append((date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)))
    if THIS_YEAR.search(sentence):
        spans.append((date(day.year, 1, 1) - timedelta(days=60), day))
    if RECENTLY.search(sentence):
        spans.append((day - timedelta(days=62), day))
    return spans
