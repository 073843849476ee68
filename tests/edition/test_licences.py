"""Where a licence is stated."""

from __future__ import annotations

import pytest

from guidegen.edition.licences import licence_url

CC = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY 4.0", f"{CC}/licenses/by/4.0/"),
        ("CC BY-SA 3.0", f"{CC}/licenses/by-sa/3.0/"),
        ("CC BY-NC-ND 2.5", f"{CC}/licenses/by-nc-nd/2.5/"),
        ("CC BY", f"{CC}/licenses/by/4.0/"),
        ("cc by-nc 4.0", f"{CC}/licenses/by-nc/4.0/"),
        ("CC0", f"{CC}/publicdomain/zero/1.0/"),
        ("CC0 1.0", f"{CC}/publicdomain/zero/1.0/"),
        ("Public domain", f"{CC}/publicdomain/mark/1.0/"),
        ("All rights reserved", None),
        ("CC", None),
        ("", None),
        (None, None),
    ],
)
def test_a_licence_we_know_has_a_page(licence: str | None, address: str | None) -> None:
    assert licence_url(licence) == address
