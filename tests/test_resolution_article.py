from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quotes.markup import parse
from quotes.resolution.article import ArticleSpeakers
from quotes.resolution.candidates import Candidates, Choice
from quotes.resolution.discourse import QuoteParts
from quotes.resolution.evidence import FOR_NOBODY, shipped_weights
from quotes.resolution.offices import OfficeTable
from quotes.resolution.speaker import Speaker
from tests.named import NAMES, chains_of

Pointers = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def offices() -> OfficeTable:
    return OfficeTable.load()


class World:
    """The speakers of a marked article: ``[s1|She] [c1|said] {1|it rained}.``"""

    def __init__(self, offices: OfficeTable) -> None:
        self.offices = offices
        self.forward: Pointers = {}
        """Words that sources are said to mean at their first place after the source."""

    def article(
        self,
        marked: str,
        points: Pointers | None = None,
        goes_on: dict[str, str] | None = None,
        day: str = "",
        names: dict[str, str] = NAMES,
    ) -> dict[str, Speaker]:
        """``points``: by quote, the words its source is said to mean (``?``: nobody), each at its last place
        before the source; ``goes_on``: the quote that a quote goes on with."""
        text, quotes = parse(marked)
        parts = []
        for quote in quotes:
            source = (quote.source[0][0], quote.source[-1][1]) if quote.source else None
            part = QuoteParts(
                quote.id, quote.content, quote.cue, source, quote.type, {}, (goes_on or {}).get(quote.id, "")
            )
            told = (points or {}).get(quote.id, {})
            places = {-1 if w == "?" else text.rindex(w, 0, part.at): p for w, p in told.items()}
            ahead = {text.index(w, part.at): p for w, p in self.forward.get(quote.id, {}).items()}
            parts.append(replace(part, referents=places | ahead))
        self.speakers = ArticleSpeakers(text, chains_of(text, names), self.offices, day, shipped_weights())
        return self.speakers.resolve(parts)

    def who(self, marked: str, **more: object) -> list[str]:
        """The speakers' names in the order of the quotes' ids."""
        found = self.article(marked, **more)  # type: ignore[arg-type]
        return [found[key].speaker for key in sorted(found)]


@pytest.fixture
def world(offices: OfficeTable) -> World:
    return World(offices)


def test_a_name_speaks_for_itself_in_its_fullest_form(world: World) -> None:
    found = world.article("Mayor Anna Berg left. [s1|Berg] [c1|said] {1|it rained}.")["1"]
    assert (found.speaker, found.speaker_from, found.speaker_kind) == ("Anna Berg", "name", "person")
    assert (found.speaker_role, found.anonymous) == ("Mayor", False)
    assert found.speaker_confidence > 0.9


def test_what_the_user_says_somebody_is_counts(tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text("people:\n  Ivo Moll: {kind: organization}\n  Tom Hale: {id: x-1}\n", encoding="utf-8")
    world = World(OfficeTable.load(people=own))
    found = world.article("[s1|Ivo Moll] [c1|said] {1|it rained}. [s2|Tom Hale] [c2|said] {2|it snowed}.")
    assert [found[key].speaker_kind for key in "12"] == ["organization", "person"]


def test_what_does_not_show_is_no_part_of_a_name(world: World) -> None:
    names = {"Anna Be\u200brg": "PERSON", "Be\u00adrg": "PERSON"}
    marked = "[s1|Anna Be\u200brg] [c1|said] {1|it rained}. [s2|Be\u00adrg] [c2|added] {2|it snowed}."
    assert world.who(marked, names=names) == ["Anna Berg"] * 2
    assert world.who("[s1|The harbour mas\u00adter] [c1|said] {1|it rained}.") == ["The harbour master"]


def test_a_pronoun_goes_where_the_network_points(world: World) -> None:
    marked = "Anna Berg met Una Voss. [s1|She] [c1|said] {1|it rained}."
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}
    assert world.who(marked, names=names, points={"1": {"Anna Berg": 0.9, "?": 0.01}}) == ["Anna Berg"]
    assert world.who(marked, names=names, points={"1": {"Una Voss": 0.9, "?": 0.01}}) == ["Una Voss"]
    found = world.article(marked, names=names, points={"1": {"Anna Berg": 0.9}})["1"]
    assert found.speaker_from == "coref"
    assert 0.8 < found.speaker_confidence < 1


def test_gender_rules_out_whatever_the_network_says(world: World) -> None:
    marked = "Anna Berg met Tom Hale. [s1|He] [c1|said] {1|it rained}."
    assert world.who(marked, points={"1": {"Anna Berg": 0.9}}) == ["Tom Hale"]


def test_it_is_a_body(world: World) -> None:
    marked = "Harbour Watch met Anna Berg. [s1|It] [c1|said] {1|the pier was safe}."
    assert world.who(marked, points={"1": {"Anna Berg": 0.6, "Harbour Watch": 0.3}}) == ["Harbour Watch"]


def test_a_body_that_is_only_near_did_not_make_the_survey(world: World) -> None:
    marked = "Harbour Watch {}. It was late. [s1|The survey] [c1|found] {{1|it rained}}."
    points = {"1": {"Harbour Watch": 0.4}}
    assert world.who(marked.format("met"), points=points) == ["The survey"]
    assert world.who(marked.format("met"), points={"1": {"Harbour Watch": 0.9}}) == ["Harbour Watch"]


def test_it_is_no_body_that_is_only_near_but_the_document_told_of_last(world: World) -> None:
    marked = "Harbour Watch left. {} [s1|It] [c1|said] {{1|it rained}}."
    assert world.who(marked.format("It was late.")) == [""]
    assert world.who(marked.format("A sign hung there.")) == ["A sign"]
    assert world.who(marked.format("Anna Berg's letter came.")) == ["Anna Berg"]


def test_a_pronoun_with_nobody_to_mean_has_no_speaker(world: World) -> None:
    assert world.article("[s1|She] [c1|said] {1|it rained}.")["1"] == Speaker()
    assert world.who("Tom Hale left. [s1|She] [c1|said] {1|it rained}.") == [""]


def test_first_person_inside_a_quote_is_who_speaks_it(world: World) -> None:
    marked = "“{1 direct|Hale left. [s2|I] [c2|told] him {2|to}},” [s1|Anna Berg] [c1|said]. Tom Hale left."
    found = world.article(marked, points={"2": {"Hale": 0.9}})
    assert [found[k].speaker for k in "12"] == ["Anna Berg", "Anna Berg"]
    assert found["2"].speaker_from == "coref"


def test_first_person_inside_a_quote_that_goes_on(world: World) -> None:
    marked = (
        "Tom Hale left. “{1 direct|It rained},” [s1|Berg] [c1|said].\n\n"
        "“{2 direct|[s3|I] [c3|told] Hale {3|to go}}.”"
    )
    points = {"2": {"Tom Hale": 0.9}, "3": {"Tom Hale": 0.9}}
    assert world.who(marked, points=points, goes_on={"2": "1"}) == ["Berg"] * 3


def test_third_person_inside_a_direct_quote_is_not_its_speaker(world: World) -> None:
    marked = "Tom Hale met Ivo Moll. “{1 direct|[s2|He] [c2|said] {2|it rained}},” [s1|Hale] [c1|said]."
    assert world.who(marked, points={"2": {"Tom Hale": 0.6, "Ivo Moll": 0.1}}) == ["Tom Hale", "Ivo Moll"]


def test_third_person_in_indirect_speech_may_be(world: World) -> None:
    marked = "[s1|Tom Hale] [c1|said] {1|[s2|he] had [c2|told] Ivo Moll {2|to go}}."
    assert world.who(marked, points={"2": {"Tom Hale": 0.9, "?": 0.01}}) == ["Tom Hale", "Tom Hale"]


def test_a_quote_without_source_goes_on_with_who_spoke_last(world: World) -> None:
    marked = (
        "Anna Berg met Tom Hale.\n\n“{1 direct|It rained},” [s1|she] [c1|said].\n\n“{2 direct|It poured}.”"
    )
    found = world.article(marked, points={"1": {"Anna Berg": 0.9}})
    assert (found["2"].speaker, found["2"].speaker_from) == ("Anna Berg", "continuation")


def test_a_quote_said_to_go_on_keeps_its_speaker_whoever_stands_between(world: World) -> None:
    marked = (
        "“{1 direct|It rained},” [s1|Anna Berg] [c1|said]. “{2 direct|No},” [s2|Tom Hale] [c2|said]. "
        "“{3 direct|It poured}.”"
    )
    assert world.who(marked, points={"3": {"Tom Hale": 0.9}}) == ["Anna Berg", "Tom Hale", "Tom Hale"]
    found = world.article(marked, points={"3": {"Tom Hale": 0.9}}, goes_on={"3": "1"})["3"]
    assert (found.speaker, found.speaker_from) == ("Anna Berg", "continuation")


def test_somebody_described_is_taken_up(world: World) -> None:
    marked = (
        "[s1|A woman in a red coat] [c1|said] {1|it rained}. Tom Hale left.\n\n"
        "[s2|The woman] [c2|said] {2|it poured}.\n\n“{3 direct|No},” [s3|she] [c3|added]."
    )
    points = {"2": {"A woman": 0.8, "?": 0.1}, "3": {"The woman": 0.9, "?": 0.01}}
    found = world.article(marked, points=points)
    assert {s.speaker for s in found.values()} == {"A woman in a red coat"}
    assert [found[k].speaker_from for k in "123"] == ["none", "coref", "coref"]
    assert found["1"].speaker_id == ""


def test_anonymous_sources_are_flagged_and_kept_apart(world: World) -> None:
    marked = (
        "[s1|A senior official] [c1|said] {1|it rained}. [s2|A senior official] [c2|said] {2|it poured}.\n\n"
        "[s3|Harbour pilots] [c3|said] {3|no}."
    )
    found = world.article(marked, points={"2": {"A senior": 0.9}})
    assert all(s.anonymous for s in found.values())
    assert [found[k].speaker for k in "123"] == ["A senior official", "A senior official", "Harbour pilots"]
    assert [found[k].speaker_kind for k in "123"] == ["person", "person", "group"]
    assert [len(e.spoke) for e in world.speakers.cast.entities] == [1, 1, 1]


def test_a_bare_plural_said_again_is_the_same_group(world: World) -> None:
    marked = "[s1|pilots] [c1|said] {1|it rained}. [s2|pilots] [c2|said] {2|it poured}."
    world.who(marked, points={"2": {"pilots": 0.9, "?": 0.05}})
    assert [len(e.spoke) for e in world.speakers.cast.entities] == [2]


def test_several_who_speak_as_one_are_one_group(world: World) -> None:
    marked = (
        "[s1|Anna Berg and Tom Hale] [c1|said] {1|it rained}. [s2|Berg and Hale] [c2|said] {2|it poured}. "
        "“{3 direct|No},” [s3|they] [c3|said]."
    )
    points = {"3": {"Berg and": 0.9, "?": 0.01}}
    found = world.article(marked, points=points)
    assert {s.speaker for s in found.values()} == {"Anna Berg and Tom Hale"}
    assert {(s.speaker_kind, s.anonymous) for s in found.values()} == {("group", False)}
    assert [len(e.spoke) for e in world.speakers.cast.entities if e.many] == [3]


def test_three_are_listed(world: World) -> None:
    marked = "[s1|Anna Berg, Tom Hale and Ivo Moll] [c1|said] {1|it rained}."
    assert world.who(marked) == ["Anna Berg, Tom Hale and Ivo Moll"]


def test_a_document_speaks_for_who_issued_it(world: World) -> None:
    found = world.article("Harbour Watch met. [s1|A report by Harbour Watch] [c1|said] {1|it rained}.")["1"]
    assert (found.speaker, found.speaker_from) == ("Harbour Watch", "coref")


def test_a_document_of_nobody_is_itself(world: World) -> None:
    found = world.article("[s1|A report published in May] [c1|said] {1|it rained}.")["1"]
    assert (found.speaker, found.speaker_kind, found.anonymous) == (
        "A report published in May",
        "document",
        False,
    )


def test_a_name_the_finder_missed_is_a_person_of_its_own(world: World) -> None:
    marked = "Tom Hale left. [s1|teacher Una Voss] [c1|said] {1|it rained}."
    found = world.article(marked, points={"1": {"Tom Hale": 0.9}})["1"]
    assert (found.speaker, found.speaker_kind, found.anonymous) == ("teacher Una Voss", "person", False)


def test_a_title_is_whose_the_article_says_it_is(world: World) -> None:
    marked = (
        "Mayor Anna Berg met Ruritanian Foreign Minister Tom Hale.\n\n"
        "[s1|The foreign minister] [c1|said] {1|it rained}. [s2|The mayor] [c2|said] {2|no}."
    )
    points = {key: {"Anna Berg": 0.2, "Tom Hale": 0.2, "?": 0.4} for key in "12"}
    assert world.who(marked, points=points) == ["Tom Hale", "Anna Berg"]


NATO = "BRUSSELS — It rained. [s1|The NATO chief] [c1|said] {1|the summit went well}."


@pytest.mark.parametrize(
    ("day", "holder", "origin"),
    [
        ("2024-12-03", "Mark Rutte", "office"),
        ("2023-05-01", "Jens Stoltenberg", "office"),
        ("", "The NATO chief", "none"),
    ],
)
def test_an_office_is_its_holders_by_date_and_nobodys_without(
    world: World, day: str, holder: str, origin: str
) -> None:
    found = world.article(NATO, day=day)["1"]
    assert (found.speaker, found.speaker_from, found.speaker_kind) == (holder, origin, "person")
    assert bool(found.speaker_id) == (origin == "office")
    assert found.speaker_role == ("NATO chief" if day else "")
    assert not found.anonymous


def test_a_surname_with_its_office_has_the_holders_id(world: World) -> None:
    marked = "[s1|NATO chief Rutte] [c1|said] {1|it rained}. [s2|Rutte] [c2|added] {2|it snowed}."
    found = world.article(marked, names={"Rutte": "PERSON", "NATO": "ORG"}, day="2024-12-03")
    assert {(s.speaker, s.speaker_id) for s in found.values()} == {("Rutte", "Q57792")}
    bare = world.article("[s1|Rutte] [c1|said] {1|it rained}.", names={"Rutte": "PERSON"}, day="2024-12-03")
    assert bare["1"].speaker_id == ""


def test_the_holder_named_in_the_article_goes_before_the_table(world: World) -> None:
    names = {"Mark Rutte": "PERSON", "Anna Berg": "PERSON"}
    marked = f"Mark Rutte met Anna Berg. {NATO}"
    points = {"1": {"Mark Rutte": 0.1, "?": 0.3}}
    found = world.article(marked, points=points, day="2024-12-03", names=names)["1"]
    assert (found.speaker, found.speaker_from) == ("Mark Rutte", "coref")
    assert found.speaker_id


def test_an_office_is_nobodys_who_is_only_talked_of(world: World) -> None:
    marked = "[s1|The NATO chief] [c1|said] {1|he would call Anna Berg}."
    names = {"Anna Berg": "PERSON"}
    world.forward = {"1": {"Anna Berg": 0.5}}
    assert world.who(marked, day="2024-12-03", names=names) == ["Mark Rutte"]
    assert world.who(marked, names=names) == ["The NATO chief"]


@pytest.mark.parametrize(
    ("before", "person"),
    [
        ("President Emmanuel Macron left Paris.", "Emmanuel Macron"),  # no other country's president
        ("French President Una Voss left Paris.", "Una Voss"),
        ("Pope Benedict XVI went home.", "Benedict XVI"),
        ("Una Voss, chief executive of Tarn Foods, went home.", "Una Voss"),
        ("Una Voss went home.", "Una Voss"),
    ],
)
def test_an_office_is_not_given_to_who_holds_another(world: World, before: str, person: str) -> None:
    marked = f"{before} [s1|The Russian president] [c1|said] {{1|he would come}}."
    points, names = {"1": {person: 0.9}}, {person: "PERSON"}
    assert world.who(marked, points=points, day="2022-02-06", names=names) == ["Vladimir Putin"]
    assert world.who(marked, points=points, names=names) == ["The Russian president"]


def test_an_office_without_its_country_is_whose_it_ever_was(world: World) -> None:
    for name, speaker in (("Rishi Sunak", "Rishi Sunak"), ("Una Voss", "The prime minister")):
        marked = f"{name} went to Leeds. [s1|The prime minister] [c1|said] {{1|taxes would fall}}."
        assert world.who(marked, points={"1": {name: 0.9}}, names={name: "PERSON"}) == [speaker]


def test_the_minister_of_health_is_the_health_minister(world: World) -> None:
    marked = "Una Voss, a minister of health, went home. [s1|The health minister] [c1|said] {1|it was late}."
    assert world.who(marked, points={"1": {"Una Voss": 0.9}}, names={"Una Voss": "PERSON"}) == ["Una Voss"]


@pytest.mark.parametrize(
    "marked",
    [
        "Anna Berg has repeatedly been [c1|accused] of {1|hiding the bill}.",
        "Anna Berg, 40, [c1|was asked] {1|whether she would resign}.",
    ],
)
def test_nobody_is_their_own_accuser(world: World, marked: str) -> None:
    assert world.who(marked, points={"1": {"Anna Berg": 0.9}}, names={"Anna Berg": "PERSON"}) == [""]
    active = marked.replace("been ", "").replace("was ", "")
    assert world.who(active, points={"1": {"Anna Berg": 0.9}}, names={"Anna Berg": "PERSON"}) == ["Anna Berg"]


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("Una Voss met Anna Berg. The ex-mayor was later [c1|warned] that {1|it rained}.", ""),
        ("Una Voss met Anna Berg. [s1|Anna Berg] [c1|was reminded] {1|to pay}.", ""),
        ("[s1|The mayor, Anna Berg], was [c1|told] in May {1|it rained}.", ""),
        ("Una Voss met Anna Berg. [s1|The mayor] was often [c1|told] that {1|it rained}.", ""),
        ("Una Voss was [c1|told] by [s1|Anna Berg] that {1|it rained}.", "Anna Berg"),
        ("The mayor rang [s1|Anna Berg] and was [c1|warned] that {1|it rained}.", "Anna Berg"),
        ("The mayor was [c1|warned] by Anna Berg that {1|it rained}.", "Anna Berg"),
        ("Una Voss met Anna Berg. [s1|Anna Berg] was [c1|quoted] as saying {1|it rained}.", "Anna Berg"),
        ("Una Voss met Anna Berg. Anna Berg was [c1|quoted] as saying {1|it rained}.", "Anna Berg"),
        (
            "Una Voss met Anna Berg. [s1|She] was reported to have [c1|told] us {1|it rained}.",
            "Anna Berg",
        ),
        ("Una Voss met Anna Berg. [s1|She] was [c1|worried] that {1|it rained}.", "Anna Berg"),
    ],
)
def test_who_is_told_does_not_tell(world: World, marked: str, speaker: str) -> None:
    names = {"Una Voss": "PERSON", "Anna Berg": "PERSON"}
    points = {"1": {"Anna Berg": 0.9}} if "met" in marked else {}
    assert world.who(marked, names=names, points=points) == [speaker]


def test_the_company_is_not_the_union(world: World) -> None:
    marked = "[s1|The union] [c1|said] {1|it rained}. [s2|The company] [c2|said] {2|no}."
    assert world.who(marked, points={"2": {"union": 0.9}}) == ["The union", "The company"]


def test_the_other_is_not_the_one(world: World) -> None:
    marked = "Two came. [s1|One] [c1|said] {1|it rained}. [s2|The other] [c2|said] {2|no}."
    assert world.who(marked, points={"2": {"One": 0.9}}) == ["One", "The other"]


def test_her_lawyer_is_not_herself(world: World) -> None:
    marked = "Anna Berg was arrested. [s1|Her lawyer] [c1|said] {1|it was a mistake}."
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}
    assert world.who(marked, points={"1": {"Anna Berg": 0.9}}, names=names) == ["Her lawyer"]
    named = f"The lawyer Una Voss left. {marked}"
    points = {"1": {"Anna Berg": 0.4, "Una Voss": 0.3}}
    assert world.who(named, points=points, names=names) == ["Una Voss"]


@pytest.mark.parametrize("title", ["Australia’s PM", "The Australian PM"])
def test_an_office_by_its_letters(world: World, title: str) -> None:
    marked = f"[s1|{title}] [c1|said] {{1|it rained}}."
    assert world.who(marked, day="2023-09-16", names={"Australia": "GPE"}) == ["Anthony Albanese"]


def test_never_against_the_text(world: World) -> None:
    marked = "NATO Secretary General Anna Berg met Tom Hale. [s1|The NATO chief] [c1|said] {1|it went well}."
    assert world.who(marked, points={"1": {"Anna Berg": 0.3, "?": 0.3}}, day="2024-12-03") == ["Anna Berg"]
    assert world.who(marked, points={"1": {"?": 0.9}}, day="2024-12-03") != ["Mark Rutte"]


@pytest.mark.parametrize("role", ["NATO Secretary-General", "Secretary General"])
def test_titles_of_one_office_agree_without_a_date(world: World, role: str) -> None:
    marked = f"{role} Anna Berg met Mayor Una Voss. [s1|The NATO head] [c1|said] {{1|it went well}}."
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}
    points = {"1": {"Anna Berg": 0.2, "Una Voss": 0.2, "?": 0.3}}
    assert world.who(marked, points=points, names=names) == ["Anna Berg"]


def test_titles_of_two_offices_do_not_agree(world: World) -> None:
    marked = (
        "Polish President Anna Berg met French President Una Voss. "
        "[s1|The French president] [c1|said] {1|no}."
    )
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}
    assert world.who(marked, points={"1": {"Anna Berg": 0.4, "Una Voss": 0.1}}, names=names) == ["Una Voss"]


def test_a_holder_by_date_is_taken_up_by_he_not_she(world: World) -> None:
    marked = f"{NATO} “{{2 direct|Good}},” [s2|he] [c2|said]. “{{3 direct|No}},” [s3|she] [c3|said]."
    points = {"2": {"The NATO": 0.9, "?": 0.01}, "3": {"The NATO": 0.9}}
    found = world.article(marked, points=points, day="2024-12-03")
    assert (found["2"].speaker, found["2"].speaker_from) == ("Mark Rutte", "coref")
    assert found["2"].speaker_id == found["1"].speaker_id
    assert found["3"].speaker == ""


def test_a_holder_by_date_stays_an_answer_by_date(world: World) -> None:
    marked = f"{NATO} [s2|The NATO chief] [c2|said] {{2|no}}."
    found = world.article(marked, points={"2": {"The NATO": 0.9, "?": 0.01}}, day="2024-12-03")
    assert [(s.speaker, s.speaker_from) for s in found.values()] == [("Mark Rutte", "office")] * 2
    assert len(world.speakers.cast.entities) == 1


def test_the_tables_tell_a_gender_that_the_text_does_not(world: World) -> None:
    names = {"Xi Jinping": "PERSON", "Qo Lunding": "PERSON"}
    for name, speaker in (("Xi Jinping", ""), ("Qo Lunding", "Qo Lunding")):
        marked = f"{name} met officials. “{{1 direct|No}},” [s1|she] [c1|said]."
        assert world.who(marked, names=names, points={"1": {name: 0.9}}) == [speaker]


def test_quotes_come_by_id_whatever_their_order(world: World) -> None:
    text, quotes = parse("[s1|Berg] [c1|said] {1|it rained}. “{2 direct|No},” [s2|she] [c2|said].")
    parts = [QuoteParts(q.id, q.content, q.cue, q.source[0], q.type, {}) for q in quotes]
    found = ArticleSpeakers(text, chains_of(text), world.offices, "", shipped_weights()).resolve(parts[::-1])
    assert {k: s.speaker for k, s in found.items()} == {"1": "Berg", "2": "Berg"}


def test_a_quote_inside_another_waits_for_its_speaker(world: World) -> None:
    marked = "“{1 direct|[s2|We] [c2|told] them {2|[s3|we] [c3|said] {3|no}}},” [s1|Anna Berg] [c1|said]."
    assert world.who(marked) == ["Anna Berg"] * 3


def test_no_quotes_and_no_text(world: World) -> None:
    assert world.article("Anna Berg left.") == {}
    assert world.article("") == {}


def test_one_quote_and_nothing_else(world: World) -> None:
    assert world.article("“{1 direct|It rained}.”")["1"] == Speaker()


def test_a_speaker_as_attributes() -> None:
    assert Speaker("Anna Berg", speaker_from="name").as_dict() == {
        "speaker": "Anna Berg",
        "speaker_id": "",
        "speaker_kind": "unknown",
        "speaker_role": "",
        "speaker_from": "name",
        "speaker_confidence": 0.0,
        "anonymous": False,
    }


def test_an_expert_at_the_top_is_whoever_is_named_next_as_speaking(world: World) -> None:
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}
    rest = "\n\nAnna Berg has studied bridges. [s2|Berg] [c2|said] {2|so}."
    assert world.who("[s1|An expert] [c1|warned] {1|it may fall}." + rest, names=names)[0] == "Anna Berg"
    assert world.who("{1|It may fall}, [s1|expert] [c1|says]." + rest, names=names)[0] == "Anna Berg"
    unnamed = world.who("[s1|A senior official] [c1|warned] {1|it may fall}." + rest, names=names)
    assert unnamed[0] == "A senior official"
    below = "\n\n".join(["Una Voss came."] * 5) + "\n\n[s1|An expert] [c1|warned] {1|it may fall}."
    nobody = {"1": {"?": 0.9}}
    assert world.who(below + rest, names=names, points=nobody)[0] == "An expert"
    before = "Anna Berg came. [s1|An expert] [c1|warned] {1|it may fall}."
    assert world.who(before + rest, names=names, points=nobody)[0] == "An expert"


def test_further_down_the_network_must_see_it_too(world: World) -> None:
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}
    above = "\n\n".join(["Una Voss came."] * 5) + "\n\n"
    marked = (
        above
        + "[s1|An expert] [c1|warned] {1|it may fall}.\n\nAnna Berg came. [s2|Anna Berg] [c2|said] {2|so}."
    )
    assert world.who(marked, names=names, points={"1": {"?": 0.9}})[0] == "An expert"
    world.forward = {"1": {"Anna Berg": 0.1}}
    assert world.who(marked, names=names)[0] == "Anna Berg"


def test_whom_a_quote_begins_to_speak_of_has_not_said_it(world: World) -> None:
    marked = "[s1|Anna Berg] [c1|said] “{1 direct|Tom Hale came}.”\n\n“{2 direct|He left early}.”"
    assert world.who(marked, points={"2": {"Tom Hale": 0.99}}) == ["Anna Berg", "Anna Berg"]


def test_nobody_is_their_own_lawyer(world: World) -> None:
    names = {"Anna Berg": "PERSON", "Berg": "PERSON", "Una Voss": "PERSON"}
    marked = "Anna Berg and Una Voss left. [s1|Berg’s lawyer] [c1|said] {1|it rained}."
    points = {"1": {"Anna Berg": 0.9, "?": 0.01}}
    assert world.who(marked, names=names, points=points) == ["Berg’s lawyer"]


def test_a_bank_is_not_its_analysts(world: World) -> None:
    marked = "Harbour Watch met. [s1|Analysts at Harbour Watch] [c1|said] {1|it rained}."
    points = {"1": {"Harbour Watch": 0.9, "?": 0.01}}
    assert world.who(marked, points=points) == ["Analysts at Harbour Watch"]


def test_a_body_with_a_name_of_its_own_is_no_other(world: World) -> None:
    names = {"Oakmere Council": "ORG", "Norwich": "GPE"}
    marked = "Oakmere Council met. [s1|{}] [c1|said] {{1|it rained}}."
    points = {"1": {"Oakmere Council": 0.9, "?": 0.01}}
    assert world.who(marked.format("The council"), names=names, points=points) == ["Oakmere Council"]
    assert world.who(marked.format("The Norwich council"), names=names, points=points) == [
        "The Norwich council"
    ]


def test_a_body_can_be_called_by_where_it_is(world: World) -> None:
    names = {"Hale Kerrig": "ORG", "Norwich": "GPE"}
    marked = "Hale Kerrig grew. [s1|The Norwich company] [c1|said] {1|it rained}."
    points = {"1": {"Hale Kerrig": 0.9, "?": 0.01}}
    assert world.who(marked, names=names, points=points) == ["Hale Kerrig"]


def test_a_name_that_only_looks_like_a_persons_can_be_a_bodys(world: World) -> None:
    names = {"Kerrig Dellow": "PERSON", "Anna Berg": "PERSON"}
    marked = (
        "[s1|Kerrig Dellow] [c1|grew, it said], {1|a lot}, and Anna Berg met it. "
        "[s2|The company] [c2|said] {2|it rained}. [s3|It] [c3|said] {3|yes}. [s4|She] [c4|said] {4|no}."
    )
    points = {
        "2": {"Kerrig Dellow": 0.7, "Anna Berg": 0.2},
        "3": {"Kerrig Dellow": 0.7, "Anna Berg": 0.2},
        "4": {"Kerrig Dellow": 0.2, "Anna Berg": 0.7},
    }
    found = world.article(marked, names=names, points=points)
    body = ("Kerrig Dellow", "organization")
    assert [(s.speaker, s.speaker_kind) for s in found.values()] == [
        body,
        body,
        body,
        ("Anna Berg", "person"),
    ]


def test_a_company_can_bear_the_label_of_a_place_but_a_country_is_none(world: World) -> None:
    marked = "[s1|The company] [c1|said] {{1|it rained}} in {}."
    for name, speaker in (("Kerrig Dellow", "Kerrig Dellow"), ("Norway", "The company")):
        text = f"{name} grew. " + marked.format("May")
        assert world.who(text, names={name: "GPE"}, points={"1": {name: 0.9, "?": 0.01}}) == [speaker]


def test_any_body_is_a_group(world: World) -> None:
    marked = "Norland Committee, a charity, met Varn Health Agency. [s1|The group] [c1|said] {1|it rained}."
    names = {"Norland Committee": "ORG", "Varn Health Agency": "ORG"}
    points = {"1": {"Varn Health Agency": 0.97, "?": 0.01}}
    assert world.who(marked, names=names, points=points) == ["Varn Health Agency"]


def test_the_democrat_is_who_was_said_to_be_one(world: World) -> None:
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON", "Democrat": "NORP"}
    marked = "Democrat Anna Berg met Una Voss. [s1|The Democrat] [c1|said] {1|it rained}."
    assert world.who(marked, names=names, points={"1": {"Una Voss": 0.6, "Anna Berg": 0.1}}) == ["Anna Berg"]


def test_who_is_taken_up_by_age(world: World) -> None:
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}
    marked = "Anna Berg, 67, met Una Voss, 43. [s1|The 67-year-old] [c1|said] {1|it rained}."
    assert world.who(marked, names=names, points={"1": {"Una Voss": 0.7, "Anna Berg": 0.1}}) == ["Anna Berg"]
    marked = "Anna Berg, 67, met Una Voss. [s1|The 43-year-old] [c1|said] {1|it rained}."
    assert world.who(marked, names=names, points={"1": {"Una Voss": 0.3, "Anna Berg": 0.6}}) == ["Una Voss"]


def test_i_outside_a_quotation_is_nobody_of_whom_the_text_tells(world: World) -> None:
    marked = "Anna Berg said no. [s1|I] [c1|said] {1|it rained}. {2|It rained hard.}"
    assert world.who(marked, points={"1": {"Berg": 0.9}}, goes_on={"2": "1"}) == ["I", "I"]


def test_i_outside_a_quotation_is_the_author_above_the_text(world: World) -> None:
    names = {"Una Voss": "PERSON", "Anna Berg": "PERSON"}
    marked = "By Una Voss in Norwich\n\nAnna Berg left. [s1|I] [c1|said] {1|no}. [s2|We] [c2|asked] {2|why}."
    assert world.who(marked, names=names) == ["Una Voss", "we"]
    told = "Una Voss, 71, left. As told to Anna Berg\n\nAnna Berg left. [s1|I] [c1|said] {1|no}."
    assert world.who(told, names=names) == ["Una Voss"]
    alone = "Una Voss\n\nAnna Berg left. [s1|I] [c1|said] {1|no}."
    assert world.who(alone, names=names) == ["Una Voss"]
    assert world.who(alone + " Una Voss left.", names=names) == ["I"]
    marked = "By Una Voss, then ill, it was said.\n\nAnna Berg left. [s1|I] [c1|said] {1|no}."
    assert world.who(marked, names=names) == ["I"]


def test_i_inside_a_quotation_is_who_speaks_it(world: World) -> None:
    names = {"Una Voss": "PERSON", "Anna Berg": "PERSON"}
    marked = "By Una Voss\n\n[s1|Anna Berg] [c1|wrote]: {1 direct|“It rained. [s2|I] [c2|said] {2|so}.”}"
    assert world.who(marked, names=names) == ["Anna Berg", "Anna Berg"]


def test_it_is_the_letter_and_its_writer_speaks(world: World) -> None:
    names = {"Anna Berg": "PERSON", "Harbour Watch": "ORG"}
    marked = "Harbour Watch met. [s1|A letter by Anna Berg] [c1|said] {1|no}. [s2|It] [c2|added] {2|yes}."
    found = world.article(marked, names=names, points={"2": {"letter": 0.8, "?": 0.01}})
    assert [(s.speaker, s.speaker_kind) for s in found.values()] == [("Anna Berg", "person")] * 2


@pytest.mark.parametrize(("name", "label"), [("Anna Berg", "PERSON"), ("Harbour Watch", "ORG")])
def test_a_developer_can_be_a_person_or_a_body(world: World, name: str, label: str) -> None:
    marked = f"{name} built it. [s1|The developer] [c1|said] {{1|it rained}}."
    assert world.who(marked, names={name: label}, points={"1": {name: 0.8, "?": 0.01}}) == [name]


def test_the_alliance_is_nato_whatever_the_network_says(world: World) -> None:
    names = {"NATO": "ORG", "Oakmere Council": "ORG"}
    marked = "NATO met. Oakmere Council met. [s1|The alliance] [c1|said] {1|it rained}."
    assert world.who(marked, names=names, points={"1": {"Oakmere Council": 0.95}}) == ["NATO"]


def test_somebodys_lawyer_is_who_was_said_to_be_it(world: World) -> None:
    said = "[s1|{}] [c1|said] {{1|it rained}}."
    start = "An attorney for Tom Hale, Anna Berg, came. Ivo Moll came. "
    away = {"1": {"Ivo Moll": 0.9}}
    assert world.who(start + said.format("Hale's lawyer"), points=away) == ["Anna Berg"]
    assert world.who(start + said.format("Ivo Moll's lawyer"), points={"1": {"?": 0.99}}) == [
        "Ivo Moll's lawyer"
    ]
    assert world.who(start + said.format("Hale's doctor"), points={"1": {"?": 0.99}}) == ["Hale's doctor"]
    other = "A lawyer for Tom Hale, Ivo Moll, left. "
    assert world.who(other + start + said.format("Hale's lawyer"), points=away) == ["Ivo Moll"]


def test_a_country_is_a_place_and_a_company_is_none(world: World) -> None:
    names = {"Oakmere Holdings": "ORG", "Norway": "GPE"}
    marked = "Oakmere Holdings pays Norway. [s1|The {}] [c1|said] {{1|it rained}}."
    both = {"1": {"Oakmere Holdings": 0.5, "Norway": 0.5}}
    assert world.who(marked.format("country"), names=names, points=both) == ["Norway"]
    assert world.who(marked.format("company"), names=names, points=both) == ["Oakmere Holdings"]


def test_a_pronoun_stands_for_somebody_only_described(world: World) -> None:
    marked = "Tom Hale spoke to a county judge about it. [s1|He] [c1|said] {1|it rained}."
    assert world.who(marked, points={"1": {"county": 0.3, "judge": 0.6}}) == ["a county judge"]
    assert world.who(marked, points={"1": {"judge": 0.2, "Tom Hale": 0.6}}) == ["Tom Hale"]
    marked = "In the hall a judge sat. Some years I left. [s1|He] [c1|said] {1|it rained}."
    assert world.who(marked, points={"1": {"judge": 0.9}}) == ["a judge"]
    assert world.who(marked, points={"1": {"I left": 0.9}}) == [""]


def test_officials_of_a_country_are_brought_up_and_not_the_country(world: World) -> None:
    marked = "The {} Norland officials. [s1|They] [c1|said] {{1|it rained}}."
    points = {"1": {"Norland": 0.7, "officials": 0.2}}
    assert world.who(marked.format("news shocked"), points=points) == ["Norland officials"]
    assert world.who(marked.format("newly elected"), points=points) == ["The newly elected Norland officials"]
    by_name = {"names": {"Norland": "GPE"}, "points": points}
    assert world.who(marked.format("newly elected"), **by_name) == ["The newly elected Norland officials"]


def test_that_before_several_is_no_part_of_who_they_are(world: World) -> None:
    marked = "Tom Hale was told that parents had come. [s1|They] [c1|said] {1|it rained}."
    assert world.who(marked, points={"1": {"parents": 0.9}}) == ["parents"]


def test_nobody_is_the_one_a_source_tells_them_apart_from(world: World) -> None:
    marked = "Tom Hale left. [s1|A senator close to Hale] [c1|said] {1|it rained}."
    assert world.who(marked, points={"1": {"Tom Hale": 0.9}}) == ["A senator close to Hale"]


def test_a_heading_that_repeats_somebodys_words_is_theirs(world: World) -> None:
    marked = (
        "[s1|Tom Hale] [c1|said] {1|it rained}.\n\n“{2 direct|Nobody rang the bell}”\n\n"
        "“{3 direct|Well, nobody rang the bell}!” [s3|Anna Berg] [c3|said]."
    )
    assert world.who(marked, points={"2": {"Tom Hale": 0.9}}) == ["Tom Hale", "Anna Berg", "Anna Berg"]
    other = marked.replace("nobody rang", "somebody rang").replace("bell}”", "bell}.”")
    assert world.who(other, points={"2": {"Tom Hale": 0.9}})[1] == "Tom Hale"


PAIR = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}


def test_questions_and_answers_alternate(world: World) -> None:
    marked = (
        "Anna Berg met Una Voss. [s1|Voss] [c1|asked]: “{1 direct|Was it wet?}”\n\n“{2 direct|Not much.}”\n\n"
        "“{3 direct|But some?}”\n\n“{4 direct|It was late.}”\n\n“{5 direct|I was asleep.}”"
    )
    berg, voss = PAIR
    assert world.who(marked, names=PAIR) == [voss, berg, voss, berg, berg]
    alone = marked.replace("Anna Berg met", "She met")
    assert world.who(alone, names={"Una Voss": "PERSON"}) == [voss, "", voss, "", ""]
    for goes_on in (
        marked.replace("Was it wet?", "Why should we pay?"),
        marked.replace("asked", "said"),
        marked.replace("wet?", "wet."),
        marked.replace("\n\n", " "),
    ):
        assert world.who(goes_on, names=PAIR)[1] == voss


@pytest.mark.parametrize(
    ("labels", "speakers"),
    [
        (("Q", "A"), ["", "Anna Berg"]),
        (("Una Voss", "AB"), ["Una Voss", "Anna Berg"]),
        (("A", "Q"), ["Anna Berg", ""]),
    ],
)
def test_labels_of_an_interview(world: World, labels: tuple[str, str], speakers: list[str]) -> None:
    q, a = labels
    marked = (
        f"Anna Berg, a guard, knows rain.\n\n[s1|{q}][c1|:] {{1|Is it wet?}}\n\n[s2|{a}][c2|:] {{2|It is.}}"
    )
    assert world.who(marked, names=PAIR | {"AB": "ORG", "Q": "ORG"}) == speakers
    several = marked.replace("a guard", "sister of Una Voss")
    if q == "Q":
        assert world.who(several, names=PAIR) == ["", ""]


@pytest.mark.parametrize(
    "marked",
    [
        "[s1|Inquest] [c1|hears] {1|it rained}",
        "[s1|Court] [c1|told] {1|it rained}",
        "[s1|The inquiry] [c1|was told] {1|it rained}.",
        "The jury [c1|heard] {1|it rained}.",
        "Her words drew [c1|cries] of “{1 direct|it rained}”.",
    ],
)
def test_hearings_and_cries_are_nobody_near(world: World, marked: str) -> None:
    names = {"Anna Berg": "PERSON", "Inquest": "PERSON", "Court": "ORG"}
    text = f"Anna Berg left.\n\n{marked}"
    assert world.who(text, names=names, points={"1": {"Anna Berg": 0.9}}) == [""]


def test_a_court_speaks_where_it_rules(world: World) -> None:
    assert world.who("[s1|The court] [c1|told] her {1|to leave}. It rained.") == ["The court"]


def test_they_are_people_who_are_only_described_without_an_article(world: World) -> None:
    for who, speaker in (("Weary neighbours", "Weary neighbours"), ("Weary neighbour", "")):
        marked = f"{who} held up banners. [s1|They] [c1|said] {{1|it rained}}."
        assert world.who(marked, points={"1": dict.fromkeys(who.split(), 0.4)}, names=PAIR) == [speaker]


def test_two_arguments_of_a_verb_are_two_people(world: World) -> None:
    marked = "Judge Anna Berg sentenced the tenant. [s1|The tenant] [c1|said] {1|it rained}."
    assert world.who(marked, points={"1": {"Berg": 0.95}}) == ["The tenant"]
    for told in ("Anna Berg was the tenant.", "Anna Berg, the tenant, left.", "Berg left. The tenant left."):
        marked = f"{told} [s1|The tenant] [c1|said] {{1|it rained}}."
        assert world.who(marked, points={"1": {"Berg": 0.95}}) == ["Anna Berg" if "Anna" in told else "Berg"]


def test_nobody_is_a_pronoun_whose_clause_goes_on_to_name_them(world: World) -> None:
    pointing = {"1": {"Moll": 0.9, "Hale": 0.1}}
    names = dict.fromkeys(("Ivo Moll", "Moll", "Tom Hale"), "PERSON")
    for content, speaker in (("Moll should go", "Tom Hale"), ("it was late for Moll", "Ivo Moll")):
        marked = f"Ivo Moll met Tom Hale. [s1|He] [c1|said] {{1 indirect|{content}}}."
        assert world.who(marked, points=pointing, names=names) == [speaker]


def test_who_quotes_somebody_is_not_the_one(world: World) -> None:
    marked = "Anna Berg quoted [s1|the minister] as [c1|saying] {1|it rained}."
    assert world.who(marked, points={"1": {"Berg": 0.95}}) == ["the minister"]


def test_who_is_told_does_not_speak(world: World) -> None:
    for telling in ("told", "shouted to"):
        verb, _, to = telling.partition(" ")
        to = f"{to} Berg" if to else "Berg"
        marked = f"Anna Berg left. “{{1 direct|Rain fell}},” [s1|the tenant] [c1|{verb}] {to}."
        assert world.who(marked, points={"1": {"Berg": 0.95}}) == ["the tenant"]
    marked = "Anna Berg left. “{1 direct|Rain fell},” [s1|the tenant] [c1|told] Voss."
    assert world.who(marked, points={"1": {"Berg": 0.95}}) == ["Anna Berg"]


def test_somebody_named_since_who_is_pointed_at_has_the_next_words(world: World) -> None:
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}
    marked = "[s1|Anna Berg] [c1|said] {1|it rained}. Nobody asked Una Voss. “{2 direct|Snow fell}.”"
    points = {"2": {"Voss": 0.6, "Berg": 0.3}}
    assert world.who(marked, names=names, points=points) == ["Anna Berg", "Una Voss"]
    points = {"2": {"Voss": 0.4, "Berg": 0.5}}
    assert world.who(marked, names=names, points=points) == ["Anna Berg", "Anna Berg"]
    marked = marked.replace("Nobody asked Una Voss", "Una Voss shook her head")
    assert world.who(marked, names=names, points=points) == ["Anna Berg", "Una Voss"]


def test_a_heading_in_marks_belongs_to_the_next_who_is_quoted(world: World) -> None:
    names = {"Anna Berg": "PERSON", "Una Voss": "PERSON"}
    below = "\n\n[s3|Una Voss] [c3|said] {3|rain fell}."
    above = "[s1|Anna Berg] [c1|said] {1|it snowed}.\n\n"
    assert world.who(above + "‘{2 direct|Rain all week}’" + below, names=names)[1] == "Una Voss"
    assert world.who(above + "‘{2 direct|Rain all week.}’" + below, names=names)[1] == "Anna Berg"
    assert (
        world.who(above + "‘{2 direct|Rain all week}’" + "\n\nRain fell." * 99 + below, names=names)[1]
        != "Una Voss"
    )


def test_a_name_handed_down_is_a_mans(world: World) -> None:
    names = {"Vale Hale III": "PERSON", "Una Voss": "PERSON"}
    marked = "Una Voss met Vale Hale III. [s1|She] [c1|said] {1|it rained}."
    assert world.who(marked, names=names, points={"1": {"Hale": 0.9}}) == ["Una Voss"]


def test_bodies_of_another_sort_make_nobody_likelier(world: World) -> None:
    counted = []

    class Counting(Candidates):
        def of(self, *about: Any, **more: Any) -> Choice:
            choice = super().of(*about, **more)
            counted.append((len(choice.somebody), choice.nobody[FOR_NOBODY.index("candidates")]))
            return choice

    names = {"Moll Foods": "ORG", "Hale Capital": "ORG", "Oakmere Holdings": "ORG"}
    met = "Moll Foods, Hale Capital and Oakmere Holdings met."
    ArticleSpeakers.choosing, before = Counting, ArticleSpeakers.choosing
    try:
        world.article(f"{met} [s1|The court] [c1|said] {{1|it rained}}.", names=names)
    finally:
        ArticleSpeakers.choosing = before
    assert counted == [(0, math.log1p(3))]
