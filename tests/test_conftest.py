"""A run that had to leave something out says so in its last lines, and in CI it fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_a_missing_checker_is_named_last(tmp_path: Path, ci: str, code: int) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/checkers/test_metadata.py",
    ]
    # In an empty PATH no exiftool is found.
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PATH": str(tmp_path), "CI": ci},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    *_, missing, closing = done.stdout.strip().splitlines()
    assert missing == "exiftool is missing (`make checkers` brings it): 3 tests left out"
    assert "3 skipped" in closing
    assert done.returncode == code
