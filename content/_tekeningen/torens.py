"""De torens van het Sticht, alle naar het model van de Dom: vierkant, vierkant, achtkant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from druk import Prent, Punt
from vormen import spitsboog


@dataclass(frozen=True)
class Toren:
    """De maten van een toren in delen van zijn hoogte: hoogte en halve breedte van elke geleding."""

    trans1: float  # bovenkant eerste vierkant
    trans2: float  # bovenkant tweede vierkant
    lantaarn: float  # bovenkant achtkant
    half1: float
    half2: float
    half3: float
    spits: str = "naald"  # naald, peer of stomp


DOM = Toren(0.40, 0.645, 0.86, 0.098, 0.08, 0.055)
LANGE_JAN = Toren(0.36, 0.60, 0.765, 0.085, 0.072, 0.05, "peer")
CUNERA = Toren(0.36, 0.60, 0.80, 0.105, 0.085, 0.06, "bol")


def dom(  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    p: Prent, t: Toren, x: float, voet: float, hoog: float, inkt: tuple[str, str | None, str | None]
) -> None:
    """Een toren: lijf, schaduwkant en donkere openingen, elk in een inkt (of geen)."""
    lijf, schaduw, donker = inkt

    def q(dx: float, dy: float) -> Punt:
        return x + dx * hoog, voet - dy * hoog

    romp = _omtrek(t)
    vorm = p.vorm(lambda m: m.vlak([q(*pt) for pt in romp]))
    p.leeg([q(*pt) for pt in romp])
    p[lijf].vlak([q(*pt) for pt in romp])
    for helft, onder, boven in (
        (t.half1, 0, t.trans1),
        (t.half2, t.trans1, t.trans2),
        (t.half3, t.trans2, t.lantaarn),
    ):
        if schaduw:
            p[schaduw].binnen(
                vorm,
                lambda m, h=helft, o=onder, b=boven: m.vlak(
                    [q(h * 0.36, o), q(h * 0.36, b), q(h * 1.3, b), q(h * 1.3, o)]
                ),
            )
    if schaduw:
        p[schaduw].binnen(
            vorm, lambda m: m.vlak([q(0.006, t.lantaarn), q(0.0, 1), q(0.2, 1), q(0.2, t.lantaarn)])
        )
    _nissen(p, t, q, donker or schaduw or lijf)
    _transen(p, t, q)


def _omtrek(t: Toren) -> list[Punt]:
    a, b, c = t.half1, t.half2, t.half3
    rechts: list[Punt] = [
        (a * 1.16, 0),
        (a * 1.16, t.trans1 * 0.34),
        (a * 1.06, t.trans1 * 0.37),
        (a * 1.06, t.trans1 * 0.72),
        (a, t.trans1 * 0.75),
        (a, t.trans1 - 0.012),
        (a * 1.1, t.trans1 - 0.008),
        (a * 1.1, t.trans1 + 0.014),
        (b * 1.06, t.trans1 + 0.014),
        (b * 1.06, t.trans1 + (t.trans2 - t.trans1) * 0.55),
        (b, t.trans1 + (t.trans2 - t.trans1) * 0.6),
        (b, t.trans2 - 0.012),
        (b * 1.12, t.trans2 - 0.008),
        (b * 1.12, t.trans2 + 0.012),
        (b * 1.07, t.trans2 + 0.014),
        (b * 1.0, t.trans2 + 0.055),
        (b * 0.93, t.trans2 + 0.014),
        (c * 1.12, t.trans2 + 0.014),
        (c * 1.12, t.trans2 + (t.lantaarn - t.trans2) * 0.5),
        (c, t.trans2 + (t.lantaarn - t.trans2) * 0.55),
        (c, t.lantaarn - 0.008),
        (c * 1.16, t.lantaarn - 0.004),
        (c * 1.16, t.lantaarn + 0.012),
        (c * 1.08, t.lantaarn + 0.014),
        (c * 1.0, t.lantaarn + 0.042),
        (c * 0.9, t.lantaarn + 0.014),
    ]
    rechts += _spits(t, c)
    return rechts + [(-dx, dy) for dx, dy in reversed(rechts)]


def _spits(t: Toren, c: float) -> list[Punt]:
    z = t.lantaarn
    r = 1 - z
    if t.spits == "peer":
        return [
            (c * 0.86, z + 0.016),
            (c * 0.92, z + r * 0.2),
            (c * 0.6, z + r * 0.3),
            (c * 0.36, z + r * 0.36),
            (c * 0.36, z + r * 0.5),
            (c * 0.56, z + r * 0.56),
            (c * 0.5, z + r * 0.64),
            (c * 0.22, z + r * 0.74),
            (c * 0.1, z + r * 0.86),
            (c * 0.06, 1.0),
        ]
    if t.spits == "bol":
        return [
            (c * 0.8, z + 0.016),
            (c * 0.62, z + r * 0.34),
            (c * 0.5, z + r * 0.36),
            (c * 0.5, z + r * 0.52),
            (c * 0.62, z + r * 0.56),
            (c * 0.44, z + r * 0.7),
            (c * 0.12, z + r * 0.8),
            (c * 0.07, 1.0),
        ]
    return [(c * 0.86, z + 0.014), (c * 0.34, z + r * 0.56), (c * 0.12, z + r * 0.8), (c * 0.07, 1.0)]


def _nissen(p: Prent, t: Toren, q: Callable[[float, float], Punt], donker: str) -> None:
    rijen = [
        (t.half1, 0.0, t.trans1 * 0.40, 1, 0.42),
        (t.half1, t.trans1 * 0.47, t.trans1 * 0.93, 3, 0.78),
        (t.half2, t.trans1 + 0.03, t.trans2 - 0.035, 3, 0.8),
    ]
    for half, onder, boven, aantal, vulling in rijen:
        breed = 2 * half * 0.86 / aantal
        for i in range(aantal):
            m0 = -half * 0.86 + breed * (i + 0.5)
            (x0, y0), (x1, y1) = q(m0 - breed * vulling / 2, onder), q(m0 + breed * vulling / 2, boven)
            boog = spitsboog(x0, x1, y0, y1)
            p.leeg(boog)
            p[donker].vlak(boog)
            _roede(p, donker, x0, x1, y0, y1, aantal)
    half, onder, boven = t.half3, t.trans2 + 0.025, t.lantaarn - 0.014
    for links, breed in ((-0.97, 0.34), (-0.46, 0.92), (0.63, 0.34)):
        (x0, y0), (x1, y1) = q(half * links, onder), q(half * (links + breed), boven)
        p.leeg(spitsboog(x0, x1, y0, y1))
        if breed > 0.5:
            midden = (x0 + x1) / 2
            p[donker].blok(midden - (x1 - x0) * 0.06, y1 + (x1 - x0) * 0.3, midden + (x1 - x0) * 0.06, y0)
            p[donker].blok(x0, y0 - (y0 - y1) * 0.42, x1, y0 - (y0 - y1) * 0.38)
    (rx, ry), (sx, _) = q(0, t.trans2 - 0.03), q(half * 0.36, 0)
    p.open(p.vorm(lambda m: m.rond(rx, ry, sx - rx)))
    p[donker].rond(rx, ry, (sx - rx) * 0.72)


def _roede(p: Prent, donker: str, x0: float, x1: float, y0: float, y1: float, aantal: int) -> None:  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    if aantal == 1 or x1 - x0 < 16:
        return
    midden, dik = (x0 + x1) / 2, (x1 - x0) * 0.09
    p[donker].weg(
        p.vorm(lambda m: m.blok(midden - dik, y1 + (x1 - x0) * 0.55, midden + dik, y0 - (y0 - y1) * 0.08))
    )


def _transen(p: Prent, t: Toren, q: Callable[[float, float], Punt]) -> None:
    for half, hoogte in ((t.half1 * 1.1, t.trans1), (t.half2 * 1.12, t.trans2), (t.half3 * 1.16, t.lantaarn)):
        (x0, y0), (x1, y1) = q(-half, hoogte - 0.002), q(half, hoogte + 0.004)
        p.leeg([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
