"""De prenten bij de stilte: geel, zeegroen, pruim en terracotta."""

from __future__ import annotations

import math
import random

from druk import Plaat, Prent, Punt
from vormen import golven, kroon, parabool, raster, rondboog, spitsboog, wig
from vormen import ring as rondje

PAPIER = "#f6f1e4"
INKT = {"geel": "#f5c945", "zee": "#86c8b6", "terra": "#e07a58", "pruim": "#4d2a4f"}


def neude() -> Prent:
    """De hal van de bibliotheek, recht naar achteren."""
    return _hal((1600, 2000), Prent((1600, 2000), PAPIER, INKT, zaad=401))


def neude_liggend() -> Prent:
    """Dezelfde hal, breder."""
    return _hal((2000, 1500), Prent((2000, 1500), PAPIER, INKT, zaad=411))


def _hal(maat: tuple[int, int], p: Prent) -> Prent:
    w, h = maat
    vx, vy = w / 2, h * 0.7
    p["zee"].blok(0, 0, w, h)
    spant = w * 0.74
    for i in range(15):
        s = 0.86**i
        half, top, voet = spant * s, vy - h * 0.78 * s, vy + h * 0.3 * s
        boog = parabool(vx - half, vx + half, voet, top)
        p.leeg(boog)
        if i % 2 == 0:
            p["geel"].vlak(boog)
            p["pruim"].lijn(boog, 5 * s + 1)
            _voegen(p, (vx, half, top, voet), s)
        else:
            p["zee"].vlak(boog)
            for k in range(-9, 10):
                a, b = _op(vx, half, top, voet, k / 10), _op(vx, half * 0.86, vy - h * 0.78 * s * 0.86, vy + h * 0.3 * s * 0.86, k / 10)
                p["pruim"].lijn([a, b], 4 * s + 1)
    _achterwand(p, vx, vy, 0.86**15 * spant, h)
    _vloer(p, w, h, vx, vy)
    for s in (1.0, 0.74, 0.55):
        for kant in (-1, 1):
            _beeld(p, vx + kant * spant * 0.82 * s, vy - h * 0.1 * s, h * 0.15 * s)
    for x, y, s, kant in ((0.24, 0.93, 1.2, 1), (0.72, 0.95, 1.3, -1), (0.36, 0.83, 0.7, 1), (0.63, 0.82, 0.66, -1)):
        _lezer(p, w * x, h * y, s * h / 2000, kant)
    return p


def _op(vx: float, half: float, top: float, voet: float, t: float) -> Punt:
    return vx + half * t, top + (voet - top) * t * t


def _voegen(p: Prent, boog: tuple[float, float, float, float], s: float) -> None:
    vx, half, top, voet = boog
    for k in range(-26, 27):
        t = k / 27
        a, b = _op(vx, half, top, voet, t), _op(vx, half * 0.93, top + (voet - top) * 0.075, voet, t)
        p["terra"].lijn([a, b], 4 * s + 0.8)


def _achterwand(p: Prent, vx: float, vy: float, half: float, h: float) -> None:
    boog = parabool(vx - half, vx + half, vy + h * 0.03, vy - h * 0.082)
    p.leeg(boog)
    p["terra"].vlak(boog)
    p["pruim"].rond(vx, vy - h * 0.022, half * 0.3)


def _vloer(p: Prent, w: float, h: float, vx: float, vy: float) -> None:
    y0 = vy + h * 0.03
    vloer = [(0, h), (w, h), (w, vy + h * 0.26), (vx + w * 0.085, y0), (vx - w * 0.085, y0), (0, vy + h * 0.26)]
    p.leeg(vloer)
    p["zee"].vlak(vloer)
    vorm = p.vorm(lambda m: m.vlak(vloer))
    rijen = [y0 + (h - y0) * (i / 9) ** 1.9 for i in range(10)]

    def tegels(m: Plaat) -> None:
        for r in range(9):
            for k in range(-14, 14):
                if (r + k) % 2 == 0:
                    def x(kk: float, y: float) -> float:
                        return vx + kk * w * 0.15 * (y - vy + h * 0.05) / (h * 0.35)

                    m.vlak([(x(k, rijen[r]), rijen[r]), (x(k + 1, rijen[r]), rijen[r]), (x(k + 1, rijen[r + 1]), rijen[r + 1]), (x(k, rijen[r + 1]), rijen[r + 1])])

    p["pruim"].binnen(vorm, tegels)


def _beeld(p: Prent, x: float, y: float, h: float) -> None:
    lijf = [(x - h * 0.16, y), (x - h * 0.2, y - h * 0.5), (x - h * 0.11, y - h * 0.66), (x + h * 0.11, y - h * 0.66), (x + h * 0.2, y - h * 0.5), (x + h * 0.16, y)]
    sokkel = [(x - h * 0.24, y), (x + h * 0.24, y), (x + h * 0.16, y + h * 0.22), (x - h * 0.16, y + h * 0.22)]
    for v in (lijf, sokkel):
        p.leeg(v)
    p["pruim"].vlak(lijf)
    p["terra"].vlak(sokkel)
    p.open(p.vorm(lambda m: m.rond(x, y - h * 0.78, h * 0.11, h * 0.14)))
    p["pruim"].rond(x, y - h * 0.78, h * 0.105, h * 0.135)


def _lezer(p: Prent, x: float, y: float, s: float, kant: int) -> None:
    def q(punten: list[Punt]) -> list[Punt]:
        return [(x + kant * a * s, y + b * s) for a, b in punten]

    tafel, poot = q([(30, -96), (280, -96), (280, -80), (30, -80)]), q([(150, -80), (166, -80), (172, 40), (144, 40)])
    lijf = q([(-70, 0), (-74, -110), (-44, -186), (10, -186), (34, -120), (110, -112), (112, -86), (20, -84), (20, 0)])
    been, stoel = q([(-60, 0), (90, 0), (90, 60), (60, 60), (60, 34), (-60, 34)]), q([(-96, -120), (-82, -120), (-74, 60), (-92, 60)])
    for v in (tafel, poot, lijf, been, stoel):
        p.leeg(v)
    p["pruim"].vlak(tafel)
    p["pruim"].vlak(poot)
    p["pruim"].vlak(stoel)
    p["pruim"].vlak(been)
    p["terra"].vlak(lijf)
    hoofd = q([(0, -226)])[0]
    p.open(p.vorm(lambda m: m.rond(*hoofd, 42 * s)))
    p["terra"].rond(*hoofd, 40 * s, dekking=150)
    p["pruim"].vlak(q([(-42, -226), (-34, -262), (4, -272), (38, -252), (14, -238), (-8, -222), (-14, -190), (-40, -196)]))
    boek = q([(120, -98), (176, -150), (236, -98), (180, -128)])
    p.leeg(boek)
    p["geel"].vlak(boek)
    p["pruim"].lijn([*boek, boek[0]], 3 * s)


def pandhof() -> Prent:
    """Uitzicht op de kruidentuin door een boog van de kloostergang."""
    p = Prent((2000, 1500), PAPIER, INKT, zaad=421)
    _hof(p, 2000, 1500)
    _maaswerk(p, 2000, 1500)
    return p


def pandhof_venster() -> Prent:
    """Eén venster van de kloostergang, recht van voren."""
    p = Prent((2000, 2000), PAPIER, INKT, zaad=431)
    _hof(p, 2000, 2000)
    _maaswerk(p, 2000, 2000)
    return p


def _hof(p: Prent, w: float, h: float) -> None:
    raster(p["zee"], (0, 0, w, h * 0.5), 18, 0.6, 0.1)
    muur = h * 0.62
    p.leeg([(0, h * 0.24), (w, h * 0.24), (w, muur), (0, muur)])
    p["terra"].blok(0, h * 0.24, w, muur)
    p["pruim"].blok(0, h * 0.235, w, h * 0.25)
    for i in range(-1, 8):
        x = w * (0.06 + i * 0.15)
        raam = spitsboog(x, x + w * 0.1, muur - h * 0.03, h * 0.3)
        p.leeg(raam)
        p["pruim"].vlak(raam)
        p["geel"].binnen(p.vorm(lambda m, r=raam: m.vlak(r)), lambda m, x=x: [m.blok(x + w * 0.05 - 4, 0, x + w * 0.05 + 4, h)])
        p["pruim"].weg(p.vorm(lambda m, x=x: m.blok(x + w * 0.05 - 6, h * 0.36, x + w * 0.05 + 6, muur)))
        steun = [(x - w * 0.04, muur), (x - w * 0.034, h * 0.28), (x - w * 0.025, h * 0.2), (x - w * 0.016, h * 0.28), (x - w * 0.01, muur)]
        p.leeg(steun)
        p["geel"].vlak(steun)
    p.leeg([(0, muur), (w, muur), (w, h), (0, h)])
    p["zee"].blok(0, muur, w, h)
    _perken(p, w, h, muur)
    _wstinc(p, w / 2 - 310, h * 0.83, h * 0.2)


def _perken(p: Prent, w: float, h: float, muur: float) -> None:
    rnd = random.Random(8)
    for kant in (-1, 1):
        for y0, y1 in ((muur + h * 0.03, muur + h * 0.12), (muur + h * 0.17, h + 60)):
            a, b = (y0 - muur + h * 0.2) / (h * 0.3), (y1 - muur + h * 0.2) / (h * 0.3)
            c = w / 2 - 310
            perk = [(c + kant * w * 0.12 * a, y0), (c + kant * w * 0.8 * a, y0), (c + kant * w * 0.8 * b, y1), (c + kant * w * 0.12 * b, y1)]
            p.leeg(perk)
            p["geel"].vlak(perk)
            p["zee"].vlak(perk)
            vorm = p.vorm(lambda m, v=perk: m.vlak(v))

            def planten(m: Plaat, y0: float = y0, y1: float = y1) -> None:
                for _ in range(170):
                    y = rnd.uniform(y0, y1)
                    s = 10 + 34 * (y - muur) / (h - muur)
                    x = rnd.uniform(0, w)
                    for k in range(-2, 3):
                        ang = math.radians(-90 + 26 * k)
                        m.vlak([(x - s * 0.1, y), (x + s * 0.1, y), (x + s * 1.2 * math.cos(ang), y + s * 1.2 * math.sin(ang))])

            p["pruim"].binnen(vorm, planten)
            p["zee"].weg(p.vorm(lambda m, y0=y0, y1=y1: [m.rond(rnd.uniform(0, w), rnd.uniform(y0, y1), rnd.uniform(4, 10)) for _ in range(90)]))


def _wstinc(p: Prent, x: float, y: float, h: float) -> None:
    bekken = [(x + h * 0.62 * math.cos(t), y + h * 0.2 * math.sin(t)) for t in (2 * math.pi * i / 40 for i in range(40))]
    p.leeg(bekken)
    p["pruim"].vlak(bekken)
    binnen = [(x + h * 0.52 * math.cos(t), y - 4 + h * 0.14 * math.sin(t)) for t in (2 * math.pi * i / 40 for i in range(40))]
    p.leeg(binnen)
    p["zee"].vlak(binnen)
    zuil = [(x - h * 0.13, y + h * 0.06), (x - h * 0.1, y - h * 0.36), (x + h * 0.1, y - h * 0.36), (x + h * 0.13, y + h * 0.06)]
    pij = [(x - h * 0.24, y - h * 0.36), (x - h * 0.22, y - h * 0.6), (x - h * 0.12, y - h * 0.86), (x + h * 0.04, y - h * 0.86), (x + h * 0.12, y - h * 0.66),
           (x + h * 0.3, y - h * 0.6), (x + h * 0.3, y - h * 0.36)]
    for v in (zuil, pij):
        p.leeg(v)
    p["terra"].vlak(zuil)
    p["pruim"].vlak(pij)
    p.open(p.vorm(lambda m: m.rond(x - h * 0.02, y - h * 0.96, h * 0.1)))
    p["pruim"].rond(x - h * 0.02, y - h * 0.96, h * 0.1)
    boek = [(x + h * 0.1, y - h * 0.64), (x + h * 0.38, y - h * 0.72), (x + h * 0.4, y - h * 0.62), (x + h * 0.12, y - h * 0.54)]
    p.leeg(boek)
    p["geel"].vlak(boek)


def _maaswerk(p: Prent, w: float, h: float) -> None:
    x0, x1, kruin = w * 0.5 - 620, w * 0.5 + 620, 70.0
    boog = spitsboog(x0, x1, h + 40, kruin, stappen=40, steil=0.72)
    lijst = spitsboog(x0 - 46, x1 + 46, h + 40, kruin - 52, stappen=40, steil=0.72)
    muur = p.vorm(lambda m: (m.blok(0, 0, w, h), m.vlak(boog, 0)))
    p.open(muur)
    p["pruim"].beeld.paste(255, mask=muur)
    rand = p.vorm(lambda m: (m.vlak(lijst), m.vlak(boog, 0)))
    p.open(rand)
    p["geel"].beeld.paste(255, mask=rand)
    midden, oog, r = w / 2, 496.0, 214.0

    def roeden(m: Plaat, dik: float) -> None:
        m.lijn([(midden, 900), (midden, h + 40)], dik)
        for a, b in ((x0 + 6, midden), (midden, x1 - 6)):
            m.lijn(spitsboog(a, b, h + 40, 640, stappen=24, steil=0.86), dik)
        rondje(m, midden, oog, r, dik)
        for k in range(4):
            t = math.pi / 4 + k * math.pi / 2
            cx, cy = midden + r * 0.44 * math.cos(t), oog + r * 0.44 * math.sin(t)
            van = t - math.pi * 0.74
            m.lijn([(cx + r * 0.46 * math.cos(van + i * math.pi * 1.48 / 20), cy + r * 0.46 * math.sin(van + i * math.pi * 1.48 / 20)) for i in range(21)], dik * 0.7)

    binnen = p.vorm(lambda m: m.vlak(boog))
    stijl = Plaat(p.maat, "#000000")
    stijl.binnen(binnen, lambda m: roeden(m, 34))
    p.open(stijl.beeld)
    p["pruim"].beeld.paste(255, mask=stijl.beeld)
    licht = Plaat(p.maat, "#000000")
    licht.binnen(binnen, lambda m: roeden(m, 8))
    p.open(licht.beeld)
    p["geel"].beeld.paste(255, mask=licht.beeld)


def ring() -> Prent:
    """De grafheuvel van boven: ringen, kelders, paden en kruinen."""
    p = Prent((2000, 2000), PAPIER, INKT, zaad=441)
    p["zee"].blok(0, 0, 2000, 2000)
    pad = [(x, 420 + 190 * math.sin(x / 330)) for x in range(-40, 2080, 40)]
    pad2 = [(x, 1640 + 150 * math.sin(x / 280 + 1)) for x in range(-40, 2080, 40)]
    for lijn in (pad, pad2, [(1000, 2000), (1040, 1760), (1000, 1500)], [(1000, 0), (960, 260), (1000, 460)]):
        p["zee"].lijn(lijn, 84, 0)
    p.open(p.vorm(lambda m: m.rond(1000, 1000, 700)))
    for i, (r, inkt) in enumerate(((650, "terra"), (540, "geel"), (430, "terra"), (320, "geel"), (210, "terra"))):
        p.open(p.vorm(lambda m, r=r: m.rond(1000, 1000, r)))
        p[inkt].rond(1000, 1000, r)
        p["pruim"].rond(1000, 1000, r)
        p["pruim"].rond(1000, 1000, r - 15, dekking=0)
        n = (52, 44, 34, 26, 14)[i]
        for k in range(n):
            a = 2 * math.pi * (k + 0.5 * (i % 2)) / n
            _zerk(p, a, r - 78, r - 34)
    p.open(p.vorm(lambda m: m.rond(1000, 1000, 104)))
    p["pruim"].rond(1000, 1000, 100)
    p.leeg([(950, 1000), (1050, 1000), (1050, 1760), (950, 1760)])
    for y in range(1120, 1700, 34):
        p["pruim"].blok(950, y, 1050, y + 6)
    _kruinen(p)
    return p


def _zerk(p: Prent, a: float, r0: float, r1: float) -> None:
    c, s = math.cos(a), math.sin(a)
    hoeken = [(1000 + c * r + f * s * 17, 1000 + s * r - f * c * 17) for r, f in ((r0, -1), (r1, -1), (r1, 1), (r0, 1))]
    if abs(c) < 0.13 and s > 0:
        return
    p.leeg(hoeken)
    p["pruim"].lijn([*hoeken, hoeken[0]], 4)


def _kruinen(p: Prent) -> None:
    rnd = random.Random(12)
    for x, y, r in ((190, 170, 210), (600, 110, 140), (1790, 230, 240), (1420, 90, 130), (110, 1000, 150), (1900, 900, 160), (230, 1800, 230),
                    (640, 1880, 150), (1760, 1790, 250), (1380, 1900, 140), (90, 640, 110), (1930, 1330, 120)):
        bollen = list(kroon(x, y, r, int(x + y), 13))
        for b in bollen:
            p["pruim"].rond(b[0] + 22, b[1] + 26, b[2])
        vorm = p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb])
        p.open(vorm)
        inkt = rnd.choice((("geel", "zee"), ("geel",), ("geel", "zee")))
        for naam in inkt:
            p[naam].beeld.paste(255, mask=vorm)

        def nerf(m: Plaat, x: float = x, y: float = y, r: float = r) -> None:
            for _ in range(46):
                a, d = rnd.uniform(0, 6.28), rnd.uniform(0.15, 0.95) * r
                n = rnd.uniform(0.1, 0.22) * r
                c, s = math.cos(a), math.sin(a)
                m.vlak([(x + d * c, y + d * s), (x + (d + n / 2) * c - 5 * s, y + (d + n / 2) * s + 5 * c), (x + (d + n) * c, y + (d + n) * s),
                        (x + (d + n / 2) * c + 5 * s, y + (d + n / 2) * s - 5 * c)])

        p["pruim"].binnen(vorm, nerf)


def slot() -> Prent:
    """Slot Zeist vanaf de laan."""
    p = Prent((2000, 1333), PAPIER, INKT, zaad=451)
    raster(p["zee"], (0, 0, 2000, 760), 18, 0.85, 0.05)
    _vleugel(p, 130, 520)
    _vleugel(p, 1480, 1870)
    _hoofdhuis(p)
    p.leeg([(0, 930), (2000, 930), (2000, 1333), (0, 1333)])
    p["zee"].blok(0, 930, 2000, 1333)
    p["geel"].blok(0, 930, 2000, 1333)
    p.leeg([(0, 960), (2000, 960), (2000, 1030), (0, 1030)])
    p["zee"].blok(0, 960, 2000, 1030)
    p["pruim"].blok(0, 956, 2000, 966)
    p["terra"].binnen(p.vorm(lambda m: m.blok(0, 966, 2000, 1030)), lambda m: m.blok(560, 966, 1440, 1010))
    for naam in ("zee", "terra"):
        p[naam].weg(p.vorm(lambda m, n=naam: golven(m, (0, 966, 2000, 1030), len(n), stap=12, dik=9)))
    laan = [(930, 926), (1070, 926), (1500, 1333), (500, 1333)]
    p.leeg(laan)
    p["terra"].vlak(laan, 90)
    p["pruim"].lijn([(930, 926), (930, 1000)], 8)
    p["pruim"].lijn([(1070, 926), (1070, 1000)], 8)
    for s, x in ((0.55, 620), (0.8, 400), (1.25, 90)):
        _laanboom(p, x, 1010 + 200 * (s - 0.5), s)
        _laanboom(p, 2000 - x, 1010 + 200 * (s - 0.5), s)
    return p


def _ramen(p: Prent, vak: tuple[float, float, float, float], kol: int, rijen: int) -> None:
    x0, y0, x1, y1 = vak
    for r in range(rijen):
        for k in range(kol):
            b, h = (x1 - x0) / kol * 0.46, (y1 - y0) / rijen * 0.66
            x, y = x0 + (x1 - x0) * (k + 0.5) / kol - b / 2, y0 + (y1 - y0) * (r + 0.5) / rijen - h / 2
            p.leeg([(x, y), (x + b, y), (x + b, y + h), (x, y + h)])
            p["pruim"].blok(x, y, x + b, y + h)
            for i in range(1, 3):
                p["pruim"].blok(x, y + h * i / 4 * 1.3 - 2, x + b, y + h * i / 4 * 1.3 + 2, 0)
            p["pruim"].blok(x + b / 2 - 2, y, x + b / 2 + 2, y + h, 0)


def _vleugel(p: Prent, x0: float, x1: float) -> None:
    dak = [(x0 - 16, 700), (x0 + 70, 560), (x1 - 70, 560), (x1 + 16, 700)]
    p["pruim"].vlak(dak)
    p["terra"].blok(x0, 700, x1, 936)
    _ramen(p, (x0 + 10, 716, x1 - 10, 930), 5, 2)
    for x in (x0 + 100, x1 - 130):
        p["terra"].blok(x, 520, x + 30, 580)


def _hoofdhuis(p: Prent) -> None:
    dak = [(556, 440), (650, 250), (1350, 250), (1444, 440)]
    p.leeg(dak)
    p["pruim"].vlak(dak)
    p["pruim"].weg(p.vorm(lambda m: [m.lijn([(500, y), (1500, y)], 4) for y in range(290, 440, 38)]))
    for x in (700, 880, 1080, 1260):
        p.leeg([(x, 190), (x + 44, 190), (x + 44, 300), (x, 300)])
        p["terra"].blok(x, 190, x + 44, 300)
    p["pruim"].blok(640, 236, 1360, 256)
    p.leeg([(576, 440), (1424, 440), (1424, 936), (576, 936)])
    p["terra"].blok(576, 440, 1424, 936)
    p.leeg([(846, 440), (1154, 440), (1154, 936), (846, 936)])
    p["geel"].blok(846, 440, 1154, 936)
    fronton = [(826, 444), (1000, 326), (1174, 444)]
    p.leeg(fronton)
    p["geel"].vlak(fronton)
    p["pruim"].lijn([*fronton, fronton[0]], 9)
    p["pruim"].rond(1000, 404, 26)
    p["pruim"].blok(560, 430, 1440, 446)
    p["pruim"].blok(576, 676, 1424, 686)
    _ramen(p, (590, 456, 840, 926), 3, 2)
    _ramen(p, (1160, 456, 1410, 926), 3, 2)
    _ramen(p, (856, 456, 1144, 680), 3, 1)
    for x in (850, 948, 1036, 1134):
        p["pruim"].blok(x, 446, x + 14, 936)
    deur = rondboog(966, 1034, 936, 730)
    p.leeg(deur)
    p["pruim"].vlak(deur)
    _ramen(p, (856, 700, 950, 920), 1, 1)
    _ramen(p, (1050, 700, 1144, 920), 1, 1)
    p["terra"].blok(930, 926, 1070, 944)


def _laanboom(p: Prent, x: float, y: float, s: float) -> None:
    rnd = random.Random(int(x))
    p["pruim"].vlak([(x - 22 * s, y + 60 * s), (x - 12 * s, y - 330 * s), (x + 12 * s, y - 330 * s), (x + 24 * s, y + 60 * s)])
    kruin = [(x + 150 * s * math.cos(t) * (1 + 0.07 * math.sin(9 * t)), y - 470 * s + 290 * s * math.sin(t) * (1 + 0.05 * math.cos(11 * t))) for t in (2 * math.pi * i / 60 for i in range(60))]
    p.leeg(kruin)
    p["zee"].vlak(kruin)
    p["geel"].vlak(kruin)
    vorm = p.vorm(lambda m: m.vlak(kruin))
    p["pruim"].binnen(vorm, lambda m: [wig(m, x + rnd.uniform(-150, 110) * s, y - 470 * s + rnd.uniform(-240, 290) * s, 70 * s, 13 * s) for _ in range(70)])
    p["zee"].weg(p.vorm(lambda m: [wig(m, x + rnd.uniform(-130, 30) * s, y - 520 * s + rnd.uniform(-230, 200) * s, 60 * s, 11 * s) for _ in range(34)]))
