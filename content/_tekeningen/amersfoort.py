"""De Muurhuizen, en de Onze Lieve Vrouwetoren bij avond."""

from __future__ import annotations

import random

from druk import Plaat, Prent, Punt
from inkten import POORT
from torens import LANGE_JAN, dom
from vormen import klokgevel, raster, rondboog, stenen, trapgevel


def muurhuizen() -> Prent:
    """Een rij huizen in de bocht van de oude muur."""
    p = Prent((2000, 1333), POORT.papier, POORT.inkten, zaad=311)
    raster(p["zand"], (0, 0, 2000, 800), 18, 0.1, 0.9)
    huizen = (
        ("trap", 0, 300, 620, "steen"),
        ("klok", 300, 540, 560, "zand"),
        ("punt", 540, 830, 520, "teal"),
        ("trap", 830, 1130, 440, "steen"),
        ("klok", 1130, 1480, 360, "nacht"),
        ("trap", 1480, 2010, 250, "steen"),
    )
    for i, (soort, x0, x1, goot, inkt) in enumerate(huizen):
        _gevel(p, soort, (x0, x1, 1010 + i * 26, goot), inkt, i)
    straat = [(0, 1005), (400, 1050), (1000, 1110), (1500, 1150), (2000, 1170), (2000, 1333), (0, 1333)]
    p.leeg(straat)
    p["zand"].vlak(straat)
    p["steen"].binnen(p.vorm(lambda m: m.vlak(straat)), lambda m: m.beeld.paste(60, (0, 0, *m.beeld.size)))
    p["nacht"].vlak(
        [
            (0, 1005),
            (400, 1050),
            (1000, 1110),
            (1500, 1150),
            (2000, 1170),
            (2000, 1186),
            (1500, 1166),
            (1000, 1126),
            (400, 1064),
            (0, 1018),
        ]
    )
    _keien(p, straat)
    p["nacht"].lijn([(1010, 1240), (1010, 700)], 15)
    lamp = [(980, 700), (1040, 700), (1058, 610), (962, 610)]
    p.leeg(lamp)
    p["zand"].vlak(lamp)
    p["nacht"].lijn([*lamp, lamp[0]], 7)
    p["nacht"].vlak([(950, 610), (1070, 610), (1010, 560)])
    return p


def _keien(p: Prent, straat: list[Punt]) -> None:
    vorm = p.vorm(lambda m: m.vlak(straat))

    def voegen(m: Plaat) -> None:
        for i in range(-2, 12):
            y0, y1 = 1020 + i * 26, 1190 + i * 26
            m.lijn([(0, y0), (400, y0 + 46), (1000, y0 + 106), (1500, y0 + 146), (2000, y1 - 20)], 4)
            for k in range(-1, 42):
                x = k * 50 + (25 if i % 2 else 0)
                yy = y0 + 0.106 * min(x, 1000) + 0.07 * max(0, x - 1000)
                m.lijn([(x, yy), (x, yy + 26)], 4)

    p["nacht"].binnen(vorm, voegen)


def _gevel(p: Prent, soort: str, maat: tuple[float, float, float, float], inkt: str, nr: int) -> None:
    x0, x1, voet, goot = maat
    breed = x1 - x0
    top = goot - breed * (0.62 if soort == "trap" else 0.58)
    if soort == "trap":
        vorm = trapgevel(x0, x1, voet + 160, goot, top=top, treden=5)
    elif soort == "klok":
        vorm = klokgevel(x0, x1, voet + 160, goot, top=top)
    else:
        vorm = [(x0, voet + 160), (x0, goot), ((x0 + x1) / 2, top), (x1, goot), (x1, voet + 160)]
    p.leeg(vorm)
    p[inkt].vlak(vorm)
    if inkt == "steen":
        p["steen"].weg(
            p.vorm(lambda m: stenen(m, (x0 + 10, goot + 20, x1 - 10, voet), nr + 3, hoog=18, deel=0.08))
        )
    p["nacht"].blok(x1 - 9, goot, x1, voet + 160)
    glas = "zand" if inkt in ("nacht", "teal") else "nacht"
    rijen, kol = 3, 3 if breed > 320 else 2
    for r in range(rijen):
        for k in range(kol):
            b, h = breed * 0.5 / kol, (voet - goot) * 0.19
            x = x0 + breed * (0.5 + k) / kol - b / 2
            y = goot + (voet - goot) * (0.05 + 0.31 * r)
            if r == 2 and k == nr % kol:
                _deur(p, x, y, b, voet + 40 - y, "steen" if inkt != "steen" else "teal")
                continue
            p.leeg([(x, y), (x + b, y), (x + b, y + h), (x, y + h)])
            p[glas].blok(x, y, x + b, y + h)
            p["steen" if glas == "zand" else "zand"].blok(x + b / 2 - 4, y, x + b / 2 + 4, y + h)
            p[glas].blok(x + b / 2 - 4, y, x + b / 2 + 4, y + h, 0)
            p[glas].blok(x, y + h * 0.4 - 4, x + b, y + h * 0.4 + 4, 0)
    m0, b = (x0 + x1) / 2, breed * 0.13
    p.leeg(
        [
            (m0 - b / 2, goot - breed * 0.26),
            (m0 + b / 2, goot - breed * 0.26),
            (m0 + b / 2, goot - breed * 0.06),
            (m0 - b / 2, goot - breed * 0.06),
        ]
    )
    p[glas].blok(m0 - b / 2, goot - breed * 0.26, m0 + b / 2, goot - breed * 0.06)


def _deur(p: Prent, x: float, y: float, b: float, h: float, inkt: str) -> None:  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    p.leeg(rondboog(x - 8, x + b + 8, y + h, y - 14))
    p["zand"].vlak(rondboog(x - 8, x + b + 8, y + h, y - 14))
    p[inkt].vlak([(x, y + b * 0.5), (x + b, y + b * 0.5), (x + b, y + h), (x, y + h)])
    p["nacht"].rond(x + b * 0.8, y + h * 0.56, 6)


def toren_bij_avond() -> Prent:
    """De Onze Lieve Vrouwetoren met verlichte nissen."""
    p = Prent((1600, 2000), POORT.papier, POORT.inkten, zaad=321)
    p["teal"].blok(0, 0, 1600, 2000)
    raster(p["nacht"], (0, 0, 1600, 1900), 18, 1.0, 0.15)
    p.open(p.vorm(lambda m: (m.rond(1240, 360, 110), m.rond(1196, 330, 100, dekking=0))))
    dom(p, LANGE_JAN, 760, 1930, 1780, ("steen", "nacht", "zand"))
    rnd = random.Random(9)
    x = -30.0
    while x < 1640:
        b, h = rnd.uniform(150, 240), rnd.uniform(120, 230)
        gevel = trapgevel(x, x + b, 2100, 1890 - h * 0.4, top=1890 - h, treden=4)
        p.leeg(gevel)
        p["nacht"].vlak(gevel)
        for k in range(2):
            rx = x + b * (0.24 + 0.32 * k)
            p.leeg([(rx, 1900), (rx + 38, 1900), (rx + 38, 1956), (rx, 1956)])
            p["zand"].blok(rx, 1900, rx + 38, 1956)
        x += b + 3
    return p
