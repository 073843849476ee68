"""From a built site to a folder and back again: only what was built, only as it was built, and never half."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from guidegen.build import build_site
from guidegen.plan.held import NAME
from guidegen.plan.pieces import is_page
from guidegen.press import Order, Step
from guidegen.problems import BusyError, PublishError
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address
from guidegen.publishing import Counter, Errand, kept_releases, open_counter
from tests.conftest import TODAY
from tests.equation.hands import building_in_line
from tests.equation.sample import make_sample
from tests.equation.stage import make_theme
from tests.equation.world import tree

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    """A built site, with a folder www/ beside it to publish to."""
    root = tmp_path / "site"
    make_sample(root)
    make_theme(root, "small", 16)
    (tmp_path / "www").mkdir()
    with building_in_line():
        build(root)
        yield root


def quiet(_: Step) -> None:
    return


def build(root: Path) -> None:
    assert not build_site(Order(root, NOW, TODAY), quiet).stopped


def errand(root: Path) -> Errand:
    address = Address("website", "folder", {"folder": str(root.with_name("www"))})
    return Errand(root, "https://proef.example/", address, Vault(), NOW)


def publish(root: Path) -> int:
    """Publish what was built; the number of the release."""
    with open_counter(errand(root)) as counter:
        return counter.send(counter.propose(counter.packed()), quiet).number


def shown(root: Path) -> dict[str, object]:
    """What stands in www/, without the receipt."""
    return {path: data for path, data in tree(root.with_name("www")).items() if path != NAME}


def edit(root: Path, words: str) -> None:
    path = root / "content/places/gracht.md"
    path.write_text(path.read_text().replace("Stil water", words))
    build(root)


def test_what_was_built_arrives_and_nothing_else(site: Path) -> None:
    (site / "output" / "mijn aantekening.txt").write_text("not built by us")
    publish(site)
    built = tree(site / "output")
    del built["mijn aantekening.txt"]
    assert shown(site) == built


@pytest.mark.parametrize("hurt", ["edit", "lose", "grow"])
def test_what_was_changed_by_hand_is_not_published(site: Path, hurt: str) -> None:
    publish(site)
    before = shown(site)
    page = site / "output" / "gidsen" / "stad" / "index.html"
    data = page.read_bytes()
    if hurt == "lose":
        page.unlink()
    else:
        page.write_bytes(data[:-1] + b"!" if hurt == "edit" else data + b"!")
    with pytest.raises(PublishError) as refused:
        publish(site)
    assert refused.value.code == "publish-output-changed"
    assert dict(refused.value.values)["path"] == "gidsen/stad/index.html"
    assert shown(site) == before
    build(site)
    publish(site)
    assert shown(site) == before


def test_nothing_built_is_nothing_to_publish(site: Path) -> None:
    (site / ".guidegen" / "manifest.json").unlink()
    with pytest.raises(PublishError) as refused:
        publish(site)
    assert refused.value.code == "publish-nothing-built"


def test_what_is_built_meanwhile_is_not_sent_unseen(site: Path) -> None:
    with open_counter(errand(site)) as counter:
        proposal = counter.propose(counter.packed())
        edit(site, "Diep water")
        with pytest.raises(PublishError) as refused:
            counter.send(proposal, quiet)
    assert refused.value.code == "publish-built-meanwhile"
    assert shown(site) == {}


def test_a_build_during_the_sending_takes_nothing_away(site: Path) -> None:
    built = tree(site / "output")

    def build_again(step: Step) -> None:
        if step.done == 1:
            edit(site, "Diep water")

    with open_counter(errand(site)) as counter:
        counter.send(counter.propose(counter.packed()), build_again)
    assert tree(site / "output") != built
    assert shown(site) == built


def test_one_publish_at_a_time(site: Path) -> None:
    with open_counter(errand(site)), pytest.raises(BusyError), open_counter(errand(site)):
        pass


def test_every_kept_release_can_be_brought_back(site: Path) -> None:
    editions = {}
    for number in range(1, 8):
        edit(site, f"Water nummer {number}")
        (site / "content/places/gracht.md").write_text(
            (site / "content/places/gracht.md").read_text().replace(f"Water nummer {number}", "Stil water")
        )
        editions[publish(site)] = tree(site / "output")
    kept = kept_releases(site, "website")
    assert [release.number for release in kept] == [3, 4, 5, 6, 7]
    for old in kept:
        with open_counter(errand(site)) as counter:
            release = counter.send_again(counter.propose(old.pieces), old, quiet)
        assert release.again == old.number
        pages = {path: data for path, data in shown(site).items() if is_page(path)}
        assert pages == {path: data for path, data in editions[old.number].items() if is_page(path)}


def test_a_shelf_that_was_damaged_is_told_before_anything_is_sent(site: Path) -> None:
    publish(site)
    edit(site, "Diep water")
    publish(site)
    before = tree(site.with_name("www"))
    (old, _) = kept_releases(site, "website")
    page = old.pieces["plekken/gracht/index.html"]
    file = site / ".guidegen/releases/_objects" / page.content[:2] / page.content[2:]
    file.write_bytes(b"?" * page.size)
    with open_counter(errand(site)) as counter, pytest.raises(PublishError) as refused:
        counter.send_again(counter.propose(old.pieces), old, quiet)
    assert refused.value.code == "publish-shelf-damaged"
    assert tree(site.with_name("www")) == before


def test_the_way_back_after_a_publish_that_was_broken_off(site: Path) -> None:
    publish(site)
    before = shown(site)
    edit(site, "Diep water")

    def pull_the_plug(step: Step) -> None:
        if step.done == 1:
            raise ConnectionError

    with open_counter(errand(site)) as counter, pytest.raises(ConnectionError):
        counter.send(counter.propose(counter.packed()), pull_the_plug)
    assert shown(site) != before
    (old,) = kept_releases(site, "website")
    with open_counter(errand(site)) as counter:
        counter.send_again(counter.propose(old.pieces), old, quiet)
    assert shown(site) == before


@pytest.mark.parametrize("last", ["a publish", "a rollback"])
def test_what_had_arrived_when_it_was_cut_off_is_a_release_like_any_other(
    site: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    publish(site)
    edit(site, "Diep water")

    if last == "a rollback":
        publish(site)
    old = kept_releases(site, "website")[0]

    def cut_off(*_: object) -> None:
        raise ConnectionError

    def deliver(counter: Counter) -> None:
        if last == "a rollback":
            counter.send_again(counter.propose(old.pieces), old, quiet)
        counter.send(counter.propose(counter.packed()), quiet)

    with monkeypatch.context() as patch, open_counter(errand(site)) as counter:
        patch.setattr("guidegen.publish.shelf.Shelf.finish", cut_off)
        with pytest.raises(ConnectionError):
            deliver(counter)
    before = [release.number for release in kept_releases(site, "website")]
    with open_counter(errand(site)) as counter:
        assert [release.number for release in counter.releases()] == [*before, before[-1] + 1]
        newest = counter.releases()[-1]
        assert counter.propose(newest.pieces).delivery.idle
    assert newest.again == (old.number if last == "a rollback" else None)


def test_the_target_is_let_go_of_whatever_happens(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    monkeypatch.setattr("guidegen.publish.filewise.Filewise.close", lambda _: closed.append(1))

    def fails(_: Counter) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError), open_counter(errand(site)) as counter:
        fails(counter)
    assert closed == [1]


@pytest.mark.parametrize("own", ["", "content", "output/pages", ".guidegen", "../site/themes"])
def test_folders_of_the_site_itself_are_no_target(site: Path, own: str) -> None:
    address = Address("website", "folder", {"folder": str(site / own)})
    with pytest.raises(PublishError) as refused, open_counter(replace(errand(site), address=address)):
        pass
    assert refused.value.code == "publish-folder-own"
