from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from quotes.resolution.office_context import OfficeContext
from quotes.resolution.offices import OfficeTable


@pytest.fixture(scope="module")
def table() -> OfficeTable:
    return OfficeTable.load()


def who(table: OfficeTable, marked: str, day: str = "2024-12-03") -> str | None:
    """The holder for the mention in brackets: ``PARIS — [The president] said no.``"""
    start, end = marked.index("["), marked.index("]")
    text = marked.replace("[", "").replace("]", "")
    context = OfficeContext.around(text, (start, end - 1))
    answer = table.resolve(text[start : end - 1], date.fromisoformat(day) if day else None, context)
    return answer and answer.name


NAMED = """
the NATO chief | 2024-12-03 | Mark Rutte
the new NATO chief | 2024-12-03 | Mark Rutte
the New Zealand prime minister | 2019-05-20 | Jacinda Ardern
the NATO chief | 2023-05-01 | Jens Stoltenberg
the Nato boss | 2013-02-02 | Anders Fogh Rasmussen
NATO's secretary-general | 2020-07-07 | Jens Stoltenberg
the secretary general of the alliance | 2025-03-01 | Mark Rutte
the head of the North Atlantic Alliance | 2025-03-01 | Mark Rutte
the chair of NATO's military committee | 2024-12-03 |
NATO's military committee chair | 2024-12-03 | Rob Bauer
the UN chief | 2016-12-31 | Ban Ki-moon
the U.N. Secretary-General | 2017-01-01 | António Guterres
the secretary-general of the United Nations | 2012-06-01 | Ban Ki-moon
the UN human rights chief | 2021-03-03 | Michelle Bachelet
the U.N. refugee chief | 2019-03-03 | Filippo Grandi
the UN nuclear watchdog chief | 2022-09-01 | Rafael Grossi
the president of the European Commission | 2019-11-30 | Jean-Claude Juncker
the European Commission's president | 2019-12-01 | Ursula von der Leyen
the European Council president | 2016-06-24 | Donald Tusk
the EU's foreign policy chief | 2024-12-01 | Kaja Kallas
the bloc's top diplomat | 2022-02-25 | Josep Borrell
the IMF head | 2015-01-15 | Christine Lagarde
the managing director of the International Monetary Fund | 2021-04-06 | Kristalina Georgieva
the World Bank president | 2023-06-02 | Ajay Banga
the head of the World Health Organization | 2020-03-11 | Tedros Adhanom Ghebreyesus
the WHO's director-general | 2014-08-08 | Margaret Chan
the IAEA director general | 2011-03-20 | Yukiya Amano
the ECB president | 2012-07-26 | Mario Draghi
the Fed chair | 2018-02-05 | Jerome Powell
the Fed chairwoman | 2016-12-14 | Janet Yellen
the Federal Reserve chairman | 2012-09-13 | Ben Bernanke
the Bank of England governor | 2019-10-01 | Mark Carney
the ICC's chief prosecutor | 2015-05-05 | Fatou Bensouda
the WTO director-general | 2022-06-17 | Ngozi Okonjo-Iweala
the pope | 2013-03-13 | Pope Francis
the US president | 2017-01-19 | Barack Obama
the U.S. president | 2017-01-20 | Donald Trump
the American president | 2023-10-18 | Joe Biden
the US president-elect | 2024-11-20 | Donald Trump
the US vice president | 2024-08-01 | Kamala Harris
the outgoing US president | 2024-12-20 | Joe Biden
America's top diplomat | 2014-03-03 | John Kerry
the US secretary of state | 2018-04-26 | Mike Pompeo
the Treasury secretary | 2022-05-05 | Janet Yellen
the US defence secretary | 2021-08-30 | Lloyd Austin
the Pentagon chief | 2014-11-01 | Chuck Hagel
the US House speaker | 2021-01-06 | Nancy Pelosi
the White House press secretary | 2022-05-13 | Karine Jean-Pierre
the UK prime minister | 2022-09-06 | Liz Truss
Britain's prime minister | 2016-07-12 | David Cameron
the British foreign secretary | 2018-03-14 | Boris Johnson
Britain's finance minister | 2013-03-20 | George Osborne
the chancellor of the exchequer | 2024-10-30 | Rachel Reeves
the Scottish first minister | 2014-09-18 | Alex Salmond
the French president | 2012-05-14 | Nicolas Sarkozy
the French president | 2012-05-15 | François Hollande
Germany's chancellor | 2021-12-07 | Angela Merkel
the German foreign minister | 2023-01-01 | Annalena Baerbock
the new German chancellor | 2025-05-20 | Friedrich Merz
the Italian premier | 2014-02-22 | Matteo Renzi
the Ukrainian president | 2022-02-24 | Volodymyr Zelensky
Ukraine's foreign minister | 2024-12-03 | Andrii Sybiha
Kyiv's top diplomat | 2022-03-10 | Dmytro Kuleba
Ukraine’s defence minister | 2023-07-01 | Oleksii Reznikov
the Russian president | 2011-09-24 | Dmitry Medvedev
the Kremlin leader | 2022-02-24 | Vladimir Putin
the Kremlin spokesman | 2019-05-05 | Dmitry Peskov
Russia's foreign minister | 2014-03-18 | Sergey Lavrov
the Chinese leader | 2012-11-20 | Xi Jinping
China's premier | 2020-05-28 | Li Keqiang
the Japanese prime minister | 2022-07-08 | Fumio Kishida
the Indian prime minister | 2014-05-26 | Narendra Modi
the Turkish president | 2016-07-16 | Recep Tayyip Erdoğan
the Israeli prime minister | 2021-06-13 | Naftali Bennett
the Palestinian president | 2018-05-14 | Mahmoud Abbas
the Egyptian president | 2012-07-01 | Mohamed Morsi
the Brazilian president | 2022-12-31 | Jair Bolsonaro
Canada's prime minister | 2025-03-14 | Mark Carney
the Australian prime minister | 2015-09-15 | Malcolm Turnbull
the South Korean president | 2017-05-10 | Moon Jae-in
the North Korean leader | 2018-06-12 | Kim Jong Un
the Taiwanese president | 2022-08-03 | Tsai Ing-wen
Iran's supreme leader | 2020-01-08 | Ali Khamenei
the Iranian president | 2015-07-14 | Hassan Rouhani
the Pakistani prime minister | 2019-02-28 | Imran Khan
Hungary's prime minister | 2018-04-08 | Viktor Orbán
the Polish foreign minister | 2025-01-10 | Radosław Sikorski
the Irish taoiseach | 2020-03-17 | Leo Varadkar
the Estonian prime minister | 2023-09-01 | Kaja Kallas
the Finnish president | 2024-04-04 | Alexander Stubb
the Dutch prime minister | 2014-07-17 | Mark Rutte
the Swiss president | 2023-03-19 | Alain Berset
the Saudi crown prince | 2018-10-20 | Mohammed bin Salman
the Nigerian president | 2023-05-29 | Bola Tinubu
"""

NOBODY = """
the former NATO chief
the ex-president of Ukraine
the then-NATO chief
the then NATO secretary-general
the deputy NATO secretary-general
NATO's deputy chief
the acting South Korean president
the interim Ukrainian president
the next NATO chief
the incoming NATO chief
the Ukrainian president's office
the NATO chief's deputy
a spokesman for the Ukrainian president
the wife of the French president
a NATO chief
the president
the prime minister
the chancellor
the secretary-general
the foreign minister
the chief
the EU president
the EU chief
the head of NATO's mission in Iraq
the president of the Ukrainian football association
the Ukrainian chess federation president
the London mayor
the opposition leader
the shadow foreign secretary
the US assistant secretary of state
the Northern Irish first minister
the Latin American president
the Fed vice chair
the Fed governor
the US ambassador to Ukraine
the French president of the club
the Russian opposition leader
the Iranian leader
the new NATO chief designate
he
the statement
Mark Rutte
"""

ARTICLES = """
KYIV (Reuters) - Ukraine needs more, [the president] said. | Volodymyr Zelensky
PARIS — “I hear you,” [the president] told farmers. | Emmanuel Macron
BERLIN, Dec 3 (dpa) — [The chancellor] said no. | Olaf Scholz
LONDON – Taxes will rise, [the prime minister] said. | Keir Starmer
WASHINGTON (AP) — [The secretary of state] said no. | Antony Blinken
UNITED NATIONS (AP) — [The secretary-general] said no. | António Guterres
[The president] said no. |
[The president] said Ukraine would need more shells. |
[The president] said he would visit France in May. |
WASHINGTON (AP) — [The prime minister] said no. |
BRUSSELS — [The prime minister] said no. |
KYIV (Reuters) - On a visit to the front, [the prime minister] said no. |
PARIS — The club's president resigned. [The president] said no. |
PARIS — The president of the club resigned. [The president] said no. |
PARIS — President Anna Lind of Ostland spoke. [The president] said no. |
The Ukrainian president left. [The president] said no. | Volodymyr Zelensky
The Ukrainian president met the Polish president. [The president] said no. |
The former Ukrainian president met aides. [The president] said no. |
WARSAW — The Ukrainian president spoke first. [The president] said no. |
In Ukraine, [the country's president] said no. | Volodymyr Zelensky
Between Russia and Ukraine, [the country's president] said no. |
The U.N. met. [The secretary-general] said no. | António Guterres
The U.N. and NATO met. [The secretary-general] said no. |
[The NATO chief] said no. | Mark Rutte
However, [the NATO chief] said no. | Mark Rutte
After talks in Kyiv, [the NATO chief] said no. | Mark Rutte
Rutte, [the NATO chief], said no. | Mark Rutte
[The NATO chief], Mark Rutte, said no. | Mark Rutte
Anna Lind, [the NATO chief], said no. |
[The NATO chief], Anna Lind, said no. |
[The NATO chief] Anna Lind said no. |
[The NATO chief], Mark Lind, said no. |
NATO Secretary-General Anna Lind arrived. [The NATO chief] said no. |
NATO Secretary-General Mark Rutte arrived. [The NATO chief] said no. | Mark Rutte
The former [NATO chief] said no. |
An aide to [the NATO chief] said no. |
[The NATO chief]’s office said no. |
[The NATO chief] of staff said no. |
[Britain's top diplomat] in Minsk said no. |
In 2003 [the NATO chief] said no. |
In March, [the NATO chief] said no. |
Ten years ago [the NATO chief] said no. |
[The NATO chief] said last year that no. |
[The NATO chief] said the war since 2014 must end. | Mark Rutte
In 2021 [the Ukrainian president] said no. | Volodymyr Zelensky
In 2018 [the Ukrainian president] said no. |
In 2003 things differed. [The NATO chief] said no. | Mark Rutte
"""


def lines(block: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in block.strip().splitlines()]


@pytest.mark.parametrize(("mention", "day", "name"), lines(NAMED))
def test_the_holder_on_the_day_of_the_article(table: OfficeTable, mention: str, day: str, name: str) -> None:
    assert who(table, f"[{mention}] said no.", day) == (name or None)


@pytest.mark.parametrize("mention", [mention for mention, day, name in lines(NAMED)])
def test_no_date_or_a_day_out_of_bounds_no_answer(table: OfficeTable, mention: str) -> None:
    for day in ("", "2009-12-31", "2026-11-01"):
        assert who(table, f"[{mention}] said no.", day) is None


@pytest.mark.parametrize("mention", [mention for (mention,) in lines(NOBODY)])
@pytest.mark.parametrize("day", ["2014-01-15", "2024-12-03"])
def test_what_is_nobody_for_certain_is_left_empty(table: OfficeTable, mention: str, day: str) -> None:
    assert who(table, f"[{mention}] said no.", day) is None


@pytest.mark.parametrize(("article", "name"), lines(ARTICLES))
def test_the_words_around_a_title_decide(table: OfficeTable, article: str, name: str) -> None:
    assert who(table, article) == (name or None)


@pytest.mark.parametrize(
    ("mention", "last", "first", "old", "new"),
    [
        ("the NATO chief", "2024-09-30", "2024-10-01", "Jens Stoltenberg", "Mark Rutte"),
        ("the UK prime minister", "2024-07-04", "2024-07-05", "Rishi Sunak", "Keir Starmer"),
        ("the ECB president", "2019-10-31", "2019-11-01", "Mario Draghi", "Christine Lagarde"),
        ("the Polish prime minister", "2023-12-12", "2023-12-13", "Mateusz Morawiecki", "Donald Tusk"),
    ],
)
def test_on_the_day_of_the_handover_the_new_holder_answers(
    table: OfficeTable, mention: str, last: str, first: str, old: str, new: str
) -> None:
    assert (who(table, f"[{mention}] said no.", last), who(table, f"[{mention}] said no.", first)) == (
        old,
        new,
    )


def test_a_weekday_before_the_handover_is_not_the_new_holders(table: OfficeTable) -> None:
    assert who(table, "[The NATO chief] said on Monday it was over.", "2024-10-01") is None
    assert who(table, "[The NATO chief] said on Tuesday it had begun.", "2024-10-01") == "Mark Rutte"


def test_who_leaves_on_the_day_of_the_handover_is_not_the_new_holder(table: OfficeTable) -> None:
    assert who(table, "[The British prime minister] conceded defeat.", "2024-07-05") is None
    assert who(table, "[The British prime minister] conceded defeat.", "2024-07-04") == "Rishi Sunak"


def test_new_and_outgoing_fit_the_time_in_office(table: OfficeTable) -> None:
    assert who(table, "[the new NATO chief] said no.", "2024-07-10") is None
    assert who(table, "[the new NATO chief] said no.", "2024-10-10") == "Mark Rutte"
    assert who(table, "[the outgoing NATO chief] said no.", "2024-09-10") == "Jens Stoltenberg"
    assert who(table, "[the outgoing NATO chief] said no.", "2024-10-10") is None


def test_an_answer_says_who_and_by_which_office(table: OfficeTable) -> None:
    answer = table.resolve("the Ukrainian president", date(2022, 3, 1), OfficeContext())
    assert answer
    assert (answer.name, answer.wikidata_id, answer.gender) == ("Volodymyr Zelensky", "Q3874799", "m")
    assert (answer.office, answer.title) == ("ukraine-president", "President of Ukraine")


def test_titles_before_names_are_parsed(table: OfficeTable) -> None:
    assert table.parse("the NATO chief") == ["nato-secretary-general"]
    assert table.parse("NATO Secretary-General Mark Rutte") == ["nato-secretary-general"]
    assert "nato-secretary-general" in table.parse("Secretary-General Mark Rutte")
    assert table.parse("the former NATO chief") == []


def test_people_are_known_by_all_their_names(table: OfficeTable) -> None:
    assert table.holder_id("Volodymyr Zelenskyy") == table.holder_id("VLADIMIR ZELENSKY") == "Q3874799"
    assert table.holder_id("Andriy Sibiga") is None
    assert table.person("Andriy Sibiga") == table.person("Andrii Sybiha")
    assert table.holder_id("Anna Lind") is None


def test_a_name_is_compared_with_an_answer(table: OfficeTable) -> None:
    answer = table.resolve("the Ukrainian president", date(2022, 3, 1), OfficeContext())
    assert answer
    assert table.same_person("Zelenskyy", answer)
    assert table.same_person("Volodymyr Zelenskiy", answer)
    assert not table.same_person("Volodymyr", answer)
    assert not table.same_person("Olena Zelenska", answer)
    assert not table.same_person("Petro Poroshenko", answer)


@pytest.mark.parametrize(
    ("surname", "role", "day", "text", "name"),
    [
        ("Rutte", "NATO chief", "2024-12-03", "", "Mark Rutte"),
        ("Rutte", "NATO chief", "", "", "Mark Rutte"),
        ("Trump", "President-elect", "2024-12-03", "He won in Georgia, U.S.", "Donald Trump"),
        ("Trump", "President-elect", "2024-12-03", "The club voted.", None),
        ("Rutte", "NATO chief", "2010-12-03", "", None),
        ("Rutte", "goalkeeper", "2024-12-03", "", None),
        ("Rutte", "", "2024-12-03", "NATO", None),
        ("Marlow", "NATO chief", "2024-12-03", "", None),
    ],
)
def test_a_surname_and_an_office_are_its_holder(
    table: OfficeTable, surname: str, role: str, day: str, text: str, name: str | None
) -> None:
    found = table.bearer(surname, role, date.fromisoformat(day) if day else None, text)
    assert (found.name if found else None) == name


def test_bodies_by_name_adjective_and_capital(table: OfficeTable) -> None:
    bodies = [table.body_of(text) for text in ("the Ukrainian", "Kyiv", "NATO’s", "the U.K.", "Narnia")]
    assert bodies == ["Ukraine", "Ukraine", "NATO", "United Kingdom", None]


def test_the_users_people_and_offices_go_first(tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(
        """\
people:
  Lake Watch: {kind: organization, id: "lake-watch", variants: [LakeWatch]}
bodies:
  Lake Union: {names: [Lake Union]}
offices:
  lake-head:
    body: Lake Union
    title: Head of the Lake Union
    roles: [head]
    holders:
    - 2020-01-01/.. Anna Lind (f, x-17)
  shadow-nato:
    body: NATO
    title: Head of NATO in a novel
    roles: [head]
    holders:
    - 2020-01-01/.. Cora Vale (f)
""",
        "utf-8",
    )
    table = OfficeTable.load(people=own)
    assert who(table, "[the Lake Union chief] said no.") == "Anna Lind"
    assert table.holder_id("Anna Lind") == "x-17"
    assert table.holder_id("LakeWatch") == "lake-watch"
    assert who(table, "[the NATO chief] said no.") == "Cora Vale"
    assert who(table, "[the NATO secretary-general] said no.") == "Mark Rutte"


def test_a_mention_that_is_no_office_costs_little(table: OfficeTable) -> None:
    start = time.perf_counter()
    for _ in range(2000):
        table.resolve("two people who saw the letter", date(2024, 12, 3), OfficeContext())
    assert (time.perf_counter() - start) / 2000 < 0.0005
