"""De prenten bij de twee steden: lichtblauw, geel, rood en marine."""

from __future__ import annotations

import math
import random

from druk import Plaat, Prent, Punt
from vormen import golven, klokgevel, kroon, raster, rondboog, stenen, trapgevel, wig

PAPIER = "#f3f0e6"
INKT = {"licht": "#93c9de", "geel": "#f4c858", "rood": "#da4732", "marine": "#1c2f5e"}


def wolk(m: Plaat, x: float, y: float, s: float) -> None:
    """Een wolk met een platte onderkant."""
    for dx, dy, r in ((-150, -6, 62), (-70, -50, 92), (40, -70, 110), (140, -26, 80), (214, 2, 50)):
        m.rond(x + dx * s, y + dy * s, r * s)
    m.blok(x - 220 * s, y - 10 * s, x + 270 * s, y + 52 * s)


def molen() -> Prent:
    """De molen op de poort."""
    p = Prent((1600, 2000), PAPIER, INKT, zaad=501)
    p["licht"].blok(0, 0, 1600, 2000)
    for x, y, s in ((300, 420, 1.1), (1340, 260, 0.9), (1300, 900, 1.2), (180, 980, 0.9)):
        p.open(p.vorm(lambda m, x=x, y=y, s=s: (wolk(m, x, y, s), m.blok(x - 400 * s, y + 30 * s, x + 400 * s, y + 80 * s, 0))))
    _dijk(p)
    _poort(p)
    _romp(p)
    _wieken(p, 800, 640, 640, 21)
    return p


def _dijk(p: Prent) -> None:
    rij = [(0, 1560), (300, 1500), (520, 1480), (1080, 1480), (1300, 1500), (1600, 1560), (1600, 2000), (0, 2000)]
    for x0, x1, goot, inkt in ((-40, 190, 1290, "rood"), (190, 400, 1340, "geel"), (1200, 1400, 1330, "geel"), (1400, 1640, 1270, "rood")):
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
    p["marine"].binnen(p.vorm(lambda m: m.vlak(rij)), lambda m: golven(m, (0, 1540, 1600, 2000), 4, stap=34, dik=8))
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


def oudewater() -> Prent:
    """De haven van Oudewater, met zadeldaktoren en ooievaar."""
    p = Prent((2000, 1333), PAPIER, INKT, zaad=511)
    raster(p["geel"], (0, 0, 2000, 700), 18, 0.0, 0.85)
    p["rood"].rond(1020, 330, 118)
    _zadeltoren(p)
    huizen = ((60, 250, 600, "trap", "licht"), (560, 760, 640, "klok", "geel"), (760, 990, 560, "trap", "rood"), (990, 1180, 620, "klok", "licht"), (1180, 1390, 590, "trap", "marine"))
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
    maak = trapgevel(x0, x1, 980, goot, top=goot - b * 0.62, treden=5) if soort == "trap" else klokgevel(x0, x1, 980, goot, top=goot - b * 0.6)
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
    p.leeg([(m0 - 16, goot - b * 0.3), (m0 + 16, goot - b * 0.3), (m0 + 16, goot - b * 0.1), (m0 - 16, goot - b * 0.1)])
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
    lijf = [(x - 66, y - 70), (x - 30, y - 104), (x + 22, y - 100), (x + 42, y - 150), (x + 60, y - 152), (x + 50, y - 92), (x + 20, y - 62), (x - 30, y - 58)]
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
    p["rood"].binnen(water, lambda m: [m.blok(a, 1036, b, c) for a, b, c in ((240, 540, 1333), (760, 990, 1200), (1430, 1830, 1260), (0, 240, 1140))])
    p["marine"].binnen(water, lambda m: [m.blok(a, 1036, b, c) for a, b, c in ((1180, 1390, 1190), (1830, 2000, 1200))])
    for naam, zaad in (("rood", 3), ("marine", 5)):
        p[naam].weg(p.vorm(lambda m, z=zaad: golven(m, (0, 1036, 2000, 1333), z, stap=15, dik=12)))
    p["licht"].weg(p.vorm(lambda m: golven(m, (0, 1046, 2000, 1333), 8, stap=28, dik=9)))
    boot = [(1010, 1190), (1040, 1240), (1340, 1240), (1400, 1176)]
    p.leeg(boot)
    p["marine"].vlak(boot)
    p["geel"].vlak([(1010, 1190), (1400, 1176), (1392, 1190), (1018, 1202)])


def duurstede() -> Prent:
    """De twee torens van kasteel Duurstede."""
    p = Prent((2000, 2000), PAPIER, INKT, zaad=521)
    raster(p["licht"], (0, 0, 2000, 1300), 20, 1.0, 0.15)
    p.open(p.vorm(lambda m: m.rond(1040, 430, 150)))
    p["geel"].rond(1040, 430, 148)
    rnd = random.Random(4)
    for x in range(-40, 2100, 150):
        r = rnd.uniform(110, 190)
        bollen = list(kroon(x, 1250, r, x + 50))
        vorm = p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb])
        p.open(vorm)
        for naam in ("licht", "geel"):
            p[naam].beeld.paste(255, mask=vorm)
        p["marine"].binnen(vorm, lambda m, x=x, r=r: [wig(m, x + rnd.uniform(-r, r * 0.6), 1250 + rnd.uniform(-r, r), 60, 12) for _ in range(18)])
    _muurwerk(p)
    _ronde(p)
    _donjon(p)
    _gracht(p)
    return p


def _muurwerk(p: Prent) -> None:
    ruine = [(560, 1420), (560, 1130), (640, 1100), (700, 1150), (780, 1120), (850, 1220), (960, 1200), (1010, 1260), (1180, 1250), (1180, 1420)]
    p.leeg(ruine)
    p["rood"].vlak(ruine)
    p["rood"].weg(p.vorm(lambda m: stenen(m, (570, 1160, 1170, 1400), 4, hoog=24, deel=0.16)))
    for x in (690, 860, 1040):
        p.leeg(rondboog(x, x + 70, 1420, 1300))
        p["marine"].vlak(rondboog(x, x + 70, 1420, 1300))


def _ronde(p: Prent) -> None:
    lijf = [(240, 1420), (240, 640), (620, 640), (620, 1420)]
    p.leeg(lijf)
    p["rood"].vlak(lijf)
    p["marine"].blok(500, 640, 620, 1420)
    p["rood"].weg(p.vorm(lambda m: stenen(m, (250, 760, 610, 1400), 7, hoog=24, deel=0.1)))
    krans = [(206, 720), (206, 560), (654, 560), (654, 720)]
    p.leeg(krans)
    p["rood"].vlak(krans)
    p["marine"].blok(516, 560, 654, 720)
    for i in range(8):
        x = 222 + i * 54
        p.leeg(rondboog(x, x + 34, 728, 676))
        p["marine"].vlak(rondboog(x, x + 34, 728, 676))
    for x in (270, 400, 520):
        p.leeg([(x, 590), (x + 44, 590), (x + 44, 640), (x, 640)])
        p["geel"].blok(x, 590, x + 44, 640)
    dak = [(186, 566), (430, 120), (674, 566)]
    p.leeg(dak)
    p["marine"].vlak(dak)
    p["licht"].vlak([(186, 566), (430, 120), (360, 566)])
    p["marine"].lijn([(430, 130), (430, 50)], 9)
    p["geel"].vlak([(434, 54), (510, 76), (434, 98)])
    for y in (820, 1000, 1190):
        for x in (310, 420):
            p.leeg([(x, y), (x + 46, y), (x + 46, y + 92), (x, y + 92)])
            p["marine"].blok(x, y, x + 46, y + 92)
            p["geel"].blok(x, y, x + 46, y + 40)


def _donjon(p: Prent) -> None:
    lijf: list[Punt] = [(1180, 1420), (1180, 700), (1230, 690), (1240, 730), (1330, 720), (1350, 670), (1420, 690), (1450, 740), (1560, 730), (1580, 690),
                        (1690, 700), (1690, 1420)]
    p.leeg(lijf)
    p["rood"].vlak(lijf)
    vorm = p.vorm(lambda m: m.vlak(lijf))
    p["marine"].binnen(vorm, lambda m: m.blok(1550, 600, 1690, 1420))
    p["rood"].weg(p.vorm(lambda m: stenen(m, (1190, 760, 1680, 1410), 9, hoog=26, deel=0.16)))
    for x, y, b, h in ((1260, 820, 70, 120), (1420, 820, 70, 120), (1260, 1060, 56, 100), (1440, 1060, 90, 130)):
        p.leeg(rondboog(x, x + b, y + h, y))
        p["marine"].vlak(rondboog(x, x + b, y + h, y))
    p.leeg(rondboog(1340, 1440, 1420, 1270))
    p["geel"].vlak(rondboog(1340, 1440, 1420, 1270))
    p["marine"].vlak(rondboog(1358, 1422, 1420, 1290))


def _gracht(p: Prent) -> None:
    p.leeg([(0, 1410), (2000, 1410), (2000, 2000), (0, 2000)])
    p["geel"].blok(0, 1410, 2000, 1480)
    p["licht"].blok(0, 1410, 2000, 1480)
    water = p.vorm(lambda m: m.blok(0, 1480, 2000, 2000))
    p["licht"].blok(0, 1480, 2000, 2000)
    p["rood"].binnen(water, lambda m: (m.blok(240, 1480, 620, 1960), m.blok(560, 1480, 1180, 1660), m.blok(1180, 1480, 1690, 1930)))
    p["marine"].binnen(water, lambda m: (m.blok(500, 1480, 620, 1960), m.blok(1550, 1480, 1690, 1930)))
    p["geel"].binnen(water, lambda m: (m.blok(0, 1480, 240, 1560), m.blok(1690, 1480, 2000, 1560)))
    for naam, zaad in (("rood", 4), ("marine", 6), ("geel", 8)):
        p[naam].weg(p.vorm(lambda m, z=zaad: golven(m, (0, 1480, 2000, 2000), z, stap=20, dik=17)))
    p["licht"].weg(p.vorm(lambda m: golven(m, (0, 1500, 2000, 2000), 10, stap=40, dik=11)))
    p["marine"].blok(0, 1472, 2000, 1486)
    for x in (960, 1010):
        _zwaan(p, x + (x - 960) * 4, 1740 + (x - 960), 1.2)


def _zwaan(p: Prent, x: float, y: float, s: float) -> None:
    lijf = [(x - 70 * s, y - 46 * s), (x - 30 * s, y - 36 * s), (x + 30 * s, y - 34 * s), (x + 44 * s, y - 92 * s), (x + 62 * s, y - 106 * s), (x + 82 * s, y - 94 * s),
            (x + 64 * s, y - 86 * s), (x + 66 * s, y - 20 * s), (x + 40 * s, y), (x - 40 * s, y)]
    p.leeg(lijf)
    p["marine"].lijn([*lijf, lijf[0]], 4)
    p["rood"].vlak([(x + 80 * s, y - 98 * s), (x + 104 * s, y - 86 * s), (x + 76 * s, y - 86 * s)])


def gedrukt_water() -> Prent:
    """Water, alleen water, en één bootje."""
    p = Prent((1600, 2000), PAPIER, INKT, zaad=531)
    p["marine"].blok(0, 0, 1600, 2000)
    p["licht"].blok(0, 0, 1600, 2000)

    def banen(m: Plaat) -> None:
        for i in range(84):
            y = -60 + i * 26
            punten = []
            for k in range(101):
                x = k * 16
                bult = 90 * math.exp(-(((x - 930) / 260) ** 2) - ((y - 900) / 330) ** 2)
                punten.append((x, y + 13 * math.sin(x / 120 + i * 0.55) + 8 * math.sin(x / 47 - i * 0.3) + bult * (1 if y > 900 else -1)))
            dik = [3 + 9 * (0.5 + 0.5 * math.sin(k / 9 + i * 0.9)) for k in range(101)]
            m.vlak([(x, yy - d / 2) for (x, yy), d in zip(punten, dik, strict=True)] + [(x, yy + d / 2) for (x, yy), d in reversed(list(zip(punten, dik, strict=True)))])

    p["marine"].weg(p.vorm(banen))
    p["licht"].weg(p.vorm(lambda m: golven(m, (420, 0, 1240, 2000), 9, stap=70, dik=13)))
    romp = [(690, 868), (1190, 846), (1110, 960), (770, 966)]
    p.leeg([(640, 840), (1230, 810), (1180, 980), (720, 990)])
    p["rood"].vlak(romp)
    p["marine"].vlak([(740, 930), (1136, 924), (1110, 960), (770, 966)])
    p["marine"].lijn([(930, 860), (930, 420)], 13)
    zeil = [(950, 430), (950, 826), (1190, 790)]
    p.leeg(zeil)
    p["geel"].vlak(zeil)
    fok = [(910, 470), (910, 830), (730, 838)]
    p.leeg(fok)
    return p
