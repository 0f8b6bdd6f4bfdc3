"""Which of several people who share a surname it stands for, as the text around it tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from quotes.resolution.ages import age_beside
from quotes.resolution.full_names import Person
from quotes.resolution.kin import KIN
from quotes.resolution.name_forms import NameMention
from quotes.resolution.roles import gender_beside
from quotes.resolution.titles import Gender

NEAR = 600
"""How many characters back somebody must be named to decide whom a shared surname means."""
REACH = 80
"""Characters around a full name in which it stands that its bearer is dead, or whose kin that is."""

_OF_KIN = re.compile(rf"\b(?:{KIN.pattern})s?(?:,| of\b)?(?:\s[\w’'-]+){{0,4}}?,?\s*$")
_OPENING_KIN = re.compile(
    rf"(?:\A|[.!?”\"\n]\s*)(?:[A-Z][\w’'-]*\s)(?:[\w’'-]+\s){{0,2}}(?:{KIN.pattern}),\s$"
)
"""``Her daughter, `` before a full name that so becomes the subject of a sentence."""
_OWNING = re.compile(r"[’']s?\s")
_UNNAMED = r"(?:(?![.!?\n“”\"]|\b[A-Z]).)*?"
_PRONOUN = re.compile(rf"{_UNNAMED}(?:[.!?]\s+(?=[HS]h?e\b))?\b(?:([Hh]e|himself)|([Ss]he|herself))\b")
"""The first pronoun after a name before anybody else is named: ``Hale says she``, ``Hale left. She``."""
_OWN = re.compile(rf"{_UNNAMED}\b(?:(his)|(?<!told )(?<!asked )(her))\s[a-z]")
"""The same of what somebody owns, another's if he is named before: ``Berg and Hale liked her book``."""
_OPENS = re.compile(r"(?:\A|[.!?]\s+|\n)\Z")
_DEAD_AFTER = re.compile(
    r"(?:,\s[^.!?\n]{1,40},|,?\sand\s[\w\s]{1,25})?(?:,\swho)?\s(?:had\s)?(?:died\b|was\s(?:\w+\s)?"
    r"(?:killed|murdered|slain|dead|gunned\sdown|found\sdead|shot\sdead|stabbed\sto\sdeath|beaten\sto\sdeath)\b)"
)
_DEAD_BEFORE = re.compile(
    r"\b(?:killed|murdered|(?:death|murder|killing|funeral|shooting|loss)s?\sof|victims?\s(?:as|was|were)|late)"
    r"(?:\s(?!and\b|by\b)[\w-]+){0,2}\s$"
)


def bearer(text: str, mention: NameMention, people: Sequence[Person], speaking: Collection[int]) -> Person:
    """Of several bearers of a name whoever fits the age and the pronoun that follow it and, where he speaks,
    lives; of these the one last named shortly before in his own right (not as somebody's mother or as an
    owner, unless he speaks); failing that, whom the article names first.

    ``speaking``: where names begin whose bearers speak.
    """
    people = _of_age(text, mention, people)
    people = _of_gender(text, mention, people)
    living = people
    if mention.start in speaking:
        living = _those(people, lambda person: not _is_dead(text, person))
    near = [
        (named.start, n)
        for n, person in enumerate(living)
        for named in person.full
        if 0 < mention.start - named.start < NEAR
        and (named.start in speaking or not _in_passing(text, named))
    ]
    if near:
        return living[max(near)[1]]
    return min(people, key=lambda person: (person.full or person.mentions)[0].start)


def _those(people: Sequence[Person], fits: Callable[[Person], bool]) -> Sequence[Person]:
    """Whom something fits; all where it fits nobody."""
    return [person for person in people if fits(person)] or people


def _of_age(text: str, mention: NameMention, people: Sequence[Person]) -> Sequence[Person]:
    """Those as old as the text says beside the name; failing that, whose age it never tells."""
    years = age_beside(text, mention)
    if years is None:
        return people
    ages = [{age_beside(text, named) for named in person.full} - {None} for person in people]
    same = [person for person, told in zip(people, ages, strict=True) if years in told]
    return same or [person for person, told in zip(people, ages, strict=True) if not told] or people


def _of_gender(text: str, mention: NameMention, people: Sequence[Person]) -> Sequence[Person]:
    """Those of the gender of the pronoun that goes on after the name."""
    opens = _OPENS.search(text, max(0, mention.start - 3), mention.start)
    found = (_OWN.match(text, mention.end) if opens else None) or _PRONOUN.match(text, mention.end)
    if not found:
        return people
    gender: Gender = "m" if found[1] else "f"
    return _those(people, lambda person: gender_told(text, person) in (None, gender))


def gender_told(text: str, person: Person) -> str | None:
    """The gender that the text tells beside a person's name, else the one that the name itself tells."""
    beside = (gender_beside(text, named) for named in person.full[:4])
    return next((told for told in beside if told), None) or person.gender()


def _is_dead(text: str, person: Person) -> bool:
    """Whether a person is told to have died, beside the name in full."""
    return any(
        _DEAD_AFTER.match(text, named.end, named.end + REACH)
        or _DEAD_BEFORE.search(text, max(0, named.start - REACH), named.start)
        for named in person.full
    )


def _in_passing(text: str, named: NameMention) -> bool:
    """Whether a full name only tells who somebody else is: ``the mother of Sean Berg``, ``Sean Berg's``."""
    if _OWNING.match(text, named.end):
        return True
    before = max(0, named.start - REACH), named.start
    return bool(_OF_KIN.search(text, *before)) and not _OPENING_KIN.search(text, *before)
