"""Make or update the files of offices from Wikidata's entity JSON.

    python scripts/build_offices.py DOWNLOAD... [--offices FOLDER] [--known-until DAY] [--write]

DOWNLOAD: files or folders of entity JSON (``Special:EntityData/Q….json``) of offices and of the persons
who held them. Every office of FOLDER (default: ``configs/offices``) that has an ``id`` is compared with P39
of the persons and P1308 of the office; what changes is printed, and written with ``--write``. A new office
begins as an entry with the one holder ``2010-01-01/.. unknown``. Where Wikidata and a file contradict each
other nothing is written.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quotes.errors import QuotesError, error  # noqa: E402
from quotes.resolution.office_shapes import Office, Person  # noqa: E402
from quotes.resolution.office_table import read_tables  # noqa: E402
from quotes.resolution.wikidata import claims_of, holder_line, merge, read_entities  # noqa: E402


def updated(text: str, office: Office, lines: Sequence[str], known_until: str) -> str:
    """``text``, a file of offices, with the holders of ``office`` replaced by ``lines``."""
    holders = "".join(f"    - {line}\n" for line in lines)
    entry = re.compile(rf"(?ms)^  {re.escape(office.key)}:\n.*?(?=^ {{0,2}}\S|\Z)")

    def rewrite(match: re.Match[str]) -> str:
        body = re.sub(
            r"(?m)^    holders:\n(?:    - .*\n?)+", lambda _: f"    holders:\n{holders}", match.group()
        )
        if not known_until:
            return body
        body = re.sub(r"(?m)^    known_until: .*\n", "", body)
        return re.sub(r"(?m)^    source:", f"    known_until: {known_until}\n    source:", body)

    return entry.sub(rewrite, text, count=1)


def build(
    downloads: Sequence[Path], folder: Path, known_until: str = ""
) -> tuple[dict[Path, str], list[str]]:
    """The new texts of the files of ``folder`` by path, and what changes, office by office."""
    paths = sorted(folder.glob("*.yaml"))
    tables, entities = read_tables(paths), read_entities(downloads)
    texts, changes = {path: path.read_text("utf-8") for path in paths}, list[str]()
    for office in sorted(tables.offices.values(), key=lambda o: o.key):
        claims = claims_of(office.id, entities) if office.id else []
        path = next(p for p, text in texts.items() if f"\n  {office.key}:\n" in text)
        if not claims:
            continue
        people = tables.people | {
            c.person.name: _with_id(tables.people.get(c.person.name), c.person) for c in claims
        }
        terms = merge(path, office, claims, tables.people)
        lines = [holder_line(t, people[t.name] if t.name else None) for t in terms]
        before = [holder_line(t, tables.people[t.name] if t.name else None) for t in office.terms]
        changes += [f"{office.key}: - {line}" for line in before if line not in lines]
        changes += [f"{office.key}: + {line}" for line in lines if line not in before]
        if lines != before or known_until:
            texts[path] = updated(texts[path], office, lines, known_until)
    return texts, changes


def _with_id(known: Person | None, claimed: Person) -> Person:
    return Person(claimed.name, known.id or claimed.id, known.gender or claimed.gender) if known else claimed


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("downloads", nargs="+", type=Path, metavar="DOWNLOAD")
    parser.add_argument("--offices", type=Path, default=ROOT / "configs" / "offices", metavar="FOLDER")
    parser.add_argument("--known-until", default="", metavar="DAY")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    try:
        if options.known_until and not re.fullmatch(r"\d{4}-\d\d-\d\d", options.known_until):
            raise error("Q052", value=options.known_until)
        texts, changes = build(options.downloads, options.offices, options.known_until)
    except QuotesError as problem:
        sys.exit(str(problem))
    print(*(changes or ["nothing changes"]), sep="\n")
    if options.write:
        for path, text in texts.items():
            path.write_text(text, "utf-8")
        read_tables(sorted(texts))


if __name__ == "__main__":
    main()
