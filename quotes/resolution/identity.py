"""One name and one id for each speaker over all articles of a run.

``observe`` every name, then ``identify`` each: the most used spelling becomes the name. An answer once given
stays, whatever is shown after it.

Full names join articles. A surname alone never does: that ``Diallo`` of one article is the Moussa Diallo of
another, nothing in either says. Only a Wikidata id does, where the tables of offices know whom the article
means. Nor do descriptions: ``the company`` is another one in the next article.

An id is the Wikidata id where one is known, else made from the name alone (a readable slug and a hash of its
sound), so that runs and parallel workers agree on it. Memory grows with the distinct named speakers, not with
articles; sources without a name are not remembered at all.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from quotes.resolution.descriptions import is_described
from quotes.resolution.full_names import fits_forms
from quotes.resolution.name_forms import PersonName, parse_person
from quotes.resolution.organisations import body_key
from quotes.resolution.titles import name_tables
from quotes.resolution.transliteration import fold, sound_key
from quotes.schema import SpeakerKind

PERSON: SpeakerKind = "person"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a speaker is over the run: a stable ``id`` and one canonical ``name``."""

    id: str
    name: str


@dataclass(eq=False)
class _Speaker:
    """A named speaker of the run: spellings by count, and the answer once given."""

    kind: SpeakerKind
    wikidata_id: str = ""
    spellings: Counter[str] = field(default_factory=Counter)
    answer: Identity | None = None

    def identity(self) -> Identity:
        """The full name used most (of equals the longest, then the first by alphabet); fixed once given."""
        if self.answer is None:
            name = min(self.spellings, key=self._order)
            self.answer = Identity(self.wikidata_id or name_id(name, self.kind), name)
        return self.answer

    def _order(self, name: str) -> tuple[bool, int, int, str]:
        return _is_single(name, self.kind), -self.spellings[name], -len(name), name

    def forms(self) -> list[PersonName]:
        """A person's full names, taken apart."""
        return [form for form in map(parse_person, self.spellings) if form.full]


class IdentityRegistry:
    """Joins speakers across articles."""

    def __init__(self) -> None:
        """Start a run in which nobody has been named yet."""
        self._by_name: dict[tuple[SpeakerKind, str], _Speaker] = {}
        self._by_wikidata: dict[str, _Speaker] = {}
        self._by_surname: dict[str, list[_Speaker]] = defaultdict(list)

    def observe(self, name: str, kind: SpeakerKind, *, wikidata_id: str = "", count: int = 1) -> None:
        """Take note of a speaker named ``count`` times; surnames alone and descriptions leave no trace."""
        if name.strip() and not _is_of_its_article(name, kind, wikidata_id):
            self._place(name, kind, wikidata_id).spellings[name] += count

    def identify(
        self, name: str, kind: SpeakerKind, *, wikidata_id: str = "", article_id: str = ""
    ) -> Identity:
        """Who ``name`` is, as far as the run has shown; a new name is remembered.

        A source without a name (``a senior official``, ``the company``) and a surname alone get an id of
        their own in each article, an empty name an empty identity.
        """
        if not name.strip():
            return Identity("", "")
        if _is_of_its_article(name, kind, wikidata_id):
            return Identity(_key("described", name, f"{article_id}\n{fold(name)}"), name)
        speaker = self._place(name, kind, wikidata_id)
        speaker.spellings.setdefault(name, 0)
        return speaker.identity()

    def _place(self, name: str, kind: SpeakerKind, wikidata_id: str) -> _Speaker:
        """The speaker that ``name`` belongs to, made if new."""
        key = (kind, _sound(name, kind))
        speaker = self._by_wikidata.get(wikidata_id) or self._by_name.get(key)
        if speaker is None and kind == PERSON and not _is_single(name, kind):
            speaker = self._fitting(parse_person(name))
        if speaker is None or (wikidata_id and speaker.wikidata_id not in ("", wikidata_id)):
            speaker = _Speaker(kind)
        self._by_name.setdefault(key, speaker)
        if wikidata_id:
            speaker.wikidata_id = wikidata_id
            self._by_wikidata[wikidata_id] = speaker
        bucket = self._by_surname[sound_key(parse_person(name).surname)] if kind == PERSON else [speaker]
        if speaker not in bucket:
            bucket.append(speaker)
        return speaker

    def _fitting(self, form: PersonName) -> _Speaker | None:
        """The one person whose every full name agrees with ``form``; None where several do."""
        near = self._by_surname.get(sound_key(form.surname), ())
        fits = [speaker for speaker in near if fits_forms(form, speaker.forms())]
        return fits[0] if len(fits) == 1 else None


def _is_of_its_article(name: str, kind: SpeakerKind, wikidata_id: str) -> bool:
    """Whether ``name`` tells of nobody outside its article."""
    return is_described(name, kind) or (not wikidata_id and _is_single(name, kind))


def _is_single(name: str, kind: SpeakerKind) -> bool:
    """A person's surname or given name alone."""
    return kind == PERSON and not parse_person(name).full


def _sound(name: str, kind: SpeakerKind) -> str:
    """What all spellings of a name share."""
    if kind == PERSON:
        form = parse_person(name)
        return " ".join((*map(sound_key, form.words), form.suffix)).strip()
    families = name_tables().families["spellings"].get(body_key(name))
    return f"={min(families)}" if families else " ".join(map(sound_key, body_key(name).split()))


def name_id(name: str, kind: SpeakerKind) -> str:
    """The id made from a name; its hash is of the sound, the same for Zelensky and Zelenskyy."""
    return _key(kind, name, _sound(name, kind))


def _key(kind: str, name: str, hashed: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name))[:48].strip("-")
    return f"{slug or 'name'}-{hashlib.sha256(f'{kind}:{hashed}'.encode()).hexdigest()[:8]}"
