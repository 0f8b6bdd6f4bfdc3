"""The day an article was published: ISO, stated in full, never guessed and never today's."""

from __future__ import annotations

import datetime
import email.utils
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

Order = Literal["day", "month", ""]
"""Which number comes first in ``03/04/2024``; empty where nobody knows."""

EARLIEST = 1600
"""No newspaper is older: a smaller number is no year."""

FIRST_OF_LAST_CENTURY = 69
"""Years of two digits from here on are of the 20th century, as POSIX has it."""

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH = "|".join(rf"{name[:3]}(?:{name[3:]}|t)?" for name in MONTHS)  # "t" as in "Sept"

ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
WEEK = re.compile(r"(\d{4})-?W(\d\d)-?([1-7])(?![0-9-])")
COMPACT = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)([01]\d)([0-3]\d)(?=T\d{4}(?:\d\d)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)|(?![0-9A-Za-z]))"
)
SECONDS = re.compile(r"((?:19|20)\d\d[01]\d[0-3]\d)[0-2]\d[0-5]\d[0-5]\d")
NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]({MONTH})\b\.?,?[ -](\d{{4}})(?!\d)", re.I
)
MONTH_DAY = re.compile(rf"\b({MONTH})\b\.?[ -](\d{{1,2}})(?:st|nd|rd|th)?,?[ -](\d{{4}})(?!\d)", re.I)
SHORT = re.compile(r"(?:[^\W\d]+[.,]* )?(\d{1,2})([-/. ])(\d{1,2})\2(\d{2}|\d{4})(?:[T, ].*)?")
"""A whole statement of a day in numbers, its year of two digits or its numbers parted by blanks."""

IN_URL = re.compile(r"(?:^|/)((?:19|20)\d\d)[/-](\d{1,2}|[A-Za-z]{3})[/-](\d{1,2})(?=[/_.-]|$)")


def parse_day(value: object, order: Order = "") -> str:
    """``value`` (text in any language, a date, a timestamp in s or ms) as an ISO day, or an empty string.

    A day given by halves (``May 2024``), a relative one (``yesterday``) and one of two readings
    (``03/04/2024`` or ``03/04/24`` without ``order``) all give an empty string.
    """
    if isinstance(value, datetime.date):
        return "" if value != value else value.isoformat()[:10]
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return _from_timestamp(value)
    return _from_text(str(value).strip(), order)


def day_in(text: str, order: Order = "") -> tuple[str, int, int]:
    """The first full date in ``text`` and its start and end there; ``("", 0, 0)`` if it has none."""
    found = sorted(_days(text, order), key=lambda hit: hit[1])
    return found[0] if found else ("", 0, 0)


def day_in_url(url: str) -> str:
    """The day that a page's address carries in its path (``/2024/12/03/``), or an empty string."""
    path = re.sub(r"^\w+://[^/]*|[?#].*$", "", url)
    for year, month, day in IN_URL.findall(path):
        number = int(month) if month.isdigit() else _month(month)
        if iso := _day(year, number, day):
            return iso
    return _compact(path)


def day_in_name(name: str) -> str:
    """The day that a file name states in full (``2024-12-03_summit``, ``20241203``), or an empty string."""
    spaced = name.replace("_", " ")
    return day_in(spaced)[0] or _compact(spaced)


def order_of(values: Iterable[object]) -> Order:
    """Whether dates such as ``03/04/2024`` put the day or the month first, as far as ``values`` show it."""
    orders: set[Order] = set()
    for value in values:
        for first, _, second, _ in NUMBERS.findall(str(value)):
            if int(first) > 12 >= int(second):
                orders.add("day")
            elif int(second) > 12 >= int(first):
                orders.add("month")
        if (short := SHORT.fullmatch(str(value).strip())) and len(readings := _readings(short)) == 1:
            orders |= {order for order in readings if order and short[2] != "."}
    return orders.pop() if len(orders) == 1 else ""


def _days(text: str, order: Order) -> Iterable[tuple[str, int, int]]:
    for pattern, (year, month, day) in ((ISO, (1, 2, 3)), (DAY_MONTH, (3, 2, 1)), (MONTH_DAY, (3, 1, 2))):
        for match in pattern.finditer(text):
            number = int(match[month]) if match[month].isdigit() else _month(match[month])
            if iso := _day(match[year], number, match[day]):
                yield iso, match.start(), match.end()
    for match in NUMBERS.finditer(text):
        if iso := _from_numbers(match, order):
            yield iso, match.start(), match.end()


def _from_numbers(match: re.Match[str], order: Order) -> str:
    first, mark, second, year = match[1], match[2], match[3], match[4]
    if mark == "." or order == "day" or int(first) > 12 or first == second:
        return _day(year, int(second), first)
    if order == "month" or int(second) > 12:
        return _day(year, int(first), second)
    return ""


def _from_text(text: str, order: Order) -> str:
    text = re.sub(r"(?<=\d)([./-]) (?=\d)", r"\1", text)  # 4. 3. 2024
    if re.fullmatch(r"\d{9,13}(\.\d+)?", text):
        return _from_timestamp(float(text))
    if seconds := SECONDS.fullmatch(text):
        return _compact(seconds[1])
    if iso := (day_in(text, order)[0] or _compact(text) or _from_week(text)):
        return iso
    if short := SHORT.fullmatch(text):
        readings = _readings(short)
        return readings.get(order, "") if order else _only(readings.values())
    wordless = not re.search(r"[^\W\d_]", re.sub("[TWZ]", "", text))
    if wordless or not re.search(r"\d", text) or len(text) > 60 or NUMBERS.search(text):
        return ""
    mail = email.utils.parsedate(text)
    return _day(str(mail[0]), mail[1], str(mail[2])) if mail else _in_other_language(text)


def _from_week(text: str) -> str:
    """The day of an ISO week, ``2024-W10-1``."""
    week = WEEK.match(text)
    try:
        return datetime.date.fromisocalendar(*map(int, week.groups())).isoformat() if week else ""
    except ValueError:
        return ""


def _readings(short: re.Match[str]) -> dict[Order, str]:
    """The days that three numbers may mean, by which comes first; with dots the day always does."""
    first, mark, second, third = short.groups()
    days: dict[Order, str] = {"day": _day(_full_year(third), int(second), first)}
    if mark == ".":
        return {"day": days["day"], "month": days["day"]} if days["day"] else {}
    days["month"] = _day(_full_year(third), int(first), second)
    if mark == "-" and len(third) == 2:
        days[""] = _day(_full_year(first), int(second), third)  # 24-03-04, ISO with half a year
    return {order: day for order, day in days.items() if day}


def _only(days: Iterable[str]) -> str:
    """The one day that ``days`` agree on, or an empty string."""
    different = set(days)
    return different.pop() if len(different) == 1 else ""


def _full_year(year: str) -> str:
    """``24`` as ``2024``, ``87`` as ``1987``; a year to come is none."""
    if len(year) == 4:
        return year
    if int(year) >= FIRST_OF_LAST_CENTURY:
        return f"19{year:0>2}"
    return f"20{year:0>2}" if 2000 + int(year) <= datetime.date.today().year + 1 else "0"


@lru_cache(maxsize=1024)
def _in_other_language(text: str) -> str:
    """A day whose month is named in another language; in numbers it would be read as an American's."""
    import dateparser

    settings = {
        "PARSERS": ["absolute-time"],  # no "2 hours ago": that would be today's date
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PREFER_LOCALE_DATE_ORDER": False,
    }
    orders = ({**settings, "DATE_ORDER": order} for order in ("DMY", "MDY"))
    found = [dateparser.parse(text, settings=order) for order in orders]
    return _only(day.date().isoformat() if day else "" for day in found)


def _from_timestamp(value: float) -> str:
    seconds = value / 1000 if value > 1e11 else value
    if not 1e8 < seconds < 1e10:  # a year, a number of the row, nan: no time
        return ""
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).date().isoformat()


def _compact(text: str) -> str:
    for year, month, day in COMPACT.findall(text):
        if iso := _day(year, int(month), day):
            return iso
    return ""


def _month(name: str) -> int:
    starts = [month[:3] for month in MONTHS]
    return starts.index(name[:3].lower()) + 1 if name[:3].lower() in starts else 0


def _day(year: str, month: int, day: str) -> str:
    try:
        found = datetime.date(int(year), month, int(day))
    except ValueError:
        return ""
    return found.isoformat() if found.year >= EARLIEST else ""
