"""guidegen serve: the site as it is being written, in the author's own browser."""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
import signal
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidegen.cli.options import language_option, today_option
from guidegen.cli.place import language_of, parse_day, site_folder
from guidegen.problems import UsageError
from guidegen.report.catalogue import word

if TYPE_CHECKING:
    from guidegen.preview.opening import Pass
    from guidegen.preview.place import Wish

PORT = 8000
EDITOR = "GUIDEGEN_EDITOR"  # the environment's word for --editor

_EDITOR_HELP = "vscode, obsidian, jetbrains, plain, or an address with {path}, {line} and {column}."


@click.command()
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="Or the next free one."
)
@click.option("--no-open", is_flag=True, help="Leave opening the browser to you.")
@click.option("--phone", is_flag=True, help="Let a phone on your own network look too, for half an hour.")
@click.option("--follow", is_flag=True, help="Go along to the page of whatever is edited.")
@click.option("--editor", metavar="EDITOR", help=_EDITOR_HELP)
@today_option
@language_option
def serve(no_open: bool, phone: bool, **asked: object) -> int:  # noqa: FBT001 - click hands options by name
    """Look at the site while you write it.

    Every save shows in the browser at once; drafts and what is still to come are there too, and marked. Nothing is
    written in output/, and nobody but you can look, unless you let a phone in. Ctrl-C ends it.
    """
    wish = _wish(asked)
    with _ended_by_signals() as ended:
        _serve(wish, ended, browse=not no_open, phone=phone)
    return 0


def _serve(wish: Wish, ended: threading.Event, *, browse: bool, phone: bool) -> None:
    from guidegen.adapters.workers import Workers
    from guidegen.preview.sockets import address_of, open_socket

    def notice(code: str) -> None:
        click.echo(word(code, {"path": ".guidegen/crash.txt"}, wish.language), err=True)

    gc.disable()  # nothing that is loaded or read first becomes waste: `Preview` turns it on again
    with Workers() as workers:
        workers.warm()  # before there are threads and sockets: a process divides best alone
        listening = open_socket(wish.port)
        address = address_of(listening)
        click.echo(word("serving", {"address": address}, wish.language))
        if browse:  # it takes its time, and so does what is loaded now
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        from guidegen.preview.opening import Preview

        preview = Preview(wish, workers, notice, listening)
        preview.open()
        try:
            if phone:
                _show_pass(preview.let_a_phone_in(), wish.language)
            ended.wait()
        finally:
            preview.close()
    click.echo(word("served", {}, wish.language))


def _show_pass(given: Pass | None, language: str) -> None:
    if given is None:
        click.echo(word("phone-nowhere", {}, language))
        return
    click.echo(click.style(given.code, fg="bright_white", bg="black"))
    click.echo(word("phone-open", {"link": given.link, "until": given.until}, language))


def _wish(asked: dict[str, object]) -> Wish:
    from guidegen.preview.place import Wish

    folder = _folder()
    language, port, today = asked["language"], asked["port"], asked["today"]
    return Wish(
        root=folder,
        port=port if isinstance(port, int) else PORT,
        clock=lambda: dt.datetime.now(dt.UTC),
        language=language_of(folder, language if isinstance(language, str) else None),
        editor=_editor(asked["editor"] if isinstance(asked["editor"], str) else None),
        today=parse_day(today if isinstance(today, str) else None),
        follow=bool(asked["follow"]),
    )


def _folder() -> Path:
    """The site's folder, or this one: a preview starts also where there is nothing yet."""
    try:
        return site_folder()
    except UsageError:
        return Path.cwd()


def _editor(wanted: str | None) -> str:
    """The template of the links to the author's editor: the one asked for, else the one that seems to be here."""
    from guidegen.preview.editor import EDITORS, is_template

    name = wanted or os.environ.get(EDITOR) or ("vscode" if shutil.which("code") else "plain")
    if name in EDITORS:
        return EDITORS[name]
    if is_template(name):
        return name
    raise UsageError("unknown-editor", editor=name, known=", ".join(EDITORS))


@contextmanager
def _ended_by_signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C and a plain kill set, instead of breaking off in the middle of something."""
    ended = threading.Event()
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: ended.set()) for number in signals]
    try:
        yield ended
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
