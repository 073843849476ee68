"""What a run came to, in words: read in both languages, counted rightly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from guidegen.plan.changes import Change, Changes, Reason, Why
from guidegen.plan.manifest import Receipt
from guidegen.plan.plan import Output
from guidegen.plan.recipes import MakePicture, RenderPage, WriteText
from guidegen.plan.result import BuildResult, Counts, Ending, LeftOut
from guidegen.problems import BusyError, GuidegenError, Position, UsageError, error, warning
from guidegen.report.summary import build_summary, check_summary, counted, failure, plan_listing

PLACE = Position("content/site.yaml", 1)
WRONG = error("key-unknown", PLACE, key="x")
ODD = warning("tag-nearly", PLACE, tag="a", suggestion="b")
LEFT_OUT = (
    LeftOut("Een concept", "content/guides/a/guide.md", "draft"),
    LeftOut("Straks", "content/guides/b/guide.md", "scheduled", dt.date(2026, 12, 1)),
    LeftOut("Voorbij", "content/guides/c/guide.md", "expired", dt.date(2026, 11, 1)),
)


def page(path: str, *reasons: Reason) -> Change:
    return Change(Output(path, RenderPage("t", "d", None)), "f", reasons or (Reason(Why.NEW),))


def photo(number: int) -> Change:
    recipe = MakePicture("d", (0, 0, 1, 1), (1, 1), "jpeg", 80)
    return Change(Output(f"assets/img/{number:02}.jpg", recipe), "f", (Reason(Why.NEW),))


def changes(
    new: tuple[Change, ...] = (),
    changed: tuple[Change, ...] = (),
    gone: tuple[str, ...] = (),
    same: tuple[str, ...] = (),
) -> Changes:
    receipts = {path: Receipt("f", "c", 1) for path in same}
    return Changes(new, changed, receipts, gone, (), (), (), ())


BUSY = changes(
    new=(*(photo(n) for n in range(12)), page("gidsen/nieuw/index.html")),
    changed=(
        page("index.html", Reason(Why.WORDS, "lead"), Reason(Why.WORDS, "guides"), Reason(Why.THEME)),
        page("over/index.html", Reason(Why.EDITED)),
        Change(Output("feed.xml", WriteText("")), "f", (Reason(Why.TEXT), Reason(Why.LOST))),
    ),
    gone=("gidsen/weg/index.html", "assets/img/weg.jpg"),
    same=("404.html",),
)


def reports(language: str) -> Iterator[tuple[str, str]]:
    """Every ending of a run, by name."""
    one, many = Counts(1, 1, 1), Counts(12, 340, 7)
    built = BuildResult(Ending.BUILT, counts=many, changes=BUSY, seconds=12.34)
    yield (
        "built, the first time",
        build_summary(BuildResult(Ending.BUILT, counts=one, seconds=0.06), language),
    )
    yield "built, again", build_summary(built, language)
    yield "unchanged", build_summary(BuildResult(Ending.UNCHANGED, counts=many, left_out=LEFT_OUT), language)
    stopped = BuildResult(Ending.STOPPED, (WRONG, WRONG, WRONG.in_draft(), ODD))
    yield "stopped", build_summary(stopped, language)
    yield "stopped by --strict", build_summary(BuildResult(Ending.STOPPED, (ODD,)), language)
    for name, found in (
        ("bad", (WRONG, ODD)),
        ("odd", (ODD, ODD)),
        ("good", ()),
        ("draft", (WRONG.in_draft(),)),
    ):
        yield f"checked, {name}", check_summary(BuildResult(Ending.PLANNED, found), language)
    yield "planned", plan_listing(BUSY, language, every=False)
    yield "planned, nothing", plan_listing(changes(same=("index.html",)), language, every=True)
    for failed in failures():
        yield f"failed, {failed.code}", failure(failed, language)


def failures() -> tuple[GuidegenError, ...]:
    return (
        UsageError("no-content", folder="/huis/blad"),
        UsageError("bad-day", text="gisteren"),
        UsageError("folder-not-empty", folder="blad"),
        BusyError("busy"),
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_ending_reads_as_it_did(language: str, golden: Callable[[str, str], None]) -> None:
    text = "\n".join(f"# {name}\n{said}" for name, said in reports(language))
    golden(f"report.{language}.txt", text)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_ending_has_words_of_its_own(language: str) -> None:
    for name, said in reports(language):
        assert said.endswith("\n"), name
        assert "{" not in said, name  # a code without words shows its values
        assert " - " not in said, name  # a value that was not given is a dash


@pytest.mark.parametrize(
    ("noun", "count", "english", "dutch"),
    [
        ("errors", 0, "0 mistakes", "0 fouten"),
        ("errors", 1, "1 mistake", "1 fout"),
        ("errors", 2, "2 mistakes", "2 fouten"),
        ("warnings", 1, "1 note", "1 opmerking"),
        ("warnings", 21, "21 notes", "21 opmerkingen"),
        ("guides", 1, "1 guide", "1 gids"),
        ("guides", 11, "11 guides", "11 gidsen"),
        ("pages", 1, "1 page", "1 pagina"),
        ("pages", 0, "0 pages", "0 pagina's"),
    ],
)
def test_one_is_counted_otherwise_than_many(noun: str, count: int, english: str, dutch: str) -> None:
    assert (counted(noun, count, "en"), counted(noun, count, "nl")) == (english, dutch)


def test_mistakes_in_drafts_are_not_counted() -> None:
    drafts = BuildResult(Ending.PLANNED, (WRONG.in_draft(), ODD.in_draft()))
    assert check_summary(drafts, "en") == check_summary(BuildResult(Ending.PLANNED), "en")


def test_seconds_have_a_comma_in_dutch() -> None:
    result = BuildResult(Ending.BUILT, seconds=1.26)
    assert "1,3 s" in build_summary(result, "nl")
    assert "1.3 s" in build_summary(result, "en")


def test_a_long_list_of_pictures_is_cut_short_unless_all_are_asked_for() -> None:
    short, every = (plan_listing(BUSY, "en", every=every) for every in (False, True))
    assert short.count("assets/img/") == 10 + 1  # and the one that goes
    assert "2 more picture files" in short
    assert every.count("assets/img/") == 12 + 1
    assert "more picture" not in every


def test_ten_pictures_need_no_cutting() -> None:
    listing = plan_listing(changes(new=tuple(photo(n) for n in range(10))), "en", every=False)
    assert listing.count("assets/img/") == 10
    assert "more" not in listing


def test_the_same_reason_is_given_once() -> None:
    row = page("index.html", Reason(Why.THEME), Reason(Why.THEME))
    assert plan_listing(changes(changed=(row,)), "en", every=False).count("the theme") == 1
