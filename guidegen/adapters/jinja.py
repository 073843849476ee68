"""The door to Jinja: a theme's templates, filled with a view and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from guidegen.adapters import locale
from guidegen.problems import ThemeError

Phrase = str | Mapping[str, str]  # the words, or the words for each plural form
Words = Mapping[str, Mapping[str, Phrase]]  # language -> key -> phrase

_SLOT = re.compile(r"\x02(\d+)\x03(.*?)\x02/\1\x03", re.DOTALL)  # see model/text.py
_HOURS_WORDS = ("24/7", "sunrise", "sunset", "off", "closed", "PH")  # a theme words each as hours-...
_RARE_HOURS_WORDS = {  # and may word these
    "SH": "sh", "open": "open", "unknown": "unknown", "week": "week", "easter": "easter", "dawn": "dawn",
    "dusk": "dusk", "||": "or",
}  # fmt: skip
_PURE_GLOBALS = ("namespace", "joiner", "cycler", "range")


BodyOf = Callable[[str], str]  # prose with link slots, by its digest


class Renderer:
    """Makes pages from one theme: the templates in its folder, its words, and the site's prose by digest."""

    def __init__(self, folder: Path, words: Words, body_of: BodyOf) -> None:
        self._folder = folder / "templates"
        self._words = words
        self._body_of = body_of
        self._environments: dict[str, jinja2.Environment] = {}

    def render(self, template: str, view: Any) -> bytes:
        """The page's bytes; ThemeError when the template cannot be read, or asks for what is not there."""
        environment = self._environment(view.site.language)
        try:
            return environment.get_template(template).render(page=view, site=view.site).encode()
        except jinja2.TemplateNotFound as error:
            theme = self._folder.parent.name
            raise ThemeError("theme-file-missing", theme=theme, path=f"templates/{error.name}") from error
        except jinja2.TemplateError as error:
            raise ThemeError("theme-template-broken", **_whereabouts(error, template)) from error

    def _environment(self, language: str) -> jinja2.Environment:
        # One for each language, so that filters and `t` know it without being told.
        if language not in self._environments:
            self._environments[language] = self._new_environment(language)
        return self._environments[language]

    def _new_environment(self, language: str) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self._folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        # What draws lots would give another page each time.
        environment.filters.pop("random")
        environment.globals = {name: environment.globals[name] for name in _PURE_GLOBALS}
        dictionary = Dictionary(language, self._words)
        environment.globals["t"] = dictionary
        environment.filters.update(_filters(dictionary, self._body_of))
        return environment


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A theme's words in one language, English where that language lacks them."""

    language: str
    words: Words

    def __call__(self, key: str, count: int | None = None, **values: object) -> str:
        """The phrase for `key`, in the plural form that `count` asks for, with {values} put in; ThemeError if none.

        Values that are markup keep it, and so does the phrase around them.
        """
        phrase = self._phrase(key)
        if not isinstance(phrase, str):
            form = locale.plural_form(count or 0, self.language)
            phrase = phrase[form] if form in phrase else phrase["other"]
        if count is not None:
            values["count"] = count
        if any(isinstance(value, Markup) for value in values.values()):
            return Markup(escape(phrase)).format(**values)  # noqa: S704 - escaped in the same breath
        return phrase.format(**values)

    def __contains__(self, key: str) -> bool:
        """Whether there are words for `key`."""
        return any(key in self.words.get(language, {}) for language in (self.language, "en"))

    def _phrase(self, key: str) -> Phrase:
        for language in (self.language, "en"):
            if key in self.words.get(language, {}):
                return self.words[language][key]
        raise ThemeError("theme-word-missing", key=key, language=self.language)


def _filters(dictionary: Dictionary, body_of: BodyOf) -> dict[str, Callable[..., object]]:
    language = dictionary.language
    return {
        "prose": partial(_prose, body_of),
        "date": partial(_optional, partial(locale.long_date, language=language)),
        "short_date": partial(_optional, partial(locale.short_date, language=language)),
        "month": partial(_optional, partial(locale.month_and_year, language=language)),
        "iso": partial(_optional, dt.date.isoformat),
        "date_range": lambda run: locale.date_range(run.start, run.until, language),
        "hours": partial(_hours, dictionary),
        "enumeration": partial(_enumeration, language),
    }


def _prose(body_of: BodyOf, body: Any) -> Markup:
    def fill(slot: re.Match[str]) -> str:
        number = int(slot[1])
        href, name = body.hrefs[number], body.names[number]
        words = slot[2] if name is None else escape(name)
        return slot[2] if href is None else f'<a href="{escape(href)}">{words}</a>'

    # Made by our own Markdown adapter, which lets no HTML of the author through.
    return Markup(_SLOT.sub(fill, body_of(body.digest)))  # noqa: S704


def _hours(dictionary: Dictionary, text: str) -> str:
    words = {token: dictionary(f"hours-{token.lower()}") for token in _HOURS_WORDS}
    more = {token: f"hours-{name}" for token, name in _RARE_HOURS_WORDS.items()}
    words |= {token: dictionary(key) for token, key in more.items() if key in dictionary}
    return locale.opening_hours(text, dictionary.language, words)


def _optional(write: Callable[[dt.date], str], day: dt.date | None) -> str:
    return "" if day is None else write(day)


def _enumeration(language: str, words: Sequence[str]) -> str:
    if any(isinstance(word, Markup) for word in words):
        safe = [str(escape(word)) for word in words]
        return Markup(locale.enumeration(safe, language))  # noqa: S704 - each escaped above
    return locale.enumeration(words, language)


def _whereabouts(error: jinja2.TemplateError, template: str) -> dict[str, object]:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return {"template": error.name or template, "line": error.lineno, "detail": error.message}
    return {"template": template, "line": _line_in_template(error), "detail": error.message}


def _line_in_template(error: jinja2.TemplateError) -> int:
    # Jinja rewrites the traceback so that a template's own lines stand in it.
    line, step = 1, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename.endswith((".html", ".jinja")):
            line = step.tb_lineno
        step = step.tb_next
    return line
