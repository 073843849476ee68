"""When the world fails a git target: what a curator hears, what visitors still see, and that no secret is ever said."""

from __future__ import annotations

import base64
import os
import signal
import socket
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from guidegen.problems import PublishError
from guidegen.publish.git_branch import git as git_module
from guidegen.publish.git_branch.complaints import complaint
from guidegen.publish.git_branch.place import read_place
from guidegen.publish.git_branch.sending import alone
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address
from guidegen.report.catalogue import LANGUAGES, codes, word
from tests.publish import git_server
from tests.publish.contract import delivery_of, edition, send, without_receipt
from tests.publish.git_server import Forge, Pages, Watched, files_on, git, make_repository, noise
from tests.publish.kills import Doomed, kill_often
from tests.publish.test_git_branch import ForgetfulSpot, GitSpot

host = git_server.host
one_forge = git_server.one_forge

CANARY = "kanarie-4711-zwijgt"
BASIC = base64.b64encode(f"oauth2:{CANARY}".encode()).decode()
NAMES = count()


@pytest.fixture
def spot(tmp_path: Path, host: Forge) -> GitSpot:
    """A repository on the web that wants the canary."""
    name = f"trouble-{next(NAMES)}"
    host.token = CANARY
    spot = GitSpot(tmp_path, host.repository(name), host.address(name))
    spot.environment["GUIDEGEN_GIT_TOKEN"] = CANARY
    return spot


def told(spot: GitSpot, files: dict[str, bytes]) -> PublishError:
    """What goes wrong when these are published; nobody hears the secret."""
    with pytest.raises(PublishError) as refused:
        spot.publish(files)
    error = refused.value
    said = [word(error.code, dict(error.values), language) for language in LANGUAGES]
    said += [repr(error), str(error), *traceback.format_exception(error)]
    assert error.code in codes("nl")
    assert not any(secret in text for text in said for secret in (CANARY, BASIC))
    assert "\x1b" not in "".join(value for _, value in error.values)
    return error


@pytest.mark.parametrize(
    ("status", "only", "code"),
    [
        (401, "", "publish-git-login"),
        (403, "", "publish-git-forbidden"),
        (403, "receive-pack", "publish-git-forbidden"),
        (404, "", "publish-git-not-found"),
        (413, "/git-receive-pack", "publish-git-large"),
        (429, "", "publish-git-down"),
        (500, "", "publish-git-down"),
        (503, "receive-pack", "publish-git-down"),
    ],
)
def test_what_a_host_answers_is_told(spot: GitSpot, host: Forge, status: int, only: str, code: str) -> None:
    spot.publish(edition(1))
    host.faults.status, host.faults.only = status, only
    host.faults.words = f"\x1b[31mno {CANARY} and no {BASIC}"
    assert told(spot, edition(2)).code == code
    assert without_receipt(spot.files()) == edition(1)


def test_a_wrong_token_and_no_token_are_told(spot: GitSpot, host: Forge) -> None:
    host.token = "another"  # noqa: S105 - a canary's rival
    assert told(spot, edition(1)).code == "publish-git-login"
    del spot.environment["GUIDEGEN_GIT_TOKEN"]
    assert told(spot, edition(1)).code == "publish-git-login"
    assert spot.files() == {}


def test_the_token_does_not_go_where_a_host_leads_to(spot: GitSpot, host: Forge, tmp_path: Path) -> None:
    with git_server.forge(tmp_path / "elsewhere") as elsewhere:
        host.faults.status, host.faults.leads_to = 301, elsewhere.url
        assert told(spot, edition(1)).code == "publish-git-moved"
        assert elsewhere.logins == []


def test_git_writes_no_token_down_where_its_settings_want_a_trace(spot: GitSpot, tmp_path: Path) -> None:
    home, traces = Path(spot.environment["HOME"]), tmp_path / "traces"
    traces.mkdir()
    kinds = "".join(f"\t{kind}Target = {traces}/{kind}\n" for kind in ("event", "normal", "perf"))
    wanted = "\tconfigParams = *\n\tenvVars = GIT_CONFIG_VALUE_1\n"
    (home / ".gitconfig").write_text(f"[trace2]\n{kinds}{wanted}")
    spot.publish(edition(1))
    assert list(traces.iterdir()) == []


def test_a_host_that_is_not_there_is_told(spot: GitSpot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    spot.address = Address("website", "git", {"repository": f"http://127.0.0.1:{port}/a.git"})
    assert told(spot, edition(1)).code == "publish-git-unreachable"


def test_a_repository_that_is_not_there_is_told(spot: GitSpot, host: Forge, tmp_path: Path) -> None:
    for repository in (host.address("nowhere"), str(tmp_path / "nowhere.git")):
        spot.address = Address("website", "git", {"repository": repository})
        assert told(spot, edition(1)).code == "publish-git-not-found"


def test_a_host_that_falls_silent_is_left(
    spot: GitSpot, host: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.faults.hangs = Event()
    monkeypatch.setattr(git_module, "PATIENCE", 0.5)
    monkeypatch.setattr(git_module, "_BREATH", 0.1)
    assert told(spot, edition(1)).code == "publish-git-silent"
    host.faults.hangs.set()


def test_a_git_that_will_not_listen_is_ended(
    spot: GitSpot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    spot.environment["PATH"] = f"{tmp_path / 'bin'}:{spot.environment['PATH']}"
    program = tmp_path / "bin" / "git"
    program.write_text('#!/bin/sh\ntrap "" TERM\necho $$ > "$0.pid"\nwhile :; do sleep 0.1; done\n')
    program.chmod(0o700)
    monkeypatch.setattr(git_module, "PATIENCE", 0.3)
    monkeypatch.setattr(git_module, "_BREATH", 0.1)
    assert told(spot, edition(1)).code == "publish-git-silent"
    assert not Path(f"/proc/{program.with_suffix('.pid').read_text().strip()}/exe").exists()
    program.write_bytes(b"\0 no program")
    assert told(spot, edition(1)).code == "publish-git-trouble"


def test_what_git_said_is_heard_on_a_busy_computer_too(
    spot: GitSpot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hear = git_module._pump

    def late(*stream: object) -> None:
        time.sleep(0.1)
        hear(*stream)  # type: ignore[arg-type]

    monkeypatch.setattr(git_module, "_pump", late)
    monkeypatch.setattr(git_module, "_BREATH", 0.02)
    spot.publish(edition(1))
    assert without_receipt(spot.files()) == edition(1)


def test_what_a_helper_leaves_running_is_not_waited_for(
    spot: GitSpot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git_module, "_BREATH", 0.1)
    del spot.environment["GUIDEGEN_GIT_TOKEN"]
    helper, note = tmp_path / "helper", tmp_path / "pid"
    helper.write_text(
        f'#!/bin/sh\ncat > /dev/null\n[ "$1" = get ] || exit 0\n'
        f"if [ ! -e {note} ]; then sleep 30 > /dev/null & echo $! > {note}; fi\n"
        f'printf "username=mina\\npassword={CANARY}\\n"\n'
    )
    helper.chmod(0o700)
    (spot.home / ".gitconfig").write_text(f"[credential]\nhelper = {helper}\n")
    spot.publish(edition(1))
    left = int(note.read_text())
    assert Path(f"/proc/{left}/cmdline").read_bytes().startswith(b"sleep")
    os.kill(left, signal.SIGKILL)


def test_a_push_that_is_still_under_way_is_waited_for(tmp_path: Path) -> None:
    spot = GitSpot(tmp_path, make_repository(tmp_path / "a.git"))
    spot.publish(edition(1))
    with alone(spot.scratch):
        other = Thread(target=spot.publish, args=(edition(2),))
        other.start()
        other.join(0.4)
        assert other.is_alive()
        assert without_receipt(spot.files()) == edition(1)
    other.join()
    assert without_receipt(spot.files()).items() >= edition(2).items()


@pytest.mark.parametrize("size", [1, 700, 60_000, 150_000])
def test_a_connection_that_is_cut_leaves_all_as_it_was(spot: GitSpot, host: Forge, size: int) -> None:
    large = {f"assets/img/{n}-480-0123456789ab.jpg": noise(n, 40_000) for n in range(5)}
    spot.publish(edition(1))
    host.faults.cut_after = size
    assert told(spot, {**edition(2), **large}).code == "publish-git-lost"
    assert without_receipt(spot.files()) == edition(1)
    host.faults.cut_after = None
    spot.publish({**edition(2), **large})
    assert without_receipt(spot.files()).items() >= {**edition(2), **large}.items()
    assert delivery_of(spot.open(), {**edition(2), **large}).idle


def test_a_host_that_is_gone_for_good_in_the_middle(spot: GitSpot, host: Forge) -> None:
    spot.publish(edition(1))
    host.faults.cut_after = 700

    def watch(path: str, received: int) -> None:
        if path.endswith("/git-receive-pack") and received > 700:
            host.faults.status = 503

    host.faults.watch = watch
    assert told(spot, edition(2)).code == "publish-git-lost"


def test_what_did_not_arrive_though_somebody_says_so_is_told(spot: GitSpot) -> None:
    spot.publish(edition(1))
    hook(spot.repository, "post-receive", "read old new ref; git update-ref $ref $old")
    assert told(spot, edition(2)).code == "publish-not-arrived"


def test_a_success_stays_one_when_our_own_disk_fails_after_it(spot: GitSpot) -> None:
    spot.publish(edition(1))
    (spot.scratch / "slim.git").write_bytes(b"in the way")
    target = spot.open()
    delivery = delivery_of(target, edition(2))
    (spot.scratch / "slim.git").write_bytes(b"in the way")
    target.apply(delivery, edition(2).__getitem__, lambda *_: None)
    assert without_receipt(spot.files()).items() >= edition(2).items()
    assert delivery_of(spot.open(), edition(2)).idle


def test_our_own_disk_that_cannot_be_written_is_told(spot: GitSpot) -> None:
    spot.scratch.write_bytes(b"no folder")
    assert told(spot, edition(1)).code == "publish-git-disk"


def test_what_arrived_counts_though_nobody_says_so(spot: GitSpot, host: Forge) -> None:
    spot.publish(edition(1))
    host.faults.cut_answer = True
    spot.publish(edition(2))
    assert without_receipt(spot.files()).items() >= edition(2).items()
    assert delivery_of(spot.open(), edition(2)).idle


def hook(repository: Path, name: str, text: str) -> None:
    (repository / "hooks").mkdir(exist_ok=True)
    (repository / "hooks" / name).write_text(f"#!/bin/sh\n{text}\n")
    (repository / "hooks" / name).chmod(0o700)


@pytest.mark.parametrize(
    ("name", "says", "code", "reason"),
    [
        ("pre-receive", "GL-HOOK: only \033[1mon Mondays\033[0m", "publish-git-refused", "on Mondays"),
        ("update", "GH006: Protected branch update failed", "publish-git-refused", "GH006"),
        ("pre-receive", "error: File a.mp4 is 123.00 MB; this exceeds GitHub's file size limit of 100.00 MB",
         "publish-git-large", "a.mp4"),
        ("pre-receive", "fatal: write error: No space left on device", "publish-git-full", "No space"),
        ("pre-receive", "Your push would exceed the allocated storage of 10 GB", "publish-git-full", "10 GB"),
        ("pre-receive", "You are not allowed to push, " + CANARY, "publish-git-refused", "***"),
    ],
)  # fmt: skip
def test_a_repository_that_refuses_is_heard(
    spot: GitSpot, name: str, says: str, code: str, reason: str
) -> None:
    spot.publish(edition(1))
    hook(spot.repository, name, f'printf "%b\\n" "{says}" >&2; exit 1'.replace("\033", "\\033"))
    error = told(spot, edition(2))
    assert error.code == code
    assert reason in dict(error.values)["reason"]
    assert without_receipt(spot.files()) == edition(1)


def test_a_branch_whose_history_is_guarded_takes_releases_that_keep_it(spot: GitSpot) -> None:
    spot.publish(edition(1))
    git(spot.repository, "config", "receive.denyNonFastForwards", "true")
    assert told(spot, edition(2)).code == "publish-git-refused"
    spot.address = Address("website", "git", {**spot.address.values, "history": "yes"})
    spot.publish(edition(2))
    assert len(spot.commits()) == 2


def test_a_lock_that_another_left_there_is_told(tmp_path: Path) -> None:
    spot = GitSpot(tmp_path, make_repository(tmp_path / "a.git"))
    spot.publish(edition(1))
    lock = spot.repository / "refs" / "heads" / "gh-pages.lock"
    lock.write_bytes(b"")
    assert told(spot, edition(2)).code == "publish-git-refused"
    lock.unlink()
    spot.publish(edition(2))


def test_the_secret_is_in_no_word_no_file_and_no_address(spot: GitSpot, host: Forge, tmp_path: Path) -> None:
    watched = Watched(tmp_path / "bin")
    spot.environment["PATH"] = watched.path
    seen: list[str] = []
    host.faults.watch = lambda _, size: seen.extend(command_lines()) if size < 5 else None
    spot.publish(edition(1))
    spot.publish(edition(2))
    assert any("remote-http" in line for line in seen)
    assert any("push" in words for _, words in watched.notes)
    said = [*seen, *(words for _, words in watched.notes)]
    assert not any(secret in text for text in said for secret in (CANARY, BASIC))
    for folder in (spot.scratch, spot.repository, spot.home):
        for path in (path for path in folder.rglob("*") if path.is_file()):
            assert CANARY.encode() not in path.read_bytes(), path
            assert BASIC.encode() not in path.read_bytes(), path
    assert set(host.logins) == {f"oauth2:{CANARY}"}


def command_lines() -> Iterator[str]:
    """Of everything that runs now."""
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue


def test_gits_own_login_serves_where_there_is_no_token(spot: GitSpot, host: Forge, tmp_path: Path) -> None:
    del spot.environment["GUIDEGEN_GIT_TOKEN"]
    helper, notes = tmp_path / "helper", tmp_path / "asked"
    helper.write_text(
        f'#!/bin/sh\necho "$1" >> "{notes}"\ncat > /dev/null\n'
        f'[ "$1" = get ] && printf "username=mina\\npassword={CANARY}\\n"\nexit 0\n'
    )
    helper.chmod(0o700)
    (spot.home / ".gitconfig").write_text(f"[credential]\nhelper = {helper}\n")
    spot.publish(edition(1))
    assert set(host.logins) == {"", f"mina:{CANARY}"}
    notes.unlink()
    spot.environment["GUIDEGEN_GIT_TOKEN"] = "wrong"  # noqa: S105 - a canary's rival
    assert told(spot, edition(2)).code == "publish-git-login"
    assert not notes.exists(), "the helper would think that what it holds is wrong"


@pytest.mark.parametrize("order", ["fast-import", "push", "fetch", "ls-remote"])
def test_a_git_that_is_killed_at_once(spot: GitSpot, host: Forge, tmp_path: Path, order: str) -> None:
    spot.publish(edition(1))
    watched = Watched(tmp_path / "bin")
    victim = ForgetfulSpot(tmp_path, spot.repository, spot.address.values["repository"])
    victim.environment |= {**spot.environment, "PATH": watched.path}
    if order != "fast-import":
        host.faults.watch = lambda *_: watched.kill(order)
    assert told(victim, KillingFiles(watched, order)).code == "publish-git-lost"
    host.faults.watch = None
    assert without_receipt(spot.files()) == edition(1)
    victim.publish(edition(2))
    assert without_receipt(spot.files()).items() >= edition(2).items()


class KillingFiles(dict[str, bytes]):
    """The second edition; who reads it kills."""

    def __init__(self, watched: Watched, order: str) -> None:
        super().__init__({**edition(2), "assets/img/large-480-0123456789ab.jpg": noise(1, 300_000)})
        self._watched, self._order = watched, order

    def __getitem__(self, path: str) -> bytes:
        until = time.monotonic() + 20
        while (
            not self._watched.kill(self._order) and self._order == "fast-import" and time.monotonic() < until
        ):
            time.sleep(0.01)
        return super().__getitem__(path)  # larger than what a dead git takes unnoticed


@pytest.mark.parametrize("size", [1, 2_000, 100_000])
def test_a_git_that_is_killed_while_it_sends(spot: GitSpot, host: Forge, tmp_path: Path, size: int) -> None:
    photos = {f"assets/img/{n}-480-0123456789ab.jpg": noise(n, 40_000) for n in range(5)}
    spot.publish(edition(1))
    watched = Watched(tmp_path / "bin")
    path, spot.environment["PATH"] = spot.environment["PATH"], watched.path

    def watch(address: str, received: int) -> None:
        if address.endswith("/git-receive-pack") and received >= size:
            watched.kill("push")

    host.faults.watch = watch
    with suppress(PublishError):  # its children may bring to an end what it had begun
        spot.publish({**edition(2), **photos})
    host.faults.watch = None
    spot.environment["PATH"] = path
    there = without_receipt(spot.files())
    assert there == edition(1) or there.items() >= {**edition(2), **photos}.items()
    spot.publish({**edition(2), **photos})
    assert without_receipt(spot.files()).items() >= {**edition(2), **photos}.items()
    assert delivery_of(spot.open(), {**edition(2), **photos}).idle
    git(spot.repository, "fsck", "--connectivity-only")


@pytest.mark.parametrize("is_web", [False, True])
def test_a_publish_that_is_killed(tmp_path: Path, host: Forge, is_web: bool) -> None:  # noqa: FBT001
    name = f"killed-{next(NAMES)}"
    repository = host.repository(name)
    spot = GitSpot(tmp_path, repository, host.address(name) if is_web else "")
    pages = Pages(repository)
    try:
        tally = kill_often(Doomed(spot.address, spot.scratch, spot.environment), pages.fetch, kills=4)
    finally:
        pages.close()
    assert (tally.lacking, tally.astray) == ([], [])
    assert tally.kills > 0
    assert len(git_server.git(repository, "rev-list", "refs/heads/gh-pages").split()) == 1


HERE = read_place(Address("website", "git", {"repository": "git@git.example:museum/gidsen.git"}))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (("@@@\n@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.\n"
         "fatal: Could not read from remote repository."), "key-changed"),
        (("No ED25519 host key is known for git.example and you have requested strict checking.\n"
         "Host key verification failed.\nfatal: Could not read from remote repository."), "key-unknown"),
        ("git@git.example: Permission denied (publickey).\nfatal: Could not read from remote repository.",
         "key-refused"),
        ("ssh: Could not resolve hostname git.example: Name or service not known", "host-missing"),
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "host-missing"),
        ("ssh: connect to host git.example port 22: Connection refused", "unreachable"),
        ("ssh: connect to host git.example port 22: Connection timed out", "unreachable"),
        ("fatal: unable to access 'https://x/': Failed to connect to x port 443 after 3 ms: Couldn't connect",
         "unreachable"),
        ("ssh: connect to host git.example port 22: No route to host", "unreachable"),
        ("fatal: unable to access 'https://x/': SSL certificate problem: certificate has expired",
         "certificate"),
        ("fatal: unable to access 'https://x/': server certificate verification failed. CAfile: none",
         "certificate"),
        ("ERROR: Repository not found.\nfatal: Could not read from remote repository.", "not-found"),
        ("remote: Repository not found.\nfatal: repository 'https://x/' not found", "not-found"),
        ("remote: The project you were looking for could not be found or you don't have permission to view it.",
         "not-found"),
        ("ERROR: Permission to museum/gidsen.git denied to mina.", "forbidden"),
        (("remote: Permission to museum/gidsen.git denied to mina.\n"
         "fatal: unable to access 'https://x/': The requested URL returned error: 403"), "forbidden"),
        (("remote: Write access to repository not granted.\n"
         "fatal: unable to access 'https://x/': The requested URL returned error: 403"), "forbidden"),
        ("ERROR: The key you are authenticating with has been marked as read only.", "forbidden"),
        (("remote: error: insufficient permission for adding an object to repository database ./objects\n"
         "remote: fatal: failed to write object\n ! [remote rejected] a -> b (unpacker error)"), "forbidden"),
        ("fatal: detected dubious ownership in repository at '/srv/a.git'", "forbidden"),
        (("remote: Invalid username or token. Password authentication is not supported for Git operations.\n"
         "fatal: Authentication failed for 'https://x/'"), "login"),
        ("remote: HTTP Basic: Access denied. If a password was provided for Git authentication, ...", "login"),
        ("fatal: could not read Username for 'https://github.com': terminal prompts disabled", "login"),
        ("remote: error: GH001: Large files detected.\n ! [remote rejected] a -> b (pre-receive hook declined)",
         "large"),
        (("error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413\nsend-pack: unexpected "
         "disconnect while reading sideband packet\nfatal: the remote end hung up unexpectedly"), "large"),
        ("remote: fatal: write error: No space left on device\n ! [remote rejected] a -> b (unpacker error)",
         "full"),
        ("fatal: write error: No space left on device", "disk"),
        (("remote: error: GH013: Repository rule violations found for refs/heads/gh-pages.\n"
         "!\ta:refs/heads/gh-pages\t[remote rejected] (push declined due to repository rule violations)"),
         "refused"),
        (("remote: GitLab: You are not allowed to force push code to a protected branch on this project.\n"
         "!\ta:refs/heads/gh-pages\t[remote rejected] (pre-receive hook declined)"), "refused"),
        ("!\ta:refs/heads/main\t[remote rejected] (branch is currently checked out)", "refused"),
        ("error: RPC failed; curl 56 Recv failure: Connection reset by peer\nfatal: the remote end hung up",
         "lost"),
        ("fatal: early EOF\nfatal: index-pack failed", "lost"),
        ("client_loop: send disconnect: Broken pipe", "lost"),
        ("error: RPC failed; curl 28 Operation too slow. Less than 1 bytes/sec transferred", "lost"),
        ("fatal: transport 'ext' not allowed", "trouble"),
        ("bash: line 1: git-upload-pack: command not found\nfatal: Could not read", "trouble"),
        ("", "trouble"),
    ],
)  # fmt: skip
def test_what_git_says_is_understood(said: str, code: str) -> None:
    error = complaint(128, said, HERE, Vault())
    assert error.code == f"publish-git-{code}"
    for language in LANGUAGES:
        assert "{" not in word(error.code, dict(error.values), language)
        assert " - " not in word(error.code, dict(error.values), language)
    assert dict(error.values)["reason"].strip()


def test_a_password_in_an_address_that_git_repeats_is_not_repeated_by_us() -> None:
    said = f"fatal: unable to access 'https://mina:{CANARY}@git.example/a.git/': it is so"
    reason = dict(complaint(128, said, HERE, Vault()).values)["reason"]
    assert reason == "unable to access 'https://git.example/a.git/': it is so"


def test_what_is_said_stays_short() -> None:
    said = (
        "\r".join(f"Writing objects: {n}% ({n}/100)" for n in range(100))
        + "\n"
        + "remote: long\n" * 9
        + "x" * 9999
    )
    assert len(dict(complaint(128, said, HERE, Vault()).values)["reason"]) <= 500


def test_files_after_a_refused_first_publish(spot: GitSpot, host: Forge) -> None:
    host.faults.status, host.faults.only = 403, "/git-receive-pack"
    assert told(spot, edition(1)).code == "publish-git-forbidden"
    host.faults.status = 0
    send(spot.open(), edition(1))
    assert without_receipt(files_on(spot.repository)) == edition(1)
