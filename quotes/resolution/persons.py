"""Which mentions of people in one article are one person: full names first, then surnames and given names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from rapidfuzz.distance import Levenshtein

from quotes.resolution.bearers import bearer, gender_told
from quotes.resolution.full_names import Person, by_full_name
from quotes.resolution.kin import gender_of_kin
from quotes.resolution.name_forms import NameMention, PersonName, parse_person
from quotes.resolution.titles import name_tables, plain
from quotes.resolution.titles_beside import titles_before
from quotes.resolution.transliteration import same_sound
from quotes.schema import Span

SURNAME, SPELT, GIVEN, INNER = 4, 3, 2, 1
"""How like a full name a short one is: its surname, the surname in another spelling, its given name, a part
in the middle."""

RARE, LONG = 2, 5
"""So many times at most, and in words of so many letters at least, a name may be another one misspelt."""

OF_KIN = 300
"""Characters before a given name in which whose relative that is has been named."""

_OWNING = re.compile(r"[’']s?\s")
"""After a name: somebody else is called his."""

_OF_HIM = re.compile(r"\b(?:of|for|to|with|by|against|from|on|about)(?: the)?\s(?:[A-Z][\w.’-]*\s)*$")
"""Before a name in a source: not he speaks, but ``a lawyer for`` him."""


def gather_persons(text: str, mentions: Sequence[NameMention], sources: Sequence[Span] = ()) -> list[Person]:
    """The people of one article, in order of their first mention; ``sources``: where somebody speaks."""
    parsed = [(mention, parse_person(mention.text)) for mention in mentions]
    people = by_full_name(text, [pair for pair in parsed if pair[1].full])
    speaking = _speaking(text, mentions, sources)
    short = _ShortNames(people, Counter(form for _, form in parsed), speaking)
    for mention, form in parsed:
        if not form.full:
            short.place(text, mention, form)
    return sorted(people + short.alone, key=lambda person: min(mention.start for mention in person.mentions))


class _ShortNames:
    """Places surnames and given names, with those known by a full name or else with bearers of their own."""

    def __init__(self, known: list[Person], counts: Mapping[PersonName, int], speaking: Set[int]) -> None:
        """``counts``: how often each form of a name occurs in the article; ``speaking``: where names stand
        whose bearers speak."""
        self.known, self.counts, self.speaking = known, counts, speaking
        self.alone: list[Person] = []
        self.seen: dict[tuple[PersonName, tuple[str, ...]], list[Person]] = {}

    def place(self, text: str, mention: NameMention, form: PersonName) -> None:
        """Put ``mention`` with the person its name stands for."""
        titles = tuple(map(plain, titles_before(text, mention)))
        if (form, titles) not in self.seen:
            self.seen[form, titles] = self.bearers(form, titles)
        known = self.seen[form, titles]
        fits = _by_title(text, titles, known)
        if known and (kin := self.relative(text, titles, known, fits)):
            person = kin
        elif fits:
            person = bearer(text, mention, fits, self.speaking) if len(fits) > 1 else fits[0]
        else:
            person = self.own(text, form, titles)
        person.add(mention, form, titles)

    def bearers(self, form: PersonName, titles: Sequence[str]) -> list[Person]:
        """Those whose name ``form`` is most likely."""
        ranked = [(like, person) for person in self.known if (like := _likeness(form, titles, person))]
        if not ranked:
            return self.slipped(form)
        top = max(like for like, _ in ranked)
        return [person for like, person in ranked if like == top]

    def slipped(self, form: PersonName) -> list[Person]:
        """Who alone bears a name as a title; else those of the one surname a letter off a rare name."""
        word = form.words[-1]
        title = name_tables().is_title(word)
        titled = [p for p in self.known if (title and p.titles[word]) or p.reigns(word)]
        if titled:
            return titled if len(titled) == 1 else []
        others = [p for p in self.known + self.alone if len(p.mentions) > RARE or p.full]
        near = {f.surname for p in others for f in p.forms if _letter_off(word, f.surname)}
        if len(near) != 1 or self.counts[form] > RARE:
            return []
        return [person for person in others if any(form.surname in near for form in person.forms)]

    def relative(
        self, text: str, titles: Sequence[str], known: Sequence[Person], fits: Sequence[Person]
    ) -> Person | None:
        """Who is told to be a relative and has only a given name so far: ``her husband, Lee``, for the ``Mr``
        before a surname that is hers, of whom the text tells shortly before (``known``). Of others whom the
        title ``fits`` nothing may tell that they are men, and he must be married."""
        gender = name_tables().gender_of_titles(titles)
        if gender is None or any(gender_told(text, person) for person in fits):
            return None
        places = [mention.start for person in known for mention in person.mentions]
        kin = [
            person
            for person in self.alone
            if any(
                gender_of_kin(text, named, married=bool(fits)) == gender
                and any(0 < named.start - at < OF_KIN for at in places)
                for named in person.mentions
            )
        ]
        return kin[0] if len(kin) == 1 else None

    def own(self, text: str, form: PersonName, titles: Sequence[str]) -> Person:
        """The person known by this single name only, made if new."""
        same = [person for person in self.alone if same_sound(person.forms[0].words[-1], form.words[-1])]
        if fits := _by_title(text, titles, same):
            return fits[0]
        self.alone.append(Person())
        return self.alone[-1]


def _likeness(form: PersonName, titles: Sequence[str], person: Person) -> int:
    """How like the names of ``person`` the short name ``form`` is; 0 if it cannot be theirs."""
    fulls = (full for full in person.forms if full.full and form.suffix in ("", full.suffix))
    tables = name_tables()
    surname_only = bool(titles) and not any(tables.has("given_title_holders", title) for title in titles)
    return max((_likeness_to(form.words[-1], full, surname_only) for full in fulls), default=0)


def _likeness_to(name: str, full: PersonName, surname_only: bool) -> int:
    if name == full.surname:
        return SURNAME
    if same_sound(name, full.surname):
        return SPELT
    if name in full.given[:1] or name == full.nickname:
        return 0 if surname_only else GIVEN
    if full.given and not surname_only and name_tables().related("nicknames", name, full.given[0]):
        return INNER
    return INNER if name in full.given[1:] or name in full.surname.split("-") else 0


def _letter_off(one: str, other: str) -> bool:
    """Whether two long words differ by one letter: put in, left out or taken for another."""
    if one == other or min(len(one), len(other)) < LONG:
        return False
    return Levenshtein.distance(one, other, score_cutoff=1) == 1


def _by_title(text: str, titles: Sequence[str], people: list[Person]) -> list[Person]:
    """Those whom the titles before a name fit: by gender, then by a title in common."""
    gender = name_tables().gender_of_titles(titles)
    if gender:
        told = [(gender_told(text, person), person) for person in people]
        people = [p for g, p in told if g == gender] or [p for g, p in told if g is None]
    telling = [title for title in titles if not name_tables().has("honorifics", title)]
    sharing = [person for person in people if any(person.titles[title] for title in telling)]
    return sharing or people


def _speaking(text: str, mentions: Sequence[NameMention], sources: Sequence[Span]) -> frozenset[int]:
    """Where names begin that stand in one of ``sources`` as who speaks."""
    starts = [mention.start for mention in mentions]
    return frozenset(
        mention.start
        for start, end in sources
        for mention in mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if not _OWNING.match(text, mention.end) and not _OF_HIM.search(text[start : mention.start])
    )
