"""The ways in which the author changes the site, and on which page each shows; and the news that the preview brings."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.campaigns.author import GUIDES, PLACE_PHOTO, Author, Steps
from tests.campaigns.visitor import GUEST

SOON = 30.0  # seconds after which something is not coming any more

_TOKEN = re.compile(rb'data-token="([^"]+)"')
_STAYING = tuple(slug for slug in GUIDES if slug != GUEST)
_READ = "delta"  # never a draft: without a guide for readers there is no feed, and no page of a tag


class News(threading.Thread):
    """The event line of the front page, as its desk has it open."""

    def __init__(self, address: str) -> None:
        super().__init__(name="news", daemon=True)
        self.editions = 0  # told so far
        self.stopped = False  # whether a build would refuse what was read last
        self._change = threading.Condition()
        self._line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=SOON)
        self._line.request("GET", "/")
        token = _TOKEN.search(self._line.getresponse().read())
        assert token is not None
        self._line.request("GET", f"/_guidegen/events?page=index.html&token={token[1].decode()}")
        self._answer = self._line.getresponse()

    def run(self) -> None:
        """Take in the news until the line ends."""
        name = ""
        while line := self._answer.readline().decode():
            field, _, value = line.strip().partition(": ")
            name = value if field == "event" else name
            if field == "data" and name in {"hello", "edition"}:
                with self._change:
                    self.editions += name == "edition"
                    self.stopped = json.loads(value)["state"]["stopped"]
                    self._change.notify_all()
        self._answer.close()
        self._line.close()

    def wait(self, holds: Callable[[], bool]) -> None:
        """Wait until that holds; TimeoutError."""
        with self._change:
            if not self._change.wait_for(holds, SOON):
                raise TimeoutError("the preview told nothing of it")


@dataclass(frozen=True, slots=True)
class Change:
    """What is about to be saved: in which steps, and the page on which all of it shows."""

    page: str
    steps: Steps


def another_word(author: Author, _: News) -> Change:
    slug = author.chance.choice(_STAYING)
    author.renumber(f"text{slug}")
    return Change(_page(slug), [author.text(slug)])


def another_title(author: Author, _: News) -> Change:
    slug = author.chance.choice(_STAYING)
    author.renumber(f"title{slug}")
    return Change(_page(slug), [author.text(slug)])


def another_photograph(author: Author, _: News) -> Change:
    pages = {stem: _page(slug) for slug, stem in GUIDES.items() if stem and slug != GUEST}
    stem = author.chance.choice([*pages, PLACE_PHOTO])
    author.renumber(f"photo{stem}")
    return Change(pages.get(stem, "places/tower/"), [author.photo(stem)])


def photograph_renamed(author: Author, _: News) -> Change:
    slug = author.chance.choice([slug for slug in _STAYING if GUIDES[slug]])
    return Change(_page(slug), author.renamed(slug, str(GUIDES[slug])))


def draft_or_published(author: Author, _: News) -> Change:
    slug = author.chance.choice([slug for slug in _STAYING if slug != _READ])
    author.drafts ^= {slug}
    author.renumber(f"text{slug}")
    return Change(_page(slug), [author.text(slug)])


def added_or_deleted(author: Author, _: News) -> Change:
    return Change(_page(GUEST), author.guest_goes() if author.has_guest else author.guest_comes())


def stylesheet(author: Author, _: News) -> Change:
    author.renumber("style")
    return Change("", [author.styles()])


def template(author: Author, _: News) -> Change:
    author.renumber("look")
    return Change("", [author.look()])


def title_and_accent(author: Author, _: News) -> Change:
    author.renumber("site", "accent")
    return Change("", [author.site()])


def broken_and_mended(author: Author, news: News) -> Change:
    """A draft's mistakes would stop nothing: the guide is published, if it was not, when it is mended."""
    slug = author.chance.choice(_STAYING)
    author.drafts -= {slug}
    author.renumber(f"text{slug}")
    broken, mended = author.text(slug, broken=True), author.text(slug)
    told = [lambda: news.wait(lambda: news.stopped), lambda: news.wait(lambda: not news.stopped)]
    return Change(_page(slug), [broken, told[0], mended, told[1]])


def _page(slug: str) -> str:
    return f"guides/{slug}/"


@dataclass(frozen=True, slots=True)
class Edit:
    """One way to change the site."""

    name: str
    make: Callable[[Author, News], Change]


EDITS = (
    Edit("a word of a text", another_word),
    Edit("a title, on cards too", another_title),
    Edit("a photograph replaced", another_photograph),
    Edit("a photograph renamed, the text follows", photograph_renamed),
    Edit("made a draft, or published", draft_or_published),
    Edit("a guide added, or deleted", added_or_deleted),
    Edit("the theme's stylesheet", stylesheet),
    Edit("the theme's base template", template),
    Edit("title and accent in site.yaml", title_and_accent),
    Edit("a text broken, then mended", broken_and_mended),
)
