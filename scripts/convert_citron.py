"""Convert BBC Citron's JSON (https://github.com/bbc/citron) to the common corpus format."""

from __future__ import annotations

import argparse
from pathlib import Path

from quotes.conversion.citron import read_citron
from quotes.corpus import write_corpus
from quotes.errors import QuotesError


def main() -> None:
    """Write the files of one folder as JSONL."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of Citron's .json files")
    parser.add_argument("output", type=Path, help="the .jsonl file to write")
    args = parser.parse_args()
    try:
        write_corpus(read_citron(args.folder), args.output)
    except QuotesError as fault:
        parser.error(str(fault))


if __name__ == "__main__":
    main()
