"""Makes the starter's pictures from the demo's: the same drawings, smaller, so that a wheel stays light."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
STARTER = ROOT / "guidegen" / "shipped" / "starter" / "pictures"
LONG_SIDE = 1600  # pixels
PICTURES = {
    "canal.jpg": "gidsen/een-trede-lager/oudegracht.jpg",
    "museum.jpg": "plekken/voorbeeldhuis.jpg",
    "garden.jpg": "gidsen/een-uur-stil/pandhof.jpg",
    "quay.jpg": "gidsen/voor-wie-aankomt/aankomst.jpg",
}


def main() -> None:
    """Write every picture anew."""
    STARTER.mkdir(parents=True, exist_ok=True)
    for name, source in PICTURES.items():
        with Image.open(ROOT / "content" / source) as image:
            image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
            image.convert("RGB").save(STARTER / name, quality=78, progressive=True, optimize=True)


if __name__ == "__main__":
    main()
