"""Tables: columns found or mapped, texts untouched, long cells, dates in any writing, bad rows told."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pandas as pd
import pytest

from quotes import COLUMNS
from quotes.errors import QuotesError
from quotes.reading.articles import read
from quotes.reading.cautions import CutWarning, DateWarning, DecodingWarning, MetadataWarning, RepeatWarning


def bad_rows(path: Path) -> tuple[list, list[str]]:
    told: list[str] = []
    return list(read(path, on_error=lambda name, bad: told.append(str(bad)))), told


def test_common_format_keeps_ids_and_texts_untouched(tmp_path):
    text = "\n “No,”\r\n she said.\u2028\x0b  In the ca\xadfÃ©.\x93 [+7 chars]\t"
    line = {
        "id": "a/b 1",
        "text": text,
        "title": None,
        "date": None,
        "publisher": "X",
        "url": None,
        "quotes": [],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8", newline="")
    [article] = read(path)
    assert (article.id, article.text, article.publisher, article.url) == ("a/b 1", text, "X", "")


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".json", ".parquet", ".csv.gz", ".jsonl.gz"])
def test_every_kind_of_table(tmp_path, suffix):
    frame = pd.DataFrame(
        {
            "Headline": ["One"],
            "pub_date": ["2024-12-03"],
            "Body": ['He said, "Yes,\nno".'],
            "Outlet": ["The Bee"],
        }
    )
    path = tmp_path / f"rows{suffix}"
    if suffix == ".parquet":
        frame.to_parquet(path)
    elif ".json" in suffix:
        frame.to_json(path, orient="records", lines=".jsonl" in suffix)
    else:
        frame.to_csv(path, index=False, sep="\t" if suffix == ".tsv" else ",")
    [article] = read(path)
    assert (article.id, article.title, article.text) == ("rows-1", "One", 'He said, "Yes,\nno".')
    assert (article.date, article.date_from, article.publisher) == ("2024-12-03", "file", "The Bee")


def test_mapped_columns(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text;words;seen\nshort;The long one.;03/12/2024\nshort;Another.;31/12/2024\n")
    first, second = read(path, columns={"text": "words", "date": "seen"})
    assert (first.text, first.date, second.date) == ("The long one.", "2024-12-03", "2024-12-31")
    with pytest.raises(QuotesError, match=r"no column word for text; the columns are text, words, seen"):
        list(read(path, columns={"text": "word"}))
    with pytest.raises(QuotesError, match="Q008"):
        read(path, columns={"body": "text"})


def test_objects_may_differ_in_their_keys(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A."}\n{"body": "B.", "source": {"name": "The Bee"}}\n{"title": "C"}\n')
    articles, told = bad_rows(path)
    assert [(a.text, a.publisher) for a in articles] == [("A.", ""), ("B.", "The Bee")]
    assert len(told) == 1
    assert "line 3" in told[0]


@pytest.mark.filterwarnings("ignore::quotes.reading.cautions.LanguageWarning")
def test_a_long_cell_and_a_row_of_too_many_cells(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1," + "word " * 600_000 + "\n2,a,b\n3,fine\n")
    articles, told = bad_rows(path)
    assert [a.id for a in articles] == ["1", "3"]
    assert len(articles[0].text) == 3_000_000
    assert len(told) == 1
    assert "line 3" in told[0]


def test_a_quotation_that_never_closes_is_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,fine\n2,"open\n3,lost\n')
    articles, told = bad_rows(path)
    assert [a.id for a in articles] == ["1"]
    assert "line 3" in told[0]


@pytest.mark.parametrize("place", [3, 300])
def test_a_nul_byte_ends_no_table(tmp_path, place):
    lines = ["id,text", *(f"{n},Row {n}." for n in range(600))]
    lines[place] = lines[place].replace("Row", "R\x00ow")
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines))
    with pytest.warns(DecodingWarning, match=rf"a\.csv, line {place + 1}: NUL"):
        articles, told = bad_rows(path)
    assert ([article.text for article in articles], told) == ([f"Row {n}." for n in range(600)], [])
    path.write_bytes(b"id,text\n" + bytes(range(11, 256)) + bytes(range(10)) * 4)
    assert "Q003" in bad_rows(path)[1][0]


def test_of_columns_of_one_name_the_first_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,text,text,,\n1,It rained.,2024-01-02,x,y\n")
    with pytest.warns(RepeatWarning, match=r"several columns are called text; the first is read"):
        [article] = read(path)
    assert article.text == "It rained."


def test_the_separator_that_excel_is_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("sep=^\nid^text\n7^It rained.\n")
    assert [(article.id, article.text) for article in read(path)] == [("7", "It rained.")]


@pytest.mark.parametrize("text", ["NaN", "null", " None", "n/a", "[removed]", "[Removed]", "-"])
def test_a_placeholder_is_no_article(tmp_path, text):
    path = tmp_path / "a.json"
    rows = [
        {"id": "7", "text": text},
        {"id": "None", "text": "None of it.", "publisher": "nan", "date": "NaT"},
    ]
    path.write_text(json.dumps(rows))
    [article], told = bad_rows(path)
    assert (article.id, article.publisher, article.date) == ("a-2", "", "")
    assert "Q010" in told[0]


def test_a_day_that_is_a_zero_is_none(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "It rained.", "publishedAt": "1970-01-01T00:00:00Z"}]))
    with pytest.warns(DateWarning, match="1970"):
        assert [article.date for article in read(path)] == [""]
    path.write_text(json.dumps([{"text": "It rained.", "publishedAt": "1970-01-01"}]))
    assert [article.date for article in read(path)] == ["1970-01-01"]


def test_a_text_cut_off_by_a_service_is_told(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "It rained, she said. The… [+2345 chars]"}))
    with pytest.warns(CutWarning, match=r"a\.json, 1: only the beginning of the text \(\[\+2345 chars\]\)"):
        [article] = read(path)
    assert article.text == "It rained, she said. The…"


def test_day_from_the_address_or_the_text_of_a_row(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    rows = [
        {"text": "A.", "url": "https://a.example/2024/12/03/x"},
        {"text": "Title\nPublished: 4 December 2024\nB."},
    ]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    assert [(a.date, a.date_from) for a in read(path)] == [("2024-12-03", "url"), ("2024-12-04", "text")]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "headword,verse,page\nOde,It rained on the pier all day,7\n", ["--columns text=verse"]),
        ("a.csv", ",".join(COLUMNS) + "\n" + "x," * 23 + "x\n", ["table of quotes"]),
        (
            "a.json",
            '[{"text": ""}, "rain", {"text": "Fine."}]',
            ["entry 1: the text is empty", "entry 2: not a JSON object"],
        ),
        ("a.jsonl", '{"verse": "It rained.", "scans": [1, 2, 3, 4, 5, 6]}', ["--columns text=verse"]),
        ("a.json", "7", ["entry 1: not a JSON object"]),
        ("a.csv", 'text\n""\n\n""\n', ["row 1: the text is empty", "row 3: the text is empty"]),
    ],
)
def test_what_is_wrong_with_a_table_is_told(tmp_path, name, content, told):
    path = tmp_path / name
    path.write_text(content)
    found = bad_rows(path)[1]
    assert len(found) == len(told)
    for words in told:
        assert any(words in message for message in found)


def test_articles_in_the_answer_of_a_service_are_read(tmp_path):
    path = tmp_path / "news.json"
    rows = [{"title": "Rain", "content": "It rained.", "source": {"id": None, "name": "Dunmere Post"}}] * 2
    path.write_text(json.dumps({"status": "ok", "totalResults": 2, "articles": rows}))
    assert [(a.id, a.text, a.publisher) for a in read(path)] == [
        ("news-1", "It rained.", "Dunmere Post"),
        ("news-2", "It rained.", "Dunmere Post"),
    ]
    path.write_text(json.dumps({"title": "One article", "paragraphs": [{"text": "It rained."}]}))
    assert "Q007" in bad_rows(path)[1][0]


def read_json(path, content, **options):
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return [(article.id, article.title, article.text) for article in read(path, **options)]


def test_lists_and_texts_deep_in_an_answer_are_found(tmp_path):
    path = tmp_path / "a.json"
    story = {"id": "b/1", "webTitle": "Rain", "fields": {"bodyText": "It rained."}}
    assert read_json(path, {"response": {"status": "ok", "pages": [1], "results": [story]}}) == [
        ("b/1", "Rain", "It rained.")
    ]
    hit = {"_index": "bee", "_id": "e1", "_source": {"title": "Rain", "text": "It rained."}}
    assert read_json(path, {"took": 1, "hits": {"total": {"value": 1}, "hits": [hit]}}) == [
        ("e1", "Rain", "It rained.")
    ]
    assert read_json(path, {"articles": [{"content": "It rained."}], "errors": ["none"]}) == [
        ("a-1", "", "It rained.")
    ]
    picture = {"image": {"text": "A pier."}}
    assert read_json(path, [{"article": {"text": "It rained."}, **picture}]) == [("a-1", "", "It rained.")]
    with pytest.raises(QuotesError, match="Q007"):
        read_json(path, [{"lead": "It rained.", **picture}])
    doc = {
        "headline": {"main": "Rain"},
        "lead_paragraph": "It rained.",
        "_id": "n1",
        "web_url": "https://b.example",
    }
    answer = {"status": "OK", "response": {"docs": [doc], "meta": {"hits": 1}}}
    assert read_json(path, answer, columns={"text": "lead_paragraph"}) == [("n1", "Rain", "It rained.")]
    assert read_json(path, {"x": {"text": "It rained."}, "y": {"text": "It snowed."}}) == [
        ("x", "", "It rained."),
        ("y", "", "It snowed."),
    ]


def test_json_by_another_suffix_is_read(tmp_path):
    rows = [{"text": "It rained."}, {"text": "It\u2028snowed."}]
    texts = [("a-1", "", "It rained."), ("a-2", "", "It\u2028snowed.")]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    assert read_json(tmp_path / "a.json", lines) == read_json(tmp_path / "a.jsonl", rows) == texts
    assert read_json(tmp_path / "a.jsonl", json.dumps(rows, indent=1)) == texts
    assert read_json(tmp_path / "a.jsonl", json.dumps(rows[0], indent=1)) == texts[:1]


def test_a_text_is_where_there_is_one(tmp_path):
    rows = [{"text": None, "maintext": "It rained."}, {"text": ["It rained.", "It snowed."]}]
    assert read_json(tmp_path / "a.json", rows) == [
        ("a-1", "", "It rained."),
        ("a-2", "", "It rained.\n\nIt snowed."),
    ]
    with pytest.raises(QuotesError, match="Q010"):
        read_json(tmp_path / "a.json", [{"text": "", "article": "A-17"}])
    with pytest.raises(QuotesError, match="Q010"):
        read_json(tmp_path / "a.json", rows[:1], columns={"text": "text"})


@pytest.mark.parametrize(
    ("record", "proposed"),
    [
        ({"_index": "a-very-long-name", "doc": {"verse": "It rained."}}, "doc.verse"),
        ({"seen": "20240304T101500Z", "by": "Ann Roe and Bo"}, "by"),
        ({"seen": "20240304T101500Z", "number": 7}, "COLUMN"),
    ],
)
def test_only_a_column_of_words_is_proposed_as_text(tmp_path, record, proposed):
    with pytest.raises(QuotesError, match=rf"Q007.*--columns text={proposed}\."):
        read_json(tmp_path / "a.json", [record])


def test_an_address_is_no_publisher(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [
        {"text": "A.", "source": "https://bee.example/a", "hostname": "bee.example"},
        {
            "text": "A.",
            "source": "https://bee.example",
            "source-hostname": "The Bee",
            "url": "https://bee.example/a",
        },
        {"text": "A.", "source": "https://bee.example/a"},
        {"text": "A.", "media_name": "The Bee", "media_url": "bee.example", "url": "https://bee.example/a"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    assert [(a.publisher, a.url) for a in read(path)] == [
        ("bee.example", "https://bee.example/a"),
        ("The Bee", "https://bee.example/a"),
        ("", "https://bee.example/a"),
        ("The Bee", "https://bee.example/a"),
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (
            "&ldquo;We wait,&rdquo; she said &#8212; caf&eacute;&nbsp;owners did.",
            "“We wait,” she said — café owners did.",
        ),
        (
            "<p>“We wait,” <b>she</b> said.</p>\n<p class='x'>It rained.</p>",
            "“We wait,” she said.\n\nIt rained.",
        ),
        ("One<br/>two<br>“<a href='x'>three</a>”", "One\ntwo\n“three”"),
        ("<div><q>We wait,</q> she said.</div><script>if (a < b) c()</script>", "“We wait,” she said."),
        (
            "&amp;ldquo;We wait,&amp;rdquo; said A&amp;amp;B &amp;#8212; café.",
            "“We wait,” said A&B — café.",
        ),
        ("&lt;p&gt;“We wait,” &lt;b&gt;she&lt;/b&gt; said.&lt;/p&gt;", "“We wait,” she said."),
        ("AT&T; 3 < 4 and <she> said R&D &copy=2 &sound; 5 > 4\n\n\n\nx ", None),
    ],
)
def test_html_in_a_text_is_what_it_shows(tmp_path, cell, text):
    (tmp_path / "a.json").write_text(json.dumps({"text": cell}))
    (tmp_path / "a.txt").write_text(cell)
    assert [article.text for article in read([tmp_path / "a.json", tmp_path / "a.txt"])] == [text or cell] * 2


def test_a_text_inside_an_object_is_read_by_its_path(tmp_path):
    path = tmp_path / "a.jsonl"
    row = {
        "response": {
            "id": "a-long-enough-id",
            "body": "It rained, and the pier stood.",
            "by": {"name": "Roe"},
        }
    }
    path.write_text(json.dumps(row) + "\n" + json.dumps({"response": {}}) + "\n")
    columns = {"text": "response.body", "publisher": "response.by.name"}
    told: list[str] = []
    [article] = read(path, columns=columns, on_error=lambda name, bad: told.append(str(bad)))
    assert (article.text, article.publisher) == ("It rained, and the pier stood.", "Roe")
    assert "line 2: the text is empty" in told[0]
    with pytest.raises(QuotesError, match=r"Q017.*response is no text.*--columns text=response\.body"):
        list(read(path, columns={"text": "response"}))
    with pytest.raises(QuotesError, match=r"Q009.*response\.verse"):
        list(read(path, columns={"text": "response.verse"}))


def test_the_json_that_pandas_writes_unasked_is_read(tmp_path):
    frame = pd.DataFrame({"headline": ["Rain", "Snow"], "body": ["It rained.", "It snowed."]})
    frame.to_json(tmp_path / "a.json")
    assert [(a.title, a.text) for a in read(tmp_path / "a.json")] == [
        ("Rain", "It rained."),
        ("Snow", "It snowed."),
    ]


def test_columns_that_reach_no_table_are_told(tmp_path):
    (tmp_path / "a.txt").write_text("It rained.")
    with pytest.warns(MetadataWarning, match="--columns text=body: passed over"):
        assert len(list(read(tmp_path, columns={"text": "body"}))) == 1
