from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
import yaml
from safetensors.numpy import load_file, save_file

import quotes
from quotes import QuotesError
from quotes.detection.finder import AttributionFinder
from quotes.loading import classes, load, make_components_known, model_folder
from quotes.provenance import model_name
from quotes.training.meta import META, describe


@pytest.fixture
def model(tmp_path: Path) -> Path:
    spacy.blank("en").to_disk(tmp_path / "model")
    return tmp_path / "model"


def test_a_pipeline_in_a_folder_is_loaded(model: Path) -> None:
    nlp = load(model, include="topics", min_confidence=0.25)

    assert nlp.pipe_names == ["quote_selector"]
    assert nlp.get_pipe_config("quote_selector")["classes"] == ["speech", "topic"]
    assert nlp.get_pipe_config("quote_selector")["min_confidence"] == 0.25
    assert nlp("Nothing was said.")._.quotes == []


def test_a_loaded_pipeline_that_was_written_is_loaded_again(model: Path, tmp_path: Path) -> None:
    load(model, include="all", min_confidence=0.5).to_disk(tmp_path / "again")

    nlp = load(tmp_path / "again", min_confidence=0.25)

    assert nlp.pipe_names == ["quote_selector"]
    assert nlp.get_pipe_config("quote_selector")["classes"] == ["speech"]
    assert nlp.get_pipe_config("quote_selector")["min_confidence"] == 0.25


def test_weights_that_do_not_fit_the_code_are_told(tmp_path: Path) -> None:
    shutil.copytree(model_folder(), tmp_path / "old")
    heads = tmp_path / "old" / "attribution_finder" / "heads.safetensors"
    weights = load_file(heads)
    for changed in (
        {k: v for k, v in weights.items() if k != "key_distance"},
        weights | {"query.weight": weights["query.weight"][:, :-1]},
    ):
        save_file({k: np.ascontiguousarray(v) for k, v in changed.items()}, heads)
        with pytest.raises(QuotesError, match=r"Q063.*old"):
            load(tmp_path / "old")


@pytest.mark.parametrize(("asked", "expected"), [(1, 1), (3, 3), (0, 2), (99999, 4)])
def test_threads_are_those_asked_for_or_the_configs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: int, expected: int
) -> None:
    make_components_known()
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    monkeypatch.setattr(AttributionFinder, "from_disk", lambda finder, *_, **__: finder)  # needs no weights
    nlp = spacy.blank("en")
    nlp.add_pipe("attribution_finder", config={"threads": 2})
    nlp.to_disk(tmp_path / "model", exclude=["attribution_finder"])

    found = load(tmp_path / "model", threads=asked)

    assert found.get_pipe("attribution_finder").threads == expected  # type: ignore[attr-defined]


def test_articles_longer_than_a_million_characters_go_through(model: Path) -> None:
    doc = load(model)("It rained all day. " * 60_000)

    assert len(doc.text) > 1_000_000


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        ("speech", {"speech"}),
        ("thoughts", {"speech", "thought"}),
        (" Topics , other", {"speech", "topic", "other"}),
        (["topics", "thoughts"], {"speech", "topic", "thought"}),
        ("topics,all", {"speech", "topic", "thought", "other"}),
        ("all", {"speech", "topic", "thought", "other"}),
    ],
)
def test_what_to_include_is_read(include: str | list[str], expected: set[str]) -> None:
    assert classes(include) == expected


def test_what_cannot_be_loaded_is_told(model: Path, tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"Q086.*scare"):
        load(model, include="scare")
    with pytest.raises(QuotesError, match=r"Q001.*people\.yaml"):
        load(model, people=tmp_path / "people.yaml")
    with pytest.raises(QuotesError, match="Q081"):
        load(model, people=tmp_path)
    with pytest.raises(QuotesError, match=r"Q093.*meta\.json"):
        load(tmp_path)
    with pytest.raises(QuotesError, match="Q090"):
        load(model, min_confidence=7)
    for confidence in (float("nan"), "0.5", None, True):
        with pytest.raises(QuotesError, match=r"Q090.*between 0 and 1"):
            load(model, min_confidence=confidence)  # type: ignore[arg-type]
    with pytest.raises(QuotesError, match=r"Q068.*dict"):
        load(model, people={"Ines Calloway": {}})  # type: ignore[arg-type]
    with pytest.raises(QuotesError, match=r"Q087.*5"):
        load(5)  # type: ignore[arg-type]
    for include in (5, [5]):
        with pytest.raises(QuotesError, match=r"Q086.*5"):
            load(model, include=include)  # type: ignore[arg-type]
    for threads in (-1, 1.5, "2", True):
        with pytest.raises(QuotesError, match=rf"Q092.*{threads}"):
            load(model, threads=threads)  # type: ignore[arg-type]
    with pytest.raises(QuotesError, match=r"Q087.*no_such_model"):
        model_folder("no_such_model")


def test_a_bad_file_of_people_is_told_when_it_is_loaded(tmp_path: Path) -> None:
    make_components_known()
    nlp = spacy.blank("en")
    nlp.add_pipe("speaker_resolver")
    nlp.to_disk(tmp_path / "model")
    (tmp_path / "people.yaml").write_text("")
    with pytest.raises(QuotesError, match=r"Q053.*people\.yaml"):
        load(tmp_path / "model", people=tmp_path / "people.yaml")

    (tmp_path / "people.yaml").write_text("people:\n  Ines Calloway: {aka: [Nessa]}\n")

    with pytest.raises(QuotesError, match=r"Q041.*people\.yaml.*aka"):
        load(tmp_path / "model", people=tmp_path / "people.yaml")


def test_a_plain_spacy_load_has_the_quotes_as_well() -> None:
    code = (
        "import spacy, sys; nlp = spacy.load(sys.argv[1]); "
        "print(nlp('“We will go,” Anna Berg said.')._.quotes[0].speaker)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(model_folder())], capture_output=True, text=True, check=False
    )
    if "Can't find factory" in run.stderr or "E893" in run.stderr:
        pytest.skip("the package is not installed: its entry points are unknown")
    assert run.stdout.strip() == "Anna Berg", run.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.parametrize("act", ["assert find() == before", "nlp = find = None"])
def test_a_child_forked_from_a_pipeline_in_use_can_use_it_or_drop_it(act: str) -> None:
    code = f"""
import os, quotes
nlp = quotes.load(threads=2)
find = lambda nlp=nlp: nlp("“We will go,” Anna Berg said.")._.quotes[0].speaker
before = find()
if not (child := os.fork()):
    {act}
    os._exit(3)  # as multiprocessing ends its children
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), find())
"""
    command = [sys.executable, "-W", "ignore", "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as run:
        try:
            assert run.communicate(timeout=20)[0] == "3 Anna Berg\n"
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            pytest.fail("the child hangs")


def test_the_shipped_pipeline_says_what_it_is() -> None:
    folder, nlp = model_folder(), spacy.blank("en")
    describe(nlp, folder.name)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))

    assert model_name(meta) in (folder / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert {name: meta[name] for name in META if name != "version"} | {"name": meta["name"]} == {
        name: nlp.meta[name] for name in (*META, "name") if name != "version"
    }


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((Path(__file__).parent.parent / "CITATION.cff").read_text(encoding="utf-8"))

    assert citation["version"] == quotes.__version__
    assert citation["license"] == META["license"]
