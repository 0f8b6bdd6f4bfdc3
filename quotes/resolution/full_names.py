"""People known by a full name: which full names of one article can be one person's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotes.resolution.name_forms import NameMention, PersonName
from quotes.resolution.titles import Gender, name_tables, plain
from quotes.resolution.titles_beside import titles_before
from quotes.resolution.transliteration import same_sound, sound_key


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

    def reigns(self, title: str) -> bool:
        """Whether a full form of the name holds this royal title: ``King Charles``."""
        return any(plain(mention.text.split()[0]) == title for mention in self.full if " " in mention.text)

    def gender(self) -> Gender | None:
        """What titles tell; failing that, what the given names tell, or a father's name handed down."""
        tables = name_tables()
        told = tables.gender_of_titles(self.titles)
        givens = (
            tables.gender_of_given(word)
            for form in self.forms
            for word in form.given or form.words[: form.regnal]
        )
        suffix: Gender | None = "m" if any(form.suffix for form in self.forms) else None  # Jr., III
        return told or next((gender for gender in givens if gender), None) or suffix


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


def by_full_name(text: str, pairs: Sequence[tuple[NameMention, PersonName]]) -> list[Person]:
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
