"""De molen op de poort, en haar wieken van dichtbij."""

from __future__ import annotations

import math

from druk import Plaat, Prent, Punt
from inkten import RIVIER
from vormen import golven, rondboog, stenen, trapgevel


def wolk(m: Plaat, x: float, y: float, s: float) -> None:
    """Een wolk met een platte onderkant."""
    for dx, dy, r in ((-150, -6, 62), (-70, -50, 92), (40, -70, 110), (140, -26, 80), (214, 2, 50)):
        m.rond(x + dx * s, y + dy * s, r * s)
    m.blok(x - 220 * s, y - 10 * s, x + 270 * s, y + 52 * s)


def molen() -> Prent:
    """De molen op de poort."""
    p = Prent((1600, 2000), RIVIER.papier, RIVIER.inkten, zaad=501)
    p["licht"].blok(0, 0, 1600, 2000)
    for x, y, s in ((300, 420, 1.1), (1340, 260, 0.9), (1300, 900, 1.2), (180, 980, 0.9)):
        p.open(
            p.vorm(
                lambda m, x=x, y=y, s=s: (
                    wolk(m, x, y, s),
                    m.blok(x - 400 * s, y + 30 * s, x + 400 * s, y + 80 * s, 0),
                )
            )
        )
    _dijk(p)
    _poort(p)
    _romp(p)
    _wieken(p, 800, 640, 640, 21)
    return p


def _dijk(p: Prent) -> None:
    rij = [
        (0, 1560),
        (300, 1500),
        (520, 1480),
        (1080, 1480),
        (1300, 1500),
        (1600, 1560),
        (1600, 2000),
        (0, 2000),
    ]
    for x0, x1, goot, inkt in (
        (-40, 190, 1290, "rood"),
        (190, 400, 1340, "geel"),
        (1200, 1400, 1330, "geel"),
        (1400, 1640, 1270, "rood"),
    ):
        gevel = trapgevel(x0, x1, 1700, goot, top=goot - 150, treden=4)
        p.leeg(gevel)
        p[inkt].vlak(gevel)
        for k in range(2):
            for q in range(2):
                x, y = x0 + 40 + k * (x1 - x0) * 0.42, goot + 20 + q * 110
                p.leeg([(x, y), (x + 50, y), (x + 50, y + 70), (x, y + 70)])
                p["marine"].blok(x, y, x + 50, y + 70)
    p.leeg(rij)
    p["licht"].vlak(rij)
    p["geel"].vlak(rij)
    p["marine"].binnen(
        p.vorm(lambda m: m.vlak(rij)), lambda m: golven(m, (0, 1540, 1600, 2000), 4, stap=34, dik=8)
    )
    weg = [(690, 1740), (910, 1740), (1280, 2000), (320, 2000)]
    p.leeg(weg)
    p["rood"].vlak(weg, 80)
    p["marine"].vlak([(690, 1740), (712, 1740), (380, 2000), (320, 2000)])
    p["marine"].vlak([(910, 1740), (888, 1740), (1220, 2000), (1280, 2000)])


def _poort(p: Prent) -> None:
    lijf = [(480, 1760), (480, 1240), (1120, 1240), (1120, 1760)]
    p.leeg(lijf)
    p["rood"].vlak(lijf)
    p["rood"].weg(p.vorm(lambda m: stenen(m, (494, 1270, 1106, 1750), 6, hoog=24, deel=0.17)))
    p["marine"].blok(1010, 1240, 1120, 1760)
    boog = rondboog(640, 960, 1760, 1400)
    p.leeg(rondboog(612, 988, 1760, 1370))
    p["geel"].vlak(rondboog(612, 988, 1760, 1370))
    p.leeg(boog)
    p["marine"].vlak(boog)
    door = rondboog(712, 888, 1760, 1500)
    p.leeg(door)
    p["licht"].vlak(door)
    p["rood"].vlak([(712, 1700), (760, 1640), (810, 1700), (888, 1690), (888, 1760), (712, 1760)])
    for x in (536, 1040):
        p.leeg([(x, 1320), (x + 36, 1320), (x + 36, 1390), (x, 1390)])
        p["geel"].blok(x, 1320, x + 36, 1390)
    p["marine"].blok(464, 1226, 1136, 1250)


def _romp(p: Prent) -> None:
    romp = [(560, 1240), (640, 640), (960, 640), (1040, 1240)]
    p.leeg(romp)
    p["geel"].vlak(romp)
    p["rood"].vlak(romp)
    vorm = p.vorm(lambda m: m.vlak(romp))
    p["marine"].binnen(vorm, lambda m: m.vlak([(880, 600), (1100, 600), (1100, 1250), (930, 1250)]))
    p["rood"].weg(p.vorm(lambda m: stenen(m, (570, 680, 1030, 1200), 9, hoog=22, deel=0.12)))
    for y, x in ((760, 760), (920, 740), (920, 850)):
        p.leeg([(x, y), (x + 46, y), (x + 46, y + 76), (x, y + 76)])
        p["marine"].blok(x, y, x + 46, y + 76)
        p["geel"].blok(x, y, x + 46, y + 30)
    kap = [(626, 650), (640, 560), (700, 500), (800, 470), (900, 500), (960, 560), (974, 650)]
    p.leeg(kap)
    p["marine"].vlak(kap)
    p["marine"].weg(p.vorm(lambda m: [m.lijn([(650, y), (950, y)], 4) for y in (540, 580, 620)]))
    stelling = [(440, 1090), (1160, 1090), (1160, 1116), (440, 1116)]
    p.leeg(stelling)
    p["marine"].vlak(stelling)
    for x in range(440, 1170, 48):
        p["marine"].blok(x, 1020, x + 8, 1096)
    p["marine"].blok(440, 1016, 1166, 1028)
    for kant in (-1, 1):
        for d in (0, 110):
            p["marine"].lijn([(800 + kant * (350 - d), 1112), (800 + kant * (236 - d * 0.3), 1226)], 13)


def _wieken(p: Prent, x: float, y: float, lang: float, hoek: float) -> None:
    for k in range(4):
        a = math.radians(hoek + 90 * k)
        c, s = math.cos(a), math.sin(a)

        def q(u: float, v: float, c: float = c, s: float = s) -> Punt:
            return x + c * u - s * v, y + s * u + c * v

        zeil = [q(120, 12), q(lang, 12), q(lang, 118), q(120, 118)]
        p.leeg(zeil)
        for i in range(16):
            u = 120 + (lang - 120) * i / 15
            p["marine"].lijn([q(u, 0), q(u, 118)], 5)
        for v in (48, 84, 118):
            p["marine"].lijn([q(120, v), q(lang, v)], 5)
        doek = [q(150, 16), q(lang - 40, 16), q(lang - 40, 82), q(150, 82)]
        p.leeg(doek)
        p["rood" if k % 2 else "geel"].vlak(doek)
        bord = [q(120, -12), q(lang, -12), q(lang, -30), q(120, -30)]
        p.leeg(bord)
        p["marine"].vlak(bord)
        p["marine"].vlak([q(-30, -12), q(lang + 10, -7), q(lang + 10, 7), q(-30, 12)])
    p.open(p.vorm(lambda m: m.rond(x, y, 44)))
    p["geel"].rond(x, y, 42)
    p["marine"].rond(x, y, 18)


def wieken() -> Prent:
    """Het wiekenkruis van dichtbij."""
    p = Prent((2000, 1333), RIVIER.papier, RIVIER.inkten, zaad=541)
    p["licht"].blok(0, 0, 2000, 1333)
    for x, y, s in ((260, 360, 1.5), (1760, 250, 1.2), (1700, 980, 1.5)):
        wit = p.vorm(
            lambda m, x=x, y=y, s=s: (
                wolk(m, x, y, s),
                m.blok(x - 400 * s, y + 30 * s, x + 400 * s, y + 80 * s, 0),
            )
        )
        p.open(wit)
    romp = [(660, 1400), (760, 560), (1240, 560), (1340, 1400)]
    p.leeg(romp)
    p["geel"].vlak(romp)
    p["rood"].vlak(romp)
    schaduw = p.vorm(lambda m: m.vlak(romp))
    p["marine"].binnen(schaduw, lambda m: m.vlak([(1110, 500), (1400, 500), (1400, 1400), (1160, 1400)]))
    p["rood"].weg(p.vorm(lambda m: stenen(m, (680, 640, 1320, 1333), 9, hoog=30, deel=0.14)))
    kap = [(730, 580), (760, 430), (860, 340), (1000, 300), (1140, 340), (1240, 430), (1270, 580)]
    p.leeg(kap)
    p["marine"].vlak(kap)
    p["marine"].weg(p.vorm(lambda m: [m.lijn([(740, y), (1260, y)], 5) for y in (400, 450, 500, 550)]))
    stelling = [(380, 1180), (1620, 1180), (1620, 1220), (380, 1220)]
    p.leeg(stelling)
    p["marine"].vlak(stelling)
    for x in range(380, 1630, 76):
        p["marine"].blok(x, 1070, x + 12, 1190)
    p["marine"].blok(380, 1060, 1632, 1078)
    _wieken(p, 1000, 520, 1150, 33)
    return p
