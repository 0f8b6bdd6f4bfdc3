"""What may stand between a source and its cue: ``Berg in a letter to Voss wrote``, ``Berg, like Voss, said``.

In most sentences of the corpora the nearest name before a cue is its source. A network that has learnt that
gives ``Voss after talks with Hale said`` to Hale, so other names are put between, some with commas.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.training.edits import Edit, apply_edits
from quotes.training.sources import Source

# fmt: off
DETOURS = (
    "in an interview with {ORG}", "in {whose} {day} interview with {ORG}", "in a letter to {ORG}",
    "in a speech to {ORG}", "in an email to {PERSON}", "in a call with {PERSON}",
    "after a meeting with {PERSON}", "after talks with {PERSON}", "before a meeting with {ORG}",
    "during a visit to {GPE}", "at a rally in {GPE}", "in a statement to {ORG}",
    "in a statement sent to {ORG}", "at a briefing in {GPE}", "on a visit to {GPE} {day}",
    "alongside {PERSON}", "flanked by {PERSON}", "standing next to {PERSON}", "in testimony to {ORG}",
    "at a news conference with {PERSON}", "writing in {ORG}", "speaking to {ORG}",
    "in an article for {ORG}", "in a report to the board", "in a letter to the committee",
    "in a note to staff", "in a call with reporters", "in a speech to the party’s conference",
    "in {whose} {day} briefing with reporters from {ORG}", "who met {PERSON} on {day}",
    "who has worked with {PERSON} for years", "like {PERSON} before {whom}",
)
# fmt: on
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WHOSE = (("his", "him"), ("her", "her"), ("their", "them"))
_PLACE = re.compile(r"\{(PERSON|ORG|GPE|day|whose|whom)\}")


class Detours:
    """Puts phrases with other names between sources and cues."""

    def __init__(self, pool: Sequence[Source], people: Sequence[str]) -> None:
        """Names of bodies and places come from ``pool``, those of people from ``people``."""
        named: dict[str, set[str]] = {"ORG": set(), "GPE": set()}
        for source in pool:
            for start, end, label in source.names:
                if label in named and re.fullmatch(r"[A-Z][\w ]{2,30}", source.text[start:end]):
                    named[label].add(source.text[start:end])
        self.named = {label: sorted(found) for label, found in named.items()} | {"PERSON": list(people)}

    def __call__(self, source: Source, share: float, rng: random.Random) -> Source:
        """``source`` with a phrase put after ``share`` of the sources that stand right before their cues."""
        edits: list[Edit] = []
        names: list[tuple[int, int, str]] = []
        shift = 0
        for at in _ends(source):
            if rng.random() > share or not all(self.named.values()):
                continue
            words, inside = self._phrase(rng)
            edits.append((at, at, words))
            names += [(at + shift + a, at + shift + b, label) for a, b, label in inside]
            shift += len(words)
        detoured = apply_edits(source, edits)
        return replace(detoured, names=sorted([*detoured.names, *names])) if names else detoured

    def _phrase(self, rng: random.Random) -> tuple[str, list[tuple[int, int, str]]]:
        """A phrase to put in, and the names in it."""
        template = rng.choice(DETOURS)
        whose, whom = rng.choice(WHOSE)
        words, at = " ", 0
        names = []
        for place in _PLACE.finditer(template):
            words += template[at : place.start()]
            at = place.end()
            plain = {"day": rng.choice(DAYS), "whose": whose, "whom": whom}
            new = plain.get(place[1]) or rng.choice(self.named[place[1]])
            if place[1] in self.named:
                names.append((len(words), len(words) + len(new), place[1]))
            words += new
        words += template[at:]
        if not template.startswith("who") and rng.random() < 0.5:
            return words, names
        return f",{words},", [(a + 1, b + 1, label) for a, b, label in names]


def _ends(source: Source) -> Iterator[int]:
    """Where sources end that stand right before their cues, in order."""
    attributions = source.attributions or []
    ends = {a.source[-1][1]: a.cue[0][0] for a in attributions if a.source and a.cue}
    for end, cue in sorted(ends.items()):
        if source.text[end:cue] == " " and source.text[end - 1].isalnum():
            yield end
