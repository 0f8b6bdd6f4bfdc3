"""A reliability diagram as SVG: how often predictions of each confidence were right."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from quotes.evaluation.calibration import Bin, Calibration

SIDE, MARGIN, GAP = 260, 44, 36
"""Pixels: a panel's side, what is left around it for figures, and between two panels."""
BAR, LINE, GRID = "#4c78a8", "#b5462f", "#999999"


def reliability_diagram(calibrations: Mapping[str, Calibration]) -> str:
    """One panel for each of ``calibrations``: confidence to the right, share of right ones upward.

    A bar that reaches the diagonal tells the truth; its width shows how many predictions it stands for.
    After DeGroot & Fienberg (1983).
    """
    panels = [
        _panel(name, figures, MARGIN + n * (SIDE + MARGIN + GAP))
        for n, (name, figures) in enumerate(calibrations.items())
    ]
    width = len(panels) * (SIDE + MARGIN + GAP) + MARGIN
    height = SIDE + 3 * MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
            f'<rect width="{width}" height="{height}" fill="white"/>',
            *panels,
            "</svg>\n",
        ]
    )


def _panel(name: str, figures: Calibration, left: float) -> str:
    bottom = MARGIN + SIDE
    most = max(each.n for each in figures.bins)
    title = f"{name}: {figures.n}, expected error {100 * figures.ece:.1f}"
    parts = [
        f'<text x="{left}" y="{MARGIN - 14}">{escape(title)}</text>',
        *(_bar(each, most, left, bottom) for each in figures.bins),
        f'<rect x="{left}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="{GRID}"/>',
        f'<line x1="{left}" y1="{bottom}" x2="{left + SIDE}" y2="{MARGIN}" stroke="{LINE}" '
        'stroke-dasharray="5 4"/>',
        f'<text x="{left + SIDE / 2}" y="{bottom + 34}" text-anchor="middle">confidence</text>',
    ]
    for tenth in range(0, 11, 2):
        at = SIDE * tenth / 10
        parts += [
            f'<text x="{left + at}" y="{bottom + 16}" text-anchor="middle">{tenth / 10:.1f}</text>',
            f'<text x="{left - 6}" y="{bottom - at + 4}" text-anchor="end">{tenth / 10:.1f}</text>',
        ]
    return "\n".join(parts)


def _bar(each: Bin, most: int, left: float, bottom: float) -> str:
    width = max(3.0, SIDE / 10 * 0.9 * (each.n / most) ** 0.5)
    middle, height = left + SIDE * each.confidence, SIDE * each.accuracy
    return (
        f'<rect x="{middle - width / 2:.1f}" y="{bottom - height:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}" fill="{BAR}" fill-opacity="0.8">'
        f"<title>{each.n}: {100 * each.accuracy:.0f} % right at {100 * each.confidence:.0f} %</title></rect>"
    )
