"""Which mentions of people in one article are one person: full names first, then surnames and given names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from quotes.resolution.name_forms import NameMention, PersonName, parse_person
from quotes.resolution.roles import titles_before
from quotes.resolution.titles import Gender, name_tables, plain
from quotes.resolution.transliteration import same_sound, sound_key

SURE, SPELT, GIVEN, INNER, AMBIGUOUS, ALONE = 0.95, 0.85, 0.8, 0.7, 0.6, 0.5
"""Confidence of a short name's place: by surname, by a surname's other spelling, by given name, by a middle
part; chosen among several people; left alone because its title fits none of those who bear the name."""


NEAR = 300
"""How many characters back a full name still decides whom a shared surname means."""


@dataclass
class Person:
    """The mentions of one person so far, by the forms of the name, and the titles put before it."""

    forms: list[PersonName] = field(default_factory=list)
    mentions: list[NameMention] = field(default_factory=list)
    full: list[NameMention] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)

    def add(self, mention: NameMention, form: PersonName, titles: Iterable[str]) -> None:
        """Put ``mention`` with this person."""
        self.mentions.append(mention)
        self.titles.update(titles)
        if form.full:
            self.full.append(mention)
        if form not in self.forms:
            self.forms.append(form)

    def gender(self) -> Gender | None:
        """What titles tell; failing that, what the given names tell."""
        tables = name_tables()
        told = tables.gender_of_titles(self.titles)
        givens = (
            tables.gender_of_given(word)
            for form in self.forms
            for word in form.given or form.words[: form.regnal]
        )
        return told or next((gender for gender in givens if gender), None)


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one person's: ``Matthew B. O’Connor`` and ``Matt O'Connor``.

    Every given name of the shorter must find its like in the longer, in order; a suffix (``Jr.``) tells two
    people apart; turned names (``Orbán Viktor``) and shortened ones (``García Márquez``) count.
    """
    if one.regnal or other.regnal:
        return one.regnal == other.regnal and one.words == other.words
    if one.suffix != other.suffix:
        return False
    if one.words == other.words or (len(one.words) == 2 and one.words == other.words[::-1]):
        return True
    short, long = sorted((one, other), key=lambda name: len(name.words))
    if same_sound(short.surname, long.surname) and _givens_agree(short, long):
        return True
    return len(short.words) > 1 and _inside(short.words, long.words)


def fits_forms(form: PersonName, forms: Sequence[PersonName]) -> bool:
    """Whether a full name can be the person's of these forms: agrees with all that spell a given name out."""
    spelt = [other for other in forms if any(len(given) > 1 for given in other.given)]
    return all(same_person(form, other) for other in spelt or forms)


def _givens_agree(short: PersonName, long: PersonName) -> bool:
    tables = name_tables()
    pool = list(long.given)
    for given in short.given:
        place = next((n for n, word in enumerate(pool) if tables.same_given(given, word)), None)
        if place is None:
            return bool(long.nickname) and tables.same_given(short.given[0], long.nickname)
        pool = pool[place + 1 :]
    return True


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    width = len(short)
    return any(tuple(long[n : n + width]) == tuple(short) for n in range(len(long) - width + 1))


def gather_persons(text: str, mentions: Sequence[NameMention]) -> list[Person]:
    """The people of one article, in order of their first mention."""
    parsed = [(mention, parse_person(mention.text)) for mention in mentions]
    people = _by_full_name(text, [pair for pair in parsed if pair[1].full])
    short = _ShortNames(people)
    for mention, form in parsed:
        if not form.full:
            short.place(text, mention, form)
    return sorted(people + short.alone, key=lambda person: min(mention.start for mention in person.mentions))


def _by_full_name(text: str, pairs: Sequence[tuple[NameMention, PersonName]]) -> list[Person]:
    """Full names to people, the longest and most frequent forms first."""
    counts = Counter(form for _, form in pairs)
    home: dict[PersonName, Person] = {}
    people: list[Person] = []
    by_word: dict[str, list[Person]] = defaultdict(list)
    for form in sorted(counts, key=lambda form: (-len(form.words), -counts[form])):
        keys = {sound_key(word) for word in form.words}
        near = [person for key in keys for person in by_word[key]]
        fits = [person for person in near if fits_forms(form, person.forms)]
        person = max(fits, key=lambda fit: sum(counts[other] for other in fit.forms)) if fits else Person()
        if not fits:
            people.append(person)
        person.forms.append(form)
        home[form] = person
        for key in keys:
            by_word[key].append(person)
    for mention, form in pairs:
        home[form].add(mention, form, map(plain, titles_before(text, mention)))
    return people


class _ShortNames:
    """Places surnames and given names, with those known by a full name or else with bearers of their own."""

    def __init__(self, known: list[Person]) -> None:
        self.known = known
        self.alone: list[Person] = []
        self.seen: dict[tuple[PersonName, tuple[str, ...]], tuple[float, list[Person]]] = {}

    def place(self, text: str, mention: NameMention, form: PersonName) -> None:
        """Put ``mention`` with the person its name stands for."""
        titles = tuple(map(plain, titles_before(text, mention)))
        if (form, titles) not in self.seen:
            self.seen[form, titles] = self.bearers(form, titles)
        sure, best = self.seen[form, titles]
        if fits := _by_title(titles, best):
            alike = len(fits) > 1
            person = _likeliest(mention, fits) if alike else fits[0]
            person.add(_sure(mention, AMBIGUOUS if alike else sure), form, titles)
        else:
            self.own(form, titles).add(_sure(mention, ALONE if best else 1.0), form, titles)

    def bearers(self, form: PersonName, titles: Sequence[str]) -> tuple[float, list[Person]]:
        """Those whose name ``form`` is most likely, and how likely that is."""
        ranked = [(sure, person) for person in self.known if (sure := _likeness(form, titles, person))]
        top = max((sure for sure, _ in ranked), default=0.0)
        return top, [person for sure, person in ranked if sure == top]

    def own(self, form: PersonName, titles: Sequence[str]) -> Person:
        """The person known by this single name only, made if new."""
        same = [person for person in self.alone if same_sound(person.forms[0].words[-1], form.words[-1])]
        if fits := _by_title(titles, same):
            return fits[0]
        self.alone.append(Person())
        return self.alone[-1]


def _sure(mention: NameMention, confidence: float) -> NameMention:
    return mention if confidence == mention.confidence else replace(mention, confidence=confidence)


def _likeness(form: PersonName, titles: Sequence[str], person: Person) -> float:
    """The confidence with which the short name ``form`` is ``person``'s; 0 if it cannot be."""
    fulls = (full for full in person.forms if full.full and form.suffix in ("", full.suffix))
    tables = name_tables()
    surname_only = bool(titles) and not any(tables.has("given_title_holders", title) for title in titles)
    return max((_likeness_to(form.words[-1], full, surname_only) for full in fulls), default=0.0)


def _likeness_to(name: str, full: PersonName, surname_only: bool) -> float:
    if name == full.surname:
        return SURE
    if same_sound(name, full.surname):
        return SPELT
    if name in full.given[:1] or name == full.nickname:
        return 0.0 if surname_only else GIVEN
    return INNER if name in full.given[1:] or name in full.surname.split("-") else 0.0


def _by_title(titles: Sequence[str], people: list[Person]) -> list[Person]:
    """Those whom the titles before a name fit: by gender, then by a title in common."""
    gender = name_tables().gender_of_titles(titles)
    if gender:
        people = [person for person in people if person.gender() in (None, gender)]
    telling = [title for title in titles if not name_tables().has("honorifics", title)]
    sharing = [person for person in people if any(person.titles[title] for title in telling)]
    return sharing or people


def _likeliest(mention: NameMention, people: Sequence[Person]) -> Person:
    """Of several bearers of a name, the one named in full shortly before; failing that, the most named."""
    near = [
        (full.start, n)
        for n, person in enumerate(people)
        for full in person.full
        if 0 < mention.start - full.start < NEAR
    ]
    if near:
        return people[max(near)[1]]
    return max(people, key=lambda person: len(person.full))
