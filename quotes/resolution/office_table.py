"""Who held which office and when: the files of offices read, and refused where they contradict themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from quotes.errors import error, require_file
from quotes.resolution.office_shapes import Body, Office, Person, Tables, Term, fold_phrase

HOLDER = re.compile(
    r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d|\.\.) (?:(unknown|vacant)|(\S.*?) \(([mf])(?:, ([\w:./-]+))?\))$"
)
KEYS = {
    "file": {"known_from", "known_until", "roles", "bodies", "offices", "people"},
    "role": {"titles", "aliases"},
    "body": {"names", "adjectives", "capitals", "id"},
    "office": {
        *("body", "title", "roles", "id", "source", "holders", "titles", "aliases", "phrases", "also"),
        *("known_from", "known_until"),
    },
    "person": {"variants", "id", "gender", "kind"},
}
CHOICES = {"kind": ["group", "organization", "person"], "gender": ["f", "m"]}
"""Keys of a person that take one of a few words."""


class _StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML's safe loader, in C where there is one, that refuses a key written twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """The mapping at ``node``; raises ``yaml.YAMLError`` for a repeated key."""
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) < len(keys):
            twice = next(key for key in keys if keys.count(key) > 1)
            raise yaml.constructor.ConstructorError(
                problem=f"{twice} is written twice", problem_mark=node.start_mark
            )
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def read_tables(paths: Iterable[Path], people: Path | None = None) -> Tables:
    """The offices, bodies and people of the files ``paths``, then of the user's own file, which goes first.

    Raises ``QuotesError`` naming file, office and cure for a file that cannot be read, an unknown or missing
    entry, overlapping terms, a gap that is not stated, a date out of order or two ids for one name.
    """
    files = [(path, _read_yaml(path)) for path in paths]
    own = [(people, _read_yaml(people))] if people else []
    if people and not any(own[0][1].values()):
        raise error("Q053", path=people)
    tables, roles = Tables(), dict[str, tuple[frozenset[str], frozenset[str]]]()
    for path, content in [*files, *own]:
        for key, entry in _entries(path, content, "roles", "role"):
            titles, aliases = _words(path, key, entry, "titles"), _words(path, key, entry, "aliases")
            roles[key] = (titles, titles | aliases)
        for key, entry in _entries(path, content, "bodies", "body"):
            _require(path, key, entry, "names")
            names, adjectives, capitals = (
                _strings(path, key, entry, k) for k in ("names", "adjectives", "capitals")
            )
            tables.bodies[key] = Body(key, names, adjectives, capitals, str(entry.get("id", "")))
    for path, content in [*files, *own]:
        for key, entry in _entries(path, content, "offices", "office"):
            is_own = path is people
            if key in tables.offices and not is_own:
                raise error("Q041", path=path, where="offices", key=key, known="each office once")
            tables.offices[key] = _office(path, key, entry, content, tables, roles, own=is_own)
    for path, content in [*files, *own]:
        for key, entry in _entries(path, content, "people", "person"):
            _add_person(path, key, entry, tables, overrides=path is people)
    return tables


def _read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in the YAML file ``path``, its top keys checked."""
    require_file(path)
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=_StrictLoader) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise error("Q040", path=path, reason=" ".join(str(problem).split())) from problem
    if not isinstance(content, dict):
        raise error("Q040", path=path, reason="it is no mapping of keys")
    _check_keys(path, "the file", content, "file")
    return content


def _check_keys(path: Path, where: str, entry: Mapping[str, Any], kind: str) -> None:
    """Refuse a key that means nothing: it is more likely misspelt than superfluous."""
    for key in entry:
        if key not in KEYS[kind]:
            raise error("Q041", path=path, where=where, key=key, known=", ".join(sorted(KEYS[kind])))


def _entries(
    path: Path, content: Mapping[str, Any], section: str, kind: str
) -> list[tuple[str, dict[str, Any]]]:
    """The entries of a section, each a mapping with known keys."""
    entries = content.get(section) or {}
    if not isinstance(entries, dict) or not all(isinstance(e, dict) for e in entries.values()):
        raise error("Q043", path=path, where=section, key="each entry", wanted="a mapping of keys")
    for key, entry in entries.items():
        _check_keys(path, f"{kind} {key}", entry, kind)
    return [(str(key), entry) for key, entry in entries.items()]


def _require(path: Path, where: str, entry: Mapping[str, Any], *keys: str) -> None:
    for key in keys:
        if not entry.get(key):
            raise error("Q042", path=path, where=where, key=key)


def _strings(path: Path, where: str, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = entry.get(key) or []
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise error("Q043", path=path, where=where, key=key, wanted="a list of words, like [chief, head]")
    return tuple(values)


def _words(path: Path, where: str, entry: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold_phrase(word) for word in _strings(path, where, entry, key))


def _day(path: Path, where: str, key: str, value: object) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        raise error("Q043", path=path, where=where, key=key, wanted="a day like 2024-12-03") from None


def _office(
    path: Path,
    key: str,
    entry: dict[str, Any],
    content: Mapping[str, Any],
    tables: Tables,
    roles: Mapping[str, tuple[frozenset[str], frozenset[str]]],
    own: bool,
) -> Office:
    """One office of ``path``; its holders are added to the people."""
    _require(path, key, entry, "body", "title", "holders", *(() if own else ("source",)))
    names = _strings(path, key, entry, "roles")
    also = entry.get("also") or {}
    for name, known in [
        *((role, roles) for role in names),
        *((b, tables.bodies) for b in (entry["body"], *also)),
    ]:
        if name not in known:
            raise error("Q049", path=path, where=key, name=name)
    titles = _words(path, key, entry, "titles").union(*(roles[role][0] for role in names))
    words = titles.union(_words(path, key, entry, "aliases"), *(roles[role][1] for role in names))
    bounds = {
        bound: _day(path, key, bound, entry.get(bound, content.get(bound, default)))
        for bound, default in (("known_from", date.min), ("known_until", date.max))
    }
    return Office(
        key, entry["body"], entry["title"], titles,
        {entry["body"]: words} | {body: _words(path, key, also, body) for body in also},
        _words(path, key, entry, "phrases"),
        tuple(_terms(path, key, _strings(path, key, entry, "holders"), tables, own)),
        **bounds, id=str(entry.get("id", "")), source=str(entry.get("source", "")), own=own,
    )  # fmt: skip


def _terms(path: Path, office: str, lines: tuple[str, ...], tables: Tables, own: bool) -> list[Term]:
    """The terms of one office, in order, without overlap or silent gap."""
    terms: list[Term] = []
    for line in lines:
        match = HOLDER.match(line)
        if not match:
            raise error("Q044", path=path, office=office, line=line)
        first, last, _, name, gender, ident = match.groups()
        start = _day(path, office, "a holder's first day", first)
        end = date.max if last == ".." else _day(path, office, "a holder's last day", last)
        if start >= end:
            raise error("Q045", path=path, office=office, line=line)
        if terms and start < terms[-1].end:
            raise error("Q046", path=path, office=office, line=line)
        if terms and start > terms[-1].end:
            raise error("Q047", path=path, office=office, end=terms[-1].end, start=start)
        terms.append(Term(start, end, name or ""))
        if name:
            _add_person(
                path, name, {"gender": gender} | ({"id": ident} if ident else {}), tables, overrides=own
            )
    return terms


def _add_person(path: Path, name: str, entry: Mapping[str, Any], tables: Tables, overrides: bool) -> None:
    """Join what ``entry`` says of ``name`` to what is known; refuse a contradiction unless it overrides."""
    known = tables.people.get(name, Person(name))
    variants = _strings(path, name, entry, "variants")
    for key, choices in CHOICES.items():
        if key in entry and entry[key] not in choices:
            raise error("Q043", path=path, where=name, key=key, wanted=" or ".join(choices))
    told = {"id": str(entry.get("id", "")), "gender": str(entry.get("gender", ""))}
    for key, value in told.items():
        old = getattr(known, key)
        if value and old and value != old and not overrides:
            raise error("Q048", path=path, name=name, key=key, old=old, new=value)
    tables.people[name] = Person(
        name,
        told["id"] or known.id,
        told["gender"] or known.gender,
        entry.get("kind", known.kind),
        tuple(dict.fromkeys(known.variants + variants)),
    )
