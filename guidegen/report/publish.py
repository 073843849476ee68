"""What a publish would do, what must be answered first, and what was published before: as text and as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from guidegen.plan.pieces import is_page
from guidegen.report.catalogue import word
from guidegen.report.summary import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidegen.plan.release import Proposal, Question, Release

LISTED = 12  # pages that are named under one heading
_GUIDES = ("gidsen/", "guides/")
_SIZES = ((1_000_000_000, "GB", 1), (1_000_000, "MB", 1), (1_000, "kB", 0))  # bytes, name, decimals


def proposal_text(proposal: Proposal, where: str, language: str) -> str:
    """What a publish would do, for the one who has to agree to it."""
    return "\n".join(_proposal_lines(proposal, where, language)) + "\n"


def proposal_data(proposal: Proposal, where: str) -> dict[str, Any]:
    """The same for programs."""
    delivery = proposal.delivery
    return {
        "where": where,
        "release": delivery.number,
        "makes_place": proposal.fresh,
        "nothing_to_do": delivery.idle,
        "new": sorted(delivery.new),
        "changed": sorted(delivery.changed),
        "deleted": list(proposal.delivery.leaving),
        "deletions": len(delivery.dropped),
        "bytes": delivery.size,
        "largest": [{"path": path, "bytes": size} for path, size in _largest(proposal)],
        "questions": [{"code": q.code, **dict(q.values)} for q in proposal.questions],
    }


def question_text(question: Question, language: str) -> str:
    """Something that must be answered first."""
    values = dict(question.values)
    if "when" in values:
        values["when"] = _local(values["when"])
    return word(f"ask-{question.code}{'-replaced' if values.get('replaced') else ''}", values, language)


def releases_text(releases: Sequence[Release], target: str, language: str) -> str:
    """What was published before, the newest first."""
    if not releases:
        return word("releases-none", {"target": target}, language) + "\n"
    rows = [word("releases-head", {"target": target, "where": releases[-1].where}, language)]
    for release in reversed(releases):
        values = {
            "number": f"{release.number:>4}",
            "when": _local(release.when),
            "pages": counted("pages", sum(map(is_page, release.pieces)), language),
            "size": sized(release.size, language),
            "again": str(release.again or ""),
        }
        code = "releases-now" if release is releases[-1] else "releases-row"
        again = " " + word("releases-again", values, language) if release.again else ""
        rows.append(word(code, values, language) + again)
    rows.append(word("releases-back", {}, language))
    return "\n".join(rows) + "\n"


def releases_data(releases: Sequence[Release]) -> list[dict[str, Any]]:
    """The same for programs, the newest first."""
    return [
        {
            "release": release.number,
            "when": release.when,
            "where": release.where,
            "pages": sum(map(is_page, release.pieces)),
            "files": len(release.pieces),
            "bytes": release.size,
            "again": release.again,
        }
        for release in reversed(releases)
    ]


def sized(size: int, language: str) -> str:
    """A number of bytes, in the unit that reads best."""
    for unit, name, decimals in _SIZES:
        if size >= unit:
            number = f"{size / unit:.{decimals}f}".removesuffix(".0")
            return f"{number.replace('.', ',') if language == 'nl' else number} {name}"
    return f"{size} bytes"


def _local(moment: str) -> str:
    """A moment in UTC, ISO 8601, as the clock here shows it."""
    try:
        return f"{dt.datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return moment


def _proposal_lines(proposal: Proposal, where: str, language: str) -> Iterator[str]:
    delivery = proposal.delivery
    if delivery.idle:
        yield word("publish-nothing", {"where": where}, language)
        return
    yield word("publish-head", {"where": where, "number": str(delivery.number)}, language)
    if proposal.fresh:
        yield word("publish-fresh", {}, language)
    rows = (("new", delivery.new), ("changed", delivery.changed))
    for label, paths in rows:
        yield from _group(label, paths, language)
    yield from _gone(proposal, language)
    if not delivery.waves:
        return
    path, size = _largest(proposal)[0]
    values = {
        "size": sized(delivery.size, language),
        "path": path,
        "largest": sized(size, language),
    }
    begun = any(map(delivery.is_doubtful, (*delivery.new, *delivery.changed)))
    yield word("publish-size-most" if begun else "publish-size", values, language)


def _group(label: str, paths: Sequence[str], language: str) -> Iterator[str]:
    """A heading with its counts, and under it the addresses of the pages."""
    pages = sorted(filter(is_page, paths), key=lambda path: (not path.startswith(_GUIDES), path))
    others = len(paths) - len(pages)
    if not paths:
        return
    yield word(f"publish-{label}", {"what": _counts(len(pages), others, language)}, language)
    yield from (f"  /{path.removesuffix('index.html')}" for path in pages[:LISTED])
    if len(pages) > LISTED:
        yield "  " + word("publish-more", {"count": str(len(pages) - LISTED)}, language)


def _gone(proposal: Proposal, language: str) -> Iterator[str]:
    pages, total = proposal.delivery.pages_going, len(proposal.delivery.dropped)
    if not total:
        return
    yield word("publish-gone", {"what": _counts(pages, total - pages, language)}, language)
    named = [path for path in proposal.delivery.leaving if is_page(path)]
    yield from (f"  /{path.removesuffix('index.html')}" for path in named[:LISTED])
    if len(named) > LISTED:
        yield "  " + word("publish-more", {"count": str(len(named) - LISTED)}, language)


def _counts(pages: int, others: int, language: str) -> str:
    """So many pages and so many other files, without what there is none of."""
    rows = (("pages", pages), ("files", others))
    named = [counted(noun, count, language) for noun, count in rows if count]
    return (
        named[0] if len(named) == 1 else word("this-and-that", dict(zip("ab", named, strict=True)), language)
    )


def _largest(proposal: Proposal) -> list[tuple[str, int]]:
    """The files that are the longest under way, the largest first."""
    delivery = proposal.delivery
    sizes = [(path, delivery.pieces[path].size) for path in (*delivery.new, *delivery.changed)]
    return sorted(sizes, key=lambda row: (-row[1], row[0]))[:5]
