"""Meer prenten bij de Oudegracht: kelders, een brug, een stadskasteel, een winkel en een straatsteen."""

from __future__ import annotations

import math
import random

from druk import Plaat, Prent, Punt
from torens import DOM, dom
from utrecht import INKT, PAPIER
from vormen import fiets, golven, kroon, raster, rondboog, stenen, wig, zadel


def werfkelders() -> Prent:
    """Vier kelderbogen recht van voren, met hun spiegeling."""
    p = Prent((2000, 1333), PAPIER, INKT, zaad=31)
    raster(p["geel"], (0, 0, 2000, 250), 15, 0.1, 0.6)
    p["koraal"].blok(0, 262, 2000, 880)
    p["koraal"].weg(p.vorm(lambda m: stenen(m, (0, 300, 2000, 870), 7, hoog=24, deel=0.2)))
    p["nacht"].blok(0, 246, 2000, 272)
    p["geel"].blok(0, 880, 2000, 962)
    p["nacht"].blok(0, 956, 2000, 984)
    bogen = ((90, 470, "blauw"), (570, 950, "nacht"), (1050, 1430, "geel"), (1530, 1910, "blauw"))
    for x0, x1, inkt in bogen:
        _kelderdeur(p, x0, x1, inkt)
    for x in (20, 510, 990, 1480, 1960):
        _console(p, x)
    _leuning(p)
    fiets(p["nacht"], 1290, 246, 0.62)
    fiets(p["nacht"], 1560, 246, 0.58)
    _water(p, bogen)
    return p


def _kelderdeur(p: Prent, x0: float, x1: float, inkt: str) -> None:
    rand = rondboog(x0 - 34, x1 + 34, 880, 362)
    p.leeg(rand)
    p["geel"].vlak(rand)
    p["koraal"].weg(p.vorm(lambda m: m.vlak(rand)))
    midden, r = (x0 + x1) / 2, (x1 - x0) / 2 + 17
    for i in range(1, 16):
        a = math.pi * i / 16
        p["geel"].weg(p.vorm(lambda m, a=a: m.lijn([(midden - (r - 20) * math.cos(a), 552 - (r - 20) * math.sin(a)),
                                                    (midden - (r + 26) * math.cos(a), 552 - (r + 26) * math.sin(a))], 5)))
    gat = rondboog(x0, x1, 880, 396)
    p.leeg(gat)
    p["nacht"].vlak(gat)
    if inkt == "nacht":
        _open_kelder(p, x0, x1)
        return
    deur = rondboog(x0 + 34, x1 - 34, 880, 430)
    p.leeg(deur)
    p[inkt].vlak(deur)
    for i in range(1, 8):
        x = x0 + 34 + (x1 - x0 - 68) * i / 8
        p[inkt].weg(p.vorm(lambda m, x=x: m.lijn([(x, 470), (x, 880)], 4 if i != 4 else 9)))
    for y in (600, 770):
        p["nacht"].blok(x0 + 40, y, midden - 40, y + 16)
        p["nacht"].blok(midden + 40, y, x1 - 40, y + 16)
    p["nacht"].rond(midden + 24, 700, 11)


def _open_kelder(p: Prent, x0: float, x1: float) -> None:
    midden = (x0 + x1) / 2
    licht = [(midden, 520), (midden + 130, 880), (midden - 130, 880)]
    p.leeg(licht)
    p["geel"].vlak(licht)
    p.open(p.vorm(lambda m: m.rond(midden, 512, 34)))
    p["geel"].rond(midden, 512, 32)
    p["nacht"].lijn([(midden, 400), (midden, 490)], 5)
    p["nacht"].blok(midden - 96, 742, midden + 96, 756)
    for x in (-70, 70):
        p["nacht"].lijn([(midden + x, 750), (midden + x * 1.1, 878)], 9)
    for x in (-150, 150):
        stoel = [(midden + x * 0.72, 800), (midden + x, 800), (midden + x, 700)]
        p["koraal"].lijn(stoel, 10)
        p["koraal"].lijn([(midden + x * 0.72, 800), (midden + x * 0.7, 878)], 9)
        p["koraal"].lijn([(midden + x, 800), (midden + x * 1.02, 878)], 9)
    p["nacht"].vlak([(midden - 20, 742), (midden - 26, 706), (midden + 26, 706), (midden + 20, 742)])


def _console(p: Prent, x: float) -> None:
    p.leeg([(x - 30, 300), (x + 30, 300), (x + 16, 372), (x - 16, 372)])
    p["geel"].vlak([(x - 30, 300), (x + 30, 300), (x + 16, 372), (x - 16, 372)])
    p["blauw"].vlak([(x, 300), (x + 30, 300), (x + 16, 372), (x, 372)])
    p["nacht"].blok(x - 36, 292, x + 36, 304)
    p["nacht"].lijn([(x, 246), (x, 96)], 9)
    lamp = [(x - 22, 96), (x + 22, 96), (x + 32, 34), (x - 32, 34)]
    p.leeg(lamp)
    p["geel"].vlak(lamp)
    p["nacht"].lijn([lamp[0], lamp[1], lamp[2], lamp[3], lamp[0]], 6)
    p["nacht"].vlak([(x - 38, 34), (x + 38, 34), (x, 2)])


def _leuning(p: Prent) -> None:
    for y in (150, 196):
        p["nacht"].blok(0, y, 2000, y + 7)
    for x in range(60, 2000, 86):
        p["nacht"].blok(x, 150, x + 6, 250)


def _water(p: Prent, bogen: tuple[tuple[float, float, str], ...]) -> None:
    p["blauw"].blok(0, 984, 2000, 1333)
    p["koraal"].blok(0, 984, 2000, 1333)
    for x0, x1, _ in bogen:
        spiegel = [(x, 984 + (880 - y) * 0.66) for x, y in rondboog(x0, x1, 880, 396)]
        p["koraal"].vlak(spiegel, 0)
        p["nacht"].vlak(spiegel)
    streep = p.vorm(lambda m: golven(m, (0, 990, 2000, 1333), 3, stap=17, dik=12))
    p["koraal"].weg(streep)
    p["nacht"].weg(p.vorm(lambda m: golven(m, (0, 985, 2000, 1333), 9, stap=15, dik=11)))
    p["blauw"].weg(p.vorm(lambda m: golven(m, (0, 1000, 2000, 1333), 14, stap=34, dik=7)))


def brug() -> Prent:
    """Een brug die met haar spiegelbeeld een cirkel maakt."""
    p = Prent((2000, 1333), PAPIER, INKT, zaad=41)
    raster(p["geel"], (0, 0, 2000, 330), 16, 0.0, 0.5)
    lijf = [(0, 330), (500, 262), (1000, 240), (1500, 262), (2000, 330), (2000, 800), (0, 800)]
    p["koraal"].vlak(lijf)
    p["koraal"].weg(p.vorm(lambda m: stenen(m, (0, 360, 2000, 790), 5, hoog=26, deel=0.16)))
    p["nacht"].vlak([(0, 330), (500, 262), (1000, 240), (1500, 262), (2000, 330), (2000, 356), (1500, 288), (1000, 266), (500, 288), (0, 356)])
    cx, cy, r = 1000.0, 800.0, 462.0
    p.open(p.vorm(lambda m: m.rond(cx, cy, r + 44)))
    p["geel"].rond(cx, cy, r + 44)
    for i in range(41):
        a = math.pi * i / 40
        p["geel"].weg(p.vorm(lambda m, a=a: m.lijn([(cx - (r - 6) * math.cos(a), cy - (r - 6) * math.sin(a)),
                                                    (cx - (r + 50) * math.cos(a), cy - (r + 50) * math.sin(a))], 5)))
    p.open(p.vorm(lambda m: m.rond(cx, cy, r)))
    rond = p.vorm(lambda m: m.rond(cx, cy, r - 4))
    _doorkijk(p, cx, cy, rond)
    for x in (210, 1790):
        _brugkelder(p, x)
    _leuningen(p)
    p.leeg([(0, 800), (2000, 800), (2000, 1333), (0, 1333)])
    _brugwater(p, cx, cy, r)
    return p


def _doorkijk(p: Prent, cx: float, cy: float, rond) -> None:  # noqa: ANN001
    p["geel"].binnen(rond, lambda m: raster(m, (cx - 480, 330, cx + 480, 800), 14, 0.15, 0.8))
    rnd = random.Random(6)
    x = cx - 480
    while x < cx + 480:
        b, h = rnd.uniform(74, 110), rnd.uniform(150, 235)
        inkt = rnd.choice(("blauw", "koraal", "blauw"))
        gevel: list[Punt] = [(x, cy), (x, cy - h), (x + b / 2, cy - h - 52), (x + b, cy - h), (x + b, cy)]
        p["geel"].weg(p.vorm(lambda m, g=gevel: m.vlak(g)))
        p[inkt].binnen(rond, lambda m, g=gevel: m.vlak(g))
        for rij in range(3):
            for k in range(2):
                rx, ry = x + b * (0.2 + 0.38 * k), cy - h + 18 + rij * 56
                p["nacht"].binnen(rond, lambda m, rx=rx, ry=ry: m.blok(rx, ry, rx + b * 0.22, ry + 34))
        x += b
    for bx, zaad in ((cx - 300, 3), (cx + 250, 8)):
        bollen = list(kroon(bx, cy - 250, 120, zaad))
        vorm = p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb])
        for naam in ("koraal", "nacht", "blauw"):
            p[naam].weg(vorm)
        p["geel"].binnen(rond, lambda m, bb=bollen: [m.rond(*b) for b in bb])
        p["blauw"].binnen(rond, lambda m, bb=bollen: [m.rond(b[0] + 12, b[1] + 16, b[2] * 0.86) for b in bb])
        p["nacht"].lijn([(bx, cy), (bx, cy - 230)], 13)


def _brugkelder(p: Prent, x: float) -> None:
    gat = rondboog(x - 90, x + 90, 800, 560)
    p.leeg(rondboog(x - 116, x + 116, 800, 530))
    p["geel"].vlak(rondboog(x - 116, x + 116, 800, 530))
    p.leeg(gat)
    p["nacht"].vlak(gat)
    deur = rondboog(x - 62, x + 62, 800, 592)
    p.leeg(deur)
    p["blauw"].vlak(deur)
    for dx in (-31, 0, 31):
        p["blauw"].weg(p.vorm(lambda m, dx=dx: m.lijn([(x + dx, 600), (x + dx, 800)], 4)))


def _leuningen(p: Prent) -> None:
    def op(x: float) -> float:
        return 240 + 90 * ((x - 1000) / 1000) ** 2

    p["nacht"].lijn([(x, op(x) - 84) for x in range(0, 2001, 50)], 9)
    for x in range(20, 2000, 70):
        p["nacht"].lijn([(x, op(x)), (x, op(x) - 84)], 6)
    fiets(p["nacht"], 620, op(620) + 6, 0.66)
    fiets(p["nacht"], 1420, op(1420) + 6, 0.66)


def _brugwater(p: Prent, cx: float, cy: float, r: float) -> None:
    water = p.vorm(lambda m: m.blok(0, 800, 2000, 1333))
    p["blauw"].blok(0, 800, 2000, 1333)
    p["koraal"].blok(0, 800, 2000, 1333)
    p["koraal"].blok(0, 1010, 2000, 1333, 0)
    onder = p.vorm(lambda m: (m.rond(cx, cy, r, r * 0.94), m.blok(0, 0, 2000, 800, 0)))
    for naam in ("koraal", "blauw"):
        p[naam].weg(onder)
    p["geel"].binnen(water, lambda m: m.rond(cx, cy, r, r * 0.94))
    p["blauw"].binnen(water, lambda m: [m.rond(x, 800, 150, 300) for x in (cx - 300, cx + 250)])
    p["blauw"].binnen(onder, lambda m: m.blok(0, 800, 2000, 972))
    for naam, zaad in (("koraal", 3), ("geel", 5)):
        p[naam].weg(p.vorm(lambda m, z=zaad: golven(m, (0, 806, 2000, 1333), z, stap=19, dik=12)))
    p["blauw"].binnen(onder, lambda m: golven(m, (400, 806, 1600, 1333), 12, stap=17, dik=12))
    p["blauw"].weg(p.vorm(lambda m: golven(m, (0, 820, 2000, 1333), 17, stap=38, dik=7)))
    p["nacht"].blok(0, 794, 560, 806)
    p["nacht"].blok(1440, 794, 2000, 806)


def oudaen() -> Prent:
    """Het stadskasteel bij avond."""
    p = Prent((1600, 2000), PAPIER, INKT, zaad=51)
    p["blauw"].blok(0, 0, 1600, 1560)
    p["nacht"].binnen(p.vorm(lambda m: m.blok(0, 0, 1600, 900)), lambda m: raster(m, (0, 0, 1600, 900), 17, 0.85, 0.0))
    p.open(p.vorm(lambda m: m.rond(1290, 330, 110)))
    p["geel"].rond(1290, 330, 108)
    _buren(p)
    _kasteel(p)
    _werf(p)
    return p


def _buren(p: Prent) -> None:
    for x0, x1, goot, nok in ((-60, 190, 1010, 800), (1330, 1660, 1090, 900)):
        gevel = [(x0, 1560), (x0, goot), ((x0 + x1) / 2, nok), (x1, goot), (x1, 1560)]
        p["nacht"].vlak(gevel)
        for rij in range(3):
            for k in range(2):
                x, y = x0 + 70 + k * 110, goot + 60 + rij * 150
                if (rij + k) % 2:
                    p.leeg([(x, y), (x + 56, y), (x + 56, y + 84), (x, y + 84)])
                    p["geel"].blok(x, y, x + 56, y + 84)


def _kasteel(p: Prent) -> None:
    def muur(x0: float, y0: float, x1: float, y1: float) -> None:
        p.leeg([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        p["koraal"].blok(x0, y0, x1, y1)

    muur(1010, 1010, 1340, 1560)
    dak = [(990, 1010), (1060, 840), (1300, 840), (1362, 1010)]
    p.leeg(dak)
    p["nacht"].vlak(dak)
    muur(380, 480, 1020, 1560)
    muur(215, 400, 392, 1560)
    p["blauw"].blok(850, 480, 1020, 1560)
    p["blauw"].blok(318, 400, 392, 1560)
    p["koraal"].weg(p.vorm(lambda m: stenen(m, (225, 470, 1010, 1540), 3, hoog=22, deel=0.1)))
    for x0, x1, y in ((352, 1048, 480), (196, 412, 400)):
        p.leeg([(x0, y - 96), (x1, y - 96), (x1, y), (x0, y)])
        p["koraal"].blok(x0, y - 96, x1, y)
        for i in range(int((x1 - x0) / 46)):
            p.leeg(rondboog(x0 + 10 + i * 46, x0 + 40 + i * 46, y + 2, y - 34))
            p["nacht"].vlak(rondboog(x0 + 10 + i * 46, x0 + 40 + i * 46, y + 2, y - 34))
        p["nacht"].blok(x0 - 6, y - 104, x1 + 6, y - 92)
    for cx, half, voet, top in ((304, 100, 296, 60), (1010, 62, 384, 190)):
        p.leeg([(cx - half, voet), (cx, top), (cx + half, voet)])
        zadel(p["nacht"], cx - half, cx + half, voet, top)
        p["nacht"].lijn([(cx, top), (cx, top - 44)], 7)
    p.leeg([(956, 384), (1064, 384), (1064, 560), (1010, 640), (956, 560)])
    p["koraal"].vlak([(956, 384), (1064, 384), (1064, 560), (1010, 640), (956, 560)])
    p["blauw"].vlak([(1016, 384), (1064, 384), (1064, 560), (1010, 640)])
    p["nacht"].blok(990, 430, 1010, 500)
    _vensters(p)


def _vensters(p: Prent) -> None:
    for rij, (y, h) in enumerate(((570, 190), (840, 230), (1150, 250))):
        for k in range(3):
            x = 440 + k * 150
            _kruisraam(p, x, y, 96, h, aan=(rij + k) % 3 != 1)
    for y in (520, 760, 1000, 1240):
        p.leeg([(256, y), (296, y), (296, y + 92), (256, y + 92)])
        p["nacht"].blok(256, y, 296, y + 92)
    for x in (1075, 1210):
        _kruisraam(p, x, 1070, 84, 150, aan=x > 1100)
    poort = [(1110, 1560), (1110, 1330), (1250, 1330), (1250, 1560)]
    p.leeg(poort)
    p["nacht"].vlak(poort)
    p.leeg([(1092, 1330), (1268, 1330), (1180, 1262)])
    p["geel"].vlak([(1092, 1330), (1268, 1330), (1180, 1262)])
    for x in (1092, 1250):
        p.leeg([(x, 1330), (x + 18, 1330), (x + 18, 1560), (x, 1560)])
        p["geel"].blok(x, 1330, x + 18, 1560)


def _kruisraam(p: Prent, x: float, y: float, b: float, h: float, *, aan: bool) -> None:
    nis = [(x, y + h), (x, y + 18), (x + b / 2, y - 12), (x + b, y + 18), (x + b, y + h)]
    p.leeg(nis)
    p["geel" if aan else "nacht"].vlak(nis)
    p["koraal" if aan else "blauw"].blok(x + b / 2 - 5, y, x + b / 2 + 5, y + h)
    p["koraal" if aan else "blauw"].blok(x, y + h * 0.42, x + b, y + h * 0.42 + 9)


def _werf(p: Prent) -> None:
    p["nacht"].blok(0, 1556, 1600, 1572)
    p["koraal"].blok(0, 1572, 1600, 1790)
    p["nacht"].blok(0, 1572, 1600, 1790, 90)
    for x in range(40, 1600, 270):
        gat = rondboog(x, x + 180, 1790, 1622)
        p.leeg(gat)
        p["nacht"].vlak(gat)
        if x in (310, 1120):
            binnen = rondboog(x + 22, x + 158, 1790, 1648)
            p.leeg(binnen)
            p["geel"].vlak(binnen)
    for x in range(0, 1600, 66):
        p["nacht"].lijn([(x, 1556), (x, 1494)], 5)
    p["nacht"].blok(0, 1490, 1600, 1498)
    p["geel"].blok(0, 1790, 1600, 1822)
    p["nacht"].blok(0, 1820, 1600, 1836)
    p["blauw"].blok(0, 1836, 1600, 2000)
    p["nacht"].binnen(p.vorm(lambda m: m.blok(0, 1836, 1600, 2000)), lambda m: golven(m, (0, 1836, 1600, 2000), 4, stap=16, dik=14))
    p["blauw"].weg(p.vorm(lambda m: golven(m, (250, 1846, 1400, 2000), 8, stap=24, dik=9)))


def sinkel() -> Prent:
    """Vier kariatiden onder hun kroonlijst."""
    p = Prent((2000, 2000), PAPIER, INKT, zaad=61)
    p["koraal"].blok(0, 0, 2000, 2000)
    for x in (-250, 250, 750, 1250, 1750):
        nis = rondboog(x + 130, x + 370, 1740, 520)
        p.leeg(nis)
        p["nacht"].vlak(nis)
        ruit = rondboog(x + 160, x + 340, 1740, 552)
        p.leeg(ruit)
        p["geel"].vlak(ruit)
        for i in range(1, 3):
            p["nacht"].blok(x + 160 + i * 60 - 4, 552, x + 160 + i * 60 + 4, 1740)
        for y in range(660, 1740, 120):
            p["nacht"].blok(x + 160, y, x + 340, y + 8)
    _lijstwerk(p)
    for x in (250, 750, 1250, 1750):
        _kariatide(p, x)
    p.leeg([(0, 1850), (2000, 1850), (2000, 2000), (0, 2000)])
    p["blauw"].blok(0, 1850, 2000, 2000)
    for y in (1850, 1925):
        p["nacht"].blok(0, y, 2000, y + 12)
    return p


def _lijstwerk(p: Prent) -> None:
    p.leeg([(0, 0), (2000, 0), (2000, 400), (0, 400)])
    p["blauw"].blok(0, 0, 2000, 96)
    p["nacht"].blok(0, 92, 2000, 116)
    p["geel"].blok(0, 116, 2000, 290)
    for x in range(-10, 2000, 90):
        p["nacht"].blok(x, 116, x + 12, 160)
        p["nacht"].blok(x + 26, 116, x + 38, 160)
    p["nacht"].blok(0, 284, 2000, 300)
    p["blauw"].blok(0, 330, 2000, 392)
    p["nacht"].blok(0, 388, 2000, 404)


def _kariatide(p: Prent, x: float) -> None:
    def s(punten: list[Punt]) -> list[Punt]:
        return [(x + a, b) for a, b in punten] + [(x - a, b) for a, b in reversed(punten)]

    sokkel = [(x - 130, 1740), (x + 130, 1740), (x + 130, 1850), (x - 130, 1850)]
    kapiteel = s([(118, 404), (118, 436), (78, 452), (66, 486)])
    haar = s([(0, 470), (58, 484), (74, 540), (70, 610), (46, 640)])
    lijf = s([(34, 630), (40, 668), (104, 690), (124, 760), (112, 900), (92, 990), (104, 1050), (150, 1250), (158, 1500), (146, 1740)])
    for v in (sokkel, kapiteel, haar, lijf):
        p.leeg(v)
    p["blauw"].vlak(sokkel)
    p["nacht"].blok(x - 146, 1736, x + 146, 1752)
    p["blauw"].vlak(kapiteel)
    p["nacht"].blok(x - 124, 400, x + 124, 412)
    p["nacht"].vlak(haar)
    p.open(p.vorm(lambda m: m.rond(x, 572, 48, 62)))
    for kant in (-1, 1):
        p["blauw"].lijn([(x + kant * 9, 558), (x + kant * 30, 562)], 5)
    p["blauw"].lijn([(x, 566), (x - 7, 594), (x + 4, 596)], 4)
    p["koraal"].lijn([(x - 10, 612), (x + 10, 612)], 6)
    p["blauw"].vlak([(x + 20, 520), (x + 48, 572), (x + 20, 632), (x + 34, 572)])
    p["blauw"].binnen(p.vorm(lambda m: m.vlak(lijf)), lambda m: m.vlak([(x + 30, 600), (x + 200, 600), (x + 200, 1740), (x + 70, 1740), (x + 40, 1000)]))
    _plooien(p, x, lijf)
    for kant in (-1, 1):
        arm = [(x + kant * 104, 712), (x + kant * 132, 860), (x + kant * 118, 1010), (x + kant * 96, 1090)]
        p["nacht"].lijn(arm, 7)
        p["nacht"].lijn([(x + kant * 84, 770), (x + kant * 92, 900), (x + kant * 78, 1000)], 5)
    p["nacht"].vlak([(x - 92, 962), (x + 92, 962), (x + 98, 1000), (x - 98, 1000)])
    p["nacht"].lijn([(x - 60, 700), (x, 780), (x + 60, 700)], 7)


def _plooien(p: Prent, x: float, lijf: list[Punt]) -> None:
    vorm = p.vorm(lambda m: m.vlak(lijf))

    def teken(m: Plaat) -> None:
        for i in range(-4, 5):
            top, voet = x + i * 20, x + i * 34
            m.vlak([(top - 2, 1010), (top + 3, 1010), (voet + 8, 1740), (voet - 8, 1740)])
        for dy in (0, 36, 72):
            m.lijn([(x - 70, 800 + dy), (x, 850 + dy), (x + 70, 800 + dy)], 5)

    p["nacht"].binnen(vorm, teken)


LETTERS = {
    "I": [[(0.5, 0), (0.5, 1)]], "E": [[(1, 0), (0.1, 0), (0.1, 1), (1, 1)], [(0.1, 0.5), (0.8, 0.5)]],
    "D": [[(0.1, 0), (0.1, 1), (0.6, 1), (0.95, 0.75), (0.95, 0.25), (0.6, 0), (0.1, 0)]],
    "R": [[(0.1, 1), (0.1, 0), (0.65, 0), (0.95, 0.15), (0.95, 0.38), (0.65, 0.52), (0.1, 0.52)], [(0.55, 0.52), (0.98, 1)]],
    "Z": [[(0.05, 0), (0.95, 0), (0.05, 1), (0.95, 1)]], "A": [[(0, 1), (0.5, 0), (1, 1)], [(0.2, 0.64), (0.8, 0.64)]],
    "T": [[(0, 0), (1, 0)], [(0.5, 0), (0.5, 1)]],
    "G": [[(0.95, 0.2), (0.65, 0), (0.35, 0), (0.05, 0.3), (0.05, 0.7), (0.35, 1), (0.65, 1), (0.95, 0.78), (0.95, 0.54), (0.6, 0.54)]],
}


def letters() -> Prent:
    """Straatstenen met het woord dat elke week terugkomt, en de steen die nog leeg is."""
    p = Prent((2000, 1333), PAPIER, INKT, zaad=71)
    hoek = math.radians(-7)

    def q(x: float, y: float) -> Punt:
        dx, dy = x - 1000, y - 666
        return 1000 + dx * math.cos(hoek) - dy * math.sin(hoek), 666 + dx * math.sin(hoek) + dy * math.cos(hoek)

    rnd = random.Random(12)
    hoog, breed = 148, 226
    for rij in range(-3, 13):
        for k in range(-3, 14):
            x, y = k * breed + (breed / 2 if rij % 2 else 0) - 200, rij * hoog - 110
            _steen(p, q, (x, y, breed, hoog), rnd, letter=None)
    for k, letter in enumerate("ZATERDA "):
        _steen(p, q, (k * breed + 139, 5 * hoog - 110, breed, hoog), rnd, letter=letter)
    _beitel(p, q)
    return p


def _steen(p: Prent, q, maat: tuple[float, float, float, float], rnd: random.Random, letter: str | None) -> None:  # noqa: ANN001
    x, y, b, h = maat
    r = 15

    def hoek(cx: float, cy: float, van: float) -> list[Punt]:
        return [q(cx + r * math.cos(math.radians(van + i * 22.5)), cy + r * math.sin(math.radians(van + i * 22.5))) for i in range(5)]

    j = [rnd.uniform(-4, 4) for _ in range(4)]
    rand = [*hoek(x + 8 + r + j[0], y + 8 + r, 180), *hoek(x + b - 8 - r + j[1], y + 8 + r, 270),
            *hoek(x + b - 8 - r + j[2], y + h - 8 - r, 0), *hoek(x + 8 + r + j[3], y + h - 8 - r, 90)]
    p.leeg(rand)
    if letter is None:
        p["blauw"].vlak(rand)
        if rnd.random() < 0.33:
            p["geel"].vlak(rand)
        elif rnd.random() < 0.14:
            p["nacht"].vlak(rand)
        for _ in range(5):
            wig(p["blauw"], 0, 0, 0, 0)
            px, py = q(x + rnd.uniform(20, b - 70), y + rnd.uniform(22, h - 22))
            p["blauw"].vlak([(px, py), (px + 26, py - 4), (px + 44, py - 3), (px + 20, py + 3)], 0)
        return
    p["koraal"].vlak(rand)
    for streek in LETTERS.get(letter, ()):
        p["koraal"].lijn([q(x + b / 2 - 44 + 88 * a, y + h / 2 - 44 + 88 * c) for a, c in streek], 19, 0)
        p["nacht"].lijn([q(x + b / 2 - 37 + 88 * a, y + h / 2 - 37 + 88 * c) for a, c in streek], 7)


def _beitel(p: Prent, q) -> None:  # noqa: ANN001
    beitel = [q(1818, 772), q(1854, 740), q(2080, 1010), q(2040, 1040)]
    punt = [q(1818, 772), q(1854, 740), q(1796, 714)]
    steel = [q(1420, 1190), q(1442, 1160), q(1742, 1290), q(1730, 1322)]
    kop = [q(1330, 1080), q(1436, 1120), q(1398, 1236), q(1288, 1196)]
    for v in (beitel, punt, steel, kop):
        schaduw = [(x + 16, y + 18) for x, y in v]
        p["nacht"].vlak(schaduw)
    for v in (beitel, punt, steel, kop):
        p.leeg(v)
    p["nacht"].vlak(beitel)
    p["geel"].vlak(punt)
    p["geel"].vlak(steel)
    p["koraal"].vlak(kop)
    p["nacht"].vlak([kop[2], kop[3], ((kop[0][0] + kop[3][0]) / 2, (kop[0][1] + kop[3][1]) / 2), ((kop[1][0] + kop[2][0]) / 2, (kop[1][1] + kop[2][1]) / 2)])


def aankomst() -> Prent:
    """Een fiets en een koffer op een lege brug, de stad in de verte."""
    p = Prent((2000, 1500), PAPIER, INKT, zaad=81)
    raster(p["geel"], (0, 200, 2000, 1010), 17, 0.0, 0.75)
    p["koraal"].rond(640, 560, 210)
    dom(p, DOM, 1330, 1010, 640, ("blauw", "nacht", "nacht"))
    rnd = random.Random(5)
    x = -30.0
    while x < 2030:
        b, h = rnd.uniform(70, 150), rnd.uniform(60, 170)
        dak = [(x, 1020), (x, 1010 - h), (x + b / 2, 1010 - h - 44), (x + b, 1010 - h), (x + b, 1020)]
        p.leeg(dak)
        p["blauw"].vlak(dak)
        if rnd.random() < 0.5:
            p["koraal"].vlak(dak)
        x += b
    p.leeg([(0, 1010), (2000, 1010), (2000, 1500), (0, 1500)])
    p["geel"].blok(0, 1010, 2000, 1500)
    for i in range(-12, 40):
        p["geel"].lijn([(1000 + (i * 90 - 1000) * 0.5, 1010), (1000 + (i * 90 - 1000) * 1.5, 1500)], 5, 0)
    p["nacht"].blok(0, 1004, 2000, 1020)
    for x in range(30, 2000, 78):
        p["nacht"].blok(x, 790, x + 7, 1010)
    p["nacht"].blok(0, 782, 2000, 800)
    p["nacht"].vlak([(330, 1336), (1080, 1336), (1240, 1376), (480, 1376)])
    fiets(p["nacht"], 780, 1340, 1.5)
    koffer = [(1330, 1356), (1330, 1130), (1640, 1130), (1640, 1356)]
    p["nacht"].vlak([(1330, 1356), (1640, 1356), (1740, 1392), (1420, 1392)])
    p.leeg(koffer)
    p["koraal"].vlak(koffer)
    for x in (1388, 1566):
        p["nacht"].blok(x, 1130, x + 22, 1356)
    p["nacht"].lijn([(1430, 1130), (1430, 1092), (1540, 1092), (1540, 1130)], 13)
    return p
