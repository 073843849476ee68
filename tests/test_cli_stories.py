"""What each command says and how it ends, as transcripts under tests/stories/; `--refresh` writes them anew."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from guidegen import __version__
from guidegen.adapters.files import lock
from tests.command import Done, command
from tests.conftest import TODAY
from tests.equation.sample import make_sample, put
from tests.equation.stage import make_theme

STORIES = Path(__file__).with_name("stories")
DAY = f" --today {TODAY}"
SILENT = "import guidegen.cli.progress as progress; progress.QUIET = 1e9\n"  # how long it takes is no part of a story
IMPATIENT = SILENT + "import guidegen.build; guidegen.build.PATIENCE = 0.1\n"
FAULTY = SILENT + "import guidegen.press; guidegen.press.read_site = lambda request: 1 / 0\n"

# The day on which a site is published is the real one: but not in a story.
ON_THE_DAY = SILENT + (
    "import datetime, guidegen.cli.options as options\n"
    f"options.parse_day = lambda text: datetime.date.fromisoformat('{TODAY}')\n"
)

_SECONDS = re.compile(r"\d+[.,]\d s\b")
_WHEN = re.compile(r"20\d\d-\d\d-\d\d \d\d:\d\d\b|20\d\d-\d\d-\d\dT[\d:]+\+00:00")
_SIZE = re.compile(r"\b\d+([.,]\d)? [kM]B\b|(?<=\"bytes\": )\d+")  # of pictures too
# In the names of pictures: another with every renewed encoder.
_DIGEST = re.compile(r"\b[0-9a-f]{12}(?=\.\w+ )")

# A command, one with what is done before it in its process, or an edit.
Step = str | tuple[str, str] | Callable[[Path], object]


def sample(folder: Path) -> None:
    make_sample(folder)
    make_theme(folder, "small", 16)


def jpeg_alone(folder: Path) -> None:
    path = folder / "content/site.yaml"
    path.write_text(f"{path.read_text()}picture-formats: [jpeg]\n")


def another_word(folder: Path) -> None:
    path = folder / "content/places/gracht.md"
    path.write_text(path.read_text().replace("Stil water", "Diep water"))


def guide_gone(folder: Path) -> None:
    (folder / "content/guides/bos.md").unlink()


def mistakes(folder: Path) -> None:
    """An unknown key, a picture without alt text, a place that is not there, and a draft with a mistake of its own."""
    put(
        folder / "content/guides/fout.md",
        b"---\ntitle: Fout\nstatus: published\npublished: 2026-10-10\noepn: ja\n---\n\n## Een\n- place: torem\n\n"
        b"![](toren.jpg)\n\nTekst.\n",
    )
    put(folder / "content/guides/toren.jpg", (folder / "content/guides/stad/toren.jpg").read_bytes())
    put(
        folder / "content/guides/concept.md",
        b"---\ntitle: Concept\nstatus: draft\nregoin: oost\n---\n\n## Een\n\nTekst.\n",
    )


def picture_cut_short(folder: Path) -> None:
    path = folder / "content/places/dom.jpg"
    path.write_bytes(path.read_bytes()[:-200])


def strange_theme(folder: Path) -> None:
    path = folder / "content/site.yaml"
    path.write_text(path.read_text().replace("theme: small", "theme: smal"))


def broken_template(folder: Path) -> None:
    put(folder / "themes/small/templates/page.html", b"<p>\n{% if page %}\n")


def something_of_mine(folder: Path) -> None:
    put(folder / "output/mijn.html", b"van mij")


def a_target(folder: Path) -> None:
    jpeg_alone(folder)
    (folder / "www").mkdir()
    path = folder / "content/site.yaml"
    path.write_text(f"{path.read_text()}publiceren:\n  naar: folder\n  map: {folder}/www\n")


def a_target_of(folder: Path) -> None:
    """The sample, with a target."""
    sample(folder)
    a_target(folder)


def another_target_too(folder: Path) -> None:
    path = folder / "content/site.yaml"
    named = f"publiceren:\n  website:\n    naar: folder\n    map: {folder}/www\n"
    text = path.read_text().split("publiceren:")[0]
    path.write_text(f"{text}{named}  proef:\n    naar: folder\n    map: {folder}/proef\n")


def the_drive_is_not_mounted(folder: Path) -> None:
    (folder / "www").rename(folder / "away")
    (folder / "www").mkdir()


def the_drive_is_back(folder: Path) -> None:
    (folder / "www").rmdir()
    (folder / "away").rename(folder / "www")


def a_secret(folder: Path) -> None:
    path = folder / "content/site.yaml"
    path.write_text(f"{path.read_text()}    wachtwoord: hunter2\n")


def receipt_gone(folder: Path) -> None:
    shutil.rmtree(folder / ".guidegen")


ALL: dict[str, tuple[Step, ...]] = {
    "build": (
        sample,
        f"build{DAY}",
        f"build{DAY}",
        another_word,
        f"build{DAY}",
        guide_gone,
        "build --today 2026-11-26 --language en",
        mistakes,
        f"build{DAY}",
        f"build{DAY} --language en",
    ),
    "build-picture": (sample, picture_cut_short, f"build{DAY}", f"build{DAY} --language en"),
    "build-strict": (sample, mistakes, f"build{DAY} --strict --language en"),
    "build-not-ours": (
        sample,
        something_of_mine,
        f"build{DAY}",
        f"build{DAY} --replace",
        receipt_gone,
        f"build{DAY} --language en",
        guide_gone,
        receipt_gone,
        f"build{DAY}",
    ),
    "plan": (
        sample,
        jpeg_alone,
        f"plan{DAY}",
        f"build{DAY}",
        f"plan{DAY}",
        another_word,
        guide_gone,
        f"plan{DAY}",
        f"plan{DAY} --language en --all",
        mistakes,
        f"plan{DAY}",
    ),
    "publish": (
        sample,
        "publish",
        a_target,
        "releases",
        ("publish --dry-run", ON_THE_DAY),
        ("publish", ON_THE_DAY),
        ("publish --yes", ON_THE_DAY),
        ("publish --yes", ON_THE_DAY),
        another_word,
        guide_gone,
        ("publish --yes --language en", ON_THE_DAY),
        "releases",
        "rollback --yes",
        "releases --json",
        "rollback 9",
        "rollback twee",
        the_drive_is_not_mounted,
        ("publish --dry-run", ON_THE_DAY),
        ("publish --yes", ON_THE_DAY),
        the_drive_is_back,
        another_target_too,
        ("publish --yes --language en", ON_THE_DAY),
        "releases",
        "rollback --language en",
        ("publish webiste --yes", ON_THE_DAY),
        ("publish website --yes --json", ON_THE_DAY),
        a_secret,
        ("publish website --yes", ON_THE_DAY),
    ),
    "check": (
        sample,
        f"check{DAY}",
        f"check{DAY} --strict",
        mistakes,
        f"check{DAY}",
        f"check{DAY} --language en",
        f"check{DAY} --format json",
        f"check{DAY} --format github",
    ),
    "new": ("new mijn-gidsen --language nl", "new mijn-gidsen", "new my-guides --language en"),
    "usage": (
        "--version",
        "",
        "--help",
        "build --help",
        "publish --help",
        "rollback --help",
        "bild",
        "build",
        "check",
        sample,
        "build --nee",
        "build --today morgen",
        "check --format xml",
        "new",
    ),
    "busy": (sample, f"build{DAY}", (f"build{DAY}", IMPATIENT), (f"build{DAY} --language en", IMPATIENT)),
    "own-fault": (sample, (f"build{DAY}", FAULTY), (f"check{DAY} --language en", FAULTY)),
    "theme": (sample, strange_theme, f"build{DAY}", sample, broken_template, f"build{DAY} --language en"),
}


@pytest.mark.parametrize("name", sorted(ALL))
def test_story(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    told = "\n".join(_told(tmp_path, step) for step in ALL[name])
    path = STORIES / f"{name}.txt"
    if request.config.getoption("refresh"):
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def test_every_transcript_is_one_of_these() -> None:
    assert sorted(path.stem for path in STORIES.iterdir()) == sorted(ALL)


def test_our_own_fault_is_written_down_and_seen_with_debug(tmp_path: Path) -> None:
    sample(tmp_path)
    assert command(tmp_path, "build", first=FAULTY).code == 4
    assert "ZeroDivisionError" in (tmp_path / ".guidegen/crash.txt").read_text()
    assert "ZeroDivisionError" in command(tmp_path, "--debug", "build", first=FAULTY).err


def test_a_secret_is_not_written_down_with_our_own_fault(tmp_path: Path) -> None:
    a_target_of(tmp_path)
    faulty = SILENT + (
        "import guidegen.publishing as publishing\n"
        "def fail(errand):\n"
        "    raise RuntimeError('refused: ' + errand.vault.find('GUIDEGEN_PASSWORD'))\n"
        "publishing.open_counter = fail\n"
    )
    secret = {"GUIDEGEN_PASSWORD": "kanarie-4711"}
    done = command(tmp_path, "publish", "--yes", first=faulty, env=secret)
    assert done.code == 4
    crash = (tmp_path / ".guidegen/crash.txt").read_text()
    assert "refused: ***" in crash
    assert "kanarie" not in crash + done.out + done.err
    seen = command(tmp_path, "--debug", "publish", "--yes", first=faulty, env=secret)
    assert seen.code == 4
    assert "refused: ***" in seen.err
    assert "kanarie" not in seen.out + seen.err


def _told(folder: Path, step: Step) -> str:
    """One step of a story as text."""
    if not isinstance(step, str | tuple):
        step(folder)
        return f"# {step.__name__.replace('_', ' ')}\n"
    words, first = (step, SILENT) if isinstance(step, str) else step
    if first is IMPATIENT:
        with lock(folder / ".guidegen/lock"):
            return _transcript(folder, words, command(folder, *words.split(), first=first))
    return _transcript(folder, words, command(folder, *words.split(), first=first))


def _transcript(folder: Path, words: str, done: Done) -> str:
    lines = [
        f"$ guidegen {words}".rstrip(),
        *done.out.splitlines(),
        *(f"! {line}" for line in done.err.splitlines()),
    ]
    text = "\n".join((*(line.rstrip() for line in lines), f"= {done.code}", ""))
    text = text.replace(str(folder), "SITE").replace(f"version {__version__}", "version NOW")
    text = _SIZE.sub("SIZE", _WHEN.sub("THEN", text))
    return _DIGEST.sub("DIGEST", _SECONDS.sub("N s", text))
