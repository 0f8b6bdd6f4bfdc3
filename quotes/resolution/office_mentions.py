"""A nominal such as ``the NATO chief`` or ``Ukraine's foreign minister`` read as the offices it can name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from quotes.resolution.office_shapes import Body, Office, fold_phrase

Key = TypeVar("Key")
HEAD_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
DETERMINER = re.compile(r"^the\s+", re.IGNORECASE)
COUNTRYS = re.compile(r"(?:country|nation)'s (?:own )?")
POSSESSIVE = re.compile(r"'s?(?=\s|$)")
OF = re.compile(r"\s(?:of|for|at)\s(?:the\s)?")
MODIFIERS = re.compile(
    r"(?:(?:new|newly-appointed|current|incumbent|sitting|serving|outgoing|embattled|beleaguered|veteran|longtime"
    r"|long-serving|wartime|powerful|populist|conservative|centrist|liberal|socialist|nationalist|leftist"
    r"|(?:far|cent(?:re|er))?-?(?:right|left)(?:-wing)?|hardline|hawkish|authoritarian"
    r"|pro-(?:western|european|eu|russian))\s+)+",
    re.IGNORECASE,
)
"""Words before a title that leave it the same office; any other word, ``former`` or ``deputy``, does not."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The offices a mention can name, whether it names their body, and the words before the title.

    ``of_country``: it says ``the country's`` in place of a name.
    """

    offices: tuple[Office, ...]
    bound: bool
    modifiers: tuple[str, ...] = ()
    of_country: bool = False


def tidy(text: str) -> str:
    """``text`` with straight apostrophes, single spaces, and no marks at its edges."""
    return " ".join(text.replace("’", "'").split()).strip(' "“”,.;:')


class Lexicon:
    """The words of all offices and bodies, indexed to read mentions."""

    def __init__(self, bodies: Iterable[Body], offices: Iterable[Office]) -> None:
        """Index ``bodies`` and ``offices``; where the user's own office shares its words, it goes alone."""
        names: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self.states: set[str] = set()
        for body in bodies:
            names.update(dict.fromkeys((*body.names, *body.adjectives), body.key))
            self.capitals.update({capital.lower(): body.key for capital in body.capitals})
            if body.adjectives:
                self.states.add(body.key)
        self.names: Mapping[str, str] = names
        capitals = [c for body in bodies for c in body.capitals]
        self.body_pattern = re.compile(rf"\b(?:{_either(names)})(?!\w)")
        self.capital_pattern = re.compile(rf"(?:{_either(capitals) or '(?!)'})(?='s?\s)")
        self._bound: dict[tuple[str, str], tuple[Office, ...]] = {}
        self._alone: dict[str, tuple[Office, ...]] = {}
        self._phrases: dict[str, tuple[Office, ...]] = {}
        for office in offices:
            for key, words in office.words.items():
                for word in words:
                    _add(self._bound, (key, word), office)
            for word in office.titles:
                _add(self._alone, word, office)
            for phrase in office.phrases:
                _add(self._phrases, phrase, office)
        spoken = [*(word for _, word in self._bound), *self._alone, *self._phrases]
        self._heads = frozenset(end for words in spoken for end in (words.split()[0], words.split()[-1]))

    def read(self, mention: str) -> Reading | None:
        """The offices ``mention`` names as a whole, or None for anything else (``the former NATO chief``)."""
        if self._heads.isdisjoint(HEAD_WORD.findall(mention.lower())):
            return None
        text, modifiers = DETERMINER.sub("", tidy(mention), count=1), tuple[str, ...]()
        if not self.body_pattern.match(text):  # ``New Zealand``
            text, modifiers = _without_modifiers(text)
        offices = self._phrases.get(fold_phrase(text))
        if offices:
            return Reading(offices, True, modifiers)
        country = COUNTRYS.match(text)
        offices = self._alone.get(fold_phrase(text[country.end() :] if country else text))
        if offices:
            return Reading(offices, False, modifiers, country is not None)
        return self._body_first(text, modifiers) or self._body_last(text, modifiers)

    def _body_first(self, text: str, modifiers: tuple[str, ...]) -> Reading | None:
        """``NATO chief``, ``Ukraine's new foreign minister``, ``Kyiv's top diplomat``."""
        if not text[:1].isupper():
            return None
        match = self.body_pattern.match(text)
        if match:
            key = self.names[match.group()]
        else:
            match = self.capital_pattern.match(text)
            if not match:
                return None
            key = self.capitals[match.group().lower()]
        rest = POSSESSIVE.sub("", text[match.end() :], count=1)
        if not rest.startswith(" "):
            return None
        rest, more = _without_modifiers(rest.strip())
        offices = self._bound.get((key, fold_phrase(rest)))
        return Reading(offices, True, modifiers + more) if offices else None

    def _body_last(self, text: str, modifiers: tuple[str, ...]) -> Reading | None:
        """``president of the European Commission``, ``head of the World Health Organization``."""
        for match in OF.finditer(text):
            key = self._key(text[match.end() :])
            offices = self._bound.get((key, fold_phrase(text[: match.start()]))) if key else None
            if offices:
                return Reading(offices, True, modifiers)
        return None

    def _key(self, name: str) -> str | None:
        """The body called ``name``, whose last full stop may be lost: ``U.K``."""
        return self.names.get(name) or self.names.get(f"{name}.")

    def bodies_named(self, text: str) -> set[str]:
        """The keys of the bodies that ``text`` mentions by name or adjective."""
        return {self.names[name] for name in self.body_pattern.findall(text)}

    def either_name(self, key: str) -> str:
        """A pattern for any name or adjective of the body ``key``."""
        return _either(name for name, body in self.names.items() if body == key)

    def body_of(self, text: str) -> str | None:
        """The key of the body that ``text`` is a name, an adjective or the capital of."""
        name = POSSESSIVE.sub("", DETERMINER.sub("", tidy(text), count=1))
        return self._key(name) or self.capitals.get(name.lower())


def _either(words: Iterable[str]) -> str:
    """``words`` as an alternation, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _add(index: dict[Key, tuple[Office, ...]], key: Key, office: Office) -> None:
    """Put ``office`` under ``key``; the user's own offices push the shipped ones aside."""
    there = index.get(key, ())
    if office.own and not all(other.own for other in there):
        there = ()
    if office.own or not any(other.own for other in there):
        index[key] = (*there, office)


def _without_modifiers(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` without the harmless words it begins with, and these."""
    match = MODIFIERS.match(text)
    return (text[match.end() :], tuple(match.group().lower().split())) if match else (text, ())
