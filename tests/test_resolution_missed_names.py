from __future__ import annotations

import pytest

from quotes.resolution.missed_names import with_missed
from quotes.resolution.name_forms import NameMention

from .test_resolution_names import groups


def found(text: str, names: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """What ``with_missed`` makes of ``text`` where the finder saw the first place of each of ``names``."""
    mentions = [NameMention(text.index(n), text.index(n) + len(n), n, k) for n, k in (names or {}).items()]
    seen = with_missed(text, mentions)
    assert all(text[name.start : name.end] == name.text for name in seen)
    return [(name.text, name.label) for name in seen]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He told the Norland Free Beacon that.", "Norland Free Beacon"),
        ("The Port\xa0Ellery Star said so.", "Port\xa0Ellery Star"),
        ("a recent poll by HarbourPolls. Only time will tell", "HarbourPolls"),
        ("an average of polls by the Ellery Institute shows", "Ellery Institute"),
        ("an analysis made by J. Hale Research shows", "J. Hale Research"),
        ("the HarbourPolls polling average", "HarbourPolls"),
        ("A new Ellery Decisions survey found", "Ellery Decisions"),
    ],
)
def test_outlets_and_makers_of_polls_are_names(text: str, name: str) -> None:
    assert found(text) == [(name, "ORG")]


@pytest.mark.parametrize(
    "text",
    [
        "the Gold Star mother spoke",
        "the Ellery Star Hotel burnt",
        "the Norland Journal of Surgery wrote",
        "the October survey found",
        "a Norwegian study found",
        "the President report",
        "the morning star rose",
    ],
)
def test_capitals_alone_make_no_outlet_and_no_maker(text: str) -> None:
    assert found(text) == []


def test_what_the_finder_saw_of_a_name_gives_way_to_the_whole() -> None:
    halves = {"Port Ellery": "GPE", "Sun": "ORG"}
    assert found("He told the Port Ellery Sun so.", halves) == [("Port Ellery Sun", "ORG")]
    assert found("A new Ellery poll by Hale shows.", {"Ellery": "ORG", "Hale": "PERSON"}) == [
        ("Ellery", "ORG"),
        ("Hale", "PERSON"),
    ]
    assert found("Hewitt-Brandt fell.", {"Hewitt": "ORG", "-Brandt": "PERSON"}) == [("Hewitt-Brandt", "ORG")]


def test_common_nouns_are_no_names_unless_all_is_written_small() -> None:
    assert found("Then video surfaced.", {"video surfaced": "ORG"}) == []
    assert found("anna hale left.", {"anna hale": "PERSON"}) == [("anna hale", "PERSON")]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("The bank fell. [Bank|ORG] bosses left.", []),
        ("A hill rose, a hill fell. [Anna Hill] left. [Hill] wept.", ["Anna Hill", "Hill"]),
        ("[Bank|ORG] fell. [Bank|ORG] rose. [Bank|ORG] left. A bank, a bank, a bank.", ["Bank"] * 3),
        ("[Bank|ORG] fell. [Bank|ORG] rose. A bank stood.", ["Bank"] * 2),
        ("The oak fell. [OAK|ORG] met.", ["OAK"]),
        ("The oak fell near [Oak|GPE].", ["Oak"]),
    ],
)
def test_a_word_that_mostly_stands_small_is_a_common_noun(marked: str, names: list[str]) -> None:
    assert [name for mentions in groups(marked).values() for name in mentions] == names


TRANSCRIPT = (
    "“HOST: Is it safe?\n“VARN: It is, Tom Dray.\nANN BERG: No.\nVARN: Yes.\nRAIN: none. DRAY: he said\n"
    "Ilsa Varn spoke."
)


def test_who_speaks_a_line_of_a_transcript_is_named_in_capitals() -> None:
    seen = found(TRANSCRIPT, {"Tom Dray": "PERSON", "Ilsa Varn": "PERSON"})
    assert [name for name, _ in seen] == ["VARN", "Tom Dray", "VARN", "Ilsa Varn"]


def test_a_line_head_the_finder_saw_is_not_seen_twice() -> None:
    assert found(TRANSCRIPT, {"VARN": "PERSON"})[0] == ("VARN", "PERSON")
    assert len(found(TRANSCRIPT, {"VARN": "PERSON"})) == 2


def test_a_body_of_a_people_is_named_with_its_noun() -> None:
    assert found("the Norlandic State and its Norlandic roots", {"Norlandic": "NORP"}) == [
        ("Norlandic State", "ORG"),
    ]
    assert found("a Norlandic river", {"Norlandic": "NORP"}) == [("Norlandic", "NORP")]
    assert found("the Norlandic Sea", {"Norlandic": "NORP"}) == [("Norlandic", "NORP")]
    apart = {"Norlandic": "NORP", "Bank of Oakmere": "ORG"}
    assert found("the Norlandic Bank of Oakmere", apart) == list(apart.items())
