"""De Oudegracht van een brug af gezien."""

from __future__ import annotations

import random
from dataclasses import dataclass

from druk import Plaat, Prent, Punt
from inkten import WERF
from PIL import Image
from torens import DOM, dom
from vormen import golven, kroon, raster, rondboog, wig


@dataclass(frozen=True)
class Kijk:
    """Een standpunt: waar de horizon ligt, hoe sterk de kijker is en hoe hoog hij staat (in meters)."""

    x: float
    horizon: float
    sterk: float
    hoog: float

    def __call__(self, x: float, y: float, z: float) -> Punt:
        """Het punt op papier van een punt in de stad."""
        return self.x + self.sterk * x / z, self.horizon - self.sterk * (y - self.hoog) / z


def oudegracht() -> Prent:
    """De gracht van een brug af: werven, bomen, een brug en de Dom."""
    p = Prent((1600, 2000), WERF.papier, WERF.inkten, zaad=11)
    k = Kijk(800, 930, 1500, 6.4)
    raster(p["geel"], (0, 300, 1600, 900), 15, 0.0, 0.62)
    p["koraal"].rond(1190, 320, 122)
    dom(p, DOM, 846, 905, 690, inkt=("koraal", "blauw", None))
    _verte(p, k)
    for kant in (-1, 1):
        _huizen(p, k, kant)
        _werfmuur(p, k, kant)
    _water(p, k)
    _brug(p, k, 74)
    for kant, z, zaad in ((-1, 66, 3), (1, 60, 5), (-1, 47, 7), (1, 42, 9), (-1, 33, 13), (1, 27.5, 15)):
        _boom(p, k, kant * 8.1, z, zaad)
    _sloep(p, 770, 1640, 1.0)
    return p


def _verte(p: Prent, k: Kijk) -> None:
    rnd = random.Random(4)
    x = -30.0
    while x < 30:
        breed, hoog = rnd.uniform(4, 7), rnd.uniform(10, 14.5)
        gevel = [
            k(x, 3, 92),
            k(x, hoog, 92),
            k(x + breed / 2, hoog + 3.2, 92),
            k(x + breed, hoog, 92),
            k(x + breed, 3, 92),
        ]
        p.leeg(gevel)
        p["koraal" if rnd.random() < 0.5 else "blauw"].vlak(gevel)
        for i in range(3):
            a, b = (
                k(x + breed * (0.16 + 0.28 * i), hoog - 1.5, 92),
                k(x + breed * (0.16 + 0.28 * i) + 0.8, hoog - 3.4, 92),
            )
            p["nacht"].blok(*a, *b)
        x += breed


def _huizen(p: Prent, k: Kijk, kant: int) -> None:
    rnd = random.Random(20 + kant)
    huizen, z = [], 22.0
    while z < 92:
        diep = rnd.uniform(6, 9.5)
        huizen.append((z, diep, rnd.uniform(13.5, 18.5), rnd.choice(("geel", "koraal", "blauw", "koraal"))))
        z += diep
    for z, diep, hoog, inkt in reversed(huizen):
        _huis(p, k, kant, z, diep, hoog, inkt)


def _huis(p: Prent, k: Kijk, kant: int, z: float, diep: float, hoog: float, inkt: str) -> None:  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    x = kant * 15.0
    top = [
        k(x, hoog, z),
        k(x, hoog, z + diep * 0.28),
        k(x, hoog + 2.6, z + diep * 0.36),
        k(x, hoog + 2.6, z + diep * 0.64),
        k(x, hoog, z + diep * 0.72),
        k(x, hoog, z + diep),
    ]
    gevel = [k(x, 4.8, z), *top, k(x, 4.8, z + diep)]
    p.leeg(gevel)
    p[inkt].vlak(gevel)
    if kant < 0:
        p["blauw"].vlak(gevel)
    ramen = 3 if diep > 7 else 2
    for rij in range(4):
        onder = 6.1 + rij * 3.05
        for i in range(ramen):
            a = z + diep * (0.14 + i * 0.76 / ramen)
            b = a + diep * 0.42 / ramen
            ruit = [k(x, onder, a), k(x, onder + 1.9, a), k(x, onder + 1.9, b), k(x, onder, b)]
            if onder + 2.2 < hoog:
                p.leeg(ruit)
                p["geel" if kant < 0 and (i + rij) % 3 else "nacht"].vlak(ruit)


def _werfmuur(p: Prent, k: Kijk, kant: int) -> None:
    x = kant * 10.2
    muur = [k(x, 0.7, 12), k(x, 5.2, 12), k(x, 5.2, 92), k(x, 0.7, 92)]
    straat = [k(x, 5.2, 12), k(kant * 15.0, 4.8, 16), k(kant * 15.0, 4.8, 92), k(x, 5.2, 92)]
    werf = [k(kant * 6, 0.7, 8), k(x, 0.7, 8), k(x, 0.7, 92), k(kant * 6, 0.7, 92)]
    kade = [k(kant * 6, 0, 8), k(kant * 6, 0.7, 8), k(kant * 6, 0.7, 92), k(kant * 6, 0, 92)]
    for vlak in (muur, straat, werf, kade):
        p.leeg(vlak)
    p["koraal"].vlak(muur)
    p["geel"].vlak(werf)
    p["nacht"].vlak(kade)
    p["blauw"].vlak(straat)
    if kant < 0:
        p["geel"].vlak(muur)
    z = 14.0
    while z < 88:
        _kelder(p, k, x, z, z + 3.6)
        z += 5.4
    p["nacht"].lijn([k(x, 6.15, 12), k(x, 6.15, 92)], 4)
    for z in (17, 19, 21.5, 24, 27, 30, 34, 38, 43, 49, 56, 64, 74):
        p["nacht"].lijn([k(x, 5.2, z), k(x, 6.15, z)], 60 / z)


def _kelder(p: Prent, k: Kijk, x: float, z0: float, z1: float) -> None:
    boog = [k(x, 3.9 - a, b) for b, a in _boogpunten(z0, z1)]
    p["nacht"].vlak([k(x, 0.7, z0), *boog, k(x, 0.7, z1)])
    deur = [k(x, 3.3 - a, b) for b, a in _boogpunten(z0 + 0.55, z1 - 0.55)]
    if int(z0 * 10) % 3:
        vlak = [k(x, 0.75, z0 + 0.55), *deur, k(x, 0.75, z1 - 0.55)]
        p.leeg(vlak)
        p["blauw" if int(z0 * 10) % 2 else "geel"].vlak(vlak)


def _boogpunten(z0: float, z1: float) -> list[Punt]:
    punten = rondboog(z0, z1, 2.0, 0.0, 16)[1:-1]
    return [(z, y if y > 0 else 0.0) for z, y in punten]


def _water(p: Prent, k: Kijk) -> None:
    spiegel = p.vorm(
        lambda m: m.vlak([k(-6, 0, 8), k(-6, 0, 92), k(6, 0, 92), k(6, 0, 8), (1600, 2000), (0, 2000)])
    )
    p.open(spiegel)
    p["blauw"].beeld.paste(255, mask=spiegel)

    def muren(m: Plaat) -> None:
        for kant in (-1, 1):
            m.vlak([k(kant * 6, 0, 8), k(kant * 6, 0, 92), k(kant * 10.2, -5, 92), k(kant * 10.2, -5, 12)])

    p["koraal"].binnen(spiegel, muren)
    lijn = p.vorm(lambda m: golven(m, (0, 1120, 1600, 2000), 8, stap=22, dik=11))
    p["koraal"].weg(lijn)
    licht = p.vorm(lambda m: golven(m, (520, 1075, 1080, 2000), 21, stap=24, dik=8))
    p["blauw"].weg(Image.composite(licht, Image.new("L", licht.size, 0), spiegel))
    donker = p.vorm(lambda m: golven(m, (0, 1250, 1600, 2000), 33, stap=40, dik=10))
    p["nacht"].binnen(spiegel, lambda m: m.beeld.paste(donker))


def _brug(p: Prent, k: Kijk, z: float) -> None:
    dek = [k(-10.2, 0, z), k(-10.2, 5.6, z), k(-4, 6.5, z), k(4, 6.5, z), k(10.2, 5.6, z), k(10.2, 0, z)]
    gat = [k(x, y, z) for x, y in ((px, 4.6 - py) for px, py in rondboog(-5.4, 5.4, 4.6, 0.0))]
    p.leeg(dek)
    p["koraal"].vlak(dek)
    p["blauw"].binnen(p.vorm(lambda m: m.vlak(dek)), lambda m: m.blok(*k(-10.2, 6.6, z), *k(10.2, 5.0, z)))
    p.leeg(gat)
    p["nacht"].vlak(gat)
    licht = [k(x, y, z) for x, y in ((px, 4.0 - py) for px, py in rondboog(-3.6, 2.9, 4.0, 1.2))]
    p.leeg(licht)
    p["geel"].vlak(licht)
    spiegel = [(x, 2 * k(0, 0, z)[1] - y) for x, y in gat]
    p["nacht"].vlak(spiegel)
    p["nacht"].weg(p.vorm(lambda m: golven(m, (600, 1066, 1000, 1170), 2, stap=12, dik=5)))


def _boom(p: Prent, k: Kijk, x: float, z: float, zaad: int) -> None:
    voet, vork = k(x, 0.7, z), k(x * 0.985, 9.2, z)
    schaal = 1500 / z
    p["nacht"].vlak(
        [
            (voet[0] - schaal * 0.34, voet[1]),
            (vork[0] - schaal * 0.16, vork[1]),
            (vork[0] + schaal * 0.16, vork[1]),
            (voet[0] + schaal * 0.34, voet[1]),
        ]
    )
    cx, cy = k(x * 0.985, 12.2, z)
    bollen = list(kroon(cx, cy, schaal * 4.4, zaad))

    def alles(m: Plaat) -> None:
        for bx, by, r in bollen:
            m.rond(bx, by, r)

    def schaduw(m: Plaat) -> None:
        for bx, by, r in bollen:
            m.rond(bx + r * 0.3, by + r * 0.34, r * 0.92)

    vorm = p.vorm(alles)
    p.open(vorm)
    p["geel"].binnen(vorm, alles)
    p["blauw"].binnen(vorm, schaduw)
    rnd = random.Random(zaad)

    def blad(m: Plaat) -> None:
        for _ in range(64):
            bx, by, r = rnd.choice(bollen)
            wig(
                m,
                bx + rnd.uniform(-r, r * 0.6),
                by + rnd.uniform(-r, r),
                r * rnd.uniform(0.22, 0.5),
                r * 0.11,
            )

    p["blauw"].weg(p.vorm(blad))
    p["nacht"].binnen(
        vorm, lambda m: [wig(m, bx - r * 0.2, by + r * 0.55, r * 0.8, r * 0.13) for bx, by, r in bollen]
    )
    for dx in (-1.9, 1.6):
        p["nacht"].lijn([vork, (vork[0] + dx * schaal, vork[1] - schaal * 1.9)], schaal * 0.2)


def _sloep(p: Prent, x: float, y: float, s: float) -> None:
    romp = [
        (x - 190 * s, y - 12 * s),
        (x - 150 * s, y + 44 * s),
        (x + 130 * s, y + 48 * s),
        (x + 205 * s, y - 22 * s),
    ]
    p.leeg([*romp, (x, y - 4 * s)])
    p["koraal"].vlak(romp)
    p["nacht"].vlak(
        [
            (x - 162 * s, y + 26 * s),
            (x - 150 * s, y + 44 * s),
            (x + 130 * s, y + 48 * s),
            (x + 156 * s, y + 22 * s),
        ]
    )
    p["geel"].vlak(
        [
            (x - 190 * s, y - 12 * s),
            (x + 205 * s, y - 22 * s),
            (x + 196 * s, y - 6 * s),
            (x - 183 * s, y + 4 * s),
        ]
    )
    for dx, hoed in ((-70, "geel"), (40, "blauw")):
        lijf = [
            (x + (dx - 30) * s, y),
            (x + (dx - 22) * s, y - 74 * s),
            (x + (dx + 22) * s, y - 74 * s),
            (x + (dx + 32) * s, y),
        ]
        p.leeg(lijf)
        p["nacht"].vlak(lijf)
        p.open(p.vorm(lambda m, d=dx: m.rond(x + d * s, y - 96 * s, 21 * s)))
        p["koraal"].rond(x + dx * s, y - 96 * s, 20 * s)
        p[hoed].vlak(
            [
                (x + (dx - 34) * s, y - 102 * s),
                (x + (dx + 34) * s, y - 102 * s),
                (x + (dx + 16) * s, y - 124 * s),
                (x + (dx - 16) * s, y - 124 * s),
            ]
        )
    p["nacht"].lijn([(x + 20 * s, y - 40 * s), (x + 240 * s, y + 70 * s)], 7 * s)
    golf = p.vorm(lambda m: golven(m, (x - 260 * s, y + 50 * s, x + 260 * s, y + 110 * s), 5, stap=20, dik=9))
    p["blauw"].weg(golf)
