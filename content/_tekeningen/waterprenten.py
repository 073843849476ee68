"""Water en verder bijna niets."""

from __future__ import annotations

import math

from druk import Plaat, Prent
from inkten import RIVIER
from vormen import golven


def gedrukt_water() -> Prent:
    """Water, alleen water, en één bootje."""
    p = Prent((1600, 2000), RIVIER.papier, RIVIER.inkten, zaad=531)
    p["marine"].blok(0, 0, 1600, 2000)
    p["licht"].blok(0, 0, 1600, 2000)

    def banen(m: Plaat) -> None:
        for i in range(84):
            y = -60 + i * 26
            punten = []
            for k in range(101):
                x = k * 16
                bult = 90 * math.exp(-(((x - 930) / 260) ** 2) - ((y - 900) / 330) ** 2)
                punten.append(
                    (
                        x,
                        y
                        + 13 * math.sin(x / 120 + i * 0.55)
                        + 8 * math.sin(x / 47 - i * 0.3)
                        + bult * (1 if y > 900 else -1),
                    )
                )
            dik = [3 + 9 * (0.5 + 0.5 * math.sin(k / 9 + i * 0.9)) for k in range(101)]
            m.vlak(
                [(x, yy - d / 2) for (x, yy), d in zip(punten, dik, strict=True)]
                + [(x, yy + d / 2) for (x, yy), d in reversed(list(zip(punten, dik, strict=True)))]
            )

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


def golfstrook() -> Prent:
    """Een strook water, alleen om naar te kijken."""
    p = Prent((2000, 900), RIVIER.papier, RIVIER.inkten, zaad=551)
    p["licht"].blok(0, 0, 2000, 900)
    p["marine"].blok(0, 0, 2000, 900)

    def banen(m: Plaat) -> None:
        for i in range(32):
            boven, onder = [], []
            for k in range(126):
                x, fase = k * 16, i * 0.5
                y = i * 30 - 10 + 15 * math.sin(x / 130 + fase) + 7 * math.sin(x / 51 - fase)
                half = 2 + 5 * (1 + math.sin(k / 8 + i * 0.8)) / 2
                boven.append((x, y - half))
                onder.append((x, y + half))
            m.vlak(boven + onder[::-1])

    p["marine"].weg(p.vorm(banen))
    p["licht"].weg(p.vorm(lambda m: golven(m, (0, 0, 2000, 900), 12, stap=60, dik=13)))
    return p
