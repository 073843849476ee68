"""What a run came to, in a few lines that a curator reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidegen.plan.recipes import MakePicture
from guidegen.plan.result import Ending
from guidegen.problems import Severity
from guidegen.report.catalogue import codes, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidegen.plan.changes import Change, Changes, Reason
    from guidegen.plan.result import BuildResult, LeftOut
    from guidegen.problems import GuidegenError

OUTPUT = "output/"
PICTURES_SHOWN = 10  # in a listing of the plan


def build_summary(result: BuildResult, language: str) -> str:
    """The last lines of a build."""
    return "\n".join(_build_lines(result, language)) + "\n"


def check_summary(result: BuildResult, language: str) -> str:
    """The last line of a check."""
    errors, warnings = _tally(result)
    code = "check-bad" if errors else "check-warnings" if warnings else "check-good"
    values = {
        "errors": counted("errors", errors, language),
        "warnings": counted("warnings", warnings, language),
    }
    return word(code, values, language) + "\n"


def plan_listing(changes: Changes, language: str, *, every: bool) -> str:
    """What a build would make, change and delete, and why; pictures are cut short unless `every`."""
    if changes.idle:
        return word("plan-nothing", {}, language) + "\n"
    return "\n".join((_plan_head(changes, language), *_plan_lines(changes, language, every=every))) + "\n"


def failure(error: GuidegenError, language: str) -> str:
    """What went wrong in the world."""
    return word(error.code, dict(error.values), language) + "\n"


def counted(noun: str, count: int, language: str) -> str:
    """A number and its noun: "1 guide", "3 guides"."""
    return word(f"{noun}-{'one' if count == 1 else 'many'}", {"count": str(count)}, language)


def _build_lines(result: BuildResult, language: str) -> Iterator[str]:
    if result.ending is Ending.STOPPED:
        yield _stopped(result, language)
        return
    counts = result.counts
    values = {
        "guides": counted("guides", counts.guides, language),
        "pages": counted("pages", counts.pages, language),
        "pictures": counted("pictures", counts.pictures, language),
        "output": OUTPUT,
        "seconds": f"{result.seconds:.1f}".replace(".", "," if language == "nl" else "."),
    }
    yield word(result.ending.value, values, language)
    if result.ending is Ending.BUILT and result.changes is not None and result.changes.same:
        yield word("built-changes", _sizes(result.changes), language)
    yield from _left_out(result.left_out, language)
    yield word("look", {"path": f"{OUTPUT}index.html"}, language)


def _stopped(result: BuildResult, language: str) -> str:
    errors, warnings = _tally(result)
    values = {
        "errors": counted("errors", errors, language),
        "warnings": counted("warnings", warnings, language),
        "output": OUTPUT,
    }
    return word("stopped" if errors else "strict", values, language)


def _left_out(guides: tuple[LeftOut, ...], language: str) -> Iterator[str]:
    if not guides:
        return
    yield word("left-out", {}, language)
    for guide in guides:
        values = {"title": guide.title, "day": str(guide.day or "")}
        yield f"  {guide.path}  {word(f'left-out-{guide.reason}', values, language)}"


def _tally(result: BuildResult) -> tuple[int, int]:
    errors = sum(problem.blocks for problem in result.problems)
    warnings = sum(p.severity is Severity.WARNING and not p.draft for p in result.problems)
    return errors, warnings


def _sizes(changes: Changes) -> dict[str, str]:
    return {
        "new": str(len(changes.new)),
        "changed": str(len(changes.changed)),
        "gone": str(len(changes.deleted)),
        "same": str(len(changes.same)),
    }


def _plan_head(changes: Changes, language: str) -> str:
    return word("plan-head", _sizes(changes), language)


def _plan_lines(changes: Changes, language: str, *, every: bool) -> Iterator[str]:
    pictures = 0
    for label, rows in (("plan-new", changes.new), ("plan-changed", changes.changed)):
        for change in rows:
            pictures += isinstance(change.output.recipe, MakePicture)
            if every or not isinstance(change.output.recipe, MakePicture) or pictures <= PICTURES_SHOWN:
                yield f"  {word(label, {}, language):<10} {change.path}  ({_reasons(change, language)})"
    if pictures > PICTURES_SHOWN and not every:
        yield "  " + word("plan-more", {"count": str(pictures - PICTURES_SHOWN)}, language)
    foreign = word("plan-foreign", {}, language)
    yield from (
        f"  {foreign:<10} {path}  ({word('why-in-the-way', {}, language)})" for path in changes.foreign
    )
    gone = word("plan-gone", {}, language)
    yield from (f"  {gone:<10} {path}  ({word('why-gone', {}, language)})" for path in changes.deleted)


def _reasons(change: Change, language: str) -> str:
    return ", ".join(dict.fromkeys(_reason(reason, language) for reason in change.reasons))


def _reason(reason: Reason, language: str) -> str:
    """Why, in words; of a page's words, which part of it."""
    part = f"part-{reason.detail}"
    detail = word(part, {}, language) if part in codes(language) else reason.detail
    return word(f"why-{reason.why.value}", {"detail": detail}, language)
