"""A virtual environment with this checkout installed in it: what a fresh clone needs before anything runs."""

from __future__ import annotations

import hashlib
import os
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")


def ready(extra: str = "") -> Path:
    """Make ``.venv`` with the package and its ``extra``, unless that is done; the folder of its programs."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = HOME / f"installed-{extra or 'package'}"
    if stamp.exists() and stamp.read_text() == wanted:
        return BIN
    print("setting up .venv (a minute or two the first time) …", flush=True)
    if not (HOME / "pyvenv.cfg").exists():
        venv.create(HOME, with_pip=True)
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    pip = [BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--editable", target], check=True)
    stamp.write_text(wanted)
    return BIN
