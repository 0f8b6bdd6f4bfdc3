from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from spacy.language import Language
from spacy.tokens import Doc, DocBin, SpanGroup

from quotes.markup import parse
from quotes.resolution.evidence import KINDS, shipped_weights
from quotes.resolution.resolver import SpeakerResolver, make_speaker_resolver, parts_of
from quotes.resources import resource
from tests.named import mentions_of

MARKED = (
    "Mayor Anna Berg met the police.\n\n“{1 direct|It rained},” [s1|she] [c1|said]. “{2 direct|It "
    "poured},” [s2|He] [c2|said]. [s3|An aide to Berg] [c3|said] {3|no}. [s4|The NATO chief] [c4|agreed] "
    "{4|that it rained}.\n\n“{5 direct|It poured}.”"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def resolver() -> SpeakerResolver:
    return SpeakerResolver(None, shipped_weights())


def found(nlp: Language, marked: str = MARKED, points: dict[str, dict[str, float]] | None = None) -> Doc:
    """The Doc of a marked text as the finder leaves it; ``points``: by quote, words its source means."""
    text, quotes = parse(marked)
    doc = nlp.make_doc(text)
    doc.user_data["article"] = {"id": "a1", "date": "2024-12-03"}
    doc.ents = [doc.char_span(m.start, m.end, label=m.label) for m in mentions_of(text)]
    spans, attrs = [], {}
    for quote in quotes:
        for label in ("content", "cue", "source"):
            for start, end in getattr(quote, label):
                spans.append(doc.char_span(start, end, label=label.upper(), span_id=quote.id))
        told = (points or {}).get(quote.id, {})
        referents = {
            str(doc.char_span(text.index(w), text.index(w) + len(w)).start): p for w, p in told.items()
        }
        attrs[quote.id] = {"type": quote.type, "confidence": 0.9, "referents": referents | {"-1": 0.05}}
    doc.spans["quotes"] = SpanGroup(doc, name="quotes", spans=spans, attrs=attrs)
    return doc


@pytest.fixture
def doc(nlp: Language, resolver: SpeakerResolver) -> Doc:
    doc = found(nlp, points={"1": {"Anna Berg": 0.9}, "5": {"The NATO chief": 0.9}})
    doc.spans["quotes"].attrs["5"]["continues"] = "1"
    return resolver(doc)


def said(doc: Doc, key: str) -> dict[str, Any]:
    return dict(doc.spans["quotes"].attrs[key])


def test_every_quote_has_its_speaker_in_the_attributes(doc: Doc) -> None:
    names = {key: said(doc, key)["speaker"] for key in "12345"}
    assert names == {"1": "Anna Berg", "2": "", "3": "An aide to Berg", "4": "Mark Rutte", "5": "Anna Berg"}
    first = said(doc, "1")
    assert (first["speaker_from"], first["speaker_kind"], first["speaker_role"]) == (
        "coref",
        "person",
        "Mayor",
    )
    assert [said(doc, key)["speaker_from"] for key in "2345"] == ["none", "none", "office", "continuation"]
    assert [said(doc, key)["anonymous"] for key in "123"] == [False, False, True]


def test_what_the_finder_wrote_stays_but_for_its_workings(doc: Doc) -> None:
    assert said(doc, "1")["type"] == "direct"
    assert said(doc, "1")["confidence"] == 0.9
    assert all({"referents", "continues"}.isdisjoint(said(doc, key)) for key in "12345")


def test_spans_keep_places_labels_and_ids_and_gain_the_speakers_id(nlp: Language, doc: Doc) -> None:
    unresolved = found(nlp)
    before = [(s.start_char, s.end_char, s.label_, s.id_) for s in unresolved.spans["quotes"]]
    assert [(s.start_char, s.end_char, s.label_, s.id_) for s in doc.spans["quotes"]] == before
    ids = {s.id_: s.kb_id_ for s in doc.spans["quotes"]}
    assert ids == {key: said(doc, key)["speaker_id"] for key in "12345"}
    assert ids["4"].startswith("Q")
    assert ids["1"] == ""


def test_mentions_say_what_they_are_and_whose(doc: Doc) -> None:
    mentions = {s.text: (s.label_, s.id_) for s in doc.spans["mentions"]}
    chain = mentions["Anna Berg"][1]
    assert mentions["Anna Berg"] == ("NAME", chain)
    assert mentions["Berg"] == ("NAME", chain)
    assert mentions["she"] == ("PRONOUN", chain)
    assert mentions["An aide to Berg"][0] == "NOMINAL"
    assert mentions["The NATO chief"][0] == "NOMINAL"
    assert len({id_ for _, id_ in mentions.values()}) == 3


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("She", "PRONOUN"),
        ("Mayor Berg", "NAME"),
        ("Berg", "NAME"),
        ("police", "NOMINAL"),
        ("Police", "NOMINAL"),
    ],
)
def test_labels_of_sources(nlp: Language, resolver: SpeakerResolver, source: str, label: str) -> None:
    doc = found(nlp, f"Anna Berg left. [s1|{source}] [c1|said] {{1|it rained}}.", {"1": {"Anna Berg": 0.9}})
    labels = {s.text: s.label_ for s in resolver(doc).spans["mentions"]}
    assert labels[source] == label


def test_prediction_leaves_the_doc_alone(nlp: Language, resolver: SpeakerResolver) -> None:
    doc = found(nlp)
    before = doc.to_bytes()
    speakers, entities = resolver.predict(doc)
    assert doc.to_bytes() == before
    assert set(speakers) == set("12345")
    assert {e.name for e in entities} >= {"Anna Berg", "Mark Rutte"}


def test_attributes_are_plain_json(doc: Doc) -> None:
    attrs = doc.spans["quotes"].attrs
    assert json.loads(json.dumps(attrs)) == attrs


def test_everything_survives_the_disk(nlp: Language, doc: Doc) -> None:
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)

    def told(one: Doc, name: str) -> list[tuple[object, ...]]:
        return [(s.start, s.end, s.label_, s.id_, s.kb_id_) for s in one.spans[name]]

    assert told(again, "quotes") == told(doc, "quotes")
    assert told(again, "mentions") == told(doc, "mentions")
    assert again.spans["quotes"].attrs == doc.spans["quotes"].attrs


def test_parts_are_read_off_the_doc(nlp: Language) -> None:
    doc = found(
        nlp,
        "“{1 direct|It rained},” [s1|Anna Berg] [c1|said], “{1|and poured}.”",
        {"1": {"It": 0.5, "Anna Berg": 0.25}},
    )
    (part,) = parts_of(doc)
    words = [[doc.text[slice(*span)] for span in spans] for spans in (part.content, part.cue, [part.source])]
    assert words == [["It rained", "and poured"], ["said"], ["Anna Berg"]]
    assert part.referents == {doc.text.index("It"): 0.5, doc.text.index("Anna"): 0.25, -1: 0.05}
    assert (part.id, part.type, part.continues, part.at) == ("1", "direct", "", doc.text.index("Anna"))


def test_where_a_quote_stands_without_source_or_cue(nlp: Language) -> None:
    one, other = parts_of(found(nlp, "So [c1|said]: {1|no}. {2|Yes}."))
    assert (one.source, one.at, other.at) == (None, 3, 13)


@pytest.mark.parametrize("text", ["", "Anna Berg left."])
def test_a_doc_without_quotes(nlp: Language, resolver: SpeakerResolver, text: str) -> None:
    doc = resolver(found(nlp, text))
    assert len(doc.spans["quotes"]) == 0
    assert [s.text for s in doc.spans["mentions"]] == (["Anna Berg"] if text else [])


def test_without_a_date_no_office_is_filled(nlp: Language, resolver: SpeakerResolver) -> None:
    doc = found(nlp)
    del doc.user_data["article"]
    assert said(resolver(doc), "4")["speaker"] == "The NATO chief"


def test_settings_reach_the_component(nlp: Language, tmp_path: Path) -> None:
    people = tmp_path / "people.yaml"
    people.write_text("people:\n  Anna Berg:\n    id: Q999999\n", encoding="utf8")
    table = yaml.safe_load(resource("configs", "evidence.yaml").read_text("utf8"))
    table["nobody"]["always"][KINDS.index("he")] = 20.0
    evidence = tmp_path / "evidence.yaml"
    evidence.write_text(yaml.safe_dump(table), encoding="utf8")
    made = make_speaker_resolver(nlp, "speaker_resolver", str(people), str(evidence), None)
    doc = made(found(nlp, "[s1|Berg] [c1|said] {1|no}. Anna Berg left. “{2 direct|No},” [s2|she] [c2|said]."))
    assert said(doc, "1")["speaker_id"] == "Q999999"
    assert said(doc, "2")["speaker"] == ""


def test_short_forms_a_text_defines_are_names(nlp: Language, resolver: SpeakerResolver) -> None:
    doc = resolver(found(nlp, "The Harbour Safety Board (HSB) met. [s1|HSB] [c1|said] {1|it rained}."))
    assert said(doc, "1")["speaker"] == "Harbour Safety Board"
    assert said(doc, "1")["speaker_kind"] == "organization"
