"""Stages do not import one another: they meet on plain shapes and on spaCy's Doc."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quotes

PACKAGE = Path(quotes.__file__).parent
STAGES = ("reading", "detection", "resolution", "writing")


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that the one at ``path`` imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_no_other_package_of_ours(stage: str) -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - {stage}
    modules = list((PACKAGE / stage).glob("*.py"))
    assert len(packages) > len(STAGES) - 1
    assert len(modules) > 3
    crossing = [
        f"{path.stem} imports {name}"
        for path in modules
        for name in imported(path)
        if name.startswith("quotes.") and name.split(".")[1] in packages | {"pipeline", "sources"}
    ]
    assert not crossing
