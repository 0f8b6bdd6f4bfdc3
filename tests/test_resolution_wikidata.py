from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quotes.errors import QuotesError
from quotes.resolution.office_table import read_tables
from quotes.resolution.wikidata import claims_of, read_entities

SCRIPT = Path(__file__).parent.parent / "scripts" / "build_offices.py"
FILE = """\
known_until: 2024-06-30
# a remark that stays
roles:
  head: {aliases: [chief]}
bodies:
  Lake Union:
    names: [Lake Union]
offices:
  lake-union-head:
    body: Lake Union
    title: Head of the Lake Union
    roles: [head]
    id: Q900
    source: https://example.org/lake-union
    holders:
    - 2010-01-01/2018-05-02 Anna Lind (f, Q901)
    - 2018-05-02/.. Ben Okoro (m, Q902)
  lake-union-clerk:
    body: Lake Union
    title: Clerk of the Lake Union
    titles: [clerk]
    source: https://example.org/lake-union
    holders:
    - 2010-01-01/.. Ivo Marek (m)
"""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_offices", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_offices"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "offices").mkdir()
    (tmp_path / "offices" / "lakes.yaml").write_text(FILE, "utf-8")
    return tmp_path / "offices"


def statement(value: str, start: str = "", end: str = "", precision: int = 11) -> dict[str, Any]:
    def times(day: str) -> list[dict[str, Any]]:
        return [{"datavalue": {"value": {"time": f"+{day}T00:00:00Z", "precision": precision}}}]

    qualifiers = {key: times(day) for key, day in (("P580", start), ("P582", end)) if day}
    return {"mainsnak": {"datavalue": {"value": {"id": value}}}, "qualifiers": qualifiers, "rank": "normal"}


def person(ident: str, name: str, *held: dict[str, Any], female: bool = False) -> dict[str, Any]:
    sex = statement("Q6581072" if female else "Q6581097")
    return {"id": ident, "labels": {"en": {"value": name}}, "claims": {"P21": [sex], "P39": list(held)}}


def download(folder: Path, *entities: dict[str, Any]) -> Path:
    path = folder.parent / "download"
    path.mkdir()
    for entity in entities:
        content = {"entities": {entity["id"]: entity}}
        (path / f"{entity['id']}.json").write_text(json.dumps(content), "utf-8")
    return path


def test_a_successor_ends_the_open_term(script: ModuleType, folder: Path) -> None:
    new = person("Q903", "Cora Vale", statement("Q900", "2024-04-01"), female=True)
    texts, changes = script.build([download(folder, new)], folder)
    assert changes == [
        "lake-union-head: - 2018-05-02/.. Ben Okoro (m, Q902)",
        "lake-union-head: + 2018-05-02/2024-04-01 Ben Okoro (m, Q902)",
        "lake-union-head: + 2024-04-01/.. Cora Vale (f, Q903)",
    ]
    assert "# a remark that stays" in texts[folder / "lakes.yaml"]
    assert script.build([folder.parent / "download"], folder) == (texts, changes)


def test_written_files_load_and_a_second_run_changes_nothing(
    script: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = person("Q903", "Cora Vale", statement("Q900", "2024-04-01"), female=True)
    path = str(download(folder, new))
    command = [path, "--offices", str(folder), "--known-until", "2024-12-31"]
    script.main(command)
    assert (folder / "lakes.yaml").read_text("utf-8") == FILE
    script.main([*command, "--write"])
    script.main(command)
    assert capsys.readouterr().out.endswith("nothing changes\n")
    office = read_tables([folder / "lakes.yaml"]).offices["lake-union-head"]
    assert office.terms[-1].name == "Cora Vale"
    assert office.known_until.isoformat() == "2024-12-31"


def test_an_officeholder_statement_on_the_office_counts_too(script: ModuleType, folder: Path) -> None:
    office = {"id": "Q900", "claims": {"P1308": [statement("Q903", "2024-04-01")]}}
    _, changes = script.build([download(folder, office, person("Q903", "Cora Vale", female=True))], folder)
    assert changes[-1] == "lake-union-head: + 2024-04-01/.. Cora Vale (f, Q903)"


def test_an_end_without_successor_leaves_an_open_stretch(script: ModuleType, folder: Path) -> None:
    known = person("Q902", "Ben Okoro", statement("Q900", "2018-05-03", "2024-03-01"))
    _, changes = script.build([download(folder, known)], folder)
    assert changes[-2:] == [
        "lake-union-head: + 2018-05-02/2024-03-01 Ben Okoro (m, Q902)",
        "lake-union-head: + 2024-03-01/.. unknown",
    ]


def test_the_last_day_in_wikidata_meets_the_first_of_the_next(script: ModuleType, folder: Path) -> None:
    old = person("Q902", "Ben Okoro", statement("Q900", "2018-05-02", "2024-03-31"))
    new = person("Q903", "Cora Vale", statement("Q900", "2024-04-01"), female=True)
    _, changes = script.build([download(folder, old, new)], folder)
    assert not [change for change in changes if "unknown" in change]


def test_a_contradiction_is_refused(script: ModuleType, folder: Path) -> None:
    other = person("Q904", "Dov Hale", statement("Q900", "2012-01-01", "2013-01-01"))
    with pytest.raises(QuotesError, match=r"Q051.*lake-union-head.*Dov Hale.*Anna Lind"):
        script.build([download(folder, other)], folder)


def test_vague_dates_are_left_out(folder: Path) -> None:
    vague = person("Q903", "Cora Vale", statement("Q900", "2024-01-01", precision=9))
    assert claims_of("Q900", read_entities([download(folder, vague)])) == []


def test_a_file_that_is_no_entity_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.json").write_text("<html>", "utf-8")
    with pytest.raises(QuotesError, match=r"Q050.*page\.json"):
        read_entities([tmp_path])


def test_json_lines_are_read(tmp_path: Path) -> None:
    lines = [json.dumps(person("Q903", "Cora Vale")), json.dumps(person("Q902", "Ben Okoro"))]
    (tmp_path / "dump.json").write_text("[\n" + ",\n".join(lines) + "\n]".replace("]", ",]"), "utf-8")
    assert sorted(read_entities([tmp_path / "dump.json"])) == ["Q902", "Q903"]
