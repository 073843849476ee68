"""The entries of a guide, laid out on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidegen.edition.facts import entry_facts, relation_view
from guidegen.edition.prose import lay_blocks, pictures_in
from guidegen.edition.rhythm import Setting, set_rhythm
from guidegen.edition.views import BlockView, EntryView, Link
from guidegen.model.media import Picture
from guidegen.model.names import Kind
from guidegen.model.prose import Gallery

if TYPE_CHECKING:
    from guidegen.edition.sheet import Sheet
    from guidegen.edition.views import PictureView
    from guidegen.model.guide import Entry
    from guidegen.model.prose import Block


def lay_entries(sheet: Sheet, entries: tuple[Entry, ...]) -> tuple[EntryView, ...]:
    """The entries in their order, numbered from 1, each with the layout that the rhythm gives it."""
    openings = tuple(_opening(sheet, entry) for entry in entries)
    settings = set_rhythm(openings)
    rows = zip(entries, openings, settings, strict=True)
    return tuple(_entry(sheet, number, *row) for number, row in enumerate(rows, 1))


def _entry(
    sheet: Sheet, number: int, entry: Entry, pictures: tuple[Picture, ...], setting: Setting
) -> EntryView:
    opener, carousel, rest = _open(sheet, pictures, setting)
    return EntryView(
        number=number,
        id=entry.id,
        headline=entry.headline,
        layout=setting.layout,
        subject=_subject(sheet, entry),
        facts=entry_facts(sheet, entry),
        example=_is_example(sheet, entry),
        relation=relation_view(entry.relation, entry.partner),
        opener=opener,
        opener_carousel=carousel,
        blocks=(*rest, *lay_blocks(sheet, _remaining(entry))),
    )


def _opening(sheet: Sheet, entry: Entry) -> tuple[Picture, ...]:
    """The pictures that open an entry: those above its text, else its record's own cover."""
    blocks = entry.text.blocks
    if blocks and isinstance(blocks[0], Gallery) and (pictures := pictures_in(blocks[0])):
        return pictures
    if entry.subject is None or any(isinstance(media, Picture) for media in entry.text.media):
        return ()
    site = sheet.desk.site
    if entry.subject.kind is Kind.EXHIBITION:
        exhibition = site.exhibition(entry.subject)
        cover = exhibition.cover or site.place(exhibition.place).cover
    else:
        cover = site.place(entry.subject).cover
    return (cover,) if cover else ()


def _remaining(entry: Entry) -> tuple[Block, ...]:
    blocks = entry.text.blocks
    return blocks[1:] if blocks and isinstance(blocks[0], Gallery) else blocks


def _open(
    sheet: Sheet, pictures: tuple[Picture, ...], setting: Setting
) -> tuple[PictureView | None, tuple[PictureView, ...], tuple[BlockView, ...]]:
    """The opening picture or carousel; pictures that the rhythm leaves over come as blocks."""
    if setting.role is None:
        return None, (), ()
    if setting.layout == "carousel":
        return None, tuple(sheet.picture(p, setting.role) for p in pictures), ()
    first, *others = pictures
    return sheet.picture(first, setting.role), (), _left_over(sheet, others)


def _left_over(sheet: Sheet, pictures: list[Picture]) -> tuple[BlockView, ...]:
    if len(pictures) > 1:
        return (BlockView(carousel=tuple(sheet.picture(p, "slide") for p in pictures)),)
    return tuple(BlockView(picture=sheet.picture(p, "inset")) for p in pictures)


def _subject(sheet: Sheet, entry: Entry) -> Link | None:
    ref = entry.subject
    if ref is None:
        return None
    site = sheet.desk.site
    name = site.exhibition(ref).title if ref.kind is Kind.EXHIBITION else site.place(ref).name
    return sheet.link(ref, name)


def _is_example(sheet: Sheet, entry: Entry) -> bool:
    ref = entry.subject
    return ref is not None and ref.kind is Kind.EXHIBITION and sheet.desk.site.exhibition(ref).example
