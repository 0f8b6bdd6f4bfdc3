"""Chains of fastcoref and coreferee, played by modules with the interfaces of their 2.1.6 and 1.5."""

from __future__ import annotations

import importlib.util
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quotes.errors import QuotesError
from quotes.markup import parse
from quotes.resolution import adapters
from quotes.resolution.adapters import CorefereeAdapter, FastcorefAdapter, adapter_of, with_chains
from quotes.resolution.evidence import shipped_weights
from quotes.resolution.resolver import SpeakerResolver
from quotes.schema import Span
from tests.conftest import put

TEXT = "Ilsa Varn, the mayor of Dunmere, met Odin Lask. She was glad. The mayor said it rained."


def at(words: str, start: int = 0) -> Span:
    begin = TEXT.index(words, start)
    return begin, begin + len(words)


VARN = [at("Ilsa Varn"), at("She"), at("The mayor")]


def words(chains: list[list[Span]]) -> list[list[str]]:
    return [[TEXT[a:b] for a, b in chain] for chain in chains]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of the packages that are found; tests add to it."""
    find, found = importlib.util.find_spec, set[str]()
    known = {*adapters.ADAPTERS, *adapters.PIPELINES}
    monkeypatch.setattr(
        adapters, "find_spec", lambda name: (name in found or None) if name in known else find(name)
    )
    return found


class FCoref:
    """As fastcoref has it; keeps what it was made with."""

    made: list[tuple[str, dict[str, Any]]] = []  # noqa: RUF012 (a record shared by all)

    def __init__(self, model_name_or_path: str = "biu-nlp/f-coref", **options: Any) -> None:
        if model_name_or_path == "offline":
            raise OSError("We couldn't connect to the hub")
        self.made.append((model_name_or_path, options))
        self.nlp = options["nlp"]
        assert isinstance(self.nlp, Language)

    def predict(self, texts: list[str]) -> list[Any]:
        assert texts == [TEXT]
        clusters = [[VARN[2], VARN[0], None, VARN[1]], [at("Odin Lask")]]
        return [SimpleNamespace(get_clusters=lambda as_strings: None if as_strings else clusters)]


@pytest.fixture
def fastcoref(installed: set[str], monkeypatch: pytest.MonkeyPatch) -> type[FCoref]:
    installed.add("fastcoref")
    for name, members in {
        "fastcoref": {"FCoref": FCoref},
        "datasets": {},
        "datasets.utils": {"disable_progress_bars": lambda: None},
    }.items():
        module = ModuleType(name)
        module.__spec__ = ModuleSpec(name, None)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(FCoref, "made", [])
    return FCoref


def test_fastcoref_chains_in_order_without_single_or_lost_mentions(fastcoref: type[FCoref]) -> None:
    adapter = adapter_of("fastcoref")
    assert fastcoref.made == []  # nothing loaded before it is needed
    assert words(adapter.chains(TEXT)) == [["Ilsa Varn", "She", "The mayor"]]
    adapter.chains(TEXT)
    ((model, options),) = fastcoref.made
    assert model == "biu-nlp/f-coref"
    assert options["enable_progress_bar"] is False


def test_fastcoref_with_a_model_of_ones_own(fastcoref: type[FCoref]) -> None:
    adapter_of("fastcoref:/models/f-coref").chains(TEXT)
    assert [model for model, _ in fastcoref.made] == ["/models/f-coref"]


@pytest.mark.usefixtures("fastcoref")
def test_a_model_that_cannot_be_had_is_told_with_its_reason() -> None:
    with pytest.raises(QuotesError, match=r"Q108.*offline.*couldn't connect.*fastcoref:FOLDER"):
        FastcorefAdapter("offline").chains(TEXT)


@pytest.mark.usefixtures("fastcoref")
def test_empty_and_very_long_texts_have_no_chains() -> None:
    adapter = FastcorefAdapter("offline")  # would fail if it were loaded
    assert adapter.chains(" \n") == []
    assert adapter.chains("a " * adapters.LONGEST) == []


@pytest.fixture
def coreferee(installed: set[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pipelines that were loaded."""
    installed.add("coreferee")
    monkeypatch.setitem(sys.modules, "coreferee", ModuleType("coreferee"))
    if not Doc.has_extension("coref_chains"):
        Doc.set_extension("coref_chains", default=None)
    loaded: list[str] = []

    def load(name: str) -> Language:
        loaded.append(name)
        nlp = spacy.blank("en")
        nlp.add_pipe("parses_by_heart")
        if name == "unknown":
            raise OSError("[E050] Can't find model")
        return nlp

    monkeypatch.setattr(spacy, "load", load)
    return loaded


@Language.component("parses_by_heart")
def parses_by_heart(doc: Doc) -> Doc:
    """Each noun governs the words of its phrase that stand before it."""
    for phrase in ("Ilsa Varn", "the mayor", "Odin Lask", "The mayor"):
        span = doc.char_span(*at(phrase))
        if span is not None:
            span[0].head = span[-1]
    return doc


@Language.component("coreferee")
def coreferee_component(doc: Doc) -> Doc:
    heads = {t.text: t.i for t in doc} | {"mayor": max(t.i for t in doc if t.text == "mayor")}

    def chain(*mentions: tuple[str, ...]) -> list[Any]:
        return [SimpleNamespace(token_indexes=[heads[w] for w in m]) for m in mentions]

    doc._.coref_chains = [chain(("Varn",), ("She",), ("mayor",)), chain(("Varn", "Lask"), ("it",))]
    if "BROKEN" in doc.text:
        doc._.coref_chains = None
    return doc


def test_coreferee_heads_become_phrases(coreferee: list[str], installed: set[str]) -> None:
    installed.update(("en_core_web_sm", "en_core_web_md"))
    found = adapter_of("coreferee").chains(TEXT)
    assert words(found) == [
        ["Ilsa Varn", "She", "The mayor"],
        ["Ilsa Varn, the mayor of Dunmere, met Odin Lask", "it"],
    ]
    assert coreferee == ["en_core_web_md"]


def test_coreferee_that_gave_up_on_a_text_gives_no_chains(coreferee: list[str]) -> None:
    assert CorefereeAdapter("my_pipeline").chains("BROKEN She mayor Varn Lask it") == []
    assert coreferee == ["my_pipeline"]


@pytest.mark.usefixtures("coreferee")
def test_coreferee_without_a_pipeline_to_parse_with_is_told() -> None:
    with pytest.raises(QuotesError, match=r"Q107.*spacy download"):
        CorefereeAdapter().chains(TEXT)
    with pytest.raises(QuotesError, match=r"Q108.*unknown.*E050.*coreferee install en"):
        CorefereeAdapter("unknown").chains(TEXT)


def test_what_is_installed_is_found_and_what_is_not_is_named(installed: set[str]) -> None:
    with pytest.raises(QuotesError, match=r"Q106.*pip install coreferee"):
        adapter_of("coreferee")
    with pytest.raises(QuotesError, match=r"Q105.*bert.*fastcoref or coreferee"):
        adapter_of("bert")
    installed.add("coreferee")
    assert isinstance(adapter_of("coreferee"), CorefereeAdapter)


@pytest.mark.parametrize("speaker", ["Wen Tal", "Sol Ray"])
def test_chains_decide_where_nothing_else_does(speaker: str) -> None:
    text, quotes = parse("Wen Tal met Sol Ray. [s1|He] [c1|said] {1|it would rain}.")
    doc = put(spacy.blank("en")(text), quotes)
    names = [(text.index(n), text.index(n) + len(n)) for n in ("Wen Tal", "Sol Ray")]
    doc.ents = [doc.char_span(*span, label="PERSON") for span in names]
    pronoun = (text.index("He"), text.index("He") + 2)
    chain = [(text.index(speaker), text.index(speaker) + 7), pronoun]
    played = SimpleNamespace(chains=lambda asked: [chain] if asked == text else [])
    found, _ = SpeakerResolver(None, shipped_weights(), played).predict(doc)
    assert [s.speaker for s in found.values()] == [speaker]


@pytest.mark.usefixtures("installed")
def test_the_config_names_the_package() -> None:
    with pytest.raises(QuotesError, match="Q106"):
        spacy.blank("en").add_pipe("speaker_resolver", config={"coreference": "fastcoref"})


NAMES = [at("Ilsa Varn"), at("Odin Lask")]


def test_a_chain_moves_the_evidence_to_the_names_in_it() -> None:
    source, lask, pronoun = at("The mayor"), at("Odin Lask"), at("She")
    merged = with_chains(TEXT, source, {lask[0]: 0.5, -1: 0.5}, [VARN], NAMES)
    assert merged == pytest.approx({0: 0.8, lask[0]: 0.1, -1: 0.1})
    assert sum(merged.values()) == pytest.approx(1)
    assert with_chains(TEXT, pronoun, {}, [VARN], NAMES) == pytest.approx({0: 0.8})
    both = [[*VARN, lask]]
    assert with_chains(TEXT, pronoun, {}, both, NAMES) == pytest.approx({0: 0.4, lask[0]: 0.4})


@pytest.mark.parametrize(
    ("source", "chain"),
    [
        ("Odin Lask", ["Ilsa Varn", "She"]),  # in no chain
        ("The mayor", ["She", "The mayor"]),  # no name in its chain
        ("The mayor said", ["Ilsa Varn", "The mayor"]),  # another head
        ("She", ["the mayor of Dunmere, met Odin Lask", "She"]),  # the name is not what the mention is about
    ],
)
def test_where_chains_do_not_help_nothing_changes(source: str, chain: list[str]) -> None:
    referents = {3: 0.25, -1: 0.75}
    assert with_chains(TEXT, at(source), referents, [[at(m) for m in chain]], NAMES) == referents


@pytest.mark.parametrize(
    ("mention", "name", "is_about"),
    [
        ("Ilsa Varn", "Ilsa Varn", True),
        ("Varn", "Ilsa Varn", True),
        ("Ilsa Varn, the mayor", "Ilsa Varn", True),
        ("the mayor, Ilsa Varn", "Ilsa Varn", True),
        ("Mayor Ilsa Varn of Dunmere", "Ilsa Varn", True),
        ("Ilsa Varn’s lawyer", "Ilsa Varn", False),
        ("the party of Ilsa Varn", "Ilsa Varn", False),
        ("a friend", "Ilsa Varn", False),
    ],
)
def test_whom_a_mention_is_about(mention: str, name: str, is_about: bool) -> None:
    text = f"{mention} left. Ilsa Varn"
    start = text.index(name) if name in mention else max(0, mention.find("Varn"))
    if mention == "Varn":
        text, span, place = "Ilsa Varn left.", (5, 9), (0, 9)
    else:
        span, place = (0, len(mention)), (start, start + len(name))
        if name not in mention:
            place = (text.rindex(name), len(text))
    assert adapters._names(text, span, place) is is_about
