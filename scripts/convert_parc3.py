"""Convert PARC3 (Penn Attribution Relations Corpus) to the common corpus format."""

from __future__ import annotations

import argparse
from pathlib import Path

from quotes.conversion.parc3 import read_parc3
from quotes.corpus import write_corpus
from quotes.errors import QuotesError


def main() -> None:
    """Write the files of one folder as JSONL."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="a folder of PARC3's .xml files, such as PARC3_complete/dev"
    )
    parser.add_argument("output", type=Path, help="the .jsonl file to write")
    parser.add_argument(
        "--raw", type=Path, help="the Penn Treebank's raw texts; else they are rebuilt from words"
    )
    parser.add_argument("--nested", action="store_true", help="keep attributions inside others")
    args = parser.parse_args()
    try:
        write_corpus(read_parc3(args.folder, args.raw, nested=args.nested), args.output)
    except QuotesError as fault:
        parser.error(str(fault))


if __name__ == "__main__":
    main()
