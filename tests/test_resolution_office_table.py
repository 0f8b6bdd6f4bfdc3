from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quotes.errors import QuotesError
from quotes.resolution.office_table import read_tables
from quotes.resources import resource

TOP = """\
known_from: 2015-01-01
known_until: 2024-06-30
roles:
  head: {titles: [warden], aliases: [chief]}
bodies:
  Lake Union: {names: [Lake Union]}
"""
OFFICE = """\
offices:
  lake-head:
    body: Lake Union
    title: Head of the Lake Union
    roles: [head]
    source: https://example.org/lakes
    holders:
    - 2010-01-01/2018-05-02 Anna Lind (f, Q901)
    - 2018-05-02/2019-01-01 vacant
    - 2019-01-01/.. Ben Okoro (m)
"""
FILE = TOP + OFFICE
PEOPLE = "people:\n  Anna Lind: {variants: [A. Lind], kind: person}\n"


def write(folder: Path, text: str, name: str = "lakes.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_terms_are_read_with_their_bounds(tmp_path: Path) -> None:
    tables = read_tables([write(tmp_path, FILE + PEOPLE)])
    office = tables.offices["lake-head"]
    days = "2014-12-31 2015-01-01 2018-05-01 2018-05-02 2019-01-01 2024-06-30 2024-07-01"
    terms = [office.term_on(date.fromisoformat(day)) for day in days.split()]
    names = [term.name if term else None for term in terms]
    assert names == [None, "Anna Lind", "Anna Lind", None, "Ben Okoro", "Ben Okoro", None]
    assert (tables.people["Anna Lind"].id, tables.people["Anna Lind"].variants) == ("Q901", ("A. Lind",))
    assert office.words["Lake Union"] == {"warden", "chief"}


@pytest.mark.parametrize(
    ("old", "new", "code", "told"),
    [
        ("2018-05-02/2019-01-01 vacant", "2018-05-01/2019-01-01 vacant", "Q046", "overlaps"),
        ("    - 2018-05-02/2019-01-01 vacant\n", "", "Q047", "2018-05-02/2019-01-01 unknown"),
        ("2010-01-01/2018-05-02", "2018-05-02/2010-01-01", "Q045", "Anna Lind"),
        ("2010-01-01/2018", "2010-02-30/2018", "Q043", "2024-12-03"),
        ("2018-05-02 Anna Lind (f, Q901)", "2018-05-02 Anna Lind", "Q044", "FROM/TO NAME"),
        ("    source: https://example.org/lakes\n", "", "Q042", "source"),
        ("    title:", "    titel:", "Q041", "titel"),
        ("    body: Lake Union", "    body: River Union", "Q049", "River Union"),
        ("roles: [head]", "roles: [tail]", "Q049", "tail"),
        ("roles: [head]", "roles: head", "Q043", "a list"),
        ("(m)", "(m)\n    - 2025-01-01/.. Cora Vale (f)", "Q046", "Cora Vale"),
        ("Ben Okoro (m)", "Anna Lind (m)", "Q048", "Anna Lind has the gender m"),
        ("Ben Okoro (m)", "Anna Lind (f, Q902)", "Q048", "Q902"),
        ("known_from: 2015-01-01", "known_from: lately", "Q043", "known_from"),
        ("known_from:", "known_since:", "Q041", "known_since"),
        ("offices:\n", "offices:\n  lake-head: {}\n", "Q040", "written twice"),
        ("offices:\n", "offices: [\n", "Q040", "lakes.yaml"),
    ],
)
def test_what_contradicts_itself_is_refused(tmp_path: Path, old: str, new: str, code: str, told: str) -> None:
    assert old in FILE
    with pytest.raises(QuotesError) as refused:
        read_tables([write(tmp_path, FILE.replace(old, new, 1))])
    message = str(refused.value)
    assert f"[{code}]" in message
    assert "lakes.yaml" in message
    assert told in message


def test_an_office_in_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"Q041.*more\.yaml.*lake-head"):
        read_tables([write(tmp_path, FILE), write(tmp_path, OFFICE, "more.yaml")])


def test_a_missing_people_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"Q001.*mine\.yaml"):
        read_tables([write(tmp_path, FILE)], tmp_path / "mine.yaml")


def test_the_users_own_file_needs_no_source_and_overrides(tmp_path: Path) -> None:
    own = OFFICE.replace("    source: https://example.org/lakes\n", "").replace(
        "Ben Okoro (m)", "Cora Vale (f)"
    )
    people = "people:\n  Anna Lind: {id: X1, kind: person}\n  Lake Watch: {kind: organization, id: X2}\n"
    tables = read_tables([write(tmp_path, FILE)], write(tmp_path, own + people, "mine.yaml"))
    assert tables.offices["lake-head"].terms[-1].name == "Cora Vale"
    assert tables.people["Anna Lind"].id == "X1"
    assert tables.people["Lake Watch"].kind == "organization"


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("people:\n  Lake Watch: {kind: club}\n", r"Q043.*Lake Watch.*organization"),
        ("people:\n  Lake Watch: {kind: [group]}\n", r"Q043.*Lake Watch.*organization"),
        ("people:\n  Cora Vale: {gender: x}\n", r"Q043.*Cora Vale.*gender must be f or m"),
        ("", r"Q053.*mine\.yaml.*people or offices"),
        ("people:\n", r"Q053.*mine\.yaml.*people or offices"),
    ],
)
def test_what_says_nothing_of_a_person_is_refused(tmp_path: Path, own: str, told: str) -> None:
    with pytest.raises(QuotesError, match=told):
        read_tables([write(tmp_path, FILE)], write(tmp_path, own, "mine.yaml"))


def test_the_shipped_files_hold_and_state_their_sources() -> None:
    tables = read_tables(sorted(resource("configs", "offices").glob("*.yaml")))
    assert len(tables.offices) > 250
    for office in tables.offices.values():
        assert office.source.startswith("https://"), office.key
        assert office.known_from == date(2010, 1, 1), office.key
        assert office.known_until < date(2027, 1, 1), office.key
        assert any(term.name for term in office.terms), office.key
        assert office.words[office.body] or office.phrases or len(office.words) > 1, office.key
    missing = [p.name for p in tables.people.values() if p.gender not in ("m", "f")]
    assert not missing


def test_no_shipped_person_holds_two_heads_of_state_at_once() -> None:
    tables = read_tables(sorted(resource("configs", "offices").glob("*.yaml")))
    held: dict[str, list[tuple[date, date, str]]] = {}
    for office in tables.offices.values():
        if office.title.startswith(("President of", "Prime Minister of", "Chancellor of", "King of")):
            for term in office.terms:
                if term.name:
                    held.setdefault(term.name, []).append(
                        (term.start, min(term.end, office.known_until), office.body)
                    )
    for name, terms in held.items():
        for one in terms:
            for other in terms:
                assert one[2] == other[2] or one[1] <= other[0] or other[1] <= one[0], name
