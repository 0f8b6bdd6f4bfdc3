"""Train the attribution network: ``python scripts/train.py configs/attribution.yaml -o runs/attribution``."""

import argparse
import logging
from pathlib import Path

from quotes.training.loop import train
from quotes.training.settings import Settings

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True, help="folder for checkpoints")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(Settings.load(arguments.config), arguments.out)
