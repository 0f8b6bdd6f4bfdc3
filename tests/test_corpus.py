from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotes.corpus import read_corpus, write_corpus
from quotes.errors import QuotesError
from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.schema import Article, Quote

TEXT = "“The bridge will open in May,” Ilse Varga said."
QUOTE = {"id": "q1", "content": [[1, 29]], "cue": [[42, 46]], "source": [[31, 41]], "class": "S"}
GOLD = {"id": "a1", "text": TEXT, "title": None, "date": "2024-05-01", "quotes": [QUOTE], "discard": [[0, 1]]}


def write(path: Path, *records: object) -> Path:
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_reads_the_names_of_the_format(tmp_path: Path) -> None:
    (article,) = read_corpus(write(tmp_path / "gold.jsonl", GOLD))
    assert (article.id, article.title, article.date, article.discard) == ("a1", "", "2024-05-01", ((0, 1),))
    (quote,) = article.quotes
    assert (quote.content, quote.cue, quote.source) == (((1, 29),), ((42, 46),), ((31, 41),))
    assert (quote.quote_class, quote.optional, quote.speaker, quote.confidence) == ("S", False, "", None)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    quote = LabelledQuote(
        "q1", ((1, 29),), ((42, 46),), ((31, 41),), "direct", "Ilse Varga", "person", True, "S",
        "ilse-varga", "engineer", "name", 0.75, 0.5,
    )  # fmt: skip
    full = LabelledArticle("a1", TEXT, "Bridge", "2024-05-01", "Post", "https://x", (quote,), ((0, 1),), "me")
    bare = LabelledArticle("a2", "Žluťoučký kůň.\u2028Next.")
    write_corpus([full, bare], tmp_path / "out.jsonl")
    assert list(read_corpus(tmp_path / "out.jsonl")) == [full, bare]
    first = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["quotes"][0]["class"] == "S"
    assert "quote_class" not in first["quotes"][0]


def test_unset_values_are_null_and_unset_predictions_absent() -> None:
    record = LabelledArticle("a", quotes=(LabelledQuote("q", ((0, 1),)),)).as_dict()
    assert record["date"] is None
    assert "discard" not in record
    assert record["quotes"][0]["speaker"] is None
    assert "confidence" not in record["quotes"][0]


def test_a_confidence_of_nought_is_kept(tmp_path: Path) -> None:
    article = LabelledArticle("a", "Well.", quotes=(LabelledQuote("q", ((0, 4),), confidence=0.0),))
    write_corpus([article], tmp_path / "out.jsonl")
    assert list(read_corpus(tmp_path / "out.jsonl")) == [article]


def test_predictions_may_lack_the_text(tmp_path: Path) -> None:
    (article,) = read_corpus(write(tmp_path / "p.jsonl", {"id": 7, "quotes": [QUOTE | {"kind": "other"}]}))
    assert (article.id, article.text, len(article.quotes)) == ("7", "", 1)


def test_blank_lines_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(GOLD).encode() + b"\n\n")
    assert [article.id for article in read_corpus(path)] == ["a1"]


@pytest.mark.parametrize(
    ("record", "code", "says"),
    [
        ("{not json", "Q020", "gold.jsonl:2"),
        ([], "Q022", "JSON object"),
        ({"quotes": []}, "Q021", '"id"'),
        ({"id": "x", "quotes": [{"id": "q"}]}, "Q021", '"content"'),
        ({"id": "x", "quotes": {}}, "Q022", "quotes"),
        ({"id": "x", "quotes": ["q"]}, "Q022", "quotes"),
        ({"id": "x", "text": 5}, "Q022", "text"),
        ({"id": "x", "quotes": [QUOTE | {"cue": [[1, "2"]]}]}, "Q022", "cue"),
        ({"id": "x", "quotes": [QUOTE | {"confidence": 1.5}]}, "Q022", "confidence"),
        ({"id": "x", "text": "Short.", "quotes": [QUOTE]}, "Q023", "article x, quote q1"),
        ({"id": "x", "text": TEXT, "quotes": [QUOTE | {"source": [[4, 4]]}]}, "Q023", "source"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, record: object, code: str, says: str) -> None:
    path = write(tmp_path / "gold.jsonl", GOLD, record)
    with pytest.raises(QuotesError) as caught:
        list(read_corpus(path))
    message = str(caught.value)
    assert code in message
    assert f"{path}:2" in message
    assert says in message


def test_bytes_that_are_not_utf8_and_missing_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "latin.jsonl").write_bytes('{"id": "café"}\n'.encode("latin-1"))
    with pytest.raises(QuotesError, match="Q024"):
        list(read_corpus(tmp_path / "latin.jsonl"))
    with pytest.raises(QuotesError, match="Q001"):
        list(read_corpus(tmp_path / "none.jsonl"))


def test_articles_and_found_quotes_turn_into_labelled_ones() -> None:
    article = Article("a1", TEXT, date="2024-05-01", date_from="url")
    nobody = Quote("q1", "The bridge", ((1, 11),), quote_class="topic", confidence=0.9)
    somebody = Quote("q2", "will open", ((12, 21),), speaker="Ilse Varga", speaker_confidence=0.8)
    labelled = LabelledArticle.from_article(article, [nobody, somebody])
    assert [quote.quote_class for quote in labelled.quotes] == ["N", "S"]
    assert [quote.speaker_confidence for quote in labelled.quotes] == [None, 0.8]
    assert labelled.article() == Article("a1", TEXT, date="2024-05-01", date_from="file")
