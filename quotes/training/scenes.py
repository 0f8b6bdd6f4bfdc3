"""Speakers who are seen doing something before they speak, with no cue: ``Voss shook her head. “It rained.”``

In the corpora a quotation without a cue mostly goes on with who spoke last; a network that has learnt that
gives Voss's words to whoever spoke before her. So ``“It rained,” said Voss.`` becomes the above now and then.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from quotes.resolution.titles import name_tables
from quotes.schema import Span
from quotes.training.edits import Edit, apply_edits
from quotes.training.sources import Pointer, Source

# fmt: off
SCENES = (
    "disagreed", "disagrees", "agreed", "was not so sure", "is not so sure", "saw it differently",
    "sees it differently", "went further", "took another view", "shook {whose} head", "laughed",
    "smiled", "sighed", "shrugged", "nodded", "was blunt", "was having none of it", "had no doubt",
    "did not hold back", "was in the crowd", "stood up", "has lived here for years",
    "runs a shop nearby", "was among those who came", "could not stop smiling",
    "has heard it all before", "was less hopeful", "is more hopeful", "puts it another way",
    "pointed to the river", "wiped {whose} eyes", "knows the feeling", "opened the door",
    "had been waiting for months", "is worried", "was there that night",
    "lost {whose} job in the spring", "was delighted", "remained calm", "was unmoved",
    "remembers the day well", "came with {whose} neighbours", "backed the plan", "led the applause",
)
# fmt: on
WHOSE = {"f": "her", "m": "his", None: "their"}
BREAK = 0.25
"""Share of scenes that are a paragraph of their own."""
OPENING = ("“", '"')
_CUED = re.compile(r"(?P<stop>,?)(?P<mark>[”\"]) (?:(?![.] )[^\n“”\"]){3,60}?[.](?=\n|$)")


def with_scenes(source: Source, share: float, rng: random.Random) -> Source:
    """``source`` with ``share`` of the paragraphs that are a person's words and cue changed so."""
    attributions = list(source.attributions or ())
    edits: list[Edit] = []
    names: list[tuple[int, int, str]] = []
    shift = 0
    changed: list[tuple[int, str]] = []
    for k, opening, cued, (start, end) in _paragraphs(source):
        if rng.random() > share:
            continue
        speaker = source.text[start:end]
        scene = f"{speaker} {_scene(speaker, rng)}.{_gap(rng)}"
        closing = "." * len(cued["stop"]) + cued["mark"]
        edits += [(opening, opening, scene), (*cued.span(), closing)]
        names.append((opening + shift, opening + shift + len(speaker), "PERSON"))
        shift += len(scene) + len(closing) - len(cued[0])
        attributions[k] = replace(attributions[k], kind="uncued", cue=[], source=[], quote_class="S")
        changed.append((k, speaker.split()[-1]))
    made = apply_edits(replace(source, attributions=attributions), edits)
    pointers = [_pointer(made, k, surname) for k, surname in changed]
    return replace(made, names=sorted([*made.names, *names]), pointers=[*made.pointers, *pointers])


def _paragraphs(source: Source) -> Iterator[tuple[int, int, re.Match[str], Span]]:
    """Paragraphs that are a quotation and ``, said Anna Voss``: which attribution, where the quotation opens,
    what follows its words, and the name."""
    people = {end: start for start, end, label in source.names if label == "PERSON"}
    for k, a in enumerate(source.attributions or ()):
        if a.kind != "cue" or len(a.content) != 1 or len(a.source) != 1 or a.source[0][1] not in people:
            continue
        start, end = a.content[0]  # some corpora count the marks and the comma as content
        opening = start if source.text[start] in OPENING else start - 1
        end -= len(source.text[start:end]) - len(source.text[start:end].rstrip(',”"'))
        cued = _CUED.match(source.text, end)
        alone = cued and cued.start() < a.source[0][0] and a.source[0][1] <= cued.end()
        opens = opening >= 0 and source.text[opening] in OPENING and source.text[:opening][-1:] in ("", "\n")
        if cued and alone and opens:
            yield k, opening, cued, (people[a.source[0][1]], a.source[0][1])


def _scene(speaker: str, rng: random.Random) -> str:
    return rng.choice(SCENES).format(whose=WHOSE[name_tables().gender_of_given(speaker.split()[0])])


def _gap(rng: random.Random) -> str:
    return "\n\n" if rng.random() < BREAK else " "


def _pointer(source: Source, k: int, surname: str) -> Pointer:
    """From where the words of attribution ``k`` begin to the speaker's names."""
    assert source.attributions
    start = source.attributions[k].content[0][0]
    named = re.finditer(rf"\b{re.escape(surname)}\b", source.text)
    return Pointer((start, start + 1), [name.span() for name in named])
