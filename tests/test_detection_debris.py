"""Debris of scraped pages: each kind is found, and an article's own paragraphs never are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotes.detection.debris import debris

SHARED = Path(__file__).resolve().parents[2] / "shared"
ARTICLE = """Council shuts the old bridge
The council closed the old bridge on Monday after rust was found in its pillars.
“It is not safe,” said Mara Ottesen, the mayor, as she stood with the engineers.
“Wir müssen die Brücke jetzt schließen und für den Winter vorbereiten,” she told visitors from Kiel.
By Tuesday the ferry had taken 900 people over, the harbour master said.
She said that work would start in May.
"""
NOTICES = {
    "bulgarian": "Този сайт използва бисквитки, за да ви предложи по-добро обслужване.",
    "croatian": "Ova stranica koristi kolačiće kako bi vam pružila bolje iskustvo.",
    "czech": "Tento web používá soubory cookie, které jsou nutné pro jeho provoz.",
    "danish": "Vi bruger cookies til at forbedre din oplevelse på vores hjemmeside.",
    "dutch": "Wij gebruiken cookies om u de beste ervaring op onze website te bieden.",
    "english": "We use cookies to give you the best experience on our site.",
    "finnish": "Käytämme evästeitä, jotta sivusto toimii ja voit lukea sen turvallisesti.",
    "french": "Nous utilisons des cookies pour vous offrir la meilleure expérience sur notre site.",
    "german": "Wir verwenden Cookies, um Inhalte zu zeigen und die Zugriffe auf unsere Website zu zählen.",
    "greek": "Χρησιμοποιούμε cookies για να σας προσφέρουμε την καλύτερη εμπειρία.",
    "hungarian": "Az oldal sütiket használ, hogy a legjobb élményt nyújtsa.",
    "italian": "Questo sito utilizza i cookie per offrirti la migliore esperienza di navigazione.",
    "norwegian": "Vi bruker informasjonskapsler for å gi deg en bedre opplevelse på nettsiden.",
    "polish": "Ta strona używa plików cookie i podobnych, aby działać lepiej.",
    "portuguese": "Utilizamos cookies para melhorar a sua experiência e os nossos serviços.",
    "romanian": "Acest site folosește cookie-uri pentru a vă oferi o experiență mai bună.",
    "russian": "Мы используем файлы cookie для улучшения работы сайта.",
    "spanish": "Utilizamos cookies propias y de terceros para mejorar nuestros servicios.",
    "swedish": "Vi använder cookies för att ge dig den bästa upplevelsen på vår webbplats.",
    "turkish": "Bu site, size daha iyi hizmet sunmak için çerezleri kullanmaktadır.",
    "chinese": "我们使用小型文件来改善您的体验和服务。",
}
ENDINGS = [
    "By Ann Bell",
    "By ANN BELL and BO VAN DER LUND, Harbour Post",
    "Ann Bell is a reporter for The Harbour Post. She lives in Kell.",
    "Bo Lund writes about rivers and roads.",
    "Ann Bell is a reporter for The Harbour Post.\nBo Lund covers the sea.",
    "Sign up to our free morning newsletter",
    "Subscribe now for the digital edition",
    "Get the day's headlines to your inbox",
    "© 2024 Harbour Post",
    "Copyright 2024 The Harbour Post. All rights reserved.",
    "Photo: Getty",
    "Image credit: Ann Bell/Harbour Post",
    "Bo Lund via Getty Images",
    "Follow Ann Bell on Twitter @annbell",
    "Share",
    "Share this story on Facebook",
    "(Reporting by Ann Bell; editing by Bo Lund)",
    "Read more: Mayor 'ready to resign' over bridge",
    "Related articles\nFerry sinks off Kell\nMayor 'ready to resign' over bridge",
    "More from The Harbour Post\n-\nFerry sinks off Kell\nPost - 5h -\nMayor quits\nPost - 1d",
    "Topics\n-\nFerry sinks\nIt went down at night. All live.Daily - 11h -\nMayor quits\nDaily - 2d",
    "Ferry sinks off Kell\nKell Daily - 11h -\nMayor quits\nKell Daily - 2d\nA new bridge?\nKell Daily - 3d",
    "Related\n-\nFerry sinks\nIt went down at night.\nDaily - 11h",
    "Most read:\n1\nFerry sinks off Kell\n2\nMayor quits",
]
BODY = [
    "By Tuesday Ann Bell had left.",
    "Ann Bell is a reporter, Ottesen said.",
    "“Ann Bell is a reporter for The Harbour Post.”",
    "The newsletter said that the bridge was shut.",
    "Photos of the bridge were shown, she said.",
    "More from the river was expected, officials said.",
    "“We use cookies to feed the gulls on our site,” she said.",
    "Sign up for alerts, she said: “It is free.”",
    "Share prices fell by 5 per cent, the bank said.",
    "Mayor: we will not rest",
    "Recommended by the council, the plan was dropped, she said.",
    "The company said it would subscribe to new rules now.",
    "Related to the mayor, Bo Lund said he would not vote.",
]


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_notices_in_any_language(notice: str) -> None:
    assert found(ARTICLE + notice) == [notice]
    assert found(notice + "\n" + ARTICLE) == [notice]


@pytest.mark.parametrize("ending", ENDINGS)
def test_endings(ending: str) -> None:
    assert found(ARTICLE + "\n" + ending) == [ending]


@pytest.mark.parametrize("line", BODY)
def test_the_articles_own_lines_stay(line: str) -> None:
    assert found(ARTICLE + line + "\nIt is raining, she said.") == []
    assert found(ARTICLE + line) == []


def test_names_below_the_title_are_a_byline() -> None:
    assert found(ARTICLE.replace("bridge\n", "bridge\nAnn Bell, Bo Lund\n", 1)) == ["Ann Bell, Bo Lund"]
    assert found(ARTICLE + "Ann Bell, Bo Lund") == []


def test_biographies_stand_last() -> None:
    life = "Ann Bell is a columnist in Kell."
    assert found(ARTICLE + life + "\nShe said no.") == []
    assert found(ARTICLE + life + "\nShare\n© 2024 Harbour Post") == [life + "\nShare\n© 2024 Harbour Post"]


def test_a_list_ends_where_the_article_goes_on() -> None:
    assert found(ARTICLE + "Read more\nFerry sinks off Kell\nThe mayor said she would not go.") == [
        "Read more\nFerry sinks off Kell"
    ]


def test_a_captions_words_stay_and_its_credit_goes() -> None:
    assert found(ARTICLE + "Mara Ottesen says the bridge must go. (Photo by Ann Bell/Getty Images)") == [
        "(Photo by Ann Bell/Getty Images)"
    ]


def test_live_updates_are_no_list() -> None:
    posts = "\n".join(
        f"{k} minutes ago\nThe mayor said she was on her way to pier {k}." for k in (5, 7, 9, 11)
    )
    assert found(ARTICLE + posts) == [f"{k} minutes ago" for k in (5, 7, 9, 11)]


@pytest.mark.parametrize("text", ["", "Word", "\n\n", "By Ann Bell", "Topics"])
def test_next_to_nothing_is_read(text: str) -> None:
    assert debris(text) == []


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in debris(text)]


@pytest.mark.parametrize(
    "name", ["gold/news-train", "gold/news-dev", "gold/seeds-dev", "corpora/polnear/dev"]
)
def test_no_labelled_words_are_lost(name: str) -> None:
    path = SHARED / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("the labelled articles are not here")
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        stretches = debris(article["text"])
        for quote in article["quotes"]:
            for start, end in [] if quote.get("optional") else quote["content"]:
                assert not any(a < end and start < b for a, b in stretches), article["text"][start:end]
