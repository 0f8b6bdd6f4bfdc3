"""Files of offices, bodies and people: YAML, entry by entry, refused where it says what means nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from quotes.errors import error, require_file
from quotes.resolution.office_shapes import fold_phrase

SECTIONS = {"roles": "role", "bodies": "body", "offices": "office", "people": "person"}
"""The sections of a file, and what one of their entries is."""
KEYS = {
    "file": {"known_from", "known_until", *SECTIONS},
    "role": {"titles", "aliases"},
    "body": {"names", "adjectives", "capitals", "id"},
    "office": {
        *("body", "title", "roles", "id", "source", "holders", "titles", "aliases", "phrases", "also"),
        *("known_from", "known_until"),
    },
    "person": {"variants", "id", "gender", "kind"},
}


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


@dataclass(frozen=True, slots=True)
class Entry:
    """What a file says under one key; whoever reads a wrong value from it gets a ``QuotesError``."""

    path: Path
    key: str
    values: Mapping[str, Any]

    def text(self, key: str) -> str:
        """The value of ``key`` as a text, empty where nothing is said."""
        return str(self.values.get(key, ""))

    def require(self, *keys: str) -> None:
        """Refuse an entry that lacks one of ``keys``."""
        for key in keys:
            if not self.values.get(key):
                raise error("Q042", path=self.path, where=self.key, key=key)

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where nothing is said."""
        values = self.values.get(key) or []
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            wanted = "a list of words, like [chief, head]"
            raise error("Q043", path=self.path, where=self.key, key=key, wanted=wanted)
        return tuple(values)

    def words(self, key: str) -> frozenset[str]:
        """The same as words of offices are compared."""
        return frozenset(map(fold_phrase, self.strings(key)))

    def day(self, key: str, value: object) -> date:
        """``value``, called ``key`` in messages, as a day."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            wanted = "a day like 2024-12-03"
            raise error("Q043", path=self.path, where=self.key, key=key, wanted=wanted) from None

    def choice(self, key: str, among: list[str]) -> None:
        """Refuse another value than those ``among`` which one must be chosen."""
        if key in self.values and self.values[key] not in among:
            raise error("Q043", path=self.path, where=self.key, key=key, wanted=" or ".join(among))


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file as read, its keys checked; ``own``: it is the user's."""

    path: Path
    content: Mapping[str, Any]
    own: bool = False

    @classmethod
    def read(cls, path: Path, own: bool = False) -> OfficeFile:
        """The file at ``path``; raises ``QuotesError`` where it is no mapping of known keys."""
        require_file(path)
        try:
            content = yaml.load(path.read_text("utf-8"), Loader=_StrictLoader) or {}
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
            raise error("Q040", path=path, reason=" ".join(str(problem).split())) from problem
        if not isinstance(content, dict):
            raise error("Q040", path=path, reason="it is no mapping of keys")
        _check_keys(path, "the file", content, "file")
        return cls(path, content, own)

    def entries(self, section: str) -> list[Entry]:
        """The entries of a section, each a mapping with known keys."""
        entries, kind = self.content.get(section) or {}, SECTIONS[section]
        if not isinstance(entries, dict) or not all(isinstance(e, dict) for e in entries.values()):
            raise error("Q043", path=self.path, where=section, key="each entry", wanted="a mapping of keys")
        for key, entry in entries.items():
            _check_keys(self.path, f"{kind} {key}", entry, kind)
        return [Entry(self.path, str(key), entry) for key, entry in entries.items()]


def _check_keys(path: Path, where: str, entry: Mapping[str, Any], kind: str) -> None:
    """Refuse a key that means nothing: it is more likely misspelt than superfluous."""
    for key in entry:
        if key not in KEYS[kind]:
            raise error("Q041", path=path, where=where, key=key, known=", ".join(sorted(KEYS[kind])))
