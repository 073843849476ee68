"""Welke prent waar staat en wie haar tekent."""

from __future__ import annotations

from collections.abc import Callable

import amersfoort
import boeken
import brug
import duurstede
import fietsen
import heide
import inktpot
import kelders
import kloosterhof
import koppelpoort
import leesbril
import leeszaal
import molen
import oudaen
import oudegracht
import oudewater
import provincie
import rhenen
import schroderhuis
import slot
import stad
import straat
import torenprenten
import waterprenten
import winkel
import zalen
import zocher
from druk import Prent
from merk import beeldmerk, woordmerk
from PIL import Image

PRENTEN: dict[str, Callable[[], Prent]] = {
    "gidsen/een-trede-lager/oudegracht.jpg": oudegracht.oudegracht,
    "gidsen/een-trede-lager/werfkelders.jpg": kelders.werfkelders,
    "gidsen/een-trede-lager/brug.jpg": brug.brug,
    "gidsen/een-trede-lager/oudaen.jpg": oudaen.oudaen,
    "gidsen/een-trede-lager/sinkel.jpg": winkel.sinkel,
    "gidsen/een-trede-lager/letters.jpg": straat.letters,
    "gidsen/rietveld-en-verder/schroderhuis.jpg": schroderhuis.schroderhuis,
    "gidsen/rietveld-en-verder/inktpot.jpg": inktpot.inktpot,
    "gidsen/rietveld-en-verder/fiets.jpg": fietsen.fietsprent,
    "gidsen/rietveld-en-verder/trappenhuis.png": boeken.trappenhuis,
    "gidsen/rietveld-en-verder/universiteitsbibliotheek.jpg": boeken.bibliotheek,
    "gidsen/zeven-keer-omhoog/pyramide.jpg": heide.pyramide,
    "gidsen/zeven-keer-omhoog/domtoren.jpg": torenprenten.domtoren,
    "gidsen/zeven-keer-omhoog/lange-jan.jpg": torenprenten.lange_jan,
    "gidsen/zeven-keer-omhoog/cuneratoren.jpg": rhenen.cuneratoren,
    "gidsen/zeven-keer-omhoog/grebbeberg.jpg": rhenen.grebbeberg,
    "gidsen/koppelpoort.jpg": koppelpoort.koppelpoort,
    "gidsen/muurhuizen.jpg": amersfoort.muurhuizen,
    "gidsen/een-uur-stil/neude.jpg": leeszaal.neude,
    "gidsen/een-uur-stil/pandhof.jpg": kloosterhof.pandhof,
    "gidsen/een-uur-stil/ring-van-zocher.jpg": zocher.ring,
    "gidsen/twee-steden-aan-stil-water/molen.jpg": molen.molen,
    "gidsen/twee-steden-aan-stil-water/wieken.jpg": molen.wieken,
    "gidsen/twee-steden-aan-stil-water/golven.jpg": waterprenten.golfstrook,
    "gidsen/twee-steden-aan-stil-water/oudewater.jpg": oudewater.oudewater,
    "gidsen/twee-steden-aan-stil-water/duurstede.jpg": duurstede.duurstede,
    "gidsen/voor-wie-aankomt/aankomst.jpg": straat.aankomst,
    "plekken/domtoren.jpg": stad.lantaarn_dom,
    "plekken/bibliotheek-neude.jpg": leeszaal.neude_liggend,
    "plekken/schroderhuis-vlakken.jpg": schroderhuis.vlakken,
    "plekken/onze-lieve-vrouwetoren.jpg": amersfoort.toren_bij_avond,
    "plekken/pandhof-van-de-dom.jpg": kloosterhof.pandhof_venster,
    "plekken/cuneratoren.jpg": torenprenten.cunera_staand,
    "plekken/slot-zeist.jpg": slot.slot,
    "plekken/voorbeeldhuis.jpg": zalen.zaal,
    "tentoonstellingen/licht-op-de-werf.jpg": zalen.lantaarn,
    "tentoonstellingen/gedrukt-water.jpg": waterprenten.gedrukt_water,
    "regios/provincie-utrecht.jpg": provincie.provincie,
    "regios/utrecht-stad.jpg": stad.daken,
    "makers/noor.jpg": leesbril.leesbril,
    "makers/bas.jpg": fietsen.wiel,
}
MERKEN: dict[str, Callable[[], Image.Image]] = {
    "logo.png": lambda: woordmerk(192),
    "icoon.png": lambda: beeldmerk(512),
}
