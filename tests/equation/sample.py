"""The sample site of the equation: some of everything, as small as it can be."""

from __future__ import annotations

from pathlib import Path

from tests.equation.camera import mark, photograph

_SITE = """\
format: 1
title: Kleine proef
tagline: Een site om aan te veranderen
base-url: https://proef.example/
languages: [nl]
time-zone: Europe/Amsterdam
theme: small
publisher: De proefdrukkerij
accent: "#b5432f"
logo: merk.png
menu:
- title: Over
  link: pages/over.md
redirects:
  /oud/: /plekken/toren/
"""

_STAD = """\
---
title: De stad in een uur
summary: Drie plekken binnen de singel.
by: [noor]
region: oost-klein
cover: plein.jpg
status: published
published: 2026-11-01
tags: [stil, water]
route: walk
---
Een wandeling langs [de toren](../../places/toren.md) en *verder*.

## De toren
- place: toren
- price: 4 euro

![De toren van onderen](toren.jpg "N. de Wit, CC BY 4.0")
*Gezien op een grijze dag.*

Vierhonderd treden, en dan de wind.

## Het plein
- address: Plein 1, Oost
- kind: monument

![Het plein in de regen](plein.jpg)

Hier staat een bank. Ga erop zitten.

## Licht in de kelder
- exhibition: licht

Ga voor de deuren dichtgaan.
"""

_WATER = """\
---
titel: Langs het water
samenvatting: Twee bruggen en een gracht.
door: [noor, bas]
regio: oost
omslag: café.jpg
status: gepubliceerd
gepubliceerd: 2026-10-01
tags: [water]
relatie: betaald
partner: De Rederij
---
Begin bij de brug.

## De gracht
- plek: gracht

![Koffie aan de gracht](café.jpg "B. Bakker")

Het water staat stil.

## De brug
- soort: kunstwerk

Loop er twee keer over.
"""

_BOS = """\
---
title: Het bos
by: [bas]
region: oost
status: published
published: 2026-09-01
tags: [stil]
---
Bomen, en een pad.

## Een open plek
- kind: nature

Zie ook [[stad]].
"""

_LATER = """\
---
title: Voor later
summary: Nog even geduld.
region: oost
status: published
published: 2026-11-25
expires-on: 2026-11-28
---
Straks.

## De winter
- place: toren

Sneeuw op de trap.
"""

_TEXTS = {
    "content/site.yaml": _SITE,
    "content/guides/stad/guide.md": _STAD,
    "content/guides/stad/photos.yaml": "toren.jpg:\n  focus: 0.5 0.2\nplein.jpg:\n"
    "  credit: N. de Wit\n  alt: Het natte plein\n",
    "content/guides/water/gids.md": _WATER,
    "content/guides/bos.md": _BOS,
    "content/guides/later/guide.md": _LATER,
    "content/places/toren.md": "---\nname: De toren\nregion: oost-klein\ncover: dom.jpg\nkind: monument\n"
    "location: 52.0907, 5.1214\nopen: elke dag\n---\nEen toren zonder kerk.\n",
    "content/places/photos.yaml": "dom.jpg:\n  alt: De toren van opzij\n  credit: B. Bakker\n",
    "content/places/gracht.md": "---\nname: De gracht\nregion: oost\nkind: walk\n---\nStil water.\n",
    "content/exhibitions/licht.md": "---\ntitle: Licht\nplace: toren\nfrom: 2026-11-20\nuntil: 2026-11-24\n"
    "example: yes\n---\nLampen in een kelder.\n",
    "content/regions/oost.md": "---\nname: Oost\n---\nAan de goede kant.\n",
    "content/regions/oost-klein.md": "---\nname: Oost, de stad\nparent: oost\n---\nBinnen de singel.\n",
    "content/contributors/noor.md": "---\nname: Noor\nrole: loopt\nportrait: noor.jpg\n---\nLoopt graag.\n",
    "content/contributors/photos.yaml": "noor.jpg:\n  alt: Noor\n  credit: B. Bakker\n",
    "content/contributors/bas.md": "---\nname: Bas\n---\nFietst.\n",
    "content/pages/over.md": "---\ntitle: Over\nmenu: yes\n---\nOver deze proef, en over [de stad](../guides/stad/guide.md).\n",
    "content/tags.yaml": "stil:\n  title:\n    nl: Stil\nwater:\n  title:\n    nl: Water\n",
}


def make_sample(root: Path) -> None:
    """Write the sample's content/ under `root`."""
    for path, text in _TEXTS.items():
        put(root / path, text.encode())
    pictures = ("guides/stad/toren.jpg", "guides/stad/plein.jpg", "guides/water/café.jpg", "places/dom.jpg")
    for number, name in enumerate((*pictures, "contributors/noor.jpg")):
        put(root / "content" / name, photograph(number))
    put(root / "content" / "merk.png", mark(9))


def put(path: Path, data: bytes) -> None:
    """Write a file, and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
