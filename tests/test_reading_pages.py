"""Web pages: text in paragraphs, title, day, publisher, address; nothing from beside the article."""

from __future__ import annotations

import difflib
import gzip
import json
from pathlib import Path

import pytest

from quotes.errors import QuotesError
from quotes.reading.pages import read_page

SHARED = Path(__file__).parents[2] / "shared" / "pages"

FIRST = "“The ferry will not sail again this winter,” said harbour master Tove Lind on Monday morning."
SECOND = "She told the islanders that a smaller boat was on its way and that nobody would be left behind."
THIRD = "The islanders asked whether the school would open, and Lind said it would as soon as teachers came."
STANDFIRST = "Islanders are told to wait for a smaller boat"


def page(head: str = "", body: str = "", title: str = "Ferry stays in harbour") -> str:
    return f"""<!DOCTYPE html><html><head><title>{title} | Island Courier</title>
    <meta property="og:title" content="{title} - Island Courier">
    <meta property="og:site_name" content="Island Courier">{head}</head>
    <body><nav><a href="/">Home</a> <a href="/news">News of all the islands</a></nav>
    <article><h1>{title}</h1>{body}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"""


def test_text_keeps_its_paragraphs_and_leaves_the_headline_out():
    found = read_page(page(), "p.html")
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert (found.title, found.publisher) == ("Ferry stays in harbour", "Island Courier")
    assert (found.date, found.date_from, found.url) == ("", "none", "")


@pytest.mark.parametrize(
    ("head", "day", "origin"),
    [
        ('<meta property="article:published_time" content="2024-11-04T23:10:00Z">', "2024-11-04", "html"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",'
            ' "datePublished": "2024-11-05T08:00:00"}</script>',
            "2024-11-05",
            "html",
        ),
        ('<link rel="canonical" href="https://courier.example/2024/11/06/ferry">', "2024-11-06", "url"),
    ],
)
def test_day_and_where_it_is_from(head, day, origin):
    found = read_page(page(head), "p.html")
    assert (found.date, found.date_from) == (day, origin)


def test_stated_day_goes_before_the_address():
    head = """<link rel="canonical" href="https://courier.example/2024/11/06/ferry">
    <meta property="article:published_time" content="2024-11-05T23:10:00Z">"""
    assert read_page(page(head), "p.html").date == "2024-11-05"


def test_a_day_in_the_story_is_not_its_own():
    body = (
        "<p>The last ferry sailed on 3 October 2023, and the harbour has been closed ever since, "
        "said the crew, who had been told to go home.</p>"
    )
    assert read_page(page(body=body), "p.html").date == ""


CHANGED = '<meta property="article:modified_time" content="2024-12-01T08:00:00Z">'


@pytest.mark.parametrize(
    ("head", "byline", "end", "day"),
    [
        (CHANGED, "<time datetime='2024-11-04T10:00'>4 November</time>", "", "2024-11-04"),
        (
            CHANGED,
            "<div class='byline'>By <b>Ann Roe</b>, <span>4 November 2024</span></div>",
            "",
            "2024-11-04",
        ),
        (CHANGED + '<meta name="date" content="2024-11-04">', "", "", "2024-11-04"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-12-01",'
            ' "datePublished": "2024-11-04"}</script>',
            *("", "", "2024-11-04"),
        ),
        (
            "",
            "<p>Updated <time datetime='2024-12-01'>1 Dec</time>, published <time>4 Nov 2024</time></p>",
            *("", "2024-11-04"),
        ),
        ("", "<p>By Ann Roe, 03/04/2024</p>", "", ""),
        ("", "<p>By Ann Roe, 03.04.2024</p>", "", "2024-04-03"),
        ("", "<span class='date'>03/04/2024</span>", "", ""),
        ("", "", "<p>Page generated 2024-11-20</p>", ""),
        ("", "", "<div class='date'>20 November 2024</div>", ""),
        ("", "", "<p>© 2024 Island Courier</p>", ""),
        ("", "<aside><time datetime='2024-11-20'>today</time></aside>", "", ""),
    ],
)
def test_a_shown_day_goes_before_that_of_a_change_and_never_comes_from_below(head, byline, end, day):
    source = page(head, byline).replace("</article>", f"</article>{end}")
    assert read_page(source, "p.html").date == day


def test_the_day_of_a_change_is_better_than_none():
    assert (read_page(page(CHANGED), "p.html").date, read_page(page(CHANGED), "p").changed) == (
        "",
        "2024-12-01",
    )
    masthead = page().replace("<body>", "<body><header><time datetime='2024-11-22'>Friday</time></header>")
    assert read_page(masthead, "p.html").date == ""
    own = "<header><p>Friday 22 November 2024</p><h1>Island Courier</h1></header>"
    source = page().replace("<body>", f"<body>{own}").replace("<h1>Ferry stays in harbour</h1>", "")
    assert read_page(source, "p.html").date == ""
    above = page().replace("<article>", "<article><p>Friday 22 November 2024</p>")
    assert read_page(above, "p.html").date == "2024-11-22"


def test_boxes_captions_and_links_are_left_out():
    body = f"""<figure><img src="x.jpg"><figcaption>The ferry, said to be old.</figcaption></figure>
    <div class="RelatedArticles_box__x1"><p>“I love my boat,” said somebody else in another article.</p></div>
    <div class="newsletter-signup"><p>Get our news every morning, said the editor.</p></div>
    <p><a href="/other">Council says no to the new bridge</a></p>
    <blockquote class="pullquote">{SECOND}</blockquote>"""
    assert read_page(page(body=body), "p.html").text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_wall_around_the_whole_article_is_no_box():
    source = page().replace("<article>", '<article><div class="paywall subscribe related">')
    assert read_page(source.replace("</article>", "</div></article>"), "p.html").text.startswith(FIRST)


def test_standfirst_stands_first():
    source = page().replace("<article><h1>Ferry stays in harbour</h1>", "%s<article>")
    top = f'<div><h1>Ferry stays in harbour</h1><div class="article__standfirst">{STANDFIRST}</div></div>'
    assert read_page(source % top, "p.html").text.startswith(f"{STANDFIRST}\n\n{FIRST}")


def test_headline_repeated_above_the_text_is_left_out():
    body = "<p><strong>Ferry stays in harbour</strong></p>"
    assert read_page(page(body=body), "p.html").text.startswith(FIRST)


def test_heading_window_and_linked_data_outvote_the_shared_title():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry to stay"}</script>'
    source = page(head, title="Ferry to stay").replace(
        'content="Ferry to stay - Island', 'content="You won’t sail - Island'
    )
    assert read_page(source, "p.html").title == "Ferry to stay"
    assert read_page(page('<meta name="x">', title="Sail | Or not"), "p.html").title == "Sail | Or not"


def test_short_page_and_page_without_article():
    assert read_page("<html><body><p>“No,” she said.</p></body></html>", "p").text == "“No,” she said."
    with pytest.raises(QuotesError, match=r"empty\.html"):
        read_page("<html><body><script>1</script></body></html>", "empty.html")


@pytest.mark.skipif(not SHARED.exists(), reason="the shared pages are not here")
def test_pages_of_fourteen_outlets():
    """Floors: 12 of 14 titles as expected, every day, 97 % of the words in their order."""
    titles = days = 0
    likeness = []
    for line in (SHARED / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        wanted = json.loads(line)
        source = gzip.decompress((SHARED / f"{wanted['id']}.html.gz").read_bytes()).decode("utf-8")
        found = read_page(source, wanted["id"])
        titles += found.title == wanted["title"]
        days += found.date == wanted["date"]
        matcher = difflib.SequenceMatcher(None, found.text.split(), wanted["text"].split(), autojunk=False)
        likeness.append(matcher.ratio())
    assert titles >= 12
    assert days == 14
    assert min(likeness) > 0.93
    assert sum(likeness) / 14 > 0.985


def test_marks_that_only_a_browser_shows_are_written_out():
    body = "<p><q>We had no choice,</q> said Lind. <q>The <q>Anna</q> <i>was old</i></q>. <q>“Yes”</q></p>"
    found = read_page(page(body=body), "p.html")
    assert "“We had no choice,” said Lind. “The ‘Anna’ was old”. “Yes”" in found.text


@pytest.mark.parametrize(
    "cells",
    [
        f"<tr><td>{FIRST}</td></tr><tr><td>{SECOND}</td></tr><tr><td>{THIRD}</td></tr>",
        f"<tbody><tr><td></td><td><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></td></tr></tbody>",
        f"<tr><td><table><tr><td>{FIRST}<br><br>{SECOND}</td></tr></table></td></tr><tr><td>{THIRD}</td></tr>",
    ],
)
def test_an_article_laid_out_in_a_table_is_paragraphs(cells):
    found = read_page(f"<html><body><table>{cells}</table></body></html>", "p.html")
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
