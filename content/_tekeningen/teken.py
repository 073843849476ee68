"""Tekent alle prenten van het magazine opnieuw: `python content/_tekeningen/teken.py [naam ...]`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from druk import bewaar
from lijst import MERKEN, PRENTEN

INHOUD = Path(__file__).parent.parent


def main(namen: list[str]) -> None:
    """Drukt elke prent uit de lijst, of alleen die waarvan het pad een van de namen bevat."""
    for pad, maak in PRENTEN.items():
        if not namen or any(naam in pad for naam in namen):
            bewaar(maak().druk(), INHOUD / pad)
            print(f"{pad}  {(INHOUD / pad).stat().st_size // 1000} kB")
    for pad, maak in MERKEN.items():
        if not namen or any(naam in pad for naam in namen):
            maak().save(INHOUD / pad, optimize=True)
            print(pad)


if __name__ == "__main__":
    main(sys.argv[1:])
