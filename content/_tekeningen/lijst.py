"""Welke prent waar staat en wie haar tekent."""

from __future__ import annotations

from collections.abc import Callable

from druk import Prent
import amersfoort
import gracht
import klein
import omhoog
import rietveld
import rivieren
import stil
import utrecht

STAAND, LIGGEND, VIERKANT, BREED = (1600, 2000), (2000, 1500), (2000, 2000), (2000, 1333)


def proef(maat, kleuren):
    def maak():
        p = Prent(maat, "#f4ead7", {"a": kleuren[0], "b": kleuren[1]})
        w, h = maat
        p["a"].rond(w * .6, h * .4, h * .25)
        p["b"].vlak([(0, h * .7), (w * .5, h * .5), (w, h * .75), (w, h), (0, h)])
        return p
    return maak


W, R, O, A, S, Z = ("#ee5f45", "#2f6fa8"), ("#d8301f", "#1f4fa0"), ("#c65c8e", "#2c6e57"), ("#ecc27a", "#c2452d"), ("#f2c230", "#5b2a55"), ("#8cc3dc", "#d6402f")
G = "gidsen/"
PRENTEN: dict[str, Callable[[], Prent]] = {
    G + "een-trede-lager/oudegracht.jpg": utrecht.oudegracht, G + "een-trede-lager/werfkelders.jpg": gracht.werfkelders,
    G + "een-trede-lager/brug.jpg": gracht.brug, G + "een-trede-lager/oudaen.jpg": gracht.oudaen,
    G + "een-trede-lager/sinkel.jpg": gracht.sinkel, G + "een-trede-lager/letters.jpg": gracht.letters,
    G + "rietveld-en-verder/schroderhuis.jpg": rietveld.schroderhuis, G + "rietveld-en-verder/inktpot.jpg": rietveld.inktpot,
    G + "rietveld-en-verder/fiets.jpg": rietveld.fietsprent, G + "rietveld-en-verder/trappenhuis.png": rietveld.trappenhuis,
    G + "rietveld-en-verder/universiteitsbibliotheek.jpg": rietveld.bibliotheek,
    G + "zeven-keer-omhoog/pyramide.jpg": omhoog.pyramide, G + "zeven-keer-omhoog/domtoren.jpg": omhoog.domtoren,
    G + "zeven-keer-omhoog/lange-jan.jpg": omhoog.lange_jan, G + "zeven-keer-omhoog/cuneratoren.jpg": omhoog.cuneratoren,
    G + "zeven-keer-omhoog/grebbeberg.jpg": omhoog.grebbeberg,
    G + "koppelpoort.jpg": amersfoort.koppelpoort, G + "muurhuizen.jpg": amersfoort.muurhuizen,
    G + "een-uur-stil/neude.jpg": stil.neude, G + "een-uur-stil/pandhof.jpg": stil.pandhof,
    G + "een-uur-stil/ring-van-zocher.jpg": stil.ring,
    G + "twee-steden-aan-stil-water/molen.jpg": rivieren.molen, G + "twee-steden-aan-stil-water/oudewater.jpg": rivieren.oudewater,
    G + "twee-steden-aan-stil-water/duurstede.jpg": rivieren.duurstede,
    G + "voor-wie-aankomt/aankomst.jpg": gracht.aankomst,
    "plekken/domtoren.jpg": proef(VIERKANT, W), "plekken/bibliotheek-neude.jpg": stil.neude_liggend,
    "plekken/rietveld-schroderhuis.jpg": proef(LIGGEND, R) , "plekken/schroderhuis-vlakken.jpg": rietveld.vlakken,
    "plekken/onze-lieve-vrouwetoren.jpg": amersfoort.toren_bij_avond, "plekken/pandhof-van-de-dom.jpg": stil.pandhof_venster,
    "plekken/cuneratoren.jpg": omhoog.cunera_staand, "plekken/slot-zeist.jpg": stil.slot, "plekken/voorbeeldhuis.jpg": klein.zaal,
    "tentoonstellingen/licht-op-de-werf.jpg": klein.lantaarn, "tentoonstellingen/gedrukt-water.jpg": rivieren.gedrukt_water,
    "regios/provincie-utrecht.jpg": omhoog.provincie, "regios/utrecht-stad.jpg": klein.daken,
    "makers/noor.jpg": klein.leesbril, "makers/bas.jpg": rietveld.wiel,
}
del PRENTEN["plekken/rietveld-schroderhuis.jpg"]
