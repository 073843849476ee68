"""Opening hours in OpenStreetMap's grammar: whether they are, and what was meant by words that are nearly so."""

from __future__ import annotations

import re

from guidegen.model.document import Mistake, mistake

LONGEST = 255  # characters, as OpenStreetMap has it

_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_MONTHS = {
    "Jan": 31, "Feb": 29, "Mar": 31, "Apr": 30, "May": 31, "Jun": 30, "Jul": 31, "Aug": 31, "Sep": 30, "Oct": 31,
    "Nov": 30, "Dec": 31,
}  # fmt: skip
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d"
_LATE = r"(?:[0-3]?\d|4[0-8]):[0-5]\d"  # 26:00 is two o'clock in the night
_SUN = r"(?:dawn|sunrise|sunset|dusk)"
_SUN_TIME = rf"(?:{_SUN}|\({_SUN}[+-]\d\d:\d\d\))"
_SPAN = rf"(?:{_CLOCK}|{_SUN_TIME})(?:\+|\s*-\s*(?:{_LATE}|{_SUN_TIME})\+?)"
_NTH = r"(?:\[-?[1-5](?:[-,]-?[1-5])*\])?(?: [+-]\d+ days?)?"
_DAYS = rf"(?:(?:(?:SH|PH) )?{_DAY}(?:\s*-\s*{_DAY})?{_NTH}|PH(?: [+-]\d+ days?)?|SH)"
_YEAR = r"[12]\d{3}"
_DATE = rf"(?:(?:{_YEAR} )?{_MONTH}(?: \d\d?(?!\d|:\d))?|(?:{_YEAR} )?easter(?: [+-]\d+ days?)?)"
_DATES = rf"{_DATE}(?:\s*-\s*(?:{_DATE}|\d\d?(?!\d|:\d)))?\+?"
_YEARS = rf"{_YEAR}(?:\s*-\s*{_YEAR}|\+)?"
_WEEKS = r"week \d\d?(?:\s*-\s*\d\d?(?:/\d\d?)?)?(?:,\s*\d\d?(?:\s*-\s*\d\d?)?)*"
_COMMENT = r'"[^"]*"'

# The parts of a rule, in their order; each may be left out, and the first three may end in a colon.
_PARTS = tuple(
    re.compile(rf"{one}(?:\s*,\s*{one})*(?![A-Za-z\d])", re.ASCII)
    for one in (_DATES, _YEARS, _WEEKS, _DAYS, rf"(?:{_SPAN}|24/7)")
)
_WIDE = 3
_END = re.compile(rf"(?:(?:off|closed|open|unknown)(?![A-Za-z]))?\s*(?:{_COMMENT})?", re.ASCII)
_BETWEEN = re.compile(r"\s*(?:;|\|\||,)\s*")
_DATED = re.compile(rf"({_MONTH}) (\d\d?)(?:-(\d\d?)(?!:))?", re.ASCII)
_QUOTED = re.compile(_COMMENT)

_NAMES = {
    "Mo": "ma maandag mon monday", "Tu": "di dinsdag tue tues tuesday", "We": "wo woensdag wed wednesday",
    "Th": "do donderdag thu thur thurs thursday", "Fr": "vr vrijdag fri friday", "Sa": "za zaterdag sat saturday",
    "Su": "zo zondag sun sunday", "Jan": "januari january", "Feb": "februari february", "Mar": "maart mrt march",
    "Apr": "april", "May": "mei", "Jun": "juni june", "Jul": "juli july", "Aug": "augustus august",
    "Sep": "sept september", "Oct": "okt oktober october", "Nov": "november", "Dec": "december",
    "PH": "feestdag feestdagen", "SH": "schoolvakantie schoolvakanties", "off": "gesloten dicht",
    ",": "en and", "-": "tot to until till t/m",
}  # fmt: skip
_MEANT = {name: sign for sign, names in _NAMES.items() for name in (sign.casefold(), *names.split())}
_WORD = re.compile(r"t/m|[A-Za-z]+")
_FILLER = re.compile(r"\b(?:uur|u|h|van|from|hrs?)\b\.?|(?<=\d)[uh]\b", re.IGNORECASE)
_BARE = re.compile(r"(?<![\d:])(\d\d?)(?:[.:](\d\d))?\s*-\s*(\d\d?)(?:[.:](\d\d))?(?![\d:])")


def read_hours(text: str) -> str | Mistake:
    """The hours as they stand, or a mistake that shows what may have been meant."""
    if _are_hours(text):
        return text
    meant = _meant(text) if len(text) <= LONGEST else ""
    return mistake("hours-form", text=text, suggestion=meant if meant != text and _are_hours(meant) else None)


def _are_hours(text: str) -> bool:
    return (
        0 < len(text) <= LONGEST
        and _are_rules(text.strip())
        and all(map(_exists, _DATED.finditer(_QUOTED.sub("", text))))
    )


def _exists(date: re.Match[str]) -> bool:
    """Whether that month has that day."""
    return all(1 <= int(day) <= _MONTHS[date[1]] for day in (date[2], date[3]) if day)


def _are_rules(text: str) -> bool:
    """Whether the whole text is rules, one after the other; each part takes as much as it can and gives nothing back."""
    at = 0
    while True:
        start = at
        at = _rule_end(text, start)
        if at == start:
            return False
        if at == len(text):
            return True
        between = _BETWEEN.match(text, at)
        if between is None:
            return False
        at = between.end()


def _rule_end(text: str, at: int) -> int:
    """Where the rule that begins at `at` ends; `at` itself when there is none."""
    start = at
    for number, part in enumerate(_PARTS):
        found = part.match(text, at)
        if found is None:
            continue
        at = _after_space(text, found.end() + (number < _WIDE and text.startswith(":", found.end())))
    end = _END.match(text, at)
    at = at if end is None else end.end()
    return start + len(text[start:at].rstrip())


def _after_space(text: str, at: int) -> int:
    while text.startswith(" ", at):
        at += 1
    return at


def _meant(text: str) -> str:
    """The same with days, months and times as OpenStreetMap writes them; what is in quotation marks stays."""
    parts = re.split(f"({_COMMENT})", text)
    return "".join(part if number % 2 else _reworded(part) for number, part in enumerate(parts)).strip(" ;,.")


def _reworded(text: str) -> str:
    plain = _FILLER.sub("", text.replace("–", "-").replace("—", "-").replace("&", ","))
    plain = _WORD.sub(lambda word: _MEANT.get(word[0].casefold(), word[0]), plain)
    plain = re.sub(r"\s*([-,])\s*", r"\1", re.sub(r"\s*;\s*", "; ", plain))
    plain = re.sub(rf"(\d\d?) ({_MONTH})\b", r"\2 \1", plain)
    plain = re.sub(rf"((?:{_DAY}|PH|SH)):? (?=\d)|((?:{_DAY}|PH|SH)): ", r"\1\2 ", plain)
    return re.sub(r"  +", " ", _BARE.sub(_clocked, plain))


def _clocked(span: re.Match[str]) -> str:
    hours = int(span[1]), int(span[3])
    return f"{hours[0]:02}:{span[2] or '00'}-{hours[1]:02}:{span[4] or '00'}"
