"""Markdown: the marking goes, the words and what is no marking stay."""

from __future__ import annotations

import pytest

from quotes.reading.articles import read
from quotes.reading.markdown import from_markdown


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("[Ann Roe](https://bee.example/a_(b)) said it was *a shame*.", "Ann Roe said it was a shame."),
        ('[Ann Roe](https://bee.example "who _is_ she") said no.', "Ann Roe said no."),
        ("“No,” said _Ann Roe_, **the __old__ mayor**.", "“No,” said Ann Roe, the old mayor."),
        ("***Ann** Roe* said a*b*c is 2*3*4 in my_own_file.", None),
        ("# Rain #\n\nIt rained.", "Rain\n\nIt rained."),
        ("Rain\n====\n\nIt rained.\n\nSnow\n----\nIt snowed.", "Rain\n\nIt rained.\n\nSnow\n\nIt snowed."),
        ("> “No,” said **Ann Roe**.\n>\n> > “Yes,” she added.", "“No,” said Ann Roe.\n\n“Yes,” she added."),
        ("- “No,” said Ann.\n* Bo agreed.\n\n***\n\n1. One.", "“No,” said Ann.\nBo agreed.\n\n1. One."),
        (
            "It rained.\n\n![Rain, said to be](rain.png)\n\n```\nshe said x\n```\nIt snowed.",
            "It rained.\n\nIt snowed.",
        ),
        ("[Ann Roe][1] and [Bo] said no.[^2]\n\n[1]: https://bee.example\n[Bo]: /bo\n[^2]: In May.\n", None),
        ("See <https://bee.example/a>, 5 \\* 3 and `code`.", "See https://bee.example/a, 5 * 3 and code."),
        (
            "“[She] was *not* there,” he said [sic]. ``No,'' — * * *",
            "“[She] was not there,” he said [sic]. ``No,'' — * * *",
        ),
    ],
)
def test_marking_goes(marked, shown):
    if marked.startswith("[Ann Roe][1]"):
        shown = "Ann Roe and Bo said no."
    if marked.startswith("***"):
        assert "a*b*c is 2*3*4 in my_own_file." in from_markdown(marked)[0]
        return
    assert from_markdown(marked)[0].strip() == shown


def test_front_matter_states_what_it_states(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Rain\ndate: 2024-03-04\nauthor: Bo Lund\n---\n\n“No,” said **Ann Roe**.\n")
    [article] = read(path)
    assert (article.title, article.date, article.date_from) == ("Rain", "2024-03-04", "file")
    assert article.text == "“No,” said Ann Roe.\n"
    (tmp_path / "a.yaml").write_text("title: Storm")
    assert [(a.title, a.date) for a in read(path)] == [("Storm", "2024-03-04")]
    path.write_text("---\nIt rained: all day: she said.\n---\nIt snowed.")
    assert "It rained: all day: she said." in next(iter(read(path))).text


def test_front_matter_with_a_day_that_there_is_not_stays_text(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Rain\ndate: 2024-02-30\n---\n\n“No,” said **Ann Roe**.\n")
    assert "“No,” said Ann Roe." in next(iter(read(path))).text


def test_a_text_with_a_link_is_markdown_whatever_it_is_called(tmp_path):
    for name, content in (
        ("a.txt", "[Ann Roe](https://bee.example) said **no**."),
        ("b.txt", "He said **no**."),
    ):
        (tmp_path / name).write_text(content)
    assert [article.text for article in read(tmp_path)] == ["Ann Roe said no.", "He said **no**."]
