"""Vormen die in meer prenten terugkomen: bogen, bomen, arcering, water en torens."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

from druk import Plaat, Punt


def rondboog(x0: float, x1: float, voet: float, kruin: float, stappen: int = 24) -> list[Punt]:
    """Een rondboog of, als hij hoger is dan breed, een gestelde boog; `kruin` is de bovenkant."""
    straal = (x1 - x0) / 2
    rijzing = min(straal, voet - kruin)
    midden, geboorte = (x0 + x1) / 2, kruin + rijzing
    boog = [
        (
            midden - straal * math.cos(math.pi * i / stappen),
            geboorte - rijzing * math.sin(math.pi * i / stappen),
        )
        for i in range(stappen + 1)
    ]
    return [(x0, voet), *boog, (x1, voet)]


def spitsboog(
    x0: float, x1: float, voet: float, kruin: float, *, stappen: int = 14, steil: float = 0.95
) -> list[Punt]:
    """Een gotische spitsboog met de top op `kruin`."""
    breed = x1 - x0
    hoog = min(breed * steil, voet - kruin)
    geboorte = kruin + hoog
    straal = (breed * breed / 4 + hoog * hoog) / breed
    links = []
    for i in range(stappen + 1):
        y = geboorte - hoog * i / stappen
        dx = math.sqrt(max(0.0, straal * straal - (geboorte - y) ** 2))
        links.append((x0 + straal - dx, y))
    rechts = [(x0 + x1 - x, y) for x, y in reversed(links)]
    return [(x0, voet), *links, *rechts, (x1, voet)]


def parabool(x0: float, x1: float, voet: float, kruin: float, stappen: int = 40) -> list[Punt]:
    """Een paraboolboog, zoals in de hal van het postkantoor."""
    midden, half = (x0 + x1) / 2, (x1 - x0) / 2
    return [
        (midden + half * t, kruin + (voet - kruin) * t * t)
        for t in (2 * i / stappen - 1 for i in range(stappen + 1))
    ]


def arceer(
    plaat: Plaat, vak: tuple[float, float, float, float], stap: float, dik: float, *, hoek: float = 0
) -> None:
    """Evenwijdige lijnen over een vak, onder een hoek in graden."""
    x0, y0, x1, y1 = vak
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    lang = math.hypot(x1 - x0, y1 - y0) / 2
    c, s = math.cos(math.radians(hoek)), math.sin(math.radians(hoek))
    n = int(lang / stap) + 1
    for i in range(-n, n + 1):
        ox, oy = cx - s * i * stap, cy + c * i * stap
        plaat.lijn([(ox - c * lang, oy - s * lang), (ox + c * lang, oy + s * lang)], dik)


def golven(
    plaat: Plaat, vak: tuple[float, float, float, float], zaad: int, *, stap: float = 26, dik: float = 6
) -> None:
    """Liggende gutslijnen van wisselende lengte: water."""
    x0, y0, x1, y1 = vak
    rnd = random.Random(zaad)
    y = y0 + stap / 2
    while y < y1:
        t = (y - y0) / max(1.0, y1 - y0)
        x = x0 + rnd.uniform(-200, 60)
        while x < x1:
            lengte = rnd.uniform(50, 210) * (0.5 + t)
            wig(plaat, x, y + rnd.uniform(-3, 3), lengte, dik * (0.5 + t))
            x += lengte + rnd.uniform(30, 190) * (0.6 + t)
        y += stap * (0.6 + 0.9 * t)


def wig(plaat: Plaat, x: float, y: float, lengte: float, dik: float) -> None:
    """Eén gutslijn: spits aan beide einden."""
    plaat.vlak(
        [
            (x, y),
            (x + lengte * 0.3, y - dik / 2),
            (x + lengte * 0.75, y - dik / 2.4),
            (x + lengte, y),
            (x + lengte * 0.7, y + dik / 2.2),
            (x + lengte * 0.25, y + dik / 2),
        ]
    )


def kroon(x: float, y: float, r: float, zaad: int, bobbels: int = 11) -> Iterator[tuple[float, float, float]]:
    """De bollen van een boomkroon: middelpunt en straal van elk."""
    rnd = random.Random(zaad)
    yield x, y, r * 0.74
    for i in range(bobbels):
        a = 2 * math.pi * i / bobbels + rnd.uniform(-0.2, 0.2)
        d = r * rnd.uniform(0.5, 0.64)
        yield x + d * math.cos(a), y + d * math.sin(a) * 0.86, r * rnd.uniform(0.3, 0.42)


def raster(plaat: Plaat, vak: tuple[float, float, float, float], stap: float, van: float, tot: float) -> None:
    """Een rasterverloop van stippen, van dekking `van` boven tot `tot` onder (0 tot 1)."""
    x0, y0, x1, y1 = vak
    rij, y = 0, y0
    while y < y1:
        t = (y - y0) / (y1 - y0)
        r = stap * 0.72 * math.sqrt(max(0.0, van + (tot - van) * t) / 1.6)
        x = x0 + (stap / 2 if rij % 2 else 0)
        while r > 0.7 and x < x1 + stap:
            plaat.rond(x, y, r)
            x += stap
        y += stap * 0.866
        rij += 1


def zadel(plaat: Plaat, x0: float, x1: float, goot: float, nok: float, dekking: int = 255) -> None:  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    """Een punt op een gevel."""
    plaat.vlak([(x0, goot), ((x0 + x1) / 2, nok), (x1, goot)], dekking)


def trapgevel(x0: float, x1: float, voet: float, goot: float, *, top: float, treden: int = 4) -> list[Punt]:
    """Een gevel met treden aan beide kanten."""
    breed, hoog = (x1 - x0) / 2, goot - top
    dx, dy = breed / (treden + 0.6), hoog / treden
    links: list[Punt] = [(x0, voet), (x0, goot)]
    for i in range(treden):
        links += [(x0 + dx * i, goot - dy * (i + 1)), (x0 + dx * (i + 1), goot - dy * (i + 1))]
    links = [links[0], links[1], *links[2:]]
    rechts = [(x0 + x1 - x, y) for x, y in reversed(links)]
    return links + rechts


def klokgevel(x0: float, x1: float, voet: float, goot: float, *, top: float) -> list[Punt]:
    """Een gevel met een gezwenkte top."""
    breed, hoog = x1 - x0, goot - top
    links: list[Punt] = [(x0, voet), (x0, goot)]
    for i in range(13):
        t = i / 12
        links.append((x0 + breed * 0.33 * (t**0.5 * 0.55 + 0.45 * t**3), goot - hoog * 0.82 * t))
    links.append((x0 + breed * 0.34, top + hoog * 0.16))
    links.append((x0 + breed * 0.42, top + hoog * 0.02))
    links.append((x0 + breed * 0.5, top))
    return links + [(x0 + x1 - x, y) for x, y in reversed(links)]


def fiets(plaat: Plaat, x: float, y: float, s: float, *, dik: float = 9) -> None:
    """Een stadsfiets van opzij; (x, y) is het midden op de grond, `s` is 1 voor een fiets van 520 breed."""

    def q(*punten: Punt) -> list[Punt]:
        return [(x + a * s, y - b * s) for a, b in punten]

    for wx in (-160, 160):
        ring(plaat, x + wx * s, y - 104 * s, 104 * s, dik * s)
        for i in range(12):
            a = math.pi * i / 12 + 0.1
            plaat.lijn(
                q(
                    (wx - 100 * math.cos(a), 104 - 100 * math.sin(a)),
                    (wx + 100 * math.cos(a), 104 + 100 * math.sin(a)),
                ),
                2 * s,
            )
        plaat.rond(x + wx * s, y - 104 * s, 11 * s)
    for buis in (
        [(-160, 104), (-26, 92), (-62, 236)],
        [(-160, 104), (-54, 206)],
        [(-26, 92), (112, 214)],
        [(-50, 190), (108, 236)],
        [(160, 104), (146, 150), (100, 262)],
        [(-70, 262), (-26, 92)],
    ):
        plaat.lijn(q(*buis), dik * 1.1 * s)
    plaat.vlak(q((-112, 272), (-40, 266), (-34, 254), (-70, 246), (-116, 258)))
    plaat.lijn(q((100, 262), (92, 286), (60, 288), (36, 276)), dik * s)
    plaat.lijn(q((-26, 92), (-4, 60), (12, 60)), dik * 0.8 * s)
    plaat.rond(x - 26 * s, y - 92 * s, 26 * s)
    plaat.lijn(q((-214, 214), (-80, 214)), dik * 0.8 * s)
    plaat.lijn(q((-206, 212), (-160, 104)), dik * 0.6 * s)
    spatbord = [
        (-160 + 122 * math.cos(a), 104 + 122 * math.sin(a))
        for a in (math.pi * (0.34 + 0.05 * i) for i in range(14))
    ]
    plaat.lijn(q(*spatbord), dik * 0.8 * s)
    plaat.rond(x + 122 * s, y - 226 * s, 15 * s)


def ring(plaat: Plaat, x: float, y: float, r: float, dik: float) -> None:
    """Een open cirkel."""
    n = 72
    rand = [
        (x + r * math.cos(2 * math.pi * i / n), y + r * math.sin(2 * math.pi * i / n)) for i in range(n + 1)
    ]
    plaat.lijn(rand, dik)


def stenen(
    plaat: Plaat, vak: tuple[float, float, float, float], zaad: int, *, hoog: float = 22, deel: float = 0.16
) -> None:
    """Losse voegen en stenen, hier en daar: genoeg om een muur van baksteen te laten lijken."""
    x0, y0, x1, y1 = vak
    rnd = random.Random(zaad)
    rij = 0
    y = y0
    while y < y1 - hoog * 0.5:
        x = x0 - (hoog * 1.3 if rij % 2 else 0)
        while x < x1:
            if rnd.random() < deel and x > x0:
                for i in range(rnd.randint(1, 3)):
                    plaat.blok(
                        x + i * hoog * 2.6, y + 3, min(x + i * hoog * 2.6 + hoog * 2.3, x1), y + hoog * 0.42
                    )
            x += hoog * 2.6
        y += hoog
        rij += 1
