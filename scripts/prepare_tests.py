"""Brings what the tests use: a Chromium, the HTML validator, a second reader of metadata, and servers to publish to.

Every part may fail: a machine without network still runs the other tests, and `make test` ends by naming
what was left out (in CI that is a failure).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.checkers import machine

LOCK = machine.ROOT / "requirements" / "vnu"
NODE = machine.TOOLS / "node"
MINUTE = 60  # seconds


def main() -> int:
    """Bring what is missing; always 0, because the tests themselves say what they had to leave out."""
    for name, there, bring in (
        ("Chromium", machine.chromium, bring_chromium),
        ("the HTML validator", current_vnu, bring_vnu),
        ("exiftool", machine.exiftool, bring_exiftool),
        ("OpenSSH's server", machine.sshd, bring_sshd),
        ("rsync", machine.rsync, bring_rsync),
    ):
        if not there():
            print(f"Bringing {name} for the tests (once) ...", flush=True)
            bring()
            if not there():
                print(f"  {name} could not be brought: its tests are left out.", flush=True)
    return 0


def bring_chromium() -> None:
    """Playwright's own build where it can be had, with the libraries it wants; else Debian's package."""
    playwright = [sys.executable, "-m", "playwright"]
    if not run(
        [*playwright, "install", "chromium"], quiet=True, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT="20000"
    ):
        apt_install("chromium")
        return
    own = machine.playwrights_chromium()
    if own and not run([str(own), "--version"], quiet=True) and is_root():
        run([*playwright, "install-deps", "chromium"], quiet=True)


def bring_exiftool() -> None:
    """Debian's package; elsewhere the tests do without."""
    apt_install("libimage-exiftool-perl")


def bring_rsync() -> None:
    """Debian's package; elsewhere the tests do without."""
    apt_install("rsync")


def bring_sshd() -> None:
    """Debian's package, but not its service: nobody asked for a machine that can be logged in to."""
    if not is_root():
        apt_install("openssh-server")
        return
    veto = Path("/usr/sbin/policy-rc.d")  # Debian asks it before it starts a service
    ours = not veto.exists()
    if ours:
        veto.write_text("#!/bin/sh\nexit 101\n")
        veto.chmod(0o755)
    try:
        apt_install("openssh-server")
    finally:
        if ours:
            veto.unlink()
    if shutil.which("systemctl"):
        run(["systemctl", "disable", "ssh.service", "ssh.socket"], quiet=True)


def current_vnu() -> bool:
    """Whether the validator is there in the version that the lock names."""
    noted = machine.TOOLS / "vnu" / "package-lock.json"
    return (
        machine.vnu_jar() is not None
        and noted.is_file()
        and noted.read_bytes() == (LOCK / "package-lock.json").read_bytes()
    )


def bring_vnu() -> None:
    """The jar out of its npm package; its install script would fetch a Java, so no script runs."""
    folder = machine.TOOLS / "vnu"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    npm = shutil.which("npm") or own_npm()
    if npm is None:
        return
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LOCK / name, folder / name)
    path = f"{Path(npm).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        folder=folder,
        PATH=path,
    )


def own_npm() -> str | None:
    """The npm inside the locked node package, in an environment of its own."""
    folder = NODE / ("Scripts" if os.name == "nt" else "bin")
    if not shutil.which("npm", path=str(folder)):
        lock = machine.ROOT / "requirements" / "node.txt"
        pip = ["-m", "pip", "install", "-qq", "--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
        run([sys.executable, "-m", "venv", str(NODE)])
        run([str(folder / "python"), *pip])
    return shutil.which("npm", path=str(folder))


def apt_install(package: str) -> None:
    """Debian's package, where we are root on a Debian; else the line to type."""
    if shutil.which("apt-get") is None:
        return
    if not is_root():
        print(f"  Run this once, then again: sudo apt-get install {package}", flush=True)
        return
    run(["apt-get", "update", "-qq"], quiet=True)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    run(install, quiet=True, DEBIAN_FRONTEND="noninteractive")


def is_root() -> bool:
    """Whether packages of the system can be installed."""
    return os.name != "nt" and os.geteuid() == 0


def run(command: Sequence[str], *, quiet: bool = False, folder: Path = machine.ROOT, **extra: str) -> bool:
    """Run a command to its end without a keyboard; True when it went well. `quiet` hides complaints too."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=os.environ | extra,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if quiet else None,
            timeout=15 * MINUTE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  {command[0]}: {error}", flush=True)
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
