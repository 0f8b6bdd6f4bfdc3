from __future__ import annotations

import pytest

from quotes.resolution.name_forms import NameMention
from quotes.resolution.names import build_chains
from tests.test_resolution_names import groups


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("The [Norlandic|NORP] [Conservatives|ORG] left.", ["Norlandic Conservatives"]),
        ("[Norlandic|NORP] [Greens|NORP] left. [Greens|NORP] voted.", ["Norlandic Greens", "Greens"]),
        ("[Norlandic|NORP] [Power|ORG] left.", ["Norlandic Power"]),
        ("The [Norlandic|NORP] [Brimco|ORG] left. [Brimco|ORG] said so.", ["Norlandic", "Brimco"]),
        ("The [Norland|GPE] [HSE|ORG] left.", ["Norland", "HSE"]),
        ("[Norland’s|GPE] [Power|ORG] left.", ["Norland", "Power"]),
    ],
)
def test_a_nation_is_part_of_a_name_that_never_stands_without_it(marked: str, names: list[str]) -> None:
    assert list(groups(marked)) == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[Jorge] [Antonio Voss] left.", ["Jorge Antonio Voss"]),
        ("Mr [Sunday] [Voss] left.", ["Sunday Voss"]),
        ("Miss [Norland] [Edda Voss] left.", ["Norland", "Edda Voss"]),
        ("[R.] [Edda Voss] left.", ["R. Edda Voss"]),
        ("[Crooked] [Voss] left.", ["Crooked", "Voss"]),
        ("[Halebeck|ORG] [House] closed.", ["Halebeck House"]),
        ("[Norland’s|ORG] [House|ORG] closed.", ["Norland", "House"]),
    ],
)
def test_pieces_of_a_name_with_a_blank_between_them_are_one(marked: str, names: list[str]) -> None:
    assert list(groups(marked)) == names


def own(text: str, names: dict[str, str], source: str) -> list[tuple[str, str]]:
    mentions = [NameMention(text.rindex(n), text.rindex(n) + len(n), n, label) for n, label in names.items()]
    start = text.index(source)
    return [(c.canonical, c.kind) for c in build_chains(text, mentions, [(start, start + len(source))])]


def test_where_somebody_is_from_is_no_name() -> None:
    assert own("The Oakmerian said so.", {"Oakmerian": "PERSON"}, "The Oakmerian") == [("Oakmerian", "group")]
    assert own("The Oakmere MP said so.", {"Oakmere": "PERSON"}, "The Oakmere MP") == [("Oakmere", "group")]
    assert own("The Voss campaign said so.", {"Voss": "PERSON"}, "The Voss campaign") == [("Voss", "person")]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("MP for [Tefen Anna Berg] left.", ["Anna Berg"]),
        ("The son of [Tefen Anna Berg] left.", ["Tefen Anna Berg"]),
        ("Head of the [Oakmere Ports Agency Anna|ORG] [Berg] left.", ["Oakmere Ports Agency", "Anna Berg"]),
    ],
)
def test_a_person_named_behind_a_place_or_body_begins_with_the_given_name(
    marked: str, names: list[str]
) -> None:
    assert list(groups(marked)) == names


def test_whoever_speaks_as_an_owner_has_an_s_of_its_own() -> None:
    assert own("Tilbrook's said so.", {"Tilbrook": "PERSON"}, "Tilbrook's") == [
        ("Tilbrook's", "organization")
    ]
    assert own("Wick & Pole's said so.", {"Wick & Pole": "ORG"}, "Wick & Pole's")[0][0] == "Wick & Pole's"

    text = "According to Tilbrook's, it rained."
    assert own(text, {"Tilbrook": "PERSON"}, "Tilbrook") == [("Tilbrook's", "organization")]


def test_owners_keep_their_names() -> None:
    assert own("Tilbrook's lawyer said so.", {"Tilbrook": "PERSON"}, "Tilbrook's lawyer")[0][0] == "Tilbrook"
    assert own("Anna Berg’s said so.", {"Anna Berg": "PERSON"}, "Anna Berg’s")[0][0] == "Anna Berg"
    known = {"Anna Berg": "PERSON", "Berg": "PERSON"}
    assert own("Anna Berg left. Berg's said so.", known, "Berg's") == [("Anna Berg", "person")]
    assert own("A friend of Moll's said so.", {"Moll": "PERSON"}, "A friend of Moll's")[0][0] == "Moll"
