"""A small site, and an author who changes it in every way that shows: each change is a generation of its own."""

from __future__ import annotations

import io
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from guidegen.adapters.files import digest_bytes
from guidegen.edition import routes
from guidegen.model.theme import ThemeFile
from guidegen.plan.digest import digest
from guidegen.themes import read_theme, shipped_themes
from tests.campaigns.leaf import BASE, SHADES, shade
from tests.campaigns.ledger import Ledger
from tests.campaigns.visitor import GUEST

STYLES = "magazine.css"
GUIDES = {
    "alfa": "hall",
    "beta": "yard",
    "gamma": "roof",
    "delta": None,
    GUEST: "door",
}  # and their photographs
PLACE_PHOTO = "mast"
_GUESTS = (f"title{GUEST}", f"text{GUEST}", f"photo{GUIDES[GUEST]}", f"name{GUIDES[GUEST]}")
NEVER = 9999  # the number of a text that must not be seen
PAUSE = 0.02  # seconds at most between two steps of a save

Step = Callable[[], object]
Steps = list[Step]

_GUIDE = """\
---
title: The guide standtitle{slug}{title}
summary: In short standtext{slug}{text}.
status: {status}
published: 2026-11-0{day}
by: [noor]
region: east
tags: [quiet]
{cover}{broken}---
Begin standtext{slug}{text}, and go on to [[{next}]].

## The tower
- place: tower

Up standtext{slug}{text}.

## A house
- address: Quay 14, Riverton

{picture}
"""
_TEXTS = {
    "places/tower.md": f"---\nname: The tower\nregion: east\ncover: {PLACE_PHOTO}-0.jpg\nkind: monument\n---\n"
    f'High, as [[alfa]] says.\n\n![The tower]({PLACE_PHOTO}-0.jpg "N. de Wit")\n',
    "regions/east.md": "---\nname: East\n---\nBeyond the river.\n",
    "contributors/noor.md": "---\nname: Noor\nrole: curator\n---\nWalks a lot, as in [[beta]].\n",
    "pages/about.md": "---\ntitle: About\nmenu: yes\n---\nOf [[gamma]] and [[delta]].\n",
}


class Author:
    """Writes the site, and then changes it; what is changed bears the number of its generation."""

    def __init__(self, root: Path, ledger: Ledger, chance: random.Random) -> None:
        self.root = root
        self.chance = chance
        self.ledger = ledger
        self.numbers = dict.fromkeys(("site", "accent", "style", "look"), 0)
        self.drafts: set[str] = set()
        self._aside = root / "aside"
        self._aside.mkdir(parents=True)
        theme = root / "themes" / "own"
        shutil.copytree(shipped_themes() / "default", theme)
        self._styles = theme / "static" / STYLES
        self._plain_styles = self._styles.read_bytes()
        self._base = theme / "templates" / "base.html"
        self._plain_base = self._base.read_text(encoding="utf-8")
        self._content = root / "content"
        self._write_all()

    def renumber(self, *keys: str) -> None:
        """These bear the number of the generation to come."""
        number = self.ledger.latest + 1
        self.numbers |= {key: number % SHADES if key.startswith("photo") else number for key in keys}

    @property
    def has_guest(self) -> bool:
        """Whether the guide that comes and goes is there."""
        return f"title{GUEST}" in self.numbers

    def save(self, steps: Steps) -> float:
        """Save in these steps; when the last was done."""
        self.ledger.begin(self.numbers)
        for number, step in enumerate(steps):
            time.sleep(self.chance.uniform(0.0, PAUSE) if number else 0.0)
            step()
        return time.monotonic()

    def text(self, slug: str, *, broken: bool = False) -> Step:
        """The step that writes a guide's text as it is by now."""
        path = self._content / "guides" / slug / "guide.md"
        data = self._guide(slug, broken=broken).encode()
        return lambda: self._put(path, data)

    def photo(self, stem: str) -> Step:
        """The step that puts another photograph in the place of one."""
        data = self._photograph(stem)
        path = self._photo_path(stem)
        return lambda: self._put(path, data)

    def renamed(self, slug: str, stem: str) -> Steps:
        """The steps that give a photograph another name, and have the text follow; in either order."""
        old = self._photo_path(stem)
        self.renumber(f"name{stem}")
        new, text = self._photo_path(stem), self.text(slug)
        if self.chance.random() < 0.5:
            beside = self._aside / new.name
            return [lambda: shutil.copy(old, beside), lambda: beside.rename(new), text, old.unlink]
        return [lambda: old.rename(new), text]

    def styles(self) -> Step:
        """The step that writes the theme's stylesheet."""
        data = self._plain_styles + f"/* standstyle{self.numbers['style']} */\n".encode()
        static = tuple(
            ThemeFile(file.path, digest_bytes(data)) if file.path == STYLES else file
            for file in read_theme(self.root, "own").theme.static
        )
        self.ledger.means(routes.theme_path(digest(static), ""), ("style", self.numbers["style"]))
        return lambda: self._put(self._styles, data)

    def look(self) -> Step:
        """The step that writes the template behind all pages."""
        mark = f'<meta name="look" content="standlook{self.numbers["look"]}">\n<title>'
        text = self._plain_base.replace("<title>", mark, 1)
        return lambda: self._put(self._base, text.encode())

    def site(self) -> Step:
        """The step that writes site.yaml: the title and the accent bear the same number."""
        number = self.numbers["site"]
        text = (
            f"format: 1\ntitle: Magazine standsite{number}\nbase-url: {BASE}\nlanguages: [en]\ntheme: own\n"
            f'accent: "#10{number:04x}"\ntagline: As it stands\n'
        )
        return lambda: self._put(self._content / "site.yaml", text.encode())

    def guest_comes(self) -> Steps:
        """The steps by which the guide that comes and goes comes: whole, in one move."""
        self.renumber(*_GUESTS)
        folder, home = self._aside / GUEST, self._content / "guides" / GUEST
        folder.mkdir()
        (folder / "guide.md").write_text(self._guide(GUEST), encoding="utf-8")
        (folder / self._photo_path("door").name).write_bytes(self._photograph("door"))
        return [lambda: folder.rename(home)]

    def guest_goes(self) -> Steps:
        """The steps by which it goes."""
        for key in _GUESTS:
            del self.numbers[key]
        gone = self._aside / "gone"
        home = self._content / "guides" / GUEST
        return [lambda: home.rename(gone), lambda: shutil.rmtree(gone)]

    def _write_all(self) -> None:
        for slug, stem in GUIDES.items():
            if slug != GUEST:
                self.numbers |= {f"title{slug}": 0, f"text{slug}": 0}
                self.numbers |= {f"photo{stem}": 0, f"name{stem}": 0} if stem else {}
        self.numbers |= {f"photo{PLACE_PHOTO}": 0, f"name{PLACE_PHOTO}": 0}
        for path, text in _TEXTS.items():
            self._put(self._content / path, text.encode())
        stems = [*filter(None, GUIDES.values()), PLACE_PHOTO]
        photos = [self.photo(stem) for stem in stems if f"photo{stem}" in self.numbers]
        texts = [self.text(slug) for slug in GUIDES if slug != GUEST]
        self.save([*photos, *texts, self.styles(), self.look(), self.site()])

    def _guide(self, slug: str, *, broken: bool = False) -> str:
        stem, order = GUIDES[slug], list(GUIDES)
        name = self._photo_path(stem).name if stem else ""
        return _GUIDE.format(
            slug=slug,
            title=self.numbers[f"title{slug}"],
            text=NEVER if broken else self.numbers[f"text{slug}"],
            status="draft" if slug in self.drafts else "published",
            day=1 + order.index(slug),
            cover=f"cover: {name}\n" if stem else "",
            broken="oepn: yes\n" if broken else "",
            next=order[(order.index(slug) + 1) % (len(order) - 1)],
            picture=f'![What one sees of the {stem}]({name} "N. de Wit, CC BY 4.0")'
            if stem
            else "Knock first.",
        )

    def _photo_path(self, stem: str) -> Path:
        folder = next((f"guides/{slug}" for slug, name in GUIDES.items() if name == stem), "places")
        return self._content / folder / f"{stem}-{self.numbers[f'name{stem}']}.jpg"

    def _photograph(self, stem: str) -> bytes:
        """One colour, which tells its number; noted by its digest too, which pages give as the name of a class."""
        number = self.numbers[f"photo{stem}"]
        file = io.BytesIO()
        Image.new("RGB", (800, 600), shade(number)).save(file, "JPEG", quality=95, comment=stem.encode())
        data = file.getvalue()
        self.ledger.means(f"p-{digest_bytes(data)[:8]}", (f"photo{stem}", number))
        return data

    def _put(self, path: Path, data: bytes) -> None:
        """Write a file whole, as most editors do: beside, and then in its place."""
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._aside / path.name
        beside.write_bytes(data)
        beside.replace(path)
