"""Which marks belong together, one habit or mishap of writers a case; brackets show the inner spans."""

from __future__ import annotations

import pytest

from quotes.detection.pairing import paragraphs, quotations

CASES = {
    "straight": '"[We can\'t go,]" she said, "[but we\'ll try.]"',
    "British": "'[We can't go,]' he said. '[It's the '90s, rock 'n' roll and all.]' James' hat is odd.",
    "British, curly": "‘[I’d go,]’ he said. ‘[The workers’ pay isn’t enough.]’",
    "nested": "“[He said ‘[no]’ to me,]” she said. '[He said \"[no]\" to me,]' she said.",
    "nested twice": "“[A ‘[b “[c d]” e]’ f,]” he said.",
    "the same mark nested": '"[He told me "[go away]" and I went,]" she said.',
    "straight in curly": '“[The "[quiet]" one,]” he said.',
    "both open at once": "\"['[No]', she wrote, and left.]\"",
    "elisions": "'Tis late in the '60s; give 'em the girls' coats and the boys' hats.",
    "curly elisions": "’Tis late in the ‘60s; give ’em the girls’ coats and the boys’ hats.",
    "elision inside": "‘[’Tis late,]’ he said.",
    "measures": 'She is 5\'10" with a 6" knife, at 40° 26′ 46″ N, and says: "[I need 3" nails.]"',
    "measures inside": '"[A man of 5\'10", or 6\'2", came,]" she said.',
    "tokenised clitic": "We 're off and the girls' coats stay .",
    "number at the end": '"[We are number 5]" was the song.',
    "possessive of a title": "\"[Hamlet]\"'s author, the U.S.'s best, Bo's dog.",
    "tokenised": "\" [Hello there ,] \" he said ; they do n't care and it 's odd .",
    "no spaces around": "She said,“[No]”and left.",
    "opened curly, closed straight": '“[We can go]" and "[we can\'t go]”.',
    "opened double, closed single": "“[We can go.]' Nobody went.",
    "opening mark used twice": "“[We can go]“ was heard, and “[we can]” later.",
    "closing mark used to open": "”[Vi går]”, sa hon. »[Hej]«, sagde han. «[Bonjour]», dit-elle.",
    "German": "„[Wir gehen]“, sagte er. ‚[Nein]‘, sagte sie. ›[Ja]‹, sagte er.",
    "spaced guillemets": "« [Bonjour] », dit-elle.",
    "guillemet as a bullet": "» Weather: “[rain]”",
    "TeX": "``[Hello,]'' he said. `[Hello,]' he said. ''[Hello,]'' he said.",
    "Chinese": "他说：“[你好‘[世界]’。]” 「[今日は『[本]』を]」",
    "unclosed": "She said: “[We go home.]",
    "inner mark unclosed": "“[He said ‘no to me,]” she said.",
    "closing mark alone": "We go,” she said, and “[left]”.",
    "opening mark alone": 'He said "yes and then came Bo and said "[no]" again.',
    "spaced stray": 'A stray " mark and the "[word]" itself.',
    "paragraphs run together": "“[One is done.] “[Two is done.] “[Three is done.]”",
}


def shown(text: str) -> str:
    """``text`` with the inner spans of its quotations in brackets."""
    found = quotations(text)
    for at, bracket in sorted([(q.inner[0], "[") for q in found] + [(q.inner[1], "]") for q in found])[::-1]:
        text = text[:at] + bracket + text[at:]
    return text


@pytest.mark.parametrize("name", CASES)
def test_pairs(name: str) -> None:
    assert shown(CASES[name].replace("[", "").replace("]", "")) == CASES[name]


def test_offsets_and_levels() -> None:
    text = "Then “he said ‘no’ twice”. ``Yes''"
    outer, nested, doubled = quotations(text)
    assert (text[outer.start : outer.end], outer.level, outer.closed) == ("“he said ‘no’ twice”", 0, True)
    assert (text[nested.start : nested.end], nested.level, nested.closing) == ("‘no’", 1, "’")
    assert (doubled.start, doubled.end, doubled.opening, doubled.closing) == (27, 34, "``", "''")


def test_paragraphs_that_reopen_are_one_continued_quotation() -> None:
    first, second, third, other = quotations(
        "“One is done.\n\n“Two is done.\n“Three is done.”\n“Four is new.”"
    )
    assert [q.closed for q in (first, second, third, other)] == [False, False, True, True]
    assert [q.continued for q in (first, second, third, other)] == [True, True, False, False]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "He said “no and left. \n“Yes,” she said."
    first, second = quotations(text)
    assert text[first.start : first.end] == "“no and left."
    assert first.continued
    assert text[second.start : second.end] == "“Yes,”"


def test_unlike_marks_do_not_continue_each_other() -> None:
    assert not quotations("“One is done.\n«Deux», dit-elle.")[0].continued


def test_paragraphs_leave_outer_space_out() -> None:
    text = "\n  One two. \r\n\n\u2028Three.\n "
    assert [text[a:b] for a, b in paragraphs(text)] == ["One two.", "Three."]


@pytest.mark.parametrize("text", ["", "\n", "'", '"', "“”", "''", "’’’’", '"' * 9])
def test_next_to_nothing_is_read(text: str) -> None:
    assert all(q.end <= len(text) for q in quotations(text))


def test_a_straight_single_quotation_left_open_goes_on_where_the_next_paragraph_opens_with_one() -> None:
    first, second = quotations("Berg said: 'It rained. We left.\n\n'Nobody came.'")
    assert (first.closed, first.continued, second.closed) == (False, True, True)
    assert [q.start for q in quotations("Berg said: 'It rained. We left.\n\nNobody came.'")] == []
