"""The HTML validator finds a known error, on the right page and line, and passes a good page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checkers.vnu import Finding

GOOD = '<!DOCTYPE html>\n<html lang="nl">\n<head><title>Goed</title></head>\n<body><h1>Goed</h1></body>\n</html>\n'
Check = Callable[[Path], tuple[Finding, ...]]


def test_one_bad_page_among_good_ones_is_named(tmp_path: Path, html_errors: Check) -> None:
    (tmp_path / "een gids").mkdir()
    (tmp_path / "index.html").write_text(GOOD)
    (tmp_path / "een gids" / "index.html").write_text(GOOD.replace("</h1>", '</h1>\n<img src="a.jpg">'))
    (found,) = html_errors(tmp_path)
    assert (found.page, found.line) == ("een gids/index.html", 5)
    assert "alt" in found.message


def test_a_folder_without_pages_is_not_good(tmp_path: Path, html_errors: Check) -> None:
    with pytest.raises(ValueError, match="no page"):
        html_errors(tmp_path)
