"""Invents the words of the corpus: the same number always gives the same guide."""

from __future__ import annotations

import re
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.corpus import Entry, Guide, Photo

_WORDS: dict[str, tuple[str, ...]] = {
    name: tuple(words)
    for name, words in tomllib.loads(
        Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    ).items()
}
REGIONS, CURATORS = _WORDS["regions"], _WORDS["curators"]
SENTENCES_A_PARAGRAPH = 3
LISTS_IN_TEN = 2
FIRST_DAY = 1_640_000_000
DAYS = 1400


@dataclass(frozen=True, slots=True)
class Measure:
    """How much one guide holds: entries, photographs an entry, words an entry (roughly), and the seed."""

    entries: int
    photos: int
    words: int
    seed: int


def invent_guide(number: int, measure: Measure) -> Guide:
    """Return guide `number` of the corpus that `measure` describes."""
    dice = Random(measure.seed * 1_000_003 + number)  # noqa: S311 - invents prose, keeps no secret
    region = dice.choice(REGIONS)
    noun = f"{_capital(dice.choice(_WORDS['moods']))} {region}: {measure.entries} {dice.choice(_WORDS['title_nouns'])}"
    tags = tuple(sorted(dice.sample(_WORDS["tags"], 3)))
    entries = tuple(_entry(dice, place, measure) for place in range(1, measure.entries + 1))
    return Guide(
        slug=f"guide-{number:05d}-{region.lower().replace(' ', '-')}",
        title=f"{noun} no. {number:05d}",
        date=time.strftime("%Y-%m-%d", time.gmtime(FIRST_DAY + (number * 7919 % DAYS) * 86400)),
        region=region,
        tags=tags,
        curator=dice.choice(CURATORS),
        summary=_plain(" ".join(_sentence(dice) for _ in range(2))),
        intro=_prose(dice, 60),
        entries=entries,
    )


def _entry(dice: Random, place: int, measure: Measure) -> Entry:
    return Entry(
        title=f"{_capital(dice.choice(_WORDS['moods']))} {_capital(dice.choice(_WORDS['things']))} {place}",
        kind=dice.choice(("hotspot", "hotspot", "exhibition")),
        address=f"{dice.randrange(1, 200)} {_capital(dice.choice(_WORDS['things']))} Street",
        latitude=round(dice.uniform(-60, 60), 5),
        longitude=round(dice.uniform(-180, 180), 5),
        opens=f"2025-{dice.randrange(1, 7):02d}-{dice.randrange(1, 28):02d}",
        closes=f"2025-{dice.randrange(7, 13):02d}-{dice.randrange(1, 28):02d}",
        photos=tuple(
            Photo(f"e{place:02d}-{number}.jpg", _alt(dice)) for number in range(1, measure.photos + 1)
        ),
        text=_prose(dice, measure.words),
    )


def _alt(dice: Random) -> str:
    return f"{_capital(dice.choice(_WORDS['moods']))} {dice.choice(_WORDS['things'])} {dice.choice(_WORDS['moments'])}"


def _prose(dice: Random, words: int) -> str:
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < words:
        sentences.append(_sentence(dice))
    step = SENTENCES_A_PARAGRAPH
    parts = [" ".join(sentences[i : i + step]) for i in range(0, len(sentences), step)]
    if dice.randrange(10) < LISTS_IN_TEN:
        items = [
            f"- {_capital(dice.choice(_WORDS['moods']))} {dice.choice(_WORDS['things'])}, `{dice.randrange(8, 12)}:00`"
            for _ in range(3)
        ]
        parts.append("\n".join(items))
    return "\n\n".join(parts)


def _sentence(dice: Random) -> str:
    who = dice.choice(_WORDS["people"])
    return dice.choice(_WORDS["sentences"]).format(
        mood=dice.choice(_WORDS["moods"]),
        thing=dice.choice(_WORDS["things"]),
        other=dice.choice(_WORDS["things"]),
        doing=dice.choice(_WORDS["doings"]),
        moment=dice.choice(_WORDS["moments"]),
        find=dice.choice(_WORDS["finds"]),
        number=dice.randrange(9999),
        who=who,
        Who=_capital(who),
    )


def _plain(markdown: str) -> str:
    return re.sub(r"\*|\[|\]\([^)]*\)", "", markdown)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
