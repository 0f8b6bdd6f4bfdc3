"""Chains of names: every mention of a person or body in one article, under one canonical name.

Pure functions of a text and of what the finder of names marked in it. First each mention is mended, then
labels that disagree are settled, then people and bodies are gathered apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from quotes.resolution.ages import age_beside
from quotes.resolution.broken_names import with_origins, with_own_s
from quotes.resolution.mending import mend
from quotes.resolution.missed_names import with_missed
from quotes.resolution.name_forms import NICKNAME, PERSON, NameMention, parse_person
from quotes.resolution.organisations import body_key, gather_bodies, is_acronym, majority_label
from quotes.resolution.persons import gather_persons
from quotes.resolution.roles import (
    gender_beside,
    party_beside,
    role_of,
    titles_before,
)
from quotes.resolution.sorts import sort_beside
from quotes.resolution.titles import name_tables, plain
from quotes.resolution.transliteration import shown, sound_key
from quotes.schema import Span, SpeakerKind

__all__ = ["Chain", "NameMention", "build_chains", "mend"]

PLACE = "GPE"
KINDS: dict[str, SpeakerKind] = {
    PERSON: "person",
    "ORG": "organization",
    "GPE": "organization",
    "NORP": "group",
}


@dataclass(frozen=True, slots=True)
class Chain:
    """One person or body in one article.

    ``canonical`` is the fullest form of its own name there, titles and nicknames left out; ``variants`` are
    the forms that occur, most frequent first; ``mentions`` stand in order of the text. ``gender`` is m, f or
    None where neither titles nor given names tell it; ``role`` is what the article says beside the name, or
    empty: a person's title, what sort of body it is. So are a person's ``age``, in years, and ``party``.
    """

    id: str
    canonical: str
    label: str
    kind: SpeakerKind
    mentions: tuple[NameMention, ...]
    variants: tuple[str, ...]
    gender: str | None = None
    role: str = ""
    age: int | None = None
    party: str = ""


def build_chains(text: str, mentions: Sequence[NameMention], sources: Sequence[Span] = ()) -> list[Chain]:
    """The chains of ``text``, in order of their first mention; ids are ``c0``, ``c1``, …

    ``sources`` are where somebody speaks, in his own right even where he is called somebody's brother.

    Mentions that hold no name are dropped; of two that overlap once mended, the longer stays.
    """
    names = settle_labels(
        text, _apart([name for name in (mend(text, n) for n in with_missed(text, mentions)) if name])
    )
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


def _apart(mentions: Sequence[NameMention]) -> list[NameMention]:
    """Mentions that do not overlap, in order, the longer before the shorter."""
    kept: list[NameMention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def settle_labels(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions with one label for each name, by majority, shape and who else bears the name."""
    by_name: dict[str, list[NameMention]] = defaultdict(list)
    for mention in mentions:
        by_name[body_key(mention.text)].append(mention)
    surnames = {
        sound_key(parse_person(mention.text).surname)
        for mention in mentions
        if mention.label == PERSON and " " in mention.text and not _has_org_word(mention.text)
    }
    heads = {plain(mention.text.split()[0]) for mention in mentions if _is_company(mention.text)}
    label = {name: _label(text, group, surnames, heads) for name, group in by_name.items()}
    settled = [_labelled(mention, label[body_key(mention.text)]) for mention in mentions]
    mended = (
        mend(text, m) if m.label == PERSON != was.label else m
        for m, was in zip(settled, mentions, strict=True)
    )
    return _apart([mention for mention in mended if mention])


def _labelled(mention: NameMention, label: str) -> NameMention:
    return mention if mention.label == label else replace(mention, label=label)


def _label(text: str, group: Sequence[NameMention], surnames: set[str], heads: set[str]) -> str:
    """The label of all mentions of one name; ``surnames``: by sound, of those named in full; ``heads``: first
    words of companies, which are known by them (``Hale`` of ``Hale Mutual``)."""
    tables = name_tables()
    name = group[0].text
    words = [plain(word) for word in name.split()]
    counts = Counter(mention.label for mention in group)
    label, votes = counts.most_common(1)[0]
    initials = is_acronym(name) and name.isupper()
    borne = len(words) == 1 and sound_key(parse_person(name).surname) in surnames
    if counts[PERSON] == votes:
        others = [key for key, _ in counts.most_common() if key != PERSON]
        place = tables.has("places", name)
        people = len(words) == 1 and tables.has("demonyms", words[0])
        company = others and len(words) == 1 and words[0] in heads
        if (place or company or people) and not (borne or tables.is_given(name) or _titled(text, group)):
            return PLACE if place else "NORP" if people else "ORG"
        body = _has_org_word(name) or (others and initials)
        return (others or ["ORG"])[0] if body else PERSON
    lone = len(words) == 1 and label == "ORG" and not initials
    if lone and (4 * counts[PERSON] > len(group) or (counts[PERSON] and _titled(text, group))):
        return PERSON  # the network takes a body for a person less often than the reverse
    if len(words) == 1:
        bears = borne and not tables.has("places", name) and not initials
        return PERSON if bears and (label != "NORP" or _titled(text, group)) else label
    personal = label == "ORG" and 1 < len(words) < 4 and tables.is_given(words[0])
    return PERSON if personal and not _has_org_word(name) and all(map(str.isalpha, words)) else label


def _titled(text: str, group: Sequence[NameMention]) -> bool:
    return any(titles_before(text, mention) for mention in group)


def _has_org_word(name: str) -> bool:
    tables = name_tables()
    words = any(tables.has("org_words", word) or tables.has("joiners", word) for word in name.split())
    return " " in name and (words or _is_company(name))


def _is_company(name: str) -> bool:
    """Whether a name ends in a legal form or in what companies make: ``Hale Bakes Ltd``, ``Hale Foods``."""
    tables, last = name_tables(), name.split()[-1]
    return " " in name and (tables.has("org_suffixes", last) or tables.has("trades", last))


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
        canonical=fullest if label != PERSON else " ".join(NICKNAME.sub(" ", fullest).split()),
        label=label,
        kind=KINDS.get(label, "unknown"),
        mentions=ordered,
        variants=tuple(name for name, _ in counts.most_common()),
        gender=gender,
        role=next((role for role in chain(roles, sorts) if role), ""),
        age=next(ages, None),
        party=next(parties, ""),
    )


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
    return (spelt, len(words), cased, not name_tables().is_short_form(words[0]), count)
