"""Articles labelled by marks in their text."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.corpus import read_corpus
from quotes.errors import QuotesError
from quotes.marked import names_listed, read_header, read_marked

TEXT = """# title: Rain in Port Ellery
# date: 2024-05-17
# people: Anna Berg | Berg
# peoples:
# bodies: Berg Bakery

[s1|Berg] [c1|said] {1 =Anna Berg|it rained}. [so2|Berg Bakery] [co2|hoped] {o2 =Berg Bakery|it would stop}.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rain.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_text_of_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "cafe.txt").write_bytes("The café {1 =Ada Moll|burns}.".encode("cp1252"))
    with pytest.raises(QuotesError, match=r"Q024.*cafe\.txt.*UTF-8"):
        read_marked(tmp_path / "cafe.txt")


def test_a_folder_of_marked_texts_is_a_corpus(folder: Path) -> None:
    (article,) = read_corpus(folder)
    assert (article.id, article.title, article.date) == ("rain", "Rain in Port Ellery", "2024-05-17")
    assert article.text == "Berg said it rained. Berg Bakery hoped it would stop."
    first, second = article.quotes
    assert (first.speaker, first.speaker_kind, first.optional) == ("Anna Berg", "person", False)
    assert [article.text[a:b] for a, b in (*first.source, *first.cue, *first.content)] == [
        "Berg",
        "said",
        "it rained",
    ]
    assert (second.speaker, second.speaker_kind, second.optional) == ("Berg Bakery", "", True)


def test_names_are_found_by_the_lists_the_longest_first(folder: Path) -> None:
    header, _ = read_header(folder / "rain.txt")
    text = read_marked(folder / "rain.txt").text
    found = [(text[a:b], label) for (a, b), label in names_listed(text, header)]
    assert found == [("Berg", "PERSON"), ("Berg Bakery", "ORG")]
    assert list(names_listed(text, {})) == []


def test_wrong_marks_are_told_with_their_file(folder: Path) -> None:
    (folder / "snow.txt").write_text("[s1|Berg] [c1|said] {1|it snowed.", encoding="utf-8")
    with pytest.raises(QuotesError, match=r"snow\.txt:1: the mark of quote 1 is never closed: it snowed"):
        list(read_corpus(folder))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("[s1|Berg] [d1|said] {1|it rained}.", r"\[d1\|…: no mark of a quote"),
        (
            "[s1|Berg] said {1 direkt =Anna Berg|it rained}.",
            r"\{1 direkt =Anna Berg\|…: no mark.*direct, indirect",
        ),
        ("{1=Anna Berg|It rained}, said [s1|Berg].", "no mark"),
        (
            "{1 =Anna Berg|It}, said [s1|Berg], {1 =Ada Moll|rained}.",
            "quote 1 has the speaker Anna Berg before and",
        ),
        ("[s1|Berg] said nothing.", "quote 1 has no content"),
    ],
)
def test_wrong_marks_are_told_with_their_line(tmp_path: Path, wrong: str, told: str) -> None:
    path = tmp_path / "rain.txt"
    path.write_text(f"# title: Rain\n\nIt rained.\n\n{wrong}\n", encoding="utf-8")
    with pytest.raises(QuotesError, match=rf"rain\.txt:5: .*{told}"):
        list(read_corpus(tmp_path))


def test_one_marked_text_is_a_corpus(folder: Path) -> None:
    assert [article.id for article in read_corpus(folder / "rain.txt")] == ["rain"]
    (folder / "plain.txt").write_text("Berg said it rained.", encoding="utf-8")
    with pytest.raises(QuotesError, match=r"Q110.*plain\.txt"):
        list(read_corpus(folder / "plain.txt"))


def test_a_folder_without_marks_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("Berg said it rained.", encoding="utf-8")
    with pytest.raises(QuotesError, match="no article with a marked quote"):
        list(read_corpus(tmp_path))


def test_marked_texts_may_be_cut_at_a_width(tmp_path: Path) -> None:
    lines = (
        "[s1|Ines Calloway] [c1|said] {1 =Ines Calloway|the board had no choice}. "
        "“{2 =Ines Calloway|There was\n"
        "nothing left to cut},” [s2|she] [c2|told] the council.\n"
    )
    (tmp_path / "fares.txt").write_text(lines, encoding="utf-8")
    article = read_marked(tmp_path / "fares.txt")
    assert "There was nothing left to cut" in article.text
