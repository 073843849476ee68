"""Het stadskasteel aan de Oudegracht."""

from __future__ import annotations

from druk import Prent
from inkten import WERF
from vormen import golven, raster, rondboog, stenen, zadel


def oudaen() -> Prent:
    """Het stadskasteel bij avond."""
    p = Prent((1600, 2000), WERF.papier, WERF.inkten, zaad=51)
    p["blauw"].blok(0, 0, 1600, 1560)
    p["nacht"].binnen(
        p.vorm(lambda m: m.blok(0, 0, 1600, 900)), lambda m: raster(m, (0, 0, 1600, 900), 17, 0.85, 0.0)
    )
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
    p["nacht"].binnen(
        p.vorm(lambda m: m.blok(0, 1836, 1600, 2000)),
        lambda m: golven(m, (0, 1836, 1600, 2000), 4, stap=16, dik=14),
    )
    p["blauw"].weg(p.vorm(lambda m: golven(m, (250, 1846, 1400, 2000), 8, stap=24, dik=9)))
