"""Chains of names: every mention of a person or body in one article, under one canonical name.

Pure functions of a text and of what the finder of names marked in it. First each mention is mended, then
labels that disagree are settled, then people and bodies are gathered apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from quotes.resolution.ages import age_beside
from quotes.resolution.broken_names import with_origins, with_own_s
from quotes.resolution.mending import mend
from quotes.resolution.missed_names import with_missed
from quotes.resolution.name_forms import NICKNAME, PERSON, NameMention, without_overlaps
from quotes.resolution.name_labels import settle_labels
from quotes.resolution.organisations import gather_bodies, is_acronym, majority_label
from quotes.resolution.parties import party_beside
from quotes.resolution.persons import gather_persons
from quotes.resolution.roles import gender_beside, role_of
from quotes.resolution.sorts import sort_beside
from quotes.resolution.titles import name_tables, plain
from quotes.resolution.transliteration import shown
from quotes.schema import Span, SpeakerKind

KINDS: dict[str, SpeakerKind] = {
    PERSON: "person",
    "ORG": "organization",
    "GPE": "organization",
    "NORP": "group",
}


@dataclass(frozen=True, slots=True)
class Chain:
    """One person or body in one article.

    ``canonical`` is the fullest form of its own name there, titles and nicknames left out; ``mentions`` stand
    in order of the text. ``gender`` is m, f or None where neither titles nor given names tell it; ``role`` is
    what the article says beside the name, or empty: a person's title, what sort of body it is. So are a
    person's ``age``, in years, and ``party``.
    """

    id: str
    canonical: str
    label: str
    kind: SpeakerKind
    mentions: tuple[NameMention, ...]
    gender: str | None = None
    role: str = ""
    age: int | None = None
    party: str = ""


def build_chains(text: str, mentions: Sequence[NameMention], sources: Sequence[Span] = ()) -> list[Chain]:
    """The chains of ``text``, in order of their first mention; ids are ``c0``, ``c1``, …

    ``sources`` are where somebody speaks, in his own right even where he is called somebody's brother.

    Mentions that hold no name are dropped; of two that overlap once mended, the longer stays.
    """
    mended = [name for name in (mend(text, n) for n in with_missed(text, mentions)) if name]
    names = settle_labels(text, without_overlaps(mended))
    names = with_origins(text, with_own_s(text, names, sources), sources)
    names = [replace(name, text=shown(name.text)) for name in names]
    chains = []
    for person in gather_persons(text, [name for name in names if name.label == PERSON], sources):
        beside = (gender_beside(text, mention) for mention in person.mentions[:8])
        gender = next((told for told in beside if told), None) or person.gender()
        chains.append(_chain(text, person.mentions, PERSON, gender))
    for body in gather_bodies(text, [name for name in names if name.label != PERSON]):
        chains.append(_chain(text, body, majority_label(body), None))
    chains.sort(key=lambda chain: chain.mentions[0].start)
    return [replace(chain, id=f"c{number}") for number, chain in enumerate(chains)]


def _chain(text: str, mentions: Sequence[NameMention], label: str, gender: str | None) -> Chain:
    ordered = tuple(sorted(mentions, key=lambda mention: mention.start))
    counts = Counter(" ".join(mention.text.split()) for mention in ordered)
    fullest = max(counts, key=lambda name: _fullness(name, counts[name], label))
    people = ordered if label == PERSON else ()
    roles = (role_of(text, m) for m in people)
    sorts = (sort_beside(text, m) for m in ordered if label == "ORG")
    parties = (party for m in people if (party := party_beside(text, m)))
    ages = (age for m in people if (age := age_beside(text, m)) is not None)
    return Chain(
        id="",
        canonical=fullest if label != PERSON else _spoken(fullest),
        label=label,
        kind=KINDS.get(label, "unknown"),
        mentions=ordered,
        gender=gender,
        role=next((role for role in chain(roles, sorts) if role), ""),
        age=next(ages, None),
        party=next(parties, ""),
    )


def _spoken(name: str) -> str:
    """A person's name without nickname, no word shouted that tabloids shout: ``ANNABEL Hale``."""
    words, tables = NICKNAME.sub(" ", name).split(), name_tables()
    if not name.isupper():
        words = [
            w.title() if w.isupper() and len(w) > 3 and not tables.has("suffixes", w) else w for w in words
        ]
    return " ".join(words)


def _fullness(name: str, count: int, label: str) -> tuple[int, ...]:
    """How full a form of a name is: words spelt out, words, not all capitals, no pet name, how often.

    A people is all of them: ``Germans`` before ``German``.
    """
    words = name.split()
    if label != PERSON:
        people = label == "NORP" and name.endswith("s")
        return (people, not is_acronym(name), len(words), count, len(name))
    spelt = sum(len(plain(word)) > 1 and 2 * word.count(".") < len(word) for word in words)
    cased = not name.isupper() and not name.islower()
    tables = name_tables()
    return (spelt, len(words), cased, not tables.is_short_form(words[0]), tables.is_given(words[0]), count)
