"""Annotate the gold articles with the shipped pipeline and fail if a figure lies below its floor.

The floors are in tests/floors.json. Gold that is in neither this project nor the folder of shared files is
passed over, which is said and is no failure.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from quotes.corpus import read_corpus
from quotes.evaluation.floors import Floor, digest, read_floors, shortfalls
from quotes.evaluation.scores import evaluate
from quotes.loading import load
from quotes.pipeline import annotate

ROOT = Path(__file__).resolve().parent.parent


def check(floor: Floor, gold_path: Path) -> list[str]:
    """What is wrong with the figures of one gold file or folder, a line each."""
    if digest(gold_path) != floor.sha256:
        return [f"{floor.gold}: the file is not the one the floors were set on; set them anew"]
    gold = list(read_corpus(gold_path))
    predicted = annotate([article.article() for article in gold], load(include=floor.include))
    return shortfalls(evaluate(gold, predicted), floor)


def main() -> int:
    """Check every floor; 1 if a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--floors", type=Path, default=ROOT / "tests" / "floors.json")
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="where the gold files are"
    )
    args = parser.parse_args()
    failures: list[str] = []
    for floor in read_floors(args.floors):
        gold = next((p for p in (ROOT / floor.gold, args.shared / floor.gold) if p.exists()), None)
        if gold is None:
            print(f"skipped: {args.shared / floor.gold} is not here")
            continue
        found = check(floor, gold)
        print(f"{'FAILED' if found else 'ok'}: {floor.gold}")
        failures += found
    print(*failures, sep="\n", end="\n" if failures else "")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
