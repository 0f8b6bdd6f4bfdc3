"""Convert PolNeAR 1.0 (https://github.com/networkdynamics/PolNeAR) to the common corpus format."""

from __future__ import annotations

import argparse
from pathlib import Path

from quotes.conversion.polnear import read_polnear
from quotes.corpus import write_corpus
from quotes.errors import QuotesError


def main() -> None:
    """Write one part of the corpus as JSONL."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the distribution's folder data/, with metadata.tsv")
    parser.add_argument("part", choices=["train", "dev", "test", "annotator-training"])
    parser.add_argument("output", type=Path, help="the .jsonl file to write")
    parser.add_argument("--everyone", action="store_true", help="every annotator's version of an article")
    args = parser.parse_args()
    try:
        write_corpus(read_polnear(args.data, args.part, everyone=args.everyone), args.output)
    except QuotesError as fault:
        parser.error(str(fault))


if __name__ == "__main__":
    main()
