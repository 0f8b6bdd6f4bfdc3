"""Mentions labelled by us laid onto training texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

import pytest

from quotes.errors import QuotesError
from quotes.schema import Span
from quotes.training.mentions import add_mentions, digest
from quotes.training.sources import Pointer, Source

TEXT = "Anna Berg met her aunt. She said it rained, and she laughed."
ANNA, HER, SHE, IT, LAUGHED = (0, 9), (14, 17), (24, 27), (33, 35), (48, 51)


def labels(folder: Path, text: str = TEXT, names: Sequence[Span] = (ANNA,)) -> Path:
    found = {"id": "a", "digest": digest(text), "entities": [[names, [HER, LAUGHED]]], "nobody": [IT]}
    path = folder / "mentions.jsonl"
    path.write_text(json.dumps(found) + "\n", encoding="utf-8")
    return path


def pointers(source: Source) -> dict[Span, list[Span]]:
    return {p.query: p.targets for p in source.pointers}


def labelled(source: Source, path: Path) -> Source:
    add_mentions([source], path)
    return source


def test_a_mention_points_at_the_names_of_its_entity(tmp_path: Path) -> None:
    made = labelled(Source("a", TEXT), labels(tmp_path))
    assert pointers(made) == {IT: [], HER: [ANNA], LAUGHED: [ANNA]}


def test_a_mention_points_at_where_its_entity_is_a_source(tmp_path: Path) -> None:
    made = labelled(Source("a", TEXT, pointers=[Pointer(SHE, [ANNA])]), labels(tmp_path))
    assert pointers(made) == {IT: [], HER: [ANNA, SHE], LAUGHED: [ANNA, SHE], SHE: [ANNA]}


def test_mentions_of_somebody_without_a_name_point_at_each_other(tmp_path: Path) -> None:
    made = labelled(Source("a", TEXT), labels(tmp_path, names=[]))
    assert pointers(made) == {IT: [], HER: [LAUGHED], LAUGHED: [HER]}


def test_a_text_without_labels_stays_as_it_is(tmp_path: Path) -> None:
    other = Source("b", TEXT, pointers=[Pointer(SHE, [ANNA])])
    assert labelled(deepcopy(other), labels(tmp_path)) == other


def test_labels_of_mentions_for_another_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"Q113.*mentions\.jsonl.* a "):
        add_mentions([Source("a", TEXT)], labels(tmp_path, TEXT + " "))
