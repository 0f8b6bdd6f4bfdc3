"""Who signs a quotation with a dash and a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.detection.attributions import Attribution
from quotes.detection.decode import Candidate
from quotes.detection.marks import quotations
from quotes.detection.signatures import SURE, sign, signatures


def signed(text: str) -> list[str]:
    return [text[slice(*name)] for _, name in signatures(text, quotations(text)).values()]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“It sways.” — Carla Sanchez", ["Carla Sanchez"]),
        ("“It sways.”\n― Carla Sanchez, 41\n\nMore.", ["Carla Sanchez, 41"]),
        ("“It sways”\n\n– The Dunmere Post", ["The Dunmere Post"]),
        ('"It sways." - Ilsa van der Varn (mayor)', ["Ilsa van der Varn (mayor)"]),
        ("‘We must close it’ – Varn\n\nThe mayor spoke.", ["Varn"]),
        ("“It sways.” -- Tom Dray.", ["Tom Dray"]),
        ("“One.” — Ann Berg\n“Two.” — Joe Hale", ["Ann Berg", "Joe Hale"]),
        ("The “bridge to nowhere” — Varn's name for it — is old.", []),
        ("It is “safe” – Engineers disagree – and old.", []),
        ("“It sways” — Berg said so in May.", []),
        ("“It sways.” — it was said", []),
        ("“It sways” and more\n— Ann Berg", []),
        ("“It sways.”\n\n\n— Ann Berg", []),
        ("“It sways.” - 2021", []),
        ("“He said ‘go’ — Ann Berg", []),
    ],
)
def test_names_after_a_dash(text: str, names: list[str]) -> None:
    assert signed(text) == names


TEXT = "“It sways in the wind. We fear it.” — Ann Berg"
SEEN = Candidate(1, "uncued", 0.4, (1, 2), (), (), (0.9, 0.1, 0.0, 0.0), 0.5)


def attribution(words: str, cue: str = "", score: float = 0.4) -> Attribution:
    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return ((TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()

    seen = replace(SEEN, kind="cue" if cue else "uncued", score=score)
    return Attribution(spans(words), spans(cue), (), "direct", seen)


def test_what_is_found_of_a_signed_quotation_becomes_the_whole() -> None:
    several = [attribution("It sways"), attribution("We fear it", "—", 0.6)]
    (whole,) = sign(TEXT, several, signatures(TEXT, quotations(TEXT)))
    assert [TEXT[a:b] for a, b in whole.content] == ["It sways in the wind. We fear it"]
    assert [TEXT[a:b] for a, b in (*whole.cue, *whole.source)] == ["—", "Ann Berg"]
    assert (whole.candidate.kind, whole.candidate.score, whole.candidate.margin) == ("cue", SURE, SURE)


def test_a_quote_with_a_cue_of_its_own_stays() -> None:
    own = attribution("It sways", "wind")
    assert sign(TEXT, [own], signatures(TEXT, quotations(TEXT))) == [own]


def test_without_signatures_nothing_changes() -> None:
    found = [attribution("It sways"), attribution("We fear it")]
    assert sign(TEXT, found, {}) == found
