"""Rhenen en de Grebbeberg aan de Rijn."""

from __future__ import annotations

import random

from druk import Plaat, Prent
from inkten import HEUVEL
from motieven import glad, heide, koe
from torens import CUNERA, dom
from vormen import golven, kroon, raster, wig


def cuneratoren() -> Prent:
    """Rhenen van over de rivier."""
    p = Prent((2000, 1500), HEUVEL.papier, HEUVEL.inkten, zaad=241)
    raster(p["roze"], (0, 0, 2000, 900), 18, 0.75, 0.03)
    p.open(p.vorm(lambda m: m.rond(1520, 380, 132)))
    p["oker"].rond(1520, 380, 130)
    rug = [(0, 840), (300, 780), (700, 800), (1200, 720), (1600, 640), (2000, 590), (2000, 1000), (0, 1000)]
    p.leeg(rug)
    p["groen"].vlak(rug)
    rnd = random.Random(7)
    for _ in range(150):
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
            gevel = [
                (x, y + 30),
                (x, y - h * 0.55),
                (x + b / 2, y - h),
                (x + b, y - h * 0.55),
                (x + b, y + 30),
            ]
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
        koe(p, x, y, s)


def grebbeberg() -> Prent:
    """De steile rand boven de bocht in de rivier."""
    p = Prent((2000, 1333), HEUVEL.papier, HEUVEL.inkten, zaad=251)
    raster(p["oker"], (0, 0, 2000, 560), 18, 0.95, 0.05)
    p.open(p.vorm(lambda m: m.rond(1450, 300, 122)))
    p["roze"].rond(1450, 300, 120)
    verte = [(0, 560), (600, 540), (1300, 560), (2000, 530), (2000, 640), (0, 640)]
    p["groen"].vlak(verte)
    p["oker"].blok(0, 600, 2000, 1333)
    p["groen"].blok(0, 600, 2000, 1333)
    for i in range(9):
        y = 640 + i * i * 9 + i * 14
        p["groen"].weg(
            p.vorm(
                lambda m, y=y, i=i: m.vlak(
                    [(900, y), (2000, y - 10), (2000, y + 6 + i * 3), (900, y + 4 + i * 2)]
                )
            )
        )
    bocht = [
        (2000, 640),
        (1500, 668),
        (1220, 720),
        (1230, 800),
        (1560, 880),
        (1720, 980),
        (1560, 1130),
        (1000, 1333),
        (2000, 1333),
        (2000, 1290),
        (1900, 1130),
        (1990, 980),
        (1860, 850),
        (1500, 770),
        (1480, 730),
        (1660, 700),
        (2000, 676),
    ]
    oever = [*glad(bocht[:8]), (1640, 1333), *glad(bocht[9:])]
    p.leeg(oever)
    p["roze"].vlak(oever)
    p["roze"].weg(p.vorm(lambda m: golven(m, (900, 640, 2000, 1333), 4, stap=20, dik=11)))
    _wand(p)
    return p


def _wand(p: Prent) -> None:
    berg = glad(
        [
            (0, 250),
            (500, 262),
            (860, 300),
            (960, 360),
            (1010, 520),
            (1060, 760),
            (1150, 1000),
            (1330, 1333),
            (0, 1333),
        ]
    )
    p.leeg(berg)
    p["groen"].vlak(berg)
    vorm = p.vorm(lambda m: m.vlak(berg))
    rnd = random.Random(4)

    def schaduw(m: Plaat) -> None:
        m.vlak(
            glad(
                [
                    (-200, 760),
                    (120, 600),
                    (420, 560),
                    (700, 420),
                    (850, 400),
                    (930, 480),
                    (960, 620),
                    (1060, 900),
                    (1330, 1400),
                    (-200, 1400),
                ]
            )
        )

    p["inkt"].binnen(vorm, schaduw)

    def geulen(m: Plaat) -> None:
        for _ in range(150):
            x, y, n = rnd.uniform(0, 1150), rnd.uniform(400, 1250), rnd.uniform(60, 210)
            m.vlak([(x, y), (x + 12, y + n * 0.4), (x + n * 0.36, y + n), (x + 2, y + n * 0.5)])

    p["inkt"].weg(p.vorm(geulen))
    p["groen"].weg(
        p.vorm(lambda m: [wig(m, rnd.uniform(0, 900), rnd.uniform(300, 440), 60, 8) for _ in range(30)])
    )
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
        p["inkt"].binnen(
            p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb]),
            lambda m, x=x, y=y, r=r: [
                wig(m, x - r * 0.5 + rnd.uniform(0, r), y - 110 + rnd.uniform(-r * 0.4, r * 0.8), r * 0.6, 8)
                for _ in range(10)
            ],
        )
