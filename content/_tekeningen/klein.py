"""De losse prenten: een museumzaal, een lantaarn, de daken, een leesbril en het beeldmerk."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from druk import Plaat, Prent, Punt
from torens import DOM, dom
from utrecht import INKT, PAPIER
from vormen import raster, ring, stenen


def zaal() -> Prent:
    """Een museumzaal met bovenlicht, een bank en drie lege lijsten."""
    p = Prent((2000, 1500), PAPIER, INKT, zaad=601)
    p["blauw"].blok(0, 0, 2000, 1500)
    achter = [(560, 420), (1440, 420), (1440, 1010), (560, 1010)]
    p.leeg(achter)
    p["koraal"].vlak(achter)
    vloer = [(0, 1400), (560, 1010), (1440, 1010), (2000, 1400), (2000, 1500), (0, 1500)]
    p.leeg(vloer)
    p["geel"].vlak(vloer)
    p["koraal"].vlak(vloer, 120)
    for i in range(-6, 18):
        p["nacht"].lijn([(560 + i * 80, 1010), (-900 + i * 320, 1500)], 4)
    for k in range(6):
        a, b = 1.0 - k * 0.14, 1.0 - (k + 0.82) * 0.14
        for kant in (-1, 1):
            ruit = [(1000 + kant * 60 * a * 3, 420 * (1 - a)), (1000 + kant * 330 * a * 2.1, 420 * (1 - a)), (1000 + kant * 330 * b * 2.1, 420 * (1 - b)),
                    (1000 + kant * 60 * b * 3, 420 * (1 - b))]
            p.leeg(ruit)
            p["geel"].vlak(ruit)
    bundel = [(700, 160), (1090, 160), (1330, 1010), (1480, 1290), (620, 1290), (760, 1010)]
    p["nacht"].blok(0, 0, 2000, 1500, 70)
    p["nacht"].vlak(bundel, 0)
    p["blauw"].binnen(p.vorm(lambda m: m.vlak(bundel)), lambda m: None)
    for x0, x1 in ((640, 820), (890, 1110), (1180, 1360)):
        p.leeg([(x0, 560), (x1, 560), (x1, 850), (x0, 850)])
        p["nacht"].lijn([(x0, 560), (x1, 560), (x1, 850), (x0, 850), (x0, 560)], 15)
    for kant in (-1, 1):
        for a, b in ((0.2, 0.46), (0.58, 0.9)):
            def w(t: float, y: float, kant: int = kant) -> Punt:
                x = 1000 + kant * (440 + 560 * t)
                return x, 715 + (y - 715) * (1 + 1.1 * t)

            lijst = [w(a, 560), w(b, 560), w(b, 850), w(a, 850)]
            p.leeg(lijst)
            p["geel"].vlak(lijst)
            p["nacht"].lijn([*lijst, lijst[0]], 14)
    p["nacht"].vlak([(700, 1210), (1300, 1210), (1360, 1270), (640, 1270)])
    p["nacht"].blok(640, 1266, 1360, 1300)
    for x in (690, 1280):
        p["nacht"].blok(x, 1296, x + 34, 1400)
    _bezoeker(p, 1000, 1120)
    return p


def _bezoeker(p: Prent, x: float, y: float) -> None:
    jas = [(x - 56, y - 10), (x - 50, y - 150), (x - 20, y - 176), (x + 20, y - 176), (x + 50, y - 150), (x + 56, y - 10)]
    benen = [(x - 36, y + 90), (x - 36, y - 20), (x + 36, y - 20), (x + 36, y + 90), (x + 8, y + 90), (x, y + 6), (x - 8, y + 90)]
    for v in (jas, benen):
        p.leeg(v)
    p["nacht"].vlak(benen)
    p["geel"].vlak(jas)
    p.open(p.vorm(lambda m: m.rond(x, y - 214, 36)))
    p["nacht"].rond(x, y - 214, 36)


def lantaarn() -> Prent:
    """Licht op een werfmuur."""
    p = Prent((1600, 2000), PAPIER, INKT, zaad=611)
    p["nacht"].blok(0, 0, 1600, 2000)
    p["koraal"].blok(0, 0, 1600, 2000)
    for i, r in enumerate((760, 610, 470)):
        p["nacht"].rond(800, 760, r, dekking=(150, 80, 0)[i])
    p["koraal"].rond(800, 760, 300, dekking=0)
    p["geel"].rond(800, 760, 470)
    p["koraal"].weg(p.vorm(lambda m: stenen(m, (0, 20, 1600, 1990), 5, hoog=34, deel=0.14)))
    for x0, x1 in ((-180, 260), (1340, 1780)):
        boog = [(x0, 2000), *[(x0 + (x1 - x0) / 2 - (x1 - x0) / 2 * math.cos(math.pi * i / 20), 1540 - 220 * math.sin(math.pi * i / 20)) for i in range(21)], (x1, 2000)]
        p.leeg(boog)
        p["nacht"].vlak(boog)
    console = [(640, 1190), (960, 1190), (930, 1270), (880, 1330), (850, 1450), (800, 1510), (750, 1450), (720, 1330), (670, 1270)]
    p.leeg(console)
    p["geel"].vlak(console)
    p["blauw"].vlak([(830, 1190), (960, 1190), (930, 1270), (880, 1330), (850, 1450), (800, 1510), (810, 1380)])
    p["nacht"].lijn([(700, 1250), (900, 1250)], 9)
    for x in (740, 800, 860):
        ring(p["nacht"], x, 1316, 24, 8)
    p["nacht"].blok(614, 1160, 986, 1194)
    p["nacht"].blok(782, 960, 818, 1170)
    kap = [(660, 560), (940, 560), (800, 420)]
    glas = [(690, 560), (910, 560), (870, 940), (730, 940)]
    for v in (kap, glas):
        p.leeg(v)
    p["nacht"].vlak(kap)
    p["geel"].vlak(glas)
    p["nacht"].lijn([*glas, glas[0]], 16)
    p["nacht"].lijn([(800, 560), (800, 940)], 8)
    p["nacht"].blok(640, 548, 960, 572)
    p["nacht"].blok(716, 934, 884, 964)
    p["nacht"].rond(800, 408, 20)
    p.open(p.vorm(lambda m: m.vlak([(800, 700), (826, 780), (800, 830), (774, 780)])))
    p["koraal"].vlak([(800, 716), (820, 780), (800, 820), (780, 780)])
    return p


def daken() -> Prent:
    """De stad als daken, met één toren."""
    p = Prent((2000, 1333), PAPIER, INKT, zaad=621)
    raster(p["blauw"], (0, 0, 2000, 760), 18, 0.7, 0.0)
    p.open(p.vorm(lambda m: m.rond(560, 330, 130)))
    p["geel"].rond(560, 330, 128)
    rnd = random.Random(31)
    for laag, (voet, maat) in enumerate(((760, 0.6), (880, 0.8), (1030, 1.05), (1210, 1.35), (1400, 1.75))):
        if laag == 1:
            dom(p, DOM, 1260, 900, 830, ("koraal", "nacht", "nacht"))
        x = -80.0
        while x < 2050:
            b, h = rnd.uniform(120, 190) * maat, rnd.uniform(130, 190) * maat
            inkt = rnd.choice((("koraal",), ("blauw",), ("geel",), ("koraal", "geel")))
            gevel = [(x, voet + 200), (x, voet - h * 0.5), (x + b * 0.36, voet - h), (x + b * 0.72, voet - h * 0.5), (x + b * 0.72, voet + 200)]
            dak = [(x + b * 0.36, voet - h), (x + b * 1.1, voet - h), (x + b * 1.46, voet - h * 0.5), (x + b * 0.72, voet - h * 0.5)]
            wand = [(x + b * 0.72, voet - h * 0.5), (x + b * 1.46, voet - h * 0.5), (x + b * 1.46, voet + 200), (x + b * 0.72, voet + 200)]
            for v in (gevel, dak, wand):
                p.leeg(v)
            for naam in inkt:
                p[naam].vlak(gevel)
            p["nacht"].vlak(dak)
            p["blauw"].vlak(wand)
            p["nacht"].vlak(wand, 120)
            p["nacht"].weg(p.vorm(lambda m, d=dak: [m.lijn([(d[0][0] + (d[3][0] - d[0][0]) * t, d[0][1] + (d[3][1] - d[0][1]) * t),
                                                           (d[1][0] + (d[2][0] - d[1][0]) * t, d[1][1] + (d[2][1] - d[1][1]) * t)], 3) for t in (0.3, 0.55, 0.8)]))
            for k in range(2):
                rx, ry, rb = x + b * (0.14 + 0.28 * k), voet - h * 0.36, b * 0.15
                p.leeg([(rx, ry), (rx + rb, ry), (rx + rb, ry + rb * 1.5), (rx, ry + rb * 1.5)])
                p["geel" if rnd.random() < 0.4 and "geel" not in inkt else "nacht"].blok(rx, ry, rx + rb, ry + rb * 1.5)
            if rnd.random() < 0.6:
                sx = x + b * rnd.uniform(0.7, 1.0)
                p.leeg([(sx, voet - h * 1.18), (sx + b * 0.12, voet - h * 1.18), (sx + b * 0.12, voet - h * 0.8), (sx, voet - h * 0.8)])
                p["koraal"].blok(sx, voet - h * 1.18, sx + b * 0.12, voet - h * 0.8)
            x += b * 1.4
    return p


def leesbril() -> Prent:
    """Een leesbril op een plattegrond: het portret van een maker die niet bestaat."""
    p = Prent((2000, 2000), PAPIER, INKT, zaad=631)
    p["blauw"].blok(0, 0, 2000, 2000)
    for k in range(4):
        x0, x1 = 130 + k * 435, 130 + (k + 1) * 435
        dy0, dy1 = (0, 90) if k % 2 == 0 else (90, 0)
        vouw = [(x0, 190 + dy0), (x1, 190 + dy1), (x1, 1740 + dy1), (x0, 1740 + dy0)]
        p.leeg(vouw)
        if k % 2:
            p["geel"].vlak(vouw, 90)
    kaart = p.vorm(lambda m: [m.vlak([(130 + k * 435, 190 + 90 * (k % 2)), (565 + k * 435, 190 + 90 * (1 - k % 2)), (565 + k * 435, 1740 + 90 * (1 - k % 2)),
                                      (130 + k * 435, 1740 + 90 * (k % 2))]) for k in range(4)])
    singel: list[Punt] = [(560, 420), (820, 330), (1180, 380), (1400, 560), (1480, 900), (1430, 1240), (1240, 1500), (960, 1600), (720, 1460), (600, 1120), (540, 760), (560, 420)]
    gracht: list[Punt] = [(900, 330), (880, 560), (960, 800), (930, 1060), (1010, 1300), (1000, 1600)]
    p["blauw"].binnen(kaart, lambda m: (m.lijn(singel, 46), m.lijn(gracht, 36)))
    rnd = random.Random(14)

    def straten(m: Plaat) -> None:
        for _ in range(46):
            x, y, a = rnd.uniform(180, 1800), rnd.uniform(240, 1780), rnd.choice((0.14, 1.7, 1.4, 0.3))
            n = rnd.uniform(160, 520)
            m.lijn([(x, y), (x + n * math.cos(a), y + n * math.sin(a))], 9)

    p["koraal"].binnen(kaart, straten)
    p["koraal"].weg(p.vorm(lambda m: (m.lijn(singel, 56), m.lijn(gracht, 46))))
    p.open(p.vorm(lambda m: m.rond(1120, 820, 44)))
    p["nacht"].rond(1120, 820, 36)
    p["geel"].rond(1120, 820, 14)
    _bril(p)
    return p


def _bril(p: Prent) -> None:
    for dx, inkt in ((26, "nacht"),):
        for x in (680, 1270):
            ring(p[inkt], x + dx, 1210 + 34, 250, 40)
    for x in (680, 1270):
        p["geel"].rond(x, 1210, 240, dekking=110)
        for plaat in p.platen.values():
            ring(plaat, x, 1210, 250, 0)
        p.open(p.vorm(lambda m, x=x: ring(m, x, 1210, 250, 46)))
        ring(p["koraal"], x, 1210, 250, 44)
        ring(p["nacht"], x, 1210, 250, 12)
    brug = [(910, 1150), (950, 1116), (1000, 1116), (1040, 1150)]
    p.open(p.vorm(lambda m: m.lijn(brug, 46)))
    p["koraal"].lijn(brug, 44)
    for kant, x in ((-1, 430), (1, 1520)):
        poot = [(x, 1160), (x + kant * 130, 1040), (x + kant * 300, 600), (x + kant * 360, 440)]
        p["nacht"].lijn([(a + 26, b + 34) for a, b in poot], 34)
        p.open(p.vorm(lambda m, v=poot: m.lijn(v, 40)))
        p["koraal"].lijn(poot, 38)


def beeldmerk(maat: int) -> Image.Image:
    """Het merk: een werfboog met een heuvel, een zon en water erin; doorzichtig eromheen."""
    s = maat * 4
    beeld = Image.new("RGBA", (s, s), (0, 0, 0, 0))
    boog = Image.new("L", (s, s), 0)
    pen = ImageDraw.Draw(boog)
    u = s / 100
    pen.pieslice([12 * u, 4 * u, 88 * u, 80 * u], 180, 360, fill=255)
    pen.rectangle([12 * u, 41.5 * u, 88 * u - 1, 96 * u], fill=255)
    binnen = Image.new("RGBA", (s, s), "#b5432f")
    pen2 = ImageDraw.Draw(binnen)
    pen2.ellipse([53 * u, 21 * u, 75 * u, 43 * u], fill="#f5ead3")
    heuvel = [(x * u, (66 - 22 * math.exp(-(((x - 38) / 19) ** 2))) * u) for x in range(0, 101)]
    pen2.polygon([*heuvel, (s, s), (0, s)], fill="#1b2a44")
    for y in (75, 83, 91):
        pen2.line([((10 + x) * u, (y + 1.3 * math.sin(x / 4.2)) * u) for x in range(0, 82)], fill="#f5ead3", width=round(2.6 * u), joint="curve")
    beeld.paste(binnen, mask=boog)
    return beeld.resize((maat, maat), Image.Resampling.LANCZOS)
