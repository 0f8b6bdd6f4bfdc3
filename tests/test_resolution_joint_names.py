from __future__ import annotations

import pytest

from tests.test_resolution_names import groups


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Avon and|ORG] [Oakmere Police|ORG] left.", "Avon and Oakmere Police"),
        ("[Avon|GPE] and [Oakmere Water|ORG] left.", "Avon and Oakmere Water"),
        ("[Wren|ORG] and [Marlowe] said it would close.", "Wren and Marlowe"),
        (
            "The [Ministry of Fish|ORG], [Ports|ORG] and [Tides|ORG] shut.",
            "Ministry of Fish, Ports and Tides",
        ),
        ("[Ministry of Fish|ORG], [Ports|ORG] and Tides Minister left.", "Ministry of Fish, Ports and Tides"),
        ("[Women]’s [Refuge|ORG] left.", "Women’s Refuge"),
        ("[Farmers’ League|ORG] left.", "Farmers’ League"),
        ("[Farmers’ League|ORG] [M. Voss] left.", "Farmers’ League"),
    ],
)
def test_one_body_may_be_named_by_several_names(marked: str, name: str) -> None:
    assert name in groups(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[Norway|GPE] and [Oakmere Police|ORG] left.",
        "[Kettlewell], [Avon|GPE] and [Oakmere Police|ORG] left.",
        "[Wren|ORG] and [Marlowe] said they would close.",
        "[Wren|ORG] and [Marlowe] said it would close. [Wren|ORG] left.",
        "The [Ministry of Fish|ORG], [NATO|ORG] and Tides left.",
        "[Women]’s Minister [Anna Berg] left.",
    ],
)
def test_and_joins_names_of_two_bodies_too(marked: str) -> None:
    assert not any(" and " in name or "’s" in name for name in groups(marked))


def test_a_name_once_told_to_be_one_is_one_again() -> None:
    text = "[Avon and|ORG] [Oakmere Police|ORG] left. [Avon|ORG] and [Oakmere Police|ORG] came back."
    assert len(groups(text)["Avon and Oakmere Police"]) == 2
