from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from typer.testing import CliRunner, Result

import quotes.loading
from quotes import COLUMNS, read_table
from quotes.cli import app
from quotes.corpus import read_corpus
from quotes.markup import parse
from quotes.pipeline import find_quotes
from quotes.schema import Article

from .conftest import MARKED

Invoke = Callable[..., Result]


@pytest.fixture
def invoke(nlp: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Invoke:
    """The command line over the pipeline that knows its articles, in an empty folder."""
    monkeypatch.setattr(quotes.loading, "load", lambda *_, **__: nlp)
    monkeypatch.chdir(tmp_path)
    return lambda *args, **more: CliRunner().invoke(app, [str(arg) for arg in args], **more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, marked in MARKED.items():
        (folder / f"{name}.txt").write_text(parse(marked)[0], encoding="utf-8")
    return folder


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_extract_writes_the_table_and_tells_the_counts(invoke: Invoke, folder: Path, suffix: str) -> None:
    result = invoke("extract", folder, "-o", f"quotes.{suffix}")

    assert result.exit_code == 0, result.output
    assert list(read_table(f"quotes.{suffix}")["quote_id"]) == ["berg#1", "berg#2", "moll#1"]
    assert result.stdout == ""
    assert "3 articles read; 25 words" in result.stderr
    assert "3 quotes: 1 direct, 1 indirect, 1 mixed" in result.stderr
    assert f"quotes {quotes.__version__}, model en_pipeline 0.0.0" in result.stderr


def test_without_an_output_a_table_is_printed(invoke: Invoke, folder: Path) -> None:
    result = invoke("extract", folder)

    assert result.exit_code == 0
    assert "Anna Berg" in result.stdout
    assert "taxes must fall" in result.stdout
    assert "quote_id" not in result.stdout


def test_a_dash_gives_csv_on_standard_output(invoke: Invoke, folder: Path) -> None:
    result = invoke("extract", folder, "-o", "-")

    assert result.stdout.splitlines()[0] == ",".join(COLUMNS)
    assert result.stdout.count("berg#") == 2


def test_a_run_that_fails_writes_nothing_on_standard_output(invoke: Invoke, folder: Path) -> None:
    assert invoke("extract", "gone.txt", "-o", "-").stdout == ""
    assert invoke("extract", folder / "dull.txt", "-o", "-").stdout.splitlines() == [",".join(COLUMNS)]


def test_a_run_told_to_stop_leaves_no_half_file(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> Iterator[object]:
        os.kill(os.getpid(), signal.SIGTERM)
        yield

    monkeypatch.setattr("quotes.pipeline.find_quotes", stopped)
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)  # so that an unheeded one does not end the tests

    result = invoke("extract", "a.txt", "-o", "q.csv")

    signal.signal(signal.SIGTERM, before)
    assert result.exit_code == 143
    assert not list(Path().iterdir())


@pytest.fixture
def stopping(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that the pipeline read; the second one stops the first run by Ctrl-C."""
    read: list[str] = []

    def find(articles: Iterator[Article], nlp: Language, **more: Any) -> Iterator[Any]:
        for article in articles:
            read.append(article.id)
            if len(read) == 2:
                raise KeyboardInterrupt
            yield from find_quotes(article, nlp, **more)

    monkeypatch.setattr("quotes.pipeline.find_quotes", find)
    return read


def test_a_stopped_run_is_resumed_after_its_last_article(
    invoke: Invoke, folder: Path, stopping: list[str]
) -> None:
    stopped = invoke("extract", folder, "-o", "q.csv")

    assert stopped.exit_code != 0
    assert "q.csv.unfinished: holds what 1 article gave" in stopped.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["articles", "q.csv.unfinished"]
    assert "Q075" in invoke("extract", folder, "-o", "q.csv").stderr

    with Path("q.csv.unfinished").open("ab") as file:
        file.write(b'{"id": "dull", "dig')  # as a killed process leaves it
    resumed = invoke("extract", folder, "-o", "q.csv", "--resume")

    assert resumed.exit_code == 0, resumed.output
    assert stopping == ["berg", "dull", "dull", "moll"]
    assert "3 articles read (1 by the run that was stopped)" in resumed.stderr
    assert "3 quotes: 1 direct, 1 indirect, 1 mixed" in resumed.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["articles", "q.csv"]
    invoke("extract", folder, "-o", "whole.csv")
    assert Path("q.csv").read_bytes() == Path("whole.csv").read_bytes()


@pytest.mark.usefixtures("stopping")
def test_a_stopped_run_is_resumed_only_as_it_was(invoke: Invoke, folder: Path) -> None:
    invoke("extract", folder, "-o", "q.csv")
    resume = ["extract", folder, "-o", "q.csv", "--resume"]

    assert "Q076" in (told := invoke(*resume, "--include", "all").stderr)
    assert "--include" in told
    text = (folder / "berg.txt").read_text(encoding="utf-8")
    (folder / "berg.txt").write_text("It is another text now.", encoding="utf-8")
    assert "article berg" in invoke(*resume).stderr
    assert Path("q.csv.unfinished").exists()
    (folder / "berg.txt").write_text(text, encoding="utf-8")
    assert invoke(*resume).exit_code == 0


@pytest.mark.usefixtures("stopping")
def test_a_stopped_run_can_be_begun_anew(invoke: Invoke, folder: Path) -> None:
    invoke("extract", folder, "-o", "q.csv")

    anew = invoke("extract", folder, "-o", "q.csv", "--overwrite", "--include", "all")

    assert anew.exit_code == 0
    assert "3 articles read;" in anew.stderr
    assert not Path("q.csv.unfinished").exists()


def test_what_was_stopped_before_any_article_can_be_resumed_too(invoke: Invoke, folder: Path) -> None:
    Path("q.csv.unfinished").write_bytes(b"{")

    assert invoke("extract", folder, "-o", "q.csv", "--resume").exit_code == 0
    assert len(read_table("q.csv")) == 3


def test_excel_gets_its_mark(invoke: Invoke, folder: Path) -> None:
    invoke("extract", folder, "-o", "quotes.csv", "--excel")

    assert Path("quotes.csv").read_bytes().startswith(b"\xef\xbb\xbfquote_id")


def test_an_existing_file_is_not_lost(invoke: Invoke, folder: Path) -> None:
    Path("quotes.csv").write_text("mine")

    result = invoke("extract", folder, "-o", "quotes.csv")

    assert result.exit_code == 1
    assert "quotes.csv: the file exists" in result.stderr
    assert Path("quotes.csv").read_text() == "mine"
    assert invoke("extract", folder, "-o", "quotes.csv", "--overwrite").exit_code == 0
    assert Path("quotes.csv").read_text().startswith("quote_id")


@pytest.mark.parametrize("output", ["in/same.jsonl", "link.jsonl", "hard.jsonl", "in/../in/same.jsonl"])
@pytest.mark.parametrize("given", ["in/same.jsonl", "in"])
def test_the_articles_are_never_replaced(invoke: Invoke, output: str, given: str) -> None:
    Path("in").mkdir()
    Path("in/same.jsonl").write_text('{"text": "It rained."}')
    Path("link.jsonl").symlink_to("in/same.jsonl")
    Path("hard.jsonl").hardlink_to("in/same.jsonl")

    for command in ("extract", "annotate"):
        for more in ([], ["--overwrite"]):
            result = invoke(command, given, "-o", output, *more)

            assert result.exit_code == 1
            assert f"{output}: this file is read as well" in result.stderr
    assert Path("in/same.jsonl").read_text() == '{"text": "It rained."}'


def test_a_table_beside_texts_is_replaced_and_one_to_list_is_not(invoke: Invoke, folder: Path) -> None:
    assert invoke("extract", folder, "-o", folder / "q.csv").exit_code == 0
    assert invoke("extract", folder, "-o", folder / "q.csv", "--overwrite").exit_code == 0
    (folder / "metadata.csv").write_text("file,title\nberg.txt,Taxes\n")
    assert "Q097" in invoke("extract", folder, "-o", folder / "metadata.csv", "--overwrite").stderr
    assert "Q097" in invoke("speakers", folder / "q.csv", "-o", folder / "q.csv", "--overwrite").stderr


def test_bad_articles_are_told_and_the_others_are_whole(invoke: Invoke, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "breaks.txt").write_text("This one is BROKEN.")
    Path("lines.jsonl").write_text('{"id": "x", "text": "It rained."}\n{broken\n')

    result = invoke("extract", folder, "lines.jsonl", folder / "gone.txt", "-o", "quotes.csv")

    assert result.exit_code == 0
    assert "4 articles read, 4 failed" in result.stderr
    for told in (
        "empty.txt: the file is empty",
        "breaks: the pipeline failed",
        "lines.jsonl",
        "gone.txt: no such",
    ):
        assert told in result.stderr
    assert len(read_table("quotes.csv")) == 3


@pytest.mark.parametrize("paths", [["gone.txt"], ["empty.txt"], ["breaks.txt"], ["nothing"]])
def test_where_nothing_is_read_the_run_fails_and_leaves_no_file(invoke: Invoke, paths: list[str]) -> None:
    Path("empty.txt").write_text("")
    Path("breaks.txt").write_text("BROKEN")
    Path("nothing").mkdir()

    result = invoke("extract", *paths, "-o", "quotes.csv")

    assert result.exit_code == 1
    assert paths[0].removesuffix(".txt") in result.stderr
    told = "The pipeline failed on every article" if "breaks.txt" in paths else "Nothing could be read"
    assert told in result.stderr
    assert not list(Path().glob("*quotes.csv*"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "quotes.xlsx"], "Q083"),
        (["-o", "no/such/quotes.csv"], "Q082"),
        (["--columns", "text"], "Q088"),
        (["--columns", "verse=body"], "verse"),
        (["--columns", "text=body,text=words"], "Q099"),
        (["--min-confidence", "2"], "min-confidence"),
        (["--min-confidence", "nan"], "--min-confidence nan: a confidence lies"),
        (["-o", "quotes.csv/"], "Q081"),
        (["--threads", "-1"], "threads"),
        (["--excel"], "Q094"),
        (["--resume"], "Q077"),
        (["--excel", "-o", "quotes.jsonl"], "Q094"),
    ],
)
def test_wrong_options_are_told(invoke: Invoke, folder: Path, arguments: list[str], told: str) -> None:
    result = invoke("extract", folder, *arguments)

    assert result.exit_code != 0
    assert told in result.stderr


def test_columns_are_mapped(invoke: Invoke) -> None:
    record = {"key": "k1", "words": parse(MARKED["berg"])[0], "when": "2023-11-02"}
    Path("a.jsonl").write_text(json.dumps(record))

    result = invoke("extract", "a.jsonl", "--columns", "text=words, date=when,id=key", "-o", "q.jsonl")

    assert result.exit_code == 0, result.output
    assert set(read_table("q.jsonl")["article_id"]) == {"k1"}
    assert set(read_table("q.jsonl")["article_date"]) == {"2023-11-02"}


def test_annotate_and_evaluate_fit_each_other(invoke: Invoke, folder: Path) -> None:
    assert invoke("annotate", folder, "-o", "found.jsonl").exit_code == 0
    assert [article.id for article in read_corpus("found.jsonl")] == ["berg", "dull", "moll"]

    given = invoke("evaluate", "found.jsonl", "found.jsonl", "--json")
    ran = invoke("evaluate", "found.jsonl", "--json", "--bootstrap", "10", "--errors", "errors.csv")

    assert json.loads(given.stdout)["attribution"]["f1"] == 1
    assert json.loads(ran.stdout)["exact"] == json.loads(given.stdout)["exact"]
    assert json.loads(ran.stdout)["ci95_f1"]["exact"] == [1, 1]
    assert Path("errors.csv").exists()
    assert invoke("evaluate", "found.jsonl", "found.jsonl", "--reliability", "r.svg").exit_code == 0
    assert Path("r.svg").read_text("utf8").startswith("<svg")
    assert "r.svg" in invoke("evaluate", "found.jsonl", "found.jsonl", "--reliability", "r.svg").stderr
    assert "attribution" in invoke("evaluate", "found.jsonl", "found.jsonl").stdout
    assert invoke("evaluate", "found.jsonl", "--errors", "errors.csv").exit_code == 1


@pytest.mark.parametrize(
    ("command", "output"), [("annotate", "q.csv"), ("speakers", "q.jsonl"), ("speakers", "q.parquet")]
)
def test_nothing_is_written_under_the_name_of_another_format(
    invoke: Invoke, folder: Path, command: str, output: str
) -> None:
    invoke("extract", folder, "-o", "table.csv")

    result = invoke(command, folder if command == "annotate" else "table.csv", "-o", output)

    assert result.exit_code == 1
    assert f"{output}: this is written as" in result.stderr
    assert not Path(output).exists()


def test_an_evaluation_whose_every_article_fails_is_none(invoke: Invoke) -> None:
    Path("gold.jsonl").write_text('{"id": "a", "text": "BROKEN", "quotes": []}')

    result = invoke("evaluate", "gold.jsonl")

    assert result.exit_code == 1
    assert "The pipeline failed on every article of gold.jsonl" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [("--errors", "e.txt", "Q029"), ("--iou", "3", "Q036"), ("--reliability", "r.png", "Q029")],
)
def test_wrong_options_of_an_evaluation_are_told_before_anything_is_read(
    invoke: Invoke, option: str, value: str, code: str
) -> None:
    result = invoke("evaluate", "no-such-gold.jsonl", option, value)

    assert result.exit_code == 1
    assert code in result.stderr


def test_show_names_the_speakers_in_the_text(invoke: Invoke, folder: Path) -> None:
    result = invoke("show", folder / "berg.txt")

    assert "Anna Berg said taxes must fall [Anna Berg]. “Now,” [Anna Berg] she added." in result.stdout
    assert "2 quotes: 1 direct, 1 indirect, 0 mixed" in result.stderr


def test_speakers_are_listed_or_written(invoke: Invoke, folder: Path) -> None:
    invoke("extract", folder, "-o", "q.csv")

    assert "Anna Berg" in invoke("speakers", "q.csv").stdout
    assert invoke("speakers", "q.csv", "-o", "who.csv").exit_code == 0
    again = invoke("speakers", "q.csv", "-o", "who.csv")

    assert Path("who.csv").read_text("utf8").splitlines()[0].startswith("name,id,kind,variants")
    assert "Anna Berg" in Path("who.csv").read_text("utf8")
    assert again.exit_code == 1
    assert "who.csv" in again.stderr


@pytest.mark.parametrize("command", [["extract"], ["annotate", "-o", "out.jsonl"], ["show"], ["evaluate"]])
def test_every_command_that_runs_the_pipeline_passes_its_options_on(
    invoke: Invoke, nlp: Language, folder: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    invoke("annotate", folder, "-o", "gold.jsonl")
    given: list[tuple[int, str]] = []
    monkeypatch.setattr(
        quotes.loading, "load", lambda *_, threads, include, **__: given.append((threads, include)) or nlp
    )

    target = "gold.jsonl" if command == ["evaluate"] else folder
    result = invoke(*command, target, "--threads", "2", "--include", "topics")

    assert result.exit_code == 0, result.output
    assert given == [(2, "topics")]


def test_standard_input_is_read(invoke: Invoke) -> None:
    result = invoke("extract", "-", "-o", "-", input=parse(MARKED["berg"])[0])

    assert "stdin#1" in result.stdout


def test_help_is_quick_and_needs_no_model() -> None:
    start = time.perf_counter()
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys; from quotes.cli import app; print([*sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert time.perf_counter() - start < 3  # half a second where the machine is not busy
    for heavy in ("spacy", "pandas", "numpy", "pyarrow", "trafilatura", "rich.console"):
        assert f"'{heavy}'" not in loaded


def test_version_is_told() -> None:
    result = CliRunner().invoke(app, ["--version"])

    assert result.stdout == f"quotes {quotes.__version__}, model en_news_quotes {quotes.__version__}\n"


def test_the_package_is_the_command_too() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "quotes", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout == CliRunner().invoke(app, ["--version"]).stdout
