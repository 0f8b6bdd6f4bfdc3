from __future__ import annotations

import pytest

from quotes.resolution.mention import SourceMention, described_kind, description, read_pronoun
from quotes.resolution.name_index import NameIndex
from quotes.resolution.source_mentions import read_source
from quotes.resolution.title_fits import bears_title
from tests.named import chains_of


def read(marked: str, names: dict[str, str] | None = None) -> SourceMention:
    """The source in brackets, read: ``[The mayor] said no.``"""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return read_source(text, (start, end), NameIndex(chains_of(text, names) if names else chains_of(text)))


def nominal(words: str) -> SourceMention:
    return read_source(words, (0, len(words)), NameIndex([]))


@pytest.mark.parametrize(
    "marked",
    [
        "[Anna Berg] said no.",
        "[Mayor Anna Berg] said no.",
        "[Sen. Anna Berg] said no.",
        "[Secretary of State Anna Berg] said no.",
        "[Minister of State for Ports Anna Berg] said no.",
        "[the Leader of the House in Port Ellery Anna Berg] said no.",
        "[Chief executive of Harbour Watch Anna Berg] said no.",
        "[Harbour Watch director Anna Berg] said no.",
        "[Harbour Watch’s Anna Berg] said no.",
        "[Tom Hale's lawyer, Anna Berg,] said no.",
        "[the mayor, Anna Berg,] said no.",
        "[her spokeswoman Anna Berg] said no.",
        "[Anna Berg, the mayor of Port Ellery,] said no.",
        "[Anna Berg, a lawyer for Tom Hale,] said no.",
        "[Anna Berg, head of exports, Tom Hale] said no.",
        "[Anna Berg — like Ivo Moll, a friend of her rival, Tom Hale] — said no.",
        "[a spokesman for the ministry Anna Berg] said no.",
        "[Green candidate for mayor Anna Berg] said no.",
        "[a former aide to Norland turned lawmaker Anna Berg] said no.",
        "[According to analyst Anna Berg] it rained.",
        "[this morning Anna Berg] said no.",
        "[the like-minded senator Anna Berg] said no.",
        "[Anna Berg of Harbour Watch] said no.",
        "[Anna Berg (Green)] said no.",
        "[Anna Berg, 52,] said no.",
        "[Anna Berg MBE] said no.",
        "[Anna Berg herself] said no.",
        "[Anna Berg also] said no.",
        "[Anna “Annie” Berg] said no, and Anna Berg left.",
        "Anna Berg left. [Berg's] insistence that it rained.",
    ],
)
def test_a_name_is_read_with_its_titles_and_what_follows(marked: str) -> None:
    mention = read(marked)
    assert (mention.kind, [c.canonical for c in mention.chains]) == ("name", ["Anna Berg"])


@pytest.mark.parametrize(
    ("marked", "head", "stands_for"),
    [
        ("[a spokesman for Anna Berg] said", "spokesman", "person"),
        ("[a friend of Anna Berg] said", "friend", "person"),
        ("[Friends of Anna Berg] said", "friends", "any"),
        ("[an aide to the Green candidate Anna Berg] said", "aide", "person"),
        ("[sailors sent to stop Anna Berg] said", "sailors", "any"),
        ("[aides to a rival (that would be Anna Berg)] said", "aides", "any"),
        ("[sailors — and, in particular, Anna Berg —] said", "sailors", "any"),
        ("[a woman who met Anna Berg] said", "woman", "person"),
        ("[a team led by Anna Berg] said", "team", "body"),
        ("[Port Ellery MP] said", "mp", "person"),
        ("Anna Berg left. [Berg’s spokeswoman] said", "spokeswoman", "person"),
        ("[the head of Harbour Watch] said", "head", "person"),
        ("[the mayor of Port Ellery] said", "mayor", "person"),
        ("[one of Anna Berg's aides] said", "one", "person"),
        ("Anna Berg left. [the Berg campaign] said", "campaign", "body"),
        ("[Harbour Watch officials] said", "officials", "any"),
        ("[her friend, Harbour Watch,] said", "friend", "person"),
        ("[a memo she] sent", "memo", "document"),
        ("[figures from a tenant] show", "figures", "document"),
        ("[some senior figures] said", "figures", "any"),
        ("[Three figures] said", "figures", "any"),
        ("[two screenshots] show", "screenshots", "document"),
        ("[A leading Harbour Watch] said", "harbour watch", "person"),
        ("[my missus] said", "missus", "person"),
        ("[a developer near Port Ellery] said", "developer", "any"),
        ("Anna Berg left. [Berg's statement] said", "statement", "document"),
    ],
)
def test_a_name_inside_a_description_is_not_its_head(marked: str, head: str, stands_for: str) -> None:
    mention = read(marked)
    assert (mention.kind, mention.head, mention.stands_for) == ("nominal", head, stands_for)


def test_a_document_is_by_the_body_and_not_by_whose_that_is() -> None:
    assert read("[a report by Harbour Watch’s finance committee] said").issuer is None
    assert read("[a report by Harbour Watch] said").issuer is not None
    assert read("[a report by Harbour Watch’s experts] said").issuer is not None


def test_whose_page_a_document_stands_on_did_not_make_it() -> None:
    names = {"Facebook": "ORG", "Anna Berg": "PERSON"}
    assert read("[A Facebook post] said no.", names).issuer is None
    assert read("[Facebook’s report] said no.", names).issuer


def test_whom_some_oppose_is_not_who_they_are() -> None:
    assert read("[Sailors opposing Anna Berg] said").kind == "nominal"


@pytest.mark.parametrize("source", ["A bench of Justice Berg and Justice Hale", "A lawyer for Berg and Hale"])
def test_of_two_whose_it_is_the_second_is_no_head_either(source: str) -> None:
    mention = read(f"[{source}] said. Anna Berg met Tom Hale.")
    assert (mention.kind, mention.many) == ("nominal", False)


def test_a_word_for_somebody_is_no_body_whatever_the_finder_says() -> None:
    mention = read("[Witness]: the pier burned", {"Witness": "ORG"})
    assert (mention.kind, mention.stands_for) == ("nominal", "person")


def test_a_body_is_named_beside_what_it_is() -> None:
    for marked in (
        "[her union, the Harbour Watch] said",
        "[The Harbour Watch newspaper] said",
        "[the Harbour Watch news agency in Port Ellery] said",
        "[A body of officials, known as the Harbour Watch,] said",
        "[The company that runs the fair, Harbour Watch,] said",
    ):
        mention = read(marked)
        assert (mention.kind, [c.canonical for c in mention.chains]) == ("name", ["Harbour Watch"])
    assert read("[The Harbour Watch board] said").kind == "nominal"
    assert read("[The company that owns the club, Harbour Watch,] said").kind == "nominal"


def test_a_title_with_the_name_of_a_body_is_somebody_s() -> None:
    mention = read("[Harbour Watch of Port Ellery President Anna Berg] said no.")
    assert [c.canonical for c in mention.chains] == ["Anna Berg"]


def test_whom_the_title_of_a_book_names_did_not_write_it() -> None:
    assert read("[the biography, “The Life of Anna Berg”,] says so.").kind == "nominal"
    assert read("[a man known as “Anna Berg”] said no.").kind == "name"


def test_several_joined_by_and_speak_together() -> None:
    mention = read("[Anna Berg, Tom Hale and Ivo Moll] said")
    assert (mention.kind, mention.many) == ("names", True)
    assert [c.canonical for c in mention.chains] == ["Anna Berg", "Tom Hale", "Ivo Moll"]


@pytest.mark.parametrize(
    "marked",
    [
        "[Anna Berg and her lawyer] said",
        "[the police and Anna Berg] said",
        "[Harbour Watch & Berg] said",
        "[the mayor and her deputy] said",
    ],
)
def test_a_name_joined_to_somebody_unnamed_is_a_group(marked: str) -> None:
    mention = read(marked)
    assert (mention.kind, mention.many, described_kind(mention)) == ("nominal", True, "group")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("He", ("m", "one", "person")),
        ("she’s", ("f", "one", "person")),
        ("her", ("f", "one", "person")),
        ("it", (None, "one", "body")),
        ("They", (None, "many", "any")),
        ("who", (None, None, "any")),
        ("I", (None, "one", "narrator")),
        ("we", (None, "many", "narrator")),
        ("this", (None, "one", "document")),
        ("her lawyer", None),
        ("police", None),
    ],
)
def test_pronouns(words: str, told: tuple[str | None, str | None, str] | None) -> None:
    assert read_pronoun(words) == told
    assert (nominal(words).kind == "pronoun") == (told is not None)


def test_words_that_begin_what_follows_are_no_part_of_a_source() -> None:
    assert nominal("it does").kind == "pronoun"
    assert nominal("he reportedly").kind == "pronoun"


def test_an_acronym_is_no_pronoun() -> None:
    assert [read_pronoun(words) is None for words in ("WHO", "US", "who", "HE")] == [True, True, False, False]


def test_what_breaks_off_is_left_out() -> None:
    mention = nominal("the company, the")
    assert (mention.text, mention.span, mention.head) == ("the company", (0, 11), "company")


def test_a_pronoun_tells_number_only_where_it_shows() -> None:
    assert [nominal(w).many for w in ("she", "they", "who")] == [False, True, None]


@pytest.mark.parametrize(
    ("marked", "issuer"),
    [
        ("[a report by Harbour Watch] said", "Harbour Watch"),
        ("[a survey conducted by Harbour Watch] said", "Harbour Watch"),
        ("[data from the Harbour Watch] showed", "Harbour Watch"),
        ("[a Harbour Watch report] said", "Harbour Watch"),
        ("[a Harbour Watch report on Tom Hale by Anna Berg] said", "Anna Berg"),
        ("Anna Berg left. [Berg's statement] said", "Anna Berg"),
        ("[a letter to Anna Berg] said", None),
        ("[a book about Harbour Watch] said", None),
        ("[a memo seen by Harbour Watch] said", None),
        ("[files obtained by the Harbour Watch] said", None),
        ("[a memo of Harbour Watch leaked to Anna Berg] said", "Harbour Watch"),
        ("[a report on Port Ellery] said", None),
        ("[a study in the Royal Harbour Watch] said", None),
        ("[a statement from the Harbour Watch chief] said", None),
    ],
)
def test_a_document_is_its_makers_not_its_readers_or_topics(marked: str, issuer: str | None) -> None:
    mention = read(marked)
    assert mention.stands_for == "document"
    assert (mention.issuer.canonical if mention.issuer else None) == issuer


@pytest.mark.parametrize(
    ("words", "gender", "many", "stands_for", "kind"),
    [
        ("a senior official", None, False, "person", "person"),
        ("the spokeswoman", "f", False, "person", "person"),
        ("two businessmen", None, False, "person", "person"),
        ("his widower", "m", False, "person", "person"),
        ("local residents", None, True, "any", "group"),
        ("people familiar with the matter", None, True, "any", "group"),
        ("the couple", None, True, "any", "group"),
        ("Some", None, True, "any", "group"),
        ("the police", None, True, "body", "group"),
        ("the ministry", None, False, "body", "organization"),
        ("the health and safety board", None, False, "body", "organization"),
        ("an indictment filed on Monday", None, False, "document", "document"),
        ("the accused", None, False, "person", "person"),
        ("a mother and son", None, True, "any", "group"),
        ("two reports", None, True, "document", "document"),
        ("the actress", "f", False, "person", "person"),
        ("the host", None, False, "person", "person"),
        ("a host of experts", None, True, "any", "group"),
        ("the 47-year-old mail carrier", None, False, "person", "person"),
        ("page 40", None, False, "document", "document"),
        ("61 percent of those asked", None, True, "any", "group"),
        ("Seven", None, True, "any", "group"),
        ("Only three", None, True, "any", "group"),
        ("12", None, True, "any", "group"),
        ("military intelligence", None, False, "body", "organization"),
        ("A class action filed on Monday", None, False, "document", "document"),
        ("time cards", None, True, "document", "document"),
        ("terms of service", None, True, "document", "document"),
        ("The family’s lawsuit", None, True, "any", "group"),
        ("The film’s poster", None, False, "document", "document"),
    ],
)
def test_descriptions_show_gender_number_and_kind(
    words: str, gender: str | None, many: bool, stands_for: str, kind: str
) -> None:
    mention = nominal(words)
    assert (mention.gender, mention.many, mention.stands_for) == (gender, many, stands_for)
    assert described_kind(mention) == kind


def test_a_surname_the_finder_passed_over_is_its_one_bearers() -> None:
    only_in_full = {"Anna Berg": "PERSON", "Tom Berg": "PERSON"}
    found = read("Anna Berg left. [Mayor Berg] said no.", only_in_full)
    assert (found.kind, [c.canonical for c in found.chains]) == ("name", ["Anna Berg"])
    assert read("Anna Berg and Tom Berg left. [Berg] said no.", only_in_full).kind == "nominal"
    assert read("Anna Berg left. [the iceberg] said no.", only_in_full).kind == "nominal"


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("teacher Una Voss", "Voss"),
        ("Una Voss", "Voss"),
        ("the Prime Minister", "minister"),
        ("Prime Minister", "minister"),
        ("the White House", "house"),
        ("District Court", "court"),
        ("Police", "police"),
        ("the Silver Fox", "fox"),
    ],
)
def test_names_not_found_are_told_from_titles_in_capitals(words: str, head: str) -> None:
    assert nominal(words).head == head


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("a report released", "report"),
        ("a memo seen by the club", "memo"),
        ("the accused", "accused"),
        ("the mayor’s", "mayor"),
        ("the trade and industry secretary", "secretary"),
        ("the health secretary, a friend", "secretary"),
    ],
)
def test_the_head_noun_comes_before_what_only_adds(words: str, head: str) -> None:
    assert nominal(words).head == head


def test_a_lone_common_noun_is_a_description_whatever_the_finder_says() -> None:
    assert read("[the Ministry] said no.", {"Ministry": "ORG"}).kind == "nominal"


def test_no_source_and_no_names() -> None:
    assert read_source("", None, NameIndex([])).kind == "none"
    assert nominal("…").kind == "nominal"


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("a review, published in May", "a review"),
        ("a review published in May", "a review published in May"),
        ("a survey conducted by a club", "a survey conducted by a club"),
        ("a memo seen by the club", "a memo"),
        ("the woman, who asked not to be named,", "the woman"),
        ("an aide who asked not to be named", "an aide"),
        ("an aide who couldn’t be named", "an aide"),
        ("the baker, a friend of the mayor", "the baker"),
        ("the woman, who", "the woman"),
        ("a study that", "a study"),
        ("a memo he", "a memo"),
        ("those involved in the rescue", "those involved in the rescue"),
        ("“officials”", "officials"),
        ("a coalition of forty clubs - including the sailors", "a coalition of forty clubs"),
        ("some sailors — a minority —", "some sailors"),
        ("residents such as teachers and nurses", "residents such as teachers and nurses"),
        ("Berg’s campaign’s", "Berg’s campaign"),
        ("a friend of Berg’s", "a friend of Berg’s"),
        ("the Oslo – Bergen railway", "the Oslo – Bergen railway"),
        ("teachers, nurses and drivers", "teachers, nurses and drivers"),
        ("a senior official in the town", "a senior official in the town"),
    ],
)
def test_descriptions_lose_their_clauses(words: str, short: str) -> None:
    assert description(nominal(words)) == short


@pytest.mark.parametrize(
    ("words", "role", "same"),
    [
        ("the mayor", "Mayor", True),
        ("the senator", "Sen.", True),
        ("the foreign minister", "Minister", True),
        ("the foreign minister", "Ruritanian Foreign Minister", True),
        ("the former mayor", "mayor of Port Ellery", True),
        ("the long-serving harbour safety minister", "Minister", False),
        ("the baker", "Mayor", False),
        ("the mayor", "", False),
        ("she", "Mayor", False),
    ],
)
def test_the_same_title(words: str, role: str, same: bool) -> None:
    assert (bears_title(nominal(words), role, "", "Anna Berg") == "own") == same


def test_the_same_head_noun_or_a_word_of_the_name() -> None:
    assert bears_title(nominal("the woman"), "", "woman", "a woman in a red coat") == "own"
    assert bears_title(nominal("the college"), "", "", "Ellery Music College") == "own"
    assert bears_title(nominal("the college"), "", "", "Harbour Watch") == ""


@pytest.mark.parametrize(
    ("words", "role", "name"),
    [
        ("the regulator", "", "Harbour Conduct Authority"),
        ("the company", "", "Hale Kerrig Holdings"),
        ("the insurer", "insurer", "Hale Mutual"),
        ("the officer", "Detective Sergeant", "Anna Berg"),
        ("the scientist", "professor of botany", "Anna Berg"),
    ],
)
def test_what_people_and_bodies_are_called(words: str, role: str, name: str) -> None:
    assert bears_title(nominal(words), role, "", name) == "called"


@pytest.mark.parametrize(
    ("marked", "maker"),
    [
        ("[a Harbour Watch poll released Monday] said", "Harbour Watch"),
        ("[A Harbour Watch report last year] said", "Harbour Watch"),
        ("[a survey by Harbour Watch taken earlier this month] said", "Harbour Watch"),
        ("[audio provided by Harbour Watch] said", "Harbour Watch"),
        ("[the recording given to Harbour Watch] said", None),
        ("[polls, including one by Harbour Watch] said", None),
        ("[reports from Port Ellery] said", None),
        ("[a statement from Port Ellery] said", "Port Ellery"),
    ],
)
def test_a_document_is_known_by_who_made_it(marked: str, maker: str | None) -> None:
    mention = read(marked)
    assert mention.stands_for == "document"
    assert (mention.issuer and mention.issuer.canonical) == maker


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[a study by Anna Berg of Harbour Watch and Tom Hale] said", ["Anna Berg", "Tom Hale"]),
        ("[research by Harbour Watch and Anna Berg] said", ["Harbour Watch", "Anna Berg"]),
        (
            "[Port Ellery, Harbour Watch and the Hill Trust] said",
            ["Port Ellery", "Harbour Watch", "Hill Trust"],
        ),
    ],
)
def test_several_names_of_one_source(marked: str, names: list[str]) -> None:
    known = dict.fromkeys(("Anna Berg", "Tom Hale", "Anna Hale", "Anna March", "Tom March"), "PERSON")
    mention = read(marked, known | {"Harbour Watch": "ORG", "Hill Trust": "ORG", "Port Ellery": "GPE"})
    assert (mention.kind, [c.canonical for c in mention.chains]) == ("names", names)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Hale, Berg] wrote", "Anna Berg"),
        ("[Of Hale, Berg] said", "Anna Berg"),
        ("[Berg if] it rained", "Anna Berg"),
        ("[Berg -- whose boat sank --] said", "Anna Berg"),
        ("[the minister Anna] Berg that it rained", "Anna Berg"),
        ("[the] Harbour Watch has never said", "Harbour Watch"),
    ],
)
def test_sources_that_break_off_or_hold_a_word_too_many(marked: str, name: str) -> None:
    mention = read(f"{marked}. Anna Berg met Tom Hale.")
    assert (mention.kind, [c.canonical for c in mention.chains]) == ("name", [name])


@pytest.mark.parametrize(
    ("marked", "read_as"),
    [
        ("[The Democrat] said", ("nominal", "democrat", False, "person")),
        ("[The lifelong Democrat who left] said", ("nominal", "democrat", False, "person")),
        ("[Another Muslim] said", ("nominal", "muslim", False, "person")),
        ("[Democrats who left] said", ("nominal", "Democrats", True, "any")),
        ("[several senior Democrats] said", ("nominal", "Democrats", True, "any")),
        ("[all Democrats] said", ("name", "", None, "any")),
        ("[Norland’s Democrats] said", ("name", "", None, "any")),
        ("[the ruling Democrats] said", ("name", "", None, "any")),
        ("[Democrats] said", ("name", "", None, "any")),
        ("[the Dutch] said", ("name", "", None, "any")),
    ],
)
def test_one_of_a_group_is_a_person(marked: str, read_as: tuple[str, str, bool | None, str]) -> None:
    groups = dict.fromkeys(("Democrats", "Democrat", "Muslim", "Dutch"), "NORP")
    mention = read(marked, groups)
    assert (mention.kind, mention.head, mention.many, mention.stands_for) == read_as


def test_one_of_several_is_not_who_is_meant() -> None:
    assert read("[Some observers, including Anna Berg,] said").head == "observers"
    assert read("[populists like Anna Berg and Tom Hale] said").head == "populists"


def test_of_names_the_inside_is_no_end_of_the_head() -> None:
    mention = read("[the Office of Ports spokesman] said", {"Office of Ports": "ORG"})
    assert mention.head == "spokesman"


def test_a_word_for_any_body_is_a_name_where_it_is_short_for_one() -> None:
    names = {"Ellery Post": "ORG", "Post": "ORG"}
    assert read("The Ellery Post came. [The Post] said", names).kind == "name"
    assert read("[The Post] said", names).kind == "nominal"


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("members who spoke afterwards", "members who spoke afterwards"),
        ("three people briefed on it", "three people briefed on it"),
        ("families of those hurt by it", "families of those hurt by it"),
        ("Backers, including the mayor", "Backers"),
        ("a clerk who left", "a clerk who left"),
    ],
)
def test_a_bare_noun_keeps_its_clause(words: str, short: str) -> None:
    assert description(nominal(words)) == short


@pytest.mark.parametrize(
    ("marked", "maker"),
    [
        ("[a new article] in Harbour Watch said", "Harbour Watch"),
        ("[the poll] by Harbour Watch said", "Harbour Watch"),
        ("[the petition] in the Harbour Watch case said", None),
        ("[the article] in Anna Berg’s bag said", None),
        ("[the survey, made for the club Harbour Watch,] said", None),
        ("[a poll quoted by Harbour Watch] said", None),
    ],
)
def test_the_maker_may_stand_behind_the_source_but_not_aside(marked: str, maker: str | None) -> None:
    mention = read(marked)
    assert (mention.issuer and mention.issuer.canonical) == maker


def test_an_institution_with_a_capital_is_a_name() -> None:
    names = {"Treasury": "ORG", "Ministry": "ORG"}
    assert read("[the Treasury] said", names).kind == "name"
    assert read("[the Ministry] said", names).kind == "nominal"


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("Anna Berg left. [former mayor Mrs. Berg] said", "name"),
        ("Anna Berg left. [Berg, who knew Tom Hale,] said", "name"),
        ("Anna Berg left. [friends of Berg] said", "nominal"),
        ("Anna Berg left. [Anna Berg cynically] said", "name"),
        ("Anna Berg left. [the Anna Berg family] said", "nominal"),
    ],
)
def test_a_surname_the_finder_passed_over(marked: str, kind: str) -> None:
    assert read(marked, {"Anna Berg": "PERSON", "Tom Hale": "PERSON"}).kind == kind


@pytest.mark.parametrize("words", ["who was there from the start", "Who left early", "which had been closed"])
def test_a_clause_is_whoever_its_pronoun_means(words: str) -> None:
    mention = nominal(words)
    assert (mention.kind, mention.text) == ("pronoun", words.split()[0])
    assert nominal("She and her friends").kind != "pronoun"


def test_which_before_a_name_is_no_pronoun() -> None:
    assert read("the rain [which Berg] liked", {"Berg": "PERSON"}).kind != "pronoun"


@pytest.mark.parametrize(
    ("words", "head", "stands_for"),
    [
        ("the Ministry of Transport spokesperson", "spokesperson", "person"),
        ("a Ministry of Transport official", "official", "person"),
        ("the Ministry of Transport", "ministry", "body"),
        ("the Ministry of Transport building", "ministry", "body"),
    ],
)
def test_the_head_may_stand_behind_the_name_of_its_body(words: str, head: str, stands_for: str) -> None:
    assert (nominal(words).head, nominal(words).stands_for) == (head, stands_for)


@pytest.mark.parametrize(
    ("words", "role", "same"),
    [
        ("the judge", "Justice", True),
        ("his lawyer", "attorney for the union", True),
        ("the doctor", "Dr", True),
        ("the judge", "attorney for the union", False),
    ],
)
def test_titles_that_mean_the_same_are_the_same(words: str, role: str, same: bool) -> None:
    assert (bears_title(nominal(words), role, "", "Anna Berg") == "own") == same


@pytest.mark.parametrize(
    ("words", "role", "name", "other"),
    [
        ("the doctor", "lawyer", "Anna Berg", True),
        ("the doctor", "", "Anna Berg", False),
        ("the physician", "doctor", "Anna Berg", False),
        ("the woman", "lawyer", "Anna Berg", False),
        ("the airline", "", "Norwich City Council", True),
        ("the council", "", "Norwich City Council", False),
        ("the airline", "", "Skyward", False),
    ],
)
def test_another_title(words: str, role: str, name: str, other: bool) -> None:
    assert (bears_title(nominal(words), role, "", name) == "other") == other


@pytest.mark.parametrize(
    "marked",
    [
        "[A guard who gave his name only as Hale] said no. It rained.",
        "[A guard], who would only be identified as Hale, said no.",
        "[A guard who asked to be called Hale] said no.",
        "[A guard], whom the paper is calling Hale, said no.",
        "[A guard], who we call Hale, said no.",
    ],
)
def test_a_name_given_in_a_clause_is_the_sources(marked: str) -> None:
    found = read(marked)
    assert (found.kind, [c.canonical for c in found.chains]) == ("name", ["Hale"])


def test_a_name_in_a_clause_about_something_else_is_not() -> None:
    assert read("[A guard who asked not to be named as Hale left] said no.").kind == "nominal"
    assert read("[A guard] said no. Nobody who gave his name as Hale came.").kind == "nominal"
    assert read("[A guard], who was calling Hale, said no.").kind == "nominal"


@pytest.mark.parametrize(("source", "stands_for"), [("Her memoir", "person"), ("its accounts", "body")])
def test_a_document_with_a_possessive_pronoun_speaks_for_its_owner(source: str, stands_for: str) -> None:
    found = read(f"[{source}] said no.")
    assert (found.kind, found.text, found.stands_for) == ("pronoun", source, stands_for)


def test_a_name_beside_an_office_is_who_holds_it() -> None:
    names = {"Tom Hale": "PERSON", "Olu": "ORG", "Port Ellery": "GPE"}
    found = read("[The Olu of Port Ellery, Oba Tom Hale,] said no.", names)
    assert [chain.canonical for chain in found.chains] == ["Tom Hale"]


def test_an_article_alone_goes_on_with_its_noun() -> None:
    found = read("[The] council said no.")
    assert (found.text, found.head, found.stands_for) == ("The council", "council", "body")
    assert read("[The] Harbour Watch said no.").kind == "name"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Flood warning: ‘We have seen nothing like it’", "none"),
        ("Ferry crash: ‘We were not asked’", "none"),
        ("Ferry boss: ‘We were not asked’", "nominal"),
        ("Ferry passengers: ‘We were not asked’", "nominal"),
        ("The 80-year-old: ‘We were not asked’", "nominal"),
        ("It is the ferry crash: ‘We were not asked’", "nominal"),
    ],
)
def test_what_a_headline_is_about_says_nothing(text: str, kind: str) -> None:
    label = text.index(":")
    start = text[:label].rindex("the ferry") if text.startswith("It") else 0
    assert read_source(text, (start, label), NameIndex([])).kind == kind
