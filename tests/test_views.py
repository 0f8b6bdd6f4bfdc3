from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from quotes.markup import parse
from quotes.schema import Quote
from quotes.views import quotes_of, register

from .conftest import MARKED, put


def test_quotes_come_back_as_they_were_put(nlp: Language) -> None:
    text, quotes = parse(MARKED["berg"])

    doc = nlp(text)

    assert quotes_of(doc) == quotes
    assert doc._.quotes == quotes


def test_quotes_stand_in_the_order_of_their_words(nlp: Language) -> None:
    text, (first, second) = parse(MARKED["berg"])

    doc = put(nlp.make_doc(text), [second, first])

    assert [quote.id for quote in quotes_of(doc)] == ["1", "2"]


def test_pieces_are_joined_and_put_in_order(nlp: Language) -> None:
    text, _ = parse(MARKED["berg"])
    backwards = Quote("1", "", content=((33, 36), (15, 20)))

    (quote,) = quotes_of(put(nlp.make_doc(text), [backwards]))

    assert quote.text == "taxes […] Now"
    assert quote.content == ((15, 20), (33, 36))


def test_a_doc_no_pipeline_has_seen_has_none(nlp: Language) -> None:
    assert quotes_of(nlp.make_doc("Nothing was said.")) == []


def test_quotes_survive_being_stored(nlp: Language) -> None:
    doc = nlp(parse(MARKED["moll"])[0])

    (stored,) = DocBin(docs=[doc]).get_docs(nlp.vocab)

    assert quotes_of(stored) == quotes_of(doc) != []


def test_registering_twice_changes_nothing() -> None:
    register()
    register()

    assert Doc.has_extension("quotes")
