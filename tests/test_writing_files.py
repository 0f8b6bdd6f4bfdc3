from __future__ import annotations

import os
from pathlib import Path

import pytest

from quotes.errors import QuotesError
from quotes.writing.files import check_target, replacing


def test_the_file_appears_whole_and_with_usual_rights(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"

    with replacing(target) as part:
        part.write_text("whole")
        assert not target.exists()

    assert target.read_text() == "whole"
    (tmp_path / "other").write_text("")
    assert target.stat().st_mode == (tmp_path / "other").stat().st_mode
    assert len(list(tmp_path.iterdir())) == 2


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before")
    (tmp_path / "link.txt").symlink_to("real.txt")

    with replacing(tmp_path / "link.txt", overwrite=True) as part:
        part.write_text("after")

    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "after"


def test_a_file_that_came_meanwhile_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"

    def write_while_another_does() -> None:
        with replacing(target) as part:
            part.write_text("ours")
            target.write_text("theirs")

    with pytest.raises(QuotesError, match="Q080"):
        write_while_another_does()

    assert target.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_told_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space") as told, replacing(tmp_path / "out.txt"):
        raise OSError(28, "No space left on device")

    assert told.value.filename == str(tmp_path / "out.txt")
    assert not list(tmp_path.iterdir())


def test_devices_and_folders_are_never_replaced(tmp_path: Path) -> None:
    for path in (tmp_path, Path(os.devnull)):
        with pytest.raises(QuotesError, match="Q081"):
            check_target(path, overwrite=True)
