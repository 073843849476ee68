"""De werfkelders, recht van voren."""

from __future__ import annotations

import math

from druk import Prent
from inkten import WERF
from vormen import fiets, golven, raster, rondboog, stenen


def werfkelders() -> Prent:
    """Vier kelderbogen recht van voren, met hun spiegeling."""
    p = Prent((2000, 1333), WERF.papier, WERF.inkten, zaad=31)
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
        p["geel"].weg(
            p.vorm(
                lambda m, a=a: m.lijn(
                    [
                        (midden - (r - 20) * math.cos(a), 552 - (r - 20) * math.sin(a)),
                        (midden - (r + 26) * math.cos(a), 552 - (r + 26) * math.sin(a)),
                    ],
                    5,
                )
            )
        )
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
        p[inkt].weg(p.vorm(lambda m, x=x, dik=9 if i == 4 else 4: m.lijn([(x, 470), (x, 880)], dik)))
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
