"""Holders of offices from Wikidata's entity JSON: P39 on persons, P1308 on offices."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from quotes.errors import error
from quotes.resolution.office_shapes import Office, Person, Term

HOLDS, HOLDER, START, END, SEX = "P39", "P1308", "P580", "P582", "P21"
GENDERS = {"Q6581097": "m", "Q6581072": "f", "Q2449503": "m", "Q1052281": "f"}
TO_THE_DAY = 11
ONE_DAY = timedelta(days=1)

Entities = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What Wikidata states: a person held the office from ``start`` to ``end`` (``date.max``: still)."""

    start: date
    end: date
    person: Person


def read_entities(paths: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """The entities by id in files or folders of entity JSON: saved ``Special:EntityData``, lists, JSON lines.

    Raises ``QuotesError`` for a file that is missing or is not entity JSON.
    """
    entities: dict[str, dict[str, Any]] = {}
    for path in paths:
        for file in sorted(path.rglob("*.json*")) if path.is_dir() else [path]:
            if not file.is_file():
                raise error("Q001", path=file)
            for entity in _entities_in(file):
                entities[entity["id"]] = entity
    return entities


def _entities_in(path: Path) -> list[dict[str, Any]]:
    text = path.read_text("utf-8")
    try:
        try:
            content = json.loads(text)
        except json.JSONDecodeError:
            content = [json.loads(line.rstrip(",")) for line in text.splitlines() if line.startswith("{")]
        if isinstance(content, dict):
            content = list(content.get("entities", {content.get("id"): content}).values())
        if not content or not all(isinstance(e, dict) and "id" in e for e in content):
            raise ValueError("no entities with an id")
    except ValueError as problem:
        raise error("Q050", path=path, reason=problem) from problem
    return list(content)


def claims_of(office_id: str, entities: Entities) -> list[Claim]:
    """The dated claims on who held the office, in order; those not known to the day are left out."""
    found = set()
    for ident, entity in entities.items():
        for statement in _statements(entity, HOLDS):
            if _value(statement) == office_id:
                found.add(_claim(ident, statement, entities))
    for statement in _statements(entities.get(office_id, {}), HOLDER):
        found.add(_claim(_value(statement), statement, entities))
    return sorted((c for c in found if c), key=lambda c: (c.start, c.end, c.person.id))


def merge(path: Path, office: Office, claims: Sequence[Claim], people: Mapping[str, Person]) -> list[Term]:
    """The terms of ``office`` with ``claims`` worked in: new holders added, open terms ended, gaps filled.

    Raises ``QuotesError`` where a claim contradicts what the file at ``path`` says.
    """
    terms = list(office.terms)
    for claim in claims:
        if claim.end <= office.known_from:
            continue
        mine = [t for t in terms if t.name and t.start < claim.end and claim.start < t.end]
        same = [t for t in mine if _same(t.name, claim.person, people)]
        if len(same) == 1 and abs(same[0].start - claim.start) <= ONE_DAY:
            if same[0].end == date.max and claim.end < date.max:
                terms[terms.index(same[0])] = Term(same[0].start, claim.end, same[0].name)
                continue
            if claim.end == date.max or abs(same[0].end - claim.end) <= ONE_DAY:
                continue
        for term in mine:
            if term.end < date.max or term.start >= claim.start or term in same:
                raise error("Q051", path=path, office=office.key, theirs=describe(claim), ours=term.name)
            terms[terms.index(term)] = Term(term.start, claim.start, term.name)
        terms.append(Term(claim.start, claim.end, claim.person.name))
    return _filled(terms)


def describe(claim: Claim) -> str:
    """``claim`` as a line of the file."""
    return holder_line(Term(claim.start, claim.end, claim.person.name), claim.person)


def holder_line(term: Term, person: Person | None) -> str:
    """``term`` as it stands under ``holders``."""
    end = ".." if term.end == date.max else term.end.isoformat()
    if person is None:
        return f"{term.start}/{end} unknown"
    return f"{term.start}/{end} {term.name} ({person.gender}{', ' + person.id if person.id else ''})"


def _filled(terms: Sequence[Term]) -> list[Term]:
    """``terms`` in order, the stretches between them stated as unknown; a single day is closed."""
    filled: list[Term] = []
    for term in sorted((t for t in terms if t.name), key=lambda t: t.start):
        since = filled[-1].end if filled else min(t.start for t in terms)
        if filled and term.start - since <= ONE_DAY:
            filled[-1] = Term(filled[-1].start, term.start, filled[-1].name)
        elif since < term.start:
            filled.append(Term(since, term.start))
        filled.append(term)
    if filled and filled[-1].end < date.max:
        filled.append(Term(filled[-1].end, date.max))
    return filled or list(terms)


def _same(name: str, person: Person, people: Mapping[str, Person]) -> bool:
    known = people.get(name, Person(name))
    return known.id == person.id if known.id else person.name in (known.name, *known.variants)


def _claim(ident: str, statement: Mapping[str, Any], entities: Entities) -> Claim | None:
    """The claim of one statement; None if not dated to the day, or the person is not in the download."""
    entity, start = entities.get(ident, {}), _day(statement, START)
    name = entity.get("labels", {}).get("en", {}).get("value", "")
    gender = next((GENDERS.get(_value(s), "") for s in _statements(entity, SEX)), "")
    ended = bool(statement.get("qualifiers", {}).get(END))
    end = _day(statement, END) if ended else date.max
    if not (name and gender and start and end and start < end):
        return None
    return Claim(start, end, Person(name, ident, gender))


def _statements(entity: Mapping[str, Any], prop: str) -> list[Mapping[str, Any]]:
    claims = entity.get("claims", {}).get(prop, [])
    return [c for c in claims if c.get("rank") != "deprecated"]


def _value(statement: Mapping[str, Any]) -> str:
    return str(statement.get("mainsnak", {}).get("datavalue", {}).get("value", {}).get("id", ""))


def _day(statement: Mapping[str, Any], prop: str) -> date | None:
    for snak in statement.get("qualifiers", {}).get(prop, []):
        value = snak.get("datavalue", {}).get("value", {})
        if value.get("precision") == TO_THE_DAY:
            return date.fromisoformat(value["time"].lstrip("+")[:10])
    return None
