"""The second build: it opens no picture and decodes nothing, even when it has to plan anew."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from PIL import Image

WATCHED = """
import datetime as dt, json, sys
from pathlib import Path
opened = []
def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(str(arguments[0]))
sys.addaudithook(hear)
from guidegen.build import build_site
from guidegen.press import Order
result = build_site(Order(Path(sys.argv[1]), dt.datetime(2026, 11, 23, tzinfo=dt.UTC)), lambda step: None)
print(json.dumps([result.ending.value, opened]))
"""
SITE = "format: 1\ntitle: Klein\nlanguages: [nl]\nbase-url: https://klein.example/\n"
GUIDE = "---\ntitle: Een\nstatus: published\n---\nTekst.\n\n## Plek\n\n![Wit vlak](vlak.jpg 'N. de Wit')\n\nMooi.\n"


def build(root: Path) -> tuple[str, list[str]]:
    """Build in a process of its own; how it ended, and the names of the files that were opened."""
    run = subprocess.run([sys.executable, "-c", WATCHED, root], capture_output=True, check=True, text=True)
    ending, opened = json.loads(run.stdout)
    return ending, [Path(path).name for path in opened]


def is_picture(name: str) -> bool:
    """Whether this is an original, or a made picture in the cache.

    What was just written to output/ may be read to be hashed once more: the clock of a disk can be too coarse.
    """
    return name == "vlak.jpg" or re.fullmatch("[0-9a-f]{32}", name) is not None


def test_the_second_build_opens_no_picture(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "guides" / "een"
    folder.mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text(SITE, encoding="utf-8")
    (folder / "guide.md").write_text(GUIDE.replace("'", '"'), encoding="utf-8")
    Image.new("RGB", (640, 480), "white").save(folder / "vlak.jpg")
    _age(tmp_path)

    ending, opened = build(tmp_path)
    assert ending == "built"
    assert "vlak.jpg" in opened

    ending, opened = build(tmp_path)
    assert ending == "unchanged"
    assert "guide.md" in opened
    assert not [name for name in opened if is_picture(name)]

    (folder / "guide.md").write_text(GUIDE.replace("'", '"') + "Meer.\n", encoding="utf-8")
    ending, opened = build(tmp_path)
    assert ending == "built"
    assert not [name for name in opened if is_picture(name)]


def _age(root: Path) -> None:
    """Let the clock of the disk move on, so that no file counts as just written."""
    import time

    newest = max(path.stat().st_ctime for path in root.rglob("*"))
    while time.time() < newest + 3.1:
        time.sleep(0.1)
