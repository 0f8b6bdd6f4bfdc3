from __future__ import annotations

import datetime
import json
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import quotes
from quotes import pipeline
from quotes.errors import QuotesError
from quotes.markup import parse
from quotes.reading.cautions import DateWarning, IdWarning
from quotes.schema import COLUMNS, Article
from quotes.sources import articles_from

from .conftest import MARKED, put


def test_every_article_gives_its_rows_in_order(nlp: Language, articles: list[Article]) -> None:
    rows = list(quotes.extract_rows(articles, nlp))

    assert [row.quote_id for row in rows] == ["berg#1", "berg#2", "moll#1"]
    assert [row.quote for row in rows] == ["taxes must fall", "Now", "no “easy” way"]
    assert {row.article_date for row in rows} == {"2024-03-05"}


def test_rows_come_before_all_articles_are_read(
    nlp: Language, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_ARTICLES", 1)
    taken: list[str] = []

    rows = quotes.extract_rows((taken.append(a.id) or a for a in articles), nlp)

    assert next(rows).article_id == "berg"
    assert taken == ["berg", "moll"]


def test_components_know_the_article_when_they_run(articles: list[Article]) -> None:
    seen = []

    @Language.component("looks_at_the_article")
    def look(doc: Doc) -> Doc:
        seen.append(doc.user_data["article"])
        return put(doc, [])

    nlp = spacy.blank("en")
    nlp.add_pipe("looks_at_the_article")
    list(quotes.extract_rows(articles, nlp))

    assert seen == [article.metadata() for article in articles]


def test_one_article_that_breaks_is_told_and_the_others_go_on(nlp: Language, articles: list[Article]) -> None:
    broken = Article("bad", "This one is BROKEN.")
    told = []

    rows = list(
        quotes.extract_rows(
            [articles[0], broken, articles[1]],
            nlp,
            on_error=lambda place, fault: told.append((place, str(fault))),
        )
    )

    assert [row.quote_id for row in rows] == ["berg#1", "berg#2", "moll#1"]
    assert told == [("bad", "a fault on purpose")]


def test_without_a_listener_a_broken_article_is_warned_of(nlp: Language) -> None:
    with pytest.warns(RuntimeWarning, match="bad: left out.*a fault on purpose"):
        assert list(quotes.extract_rows([Article("bad", "BROKEN")], nlp)) == []


def test_a_pipeline_that_fails_on_every_article_is_at_fault(nlp: Language, articles: list[Article]) -> None:
    broken = [Article(str(n), "BROKEN") for n in range(pipeline.ENOUGH)]

    with pytest.raises(QuotesError, match=r"Q065.*all 3 articles.*a fault on purpose") as caught:
        list(quotes.extract_rows(broken, nlp, on_error=lambda *_: None))
    assert caught.value.code == "Q065"
    rows = list(quotes.extract_rows([*broken, articles[0]], nlp, on_error=lambda *_: None))
    assert len(rows) == 2


def test_a_pipeline_without_quotes_is_refused(articles: list[Article]) -> None:
    with pytest.raises(QuotesError, match=r"Q064.*none"):
        list(quotes.extract_rows(articles, spacy.blank("en")))


def test_what_is_no_pipeline_is_told(articles: list[Article]) -> None:
    for use in (quotes.extract, quotes.extract_rows, quotes.annotate):
        with pytest.raises(QuotesError, match=r"Q067.*en_news_quotes.*not str"):
            list(use(articles, nlp="en_news_quotes"))  # type: ignore[operator]


def test_threads_share_a_pipeline(nlp: Language) -> None:
    told = []

    def found(thread: int) -> int:
        many = [Article(f"{thread}-{n}", f"unheard{thread}of{n} said so. " * 20) for n in range(64)]
        return len(list(quotes.annotate(many, nlp, on_error=lambda *fault: told.append(fault))))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(found, range(8))) == [64] * 8
    assert told == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # newer Pythons warn of a fork beside threads
def test_a_child_forked_while_a_thread_reads_does_not_wait_for_it(nlp: Language) -> None:
    held, done = threading.Event(), threading.Event()

    def read() -> None:
        with pipeline._locks.setdefault(nlp, threading.RLock()):
            held.set()
            done.wait(20)

    thread = threading.Thread(target=read)
    thread.start()
    held.wait(20)
    child = os.fork()
    if not child:
        signal.alarm(10)
        list(quotes.extract_rows(Article("b", "It rained."), nlp))
        os._exit(3)
    status = os.waitpid(child, 0)[1]
    done.set()
    thread.join()

    assert os.waitstatus_to_exitcode(status) == 3


def test_every_public_name_is_there() -> None:
    assert [name for name in quotes.__all__ if not hasattr(quotes, name)] == []
    assert {"OnError", "LabelledArticle"} <= set(quotes.__all__)


def test_one_article_is_enough(nlp: Language, articles: list[Article]) -> None:
    assert len(list(quotes.extract_rows(articles[0], nlp))) == 2


def test_what_the_pipeline_is_loaded_with(
    nlp: Language, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {}
    monkeypatch.setattr("quotes.loading.load", lambda **how: asked.update(how) or nlp)

    quotes.extract(articles, include="all", min_confidence=0.0)

    assert asked == {"include": "all", "min_confidence": 0.0}
    with pytest.raises(QuotesError, match=r"Q066.*include"):
        quotes.extract(articles, nlp=nlp, include="all")


def test_odd_ids_and_halves_of_characters_can_be_written(tmp_path: Path, nlp: Language) -> None:
    odd = [Article(7, parse(MARKED["moll"])[0]), Article(None, parse(MARKED["berg"])[0], title="\ud83d")]  # type: ignore[arg-type]

    quotes.write_table(quotes.extract(odd, nlp=nlp), tmp_path / "t.parquet")
    rows = list(quotes.extract_rows([*odd, Article("x", "\ud83d")], nlp))

    assert list(quotes.read_table(tmp_path / "t.parquet")["article_id"]) == ["7", "article-2", "article-2"]
    assert [row.article_id for row in rows] == ["7", "article-2", "article-2"]


def test_batches_are_bounded_in_articles_and_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH_ARTICLES", 3)
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 10)
    lengths = [4, 4, 4, 50, 1, 1, 1, 1]

    found = pipeline.batches(Article(str(n), "x" * n) for n in lengths)

    assert [[len(a.text) for a in batch] for batch in found] == [[4, 4], [4], [50], [1, 1, 1], [1]]


def test_memory_of_the_vocabulary_does_not_grow(nlp: Language) -> None:
    list(quotes.extract_rows([Article("first", "Anna said so.")], nlp))
    before = len(nlp.vocab.strings)

    list(quotes.extract_rows([Article(str(n), f"unheardofword{n} said so.") for n in range(50)], nlp))

    assert len(nlp.vocab.strings) == before


def test_annotating_keeps_ids_text_and_speakers(nlp: Language, articles: list[Article]) -> None:
    labelled = list(quotes.annotate(articles, nlp))

    assert [article.id for article in labelled] == ["berg", "moll", "dull"]
    assert [article.article() for article in labelled] == articles
    assert [quote.speaker for quote in labelled[0].quotes] == ["Anna Berg", "Anna Berg"]


def test_extract_takes_paths_articles_and_texts(tmp_path: Path, nlp: Language) -> None:
    text = parse(MARKED["berg"])[0]
    (tmp_path / "moll.txt").write_text(parse(MARKED["moll"])[0])

    (tmp_path / "moll.md").write_text(parse(MARKED["moll"])[0])

    frame = quotes.extract(
        [Article("one", text), tmp_path / "moll.txt", text, str(tmp_path / "moll.md")], nlp=nlp
    )

    assert tuple(frame.columns) == COLUMNS
    assert list(frame["article_id"]) == ["one", "one", "moll", "text-1", "text-1", "moll.md"]


def test_articles_of_one_id_get_ids_of_their_own(nlp: Language) -> None:
    text = parse(MARKED["moll"])[0]

    with pytest.warns(IdWarning, match="the id x is taken"):
        frame = quotes.extract([Article("x", text), Article("x", text)], nlp=nlp)

    assert list(frame["quote_id"]) == ["x#1", "x-2#1"]


@pytest.mark.parametrize(
    "date", ["24 October 2018", datetime.date(2018, 10, 24), datetime.datetime(2018, 10, 24, 9)]
)
def test_the_day_of_an_article_may_be_written_in_other_ways(nlp: Language, date: Any) -> None:
    frame = quotes.extract(Article("x", parse(MARKED["moll"])[0], date=date), nlp=nlp)

    assert list(frame["article_date"]) == ["2018-10-24"]


def test_a_date_that_is_no_day_costs_no_article(nlp: Language) -> None:
    with pytest.warns(DateWarning, match="Article x: 'last autumn' is not one day"):
        frame = quotes.extract(Article("x", parse(MARKED["moll"])[0], date="last autumn"), nlp=nlp)

    assert list(frame["article_date"]) == [""]


@pytest.mark.parametrize("given", [{"text": "It rained."}, b"a", 17])
def test_what_is_no_source_is_refused(nlp: Language, given: Any) -> None:
    with pytest.raises(QuotesError, match=r"Q091.*quotes\.Article"):
        quotes.extract(given, nlp=nlp)


def test_rows_are_of_articles_only(nlp: Language, articles: list[Article]) -> None:
    with pytest.raises(QuotesError, match=r"Q095.*not str"):
        list(quotes.extract_rows(["It rained."], nlp))  # type: ignore[list-item]
    with pytest.warns(RuntimeWarning, match=r"Q096.*float"):
        rows = list(quotes.extract_rows([Article("n", float("nan")), *articles], nlp))  # type: ignore[arg-type]
    assert len(rows) == 3


def test_lines_cut_at_a_width_are_no_ends(tmp_path: Path, nlp: Language) -> None:
    text = (
        "It rained in Port Ellery all day, and the harbour was closed.\n\n"
        "After the meeting of the council on Tuesday Anna Berg said the\nboard of the harbour had no choice."
    )
    (tmp_path / "cut.txt").write_text(text)
    (tmp_path / "cut.jsonl").write_text(json.dumps({"text": text}))

    sources = [tmp_path / "cut.txt", tmp_path / "cut.jsonl", Article("a", text), text]
    found = [article.text for article, _ in pipeline.find_quotes(articles_from(sources), nlp)]

    assert found == [text.replace("the\nboard", "the board")] * 4


def test_a_table_knows_what_made_it(nlp: Language, articles: list[Article]) -> None:
    made_with = {"quotes.version": quotes.__version__, "quotes.model": "en_pipeline 0.0.0"}

    assert quotes.extract(articles, nlp=nlp).attrs == made_with


def test_extract_of_nothing_has_the_columns(nlp: Language) -> None:
    frame = quotes.extract("It rained all day in Port Ellery.", nlp=nlp)

    assert (tuple(frame.columns), len(frame)) == (COLUMNS, 0)
