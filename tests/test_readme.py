"""The README says what the program does: its tables name every column and option, its examples run.

``python -m tests.test_readme`` runs the examples and writes what they print below them.
"""

from __future__ import annotations

import io
import os
import re
import shlex
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from quotes import COLUMNS
from quotes.cli import app
from quotes.errors import QuotesError
from quotes.loading import model_folder
from quotes.writing.rows import CONTEXT_LENGTH

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<printed>.*?)```\n)?", re.DOTALL)
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]*)\n(?P<printed>.*?)```\n", re.DOTALL)


class Example(NamedTuple):
    """A block of the README, what it is said to print and what it does print."""

    block: str
    said: str
    printed: str


def examples(folder: Path) -> list[Example]:
    """Run all blocks in their order, in ``folder``, with the example articles beside them."""
    if not (folder / "examples").exists():
        (folder / "examples").symlink_to(ROOT / "examples")
    text, found, names = README.read_text(encoding="utf-8"), [], {}
    before = Path.cwd()
    os.chdir(folder)
    try:
        for block in sorted([*BLOCK.finditer(text), *CONSOLE.finditer(text)], key=re.Match.start):
            run = _run_command(block["command"]) if block.re is CONSOLE else _run_code(block["code"], names)
            found.append(Example(block[0], block["printed"] or "", run))
    finally:
        os.chdir(before)
    return found


def _run_code(code: str, names: dict[str, Any]) -> str:
    with redirect_stdout(io.StringIO()) as printed:
        exec(code, names)
    return _even(printed.getvalue())


def _run_command(command: str) -> str:
    result = CliRunner().invoke(app, shlex.split(command)[1:], env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.output
    return _even(result.output)


def _even(printed: str) -> str:
    """What differs from run to run, and blanks at the ends of lines, made equal."""
    return re.sub(r" +\n", "\n", re.sub(r"[\d,]+ words/s", "9,999 words/s", printed))


def has_model() -> bool:
    try:
        return model_folder().is_dir()
    except QuotesError:
        return False


@pytest.mark.skipif(not has_model(), reason="the trained pipeline is not in this checkout")
def test_examples_print_what_the_readme_says(tmp_path: Path) -> None:
    found = examples(tmp_path)

    assert len(found) >= 4
    assert [example.printed for example in found] == [example.said for example in found]


def test_the_table_of_columns_is_the_table() -> None:
    section = README.read_text(encoding="utf-8").partition("## The table")[2].partition("\n## ")[0]

    assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == COLUMNS
    assert f"at most {CONTEXT_LENGTH} characters" in section


def test_every_command_and_option_is_named_with_its_commands() -> None:
    section = README.read_text(encoding="utf-8").partition("## Command line")[2].partition("\n## ")[0]
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
    table = dict(re.findall(r"^\| `(--[\w-]+)`[^|]*\| ([^|]+) \|", section, re.MULTILINE))

    assert set(re.findall(r"^\| `quotes (\w+)", section, re.MULTILINE)) == set(commands)
    for option in {name for command in commands.values() for name in _options(command)} | set(table):
        owners = {name for name, command in commands.items() if option in _options(command)}
        said = set(table[option].strip().removeprefix("all but ").split(", "))
        assert owners == (set(commands) - said if table[option].startswith("all but ") else said), option


def _options(command: Any) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts if name.startswith("--")}


def test_files_that_the_readme_names_are_there() -> None:
    text = README.read_text(encoding="utf-8")

    for name in re.findall(r"`((?:scripts|quotes|examples)/[\w./-]*|[A-Z]+\.md)`", text):
        assert (ROOT / name).exists(), name


def write_outputs() -> None:
    """Put what the blocks print into the README."""
    import tempfile

    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for example in examples(Path(folder)):
            kept = example.block.removesuffix(example.said + "```\n") if example.said else example.block
            if not example.said:
                kept = kept.removesuffix("```\n") if kept.startswith("```console") else kept + "\n```text\n"
            text = text.replace(example.block, kept + example.printed + "```\n")
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    os.chdir(ROOT)
    write_outputs()
