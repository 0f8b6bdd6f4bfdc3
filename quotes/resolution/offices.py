"""Titles and offices by date: ``the NATO chief`` in an article of 3 December 2024 is Mark Rutte.

An answer is given only where nothing speaks against it; empty is better than wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from quotes.resolution.office_bearers import bearers, others, titled
from quotes.resolution.office_context import AWAY, OfficeContext, days_told
from quotes.resolution.office_mentions import Lexicon, Reading, tidy
from quotes.resolution.office_shapes import Office, Person, Tables, Term
from quotes.resolution.office_table import read_tables
from quotes.resolution.transliteration import fold
from quotes.resources import resource

PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "der", "di", "el", "king", "la", "le", "of", "pope", "van", "von")
)
"""Words in names that two people may share."""
NEW = {"new", "newly-appointed"}
NEW_FOR = timedelta(days=366)
OUTGOING_AFTER = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """Who holds the office a mention names: the person, the Wikidata id ("" if not known) and the office."""

    name: str
    wikidata_id: str
    office: str
    title: str
    gender: str


class OfficeTable:
    """The offices, their holders and the people known by name."""

    def __init__(self, tables: Tables) -> None:
        """Index checked ``tables``; use ``OfficeTable.load`` to read files."""
        self.people, self.offices = tables.people, tables.offices
        self.lexicon = Lexicon(tuple(tables.bodies.values()), tuple(tables.offices.values()))
        self._by_name: dict[str, set[str]] = {}
        for person in tables.people.values():
            for name in (person.name, *person.variants):
                self._by_name.setdefault(_fold_name(name), set()).add(person.name)
        self._ever_held: dict[str, set[str]] = {}
        for office in tables.offices.values():
            for term in office.terms:
                names = (term.name, *self.people[term.name].variants) if term.name else ()
                for name in map(_fold_name, names):
                    for called in (name, name.split()[-1]):
                        self._ever_held.setdefault(called, set()).add(office.key)

    @classmethod
    def load(cls, paths: Sequence[Path] | None = None, people: Path | None = None) -> OfficeTable:
        """The table of the files ``paths`` (default: the shipped ones) and the user's own file ``people``.

        Raises ``QuotesError`` for a file that contradicts itself or the others.
        """
        if paths is None:
            paths = sorted(resource("configs", "offices").glob("*.yaml"))
        return cls(read_tables(paths, people))

    def resolve(self, mention: str, day: date | None, context: OfficeContext) -> OfficeAnswer | None:
        """Who the nominal ``mention`` in an article of ``day`` is; None without a date or certainty."""
        reading = self.lexicon.read(mention) if day else None
        if day is None or reading is None or context.cut_short(mention):
            return None
        offices = reading.offices if reading.bound else self._placed(reading, context)
        held = {t.name: (o, t) for o in offices for t in [o.term_on(day)] if t}
        if len(held) != 1:
            return None
        office, term = next(iter(held.values()))
        told = days_told(context.sentence(mention), day)
        if not _fits(reading, term, day) or not all(term.start <= a and b < term.end for a, b in told):
            return None
        if self._named_otherwise(office, term.name, reading, context):
            return None
        person = self.people[term.name]
        return OfficeAnswer(person.name, person.id, office.key, office.title, person.gender)

    def parse(self, mention: str) -> list[str]:
        """The keys of the offices ``mention`` can name on any day; a name after the title is left aside."""
        words = tidy(mention).split()
        for length in range(len(words), 0, -1):
            reading = self.lexicon.read(" ".join(words[:length]))
            if reading:
                return [office.key for office in reading.offices]
            if not words[length - 1][:1].isupper():
                break
        return []

    def body_of(self, text: str) -> str | None:
        """The key of the body (``NATO``, ``Ukraine``) that ``text`` names, or None."""
        return self.lexicon.body_of(text)

    def person(self, name: str) -> Person | None:
        """The person or organisation called ``name``, by its name or a variant; None if several are."""
        names = self._by_name.get(_fold_name(name), set())
        return self.people[next(iter(names))] if len(names) == 1 else None

    def holder_id(self, name: str) -> str | None:
        """The id of the one person called ``name``, or None if nobody, several, or no id is known."""
        person = self.person(name)
        return person.id if person and person.id else None

    def same_person(self, name: str, answer: OfficeAnswer) -> bool:
        """Whether ``name``, full or a surname alone, is a name of the person of ``answer``."""
        person, words = self.person(name), _fold_name(name).split()
        if person:
            return person.name == answer.name
        forms = (_fold_name(n).split() for n in (answer.name, *self.people[answer.name].variants))
        return any(words and words[-1] in form[1:] and set(words) <= set(form) for form in forms)

    def bearer(self, surname: str, role: str, day: date | None, text: str) -> Person | None:
        """Whom an article of ``day`` means that writes no more of a name than ``surname``: ``role`` tells.

        That is the one so called who has an office of that title then (without a day: ever had one), if the
        title or ``text`` names the body it belongs to.
        """
        reading = self.lexicon.read(role)
        if reading is None:
            return None
        bodies = {o.body for o in reading.offices} if reading.bound else self.lexicon.bodies_named(text)
        offices = [o for o in reading.offices if o.body in bodies]
        terms = [term for o in offices for term in ([o.term_on(day)] if day else o.terms)]
        holders = {term.name: self.people[term.name] for term in terms if term and term.name}.values()
        word = _fold_name(surname)
        called = [p for p in holders if word in (_fold_name(n).split()[-1] for n in (p.name, *p.variants))]
        return called[0] if len(called) == 1 else None

    def ever_held(self, name: str) -> frozenset[str]:
        """The keys of the offices that somebody called ``name``, full or a surname alone, has ever held."""
        return frozenset(self._ever_held.get(_fold_name(name), ()))

    def _placed(self, reading: Reading, context: OfficeContext) -> tuple[Office, ...]:
        """The one office a bare title means: named with its body in the text, or at home in the dateline."""
        chosen = titled(self.lexicon, reading.offices, context)
        if context.dateline and not AWAY.search(context.whole()):
            home = self.body_of(context.dateline.title()) or self.body_of(context.dateline)
            at_home = [o for o in reading.offices if o.body == home]
            chosen += at_home if chosen else [o for o in at_home if not others(self.lexicon, o, context)]
        if not chosen and reading.of_country:
            named = self.lexicon.bodies_named(context.before) & self.lexicon.states
            chosen = [o for o in reading.offices if named == {o.body}]
        if not chosen and not any(o.body in self.lexicon.states for o in reading.offices):
            named = self.lexicon.bodies_named(context.whole())
            chosen = [o for o in reading.offices if o.body in named]
        return tuple(chosen) if len({o.key for o in chosen}) == 1 else ()

    def _named_otherwise(self, office: Office, name: str, reading: Reading, context: OfficeContext) -> bool:
        """Whether the text names a holder of ``office`` other than ``name``."""
        told = [n for n in context.appositions() if not self.body_of(n)]
        told += bearers(self.lexicon, office, reading.bound, context)
        known = {w for n in (name, *self.people[name].variants) for w in _fold_name(n).split()} - PARTICLES
        words = (_fold_name(other).replace("'s", "").split() for other in told)
        return any(known.isdisjoint(w[1:] or w) for w in words)


def _fold_name(name: str) -> str:
    """``name`` as names are compared: no accents, no case, no full stops, spaces for hyphens."""
    return " ".join(fold(name.replace("’", "'")).replace(".", " ").replace("-", " ").split())


def _fits(reading: Reading, term: Term, day: date) -> bool:
    """Whether ``new`` and ``outgoing`` suit the time in office: else they mean the one after or before."""
    since = day - term.start
    if "outgoing" in reading.modifiers and since < OUTGOING_AFTER:
        return False
    return not NEW.intersection(reading.modifiers) or since < NEW_FOR
