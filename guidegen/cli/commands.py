"""The commands by name, loaded when called, and what is done when something fails."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
import traceback
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidegen import __version__
from guidegen.cli.place import language_of, site_folder
from guidegen.problems import GuidegenError, UsageError
from guidegen.report.catalogue import LANGUAGES, word
from guidegen.report.summary import failure

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {  # name -> module and function
    "new": "guidegen.cli.new:new",
    "serve": "guidegen.cli.serve:serve",
    "build": "guidegen.cli.build:build",
    "plan": "guidegen.cli.plan:plan",
    "publish": "guidegen.cli.publish:publish",
    "releases": "guidegen.cli.releases:releases",
    "rollback": "guidegen.cli.rollback:rollback",
    "check": "guidegen.cli.check:check",
    "schema": "guidegen.cli.schema:schema",
}
USAGE, WORLD, OURS, INTERRUPTED = 2, 3, 4, 130


class Commands(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """All commands, in the order in which a curator meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion for a name that is nearly right."""
        near = difflib.get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and near:
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{near[0]}'?")
        return super().resolve_command(ctx, args)


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 good, 1 mistakes in the content, 2 wrong usage, 3 disk or network, 4 a bug of ours.",
)
@click.version_option(__version__, prog_name="guidegen")
@click.option("--debug", is_flag=True, help="Show the whole traceback when guidegen itself fails.")
def guidegen(debug: bool) -> None:  # noqa: FBT001 - click hands flags by name
    """Turn a folder of guides into a small magazine on a site of your own.

    \b
    guidegen new my-guides     makes a folder with a first guide
    cd my-guides
    guidegen serve             shows it while you write
    guidegen build             makes the site in output/
    guidegen publish           brings it to where readers find it
    """  # noqa: D301 - click's own mark for lines that stay apart


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; only `--debug` and tests ever see a traceback."""
    try:
        code = guidegen.main(list(arguments), prog_name="guidegen", standalone_mode=False)
    except click.exceptions.Abort:
        return _say("interrupted", INTERRUPTED, arguments)
    except KeyboardInterrupt:
        return _say("interrupted", INTERRUPTED, arguments)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except GuidegenError as error:
        click.echo(_blotted(failure(error, _language(arguments))), err=True, nl=False)
        return USAGE if isinstance(error, UsageError) else WORLD
    except Exception:  # noqa: BLE001 - Python itself would say it with every secret in it
        return _own_fault(arguments)
    return code if isinstance(code, int) else 0


def _say(code: str, exit_code: int, arguments: Sequence[str]) -> int:
    click.echo(word(code, {}, _language(arguments)), err=True)
    return exit_code


def _language(arguments: Sequence[str]) -> str:
    """The language to speak when a command has failed: the one it was asked to, else the site's."""
    wanted = None
    for before, after in pairwise((*arguments, "")):
        name, _, value = before.partition("=")
        if name == "--language" and (value or after)[:2].lower() in LANGUAGES:
            wanted = value or after
    return language_of(_home(), wanted)


def _home() -> Path:
    """The site's folder; this one when there is none."""
    try:
        return site_folder()
    except UsageError:
        return Path.cwd()


def _own_fault(arguments: Sequence[str]) -> int:
    """Our own bug: the traceback goes to a file, one plain line to the curator; with `--debug` he sees it whole."""
    if "--debug" in arguments or os.environ.get("GUIDEGEN_DEBUG"):
        click.echo(_traceback(), err=True)
        return OURS
    path = _home() / ".guidegen" / "crash.txt"
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"guidegen {__version__}, Python {sys.version}\n\n{_traceback()}", encoding="utf-8")
    except OSError:
        click.echo(_traceback(), err=True)
    click.echo(word("own-fault", {"path": ".guidegen/crash.txt"}, _language(arguments)), err=True)
    return OURS


def _traceback() -> str:
    """What went wrong where."""
    return _blotted(traceback.format_exc())


def _blotted(text: str) -> str:
    """What is said, without any secret that was given out; who never publishes has given none."""
    secrets = sys.modules.get("guidegen.publish.secrets")
    return text if secrets is None else str(secrets.blot_all(text))
