"""The receipt comes back as it went, and one that is damaged in any way counts as none."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from guidegen.plan import manifest as manifests
from guidegen.plan.manifest import (
    Manifest,
    Parts,
    Receipt,
    manifest_from,
    parts_of,
    read_manifest,
    seal,
    unseal,
    write_manifest,
)
from guidegen.plan.recipes import CopyFile, MakePicture, RenderPage
from tests.plan.test_digest import Leaf

HEX = st.text("0123456789abcdef", min_size=1, max_size=32)
NUMBERS = st.integers(0, 2**63)
PARTS = st.lists(
    st.tuples(st.text(max_size=5), st.text("0123456789abcdef", min_size=8, max_size=8)), max_size=4
)
RECEIPTS = st.builds(
    Receipt,
    HEX,
    HEX,
    NUMBERS,
    st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS),
    PARTS.map(lambda rows: Parts(tuple(name for name, _ in rows), "".join(mark for _, mark in rows))),
)
MANIFESTS = st.builds(
    Manifest,
    st.dictionaries(st.text(max_size=8), RECEIPTS, max_size=4),
    st.frozensets(st.text(max_size=5), max_size=3),
)
ONE = Manifest(
    {"index.html": Receipt("f" * 32, "c" * 32, 7, (7, 1, 2, 3), parts_of(CopyFile("a")))}, frozenset({"a"})
)


@given(MANIFESTS)
def test_a_receipt_comes_back_as_it_went(manifest: Manifest) -> None:
    assert read_manifest(write_manifest(manifest)) == manifest


def test_equal_receipts_give_equal_bytes() -> None:
    rows = [*ONE.receipts.items(), ("a", Receipt("f", "c", 1))]
    assert write_manifest(Manifest(dict(rows))) == write_manifest(Manifest(dict(reversed(rows))))


@given(st.data())
def test_a_flipped_byte_is_noticed(data: st.DataObject) -> None:
    whole = bytearray(write_manifest(ONE))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    assert read_manifest(bytes(whole)) is None


@given(st.data())
def test_a_torn_receipt_is_noticed(data: st.DataObject) -> None:
    whole = write_manifest(ONE)
    assert read_manifest(whole[: data.draw(st.integers(0, len(whole) - 1))]) is None


@given(st.binary(max_size=40))
def test_any_other_bytes_are_no_receipt(junk: bytes) -> None:
    assert read_manifest(junk) is None


def test_an_older_and_a_newer_receipt_are_none() -> None:
    head, _, text = write_manifest(ONE).partition(b"\n")
    for other in (manifests.FORMAT - 1, manifests.FORMAT + 1):
        assert read_manifest(json.dumps(json.loads(head) | {"format": other}).encode() + b"\n" + text) is None


def test_what_is_sealed_but_no_receipt_is_none() -> None:
    contents: list[object] = [[], {}, None, 3, {"outputs": {"a": []}, "shapes": [], "folders": []}]
    for content in contents:
        assert unseal(seal(content)) == content
        assert manifest_from(unseal(seal(content))) is None


def test_a_deep_nest_is_no_receipt() -> None:
    nest = b"[" * 100_000
    assert unseal(nest) is None
    assert read_manifest(nest + b"\n" + nest) is None


def test_the_parts_of_a_page_are_its_fields_and_those_of_its_view() -> None:
    before = dict(parts_of(RenderPage("guide.html", "t", Leaf("Zutphen", 3))))
    after = dict(parts_of(RenderPage("guide.html", "t", Leaf("Zutphen", 4))))
    assert list(before) == ["kind", "template", "theme_digest", "view.name", "view.size", "maker"]
    assert [name for name in before if before[name] != after[name]] == ["view.size"]


def test_the_parts_of_a_picture_are_its_fields() -> None:
    names = dict(parts_of(MakePicture("s", (0, 0, 4, 3), (2, 1), "avif", 60)))
    assert {"source_digest", "crop", "size", "credit"} < set(names)
