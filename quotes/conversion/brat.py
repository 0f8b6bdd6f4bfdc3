"""brat standoff (https://brat.nlplab.org/standoff.html): a text in ``NAME.txt``, labels in ``NAME.ann``.

Quotes are told by events (an attribution with content, cue and source as its arguments) or by
relations between contents, cues and sources. What else a file holds (attributes, notes, …) is passed over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quotes.errors import error
from quotes.labelled import LabelledArticle, LabelledQuote
from quotes.schema import Span

Labels = Mapping[str, Collection[str]]
"""Which labels of an annotation scheme mean ``content``, ``cue`` and ``source``, in lower case."""

LABELS: Labels = {"content": {"content"}, "cue": {"cue"}, "source": {"source"}}


@dataclass(frozen=True, slots=True)
class Entity:
    """A labelled stretch of the text, in one or more pieces, in the order of the text."""

    label: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Standoff:
    """The lines of an ``.ann`` file by their ids.

    ``events`` hold (role, id of an entity) pairs without the trigger; roles come without brat's
    numbering (``Content2``). ``relations`` are pairs of ids.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    events: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    relations: list[tuple[str, str]] = field(default_factory=list)

    def spans(self, names: Collection[str]) -> tuple[Span, ...]:
        """The stretches of the entities of these ids together, in the order of the text."""
        return tuple(sorted({span for name in names for span in self.entities[name].spans}))


def parse(annotation: str, place: str) -> Standoff:
    """Read the lines of an ``.ann`` file; raises ``QuotesError`` naming ``place`` and the line."""
    standoff = Standoff()
    for number, line in enumerate(annotation.splitlines(), start=1):
        try:
            _parse_line(line, standoff)
        except ValueError:
            raise error("Q030", place=f"{place}:{number}", line=line) from None
    for name in _mentioned(standoff):
        if name not in standoff.entities:
            raise error("Q030", place=place, line=f"{name}, named but nowhere given")
    return standoff


def _parse_line(line: str, standoff: Standoff) -> None:
    if line[:1] not in ("T", "E", "R"):
        return
    name, rest = line.split("\t")[:2]
    if name[0] == "T":
        label, offsets = rest.split(" ", 1)
        pieces = (piece.split() for piece in offsets.split(";"))
        standoff.entities[name] = Entity(label, tuple(sorted((int(a), int(b)) for a, b in pieces)))
    elif name[0] == "E":
        _trigger, *arguments = (argument.split(":") for argument in rest.split())
        standoff.events[name] = [(role.rstrip("0123456789"), target) for role, target in arguments]
    else:
        _label, one, other = rest.split()
        standoff.relations.append((one.split(":")[1], other.split(":")[1]))


def _mentioned(standoff: Standoff) -> Iterator[str]:
    for arguments in standoff.events.values():
        yield from (target for _, target in arguments if target[0] == "T")
    for pair in standoff.relations:
        yield from (target for target in pair if target[0] == "T")


def read_brat(folder: Path, labels: Labels = LABELS) -> Iterator[LabelledArticle]:
    """Yield an article for each ``.ann`` file under ``folder``, its id the name of the file."""
    paths = sorted(folder.rglob("*.ann"))
    if not paths:
        raise error("Q034", path=folder, wanted=".ann files")
    for path in paths:
        standoff = parse(path.read_text(encoding="utf-8"), str(path))
        text = read_text(path, path.with_suffix(".txt"))
        quotes = (*event_quotes(standoff, labels), *_relation_quotes(standoff, labels))
        yield LabelledArticle(path.stem, text, quotes=quotes)


def read_text(annotation: Path, path: Path) -> str:
    """The text that belongs to ``annotation``, line ends as they are: offsets count them."""
    if not path.is_file():
        raise error("Q031", path=annotation, wanted=path)
    return path.read_bytes().decode("utf-8")


def event_quotes(standoff: Standoff, labels: Labels = LABELS) -> Iterator[LabelledQuote]:
    """The events that have a content."""
    for name, arguments in standoff.events.items():
        parts = {
            part: standoff.spans([target for role, target in arguments if role.lower() in labels[part]])
            for part in LABELS
        }
        if parts["content"]:
            yield LabelledQuote(name, parts["content"], parts["cue"], parts["source"])


def _relation_quotes(standoff: Standoff, labels: Labels) -> Iterator[LabelledQuote]:
    """The contents in no event, with the cues and sources linked to them or, a step on, to the cue."""
    in_events = {target for arguments in standoff.events.values() for _, target in arguments}

    def linked(name: str, part: str) -> set[str]:
        ends = {b for a, b in standoff.relations if a == name} | {
            a for a, b in standoff.relations if b == name
        }
        return {end for end in ends if _part(standoff, end, labels) == part}

    for name in standoff.entities:
        if name not in in_events and _part(standoff, name, labels) == "content":
            cues = linked(name, "cue")
            sources = linked(name, "source") or {end for cue in cues for end in linked(cue, "source")}
            yield LabelledQuote(name, standoff.spans([name]), standoff.spans(cues), standoff.spans(sources))


def _part(standoff: Standoff, name: str, labels: Labels) -> str:
    label = standoff.entities[name].label.lower() if name in standoff.entities else ""
    return next((part for part in LABELS if label in labels[part]), "")
