"""Where the trained pipeline and the tables are: beside the source in a clone, in the package in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(kind: str, name: str) -> Path:
    """The path of ``name`` under ``models/`` or ``configs/`` (``kind``), wherever the package was installed.

    Raises ``FileNotFoundError`` naming both places looked at.
    """
    places = [PACKAGE / kind / name, PACKAGE.parent / kind / name]
    for place in places:
        if place.exists():
            return place
    raise FileNotFoundError(f"{kind}/{name} is in neither {places[0]} nor {places[1]}: reinstall quotes")
