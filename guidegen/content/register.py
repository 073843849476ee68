"""Every record by its name and by its file: what a pointer or a link in a text leads to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from guidegen.adapters.slugs import slugify
from guidegen.content.manuscripts import Manuscript
from guidegen.content.names import same_name
from guidegen.content.shelf import suffix
from guidegen.content.suggest import closest
from guidegen.model.document import RawLink
from guidegen.model.names import Kind, Ref
from guidegen.model.text import LinkTarget
from guidegen.problems import Position, Problem, error, warning


@dataclass(frozen=True)
class Register:
    """All records that were found, and which of them may be seen."""

    manuscripts: Mapping[Ref, Manuscript]
    visible: frozenset[Ref]
    by_path: Mapping[str, Ref]  # same_name() of a source file, and of a guide's folder

    def prove(self, ref: Ref, place: Position) -> tuple[Ref | None, tuple[Problem, ...]]:
        """The record a field points to, or None and why not."""
        if ref in self.manuscripts:
            return (ref if ref in self.visible else None), ()
        meant = self._meant(ref)
        if meant is not None:
            return None, (error(f"{ref.kind}-not-found", place, slug=ref.slug, suggestion=meant),)
        other = next((m.path for r, m in self.manuscripts.items() if r.slug == slugify(ref.slug)), None)
        if other is not None:
            return None, (error(f"not-a-{ref.kind}", place, slug=ref.slug, file=other),)
        return None, (
            error(f"{ref.kind}-not-found", place, slug=ref.slug, new=slugify(ref.slug) or ref.slug),
        )

    def follow(self, link: RawLink, path: str) -> tuple[LinkTarget | None, tuple[Problem, ...]]:
        """Where a link in the text of `path` leads; None, and why, when its words must stay plain."""
        place = Position(path, link.line, link.column)
        target, _, fragment = link.target.partition("#")
        refs = self._named(target.strip()) if link.wiki else self._at(target.strip(), path)
        if not refs:
            near = self._near_slug(target) if link.wiki else closest(target, self._paths_from(path))
            return None, (error("link-not-found", place, link=link.target, suggestion=near),)
        if len(refs) > 1:
            found = ", ".join(self.manuscripts[ref].path for ref in refs)
            return None, (error("link-ambiguous", place, link=link.target, files=found),)
        if refs[0] not in self.visible:
            return None, (warning("link-not-visible", place, link=link.target),)
        anchors = [stop.id for stop in self.manuscripts[refs[0]].stops]
        anchor = slugify(fragment) if fragment else None
        if fragment and refs[0].kind is not Kind.GUIDE:
            return LinkTarget(refs[0]), (error("fragment-of-record", place, link=link.target),)
        if anchor is not None and anchor not in anchors:
            near = closest(fragment, anchors)
            return LinkTarget(refs[0]), (
                error("fragment-not-found", place, link=link.target, suggestion=near),
            )
        return LinkTarget(refs[0], anchor, unworded=link.unworded and anchor is None), ()

    def target(self, written: str, path: str) -> Ref | None:
        """The record that a menu names by slug, [[slug]] or path; None when there is none or several."""
        name = written.removeprefix("[[").removesuffix("]]")
        refs = self._at(name, path) or self._named(name)
        seen = tuple(ref for ref in refs if ref in self.visible) or refs
        return seen[0] if len(seen) == 1 else None

    def slugs(self, kind: Kind) -> tuple[str, ...]:
        """The slugs of all records of a kind."""
        return tuple(ref.slug for ref in self.manuscripts if ref.kind is kind)

    def _meant(self, ref: Ref) -> str | None:
        slugs = self.slugs(ref.kind)
        last = ref.slug.rstrip("/").rpartition("/")[2].removesuffix(".md")  # a path instead of a name
        if (plain := slugify(ref.slug)) in slugs or (plain := slugify(last)) in slugs:
            return plain
        titled = (
            r.slug for r, m in self.manuscripts.items() if r.kind is ref.kind and slugify(m.name) == plain
        )
        return next(titled, None) or closest(ref.slug, slugs)

    def _named(self, slug: str) -> tuple[Ref, ...]:
        refs = tuple(Ref(kind, slug) for kind in Kind)
        return tuple(ref for ref in refs if ref in self.manuscripts)

    def _at(self, target: str, path: str) -> tuple[Ref, ...]:
        if not target:
            return (self.by_path[same_name(path)],) if same_name(path) in self.by_path else ()
        wanted = posixpath.normpath(f"{posixpath.dirname(path)}/{unquote(target)}")
        ref = self.by_path.get(same_name(wanted)) or self.by_path.get(same_name(f"{wanted}.md"))
        return (ref,) if ref is not None else ()

    def _near_slug(self, words: str) -> str | None:
        """The slug that was meant by a title, by a path or by a slip of the keyboard."""
        slugs = {ref.slug for ref in self.manuscripts}
        plain = slugify(words.rpartition("/")[2].removesuffix(".md"))
        titled = {slugify(m.name): ref.slug for ref, m in self.manuscripts.items()}
        return plain if plain in slugs else titled.get(plain) or closest(words, slugs)

    def _paths_from(self, path: str) -> tuple[str, ...]:
        home = posixpath.dirname(path)
        return tuple(posixpath.relpath(m.path, home) for m in self.manuscripts.values())


def make_register(manuscripts: Iterable[Manuscript], hidden: frozenset[Ref]) -> Register:
    """The register of these records; those of `hidden` exist but may not be seen."""
    known = {m.ref: m for m in manuscripts}
    by_path = {same_name(m.path): ref for ref, m in known.items()}
    for ref, manuscript in known.items():
        if (
            ref.kind is Kind.GUIDE
            and suffix(manuscript.path) == ".md"
            and len(manuscript.source.folders) == 1
        ):
            by_path[same_name(manuscript.source.folders[0])] = ref
    homeless = frozenset(
        ref for ref, m in known.items() if ref.kind is Kind.EXHIBITION and not _has_place(m, known)
    )
    return Register(known, frozenset(known) - hidden - homeless, by_path)


def _has_place(manuscript: Manuscript, known: Mapping[Ref, Manuscript]) -> bool:
    return manuscript.written.get("place", Ref) in known
