"""De prenten bij de klimgids: oker, heideroze, bosgroen en een donkere groene inkt."""

from __future__ import annotations

import math
import random

from druk import Plaat, Prent, Punt
from torens import CUNERA, DOM, LANGE_JAN, dom
from vormen import golven, kroon, raster, wig

PAPIER = "#f5edda"
INKT = {"oker": "#ecb84c", "roze": "#d4607f", "groen": "#2f7864", "inkt": "#1d3432"}


def den(p: Prent, x: float, voet: float, hoog: float, zaad: int) -> None:
    """Een vliegden: kromme stam, platte schermen."""
    rnd = random.Random(zaad)
    bocht = rnd.choice((-1, 1)) * hoog * 0.05
    stam = [(x, voet), (x + bocht, voet - hoog * 0.4), (x - bocht * 0.4, voet - hoog * 0.7), (x + bocht * 0.6, voet - hoog * 0.96)]
    for i, d in ((0, 0.04), (1, 0.032), (2, 0.022)):
        p["inkt"].lijn([stam[i], stam[i + 1]], hoog * d)
    schermen = [(stam[1][0] - hoog * 0.13, voet - hoog * 0.5, 0.1), (stam[2][0] + hoog * 0.15, voet - hoog * 0.6, 0.14),
                (stam[2][0] - hoog * 0.12, voet - hoog * 0.7, 0.15), (stam[2][0] + hoog * 0.1, voet - hoog * 0.8, 0.15),
                (stam[3][0] - hoog * 0.06, voet - hoog * 0.9, 0.15), (stam[3][0] + hoog * 0.04, voet - hoog * 1.0, 0.11)]
    for sx, sy, r in schermen:
        p["inkt"].lijn([(sx, sy), (stam[1][0], voet - hoog * 0.44)], hoog * 0.012)
        ring = list(_scherm(sx, sy, hoog * r, rnd))
        p.leeg(ring)
        p["groen"].vlak(ring)
        p["inkt"].binnen(p.vorm(lambda m, v=ring: m.vlak(v)), lambda m, sx=sx, sy=sy, r=r: [
            wig(m, sx + rnd.uniform(-1, 0.5) * hoog * r, sy + rnd.uniform(0.0, 0.34) * hoog * r, hoog * r * 0.6, hoog * 0.011) for _ in range(9)])
        p["groen"].weg(p.vorm(lambda m, sx=sx, sy=sy, r=r: [
            wig(m, sx + rnd.uniform(-0.9, 0.4) * hoog * r, sy - rnd.uniform(0.02, 0.36) * hoog * r, hoog * r * 0.4, hoog * 0.007) for _ in range(8)]))


def _scherm(x: float, y: float, r: float, rnd: random.Random) -> list[Punt]:
    n = 26
    uit = []
    for i in range(n):
        a = 2 * math.pi * i / n
        k = r * (1 + (0.09 if i % 2 else -0.05) + rnd.uniform(-0.04, 0.04))
        uit.append((x + k * math.cos(a), y + k * 0.74 * math.sin(a)))
    return uit


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


def pyramide() -> Prent:
    """De piramide op de hei."""
    p = Prent((1600, 2000), PAPIER, INKT, zaad=201)
    raster(p["oker"], (0, 0, 1600, 1250), 18, 0.08, 0.85)
    p.open(p.vorm(lambda m: m.rond(420, 430, 172)))
    p["roze"].rond(420, 430, 170)
    rnd = random.Random(1)
    for x in range(-20, 1640, 30):
        p["groen"].rond(x, 1238, 34, rnd.uniform(40, 92))
    p["inkt"].blok(0, 1226, 1600, 1262)
    _heuvel(p)
    p.leeg([(0, 1250), (1600, 1250), (1600, 2000), (0, 2000)])
    p["roze"].blok(0, 1250, 1600, 2000)
    pad = [(706, 1250), (890, 1250), (1010, 1420), (880, 1600), (640, 1760), (700, 2000), (160, 2000), (250, 1740), (600, 1560), (760, 1410)]
    p["roze"].weg(p.vorm(lambda m: heide(m, (0, 1270, 1600, 2000), 4, 230)))
    p["inkt"].binnen(p.vorm(lambda m: m.blok(0, 1262, 1600, 2000)), lambda m: heide(m, (0, 1290, 1600, 2040), 9, 210))
    p["groen"].binnen(p.vorm(lambda m: m.blok(0, 1262, 1600, 2000)), lambda m: heide(m, (0, 1290, 1600, 2040), 14, 150))
    p.leeg(pad)
    p["oker"].vlak(pad)
    p["oker"].weg(p.vorm(lambda m: golven(m, (150, 1270, 1000, 2000), 6, stap=40, dik=7)))
    den(p, 1330, 1560, 1120, 3)
    den(p, 120, 1420, 620, 8)
    return p


def _heuvel(p: Prent) -> None:
    treden, x0, x1, y0, y1 = 7, 230.0, 1370.0, 1250.0, 660.0
    omtrek: list[Punt] = []
    for i in range(treden):
        t, u = i / treden, (i + 1) / treden
        omtrek += [(x0 + 500 * t, y0 - (y0 - y1) * t), (x0 + 500 * t + 26, y0 - (y0 - y1) * u)]
    rechts = [(x0 + x1 - x, y) for x, y in reversed(omtrek)]
    p.leeg(omtrek + rechts)
    p["groen"].vlak(omtrek + rechts)
    vorm = p.vorm(lambda m: m.vlak(omtrek + rechts))
    p["inkt"].binnen(vorm, lambda m: m.vlak([(862, y1 - 10), (1400, y1 - 10), (1400, y0), (1040, y0)]))
    for i in range(1, treden):
        y = y0 - (y0 - y1) * i / treden
        for naam in ("groen", "inkt"):
            p[naam].weg(p.vorm(lambda m, y=y: m.blok(200, y - 5, 1400, y + 4)))
    trap = [(776, y1), (824, y1), (868, y0), (732, y0)]
    p.leeg(trap)
    p["oker"].vlak(trap)
    for i in range(34):
        y = y1 + (y0 - y1) * i / 34
        p["inkt"].vlak([(776 - 44 * i / 34, y), (824 + 44 * i / 34, y), (824 + 44 * i / 34, y + 5), (776 - 44 * i / 34, y + 5)])
    naald = [(752, y1), (752, y1 - 60), (772, y1 - 66), (782, y1 - 250), (800, y1 - 282), (818, y1 - 250), (828, y1 - 66), (848, y1 - 60), (848, y1)]
    p.leeg(naald)
    p["inkt"].binnen(p.vorm(lambda m: m.vlak(naald)), lambda m: m.vlak([(802, 300), (900, 300), (900, y1), (806, y1)]))
    p["oker"].vlak(naald)
    p["inkt"].blok(786, y1 - 44, 806, y1)


def _daken(p: Prent, y: float, zaad: int, inkten: tuple[str, ...], hoog: tuple[float, float], breed: tuple[float, float]) -> None:
    rnd = random.Random(zaad)
    x = -40.0
    while x < p.maat[0] + 20:
        b, h = rnd.uniform(*breed), rnd.uniform(*hoog)
        gevel = [(x, y + 600), (x, y - h * 0.55), (x + b / 2, y - h), (x + b, y - h * 0.55), (x + b, y + 600)]
        inkt = rnd.choice(inkten)
        p.leeg(gevel)
        p[inkt].vlak(gevel)
        zij = [(x + b, y - h * 0.55), (x + b * 1.31, y - h * 0.55), (x + b * 1.31, y + 600), (x + b, y + 600)]
        p.leeg(zij)
        p["inkt"].vlak(zij)
        p[inkt].vlak(zij)
        dak = [(x + b / 2, y - h), (x + b, y - h * 0.55), (x + b + b * 0.34, y - h * 0.55), (x + b * 0.84, y - h)]
        p.leeg(dak)
        p["inkt"].vlak(dak)
        for k in range(2):
            rx, ry = x + b * (0.2 + 0.36 * k), y - h * 0.42
            p.leeg([(rx, ry), (rx + b * 0.2, ry), (rx + b * 0.2, ry + b * 0.3), (rx, ry + b * 0.3)])
            p["oker" if rnd.random() < 0.6 else "inkt"].blok(rx, ry, rx + b * 0.2, ry + b * 0.3)
        x += b * 1.3


def domtoren() -> Prent:
    """De Domtoren voor een grote zon."""
    p = Prent((1600, 2000), PAPIER, INKT, zaad=211)
    p["oker"].rond(800, 860, 640)
    for r in (700, 760, 820, 880, 940, 1000, 1060):
        n = r // 9
        for i in range(n):
            a = 2 * math.pi * i / n
            p["oker"].rond(800 + r * math.cos(a), 860 + r * math.sin(a), 13 - (r - 700) / 34)
    dom(p, DOM, 800, 1905, 1800, ("roze", "groen", "inkt"))
    _daken(p, 1830, 5, ("groen", "oker", "groen"), (150, 240), (150, 230))
    return p


def lange_jan() -> Prent:
    """De Onze Lieve Vrouwetoren in schuine regen."""
    p = Prent((1600, 2000), PAPIER, INKT, zaad=221)
    p["groen"].blok(0, 0, 1600, 2000)
    rnd = random.Random(2)

    def regen(m: Plaat) -> None:
        for _ in range(420):
            x, y, lengte = rnd.uniform(-200, 1700), rnd.uniform(-100, 1900), rnd.uniform(60, 190)
            m.vlak([(x, y), (x - lengte * 0.13 + 4, y + lengte / 2), (x - lengte * 0.26, y + lengte), (x - lengte * 0.13 - 4, y + lengte / 2)])

    p["groen"].weg(p.vorm(regen))
    wolk = p.vorm(lambda m: [m.rond(*b) for cx, cy, r in ((340, 330, 170), (560, 290, 210), (800, 350, 150), (180, 400, 120)) for b in kroon(cx, cy, r, 3)])
    p["inkt"].beeld.paste(255, mask=wolk)
    dom(p, LANGE_JAN, 860, 1900, 1750, ("oker", "roze", "inkt"))
    _daken(p, 1810, 15, ("roze", "oker", "roze"), (150, 250), (150, 240))
    return p


def cunera_staand() -> Prent:
    """De Cuneratoren alleen, tegen een roze lucht."""
    p = Prent((1600, 2000), PAPIER, INKT, zaad=231)
    raster(p["roze"], (0, 0, 1600, 1800), 19, 0.1, 1.0)
    p.open(p.vorm(lambda m: m.rond(1180, 520, 150)))
    dom(p, CUNERA, 760, 1930, 1790, ("oker", "groen", "inkt"))
    _daken(p, 1850, 25, ("groen", "roze"), (130, 220), (150, 230))
    return p


def cuneratoren() -> Prent:
    """Rhenen van over de rivier."""
    p = Prent((2000, 1500), PAPIER, INKT, zaad=241)
    raster(p["roze"], (0, 0, 2000, 900), 18, 0.75, 0.03)
    p.open(p.vorm(lambda m: m.rond(1520, 380, 132)))
    p["oker"].rond(1520, 380, 130)
    rug = [(0, 840), (300, 780), (700, 800), (1200, 720), (1600, 640), (2000, 590), (2000, 1000), (0, 1000)]
    p.leeg(rug)
    p["groen"].vlak(rug)
    rnd = random.Random(7)
    for i in range(150):
        x = rnd.uniform(1050, 2000)
        y = 760 - (x - 1100) * 0.19 + rnd.uniform(0, 190)
        p["inkt"].vlak([(x - 30, y + 26), (x - 16, y - 20), (x, y - 30), (x + 18, y - 18), (x + 30, y + 26)])
    dom(p, CUNERA, 800, 960, 830, ("oker", "roze", "inkt"))
    kerk = [(880, 960), (880, 800), (930, 700), (1210, 700), (1260, 800), (1260, 960)]
    p.leeg(kerk)
    p["oker"].vlak(kerk)
    p["inkt"].vlak([(872, 806), (930, 700), (1210, 700), (1268, 806)])
    for x in range(900, 1250, 58):
        p["inkt"].vlak([(x, 930), (x, 850), (x + 14, 826), (x + 28, 850), (x + 28, 930)])
    _stadje(p, 960)
    _rivier(p)
    return p


def _stadje(p: Prent, y: float) -> None:
    rnd = random.Random(17)
    x = 250.0
    while x < 1560:
        b, h = rnd.uniform(60, 104), rnd.uniform(80, 150)
        if not 700 < x + b / 2 < 900:
            gevel = [(x, y + 30), (x, y - h * 0.55), (x + b / 2, y - h), (x + b, y - h * 0.55), (x + b, y + 30)]
            p.leeg(gevel)
            p[rnd.choice(("roze", "oker", "roze"))].vlak(gevel)
            p["inkt"].blok(x + b * 0.2, y - h * 0.4, x + b * 0.4, y - h * 0.4 + 26)
            p["inkt"].blok(x + b * 0.6, y - h * 0.4, x + b * 0.8, y - h * 0.4 + 26)
        x += b + 4


def _rivier(p: Prent) -> None:
    p.leeg([(0, 980), (2000, 980), (2000, 1500), (0, 1500)])
    p["groen"].blok(0, 980, 2000, 1050)
    p["inkt"].blok(0, 1040, 2000, 1056)
    p["oker"].blok(0, 1050, 2000, 1320)
    spiegel = p.vorm(lambda m: m.blok(0, 1056, 2000, 1320))
    p["roze"].binnen(spiegel, lambda m: (m.blok(720, 1056, 880, 1320), m.blok(250, 1056, 1560, 1100)))
    p["groen"].binnen(spiegel, lambda m: m.blok(1100, 1056, 2000, 1140))
    for naam, zaad in (("roze", 3), ("groen", 6)):
        p[naam].weg(p.vorm(lambda m, z=zaad: golven(m, (0, 1050, 2000, 1320), z, stap=15, dik=12)))
    p["oker"].weg(p.vorm(lambda m: golven(m, (0, 1070, 2000, 1320), 12, stap=24, dik=10)))
    wei = [(0, 1320), (500, 1290), (1200, 1330), (2000, 1280), (2000, 1500), (0, 1500)]
    p.leeg(wei)
    p["groen"].vlak(wei)
    p["groen"].weg(p.vorm(lambda m: heide(m, (0, 1350, 2000, 1500), 6, 90)))
    p["inkt"].binnen(p.vorm(lambda m: m.vlak(wei)), lambda m: heide(m, (0, 1350, 2000, 1540), 8, 120))
    for x, y, s in ((420, 1380, 1.0), (600, 1420, 1.2), (1480, 1390, 1.0)):
        _koe(p, x, y, s)


def _koe(p: Prent, x: float, y: float, s: float) -> None:
    lijf = [(x - 62 * s, y - 62 * s), (x + 46 * s, y - 66 * s), (x + 56 * s, y - 82 * s), (x + 92 * s, y - 70 * s), (x + 96 * s, y - 50 * s),
            (x + 62 * s, y - 44 * s), (x + 48 * s, y - 22 * s), (x + 46 * s, y), (x + 36 * s, y), (x + 32 * s, y - 22 * s), (x - 38 * s, y - 20 * s),
            (x - 42 * s, y), (x - 52 * s, y), (x - 54 * s, y - 26 * s)]
    p.leeg(lijf)
    p["inkt"].vlak([(x - 40 * s, y - 63 * s), (x + 6 * s, y - 64 * s), (x - 6 * s, y - 34 * s), (x - 36 * s, y - 38 * s)])
    p["inkt"].vlak([(x + 56 * s, y - 82 * s), (x + 92 * s, y - 70 * s), (x + 96 * s, y - 50 * s), (x + 72 * s, y - 52 * s)])


def grebbeberg() -> Prent:
    """De steile rand boven de bocht in de rivier."""
    p = Prent((2000, 1333), PAPIER, INKT, zaad=251)
    raster(p["oker"], (0, 0, 2000, 560), 18, 0.95, 0.05)
    p.open(p.vorm(lambda m: m.rond(1450, 300, 122)))
    p["roze"].rond(1450, 300, 120)
    verte = [(0, 560), (600, 540), (1300, 560), (2000, 530), (2000, 640), (0, 640)]
    p["groen"].vlak(verte)
    p["oker"].blok(0, 600, 2000, 1333)
    p["groen"].blok(0, 600, 2000, 1333)
    for i in range(9):
        y = 640 + i * i * 9 + i * 14
        p["groen"].weg(p.vorm(lambda m, y=y, i=i: m.vlak([(900, y), (2000, y - 10), (2000, y + 6 + i * 3), (900, y + 4 + i * 2)])))
    bocht = [(2000, 640), (1500, 668), (1220, 720), (1230, 800), (1560, 880), (1720, 980), (1560, 1130), (1000, 1333), (2000, 1333), (2000, 1290),
             (1900, 1130), (1990, 980), (1860, 850), (1500, 770), (1480, 730), (1660, 700), (2000, 676)]
    glad = _glad(bocht[:8]) + [(1640, 1333)] + _glad(bocht[9:])
    p.leeg(glad)
    p["roze"].vlak(glad)
    p["roze"].weg(p.vorm(lambda m: golven(m, (900, 640, 2000, 1333), 4, stap=20, dik=11)))
    _wand(p)
    return p


def _glad(punten: list[Punt], keer: int = 3) -> list[Punt]:
    for _ in range(keer):
        nieuw = [punten[0]]
        for a, b in zip(punten, punten[1:], strict=False):
            nieuw += [(a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25), (a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75)]
        punten = [*nieuw, punten[-1]]
    return punten


def _wand(p: Prent) -> None:
    berg = _glad([(0, 250), (500, 262), (860, 300), (960, 360), (1010, 520), (1060, 760), (1150, 1000), (1330, 1333), (0, 1333)])
    p.leeg(berg)
    p["groen"].vlak(berg)
    vorm = p.vorm(lambda m: m.vlak(berg))
    rnd = random.Random(4)

    def schaduw(m: Plaat) -> None:
        m.vlak(_glad([(-200, 760), (120, 600), (420, 560), (700, 420), (850, 400), (930, 480), (960, 620), (1060, 900), (1330, 1400), (-200, 1400)]))

    p["inkt"].binnen(vorm, schaduw)

    def geulen(m: Plaat) -> None:
        for i in range(150):
            x, y, n = rnd.uniform(0, 1150), rnd.uniform(400, 1250), rnd.uniform(60, 210)
            m.vlak([(x, y), (x + 12, y + n * 0.4), (x + n * 0.36, y + n), (x + 2, y + n * 0.5)])

    p["inkt"].weg(p.vorm(geulen))
    p["groen"].weg(p.vorm(lambda m: [wig(m, rnd.uniform(0, 900), rnd.uniform(300, 440), 60, 8) for _ in range(30)]))
    for x in range(30, 900, 78):
        y = 262 + max(0, x - 500) * 0.09
        r = rnd.uniform(58, 86)
        bollen = list(kroon(x, y - 110, r, x))
        p["inkt"].lijn([(x, y + 16), (x, y - 90)], 11)
        for naam in p.platen:
            p[naam].weg(p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb]))
        inkt = ("roze", "groen")[(x // 78) % 2]
        for b in bollen:
            p[inkt].rond(*b)
        p["inkt"].binnen(p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb]),
                         lambda m, x=x, y=y, r=r: [wig(m, x - r * 0.5 + rnd.uniform(0, r), y - 110 + rnd.uniform(-r * 0.4, r * 0.8), r * 0.6, 8) for _ in range(10)])


def provincie() -> Prent:
    """De provincie in banen: lucht, rug, stad, rivier, weiland."""
    p = Prent((2000, 1500), PAPIER, INKT, zaad=261)
    raster(p["oker"], (0, 0, 2000, 640), 20, 0.0, 0.9)
    rug = _glad([(0, 640), (400, 600), (900, 470), (1300, 430), (1700, 500), (2300, 470), (2300, 900), (0, 900)])
    for toren, x, voet, hoog in ((DOM, 420, 700, 500), (LANGE_JAN, 1010, 560, 330), (CUNERA, 1690, 590, 270)):
        dom(p, toren, x, voet, hoog, ("roze", "inkt", "inkt"))
    p.leeg(rug)
    p["groen"].vlak(rug)
    rnd = random.Random(2)
    for i in range(140):
        x = rnd.uniform(600, 2000)
        y = 560 + rnd.uniform(-30, 170) - (90 if 900 < x < 1500 else 0)
        p["inkt"].binnen(p.vorm(lambda m: m.vlak(rug)), lambda m, x=x, y=y: m.vlak([(x - 22, y + 30), (x, y - 34), (x + 22, y + 30)]))
    p.leeg([(0, 756), (2000, 756), (2000, 1500), (0, 1500)])
    p["oker"].blok(0, 756, 2000, 900)
    for x in range(-200, 2200, 64):
        p["oker"].weg(p.vorm(lambda m, x=x: m.lijn([(1000 + (x - 1000) * 0.86, 756), (x, 900)], 6)))
    p["roze"].blok(0, 900, 2000, 1080)
    p["roze"].weg(p.vorm(lambda m: golven(m, (0, 905, 2000, 1080), 5, stap=18, dik=11)))
    p["inkt"].blok(0, 892, 2000, 906)
    p["groen"].blok(0, 1080, 2000, 1500)
    p["oker"].blok(0, 1080, 2000, 1500)
    for x in range(-1600, 3600, 170):
        p["groen"].weg(p.vorm(lambda m, x=x: m.vlak([(1000 + (x - 1000) * 0.6, 1084), (1000 + (x - 1000) * 0.6 + 14, 1084), (x + 40, 1500), (x, 1500)])))
    p["inkt"].blok(0, 1074, 2000, 1086)
    for x, y, s in ((380, 1250, 1.3), (1300, 1190, 1.0), (1520, 1400, 1.7)):
        _koe(p, x, y, s)
    return p

