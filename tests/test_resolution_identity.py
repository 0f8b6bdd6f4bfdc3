from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.resolution.descriptions import is_anonymous, is_described
from quotes.resolution.identity import IdentityRegistry, name_id
from quotes.schema import SpeakerKind

SPELLINGS = ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Vladimir Zelenskiy", "Wolodymyr Selenskyj"]


def test_four_spellings_are_one_person() -> None:
    registry = IdentityRegistry()
    found = {registry.identify(name, "person") for name in SPELLINGS}
    assert len(found) == 1
    assert found.pop().name == SPELLINGS[0]


def test_the_most_used_spelling_is_the_name_once_all_are_observed() -> None:
    registry = IdentityRegistry()
    for name, count in zip(SPELLINGS, (1, 5, 2, 1), strict=True):
        registry.observe(name, "person", count=count)
    assert {registry.identify(name, "person").name for name in SPELLINGS} == {"Volodymyr Zelenskyy"}


def test_a_surname_alone_is_nobody_of_another_article() -> None:
    registry = IdentityRegistry()
    anna = registry.identify("Anna Brandt", "person", article_id="a")
    alone = registry.identify("Brandt", "person", article_id="b")
    assert alone.name == "Brandt"
    assert registry.identify("Brandt", "person", article_id="b") == alone
    assert len({anna.id, alone.id, registry.identify("Brandt", "person", article_id="c").id}) == 3


def test_a_surname_of_somebody_known_is_theirs() -> None:
    registry = IdentityRegistry()
    for name, key, count in (("Brandt", "Q77", 3), ("Anna Brandt", "Q77", 1), ("Oskar Brandt", "", 1)):
        registry.observe(name, "person", wikidata_id=key, count=count)
    known = registry.identify("Brandt", "person", wikidata_id="Q77")
    assert (known.name, known.id) == ("Anna Brandt", "Q77")
    assert registry.identify("Oskar Brandt", "person").id.startswith("oskar-brandt")


def test_a_known_surname_is_not_given_to_a_namesake() -> None:
    registry = IdentityRegistry()
    for name, key in (("Oskar Brandt", ""), ("Brandt", "Q77")):
        registry.observe(name, "person", wikidata_id=key)
    assert registry.identify("Oskar Brandt", "person").id.startswith("oskar-brandt")


def test_an_answer_once_given_stays() -> None:
    registry = IdentityRegistry()
    first = registry.identify("Volodymyr Zelensky", "person")
    registry.identify("Volodymyr Zelenskyy", "person", wikidata_id="Q1")
    assert registry.identify("Volodymyr Zelensky", "person") == first


def test_wikidata_id_where_known() -> None:
    registry = IdentityRegistry()
    assert registry.identify("Anna Brandt", "person", wikidata_id="Q77").id == "Q77"
    assert registry.identify("Anna Brandt", "person").id == "Q77"
    assert registry.identify("Brandt", "person").id != "Q77"
    assert registry.identify("The Elder", "person", wikidata_id="Q77").id == "Q77"


def test_two_wikidata_ids_are_two_people() -> None:
    registry = IdentityRegistry()
    one = registry.identify("Tom Hale", "person", wikidata_id="Q1")
    assert registry.identify("Tom Hale", "person", wikidata_id="Q2") != one


def test_different_people_stay_apart() -> None:
    registry = IdentityRegistry()
    names = ["Anna Hale", "Anna Hall", "Tom Hale", "Tom Hale Jr.", "John A. Voss", "John B. Voss"]
    assert len({registry.identify(name, "person").id for name in names}) == len(names)


def test_bodies_join_by_legal_form_and_other_spelling() -> None:
    registry = IdentityRegistry()
    trust = registry.identify("Harbour Trust Ltd", "organization")
    assert registry.identify("The Harbour Trust", "organization") == trust
    assert registry.identify("Kiev", "organization").id == registry.identify("Kyiv", "organization").id
    assert registry.identify("Harbour Union", "organization") != trust


def test_described_sources_are_never_merged_across_articles() -> None:
    registry = IdentityRegistry()
    one = registry.identify("a senior official", "person", article_id="a")
    assert registry.identify("a senior official", "person", article_id="a") == one
    assert registry.identify("a senior official", "person", article_id="b").id != one.id
    assert registry.identify("a junior official", "person", article_id="a").id != one.id
    assert one.name == "a senior official"


@pytest.mark.parametrize(
    "name", ["The company", "Police", "police", "Her team", "a local charity", "Energy supplier", "the board"]
)
def test_described_bodies_are_never_merged_across_articles(name: str) -> None:
    registry = IdentityRegistry()
    one = registry.identify(name, "organization", article_id="a")
    assert registry.identify(name, "organization", article_id="a") == one
    assert registry.identify(name, "organization", article_id="b").id != one.id
    assert is_described(name, "group")


@pytest.mark.parametrize(
    "name", ["Ofgem", "the Harbour Trust", "The Hale campaign", "US military", "Britain’s regulator", "eBay"]
)
def test_named_bodies_are(name: str) -> None:
    registry = IdentityRegistry()
    one = registry.identify(name, "organization", article_id="a")
    assert registry.identify(name, "organization", article_id="b") == one


def test_nobody_has_no_id() -> None:
    assert IdentityRegistry().identify(" ", "unknown").id == ""


def test_ids_are_readable_and_the_same_in_every_run() -> None:
    assert name_id("Zoë Härtel", "person") == "zoe-hartel-9c170c53"
    assert name_id(SPELLINGS[0], "person")[-8:] == name_id("Volodymyr Zelenskyy", "person")[-8:]
    assert name_id("李", "person").startswith("name-")


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("a senior official", "person"),
        ("unnamed diplomats", "group"),
        ("officials", "group"),
        ("a senior U.S. official", "person"),
        ("one of the aides", "person"),
        ("critics of the plan", "group"),
        ("two people familiar with the talks", "group"),
        ("the unidentified man", "person"),
        ("A reporter for the Harbour Times", "person"),
        ("NATO officials", "group"),
        ("presidential hopefuls", "group"),
        ("sources close to the minister", "unknown"),
        ("another", "person"),
        ("a local charity", "organization"),
        ("Some", "group"),
        ("12", "group"),
    ],
)
def test_anonymous(description: str, kind: SpeakerKind) -> None:
    assert is_anonymous(description, kind)
    assert is_described(description, kind)


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("Anna Hale", "person"),
        ("An Nguyen", "person"),
        ("A. N. Voss", "person"),
        ("the NATO chief", "person"),
        ("the former mayor", "person"),
        ("Both", "group"),
        ("the candidates", "group"),
        ("the report", "document"),
        ("police", "organization"),
        ("the company", "organization"),
        ("a report", "document"),
        ("Democrats", "group"),
        ("oskar brandt", "person"),
        ("", "unknown"),
    ],
)
def test_not_anonymous(description: str, kind: SpeakerKind) -> None:
    assert not is_anonymous(description, kind)


def test_described_but_not_anonymous() -> None:
    assert is_described("the NATO chief", "person")
    assert is_described("the former mayor", "person")
    assert not is_described("oskar brandt", "person")


NAMES = st.builds(
    "{} {}".format,
    st.sampled_from(["Anna", "Oskar", "A.", "Maria Anna"]),
    st.sampled_from(["Brandt", "Hale", "Voss"]),
)


@given(st.lists(NAMES, min_size=1, max_size=8))
def test_observed_names_are_answered_alike_whenever_asked(names: list[str]) -> None:
    registry = IdentityRegistry()
    for name in names:
        registry.observe(name, "person")
    first = [registry.identify(name, "person") for name in names]
    assert [registry.identify(name, "person") for name in names] == first
    assert all(one.name in names for one in first)
