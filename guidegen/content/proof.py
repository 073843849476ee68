"""One manuscript being proven: its pointers followed, its pictures found, its texts made into prose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

from guidegen.content.credits import credit_in_words
from guidegen.content.decode import Written
from guidegen.content.manuscripts import Manuscript
from guidegen.content.names import same_name
from guidegen.content.parse import excerpt
from guidegen.content.pictures import Named, Pictures, caption_of, named_in_text
from guidegen.content.register import Register
from guidegen.model.document import RawBlock, RawEmbed, RawHtml, RawMedia
from guidegen.model.media import Media, Picture
from guidegen.model.names import Ref
from guidegen.model.prose import Block, Embed, Gallery, Prose
from guidegen.model.text import Html
from guidegen.problems import Problem, error

_T = TypeVar("_T")

# What a text may say of a picture that is named at the top.
_IN_TEXT = frozenset({"alt-missing", "credit-missing"})


@dataclass
class Proof:
    """One manuscript being proven; what is found wrong and every body of text gather here on the way."""

    manuscript: Manuscript
    register: Register
    pictures: Pictures
    bodies: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    curious: bool = False  # what came of it depends on the names and headings of other records

    def keep(self, found: tuple[_T, tuple[Problem, ...]]) -> _T:
        """What was found, its problems put with the others."""
        self.problems += found[1]
        return found[0]

    @property
    def _unread(self) -> bool:
        """Whether the text, which may describe its pictures, could not be read."""
        return any(problem.code == "text-too-complex" for problem in self.manuscript.problems)

    def ask(self, found: tuple[_T, tuple[Problem, ...]]) -> _T:
        """What the register answered; one that found something wrong has gone through all names for it."""
        self.curious = self.curious or bool(found[1])
        return self.keep(found)

    def ref(self, key: str, written: Written | None = None) -> Ref | None:
        """The record that a key points to."""
        held = written or self.manuscript.written
        ref = held.get(key, Ref)
        return (
            None
            if ref is None
            else self.ask(self.register.prove(ref, held.position(self.manuscript.path, key)))
        )

    def refs(self, key: str) -> tuple[Ref, ...]:
        """The records that a key points to, each once."""
        held = self.manuscript.written
        found = (
            self.ask(self.register.prove(ref, held.position(self.manuscript.path, key, n)))
            for n, ref in enumerate(held.all(key, Ref))
        )
        return tuple(dict.fromkeys(ref for ref in found if ref is not None))

    def prose(self, blocks: tuple[RawBlock, ...], added: tuple[Media, ...] = ()) -> Prose:
        """The text, with the pictures that a field list added at its end."""
        made = (*(self._block(block) for block in blocks), Gallery(added) if added else None)
        return Prose(tuple(block for block in made if block is not None), excerpt(blocks))

    def picture(self, key: str, alt: str = "") -> Picture | None:
        """The picture that a key names; `alt` serves when nobody says what it shows."""
        media = next(iter(self.media(key, self.manuscript.written, alt)), None)
        if media is None or isinstance(media, Picture):
            return media
        place = self.manuscript.written.position(self.manuscript.path, key)
        self.problems.append(error("not-a-picture", place, file=media.source))
        return None

    def media(self, key: str, written: Written, alt: str = "") -> tuple[Media, ...]:
        """The pictures and video that a key names."""
        found = (self._named(self._told(value.text, Named(value, self.manuscript.path, alt)))
                 for value in written.texts.get(key, ()))  # fmt: skip
        return tuple(media for media in found if media is not None)

    def _told(self, name: str, named: Named) -> Named:
        """With what the running text says where it shows the same file."""
        plain = same_name(name)
        shown = next((media for media in self.manuscript.media if same_name(media.file.text) == plain), None)
        if shown is None:
            return named
        told = named_in_text(shown, named.text_path, None)
        return replace(named, alt=told.alt or named.alt, credit=told.credit)

    def _block(self, block: RawBlock) -> Block | None:
        if isinstance(block, RawHtml):
            return self._html(block)
        if isinstance(block, RawEmbed):
            return Embed(block.provider, block.url, block.media_id)
        media = tuple(found for raw in block.media if (found := self._shown(raw)) is not None)
        return Gallery(media) if media else None

    def _html(self, raw: RawHtml) -> Html:
        self.bodies[raw.digest] = raw.html
        path = self.manuscript.path
        self.curious = self.curious or any("#" in link.target for link in raw.links)
        return Html(raw.digest, tuple(self.ask(self.register.follow(link, path)) for link in raw.links))

    def _shown(self, raw: RawMedia) -> Media | None:
        caption = self._html(raw.caption) if raw.caption is not None else None
        return self._named(named_in_text(raw, self.manuscript.path, caption))

    def _named(self, named: Named) -> Media | None:
        written = self.manuscript.written
        default = credit_in_words(written.get("photo-credit", str), written.get("photo-licence", str))
        media, wrong = self.pictures.media(named, self.manuscript.source, default)
        self.problems += (problem for problem in wrong if not (self._unread and problem.code in _IN_TEXT))
        note = self.pictures.notes.get(f"content/{media.source}") if media is not None else None
        if note is not None and media is not None and named.caption is None:
            caption, body = caption_of(note)
            self.bodies |= {caption.digest: body} if caption is not None else {}
        return media
