"""Days: every usual way to write one, and none where none is stated in full."""

from __future__ import annotations

import datetime

import pytest

from quotes.reading.datelines import day_in_text
from quotes.reading.dates import day_in_name, day_in_url, order_of, parse_day


@pytest.mark.parametrize(
    "value",
    [
        *("2024-12-03", "2024-12-03T10:00:00Z", "2024/12/3", "20241203", "Tue, 03 Dec 2024 10:00:00 GMT"),
        *("3 December 2024", "3rd of December, 2024", "Dec. 3, 2024", "3.12.2024", "3 décembre 2024"),
        *(datetime.date(2024, 12, 3), datetime.datetime(2024, 12, 3, 23, 59), 1733220000, "1733220000000"),
    ],
)
def test_ways_to_write_a_day(value):
    assert parse_day(value) == "2024-12-03"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        *(("4.3.24", "2024-03-04"), ("04.03.24", "2024-03-04"), ("12.11.10", "2010-11-12")),
        *(
            ("04/03/24", ""),
            ("04-03-24", ""),
            ("04 03 2024", ""),
            ("10/11/12", ""),
            ("Mon 04/03/24 10:15", ""),
        ),
        *(("25/03/24", "2024-03-25"), ("03/25/24", "2024-03-25"), ("04/04/24", "2024-04-04")),
        *(("24-03-15", ""), ("87-03-15", "1987-03-15"), ("13/04/45", ""), ("13/04/87", "1987-04-13")),
        *(("2024-W10-1", "2024-03-04"), ("2024W101", "2024-03-04"), ("2024-W60-1", ""), ("2024-13-04", "")),
        *(("20240304T101500Z", "2024-03-04"), ("20240304101500", "2024-03-04"), ("04-Mar-24", "2024-03-04")),
        *(
            ("2024年3月4日", "2024-03-04"),
            ("lundi 4 mars 2024", "2024-03-04"),
            ("4. 3. 2024", "2024-03-04"),
            ("le 04/03/24 à 10h", ""),
        ),
    ],
)
def test_numbers_are_read_only_where_one_reading_is_left(value, day):
    assert parse_day(value) == day


def test_the_order_of_years_of_two_digits():
    assert order_of(["04/03/24", "25/03/24"]) == "day"
    assert order_of(["24-03-04", "24-03-15"]) == ""
    assert order_of(["04.03.24"]) == ""
    assert parse_day("04/03/24", "day") == parse_day("03/04/24", "month") == "2024-03-04"


@pytest.mark.parametrize(
    "value",
    ["", None, "yesterday", "2 hours ago", "December 2024", "2024", 2024, float("nan"), "2024-13-45", True],
)
def test_no_day(value):
    assert parse_day(value) == ""


def test_day_or_month_first():
    assert parse_day("03/04/2024") == ""
    assert parse_day("03/04/2024", "day") == "2024-04-03"
    assert parse_day("03/04/2024", "month") == "2024-03-04"
    assert parse_day("13/04/2024") == "2024-04-13"
    assert order_of(["03/04/2024", "13/04/2024"]) == "day"
    assert order_of(["04/13/2024"]) == "month"
    assert order_of(["04/13/2024", "13/04/2024"]) == ""


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2024/12/03/bridge", "2024-12-03"),
        ("https://a.example/2024/dec/03/bridge", "2024-12-03"),
        ("https://a.example/news/2024-12-03-bridge", "2024-12-03"),
        ("https://a.example/bridge-20241203-x.html", "2024-12-03"),
        ("https://a.example/bridge?seen=2024-12-03", ""),
        ("https://a.example/1924698/bridge", ""),
    ],
)
def test_day_in_address(url, day):
    assert day_in_url(url) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-12-03_bridge", "2024-12-03"),
        ("bridge_20241203", "2024-12-03"),
        ("000_b5e20240103ac", ""),
        ("2024", ""),
    ],
)
def test_day_in_file_name(name, day):
    assert day_in_name(name) == day


@pytest.mark.parametrize(
    "text",
    [
        "Bridge opens\nPublished: 3 December 2024 10:15 GMT\nIt was late.",
        "Bridge opens\nBy Ann Roe | Dec. 3, 2024\nIt was late.",
        "Bridge opens\nAnn Roe, December 3, 2024\nIt was late.",
        "Bridge opens\nTuesday 3rd of December 2024, 10:15\nIt was late.",
        "KYIV, Ukraine, Dec. 3, 2024 (Newswire) - The minister said no.",
        "Bridge opens\nIt was late.\n\nFirst published on 3 December 2024",
        "Bridge opens\nPublished 3 Dec 2024, 5pm | Updated 4 Dec 2024\nIt was late.",
        "Bridge opens\nUpdated Tue 3 Dec 2024 at 7:15am\nIt was late.",
        "Bridge opens\nDate: 3 Dec 2024\nIt was late.",
        "Bridge opens\nThe Bee\nDecember 3, 2024 Tuesday\nIt was late.\n\nLoad-Date: December 4, 2024",
    ],
)
def test_day_that_a_text_states_of_itself(text):
    assert day_in_text(text) == "2024-12-03"


@pytest.mark.parametrize(
    "text",
    [
        "Bridge opens\nOn December 3, 2024 the mayor said no.",
        "Bridge opens\nThe law of 3 December 2024, he said, was bad.",
        "Talks of 3 December 2024: what we know\nIt was late.",
        "Bridge opens\nPublished on 3 December 2024 by the ministry, the report found that nothing works.",
        "Bridge opens\nHe died on 3 December 2024",
        "Bridge opens\n3 Dec 2024\nOther story\n4 Dec 2024",
        "Bridge opens\nPublished: 3 December",
        "Bridge opens\nIt was late.\n\nLoad-Date: 3 December 2024",
        "Bridge opens\nIt was late.\n\nClosing date: 3 December 2024",
        "",
    ],
)
def test_day_of_the_story_is_not_the_day_of_publication(text):
    assert day_in_text(text) == ""
