"""Makes a corpus of guides, with or without photographs: the same arguments always give the same corpus.

python -m benchmarks.make_corpus --out CORPUS --guides 1000 --photos 0
python -m benchmarks.make_corpus --out CORPUS --guides 20 --sources SOURCES
"""

from __future__ import annotations

import argparse
import json
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.corpus import Guide, guide_folder, write_guide
from benchmarks.photographs import Shot, find_sources, take
from benchmarks.prose import Measure, invent_guide


def main() -> None:
    """Write the corpus that the command line asks for."""
    asked = _arguments()
    measure = Measure(asked.entries, asked.photos, asked.words, asked.seed)
    guides = [invent_guide(number, measure) for number in range(asked.guides)]
    for guide in guides:
        guide_folder(asked.out, guide.slug).mkdir(parents=True, exist_ok=True)
        write_guide(guide, asked.out)
    shots = _shots(guides, asked) if asked.photos else []
    with ProcessPoolExecutor(asked.jobs) as pool:
        photo_bytes = sum(pool.map(take, shots))
    held = {
        "guides": asked.guides,
        "entries": asked.entries,
        "photos_per_entry": asked.photos,
        "seed": asked.seed,
        "photo_bytes": photo_bytes,
    }
    (asked.out / "corpus.json").write_text(json.dumps(held, indent=1), encoding="utf-8")
    print(json.dumps(held))


def _shots(guides: list[Guide], asked: argparse.Namespace) -> list[Shot]:
    sources = find_sources(asked.sources)
    if not sources:
        raise SystemExit("make_corpus: no photographs found under --sources")
    targets = [guide_folder(asked.out, guide.slug) / photo.file for guide in guides for photo in guide.photos]
    return [
        Shot(
            sources[number % len(sources)], target, asked.seed * 100_003 + number, asked.sensor, asked.quality
        )
        for number, target in enumerate(targets)
    ]


def _sensor(text: str) -> tuple[int, int]:
    wide, high = text.split("x")
    return int(wide), int(high)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sources", type=Path, help="a folder of real photographs; not needed for text only")
    parser.add_argument("--guides", type=int, default=20)
    parser.add_argument("--entries", type=int, default=8)
    parser.add_argument("--photos", type=int, default=1, help="photographs an entry; 0 makes words only")
    parser.add_argument("--words", type=int, default=80, help="words an entry, roughly")
    parser.add_argument("--sensor", type=_sensor, default=(4032, 3024), help="pixels, as WIDTHxHEIGHT")
    parser.add_argument("--quality", type=int, default=92)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    if asked.photos and not asked.sources:
        parser.error("photographs need --sources")
    return asked


if __name__ == "__main__":
    main()
