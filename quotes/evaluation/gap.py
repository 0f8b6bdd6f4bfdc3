"""GAP: whom does a pronoun mean, of two names (Webster et al., TACL 2018, "Mind the GAP")?

Scored as there: each name is a yes-or-no decision, F1 over all of them, and apart for masculine and feminine
pronouns.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.schema import Span

Referents = Callable[[str, Span], "dict[int, float]"]
"""From a text and a mention in it to the probability, by character offset, that a word refers to the same."""

LEAST = 0.2
"""A name counts as meant if at least this much probability falls on it, and more than on the other."""


@dataclass(frozen=True)
class GapItem:
    """One row of a GAP file: a pronoun, two names, and which of them (if any) it means."""

    text: str
    pronoun: Span
    names: tuple[Span, Span]
    meant: tuple[bool, bool]

    @property
    def feminine(self) -> bool:
        """Whether the pronoun is she or her."""
        return self.text[slice(*self.pronoun)].lower() in {"she", "her", "hers"}


def read_gap(path: Path) -> Iterator[GapItem]:
    """The rows of ``gap-test.tsv`` and its kin."""
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            at = int(row["Pronoun-offset"])
            starts = [int(row[f"{n}-offset"]) for n in "AB"]
            yield GapItem(
                row["Text"],
                (at, at + len(row["Pronoun"])),
                (
                    (starts[0], starts[0] + len(row["A"])),
                    (starts[1], starts[1] + len(row["B"])),
                ),
                (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"),
            )


def evaluate_gap(items: Iterator[GapItem], referents: Referents) -> dict[str, float]:
    """F1 over all items, over masculine and over feminine ones, and feminine by masculine (1: no bias)."""
    counts = {group: [0, 0, 0] for group in ("all", "masculine", "feminine")}
    for item in items:
        likely = referents(item.text, item.pronoun)
        mass = [sum(p for at, p in likely.items() if a <= at < b) for a, b in item.names]
        said = [mass[i] >= LEAST and mass[i] > mass[1 - i] for i in (0, 1)]
        for group in ("all", "feminine" if item.feminine else "masculine"):
            counts[group][0] += sum(s and m for s, m in zip(said, item.meant, strict=True))
            counts[group][1] += sum(said)
            counts[group][2] += sum(item.meant)
    f1 = {group: 2 * both / max(1, found + meant) for group, (both, found, meant) in counts.items()}
    return f1 | {"bias": f1["feminine"] / f1["masculine"] if f1["masculine"] else 0.0}
