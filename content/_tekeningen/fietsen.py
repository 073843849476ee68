"""Een fiets tegen een wand, en alleen een wiel."""

from __future__ import annotations

import math

from druk import Prent
from inkten import RIETVELD
from motieven import vlak
from vormen import fiets, ring


def fietsprent() -> Prent:
    """Een zwarte fiets tegen een wand van kleurvlakken."""
    p = Prent((2000, 1333), RIETVELD.papier, RIETVELD.inkten, zaad=131, ruw=0.8)
    vlak(p, 0, 0, 620, 520, ("geel",))
    vlak(p, 1340, 0, 2000, 360, ("grijs",))
    vlak(p, 1500, 460, 2000, 1060, ("rood",))
    vlak(p, 0, 700, 420, 1060, ("blauw",))
    vlak(p, 760, 0, 1180, 250, ("blauw",))
    vlak(p, 700, 620, 1180, 1060, ("grijs",))
    for x in (640, 1320, 1480):
        p["zwart"].blok(x - 13, 0, x + 13, 1060)
    for y, x0, x1 in ((560, 0, 1480), (400, 1320, 2000), (270, 640, 1320)):
        p["zwart"].blok(x0, y - 13, x1, y + 13)
    p["zwart"].blok(0, 1060, 2000, 1084)
    p["grijs"].blok(0, 1084, 2000, 1333)
    p["zwart"].vlak([(420, 1222), (1480, 1222), (1700, 1290), (700, 1290)], 150)
    wit = p.vorm(lambda m: fiets(m, 960, 1226, 2.05, dik=13))
    p.open(wit)
    fiets(p["zwart"], 960, 1226, 2.05, dik=11)
    return p


def wiel() -> Prent:
    """Een fietswiel, groot: het portret van een maker die niet bestaat."""
    p = Prent((2000, 2000), RIETVELD.papier, RIETVELD.inkten, zaad=161)
    p["geel"].blok(0, 0, 2000, 2000)
    p.open(p.vorm(lambda m: m.rond(1000, 1080, 720)))
    p["grijs"].rond(1000, 1080, 720)
    ring(p["zwart"], 1000, 1080, 730, 54)
    ring(p["rood"], 1000, 1080, 676, 22)
    for i in range(36):
        a = math.pi * 2 * i / 36
        b = a + (0.42 if i % 2 else -0.42)
        p["zwart"].lijn(
            [
                (1000 + 74 * math.cos(b), 1080 + 74 * math.sin(b)),
                (1000 + 668 * math.cos(a), 1080 + 668 * math.sin(a)),
            ],
            7,
        )
    p["zwart"].rond(1000, 1080, 92)
    p.open(p.vorm(lambda m: m.rond(1000, 1080, 40)))
    p["rood"].rond(1000, 1080, 38)
    vork = [(1000, 1080), (860, 620), (800, 330)]
    p["geel"].lijn([*vork, (760, 60), (740, -60)], 62, 0)
    p["zwart"].lijn([(930, 850), (860, 620), (800, 330)], 62, 0)
    p["rood"].lijn(vork, 62, 0)
    p["grijs"].lijn(vork, 62, 0)
    p["blauw"].lijn(vork, 58)
    p["blauw"].lijn([(800, 330), (760, 60), (740, -60)], 76)
    spat = [
        (1000 + 800 * math.cos(t), 1080 + 800 * math.sin(t))
        for t in (math.pi * (1.02 + 0.028 * i) for i in range(22))
    ]
    p["zwart"].lijn(spat, 26)
    return p
