"""Variation of training texts: the corpus is US political news of 2015–16, the world is wider.

Every change is a list of edits of the text; labelled spans move along. Nothing of a label's meaning changes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from copy import deepcopy

from quotes.resolution.titles import name_tables
from quotes.training.detours import Detours
from quotes.training.edits import apply_edits
from quotes.training.nesting import nest
from quotes.training.retelling import Reteller
from quotes.training.sources import Source

STYLES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("''", "''"), ("„", "“"))
STYLE_WEIGHTS = (34, 34, 14, 8, 3, 4, 3)
LIST_HEADS = (
    "Topics",
    "Related",
    "Read more",
    "More from us",
    "Most read",
    "Recommended",
    "You might also like",
)


class Augmenter:
    """Draws variations with a seeded generator."""

    def __init__(self, pool: Sequence[Source], seed: int) -> None:
        """``pool``: texts to take names and debris lines from."""
        self.random = random.Random(seed)
        surnames = {
            word
            for s in pool
            for a, b, label in s.names
            if label == "PERSON"
            for word in s.text[a:b].split()
            if re.fullmatch(r"[A-Z][a-zéèüöáíóñç]{2,}", word)
        }
        self.surnames = sorted(surnames)
        self.alike: dict[str | None, list[str]] = {}
        for word in self.surnames:
            self.alike.setdefault(name_tables().gender_of_given(word), []).append(word)
        self.people = [f"{a} {b}" for a, b in zip(self.surnames, reversed(self.surnames), strict=True)]
        self.retell = Reteller(pool, self.people)
        self.detour = Detours(pool, self.people)
        self.lines = [s.text[:150].split("\n")[0] for s in pool if s.attributions]

    def __call__(self, source: Source) -> Source:
        """One variation of ``source``; about a third of all texts stay as they are."""
        draw = self.random.random
        if draw() < 0.3:
            return source
        source = deepcopy(source)
        if source.attributions and self.people and draw() < 0.5:
            source = nest(source, self.people, 0.25, self.random)
        if source.attributions and draw() < 0.35:
            source = self._without_attributions(source)
        if draw() < 0.45:
            source = self._other_names(source)
        if source.attributions and draw() < 0.5:
            source = self.detour(source, 0.15, self.random)
        if draw() < 0.6:
            source = self._other_marks(source)
        if source.attributions and draw() < 0.6:
            source = self.retell(source, 0.4, self.random)
        if draw() < 0.3:
            source = self._other_breaks(source)
        if source.attributions is not None and draw() < 0.25:
            source = self._with_debris(source)
        if draw() < 0.04:
            lower = draw() < 0.6
            source.text = _same_length(source.text, str.lower if lower else str.upper)
        return source

    def _other_marks(self, source: Source) -> Source:
        """One other style of marks over the whole text, now and then a mark lost."""
        opening, closing = self.random.choices(STYLES, STYLE_WEIGHTS)[0]
        lose = self.random.choices((0.0, 0.03, 1.0), (80, 16, 4))[0]
        edits, inside = [], False
        for m in re.finditer(r"[\n“”\"]|''", source.text):
            if m[0] == "\n":
                inside = False
                continue
            opens = m[0] == "“" or (m[0] != "”" and not inside)
            inside = opens
            new = "" if self.random.random() < lose else opening if opens else closing
            if new != m[0]:
                edits.append((m.start(), m.end(), new))
        return apply_edits(source, edits)

    def _other_breaks(self, source: Source) -> Source:
        """Paragraphs parted by one newline, or run together."""
        new = self.random.choices(("\n", "\n\n", " "), (75, 10, 15))[0]
        return apply_edits(source, [(*m.span(), new) for m in re.finditer(r"\s*\n\s*", source.text)])

    def _other_names(self, source: Source) -> Source:
        """People's name words replaced, each by the same other one throughout: no name is learnt by heart.

        Women's given names by women's, men's by men's, so that what is said of ``her`` stays hers.
        """
        words = {
            w
            for a, b, label in source.names
            if label == "PERSON"
            for w in re.findall(r"[A-Z][a-z]{2,}", source.text[a:b])
        }
        if not words or not self.surnames:
            return source
        gender = name_tables().gender_of_given
        changed = {
            w: self.random.choice(self.alike.get(gender(w)) or self.surnames)
            for w in sorted(words)
            if self.random.random() < 0.7
        }
        if not changed:
            return source
        pattern = r"\b(?:" + "|".join(sorted(changed, reverse=True)) + r")\b"
        return apply_edits(source, [(*m.span(), changed[m[0]]) for m in re.finditer(pattern, source.text)])

    def _without_attributions(self, source: Source) -> Source:
        """Some closed direct quotes lose their `, she said`; what is left has no cue of its own."""
        edits = []
        for a in source.attributions or ():
            if a.kind != "cue" or not a.source or len(a.content) != 1 or self.random.random() > 0.15:
                continue
            start, end = a.content[0]  # some corpora count the marks and the comma as content
            end -= len(source.text[start:end]) - len(source.text[start:end].rstrip(',”"'))
            tail = re.compile(r",?[”\"]( [^\n“”\"]{3,60}?[.])(?=\n|$)").match(source.text, end)
            before = source.text[max(0, start - 2) : start].rstrip('“"')
            starts_paragraph = start < 2 or before.endswith("\n")
            if not tail or not starts_paragraph or not tail.start(1) <= a.cue[0][0] < tail.end(1):
                continue
            edits.append((*tail.span(1), ""))
            if tail[0].startswith(","):  # the comma would give away that something followed
                edits.append((tail.start(), tail.start() + 1, "."))
            a.kind, a.cue, a.source, a.quote_class = "uncued", [], [], "S"
        return apply_edits(source, edits)

    def _with_debris(self, source: Source) -> Source:
        """A byline above, a list of other articles' first lines below: no quotes in either."""
        pick = self.random.choice
        endings = ("", " - 11h", " | 2 min read", "…")
        lines = [f"{pick(self.lines)}{pick(endings)}" for _ in range(self.random.randint(2, 6))]
        bullet = pick(("", "- ", "• ", "-\n"))
        tail = "\n\n" + pick(LIST_HEADS) + "\n" + "\n".join(bullet + line for line in lines)
        return apply_edits(source, [(len(source.text), len(source.text), tail)])


def _same_length(text: str, change: Callable[[str], str]) -> str:
    return "".join(c2 if len(c2 := change(c)) == 1 else c for c in text)
