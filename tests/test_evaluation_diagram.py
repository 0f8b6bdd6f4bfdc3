"""The reliability diagram: drawn to scale, readable by an XML parser."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from quotes.evaluation.calibration import calibrate
from quotes.evaluation.diagram import SIDE, reliability_diagram

SVG = "{http://www.w3.org/2000/svg}"


def bars(svg: str) -> list[ET.Element]:
    return [rect for rect in ET.fromstring(svg).iter(f"{SVG}rect") if rect.find(f"{SVG}title") is not None]


def test_a_bar_is_as_high_as_the_share_of_right_ones() -> None:
    figures = calibrate([(0.25, True), (0.25, False), (0.95, True), (0.95, True)])
    assert figures is not None
    low, high = bars(reliability_diagram({"quotes": figures}))
    assert float(low.attrib["height"]) == pytest.approx(SIDE / 2)
    assert float(high.attrib["height"]) == pytest.approx(SIDE)
    assert float(low.attrib["x"]) < float(high.attrib["x"])


def test_many_are_broader_than_few_and_each_panel_has_its_title() -> None:
    figures = calibrate([(0.15, False)] + [(0.85, True)] * 9)
    assert figures is not None
    svg = reliability_diagram({"quotes": figures, "a < b": figures})
    few, many, *_ = bars(svg)
    assert float(many.attrib["width"]) == pytest.approx(3 * float(few.attrib["width"]), abs=0.2)
    titles = [text.text for text in ET.fromstring(svg).iter(f"{SVG}text") if ":" in (text.text or "")]
    assert titles == ["quotes: 10, expected error 15.0", "a < b: 10, expected error 15.0"]
