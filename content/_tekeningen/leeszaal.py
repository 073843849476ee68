"""De hal van de bibliotheek aan de Neude."""

from __future__ import annotations

from druk import Plaat, Prent, Punt
from inkten import STIL
from vormen import parabool


def neude() -> Prent:
    """De hal van de bibliotheek, recht naar achteren."""
    return _hal((1600, 2000), Prent((1600, 2000), STIL.papier, STIL.inkten, zaad=401))


def neude_liggend() -> Prent:
    """Dezelfde hal, breder."""
    return _hal((2000, 1500), Prent((2000, 1500), STIL.papier, STIL.inkten, zaad=411))


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
                a, b = (
                    _op(vx, half, top, voet, k / 10),
                    _op(vx, half * 0.86, vy - h * 0.78 * s * 0.86, vy + h * 0.3 * s * 0.86, k / 10),
                )
                p["pruim"].lijn([a, b], 4 * s + 1)
    _achterwand(p, vx, vy, 0.86**15 * spant, h)
    _vloer(p, w, h, vx, vy)
    for s in (1.0, 0.74, 0.55):
        for kant in (-1, 1):
            _beeld(p, vx + kant * spant * 0.82 * s, vy - h * 0.1 * s, h * 0.15 * s)
    for x, y, s, kant in (
        (0.24, 0.93, 1.2, 1),
        (0.72, 0.95, 1.3, -1),
        (0.36, 0.83, 0.7, 1),
        (0.63, 0.82, 0.66, -1),
    ):
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
    vloer = [
        (0, h),
        (w, h),
        (w, vy + h * 0.26),
        (vx + w * 0.085, y0),
        (vx - w * 0.085, y0),
        (0, vy + h * 0.26),
    ]
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

                    m.vlak(
                        [
                            (x(k, rijen[r]), rijen[r]),
                            (x(k + 1, rijen[r]), rijen[r]),
                            (x(k + 1, rijen[r + 1]), rijen[r + 1]),
                            (x(k, rijen[r + 1]), rijen[r + 1]),
                        ]
                    )

    p["pruim"].binnen(vorm, tegels)


def _beeld(p: Prent, x: float, y: float, h: float) -> None:
    lijf = [
        (x - h * 0.16, y),
        (x - h * 0.2, y - h * 0.5),
        (x - h * 0.11, y - h * 0.66),
        (x + h * 0.11, y - h * 0.66),
        (x + h * 0.2, y - h * 0.5),
        (x + h * 0.16, y),
    ]
    sokkel = [
        (x - h * 0.24, y),
        (x + h * 0.24, y),
        (x + h * 0.16, y + h * 0.22),
        (x - h * 0.16, y + h * 0.22),
    ]
    for v in (lijf, sokkel):
        p.leeg(v)
    p["pruim"].vlak(lijf)
    p["terra"].vlak(sokkel)
    p.open(p.vorm(lambda m: m.rond(x, y - h * 0.78, h * 0.11, h * 0.14)))
    p["pruim"].rond(x, y - h * 0.78, h * 0.105, h * 0.135)


def _lezer(p: Prent, x: float, y: float, s: float, kant: int) -> None:
    def q(punten: list[Punt]) -> list[Punt]:
        return [(x + kant * a * s, y + b * s) for a, b in punten]

    tafel, poot = (
        q([(30, -96), (280, -96), (280, -80), (30, -80)]),
        q([(150, -80), (166, -80), (172, 40), (144, 40)]),
    )
    lijf = q(
        [
            (-70, 0),
            (-74, -110),
            (-44, -186),
            (10, -186),
            (34, -120),
            (110, -112),
            (112, -86),
            (20, -84),
            (20, 0),
        ]
    )
    been, stoel = (
        q([(-60, 0), (90, 0), (90, 60), (60, 60), (60, 34), (-60, 34)]),
        q([(-96, -120), (-82, -120), (-74, 60), (-92, 60)]),
    )
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
    p["pruim"].vlak(
        q([(-42, -226), (-34, -262), (4, -272), (38, -252), (14, -238), (-8, -222), (-14, -190), (-40, -196)])
    )
    boek = q([(120, -98), (176, -150), (236, -98), (180, -128)])
    p.leeg(boek)
    p["geel"].vlak(boek)
    p["pruim"].lijn([*boek, boek[0]], 3 * s)
