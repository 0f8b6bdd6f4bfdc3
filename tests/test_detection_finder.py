"""The component on a network made by hand: what it writes on a Doc, how it is kept, how long it takes."""

from __future__ import annotations

import json
import pickle
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from quotes.detection.decode import AnchorKind, Candidate
from quotes.detection.encoder import OnnxEncoder
from quotes.detection.finder import AttributionFinder
from quotes.detection.pieces import pieces_of
from quotes.detection.readings import NAME_LABELS, evidence, labels_in_turn, names_of
from quotes.detection.weights import FILES
from quotes.errors import QuotesError

from . import handmade

FILLER = "Rain fell all day long in Port Ellery and hardly anybody came to see the boats, or so they thought."
TEXT = f"Anna Berg said taxes must fall soon. {FILLER}\n\n“We will leave it now,” she added."
NLP = handmade.blank()
FINDER = handmade.finder()


def found(text: str, finder: AttributionFinder = FINDER) -> Doc:
    return finder(NLP(text))


def written(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.id_, span.label_, span.text) for span in doc.spans["quotes"]]


EXPECTED = [
    ("q0", "CONTENT", "taxes must fall soon"),
    ("q0", "CUE", "said"),
    ("q0", "SOURCE", "Anna Berg"),
    ("q1", "CONTENT", "We will leave it now"),
    ("q1", "CUE", "added"),
    ("q1", "SOURCE", "she"),
]


def test_it_writes_the_parts_of_each_quote() -> None:
    doc = found(TEXT)
    assert written(doc) == EXPECTED
    assert [(e.text, e.label_) for e in doc.ents] == [("Anna Berg", "PERSON")]


def test_it_writes_what_it_knows_of_each_quote() -> None:
    attrs = found(TEXT).spans["quotes"].attrs
    assert json.loads(json.dumps(attrs)) == attrs
    assert [(k, v["type"], v["quote_class"], v["kind"], v["continues"]) for k, v in attrs.items()] == [
        ("q0", "indirect", "speech", "cue", ""),
        ("q1", "direct", "speech", "cue", ""),
    ]
    assert all(0.9 < v["confidence"] <= 1 for v in attrs.values())


def test_a_pronoun_points_at_whom_it_means() -> None:
    doc = found(TEXT)
    referents = doc.spans["quotes"].attrs["q1"]["referents"]
    likely = max(referents, key=referents.__getitem__)
    assert doc[int(likely)].text == "Anna"
    assert referents.keys() == {likely, "-1"}  # all other words are less likely than is worth keeping
    start = TEXT.index("she added")
    pointed = FINDER.referents(doc, (start, start + 3))
    assert max(pointed, key=pointed.__getitem__) == 0
    assert FINDER.referents(doc, (len(TEXT), len(TEXT))) == {}


def test_what_a_paragraph_later_continues_says_so() -> None:
    text = f"{FILLER}\n\n“We will leave it now,”\n\nshe said. “Taxes must fall soon.”"
    doc = found(text)
    assert [v["continues"] for v in doc.spans["quotes"].attrs.values()].count("") == 1
    (later,) = [v for v in doc.spans["quotes"].attrs.values() if v["continues"]]
    assert doc.spans["quotes"].attrs[later["continues"]]["kind"] == "cue"
    assert later["kind"] == "uncued"


def test_debris_is_not_quoted() -> None:
    text = TEXT + "\n\nRead more: Anna Berg said taxes must fall soon"
    assert written(found(text)) == EXPECTED


@pytest.mark.parametrize(("indirect", "in_marks", "kept"), [(1.1, 0.0, "direct"), (0.0, 1.1, "indirect")])
def test_the_least_confidence_of_cued_quotes_goes_by_marks(
    indirect: float, in_marks: float, kept: str
) -> None:
    finder = handmade.finder()
    finder.least_confidence = {"cue": {"indirect": indirect, "in_marks": in_marks}}
    assert [v["type"] for v in found(TEXT, finder).spans["quotes"].attrs.values()] == [kept]
    finder.least_confidence = {"uncued": {"indirect": indirect, "in_marks": in_marks}}
    assert written(found(TEXT, finder)) == EXPECTED


def test_who_signs_a_quotation_is_its_source() -> None:
    text = f"{FILLER}\n\n“We will leave.” — Anna Berg, sailor\n\n“Taxes must fall.”\n– Berg"
    assert written(found(text)) == [
        ("q0", "CONTENT", "We will leave"),
        ("q0", "CUE", "—"),
        ("q0", "SOURCE", "Anna Berg, sailor"),
        ("q1", "CONTENT", "Taxes must fall"),
        ("q1", "CUE", "–"),
        ("q1", "SOURCE", "Berg"),
    ]


def test_predict_leaves_the_doc_alone() -> None:
    doc = NLP(TEXT)
    attributions, references, names = FINDER.predict(doc)
    assert "quotes" not in doc.spans
    assert not doc.ents
    FINDER.set_annotations(doc, attributions, references, names)
    assert written(doc) == EXPECTED


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Anna", "said", "“", "\u200b", ".", "''"])
def test_hardly_any_text(text: str) -> None:
    doc = found(text)
    assert written(doc) == []
    assert doc.spans["quotes"].attrs == {}
    assert [e.text for e in doc.ents] == (["Anna"] if text == "Anna" else [])


PIECES = [
    *'“”"\n',
    "Anna ",
    "Berg ",
    "said ",
    "indeed ",
    "she ",
    "taxes ",
    "must ",
    "fall",
    ". ",
    "rain ",
    ", ",
    "\n\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_the_contract_holds_for_any_text(text: str) -> None:
    doc = found(text, handmade.finder(core=24, before=8, after=4))
    group = doc.spans["quotes"]
    assert {span.id_ for span in group} == set(group.attrs)
    assert {span.label_ for span in group} <= {"CONTENT", "CUE", "SOURCE"}
    json.dumps(group.attrs)
    for key, attrs in group.attrs.items():
        assert any(span.id_ == key and span.label_ == "CONTENT" for span in group)
        assert attrs["continues"] in ("", *group.attrs)
        assert attrs["type"] in ("direct", "indirect", "mixed")
        assert all(0 <= p <= 1 for p in attrs["referents"].values())
        assert all(-1 <= int(token) < len(doc) for token in attrs["referents"])


def test_windows_do_not_change_what_lies_within_them() -> None:
    text = "\n\n".join([TEXT] * 6)
    small = handmade.finder(core=120, before=78, after=32)
    narrow, wide = found(text, small), found(text)
    assert written(narrow) == written(wide) != []
    assert [(e.text, e.start) for e in narrow.ents] == [(e.text, e.start) for e in wide.ents]
    assert len(wide.ents) == 6
    assert isinstance(small.encoder, handmade.LexiconEncoder)
    assert len(small.encoder.lengths) > 3
    assert max(small.encoder.lengths) <= 120 + 78 + 32 + 2


def test_names_of_tags() -> None:
    doc = NLP("Anna Berg of Dunmere Town met Eva")
    tags = np.array([1, 2, 0, 6, 6, 0, 2])  # ``goes on`` without a beginning begins
    spans = names_of(doc, pieces_of(doc, handmade.word_pieces()), tags)
    assert [(s.text, s.label_) for s in spans] == [
        ("Anna Berg", "PERSON"),
        ("Dunmere Town", "GPE"),
        ("Eva", "PERSON"),
    ]
    assert NAME_LABELS[2] == "GPE"


def test_names_side_by_side() -> None:
    doc = NLP("Anna Eva Berg")
    spans = names_of(doc, pieces_of(doc, handmade.word_pieces()), np.array([1, 1, 4]))
    assert [(s.text, s.label_) for s in spans] == [("Anna", "PERSON"), ("Eva", "PERSON"), ("Berg", "ORG")]


def test_evidence_is_of_the_candidate() -> None:
    (first, second), _, _ = FINDER.predict(NLP(TEXT))
    assert evidence(first.candidate)["bias"] == 1
    assert evidence(first.candidate)["uncued"] == 0
    assert evidence(second.candidate)["anchor"] > 2


# what is kept of it


@pytest.fixture(scope="module")
def shipped() -> AttributionFinder:
    pytest.importorskip("onnx")
    made = handmade.finder()
    made.encoder = OnnxEncoder(handmade.onnx_model(), 1)
    return made


def empty() -> AttributionFinder:
    return AttributionFinder(
        {"cue": 0.5, "uncued": 0.5, "nested": 0.5},
        {"indirect": 0.5, "in_marks": 0.5},
        {},
        {"anchor": 1.0},
        (384, 78, 32),
        1,
    )


def told(doc: Doc) -> tuple[Any, ...]:
    return written(doc), doc.spans["quotes"].attrs, [(e.text, e.label_) for e in doc.ents]


def test_it_is_the_same_read_from_disk(shipped: AttributionFinder, tmp_path: Path) -> None:
    shipped.to_disk(tmp_path / "finder")
    assert sorted(p.name for p in (tmp_path / "finder").iterdir()) == sorted(FILES)
    again = empty().from_disk(tmp_path / "finder")
    assert told(found(TEXT, again)) == told(found(TEXT, shipped)) == told(found(TEXT))


def test_it_is_the_same_read_from_bytes(shipped: AttributionFinder) -> None:
    again = empty().from_bytes(shipped.to_bytes())
    assert told(found(TEXT, again)) == told(found(TEXT))
    assert again.to_bytes() == shipped.to_bytes()


def test_it_is_the_same_unpickled(shipped: AttributionFinder) -> None:
    found(TEXT, shipped)  # its session open
    assert told(found(TEXT, pickle.loads(pickle.dumps(shipped)))) == told(found(TEXT))


def test_wordpieces_are_not_cut_to_what_they_were_trained_with(shipped: AttributionFinder) -> None:
    short = handmade.finder()
    short.encoder = shipped.encoder
    assert short.tokenizer is not None
    short.tokenizer.enable_truncation(3)
    short.tokenizer.enable_padding(length=5)
    assert told(found(TEXT, empty().from_bytes(short.to_bytes()))) == told(found(TEXT))


@pytest.fixture
def pipeline(shipped: AttributionFinder) -> Language:
    nlp = handmade.blank()
    nlp.add_pipe("attribution_finder", config={"threads": 1}).from_bytes(shipped.to_bytes())
    return nlp


def test_the_pipeline_says_what_it_assigns(pipeline: Language) -> None:
    assert pipeline.get_pipe_meta("attribution_finder").assigns == ["doc.spans", "doc.ents"]


def test_a_pipeline_is_read_from_disk(pipeline: Language, tmp_path: Path) -> None:
    pipeline.to_disk(tmp_path / "model")
    other = handmade.blank()
    other.add_pipe("attribution_finder", config={"threads": 1})
    assert told(other.from_disk(tmp_path / "model")(TEXT)) == told(found(TEXT))


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_two_processes_find_the_same(pipeline: Language) -> None:
    texts = [TEXT, "", FILLER, TEXT, "Anna"]
    expected = [
        told(doc) for doc in pipeline.pipe(texts)
    ]  # the session of this process is open when it forks
    assert [told(doc) for doc in pipeline.pipe(texts, n_process=2, batch_size=2)] == expected
    assert expected[0] == told(found(TEXT))


def test_docs_keep_it_in_a_bin(pipeline: Language) -> None:
    stored = DocBin(store_user_data=True, docs=[pipeline(TEXT), pipeline("")]).to_bytes()
    full, bare = DocBin().from_bytes(stored).get_docs(pipeline.vocab)
    assert told(full) == told(found(TEXT))
    assert told(bare) == ([], {}, [])


# what goes wrong


@pytest.mark.parametrize("missing", ["encoder", "heads", "tokenizer"])
def test_without_weights_it_says_so(missing: str, tmp_path: Path) -> None:
    bare = handmade.finder()
    setattr(bare, missing, None)
    doc = NLP(TEXT)
    for call in (
        lambda: bare(doc),
        lambda: bare.predict(NLP("")),
        lambda: bare.referents(doc, (0, 4)),
        bare.to_bytes,
        lambda: bare.to_disk(tmp_path / "finder"),
    ):
        with pytest.raises(QuotesError, match=r"Q060.*no weights.*trained pipeline"):
            call()
    assert not (tmp_path / "finder").exists()


def test_another_encoder_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"Q061.*LexiconEncoder.*scripts/assemble\.py"):
        FINDER.to_disk(tmp_path / "finder")
    with pytest.raises(QuotesError, match="Q061"):
        FINDER.to_bytes()
    assert not (tmp_path / "finder").exists()


def test_missing_files_are_named(shipped: AttributionFinder, tmp_path: Path) -> None:
    shipped.to_disk(tmp_path)
    (tmp_path / "heads.safetensors").unlink()
    with pytest.raises(QuotesError, match=r"Q062.*heads\.safetensors missing"):
        empty().from_disk(tmp_path)


# how long it takes

CUED = f"Anna Berg said taxes must fall soon. {FILLER} "
LONG = {
    "paragraphs": CUED.strip() + "\n\n",
    "no paragraphs": CUED,
    "direct": "“We will leave it now,” she added. “Indeed we must leave it soon.”\n\n",
    "never closed": "“We will leave it now. It must fall soon, indeed.\n\n",
}


@pytest.mark.parametrize("kind", LONG)
def test_time_grows_with_the_text_only(kind: str) -> None:
    """Ten times the text, not 100 times as long; the network sees each word little more than once."""
    times = []
    for size in (30_000, 300_000):
        doc = NLP((LONG[kind] * (size // len(LONG[kind]) + 1))[:size])
        finder = handmade.finder()
        begun = time.process_time()
        finder(doc)
        times.append(time.process_time() - begun)
        assert isinstance(finder.encoder, handmade.LexiconEncoder)
        n_pieces = len(pieces_of(doc, handmade.word_pieces()).ids)
        assert sum(finder.encoder.lengths) < 1.6 * n_pieces + 500
        assert max(finder.encoder.lengths) <= 384 + 78 + 32 + 2
    assert times[1] < 30 * times[0] + 0.5
    assert len(doc.spans["quotes"]) > 100


@pytest.mark.parametrize(
    ("kind", "classes", "kept"),
    [
        ("nested", (0.8, 0.2, 0.0, 0.0), True),
        ("nested", (0.2, 0.0, 0.8, 0.0), False),
        ("cue", (0.2, 0.0, 0.8, 0.0), True),
    ],
)
def test_of_what_stands_inside_other_quotes_only_speech_is_kept(
    kind: AnchorKind, classes: tuple[float, ...], kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidate = Candidate(1, kind, 0.9, (2, 3, 4), (0,), (1,), classes, 0.9)
    monkeypatch.setattr("quotes.detection.finder.candidates", lambda *_: [candidate])
    found = handmade.finder()(handmade.blank()("She said taxes must fall."))
    assert bool(found.spans["quotes"]) == kept


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Reporter: Why?\n\nRye: I was tired.\n\nReporter: Who knew?", {"Reporter", "Rye"}),
        ("It rained.\n\nRye: I was tired.\n\nBerg: So was I.", set()),
        ("Rye: I was tired.\n\nRye: And cold.", set()),
        ("Rye said: I was tired. Reporter: Why?", set()),
    ],
)
def test_lines_that_begin_with_who_speaks_in_turn(text: str, labels: set[str]) -> None:
    assert {text[a:b] for a, b in labels_in_turn(text)} == labels
