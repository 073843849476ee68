"""Het beeldmerk en het woordmerk van het magazine, doorzichtig waar niets staat."""

from __future__ import annotations

import math

from druk import Punt
from PIL import Image, ImageDraw

STEEN, NACHT, PAPIER = "#b5432f", "#1b2a44", "#f5ead3"
VERGROOT = 4  # er wordt viermaal zo groot getekend


def _bocht(x: float, y: float, rx: float, ry: float, van: int, tot: int) -> list[Punt]:  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    """Een deel van een ellips, in graden met de klok mee vanaf rechts."""
    stap = 6 if tot > van else -6
    graden = range(van, tot + stap, stap)
    return [(x + rx * math.cos(math.radians(g)), y + ry * math.sin(math.radians(g))) for g in graden]


# Elke letter: haar breedte, en haar streken in een vak van 100 hoog.
LETTERS: dict[str, tuple[float, tuple[list[Punt], ...]]] = {
    "W": (62, ([(0, 0), (16, 100), (31, 26), (46, 100), (62, 0)],)),
    "E": (34, ([(34, 0), (0, 0), (0, 100), (34, 100)], [(0, 49), (28, 49)])),
    "R": (
        38,
        ([(0, 100), (0, 0), (16, 0), *_bocht(16, 26, 20, 26, -90, 90), (0, 52)], [(14, 52), (38, 100)]),
    ),
    "F": (34, ([(34, 0), (0, 0), (0, 100)], [(0, 49), (28, 49)])),
    "H": (38, ([(0, 0), (0, 100)], [(38, 0), (38, 100)], [(0, 49), (38, 49)])),
    "U": (38, ([(0, 0), *_bocht(19, 80, 19, 20, 180, 0), (38, 0)],)),
    "V": (42, ([(0, 0), (21, 100), (42, 0)],)),
    "L": (30, ([(0, 0), (0, 100), (30, 100)],)),
    "&": (
        50,
        (
            [
                (50, 100),
                (10, 32),
                *_bocht(21, 17, 13, 17, 150, 390),
                *_bocht(21, 77, 19, 23, 220, 60),
                (48, 56),
            ],
        ),
    ),
    " ": (16, ()),
}


def beeldmerk(maat: int) -> Image.Image:
    """Een werfboog met een heuvel, een zon en water erin, in een vierkant van `maat` pixels."""
    return _boog(maat * VERGROOT).resize((maat, maat), Image.Resampling.LANCZOS)


def woordmerk(hoog: int) -> Image.Image:
    """Het beeldmerk met de naam ernaast, `hoog` pixels hoog."""
    h = hoog * VERGROOT
    schaal = h * 0.0062
    breed = sum(LETTERS[letter][0] + 24 for letter in "WERF & HEUVEL") * schaal
    blad = Image.new("RGBA", (round(h * 1.14 + breed), h), (0, 0, 0, 0))
    blad.alpha_composite(_boog(h))
    pen = ImageDraw.Draw(blad)
    x, y = h * 1.18, h * 0.22
    for letter in "WERF & HEUVEL":
        wijd, streken = LETTERS[letter]
        for streek in streken:
            _streek(pen, [(x + a * schaal, y + b * schaal) for a, b in streek], 13 * schaal)
        x += (wijd + 24) * schaal
    return blad.resize((blad.width // VERGROOT, hoog), Image.Resampling.LANCZOS)


def _streek(pen: ImageDraw.ImageDraw, punten: list[Punt], dik: float) -> None:
    pen.line(punten, fill=STEEN, width=round(dik), joint="curve")
    for x, y in punten:
        pen.ellipse([x - dik / 2, y - dik / 2, x + dik / 2, y + dik / 2], fill=STEEN)


def _boog(s: int) -> Image.Image:
    """Het merk in een vierkant van `s` pixels, nog niet verkleind."""
    u = s / 100
    vorm = Image.new("L", (s, s), 0)
    omtrek = ImageDraw.Draw(vorm)
    omtrek.pieslice([12 * u, 4 * u, 88 * u, 80 * u], 180, 360, fill=255)
    omtrek.rectangle([12 * u, 41.5 * u, 88 * u - 1, 96 * u], fill=255)
    binnen = Image.new("RGBA", (s, s), STEEN)
    pen = ImageDraw.Draw(binnen)
    pen.ellipse([53 * u, 21 * u, 75 * u, 43 * u], fill=PAPIER)
    heuvel = [(x * u, (66 - 22 * math.exp(-(((x - 38) / 19) ** 2))) * u) for x in range(101)]
    pen.polygon([*heuvel, (s, s), (0, s)], fill=NACHT)
    for y in (75, 83, 91):
        golf = [((10 + x) * u, (y + 1.3 * math.sin(x / 4.2)) * u) for x in range(82)]
        pen.line(golf, fill=PAPIER, width=round(2.6 * u), joint="curve")
    beeld = Image.new("RGBA", (s, s), (0, 0, 0, 0))
    beeld.paste(binnen, mask=vorm)
    return beeld
