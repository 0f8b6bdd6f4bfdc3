from __future__ import annotations

from pathlib import Path

import pytest

from quotes.conversion.brat import Entity, parse, read_brat
from quotes.errors import QuotesError
from quotes.labelled import LabelledQuote

TEXT = "“Rain,” said Ana, “is near.” Bo says so too."
EVENTS = """T1\tContent 0 7;18 28\t“Rain,” “is near.”
T2\tCue 8 12\tsaid
T3\tSource 13 16\tAna
T4\tAttribution 8 12\tsaid
E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3
A1\tSure E1
#1\tAnnotatorNotes E1\twell
"""
RELATIONS = """T1\tQuote 37 39\tso
T2\tCue 32 36\tsays
T3\tSpeaker 29 31\tBo
R1\tby Arg1:T1 Arg2:T2
R2\tby Arg1:T2 Arg2:T3
"""


def folder(tmp_path: Path, **annotations: str) -> Path:
    for name, annotation in annotations.items():
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.ann").write_text(annotation, encoding="utf-8")
    return tmp_path


def test_entities_events_and_relations_are_parsed() -> None:
    standoff = parse(EVENTS, "x.ann")
    assert standoff.entities["T1"] == Entity("Content", ((0, 7), (18, 28)))
    assert standoff.events == {"E1": [("Content", "T1"), ("Cue", "T2"), ("Source", "T3")]}
    assert parse(RELATIONS, "x.ann").relations == [("T1", "T2"), ("T2", "T3")]


def test_an_event_is_a_quote_with_numbered_roles_together(tmp_path: Path) -> None:
    two = EVENTS.replace("Content 0 7;18 28", "Content 18 28").replace("Content:T1", "Content2:T1 Content:T5")
    two += "T5\tContent 0 7\t“Rain,”\n"
    for annotation in (EVENTS, two):
        (article,) = read_brat(folder(tmp_path, a=annotation))
        assert (article.id, article.text) == ("a", TEXT)
        assert article.quotes == (LabelledQuote("E1", ((0, 7), (18, 28)), ((8, 12),), ((13, 16),)),)


def test_relations_link_a_content_to_its_cue_and_over_it_to_the_source(tmp_path: Path) -> None:
    labels = {"content": {"quote"}, "cue": {"cue"}, "source": {"speaker"}}
    (article,) = read_brat(folder(tmp_path, b=RELATIONS), labels)
    assert article.quotes == (LabelledQuote("T1", ((37, 39),), ((32, 36),), ((29, 31),)),)


def test_line_ends_count_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_bytes(b"One.\r\nTwo.")
    (tmp_path / "c.ann").write_text("T1\tContent 6 10\tTwo.\n", encoding="utf-8")
    (article,) = read_brat(tmp_path)
    assert article.text[slice(*article.quotes[0].content[0])] == "Two."


@pytest.mark.parametrize("line", ["T1\tContent x 5\train", "T1", "E1\tAttribution:T9 Cue:T9", "R1\tby T1"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(QuotesError, match=r"Q030.*a\.ann"):
        list(read_brat(folder(tmp_path, a=line)))


def test_a_missing_text_or_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match="Q034"):
        list(read_brat(tmp_path))
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    with pytest.raises(QuotesError, match=r"Q031.*a\.txt"):
        list(read_brat(tmp_path))
