from __future__ import annotations

from pathlib import Path

import pytest

from quotes.conversion.parc3 import read_parc3
from quotes.errors import QuotesError

RAW = '.START \n\n"No (yet)," Ana said.\n\nShe left.\n'


def word(text: str, start: int, end: int, *roles: tuple[str, str]) -> str:
    inner = "".join(
        f'<attribution id="{a}"><attributionRole roleValue="{r}"/></attribution>' for a, r in roles
    )
    return f'<WORD ByteCount="{start},{end}" gorn="0,0" lemma="x" pos="X" text="{text}">{inner}</WORD>'


SET = "wsj_9999_PDTB_annotation_level.xml_set_0"
NESTED = "wsj_9999_Nested_relation_level.xml_set_1"
XML = (
    '<root><SENTENCE gorn="0"><S gorn="0">'
    + word("``", 9, 10, (SET, "content"))
    + word("No", 10, 12, (SET, "content"), (NESTED, "content"))
    + "<PRN>"
    + word("-LRB-", 13, 14)
    + word("yet", 14, 17)
    + word("-RRB-", 17, 18)
    + "</PRN>"
    + word(",", 18, 19, (SET, "content"))
    + word("''", 19, 20, (SET, "content"))
    + word("Ana", 21, 24, (SET, "source"))
    + word("said", 25, 29, (SET, "cue"))
    + word(".", 29, 30)
    + '</S></SENTENCE><SENTENCE gorn="1"><S>'
    + word("She", 32, 35)
    + word("left", 36, 40)
    + word(".", 40, 41)
    + "</S></SENTENCE></root>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "xml" / "99").mkdir(parents=True)
    (tmp_path / "xml" / "99" / "wsj_9999.xml").write_text(XML, encoding="utf-8")
    (tmp_path / "raw" / "99").mkdir(parents=True)
    (tmp_path / "raw" / "99" / "wsj_9999").write_text(RAW, encoding="latin-1")
    return tmp_path


@pytest.mark.parametrize("with_raw", [True, False])
def test_words_of_one_attribution_become_spans(folder: Path, with_raw: bool) -> None:
    (article,) = read_parc3(folder / "xml", folder / "raw" if with_raw else None)
    assert article.id == "wsj_9999"
    (quote,) = article.quotes
    assert quote.id == SET
    assert [article.text[a:b] for a, b in quote.content] == ['"No', ',"']
    assert [article.text[a:b] for a, b in quote.source + quote.cue] == ["Ana", "said"]


def test_without_the_raw_text_it_is_rebuilt(folder: Path) -> None:
    (article,) = read_parc3(folder / "xml")
    assert article.text == " " * 9 + '"No (yet)," Ana said. \nShe left.'
    assert next(read_parc3(folder / "xml", folder / "raw")).text == RAW


def test_nested_attributions_on_request(folder: Path) -> None:
    (article,) = read_parc3(folder / "xml", nested=True)
    assert [quote.id for quote in article.quotes] == [SET, NESTED]


def test_what_does_not_fit_is_named(folder: Path) -> None:
    with pytest.raises(QuotesError, match="Q034"):
        list(read_parc3(folder / "raw"))
    (folder / "raw/99/wsj_9999").unlink()
    with pytest.raises(QuotesError, match="Q031"):
        list(read_parc3(folder / "xml", folder / "raw"))
    for broken in ("<root>", XML.replace("9,10", "9"), XML.replace(' text="No"', "")):
        (folder / "xml/99/wsj_9999.xml").write_text(broken, encoding="utf-8")
        with pytest.raises(QuotesError, match=r"Q032.*wsj_9999\.xml"):
            list(read_parc3(folder / "xml"))
