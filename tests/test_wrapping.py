"""Lines cut at a width are put together; lines that mean something stay."""

from __future__ import annotations

import textwrap

import pytest

from quotes.wrapping import unwrap

PARAGRAPHS = [
    "Ferry fares to rise in Port Ellery",
    "The fares on the island ferry will rise by a tenth from the spring, according to the harbour board, "
    "which had weighed the step since the storms of the winter.",
    "“We looked at every other number before we looked at the fares. There was nothing left to cut,” Ines "
    "Calloway told the council on Tuesday evening. Tomas Riedel, who bakes on the island, called it a tax.",
]


@pytest.mark.parametrize("width", [60, 72, 90, 120])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_cut_at_a_width_are_put_together(width: int, newline: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS).replace("\n", newline)
    expected = (
        wrapped.replace(newline * 2, "\0").replace(newline, " " * len(newline)).replace("\0", newline * 2)
    )

    assert unwrap(wrapped) == expected
    assert unwrap(expected) == expected
    assert len(expected) == len(wrapped)


def test_one_line_end_in_mid_sentence_is_enough() -> None:
    cut = "Ines Calloway told the council of Port Ellery that there was\nnothing left to cut in the winter."
    assert unwrap(cut) == cut.replace("\n", " ")


def test_headlines_bylines_and_lists_in_a_wrapped_text_stay() -> None:
    head, lead, rest = (textwrap.fill(p, 64) for p in PARAGRAPHS)
    items = "* a new pier\n* longer hours in the summer\n* a discount for islanders"
    whole = f"{head}\nBy Jo Hurst\n12 May 2015\n\n{lead}\n\n{items}\n\n{rest}"
    assert unwrap(whole) == f"{head}\nBy Jo Hurst\n12 May 2015\n\n{lead}\n\n{items}\n\n{rest}".replace(
        lead, lead.replace("\n", " ")
    ).replace(rest, rest.replace("\n", " "))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        # a link on a line of its own, as scrapers leave it
        "The fares on the island ferry will rise by a tenth from the spring, according to\nthe board\n, which"
        " met.\nTomas Riedel called it a tax on living there.",
        "The tide that took the pier\nwent out again by four\nand left a chair, a coil of rope,\nthe gate",
        "what the board wants:\nhigher fares\nfewer boats\na new pier in the north of the harbour\nmore time",
        "Boat       Fare in crowns      Last from the pier\nmorning    4.20                by ten at lt"
        "\nevening    6.10                by nine at latest            ",
        "| boat of the morning and of the noon | 4.20 crowns |\n| boat of the evening and the night | 6.10 |",
        "Fares will rise by a tenth, the harbour board of the island said.\nThe baker called the rise a tax"
        " on living there all the year.\nThe council meets again in the spring to vote on the rise.",
        "The harbour wall has held the tide for ninety years and more,\nAnd every stone of it was laid by"
        " hands that knew the shore,\nBut stones forget the men who came and carried them from far.",
        "- Anna Berg, the mayor of the town, who has held the office since\n- Tomas Riedel, a baker of the"
        " island, whose flour is on the boat\n- Ines Calloway, who runs the board",
        "",
        "\n\n",
    ],
)
def test_lines_that_mean_something_stay(text: str) -> None:
    assert unwrap(text) == text
