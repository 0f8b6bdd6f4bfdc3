"""The plain shapes of offices: who, what body, which office, from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from quotes.schema import SpeakerKind


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name: a holder of an office, or one of the user's own people or organisations.

    ``kind`` is empty where the files do not say what it is.
    """

    name: str
    id: str = ""
    gender: str = ""
    kind: SpeakerKind | Literal[""] = ""
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What an office belongs to, and the words it goes by; only states and the like have adjectives."""

    key: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One stretch in an office, ``end`` not included; no name: unknown or vacant."""

    start: date
    end: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its words beside each body, alone and in fixed phrases, and its terms in order."""

    key: str
    body: str
    title: str
    titles: frozenset[str]
    words: Mapping[str, frozenset[str]]
    phrases: frozenset[str]
    terms: tuple[Term, ...]
    known_from: date
    known_until: date
    id: str = ""
    source: str = ""
    own: bool = False

    def term_on(self, day: date) -> Term | None:
        """The term of ``day``, on the day of a handover the new one; None where nothing is known."""
        if not self.known_from <= day <= self.known_until:
            return None
        return next((t for t in self.terms if t.start <= day < t.end and t.name), None)


@dataclass(slots=True)
class Tables:
    """Everything the files say, checked."""

    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)


def fold_phrase(text: str) -> str:
    """``text`` as words of offices are compared: lower case, no hyphens, American ``defense``."""
    return " ".join(text.lower().replace("-", " ").replace("’", "'").replace("defence", "defense").split())
