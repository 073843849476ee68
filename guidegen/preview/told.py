"""What the desk is told, as what JSON knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from guidegen.backstage import Backstage, Shown, Standing
from guidegen.preview import editor
from guidegen.problems import GuidegenError, Problem, Severity
from guidegen.report.problems import as_row
from guidegen.report.summary import failure as in_words

MOST = 300  # problems told one by one; the others are counted

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts things into the words and links of one author."""

    root: Path
    language: str
    template: str  # of the links to an editor

    def state(self, problems: tuple[Problem, ...], failure: GuidegenError | None = None) -> Row:
        """How things are with the content as a whole."""
        rows = [self._problem(problem) for problem in problems[:MOST]]
        if failure is not None:
            rows.insert(0, self._failure(failure))
        blocking = sum(problem.blocks for problem in problems) + (failure is not None)
        return {
            "stopped": blocking > 0,
            "errors": blocking,
            "warnings": len(problems) + (failure is not None) - blocking,
            "problems": rows,
        }

    def around(self, path: str, stage: Backstage) -> Row:
        """What stands behind the page at this path."""
        origin = stage.origin(path)
        file = origin.file if origin else stage.edition.reading.theme_place.path
        lines = origin.lines if origin else {}
        return {
            "page": {
                "title": origin.title if origin else stage.edition.desk.site.settings.title,
                **_standing(origin.standing if origin else None),
                "file": file,
                "href": self.link(file),
            },
            "entries": {
                id_: {"file": file, "line": line, "href": self.link(file, line)}
                for id_, line in lines.items()
            },
            "pictures": {f"p-{one.picture.digest[:8]}": self._picture(one) for one in stage.shown(path)},
            "notes": [self._problem(note) for note in stage.notes(path)],
            "marks": {place: _standing(standing) for place, standing in stage.marks.items()},
        }

    def link(self, file: str, line: int = 1, column: int = 1) -> str | None:
        """The address that opens a file in the author's editor."""
        return editor.link(self.template, self.root, file, line, column)

    def _problem(self, problem: Problem) -> Row:
        row = as_row(problem, self.language)
        at = problem.position
        copy = ":".join(str(part) for part in (at.path, at.line, at.column) if part)
        return {
            "severity": problem.severity.value,
            "draft": problem.draft,
            "file": at.path,
            "line": at.line or None,
            "column": at.column or None,
            "message": row["message"],
            "href": self.link(at.path, at.line, at.column),
            "copy": copy,
        }

    def _failure(self, failure: GuidegenError) -> Row:
        words = in_words(failure, self.language).strip()
        nowhere: Row = {"file": "", "line": None, "column": None, "href": None, "copy": words}
        return {"severity": Severity.ERROR.value, "draft": False, "message": words, **nowhere}

    def _picture(self, shown: Shown) -> Row:
        picture = shown.picture
        return {
            "file": shown.file,
            "name": shown.file.rpartition("/")[2],
            "width": picture.width,
            "height": picture.height,
            "focus": [picture.focus.x, picture.focus.y],
            "notes": shown.notes,
            "focusKey": "focus",
            "crops": [{"role": ", ".join(cut.roles), "box": list(cut.box)} for cut in shown.cuts],
            "small": list(shown.small),
        }


def edited(paths: Iterable[str | None], title_of: Callable[[str], str]) -> list[Row]:
    """The pages whose own source was just edited."""
    return [{"path": path.removesuffix("index.html"), "title": title_of(path)} for path in paths if path]


def _standing(standing: Standing | None) -> Row:
    if standing is None:
        return {"status": None, "when": None}
    status = {"expired": "ended"}.get(standing.status, standing.status)
    return {"status": status, "when": standing.when.isoformat() if standing.when else None}
