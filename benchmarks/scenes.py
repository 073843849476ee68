"""What is done before the browser's eyes: guides edited, photographs added, a site opened for the first time."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.adapters import Order
from benchmarks.browser import Eye, visit
from benchmarks.corpus import Corpus, guide_folder, read_guides
from benchmarks.guidegen_site import CREDIT
from benchmarks.servers import Running, Server, running, save
from benchmarks.sights import Sight

SETTLE = 4.0  # seconds; a curator's files are older than those a bench has just written
EYES_OPEN = 2.0  # seconds from a page's load to the first save: until then its line of news may not be there
BREATH = 1.0  # seconds between two saves
PAINTED_WITHIN = 60.0
DEMO_GUIDE = "een-trede-lager"
MEANWHILE = 0.15  # seconds after which another page is edited while the photograph is being made


@dataclass(frozen=True, slots=True)
class Project:
    """A server's project of a corpus on disk, with the guide that is edited as it was at first."""

    server: Server
    corpus: Corpus
    folder: Path
    slug: str
    text: str

    @property
    def name(self) -> str:
        """The tool's name."""
        return self.server.tool.name

    @property
    def source(self) -> Path:
        """The file that is edited."""
        return self.source_of(self.slug)

    def source_of(self, slug: str) -> Path:
        """The file of a guide."""
        return self.folder / self.server.tool.source.format(slug=slug)

    def page_of(self, slug: str) -> str:
        """The address of a guide's page, without the server's."""
        return self.server.page.format(slug=slug)


@dataclass(frozen=True, slots=True)
class Stage:
    """One server's turn in one round: so many saves, seen by this browser."""

    project: Project
    number: int
    saves: int
    browser: Browser

    def sight(self, kind: str, seconds: list[float | None]) -> Sight:
        """What came of it."""
        seen = tuple(round(one, 4) for one in seconds if one is not None)
        lost = len(seconds) - len(seen)
        return Sight(self.project.name, kind, self.project.corpus.label, self.number, seen, lost)

    @property
    def marks(self) -> Iterator[str]:
        """Words that stand nowhere else, one for each save."""
        return (f"mark-{self.number}-{save}" for save in range(1, self.saves + 1))


def prepare(server: Server, corpus: Corpus, work: Path) -> Project:
    """Write a project anew; the guide in the middle is the one to be edited."""
    folder = work / f"preview-{server.tool.name}-{corpus.label.replace(',', '').replace(' ', '-')}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    server.tool.prepare(Order(corpus, folder, ("webp", "jpeg")))
    slug = corpus.slugs[corpus.guides // 2]
    text = (folder / server.tool.source.format(slug=slug)).read_text(encoding="utf-8")
    return Project(server, corpus, folder, slug, text)


def prepare_demo(server: Server, site: Path, work: Path) -> Project:
    """Copy our own demo, whose guides lie elsewhere than a corpus's; the one to be edited has six photographs."""
    folder = work / f"preview-{server.tool.name}-demo"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site / "content", folder / "content")
    tool = replace(server.tool, source="content/gidsen/{slug}/gids.md")
    guides = sum(1 for _ in (folder / "content" / "gidsen").glob("*/gids.md"))
    text = (folder / tool.source.format(slug=DEMO_GUIDE)).read_text(encoding="utf-8")
    there = replace(server, tool=tool, page="/gidsen/{slug}/")
    return Project(there, Corpus(folder, guides, 0, "the demo"), folder, DEMO_GUIDE, text)


def edits(stage: Stage) -> Iterator[Sight]:
    """Add a paragraph to the guide's end again and again, its page open: how long until the words are painted."""
    project = stage.project
    save(project.source, project.text)
    time.sleep(SETTLE)
    with running(project.server, project.folder) as server, visit(stage.browser, pictures=False) as tab:
        yield stage.sight("ready", [_ready(server, project)])
        server.wait_until_idle()  # some give a page while they are still making others
        eye = tab()
        eye.open(server.address + project.page_of(project.slug))
        eye.rest(EYES_OPEN)
        yield stage.sight("edit", _edit_on(stage, eye))


def opening(stage: Stage) -> Iterator[Sight]:
    """Start with nothing made before and open the first page: how long until it is there, then its pictures.

    Then a guide is opened and edited at once, while the site's photographs are still being looked at.
    """
    project = stage.project
    _forget(project)
    time.sleep(SETTLE)
    with running(project.server, project.folder) as server, visit(stage.browser, pictures=True) as tab:
        eye = tab()
        server.wait_for_port()
        with eye.sees("view", PAINTED_WITHIN) as real, eye.sees("load", PAINTED_WITHIN) as loaded:
            eye.open(f"{server.address}/")
        first, view = (None if moment is None else moment - server.begun for moment in (loaded(), real()))
        yield stage.sight("first", [first])
        yield stage.sight("view", [view])
        eye.open(server.address + project.page_of(project.slug))
        eye.rest(BREATH)
        yield stage.sight("early", _edit_on(stage, eye))


def photographs(stage: Stage) -> Iterator[Sight]:
    """Lay new photographs beside the guide and name them in it, while another guide is edited in another window."""
    project, other, browser = stage.project, stage.project.corpus.slugs[0], stage.browser
    _forget(project)
    time.sleep(SETTLE)
    other_source = project.source_of(other)
    before = other_source.read_text(encoding="utf-8")
    with (
        running(project.server, project.folder) as server,
        visit(browser, pictures=True) as tab,
        visit(browser, pictures=True) as other_tab,
    ):
        _ready(server, project)
        desk = _Desk(project, tab(), other_tab(), other_source, f"mark-{stage.number}-0")
        desk.elsewhere.open(server.address + project.page_of(other))
        desk.here.open(server.address + project.page_of(project.slug))
        desk.go_to_the_spot()
        server.wait_until_idle()  # the site's other photographs are looked at behind all this
        seen = [
            desk.add(mark, photo) for mark, photo in zip(stage.marks, _others(project.corpus), strict=False)
        ]
    save(other_source, before)
    yield stage.sight("photo", [photo for photo, _ in seen])
    yield stage.sight("elsewhere", [elsewhere for _, elsewhere in seen])


def withheld(corpus: Corpus) -> Corpus:
    """The corpus without its last guide, whose photographs are the new ones."""
    each = corpus.photos // corpus.guides
    return Corpus(corpus.folder, corpus.guides - 1, corpus.photos - each)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Two guides open side by side."""

    project: Project
    here: Eye
    elsewhere: Eye
    other: Path
    spot: str  # the words under which every photograph is put

    def go_to_the_spot(self) -> None:
        """Write where the photographs will be and go there; wait until all pictures are real, as an author finds them."""
        self.here.rest(EYES_OPEN)
        text = f"{self.project.source.read_text(encoding='utf-8')}\n\n{self.spot}\n"
        _edit(self.here, self.project.source, text, self.spot)
        for eye in (self.here, self.elsewhere):
            eye.wait_for_pictures(PAINTED_WITHIN)
        self.here.scroll_to(self.spot)
        self.here.wait_for_pictures(PAINTED_WITHIN)
        self.here.rest(EYES_OPEN)

    def add(self, mark: str, photo: Path) -> tuple[float | None, float | None]:
        """Seconds from before the photograph is copied to it being painted, and from the other guide's save to that."""
        source = self.project.source
        # Words stand between two of them: pictures in a row may become one that scrolls sideways, out of view.
        picture = f'{self.spot}\n\n![A view, {mark}]({mark}.jpg "{CREDIT}")\n\nAnd so on.'
        text = source.read_text(encoding="utf-8").replace(self.spot, picture)
        with self.here.sees(f"picture {mark}", PAINTED_WITHIN) as painted:
            begun = time.time()
            shutil.copyfile(photo, source.with_name(f"{mark}.jpg"))
            save(source, text)
            self.here.rest(MEANWHILE)
            words = f"{self.other.read_text(encoding='utf-8')}\n\nEdited {mark}.\n"
            elsewhere = _edit(self.elsewhere, self.other, words, mark)
        moment = painted()
        self.here.rest(BREATH)
        return (None if moment is None else moment - begun), elsewhere


def _edit_on(stage: Stage, eye: Eye) -> list[float | None]:
    text, seen = stage.project.text, list[float | None]()
    for mark in stage.marks:
        text += f"\n\nEdited {mark}.\n"
        seen.append(_edit(eye, stage.project.source, text, mark))
        eye.rest(BREATH)
    return seen


def _edit(eye: Eye, source: Path, text: str, mark: str) -> float | None:
    with eye.sees(f"words {mark}", PAINTED_WITHIN) as painted:
        begun = time.time()
        save(source, text)
    moment = painted()
    return None if moment is None else moment - begun


def _ready(server: Running, project: Project) -> float:
    number = project.slug.split("-")[1]  # it stands in every guide's title
    return server.wait_for_page(project.page_of(project.slug), number)


def _forget(project: Project) -> None:
    """No state of the tool, no photograph of an earlier round."""
    for name in project.server.tool.state:
        shutil.rmtree(project.folder / name, ignore_errors=True)
    for photo in project.source.parent.glob("mark-*.jpg"):
        photo.unlink()
    save(project.source, project.text)


def _others(corpus: Corpus) -> Iterator[Path]:
    """The photographs of the guide that comes after the corpus's last."""
    one_more = Corpus(corpus.folder, corpus.guides + 1, 0)
    *_, guide = read_guides(one_more)
    for photo in guide.photos:
        yield guide_folder(corpus.folder, guide.slug) / photo.file
