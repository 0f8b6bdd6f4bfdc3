"""Reading whole inputs: what comes out, under which id, and that nothing is lost unsaid."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.errors import QuotesError
from quotes.reading.articles import read
from quotes.reading.cautions import (
    BundleWarning,
    DateWarning,
    DecodingWarning,
    IdWarning,
    LanguageWarning,
    MetadataWarning,
    RepeatWarning,
    SkippedWarning,
    UnreadWarning,
)

STORY = "Mayor opens the new bridge\n\n“It took nine years,” said Mayor Ilse Brandt.\n"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def read_all(paths, **options):
    """The articles, and the bad inputs as (file name, code)."""
    bad: list[tuple[str, str]] = []
    articles = list(
        read(paths, on_error=lambda name, e: bad.append((Path(name).name, str(e)[1:5])), **options)
    )
    return articles, bad


def test_text_file_keeps_its_text_and_yields_its_title(tmp_path):
    [article] = read(put(tmp_path, "bridge.txt", STORY))
    assert (article.id, article.title, article.text) == ("bridge", "Mayor opens the new bridge", STORY)
    assert (article.date, article.date_from) == ("", "none")


def test_newlines_are_made_one_kind_and_the_mark_goes(tmp_path):
    [article] = read(put(tmp_path, "a.txt", b"\xef\xbb\xbfOne\r\nTwo\rThree"))
    assert article.text == "One\nTwo\nThree"


def test_one_word_and_three_megabytes(tmp_path):
    put(tmp_path, "big.txt", "She said the bridge would open soon. " * 85_000)
    put(tmp_path, "word.txt", "Hello")
    articles, bad = read_all(tmp_path)
    assert [len(article.text) > 3_000_000 for article in articles] == [True, False]
    assert not bad


def test_folder_is_read_in_order_with_stable_ids(tmp_path):
    for name in ("b.txt", "a.md", "sub/a.txt", ".hidden.txt", ".git/x.txt", "a.yaml", "metadata.csv"):
        put(
            tmp_path,
            name,
            "file,title\n" if name.endswith("csv") else "title: T" if "yaml" in name else STORY,
        )
    articles, bad = read_all(tmp_path)
    assert [article.id for article in articles] == ["a", "b", "sub/a"]
    assert not bad


def test_equal_names_get_ids_of_their_own(tmp_path):
    first, second = put(tmp_path, "x/a.txt", STORY), put(tmp_path, "y/a.txt", STORY)
    assert [article.id for article in read([first, second])] == ["a", "a.txt"]
    rows = put(tmp_path, "rows.jsonl", '{"id": "7", "text": "A."}\n{"id": "7", "text": "B."}\n')
    with pytest.warns(IdWarning, match="7-2"):
        assert [article.id for article in read(rows)] == ["7", "7-2"]


def test_other_files_of_a_folder_are_counted(tmp_path):
    put(tmp_path, "a.txt", STORY)
    put(tmp_path, "b.pdf", b"%PDF-1.4")
    put(tmp_path, "c.pdf", b"%PDF-1.4")
    with pytest.warns(SkippedWarning, match=r"2 \.pdf"):
        assert len(list(read(tmp_path))) == 1


def test_tables_of_a_folder_are_read_where_no_texts_are(tmp_path):
    put(tmp_path, "t.jsonl", '{"text": "A."}')
    assert [article.id for article in read(tmp_path)] == ["t-1"]
    put(tmp_path, "a.txt", STORY)
    with pytest.warns(SkippedWarning, match=r"1 \.jsonl"):
        assert [article.id for article in read(tmp_path)] == ["a"]


def test_unknown_suffix_is_read_if_named_itself(tmp_path):
    [text] = read(put(tmp_path, "bridge.news", STORY))
    assert text.text == STORY
    [page] = read(
        put(tmp_path, "page.asp", "<!DOCTYPE html><html><body><p>“No,” said Ann Roe.</p></body></html>")
    )
    assert page.text == "“No,” said Ann Roe."


def test_every_bad_input_is_told_and_the_others_are_read(tmp_path):
    put(tmp_path, "1.txt", STORY)
    put(tmp_path, "2.txt", "")
    put(tmp_path, "3.txt", " \n\n")
    put(tmp_path, "4.txt", b"\x00\x01\x02 binary")
    put(tmp_path, "5.txt", b"%PDF-1.7 and so on")
    put(tmp_path, "6.jsonl", '{"text": "Fine."}\n{"text": \n[1]\n{"text": ""}\n{"text": "Fine too."}\n')
    put(tmp_path, "7.csv", "name,words\nx,y\n")
    put(tmp_path, "8.html", "<html><body></body></html>")
    put(tmp_path, "9.csv", "text,title\n")
    put(tmp_path, "a.parquet", b"no parquet at all")
    put(tmp_path, "b.txt.gz", gzip.compress(b"text" * 100)[:-20])
    put(tmp_path, "c.json", "{")
    put(tmp_path, "d.jsonl", "")
    put(tmp_path, "z.txt", STORY)
    articles, bad = read_all([*sorted(tmp_path.iterdir()), tmp_path / "nowhere"])
    assert [article.id for article in articles] == ["1", "6-1", "6-5", "z"]
    assert bad == [
        ("2.txt", "Q002"),
        ("3.txt", "Q002"),
        ("4.txt", "Q003"),
        ("5.txt", "Q019"),
        ("6.jsonl", "Q006"),
        ("6.jsonl", "Q006"),
        ("6.jsonl", "Q010"),
        ("7.csv", "Q007"),
        ("8.html", "Q011"),
        ("9.csv", "Q012"),
        ("a.parquet", "Q005"),
        ("b.txt.gz", "Q005"),
        ("c.json", "Q005"),
        ("d.jsonl", "Q012"),
        ("nowhere", "Q001"),
    ]


def test_without_on_error_a_bad_input_raises_if_nothing_can_be_read(tmp_path):
    path = put(tmp_path, "rows.csv", "name,words\nrain,It rained.\n")
    with pytest.raises(QuotesError, match=r"rows\.csv.*name, words.*--columns text=words"):
        list(read(path))
    with pytest.warns(UnreadWarning, match="Q002"), pytest.raises(QuotesError, match="Q007"):
        list(read([path, put(tmp_path, "none.txt", "")]))
    with pytest.raises(QuotesError, match="Q012"):
        list(read(put(tmp_path, "empty/readme.yaml", "a: b").parent))


def test_without_on_error_what_is_bad_beside_articles_is_warned_of(tmp_path):
    put(tmp_path, "a.txt", "")
    put(tmp_path, "b.txt", STORY)
    put(tmp_path, "c.txt", b"%PDF-1.4")
    with pytest.warns(UnreadWarning) as told:
        assert [article.id for article in read(tmp_path)] == ["b"]
    assert [str(warning.message)[1:5] for warning in told] == ["Q002", "Q019"]
    with pytest.warns(UnreadWarning, match=r"bad\.jsonl, line 2"):
        assert len(list(read(put(tmp_path, "bad.jsonl", '{"text": "A."}\n{\n{"text": "B."}\n')))) == 2


def test_a_file_given_twice_is_read_once(tmp_path):
    path = put(tmp_path, "a.txt", STORY)
    with pytest.warns(RepeatWarning, match=r"a\.txt: this file is given twice"):
        assert [article.id for article in read([path, path])] == ["a"]
    with pytest.warns(RepeatWarning, match="1 of its files"):
        assert len(list(read([path, tmp_path]))) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7", "a PDF.*pdftotext"),
        (b"{\\rtf1 Hello", "a text in RTF.*Save it as .txt"),
        (b"PK\x03\x04 a.txt", "a ZIP archive.*Unpack it"),
        (b"PK\x03\x04 word/document.xml", "a Word document.*Save it as .txt"),
        (b"PK\x03\x04 xl/workbook.xml", "an Excel workbook.*Save it as .csv"),
    ],
)
def test_what_is_none_of_our_files_is_told_by_its_kind(tmp_path, content, told):
    with pytest.raises(QuotesError, match=rf"Q019.*a\.txt: this is {told}"):
        list(read(put(tmp_path, "a.txt", content)))


def test_a_text_that_begins_with_the_name_of_a_database_is_a_text(tmp_path):
    [article] = read(put(tmp_path, "a.txt", "SQLite is no toy, Ann Roe said."))
    assert article.text == "SQLite is no toy, Ann Roe said."
    with pytest.raises(QuotesError, match=r"Q019.*this is a database"):
        list(read(put(tmp_path, "b.txt", b"SQLite format 3\x00")))


def test_a_mail_is_read(tmp_path):
    head = "From: Bo <bo@bee.example>\nSubject: =?utf-8?q?R=C3=A4in?=\nDate: Mon, 4 Mar 2024 10:00:00 +0000\n"
    coded = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    coded += "Content-Transfer-Encoding: quoted-printable\n\n=E2=80=9CNo,=E2=80=9D Ann Roe sa=\nid.\n"
    [article] = read(put(tmp_path, "a.eml", head + coded))
    assert (article.text, article.title, article.date) == ("“No,” Ann Roe said.\n", "Räin", "2024-03-04")
    page = "Snapshot-Content-Location: https://bee.example/a\nMIME-Version: 1.0\n"
    page += 'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n'
    page += "Content-Transfer-Encoding: quoted-printable\n\n<html><body>"
    page += "<p class=3D'x'>“No,” said Ann Roe.</p>\n--b--\n"
    [article] = read(put(tmp_path, "a.mhtml", page.replace("“", "=E2=80=9C").replace("”", "=E2=80=9D")))
    assert (article.text, article.url) == ("“No,” said Ann Roe.", "https://bee.example/a")
    [article] = read(put(tmp_path, "b.eml", "Ann Roe said no."))
    assert "Ann Roe said no." in article.text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    put(tmp_path, "a.txt", STORY)
    os.mkfifo(tmp_path / "b.txt")
    assert [article.id for article in read(tmp_path)] == ["a"]


@pytest.mark.parametrize(
    "text",
    [
        "„Der Steg bleibt zu“, sagte Anna Berg am Montag. Der Bäcker Tom Hale sagte, es sei schade um alles. "
        "Die Arbeiten beginnen im Mai.",
        "« La jetée va fermer », a dit Anna Berg. Tom Hale a déclaré que c'était dommage. Le maire a annoncé "
        "hier que les travaux commenceraient en mai.",
        "安娜说：“码头将关闭。”汤姆说很遗憾。" * 3,
    ],
)
def test_another_language_is_told(tmp_path, text):
    with pytest.warns(LanguageWarning, match="a.* not in English"):
        list(read(put(tmp_path, "a.txt", text)))
    with pytest.warns(LanguageWarning, match="b.* not in English"):
        list(read(put(tmp_path, "b.html", f"<html><body><p>{text}</p></body></html>")))


def test_an_on_error_that_stops_is_called_once(tmp_path):
    calls = []

    def stop(name: str, bad: Exception) -> None:
        calls.append(name)
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        list(read(put(tmp_path, "a.jsonl", "{\n{\n"), on_error=stop))
    assert len(calls) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path):
    path = put(tmp_path, "a.txt", STORY)
    path.chmod(0)
    assert read_all(path)[1] == [("a.txt", "Q004")]


def test_other_encodings_are_read_with_a_warning(tmp_path):
    path = put(tmp_path, "old.txt", "“We can’t wait,” said Zoë Ito at the café.".encode("cp1252"))
    with pytest.warns(DecodingWarning, match=r"old\.txt.*cp1252"):
        [article] = read(path)
    assert article.text == "“We can’t wait,” said Zoë Ito at the café."
    [article] = read(put(tmp_path, "wide.txt", "“No,” she said.".encode("utf-16")))
    assert article.text == "“No,” she said."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Ann Dvék said cafés would close", "cp1252"),
        ("“Ça va,” said Zoë Ito of the café.", "cp1252"),
        ("The firm 港灣鐵路公司 said the tunnel would close in the spring.", "big5"),
        ("Министр сказал, что налоги вырастут в следующем году.", "koi8-r"),
    ],
)
@pytest.mark.filterwarnings("ignore::quotes.reading.cautions.LanguageWarning")
def test_english_in_one_byte_a_letter_is_western(tmp_path, text, encoding):
    path = put(tmp_path, "old.txt", text.encode(encoding))
    with pytest.warns(DecodingWarning, match="old"):
        [article] = read(path)
    assert article.text == text if encoding == "cp1252" else not re.search("[À-ÿ]", article.text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_text(tmp_path, encoding):
    [article] = read(put(tmp_path, "a.txt", STORY.encode(encoding)))
    assert article.text == STORY
    [row] = read(put(tmp_path, "a.csv", "text,title\n“No” said Ann Roe.,Roe\n".encode(encoding)))
    assert (row.text, row.title) == ("“No” said Ann Roe.", "Roe")


@pytest.mark.parametrize(
    "told", ["“We can’t wait – now,” said Zoë Ito.", "The café’s £5 meal… “No,” she said.", "Ein Café"]
)
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "mac_roman"])
def test_marks_that_an_earlier_program_garbled_are_mended(tmp_path, told, wrong):
    garbled = told.encode().decode(wrong, errors="replace")
    if wrong == "mac_roman":
        told, garbled = "“We can’t wait,” she said", "“We can’t wait,” she said".encode().decode(wrong)
    [article] = read(put(tmp_path, "a.txt", garbled))
    assert article.text == told


def test_a_page_that_states_only_a_change_has_its_day(tmp_path):
    changed = '<meta property="article:modified_time" content="2024-12-01T08:00:00Z">'
    source = f"<html><head>{changed}</head><body><p>“No,” said Ann Roe.</p></body></html>"
    [article] = read(put(tmp_path, "a.html", source))
    assert (article.date, article.date_from) == ("2024-12-01", "html")


def test_an_article_beside_the_first_one_on_a_page_is_told(tmp_path):
    first, second = (
        "".join(
            f"<p>{who} said on {day} that the old bridge would be shut for a long time.</p>" for day in days
        )
        for who, days in (("Ann Roe", ("May", "June", "July", "March")), ("Bo Lund", ("Sunday", "Saturday")))
    )
    teaser = (
        "<article><h2>Rain</h2><p>It will rain on Sunday, says the weather office, and snow.</p></article>"
    )
    source = f"<html><body><article><h1>Bridge</h1>{first}</article>"
    told = f"<article><h1>Elsewhere</h1>{second}</article></body></html>"
    with pytest.warns(BundleWarning, match=r"a\.html: not read is .*: Elsewhere Bo Lund said on"):
        list(read(put(tmp_path, "a.html", source + told)))
    list(read(put(tmp_path, "b.html", f"{source}{teaser}</body></html>")))


def test_old_marks_among_the_controls_are_shown_and_soft_hyphens_are_not(tmp_path):
    [article] = read(put(tmp_path, "a.txt", "\x93It is\x85 shut,\x94 Ann Roe sa\xadid."))
    assert article.text == "“It is… shut,” Ann Roe said."


@pytest.mark.parametrize("text", ["“Le café”… AMANHÃ», “É” Åse", "SÃO PAULO, “AMANHÔ", "Â la carte"])
def test_letters_with_accents_are_what_they_are(tmp_path, text):
    [article] = read(put(tmp_path, "a.txt", text))
    assert article.text == text


def test_lost_characters_are_told(tmp_path):
    with pytest.warns(DecodingWarning, match=r"a\.txt: 2 characters are lost"):
        list(read(put(tmp_path, "a.txt", "\ufffdIt is shut,\ufffd Ann Roe said.")))


@pytest.mark.parametrize("label", ["iso-8859-1", "US-ASCII", "latin1"])
def test_a_page_declared_latin_is_read_as_browsers_do(tmp_path, label):
    body = "<p>“It’s shut,” said Ren&#147;ée Roe.</p>"
    source = f'<html><head><meta charset="{label}"></head><body>{body}</body></html>'
    [article] = read(put(tmp_path, "a.html", source.encode("cp1252")))
    assert article.text == "“It’s shut,” said Ren“ée Roe."


def test_metadata_beside_the_text_goes_first(tmp_path):
    put(tmp_path, "one.txt", "Published: 1 May 2020\n\nText of it.")
    put(tmp_path, "one.yaml", "title: Own\ndate: 2021-02-03\nsource: The Herald\nurl: https://h.example/1\n")
    put(tmp_path, "two.txt", STORY)
    put(tmp_path, "sub/three.txt", STORY)
    put(
        tmp_path,
        "metadata.csv",
        "file,date,headline\ntwo.txt,4 March 2022,Second\nsub/three,2022-05-06,Third\n",
    )
    one, two, three = read(tmp_path)
    assert (one.title, one.date, one.date_from) == ("Own", "2021-02-03", "file")
    assert (one.publisher, one.url) == ("The Herald", "https://h.example/1")
    assert (two.title, two.date, two.date_from) == ("Second", "2022-03-04", "file")
    assert (three.title, three.date) == ("Third", "2022-05-06")


def test_bad_metadata_is_told_once_and_the_articles_are_read(tmp_path):
    put(tmp_path, "metadata.yaml", "a: [")
    put(tmp_path, "a.txt", STORY)
    put(tmp_path, "b.txt", STORY)
    articles, bad = read_all(tmp_path)
    assert len(articles) == 2
    assert bad == [("metadata.yaml", "Q013")]


def test_metadata_that_reaches_no_article_is_told(tmp_path):
    put(tmp_path, "metadata.csv", "file,date\na.txt,2024-03-05\nsub/b,2024-03-05\nrian.txt,2024-03-05\n")
    put(tmp_path, "a.txt", STORY)
    put(tmp_path, "sub/b.txt", STORY)
    with pytest.warns(MetadataWarning, match=r"metadata\.csv.*rian\.txt") as told:
        assert [article.date for article in read(tmp_path)] == ["2024-03-05"] * 2
    assert len(told) == 1


def test_a_misspelt_key_beside_an_article_is_told_once(tmp_path):
    for name in ("a", "b"):
        put(tmp_path, f"{name}.txt", STORY)
        put(tmp_path, f"{name}.yaml", "titel: Rain\ndate: 2024-03-05\n")
    with pytest.warns(MetadataWarning, match=r"a\.yaml.*titel.*title") as told:
        list(read(tmp_path))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("name", "text", "day", "origin"),
    [
        ("a.txt", "Title\nPublished: 3 December 2024 10:15 GMT\nText.", "2024-12-03", "text"),
        ("2024-12-03_bridge.txt", "Title\nText on 1 May 2020 and more.", "2024-12-03", "file"),
        ("a.txt", "Title\nOn 1 May 2020 the mayor said no.", "", "none"),
    ],
)
def test_day_of_plain_text(tmp_path, name, text, day, origin):
    [article] = read(put(tmp_path, name, text))
    assert (article.date, article.date_from) == (day, origin)


@pytest.mark.parametrize(
    ("line", "title", "day"),
    [
        ("12 May 2015", "", "2015-05-12"),
        ("Published: 12 May 2015", "", "2015-05-12"),
        ("Updated 14 May 2015 | By Jo Hurst", "", "2015-05-14"),
        ("Published: 03/04/2015", "", ""),
        ("Storm of 12 May 2015", "Storm of 12 May 2015", ""),
    ],
)
def test_a_first_line_that_states_the_day_is_no_title(tmp_path, line, title, day):
    [article] = read(put(tmp_path, "a.txt", f"{line}\n\nThe mayor said no.\n"))
    assert (article.title, article.date) == (title, day)


def test_standard_input(monkeypatch):
    def given(data: str):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode("utf-8"))))
        return list(read("-"))

    assert [(a.id, a.text) for a in given(STORY)] == [("stdin", STORY)]
    assert [(a.id, a.text) for a in given('\n{"id": "x", "body": "A."}\n{"body": "B."}\n')] == [
        ("x", "A."),
        ("stdin-3", "B."),
    ]
    assert given("<html><body><p>“No,” said Ann Roe.</p></body></html>")[0].text == "“No,” said Ann Roe."
    with pytest.raises(QuotesError, match="Q002"):
        given("")


def test_what_is_packed_on_standard_input_is_unpacked(monkeypatch):
    def given(data: bytes):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return [article.text for article in read("-")]

    assert given(gzip.compress(STORY.encode())) == [STORY]
    assert given(gzip.compress(b"id;text\n7;It rained.\n")) == ["It rained."]
    with pytest.raises(QuotesError, match="Q005"):
        given(gzip.compress(b"text" * 100)[:-20])


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (
            'id,title,text\n1,Rain,"It rained, he said."\n2,Snow,It snowed.\n',
            ["It rained, he said.", "It snowed."],
        ),
        ("\ufeffHeadline;Body\nRain;It rained.\n", ["It rained."]),
        ('text\n"It rained, he said."\n', ["It rained, he said."]),
        ("sep=;\nid;text\n7;It rained.\n", ["It rained."]),
        ('[{"text": "It rained."}, {"text": "It snowed."}]', ["It rained.", "It snowed."]),
        ('[\n  {\n    "text": "It rained."\n  }\n]\n', ["It rained."]),
        ('{\n  "title": "Rain",\n  "text": "It rained."\n}\n', ["It rained."]),
        ('{"status": "ok", "articles": [{"content": "It rained."}]}', ["It rained."]),
        ("Floods kill 1,200 people\n\nThe mayor, a baker, said no.", None),
        ("Rain, wind and snow\nIt rained, he said.", None),
        ("[Updated] Mayor resigns\n\nHe said no.", None),
        ("Rain | Ellery Post\n\nIt | rained.", None),
    ],
)
def test_a_table_on_standard_input_is_read_as_one(monkeypatch, data, texts):
    for encoding in ("utf-8", "utf-16"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode(encoding))))
        assert [article.text for article in read("-")] == (texts or [data])


def test_a_table_on_standard_input_without_a_text_is_refused(monkeypatch):
    def given(data: str, **options):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode("utf-8"))))
        return read_all("-", **options)

    assert given("key,words\n1,It rained.\n")[1] == [("standard input", "Q007")]
    assert given('[{"text": "It rained."},')[1] == [("standard input", "Q005")]
    assert [a.text for a in given("key,words\n1,It rained.\n", columns={"text": "words"})[0]] == [
        "It rained."
    ]
    assert given("key,words\n1,It rained.\n", columns={"text": "word"})[1] == [("standard input", "Q009")]


@pytest.mark.parametrize(
    "sign",
    [
        *(
            "{} of 2 DOCUMENTS\n",
            "LOAD-DATE: May {}, 2024\n",
            "Load-Date: May {}, 2024\n",
            "End of Document\n",
        ),
        *(
            "_______\n\nDocument {} of 2\n",
            "_______\n\nFull text: It rained.\n",
            "ProQuest document ID: 77{}\n",
        ),
        "AN Document ELPO000020240304ek340000{}\n",
    ],
)
def test_several_documents_in_one_text_have_no_date_and_are_told(tmp_path, sign):
    parts = (sign.format(n) + f"\nEllery Post\n\nMay {n}, 2024\n\nThe mayor said no.\n\n" for n in (1, 2))
    path = put(tmp_path, "both.txt", "".join(parts))
    with pytest.warns(BundleWarning, match=r"both\.txt: 2 documents in one text.*Save each"):
        [article] = read(path)
    assert (article.title, article.date, article.date_from) == ("", "", "none")


def test_a_rule_is_no_title(tmp_path):
    [article] = read(put(tmp_path, "a.txt", "____________\n\nThe mayor said no.\n"))
    assert article.title == ""


def test_an_address_is_told_not_to_be_fetched():
    with pytest.raises(QuotesError, match=r"Q018.*https://bee\.example/a: quotes does not fetch"):
        list(read("https://bee.example/a"))


def test_ambiguous_day_is_left_out_with_a_warning(tmp_path):
    with pytest.warns(DateWarning, match="may be 2024-04-03 or 2024-03-04.*Write it as 2024-04-03"):
        [article] = read(put(tmp_path, "a.csv", "text,date\nHello.,03/04/2024\n"))
    assert (article.date, article.date_from) == ("", "none")


def test_half_a_day_is_left_out_with_another_warning(tmp_path):
    with pytest.warns(DateWarning, match="'May 2024' is not one day in full"):
        list(read(put(tmp_path, "a.csv", "text,date\nHello.,May 2024\n")))


def test_of_a_thousand_warnings_of_a_kind_a_few_are_told(tmp_path):
    row = {"text": "Hello.", "date": "May 2024"}
    rows = "".join(json.dumps({**row, "id": n % 990}) + "\n" for n in range(1000))
    with pytest.warns() as told:
        assert len(list(read(put(tmp_path, "a.jsonl", rows)))) == 1000
    days = [str(warning.message) for warning in told if warning.category is DateWarning]
    assert (len(days), days[-1]) == (6, "995 more such warnings are left out (DateWarning).")
    ids = [str(warning.message) for warning in told if warning.category is IdWarning]
    assert (len(ids), ids[-1]) == (6, "5 more such warnings are left out (IdWarning).")


def test_reading_is_one_at_a_time(tmp_path):
    rows = "".join(json.dumps({"text": f"Row {n}."}) + "\n" for n in range(1000)) + "{broken\n"
    articles = read(put(tmp_path, "a.jsonl", rows))
    assert next(articles).text == "Row 0."


def test_import_is_light():
    code = "import sys, quotes.reading.articles as a; print([m for m in %r if m in sys.modules])"
    heavy = ["trafilatura", "htmldate", "pandas", "pyarrow", "dateparser", "yaml", "charset_normalizer"]
    done = subprocess.run([sys.executable, "-c", code % heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
