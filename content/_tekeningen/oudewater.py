"""De haven van Oudewater."""

from __future__ import annotations

from druk import Prent
from inkten import RIVIER
from vormen import golven, klokgevel, raster, rondboog, stenen, trapgevel


def oudewater() -> Prent:
    """De haven van Oudewater, met zadeldaktoren en ooievaar."""
    p = Prent((2000, 1333), RIVIER.papier, RIVIER.inkten, zaad=511)
    raster(p["geel"], (0, 0, 2000, 700), 18, 0.0, 0.85)
    p["rood"].rond(1020, 330, 118)
    for x0, x1 in ((1380, 1440), (540, 570)):
        p["marine"].blok(x0, 700, x1, 980)
    _zadeltoren(p)
    huizen = (
        (60, 250, 600, "trap", "licht"),
        (560, 760, 640, "klok", "geel"),
        (760, 990, 560, "trap", "rood"),
        (990, 1180, 620, "klok", "licht"),
        (1180, 1390, 590, "trap", "marine"),
    )
    for i, (x0, x1, goot, soort, inkt) in enumerate(huizen):
        _huis(p, (x0, x1, goot), soort, inkt, i)
    _stadhuis(p)
    _haven(p)
    return p


def _zadeltoren(p: Prent) -> None:
    kerk = [(-20, 960), (-20, 640), (60, 560), (560, 560), (560, 960)]
    p.leeg(kerk)
    p["rood"].vlak(kerk)
    p["marine"].vlak([(-20, 650), (60, 520), (560, 520), (560, 650)])
    lijf = [(240, 960), (240, 250), (540, 250), (540, 960)]
    p.leeg(lijf)
    p["rood"].vlak(lijf)
    p["rood"].weg(p.vorm(lambda m: stenen(m, (250, 280, 530, 900), 6, hoog=20, deel=0.1)))
    p["marine"].blok(486, 250, 540, 960)
    dak = [(222, 256), (262, 150), (310, 92), (470, 92), (518, 150), (558, 256)]
    p.leeg(dak)
    p["marine"].vlak(dak)
    p["licht"].vlak([(222, 256), (310, 92), (352, 92), (300, 256)])
    p["marine"].lijn([(390, 92), (390, 30)], 7)
    for y in (250, 430, 600):
        p["marine"].blok(230, y, 550, y + 13)
    for x in (270, 345, 420):
        for y, hoog in ((290, 120), (470, 110)):
            p.leeg(rondboog(x, x + 44, y + hoog, y))
            p["marine"].vlak(rondboog(x, x + 44, y + hoog, y))
    p.open(p.vorm(lambda m: m.rond(366, 690, 50)))
    p["geel"].rond(366, 690, 48)
    p["marine"].lijn([(366, 690), (366, 660)], 6)
    p["marine"].lijn([(366, 690), (388, 700)], 6)


def _huis(p: Prent, maat: tuple[float, float, float], soort: str, inkt: str, nr: int) -> None:
    x0, x1, goot = maat
    b = x1 - x0
    maak = (
        trapgevel(x0, x1, 980, goot, top=goot - b * 0.62, treden=5)
        if soort == "trap"
        else klokgevel(x0, x1, 980, goot, top=goot - b * 0.6)
    )
    p.leeg(maak)
    p[inkt].vlak(maak)
    p["marine"].blok(x1 - 7, goot, x1, 980)
    glas = "geel" if inkt == "marine" else "marine"
    for r in range(3):
        for k in range(2):
            x, y = x0 + b * (0.16 + 0.4 * k), goot + 16 + r * 112
            if r == 2 and k == nr % 2:
                p.leeg(rondboog(x, x + b * 0.28, 980, y))
                p["rood" if inkt != "rood" else "geel"].vlak(rondboog(x, x + b * 0.28, 980, y))
                continue
            p.leeg([(x, y), (x + b * 0.28, y), (x + b * 0.28, y + 74), (x, y + 74)])
            p[glas].blok(x, y, x + b * 0.28, y + 74)
            p[glas].blok(x + b * 0.14 - 3, y, x + b * 0.14 + 3, y + 74, 0)
            p[glas].blok(x, y + 30, x + b * 0.28, y + 36, 0)
    m0 = (x0 + x1) / 2
    p.leeg(
        [
            (m0 - 16, goot - b * 0.3),
            (m0 + 16, goot - b * 0.3),
            (m0 + 16, goot - b * 0.1),
            (m0 - 16, goot - b * 0.1),
        ]
    )
    p[glas].blok(m0 - 16, goot - b * 0.3, m0 + 16, goot - b * 0.1)


def _stadhuis(p: Prent) -> None:
    gevel = trapgevel(1430, 1830, 980, 520, top=250, treden=6)
    p.leeg(gevel)
    p["rood"].vlak(gevel)
    p["rood"].weg(p.vorm(lambda m: stenen(m, (1440, 530, 1820, 960), 8, hoog=18, deel=0.1)))
    for y in (500, 660, 830):
        p.leeg([(1430, y), (1830, y), (1830, y + 14), (1430, y + 14)])
        p["geel"].blok(1430, y, 1830, y + 14)
    for r in range(2):
        for k in range(4):
            x, y = 1456 + k * 92, 536 + r * 160
            p.leeg([(x, y), (x + 62, y), (x + 62, y + 104), (x, y + 104)])
            p["marine"].blok(x, y, x + 62, y + 104)
            p["marine"].blok(x + 28, y, x + 34, y + 104, 0)
            p["marine"].blok(x, y + 44, x + 62, y + 50, 0)
            p["rood"].vlak([(x - 12, y), (x, y), (x, y + 104), (x - 12, y + 104)])
    bordes = [(1560, 980), (1560, 860), (1700, 860), (1700, 980)]
    p.leeg(bordes)
    p["geel"].vlak(bordes)
    p["marine"].vlak(rondboog(1596, 1664, 980, 890))
    for x in (1590, 1650):
        p.leeg([(x, 380), (x + 34, 380), (x + 34, 440), (x, 440)])
        p["marine"].blok(x, 380, x + 34, 440)
    nest = [(1556, 236), (1704, 236), (1680, 266), (1580, 266)]
    p.leeg(nest)
    p["marine"].vlak(nest)
    for i in range(7):
        p["marine"].lijn([(1548 + i * 22, 248), (1580 + i * 22, 226)], 5)
    _ooievaar(p, 1630, 228)
    wand = [(1830, 980), (1830, 640), (2010, 640), (2010, 980)]
    p.leeg(wand)
    p["rood"].vlak(wand)
    p["marine"].vlak(wand)
    p["marine"].vlak([(1830, 640), (1880, 500), (2010, 500), (2010, 640)])


def _ooievaar(p: Prent, x: float, y: float) -> None:
    for dx in (-4, 12):
        p["rood"].lijn([(x + dx, y), (x + dx, y - 66)], 5)
    lijf = [
        (x - 66, y - 70),
        (x - 30, y - 104),
        (x + 22, y - 100),
        (x + 42, y - 150),
        (x + 60, y - 152),
        (x + 50, y - 92),
        (x + 20, y - 62),
        (x - 30, y - 58),
    ]
    p.leeg(lijf)
    p["marine"].vlak([(x - 72, y - 66), (x - 30, y - 96), (x + 8, y - 84), (x - 20, y - 60)])
    p.open(p.vorm(lambda m: m.rond(x + 54, y - 158, 15)))
    p["marine"].lijn([*lijf, lijf[0]], 3)
    p["rood"].vlak([(x + 62, y - 168), (x + 128, y - 146), (x + 62, y - 150)])
    p["marine"].rond(x + 56, y - 160, 4)


def _haven(p: Prent) -> None:
    p.leeg([(0, 970), (2000, 970), (2000, 1333), (0, 1333)])
    p["geel"].blok(0, 970, 2000, 1016)
    p["marine"].blok(0, 1010, 2000, 1036)
    water = p.vorm(lambda m: m.blok(0, 1036, 2000, 1333))
    p["licht"].blok(0, 1036, 2000, 1333)
    p["rood"].binnen(
        water,
        lambda m: [
            m.blok(a, 1036, b, c)
            for a, b, c in ((240, 540, 1333), (760, 990, 1200), (1430, 1830, 1260), (0, 240, 1140))
        ],
    )
    p["marine"].binnen(
        water, lambda m: [m.blok(a, 1036, b, c) for a, b, c in ((1180, 1390, 1190), (1830, 2000, 1200))]
    )
    for naam, zaad in (("rood", 3), ("marine", 5)):
        p[naam].weg(p.vorm(lambda m, z=zaad: golven(m, (0, 1036, 2000, 1333), z, stap=15, dik=12)))
    p["licht"].weg(p.vorm(lambda m: golven(m, (0, 1046, 2000, 1333), 8, stap=28, dik=9)))
    boot = [(1010, 1190), (1040, 1240), (1340, 1240), (1400, 1176)]
    p.leeg(boot)
    p["marine"].vlak(boot)
    p["geel"].vlak([(1010, 1190), (1400, 1176), (1392, 1190), (1018, 1202)])
