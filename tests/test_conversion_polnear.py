from __future__ import annotations

from pathlib import Path

import pytest

from quotes.conversion.polnear import read_polnear, straighten
from quotes.errors import QuotesError

TEXT = "Ana Lind Says No.\n\n''No,'' said Ana Lind. ''Never.''\n\nRead more."
HEADER = "compartment\tfilename\tlevel\tannotators\tpublisher\tpublication_date\tauthor\ttitle\n"
ROW = "{part}\tgate_2031\t4\tab12|cd34\tgate\t2031-05-06\tNone\tAna Lind Says No\n"
ANNOTATION = """T1\tContent 20 26;42 52\t'No,'' ''Never.''
T2\tCue 27 31\tsaid
T3\tSource 32 40\tAna Lind
T4\tAttribution 27 31\tsaid
E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3
T5\tDiscard 54 64\tRead more.
T6\tContent 0 3\tAna
T7\tCue 9 13\tSays
T8\tAttribution-no-source 9 13\tSays
E2\tAttribution-no-source:T8 Cue:T7 Content:T6
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "metadata.tsv").write_text(HEADER + ROW.format(part="dev"), encoding="utf-8")
    for kind in ("text", "attributions"):
        (tmp_path / "dev" / kind).mkdir(parents=True)
    (tmp_path / "dev/text/gate_2031.txt").write_text(TEXT, encoding="utf-8")
    for annotator in ("ab12", "cd34"):
        path = tmp_path / f"dev/attributions/gate_2031_{annotator}.ann"
        path.write_text(ANNOTATION, encoding="utf-8")
    return tmp_path


def test_an_article_with_its_metadata_marks_and_offsets(data: Path) -> None:
    (article,) = read_polnear(data, "dev")
    assert (article.id, article.title, article.date) == ("gate_2031", "Ana Lind Says No", "2031-05-06")
    assert (article.publisher, article.annotator) == ("gate", "ab12")
    assert article.text == TEXT.replace("''", '"')
    first, second = article.quotes
    said = {
        role: [article.text[a:b] for a, b in getattr(first, role)] for role in ("content", "cue", "source")
    }
    assert said == {"content": ['"No,"', '"Never."'], "cue": ["said"], "source": ["Ana Lind"]}
    assert (second.content, second.source) == (((0, 3),), ())
    assert [article.text[a:b] for a, b in article.discard] == ["Read more."]


def test_everyone_gives_each_annotators_version(data: Path) -> None:
    assert [article.annotator for article in read_polnear(data, "dev", everyone=True)] == ["ab12", "cd34"]


def test_straighten_maps_every_old_offset() -> None:
    assert straighten("a''b'") == ("a\"b'", [0, 1, 2, 2, 3, 4])
    assert straighten("'''") == ("\"'", [0, 1, 1, 2])
    assert straighten("") == ("", [0])


def test_what_is_missing_is_named(data: Path, tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"Q034.*metadata\.tsv"):
        list(read_polnear(tmp_path / "dev", "dev"))
    with pytest.raises(QuotesError, match=r"Q034.*train"):
        list(read_polnear(data, "train"))
    (data / "dev/attributions/gate_2031_ab12.ann").unlink()
    with pytest.raises(QuotesError, match=r"Q031.*ab12"):
        list(read_polnear(data, "dev"))
