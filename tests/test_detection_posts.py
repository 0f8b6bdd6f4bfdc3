"""Posts that a page embeds, signed with a handle below their words."""

from __future__ import annotations

import pytest

from quotes.detection.marks import quotations
from quotes.detection.posts import posted
from quotes.detection.signatures import SURE

from .test_detection_attributions import attributions, pieces

DAY = " November 19, 2024"


def found(text: str) -> list[tuple[str, str]]:
    """Words and name of each post in ``text``."""
    posts = posted(text, pieces(text), [], quotations(text))
    assert all(post.candidate.score == SURE and text[slice(*post.cue[0])] == "—" for post in posts)
    return [(text[slice(*post.content[0])], text[slice(*post.source[0])]) for post in posts]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("He left.\n\nThank you, coach!\n\n— Tom Hale (@thale)" + DAY, [("Thank you, coach!", "Tom Hale")]),
        (
            "One.\n\nTwo lines.\nOf one post. pic.twitter.com/x\n\n— Ann Berg (@ab)",
            [("Two lines.\nOf one post", "Ann Berg")],
        ),
        ("One.\nA post. https://t.co/x\n— Ann Berg (@ab)\nTwo.", [("A post", "Ann Berg")]),
        (
            "No! pic.twitter.com/x\n\n— Ann Berg (@ab)\n\nYes\n\n— Tom Hale (@th)",
            [("No!", "Ann Berg"), ("Yes", "Tom Hale")],
        ),
        ("Seen.pic.twitter.com/x https://t.co/y\n\n— Ann Berg (@ab)", [("Seen", "Ann Berg")]),
        ("https://a" * 150 + " x\n\n— Ann Berg (@ab)", [("https://a" * 150 + " x", "Ann Berg")]),
        ("🙂\n\n— Ann Berg (@ab)", []),
        ("pic.twitter.com/x\n\n— Ann Berg (@ab)", []),
        ("It rained.\n\n— Ann Berg", []),
        ("It rained — Ann Berg (@ab) saw it.", []),
        ("— Ann Berg (@ab)", []),
    ],
)
def test_words_above_a_handle_are_a_post(text: str, posts: list[tuple[str, str]]) -> None:
    assert found(text) == posts


def test_what_others_say_in_a_post_stays() -> None:
    marked = "It rained.\n\nI {Voss} <said> [it sways]. It does.\n\n— Ann Berg (@ab)"
    text, within = attributions(marked)
    assert posted(text, pieces(text), within, quotations(text))[1] == within[0]
    text, alone = attributions("It rained.\n\n[It sways]. It does.\n\n— Ann Berg (@ab)")
    (post,) = posted(text, pieces(text), alone, quotations(text))
    assert text[slice(*post.content[0])] == "It sways. It does"
