"""De inkten: per gids een papier en een handvol kleuren, in drukvolgorde."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palet:
    """Het papier en de inkten van een gids."""

    papier: str
    inkten: dict[str, str]


WERF = Palet("#f5ead3", {"geel": "#f4c244", "koraal": "#ec5e43", "blauw": "#3a7ca8", "nacht": "#1b2a44"})
RIETVELD = Palet(
    "#f4f0e7",
    {"geel": "#f4c321", "rood": "#da3a22", "blauw": "#1f55a5", "grijs": "#bdb9ae", "zwart": "#1d1d20"},
)
HEUVEL = Palet("#f5edda", {"oker": "#ecb84c", "roze": "#d4607f", "groen": "#2f7864", "inkt": "#1d3432"})
POORT = Palet("#f6eedb", {"zand": "#f0c886", "steen": "#c84d34", "teal": "#2f908f", "nacht": "#17313d"})
STIL = Palet("#f6f1e4", {"geel": "#f5c945", "zee": "#86c8b6", "terra": "#e07a58", "pruim": "#4d2a4f"})
RIVIER = Palet("#f3f0e6", {"licht": "#93c9de", "geel": "#f4c858", "rood": "#da4732", "marine": "#1c2f5e"})
