"""Who held which office and when: what files of offices say, put together and held against itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from quotes.errors import error
from quotes.resolution.office_files import Entry, OfficeFile
from quotes.resolution.office_shapes import Body, Office, Person, Tables, Term

HOLDER = re.compile(
    r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d|\.\.) (?:(unknown|vacant)|(\S.*?) \(([mf])(?:, ([\w:./-]+))?\))$"
)
CHOICES = {"kind": ["group", "organization", "person"], "gender": ["f", "m"]}
"""Keys of a person that take one of a few words."""

Roles = Mapping[str, tuple[frozenset[str], frozenset[str]]]
"""The titles of each role, and these with their aliases."""


def read_tables(paths: Iterable[Path], people: Path | None = None) -> Tables:
    """The offices, bodies and people of the files ``paths``, then of the user's own file, which goes first.

    Raises ``QuotesError`` naming file, office and cure for a file that cannot be read, an unknown or missing
    entry, overlapping terms, a gap that is not stated, a date out of order or two ids for one name.
    """
    files = [OfficeFile.read(path) for path in paths]
    if people:
        files.append(OfficeFile.read(people, own=True))
        if not any(files[-1].content.values()):
            raise error("Q053", path=people)
    tables, roles = Tables(), dict[str, tuple[frozenset[str], frozenset[str]]]()
    for file in files:
        for entry in file.entries("roles"):
            titles, aliases = entry.words("titles"), entry.words("aliases")
            roles[entry.key] = (titles, titles | aliases)
        for entry in file.entries("bodies"):
            tables.bodies[entry.key] = _body(entry)
    for file in files:
        for entry in file.entries("offices"):
            if entry.key in tables.offices and not file.own:
                raise error("Q041", path=file.path, where="offices", key=entry.key, known="each office once")
            tables.offices[entry.key] = _office(entry, file, tables, roles)
    for file in files:
        for entry in file.entries("people"):
            _add_person(entry, tables, overrides=file.own)
    return tables


def _body(entry: Entry) -> Body:
    entry.require("names")
    names, adjectives, capitals = map(entry.strings, ("names", "adjectives", "capitals"))
    return Body(entry.key, names, adjectives, capitals, entry.text("id"))


def _office(entry: Entry, file: OfficeFile, tables: Tables, roles: Roles) -> Office:
    """One office of ``file``; its holders are added to the people."""
    entry.require("body", "title", "holders", *(() if file.own else ("source",)))
    body, own_roles = entry.values["body"], entry.strings("roles")
    also = Entry(entry.path, entry.key, entry.values.get("also") or {})
    for names, known in ((own_roles, roles), ((body, *also.values), tables.bodies)):
        for name in names:
            if name not in known:
                raise error("Q049", path=entry.path, where=entry.key, name=name)
    titles = entry.words("titles").union(*(roles[role][0] for role in own_roles))
    words = titles.union(entry.words("aliases"), *(roles[role][1] for role in own_roles))
    bounds = {
        bound: entry.day(bound, entry.values.get(bound, file.content.get(bound, default)))
        for bound, default in (("known_from", date.min), ("known_until", date.max))
    }
    return Office(
        key=entry.key,
        body=body,
        title=entry.values["title"],
        titles=titles,
        words={body: words} | {other: also.words(other) for other in also.values},
        phrases=entry.words("phrases"),
        terms=tuple(_terms(entry, tables, file.own)),
        **bounds,
        id=entry.text("id"),
        source=entry.text("source"),
        own=file.own,
    )


def _terms(entry: Entry, tables: Tables, own: bool) -> list[Term]:
    """The terms of one office, in order, without overlap or silent gap."""
    terms: list[Term] = []
    for line in entry.strings("holders"):
        told = {"path": entry.path, "office": entry.key, "line": line}
        match = HOLDER.match(line)
        if not match:
            raise error("Q044", **told)
        first, last, _, name, gender, ident = match.groups()
        start = entry.day("a holder's first day", first)
        end = date.max if last == ".." else entry.day("a holder's last day", last)
        if start >= end:
            raise error("Q045", **told)
        if terms and start < terms[-1].end:
            raise error("Q046", **told)
        if terms and start > terms[-1].end:
            raise error("Q047", **told, end=terms[-1].end, start=start)
        terms.append(Term(start, end, name or ""))
        if name:
            said = {"gender": gender} | ({"id": ident} if ident else {})
            _add_person(Entry(entry.path, name, said), tables, overrides=own)
    return terms


def _add_person(entry: Entry, tables: Tables, overrides: bool) -> None:
    """Join what ``entry`` says of a person to what is known; refuse a contradiction unless it overrides."""
    known = tables.people.get(entry.key, Person(entry.key))
    variants = entry.strings("variants")
    for key, among in CHOICES.items():
        entry.choice(key, among)
    told = {"id": entry.text("id"), "gender": entry.text("gender")}
    for key, value in told.items():
        old = getattr(known, key)
        if value and old and value != old and not overrides:
            raise error("Q048", path=entry.path, name=entry.key, key=key, old=old, new=value)
    tables.people[entry.key] = Person(
        entry.key,
        told["id"] or known.id,
        told["gender"] or known.gender,
        entry.values.get("kind", known.kind),
        tuple(dict.fromkeys(known.variants + variants)),
    )
