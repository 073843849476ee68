"""De pandhof door een venster van de kloostergang."""

from __future__ import annotations

import math
import random

from druk import Plaat, Prent
from inkten import STIL
from vormen import raster, spitsboog
from vormen import ring as rondje


def pandhof() -> Prent:
    """Uitzicht op de kruidentuin door een boog van de kloostergang."""
    p = Prent((2000, 1500), STIL.papier, STIL.inkten, zaad=421)
    _hof(p, 2000, 1500)
    _maaswerk(p, 2000, 1500)
    return p


def pandhof_venster() -> Prent:
    """Eén venster van de kloostergang, recht van voren."""
    p = Prent((2000, 2000), STIL.papier, STIL.inkten, zaad=431)
    _hof(p, 2000, 2000)
    _maaswerk(p, 2000, 2000)
    return p


def _hof(p: Prent, w: float, h: float) -> None:
    raster(p["zee"], (0, 0, w, h * 0.5), 18, 0.6, 0.1)
    muur = h * 0.62
    p.leeg([(0, h * 0.24), (w, h * 0.24), (w, muur), (0, muur)])
    p["terra"].blok(0, h * 0.24, w, muur)
    p["pruim"].blok(0, h * 0.235, w, h * 0.25)
    for i in range(-1, 8):
        x = w * (0.06 + i * 0.15)
        raam = spitsboog(x, x + w * 0.1, muur - h * 0.03, h * 0.3)
        p.leeg(raam)
        p["pruim"].vlak(raam)
        p["geel"].binnen(
            p.vorm(lambda m, r=raam: m.vlak(r)),
            lambda m, x=x: [m.blok(x + w * 0.05 - 4, 0, x + w * 0.05 + 4, h)],
        )
        p["pruim"].weg(p.vorm(lambda m, x=x: m.blok(x + w * 0.05 - 6, h * 0.36, x + w * 0.05 + 6, muur)))
        steun = [
            (x - w * 0.04, muur),
            (x - w * 0.034, h * 0.28),
            (x - w * 0.025, h * 0.2),
            (x - w * 0.016, h * 0.28),
            (x - w * 0.01, muur),
        ]
        p.leeg(steun)
        p["geel"].vlak(steun)
    p.leeg([(0, muur), (w, muur), (w, h), (0, h)])
    p["zee"].blok(0, muur, w, h)
    _perken(p, w, h, muur)
    _wstinc(p, w / 2 - 310, h * 0.83, h * 0.2)


def _perken(p: Prent, w: float, h: float, muur: float) -> None:
    rnd = random.Random(8)
    for kant in (-1, 1):
        for y0, y1 in ((muur + h * 0.03, muur + h * 0.12), (muur + h * 0.17, h + 60)):
            a, b = (y0 - muur + h * 0.2) / (h * 0.3), (y1 - muur + h * 0.2) / (h * 0.3)
            c = w / 2 - 310
            perk = [
                (c + kant * w * 0.12 * a, y0),
                (c + kant * w * 0.8 * a, y0),
                (c + kant * w * 0.8 * b, y1),
                (c + kant * w * 0.12 * b, y1),
            ]
            p.leeg(perk)
            p["geel"].vlak(perk)
            p["zee"].vlak(perk)
            vorm = p.vorm(lambda m, v=perk: m.vlak(v))

            def planten(m: Plaat, y0: float = y0, y1: float = y1) -> None:
                for _ in range(170):
                    y = rnd.uniform(y0, y1)
                    s = 10 + 34 * (y - muur) / (h - muur)
                    x = rnd.uniform(0, w)
                    for k in range(-2, 3):
                        ang = math.radians(-90 + 26 * k)
                        m.vlak(
                            [
                                (x - s * 0.1, y),
                                (x + s * 0.1, y),
                                (x + s * 1.2 * math.cos(ang), y + s * 1.2 * math.sin(ang)),
                            ]
                        )

            p["pruim"].binnen(vorm, planten)
            p["zee"].weg(
                p.vorm(
                    lambda m, y0=y0, y1=y1: [
                        m.rond(rnd.uniform(0, w), rnd.uniform(y0, y1), rnd.uniform(4, 10)) for _ in range(90)
                    ]
                )
            )


def _wstinc(p: Prent, x: float, y: float, h: float) -> None:
    bekken = [
        (x + h * 0.62 * math.cos(t), y + h * 0.2 * math.sin(t))
        for t in (2 * math.pi * i / 40 for i in range(40))
    ]
    p.leeg(bekken)
    p["pruim"].vlak(bekken)
    binnen = [
        (x + h * 0.52 * math.cos(t), y - 4 + h * 0.14 * math.sin(t))
        for t in (2 * math.pi * i / 40 for i in range(40))
    ]
    p.leeg(binnen)
    p["zee"].vlak(binnen)
    zuil = [
        (x - h * 0.13, y + h * 0.06),
        (x - h * 0.1, y - h * 0.36),
        (x + h * 0.1, y - h * 0.36),
        (x + h * 0.13, y + h * 0.06),
    ]
    pij = [
        (x - h * 0.24, y - h * 0.36),
        (x - h * 0.22, y - h * 0.6),
        (x - h * 0.12, y - h * 0.86),
        (x + h * 0.04, y - h * 0.86),
        (x + h * 0.12, y - h * 0.66),
        (x + h * 0.3, y - h * 0.6),
        (x + h * 0.3, y - h * 0.36),
    ]
    for v in (zuil, pij):
        p.leeg(v)
    p["terra"].vlak(zuil)
    p["pruim"].vlak(pij)
    p.open(p.vorm(lambda m: m.rond(x - h * 0.02, y - h * 0.96, h * 0.1)))
    p["pruim"].rond(x - h * 0.02, y - h * 0.96, h * 0.1)
    boek = [
        (x + h * 0.1, y - h * 0.64),
        (x + h * 0.38, y - h * 0.72),
        (x + h * 0.4, y - h * 0.62),
        (x + h * 0.12, y - h * 0.54),
    ]
    p.leeg(boek)
    p["geel"].vlak(boek)


def _maaswerk(p: Prent, w: float, h: float) -> None:
    x0, x1, kruin = w * 0.5 - 620, w * 0.5 + 620, 70.0
    boog = spitsboog(x0, x1, h + 40, kruin, stappen=40, steil=0.72)
    lijst = spitsboog(x0 - 46, x1 + 46, h + 40, kruin - 52, stappen=40, steil=0.72)
    muur = p.vorm(lambda m: (m.blok(0, 0, w, h), m.vlak(boog, 0)))
    p.open(muur)
    p["pruim"].beeld.paste(255, mask=muur)
    rand = p.vorm(lambda m: (m.vlak(lijst), m.vlak(boog, 0)))
    p.open(rand)
    p["geel"].beeld.paste(255, mask=rand)
    midden, oog, r = w / 2, 496.0, 214.0

    def roeden(m: Plaat, dik: float) -> None:
        m.lijn([(midden, 900), (midden, h + 40)], dik)
        for a, b in ((x0 + 6, midden), (midden, x1 - 6)):
            m.lijn(spitsboog(a, b, h + 40, 640, stappen=24, steil=0.86), dik)
        rondje(m, midden, oog, r, dik)
        for k in range(4):
            t = math.pi / 4 + k * math.pi / 2
            cx, cy = midden + r * 0.5 * math.cos(t), oog + r * 0.5 * math.sin(t)
            van = t - math.pi * 0.568
            m.lijn(
                [
                    (
                        cx + r * 0.42 * math.cos(van + i * math.pi * 1.136 / 20),
                        cy + r * 0.42 * math.sin(van + i * math.pi * 1.136 / 20),
                    )
                    for i in range(21)
                ],
                dik * 0.7,
            )

    binnen = p.vorm(lambda m: m.vlak(boog))
    stijl = Plaat(p.maat, "#000000")
    stijl.binnen(binnen, lambda m: roeden(m, 34))
    p.open(stijl.beeld)
    p["pruim"].beeld.paste(255, mask=stijl.beeld)
    licht = Plaat(p.maat, "#000000")
    licht.binnen(binnen, lambda m: roeden(m, 8))
    p.open(licht.beeld)
    p["geel"].beeld.paste(255, mask=licht.beeld)
