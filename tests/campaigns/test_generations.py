"""A sample of the campaign of generations: each kind of change once; and that it finds out a preview that errs."""

from __future__ import annotations

from functools import partial

import pytest

from tests import test_serve
from tests.campaigns.edits import EDITS
from tests.campaigns.generations import Asked, campaign
from tests.campaigns.ledger import MIXED
from tests.command import start

SAMPLE = Asked(requests=300, rebuilds=len(EDITS), readers=2, seed=1)

# A browser that has a page keeps it: every later one is said to be the same.
_SAME = """
from dataclasses import replace
from guidegen.preview import replies
made = replies._with_desk
replies._with_desk = lambda answer, output, *rest: replace(made(answer, output, *rest), version=output)
"""


def test_no_page_is_half_built_while_the_site_is_rebuilt() -> None:
    report = campaign(SAMPLE)
    assert report.is_as_promised, str(report)


def test_a_page_of_an_earlier_generation_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_serve, "start", partial(start, first=_SAME))
    assert campaign(SAMPLE).tally.faults[MIXED]
