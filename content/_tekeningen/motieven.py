"""Motieven die in meer prenten voorkomen: bomen, koeien, hei, wolken en losse vlakken."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from druk import Plaat, Prent, Punt


def vlak(  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    p: Prent, x0: float, y0: float, x1: float, y1: float, inkt: Sequence[str] = (), *, diep: float = 0
) -> None:
    """Een los vlak, wit of in inkt, met een slagschaduw die vertelt hoe ver het naar voren staat."""
    if diep:
        schaduw = [
            (x1, y0 + diep),
            (x1 + diep, y0 + diep),
            (x1 + diep, y1 + diep),
            (x0 + diep, y1 + diep),
            (x0 + diep, y1),
            (x1, y1),
        ]
        p["zwart"].vlak(schaduw, 150)
    p.leeg([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    for naam in inkt:
        p[naam].blok(x0, y0, x1, y1)


def boom(  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    plaat: Plaat, x: float, y: float, hoek: float, lang: float, dik: float, diep: int, rnd: random.Random
) -> None:
    """Een kale boom, tak voor tak."""
    if diep == 0 or dik < 1.5:
        return
    ex, ey = x + lang * math.cos(math.radians(hoek)), y + lang * math.sin(math.radians(hoek))
    plaat.lijn([(x, y), (ex, ey)], dik)
    for kant in (-1, 1):
        boom(
            plaat,
            ex,
            ey,
            hoek + kant * rnd.uniform(14, 34),
            lang * rnd.uniform(0.66, 0.82),
            dik * 0.66,
            diep - 1,
            rnd,
        )


def heide(m: Plaat, vak: tuple[float, float, float, float], zaad: int, aantal: int) -> None:
    """Pollen heide: waaiers van korte streken, groter naar voren."""
    rnd = random.Random(zaad)
    x0, y0, x1, y1 = vak
    for _ in range(aantal):
        t = rnd.random() ** 0.7
        x, y, s = rnd.uniform(x0, x1), y0 + (y1 - y0) * t, 10 + 34 * t
        for k in range(-2, 3):
            a = math.radians(-90 + k * 20 + rnd.uniform(-5, 5))
            ex, ey = x + s * math.cos(a), y + s * math.sin(a)
            m.vlak([(x - s * 0.05, y), (x + s * 0.05, y), (ex + s * 0.08, ey), (ex - s * 0.08, ey)])


def koe(p: Prent, x: float, y: float, s: float) -> None:
    """Een koe van opzij; `s` is 1 voor een van 150 breed."""
    lijf = [
        (x - 62 * s, y - 62 * s),
        (x + 46 * s, y - 66 * s),
        (x + 56 * s, y - 82 * s),
        (x + 92 * s, y - 70 * s),
        (x + 96 * s, y - 50 * s),
        (x + 62 * s, y - 44 * s),
        (x + 48 * s, y - 22 * s),
        (x + 46 * s, y),
        (x + 36 * s, y),
        (x + 32 * s, y - 22 * s),
        (x - 38 * s, y - 20 * s),
        (x - 42 * s, y),
        (x - 52 * s, y),
        (x - 54 * s, y - 26 * s),
    ]
    p.leeg(lijf)
    p["inkt"].vlak(
        [(x - 40 * s, y - 63 * s), (x + 6 * s, y - 64 * s), (x - 6 * s, y - 34 * s), (x - 36 * s, y - 38 * s)]
    )
    p["inkt"].vlak(
        [
            (x + 56 * s, y - 82 * s),
            (x + 92 * s, y - 70 * s),
            (x + 96 * s, y - 50 * s),
            (x + 72 * s, y - 52 * s),
        ]
    )


def glad(punten: list[Punt], keer: int = 3) -> list[Punt]:
    """Dezelfde lijn met afgeronde hoeken."""
    for _ in range(keer):
        nieuw = [punten[0]]
        for a, b in pairwise(punten):
            nieuw += [
                (a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25),
                (a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75),
            ]
        punten = [*nieuw, punten[-1]]
    return punten
