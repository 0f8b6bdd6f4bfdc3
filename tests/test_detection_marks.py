"""What marks say of a text and of a quote's type; and the properties that hold for any text whatever."""

from __future__ import annotations

import importlib.util
import json
import re
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.detection.glyphs import is_mark
from quotes.detection.marks import Quotation, inside, paragraphs, quotations, quote_type, snap, trim

SHARED = Path(__file__).resolve().parents[2] / "shared"
STYLES = {
    "curly": "“”",
    "straight": '""',
    "mixed": '“"',
    "mixed back": '"”',
    "low": "„“",
    "low, closed by 99": "„”",
    "guillemets": "«»",
    "guillemets inward": "»«",
    "99 both": "””",
    "full width": "＂＂",
    "primes": "″″",
    "corner": "「」",
    "white corner": "『』",
    "doubled": ("''", "''"),
    "TeX": ("``", "''"),
    "doubled curly": ("‘‘", "’’"),
}
SINGLE_STYLES = {
    "curly": "‘’",
    "straight": "''",
    "mixed": "‘'",
    "low": "‚‘",
    "angle": "‹›",
    "TeX": "`'",
}

STRAY_SINGLE = re.compile(r"(?<!\w)[‘’'`]|[‘’'`](?!\w)")

SENTENCE = (
    "rain council we harbour don't won't it's Mara Ottesen's children's bridge 1998 12 o'clock said that"
)
WORDS = st.sampled_from([*SENTENCE.split(), "Kell-Bruin", "the", "of", "and", "U.S.", "café", "they’re"])
CLAUSE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
ODD = st.sampled_from(
    ["the girls' coats", "in the '90s", "rock 'n' roll", "'tis late", "6'2\" tall", 'a 5" pipe']
)
PLAIN = st.one_of(CLAUSE, CLAUSE, ODD).map(lambda s: s + ".")
ANY_MARK = st.sampled_from(sorted({m for pair in [*STYLES.values(), *SINGLE_STYLES.values()] for m in pair}))


@st.composite
def quoted_paragraphs(draw: st.DrawFn) -> list[str | tuple[str, str]]:
    """A paragraph as parts: plain sentences, and (words in marks, attribution)."""
    part = st.one_of(PLAIN, st.tuples(CLAUSE.map(lambda s: s + ","), CLAUSE.map(lambda s: s + ".")))
    return draw(st.lists(part, min_size=1, max_size=5))


def written(parts: list[str | tuple[str, str]], opening: str, closing: str) -> str:
    return " ".join(p if isinstance(p, str) else f"{opening}{p[0]}{closing} {p[1]}" for p in parts)


PARAGRAPH = st.builds(written, quoted_paragraphs(), *[ANY_MARK] * 2)
TEXT = st.lists(
    st.one_of(PARAGRAPH, st.text(alphabet="ab 1.,'’‘“”\"„«»`—-:!", max_size=40)), min_size=1, max_size=4
).map("\n".join)
quick = settings(
    max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


def words(text: str) -> list[str]:
    return [text[slice(*q.inner)] for q in quotations(text) if not q.level]


def local(found: list[Quotation], start: int, end: int) -> list[Quotation]:
    """What was found between two offsets, as offsets from the first, but for ``continued``."""
    return [
        Quotation(
            q.start - start, q.end - start, (q.inner[0] - start, q.inner[1] - start), q.opening, q.closing,
            q.closed, q.level,
        )
        for q in found
        if start <= q.start < end
    ]  # fmt: skip


def test_inside_covers_outermost_quotations_without_their_marks() -> None:
    text = "She said “it is ‘fine’ now” twice."
    mask = inside(text, quotations(text))
    assert "".join(c for c, m in zip(text, mask, strict=True) if m) == "it is ‘fine’ now"


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“We sold it,” she said.", ["We sold it"], "direct"),
        ("'We sold it,' she said.", ["We sold it"], "direct"),
        ("‘We sold it,’ she said, ‘and the girls’ coats.’", ["We sold it", "and the girls’ coats"], "direct"),
        ("She said the girls' coats weren't sold.", ["the girls' coats weren't sold"], "indirect"),
        ("She called it a 'quiet disaster' for the town.", ["it a 'quiet disaster' for the town"], "mixed"),
        ("She said that “we sold it”.", ["that “we sold it"], "mixed"),
    ],
)
def test_type_follows_from_the_marks(text: str, content: list[str], expected: str) -> None:
    spans = [(text.index(c), text.index(c) + len(c)) for c in content]
    assert quote_type(text, spans, inside(text, quotations(text))) == expected


@given(TEXT)
@quick
def test_quotations_lie_in_one_paragraph_and_nest(text: str) -> None:
    found = quotations(text)
    bounds = list(paragraphs(text))
    assert found == sorted(found, key=lambda q: q.start)
    assert len({q.start for q in found}) == len(found)
    for q in found:
        assert q.start < q.inner[0] <= q.inner[1] <= q.end <= len(text)
        assert any(a <= q.start and q.end <= b for a, b in bounds)
        assert text[q.start :].startswith(q.opening)
        assert text[: q.end].endswith(q.closing)
        assert q.closed == bool(q.closing)
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            within = one.inner[0] <= other.start <= other.end <= max(one.inner[1], one.end - len(one.closing))
            around = (
                other.inner[0] <= one.start <= one.end <= max(other.inner[1], other.end - len(other.closing))
            )
            assert one is other or apart or within or around
    for q in found:
        holders = [o for o in found if o.start < q.start and q.end <= o.end]
        assert bool(q.level) == bool(holders)


@given(quoted_paragraphs(), st.sampled_from(list(STYLES)))
@quick
def test_another_style_of_mark_gives_the_same_words(parts: list[str | tuple[str, str]], style: str) -> None:
    assert words(written(parts, *STYLES[style])) == [p[0] for p in parts if not isinstance(p, str)]


@given(quoted_paragraphs(), st.sampled_from(list(SINGLE_STYLES)))
@quick
def test_single_marks_give_the_same_words(parts: list[str | tuple[str, str]], style: str) -> None:
    text = written(parts, *SINGLE_STYLES[style])
    assert words(text) == [p[0] for p in parts if not isinstance(p, str)]


@given(TEXT, TEXT, st.data())
@quick
def test_a_stray_mark_stays_in_its_paragraph(before: str, after: str, data: st.DataObject) -> None:
    middle = data.draw(CLAUSE)
    at = data.draw(st.integers(0, len(middle)))
    marked = middle[:at] + data.draw(ANY_MARK) + middle[at:]
    one, other = (f"{before}\n{m}\n{after}" for m in (middle, marked))
    tail, shifted = (len(before) + 2 + len(m) for m in (middle, marked))
    plain, strayed = quotations(one), quotations(other)
    assert local(plain, 0, len(before)) == local(strayed, 0, len(before))
    assert local(plain, tail, len(one)) == local(strayed, shifted, len(other))


@given(TEXT, st.data())
@quick
def test_snapping_again_changes_nothing(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    spans = [(min(p), max(p)) for p in data.draw(st.lists(st.tuples(offsets, offsets), max_size=3))]
    found = quotations(text)
    once = snap(text, spans, found)
    assert snap(text, once, found) == once
    assert all(0 <= a < b <= len(text) for a, b in once)
    assert all(one[1] <= other[0] for one, other in pairwise(once))


@given(TEXT, st.data())
@quick
def test_content_away_from_marks_is_only_trimmed(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    found = quotations(text)
    span = trim(text, (start, end))
    inner = text[slice(*span)]
    free = not any(q.start < end and start < q.end for q in found)
    if free and inner and not inner.startswith("that") and not is_mark(inner[0]) and not is_mark(inner[-1]):
        assert snap(text, [(start, end)], found) == (span,)


def test_a_very_long_article_takes_linear_time() -> None:
    paragraph = (
        "“We can't stay,” Mara said, “and the girls' coats aren't here.” 'Tis odd, the '90s \"fans\" say. "
    )
    text = (paragraph * 20 + "\n") * 20 + paragraph * 400
    assert len(quotations(text)) == 800 * 3


def scorer() -> ModuleType:
    path = SHARED / "bench" / "score.py"
    if not path.exists():
        pytest.skip("the reference scorer is not here")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["news-train", "news-dev", "seeds-dev"])
def test_types_agree_with_the_reference_but_for_single_marks(name: str) -> None:
    score = scorer()
    for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = article["text"]
        ours, theirs = inside(text, quotations(text)), score.quoted_mask(text)
        for quote in article["quotes"]:
            start, end = quote["content"][0][0], quote["content"][-1][1]
            near = text[text.rfind("\n", 0, start) + 1 : end] + text[end:].partition("\n")[0]
            if (
                not STRAY_SINGLE.search(near)
                and near.count('"') % 2 == 0
                and near.count("“") == near.count("”")
            ):
                expected = score.derive_type(text, theirs, quote["content"])
                assert quote_type(text, quote["content"], ours) == expected, near
