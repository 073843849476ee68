"""De drukpers: platen met inkt, over elkaar gedrukt op papier, zoals een risografie of een linosnede."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SCHAAL = 2  # er wordt dubbel zo groot getekend en daarna verkleind, voor gladde randen
Punt = tuple[float, float]


def rgb(kleur: str) -> tuple[int, int, int]:
    """De drie kanalen van `#rrggbb`."""
    return int(kleur[1:3], 16), int(kleur[3:5], 16), int(kleur[5:7], 16)


def ruis(maat: tuple[int, int], korrel: float, zaad: int) -> Image.Image:
    """Grijze ruis met vlekken van `korrel` pixels; steeds gelijk bij hetzelfde zaad."""
    klein = max(2, math.ceil(maat[0] / korrel)), max(2, math.ceil(maat[1] / korrel))
    bytes_ = random.Random(zaad).randbytes(klein[0] * klein[1])
    beeld = Image.frombytes("L", klein, bytes_)
    return beeld if klein == maat else beeld.resize(maat, Image.Resampling.BICUBIC)


@dataclass
class Plaat:
    """Eén inkt: wit waar zij drukt, zwart waar zij is weggesneden."""

    maat: tuple[int, int]
    inkt: str
    beeld: Image.Image = field(init=False)
    pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        self.beeld = Image.new("L", (self.maat[0] * SCHAAL, self.maat[1] * SCHAAL), 0)
        self.pen = ImageDraw.Draw(self.beeld)

    def vlak(self, punten: Iterable[Punt], dekking: int = 255) -> None:
        """Een gevulde veelhoek."""
        self.pen.polygon([(x * SCHAAL, y * SCHAAL) for x, y in punten], fill=dekking)

    def blok(self, x0: float, y0: float, x1: float, y1: float, dekking: int = 255) -> None:
        """Een rechthoek, in welke volgorde de hoeken ook staan."""
        a, b, c, d = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        self.pen.rectangle([a * SCHAAL, b * SCHAAL, c * SCHAAL - 1, d * SCHAAL - 1], fill=dekking)

    def rond(self, x: float, y: float, rx: float, ry: float | None = None, dekking: int = 255) -> None:
        """Een cirkel of ellips om een middelpunt."""
        ry = rx if ry is None else ry
        self.pen.ellipse(
            [(x - rx) * SCHAAL, (y - ry) * SCHAAL, (x + rx) * SCHAAL, (y + ry) * SCHAAL], fill=dekking
        )

    def lijn(self, punten: Sequence[Punt], dikte: float, dekking: int = 255) -> None:
        """Een gebroken lijn met ronde uiteinden en hoeken."""
        hard = [(x * SCHAAL, y * SCHAAL) for x, y in punten]
        self.pen.line(hard, fill=dekking, width=max(1, round(dikte * SCHAAL)), joint="curve")
        r = dikte * SCHAAL / 2
        if r > 1.5:
            for x, y in hard:
                self.pen.ellipse([x - r, y - r, x + r, y + r], fill=dekking)

    def binnen(self, vorm: Image.Image, teken: Callable[[Plaat], None], *, uit: bool = False) -> None:
        """Tekent alleen binnen `vorm`; met `uit` wordt daar juist weggesneden."""
        los = Plaat(self.maat, self.inkt)
        teken(los)
        deel = ImageChops.multiply(los.beeld, vorm)
        nieuw = ImageChops.subtract(self.beeld, deel) if uit else ImageChops.lighter(self.beeld, deel)
        self.beeld.paste(nieuw)

    def weg(self, vorm: Image.Image) -> None:
        """Snijdt een vorm uit de plaat."""
        self.beeld.paste(ImageChops.subtract(self.beeld, vorm))


@dataclass
class Prent:
    """Een blad papier met zijn platen, in drukvolgorde."""

    maat: tuple[int, int]
    papier: str
    inkten: dict[str, str]
    zaad: int = 1
    ruw: float = 1.0  # hoe grof de rand is gesneden
    korrel: bool = True  # uit voor een effen druk, die als PNG klein blijft
    platen: dict[str, Plaat] = field(init=False)

    def __post_init__(self) -> None:
        self.platen = {naam: Plaat(self.maat, kleur) for naam, kleur in self.inkten.items()}

    def __getitem__(self, naam: str) -> Plaat:
        return self.platen[naam]

    def vorm(self, teken: Callable[[Plaat], None]) -> Image.Image:
        """Een los masker, om binnen te tekenen of uit te snijden."""
        los = Plaat(self.maat, "#000000")
        teken(los)
        return los.beeld

    def leeg(self, punten: Iterable[Punt]) -> None:
        """Snijdt een veelhoek uit alle platen."""
        hard = list(punten)
        for plaat in self.platen.values():
            plaat.vlak(hard, 0)

    def open(self, vorm: Image.Image, *behalve: str) -> None:
        """Snijdt een vorm uit alle platen, behalve de genoemde."""
        for naam, plaat in self.platen.items():
            if naam not in behalve:
                plaat.weg(vorm)

    def druk(self) -> Image.Image:
        """Drukt alle platen op het papier: inkt over inkt vermenigvuldigt."""
        blad = self._papier()
        for nummer, plaat in enumerate(self.platen.values()):
            dek = self._inktlaag(plaat, nummer)
            laag = Image.composite(
                Image.new("RGB", self.maat, rgb(plaat.inkt)), Image.new("RGB", self.maat, "white"), dek
            )
            blad = ImageChops.multiply(blad, laag)
        return blad

    def _papier(self) -> Image.Image:
        vel = Image.new("RGB", self.maat, rgb(self.papier))
        if not self.korrel:
            return vel
        vezel = ruis(self.maat, 3.2, self.zaad + 900).point(lambda v: 246 + v * 9 // 255)
        return ImageChops.multiply(vel, Image.merge("RGB", (vezel, vezel, vezel)))

    def _inktlaag(self, plaat: Plaat, nummer: int) -> Image.Image:
        beeld = _gesneden(plaat.beeld, self.ruw, self.zaad + nummer * 17)
        rnd = random.Random(self.zaad * 31 + nummer)
        dx, dy = (rnd.choice((-4, -3, 3, 4)), rnd.choice((-4, -3, 3, 4))) if nummer else (0, 0)
        w, h = beeld.size
        dek = beeld.resize(self.maat, Image.Resampling.BOX, box=(4 + dx, 4 + dy, w - 4 + dx, h - 4 + dy))
        if not self.korrel:
            return dek
        fijn = ruis(self.maat, 2.0, self.zaad + nummer * 7 + 300).point(lambda v: 255 - max(0, 92 - v) // 2)
        wolk = ruis(self.maat, 46, self.zaad + nummer * 5 + 600).point(lambda v: 244 + v * 11 // 255)
        return ImageChops.multiply(ImageChops.multiply(dek, fijn), wolk)


def _gesneden(beeld: Image.Image, ruw: float, zaad: int) -> Image.Image:
    """Rondt hoeken een haar af en laat de rand leven, zoals een guts dat doet; halve dekking blijft staan."""
    if not ruw:
        return beeld
    zacht = beeld.filter(ImageFilter.GaussianBlur(2.4 * ruw))
    leven = ruis(beeld.size, 11, zaad).point(lambda v: int(128 + (v - 128) * 0.42))
    som = ImageChops.add(zacht, leven, 1, -128)
    hard = som.point(lambda v: max(0, min(255, (v - 128) * 5 + 128)))
    tint = beeld.filter(ImageFilter.MaxFilter(5))
    return (
        ImageChops.darker(hard, tint) if tint.getextrema()[1] == 255 and _vol(beeld) else _getint(beeld, hard)
    )


def _vol(beeld: Image.Image) -> bool:
    """Of de plaat alleen uit vol en leeg bestaat."""
    return sum(beeld.histogram()[1:255]) == 0


def _getint(beeld: Image.Image, hard: Image.Image) -> Image.Image:
    """Volle delen gesneden, halftonen met rust gelaten."""
    vol = beeld.point(lambda v: 255 if v > 250 else 0)
    half = beeld.point(lambda v: 0 if v > 250 else v)
    rand = vol.filter(ImageFilter.GaussianBlur(2.0)).point(lambda v: max(0, min(255, (v - 128) * 5 + 128)))
    del hard
    return ImageChops.lighter(rand, half)


def bewaar(blad: Image.Image, pad: Path, grens: int = 400_000) -> None:
    """Schrijft JPEG of PNG, hoogstens `grens` bytes groot."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    if pad.suffix == ".png":
        blad.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(pad, optimize=True)
        return
    for zacht in (0.0, 0.5, 0.7, 0.9, 1.1):
        vel = blad.filter(ImageFilter.GaussianBlur(zacht)) if zacht else blad
        for kwaliteit in (86, 82, 78, 74, 70, 66):
            vel.save(
                pad,
                quality=kwaliteit,
                optimize=True,
                progressive=True,
                subsampling=0 if kwaliteit > 80 else 2,
            )
            if pad.stat().st_size <= grens:
                return
