"""Candidates meet marks: in ``[…]`` what the network takes for content, ``{…}`` source, ``<…>`` cue."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detection.attributions import Attribution, attributions_of, outside
from quotes.detection.decode import Candidate
from quotes.detection.marks import quotations
from quotes.detection.paragraphs import MOST_CARRIED
from quotes.detection.pieces import Pieces, pieces_of
from quotes.detection.standalone import standalone
from quotes.schema import Span

from . import handmade

NLP = handmade.blank()
TOKENIZER = handmade.word_pieces()
ROLES = {"[": "content", "{": "source", "<": "cue"}


def pieces(text: str) -> Pieces:
    return pieces_of(NLP(text), TOKENIZER)


def parted(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without the marks of roles, and the stretches that were in them."""
    text, spans, begun = "", {role: [] for role in ROLES.values()}, {}
    for piece in re.split(r"([\[\]{}<>])", marked):
        if piece in ROLES:
            begun[ROLES[piece]] = len(text)
        elif piece in ("]", "}", ">"):
            role = {"]": "content", "}": "source", ">": "cue"}[piece]
            spans[role].append((begun[role], len(text)))
        else:
            text += piece
    return text, spans


def candidate(text: str, spans: dict[str, list[Span]], score: float = 0.9) -> Candidate:
    p = pieces(text)
    words = {
        role: tuple(w for a, b in found for w in range(len(p)) if p.starts[w] < b and p.ends[w] > a)
        for role, found in spans.items()
    }
    anchor = (words["cue"] or words["content"])[0]
    classes = (0.7, 0.1, 0.15, 0.05)
    return Candidate(anchor, "cue" if words["cue"] else "uncued", score, **words, classes=classes, margin=0.9)


def attributions(*marked: str) -> tuple[str, list[Attribution]]:
    """The attributions of one text, a candidate for each way it is marked."""
    text = parted(marked[0])[0]
    found = [candidate(*parted(m)) for m in marked]
    return text, attributions_of(text, pieces(text), found, quotations(text))


def read(marked: str) -> list[tuple[str, ...]]:
    """Content, cue and source of each attribution, the pieces of a content joined by ``|``."""
    text, found = attributions(marked)
    return [
        tuple("|".join(text[a:b] for a, b in spans) for spans in (x.content, x.cue, x.source)) for x in found
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # edges at marks
        ("[“We must leave now,”] {she} <said>.", ("We must leave now", "said", "she")),
        ("{She} <said> [that taxes must fall.] He left.", ("taxes must fall", "said", "She")),
        (
            "“Well, we [must leave the house] now,” {she} <said>.",
            ("Well, we must leave the house now", "said", "she"),
        ),
        # two pieces of one quotation, said in between
        ("[“We waited,”] {she} <said>, [“and nobody came.”]", ("We waited|and nobody came", "said", "she")),
        # a gap of a word or two is a slip, unless the cue or the source stands there
        ("{She} <said> [taxes must] surely [fall soon].", ("taxes must surely fall soon", "said", "She")),
        ("[Taxes must] {she} <said> [fall soon].", ("Taxes must|fall soon", "said", "she")),
        # the source without its preposition and within its line
        ("[Taxes must fall], <according> {to Anna Berg}.", ("Taxes must fall", "according", "Anna Berg")),
        ("Rain {Anna\n\nBerg} <said> [taxes must fall].", ("taxes must fall", "said", "Berg")),
        ("{Tobin Ash} <said> [taxes must fall].", ("taxes must fall", "said", "Tobin Ash")),
        # neither cue nor whom it was told
        ("“{They} <say> [taxes must fall],” she said.", ("taxes must fall", "say", "They")),
        ("“[Taxes must fall], {they} <say>,” she said.", ("Taxes must fall", "say", "they")),
        ("{She} <asked> [Anna Berg why taxes must fall].", ("why taxes must fall", "asked", "She")),
        ("{She} <asked> [board members if taxes fell].", ("if taxes fell", "asked", "She")),
        ("{She} <asked> [for advice if taxes fell].", ("for advice if taxes fell", "asked", "She")),
        ("{She} <told> [us to leave].", ("to leave", "told", "She")),
        ("{She} <told> [them that taxes must fall].", ("taxes must fall", "told", "She")),
        ("{She} <told> us [she must leave].", ("she must leave", "told", "She")),
        ("{She} <urged> [us to leave].", ("us to leave", "urged", "She")),
        ("{She} <warned> [drivers the road was shut].", ("the road was shut", "warned", "She")),
        ("{She} <promised> her [fans that taxes would fall].", ("taxes would fall", "promised", "She")),
        ("{She} <promised> [Anna Berg it would rain].", ("it would rain", "promised", "She")),
        ("{She} <promised> [its members they’d win].", ("they’d win", "promised", "She")),
        ("{She} <told> [her two children it was cold].", ("it was cold", "told", "She")),
        ("{She} <warned> [drivers would leave].", ("drivers would leave", "warned", "She")),
        ("{She} <promised> [drivers a new road].", ("drivers a new road", "promised", "She")),
        ("{She} <told> [LBC drivers were furious].", ("drivers were furious", "told", "She")),
        ("{She} <told> [Radio 4 big fines had gone up].", ("big fines had gone up", "told", "She")),
        ("{She} was <told> [NHS staff were tired].", ("NHS staff were tired", "told", "She")),
        ("{She} <said> [NHS staff were tired].", ("NHS staff were tired", "said", "She")),
        ("{She} <told> [new drivers to slow down].", ("to slow down", "told", "She")),
        ("{She} <warned> [drivers to slow down].", ("drivers to slow down", "warned", "She")),
        # what the tokenizer parts
        ("{They} <said> [I should but I wo]n’t.", ("I should but I won’t", "said", "They")),
        ("{They} <said> [she owed £]46 for it.", ("she owed £46", "said", "They")),
        # the preposition of a question
        ("{She} <asked> on [what day taxes fell].", ("on what day taxes fell", "asked", "She")),
        ("{She} <asked> in which [year taxes fell].", ("in which year taxes fell", "asked", "She")),
        ("{She} <asked> Berg, [what it was].", ("what it was", "asked", "She")),
        # sources that were cut, or go on too far
        ("{Minutes of} the board <say> [it rained].", ("it rained", "say", "Minutes of the board")),
        ("<Saying> [it rained], {the} Port Ellery board left.", ("it rained", "Saying", "the Port Ellery")),
        ("{A woman who} <said> [it rained] left.", ("it rained", "said", "A woman")),
        ("Pupils, {some of which} <said> [it rained].", ("it rained", "said", "some of which")),
        ("By his aide, {Anna Berg, Hale} <said> [it rained].", ("it rained", "said", "Hale")),
        ("{Berg, Hale} and Moll <said> [it rained].", ("it rained", "said", "Berg, Hale")),
        ("Tom Hale, 61, who lives on Road {9}, <said> [it rained].", ("it rained", "said", "Tom Hale")),
        ("Tom Hale, a cook who lives on Road {9}, <said> [it rained].", ("it rained", "said", "Tom Hale")),
        ("{Ann Berg (Lab}, Hull) <said> [it rained].", ("it rained", "said", "Ann Berg (Lab, Hull)")),
        ("{Ann Berg} (Lab) <said> [it rained].", ("it rained", "said", "Ann Berg")),
        # a headline that ends in its source
        ("{Mayor} ‘lied’, <says> [rival]\nRain fell.", ("Mayor ‘lied’", "says", "rival")),
        ("{Mayor}, <says> [rival] left.", ("rival", "says", "Mayor")),
        # placards and crowds
        ("{Pupils held up placards} <reading> [“No rain”].", ("No rain", "reading", "placards")),
        ("{Two pupils} wore a red T-shirt that <said> [“No rain”].", ("No rain", "said", "a red T-shirt")),
        ("Pupils waved flags {that} <said> [“No rain”].", ("No rain", "said", "flags")),
        ("{Anna Berg’s sign} <read> [“No rain”].", ("No rain", "read", "Anna Berg’s sign")),
        ("{Her speech drew} loud <cries> of [“No!”] from the crowd.", ("No!", "cries", "the crowd")),
        ("{The bill} was met by <shouts> of [“No rain”].", ("No rain", "shouts", "")),
        ("{The crowd} broke into <shouts> of [“No rain”].", ("No rain", "shouts", "The crowd")),
        ("[“You drove,”] <came> {the reply}.", ("You drove", "came", "")),
        # nobody and nothing
        ("Odd: [“We must all leave now.”]", ("We must all leave now", "", "")),
    ],
)  # fmt: skip
def test_parts(marked: str, expected: tuple[str, ...]) -> None:
    assert read(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[“We must leave now,”] {she} <said>.", "direct"),
        ("{She} <said> [we must leave now].", "indirect"),
        ("{She} <said> [we “must leave” now].", "mixed"),
    ],
)
def test_types(marked: str, kind: str) -> None:
    assert attributions(marked)[1][0].type == kind


def test_content_of_nothing_but_marks_is_dropped() -> None:
    assert read("{She} <said> [“”].") == []


@pytest.mark.parametrize(
    "marked",
    [
        "{She} <said> [nothing] all day.",
        "{She} <said> [no more].",
        "If {she} <says> that [taxes must fall, we leave].",
        "<Asked> [if she would leave], she laughed.",
        "{Nobody} <said> [it rained].",
        "{That} <said>, [it rained].",
        "{No witness} <says> [it rained].",
        "Did {Anna Berg} <say> that [it rained]?",
        "And has {Anna Berg} <said> that [it rained]?",
        "{Her heart} <said> [no].",
        "{Rain in the hills live}<:> [roads are shut]",
        "{Rain} in the hills live<:> [roads are shut]",
        "He was <told> off by {aunts} [less loud than him].",
        "She dismissed {his} <claims> as [“a cry”].",
        "{An aide} <called> [her “three times a day”].",
    ],
)
def test_silence_and_what_may_yet_be_said_are_no_quotes(marked: str) -> None:
    assert read(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "{She} <said> [no].",
        "{She} <said> [“nothing”].",
        "If {she} <said> [we leave].",
        "Why did {she} <say> that [it rained]?",
        "{No 10} <said> [it rained].",
        "{The head} <said> [it rained].",
        "{Anna Berg}<:> [roads are shut]",
        "{An aide} <called> [her “a thief, three times over”].",
        "<Asked> by {Anna Berg} [if she would leave], she laughed.",
    ],
)
def test_little_said_and_what_was_said_are_quotes(marked: str) -> None:
    assert len(read(marked)) == 1


@pytest.mark.parametrize(("source", "quotes"), [("did anyone", 0), ("my head", 0), ("my bank", 1)])
def test_nobody_speaks_within_a_quotation_either(source: str, quotes: int) -> None:
    text, spans = parted(f"“So {{{source}}} <say> that [it rained]?” she said.")
    nested = replace(candidate(text, spans), kind="nested")
    assert len(attributions_of(text, pieces(text), [nested], quotations(text))) == quotes


def test_what_follows_a_closed_paragraph_is_a_quote_that_continues() -> None:
    marked = "[“We must leave now,”] {she} <said>.\n\n[“The rain is too strong for the boats.”]"
    _, (first, second) = attributions(marked)
    assert read(marked) == [
        ("We must leave now", "said", "she"),
        ("The rain is too strong for the boats", "", ""),
    ]
    assert (first.continues, first.candidate.kind) == (False, "cue")
    assert (second.continues, second.candidate.kind) == (True, "uncued")
    assert second.candidate.anchor == first.candidate.anchor


def test_the_cue_keeps_the_paragraph_nearest_to_it() -> None:
    marked = "[“The rain is too strong.”\n\n“We must leave now,”] {she} <said>."
    assert read(marked) == [("The rain is too strong", "", ""), ("We must leave now", "said", "she")]
    assert [a.continues for a in attributions(marked)[1]] == [True, False]


def test_what_follows_without_marks_is_not_kept() -> None:
    marked = "{She} <said> [taxes must fall.\n\nIt rained on the boats all day]."
    assert read(marked) == [("taxes must fall", "said", "She")]


OPEN = (
    "{She} <said>: [“We must all leave now, all of us.]\n\n“The rain is too strong.\n\n“It was cold.” Rain."
)


def test_an_unclosed_quotation_is_carried_on() -> None:
    text, (only,) = attributions(OPEN)
    assert [text[a:b] for a, b in only.content] == [
        "We must all leave now, all of us",
        "The rain is too strong",
        "It was cold",
    ]
    assert (only.type, only.continues) == ("direct", False)


def test_it_is_carried_on_only_from_most_of_it() -> None:
    assert (
        len(
            read(OPEN.replace("[“We must all leave now, all of us.]", "“We must all leave now, [all] of us."))
        )
        == 1
    )
    text, (only,) = attributions(
        OPEN.replace("[“We must all leave now, all of us.]", "“[We must] all leave now here.")
    )
    assert "The rain" not in text[only.content[0][0] : only.content[-1][1]]


def test_it_is_not_carried_on_for_ever() -> None:
    paragraph = "“The rain is too strong for us.\n\n"
    _, (only,) = attributions("{She} <said>: [“We must all leave now.]\n\n" + paragraph * (MOST_CARRIED + 5))
    assert len(only.content) == MOST_CARRIED + 1


def test_one_content_one_attribution() -> None:
    """Edges that meet at the marks: the one with a cue of its own stays, whatever its score."""
    cued = "“Well, we [must leave the house] now,” {she} <said>."
    uncued = "[“Well, we must leave the house] now,” she said."
    _, (only,) = attributions(uncued, cued)
    assert only.candidate.kind == "cue"


def test_they_come_in_the_order_of_the_text() -> None:
    later = "She said taxes must fall. {He} <said> [it rained all day]."
    text, found = attributions(later, "{She} <said> [taxes must fall]. He said it rained all day.")
    assert [text[slice(*a.content[0])] for a in found] == ["taxes must fall", "it rained all day"]


@pytest.mark.parametrize(
    ("classes", "least", "expected"),
    [
        ((0.4, 0.3, 0.2, 0.1), 0.4, "speech"),
        ((0.4, 0.3, 0.2, 0.1), 0.5, "topic"),
        ((0.2, 0.1, 0.6, 0.1), 0.5, "thought"),
        ((0.2, 0.1, 0.1, 0.6), 0.1, "speech"),
    ],
)
def test_speech_has_its_own_threshold(classes: tuple[float, ...], least: float, expected: str) -> None:
    plain = Candidate(0, "cue", 0.9, (1,), (), (0,), classes, 0.9)
    assert Attribution(((0, 4),), (), (), "indirect", plain).quote_class(
        {"indirect": least, "in_marks": 0}
    ) == (expected)
    for kind in ("direct", "mixed"):
        marked = Attribution(((0, 4),), (), (), kind, plain)
        assert marked.quote_class({"indirect": 0, "in_marks": least}) == expected


def test_what_a_quotation_is_carried_on_to_is_no_quote_of_its_own() -> None:
    text = "“It rained all day,” she said. “And so did Monday.\n\n“And so did Tuesday.”"
    cued = text.replace("It rained all day", "[It rained all day]").replace("said", "<said>")
    cued = cued.replace("And so did Monday.", "[And so did Monday.]")
    alone = text.replace("And so did Tuesday", "[And so did Tuesday]")
    (one,) = attributions(cued, alone)[1]
    assert [text[a:b] for a, b in one.content][-1] == "And so did Tuesday"


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("She <said> [it rained, as] did others.", "it rained"),
        ("She <said> [it rained and] left.", "it rained"),
        ("She <said> [it rained on the] east coast.", "it rained on the east coast"),
        ("She <said> [it rained on the] east coast, and left.", "it rained on the east coast"),
        ("[It rained on the] day <said> she.", "It rained on the"),
        ("She <asked> [what it was for].", "what it was for"),
        ("“[What is it for],” she <said>.", "What is it for"),
    ],
)
def test_contents_end_where_a_phrase_does(marked: str, content: str) -> None:
    assert [found for found, _, _ in read(marked)] == [content]


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("Anna Berg, who <said> [it rained], left.", "who"),
        ("Anna Berg, who has since <said> [it rained], left.", "who"),
        ("The board, which repeatedly <warned> [it rained], left.", "which"),
        ("The bill, which had been <described> as [a mess], fell.", ""),
        ("{Anna Berg}, who <said> [it rained], left.", "Anna Berg"),
        ("Ask who, Berg <said>, [it rained].", ""),
    ],
)
def test_a_relative_pronoun_is_the_source_of_its_verb(marked: str, source: str) -> None:
    assert [found for _, _, found in read(marked)] == [source]


def test_outside_leaves_out_what_lies_mostly_in_debris() -> None:
    plain = Candidate(0, "cue", 0.9, (1,), (), (0,), (1.0, 0, 0, 0), 0.9)
    lying = [Attribution(c, (), (), "direct", plain) for c in (((0, 10),), ((10, 20),), ((0, 4), (12, 20)))]
    text = 30 * "x"
    assert outside(text, lying, [(0, 5)]) == lying  # half of the first
    assert outside(text, lying, [(0, 6)]) == lying[1:]
    assert outside(text, lying, []) == lying
    assert outside(text, lying, [(8, 30)]) == [replace(lying[0], content=((0, 8),))]  # a credit behind it
    reported = [replace(lying[1], cue=((2, 6),))]
    assert outside(text, reported, [(0, 6)]) == []  # ``Staff Reports``
    assert outside(text, reported, [(0, 2), (6, 8)]) == reported


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell. “We must all leave now.” He left.", ["We must all leave now."]),
        ("“We must all leave now.”", ["We must all leave now."]),
        ("Rain fell.\n\n“We must all leave now”\n\nHe left.", ["We must all leave now"]),
        ("“We must all leave now.” “It is too cold.”", ["We must all leave now.", "It is too cold."]),
        # carried on by attributions_of, so no candidate of its own
        (
            "Rain.\n\n“We must all leave now.\n\n“It is too cold for us.” Rain.",
            ["We must all leave now."],
        ),
        # scare quotes, titles, mixed content, a lone word
        ("They sang “We must all leave now” at night.", []),
        ("She called it “a very bad year.” Rain fell.", []),
        ("Rain fell. “We must all leave” was the song.", []),
        ("Rain fell. “Too cold.” He left.", []),
        ("Rain fell. “we must all leave now.” He left.", []),
        ("Rain fell.“We must all leave now.” He left.", []),
        ("It rained all day.", []),
    ],
)  # fmt: skip
def test_standalone_quotations(text: str, expected: list[str]) -> None:
    p = pieces(text)
    found = standalone(text, p, quotations(text))
    assert [text[p.starts[first] : p.ends[last]] for first, last in found.items()] == expected


TEXTS = st.lists(
    st.sampled_from([*'“”"‘’«»', "''", " ", "\n\n", "We ", "must ", "rain", "Anna ", ".", ", ", "said "]),
    max_size=30,
).map("".join)


@given(TEXTS)
def test_any_marks_do(text: str) -> None:
    p, marked = pieces(text), quotations(text)
    for first, last in standalone(text, p, marked).items():
        assert 0 <= first < last < len(p)


@given(TEXTS, st.data())
def test_any_candidates_do(text: str, data: st.DataObject) -> None:
    p = pieces(text)
    if not len(p):
        return
    words = st.sets(st.integers(0, len(p) - 1), max_size=8).map(lambda found: tuple(sorted(found)))
    anchors = st.integers(0, len(p) - 1)
    found = [
        Candidate(data.draw(anchors), "cue", 0.9, content, source, data.draw(words), (1.0, 0, 0, 0), 0.9)
        for content, source in data.draw(st.lists(st.tuples(words.filter(bool), words), max_size=3))
    ]
    made = attributions_of(text, p, found, quotations(text))
    assert [a.content[0] for a in made] == sorted(a.content[0] for a in made)
    for a in made:
        for start, end in (*a.content, *a.cue, *a.source):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert list(a.content) == sorted(a.content)
        assert len(a.source) <= 1
        assert not any("\n" in text[start:end] for start, end in a.source)
        assert not a.continues or not (a.cue or a.source)
    assert len({a.content for a in made}) == len(made)


@pytest.mark.parametrize("text", ["“", "Rain. “", '"', "“ ", "“Rain.\n\n“", "''"])
def test_a_lone_mark_at_the_end_is_no_quotation(text: str) -> None:
    assert standalone(text, pieces(text), quotations(text)) == {}


@pytest.mark.parametrize(
    "words", ["not to be named", "to remain anonymous", "anonymity", "not to be quoted by name"]
)
def test_what_a_source_asks_for_itself_is_no_quote(words: str) -> None:
    assert read(f"A guard {{who}} <asked> [{words}] left.") == []
    assert read(f"A guard {{who}} <asked> [{words} again] left.") != []


def test_of_an_uncued_quote_and_a_piece_of_it_the_whole_stays() -> None:
    text = "“We waited there.¶“Nobody came to us.”".replace("¶", "\n\n")
    whole, piece = (
        "“[We waited there.\n\n“Nobody came to us].”",
        "“We waited there.\n\n“[Nobody came to us].”",
    )
    for several in ((whole, piece), (piece, whole)):
        p = pieces(text)
        scores = (0.5, 0.9) if several[0] == whole else (0.9, 0.5)
        found = [candidate(*parted(m), score=s) for m, s in zip(several, scores, strict=True)]
        (one,) = attributions_of(text, p, found, quotations(text))
        assert [text[a:b] for a, b in one.content] == ["We waited there", "Nobody came to us"]
