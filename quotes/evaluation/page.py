"""The page that shows errors in their context: one file, nothing loaded from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from quotes.evaluation.cases import KINDS, ErrorCase, Piece

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
nav label { margin-right: 1.2rem; white-space: nowrap }
article { border-top: 1px solid #ccc; padding: .8rem 0 }
article > p { margin: .3rem 0; white-space: pre-line }
.about { color: #666; font-size: .85rem }
.kind { font-weight: 600; color: #222 }
.gold { background: #ffd9d4 }
.predicted { background: #ffe9ae }
.gold.predicted { background: #d3f0d0 }
.gold-source { border-bottom: 3px solid #c0392b }
.predicted-source { border-bottom: 3px solid #d49a00 }
.gold-source.predicted-source { border-bottom-color: #2e8b3d }
"""

_SCRIPT = """
for (const box of document.querySelectorAll("nav input")) box.addEventListener("change", () => {
  for (const one of document.querySelectorAll("article"))
    if (one.dataset.kind === box.value) one.hidden = !box.checked;
});
"""

_LEGEND = (
    ("gold", "only in the gold"),
    ("predicted", "only predicted"),
    ("gold predicted", "in both"),
    ("gold-source", "source in the gold"),
    ("predicted-source", "predicted source"),
    ("gold-source predicted-source", "source in both"),
)


def errors_page(cases: Sequence[ErrorCase]) -> str:
    """A self-contained HTML page of ``cases``, with counts and a box for each kind to show or hide it."""
    numbers = Counter(case.kind for case in cases)
    boxes = "".join(
        f'<label><input type="checkbox" value="{kind}" checked> {kind}: {numbers[kind]}</label>\n'
        for kind in KINDS
    )
    legend = " · ".join(f'<span class="{names}">{meaning}</span>' for names, meaning in _LEGEND)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{len(cases)} errors</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{len(cases)} errors</h1>\n<nav>\n{boxes}</nav>\n<p>{legend}</p>\n"
        f"{''.join(map(_entry, cases))}<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _entry(case: ErrorCase) -> str:
    about = [case.article, case.publisher, case.type, f"characters {case.start} to {case.end}"]
    if case.iou:
        about.append(f"IoU {case.iou:.2f}")
    facts = " · ".join(escape(fact) for fact in about if fact)
    return (
        f'<article data-kind="{case.kind}">\n'
        f'<p class="about"><span class="kind">{case.kind}</span> · {facts}</p>\n'
        f"<p>{''.join(map(_piece, case.context))}</p>\n{_speakers(case)}</article>\n"
    )


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    return f'<span class="{" ".join(piece.labels)}">{text}</span>' if piece.labels else text


def _speakers(case: ErrorCase) -> str:
    named = (("speaker in the gold", case.gold_speaker), ("predicted", case.predicted_speaker))
    said = " · ".join(f"{what}: {escape(name)}" for what, name in named if name)
    return f'<p class="about">{said}</p>\n' if said else ""
