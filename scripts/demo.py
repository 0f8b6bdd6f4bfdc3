"""The main job on the example articles: leaves quotes.csv here and prints the quotes. Sets itself up."""

from __future__ import annotations

import subprocess

from environment import ROOT, ready

if __name__ == "__main__":
    command = [ready() / "quotes", "extract", "examples"]
    subprocess.run([*command, "-o", "quotes.csv", "--overwrite"], cwd=ROOT, check=True)
    print("wrote quotes.csv; the same to read:\n", flush=True)
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
