"""Forty secrets of every kind that a target can take, and all the ways in which one may be written down."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

PROFILE = "museum"
USER = "mina"

_ODD = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_KEY = "AKIAKANARIE000000001"
_HELPER = '[credential]\n\thelper = "!sh ~/.helper"\n'
_HELPS = "echo username={user}\necho password={secret}\n"
_STORE = "[credential]\n\thelper = store\n"
_SHORTEST = 8  # signs of what is looked for: less may be there by chance


@dataclass(frozen=True)
class Canary:
    """A secret, and where somebody keeps it."""

    name: str
    kind: str  # of the target that it opens
    secret: str  # as it is kept
    environment: Mapping[str, str] = field(default_factory=dict)
    ring: Mapping[str, str] = field(default_factory=dict)  # what the keyring holds
    home: Mapping[str, str] = field(default_factory=dict)  # files in the user's own folder, which may hold it
    values: Mapping[str, str] = field(default_factory=dict)  # settings that it needs
    fits: bool = True  # else it can be no such secret, and is refused
    opens: str = ""  # a key file, which is locked with it
    shown: bool = False  # git itself shows it in the list of processes, whoever calls it
    told: bool = True  # guidegen itself gets to know it; else the program that it calls does

    @property
    def meant(self) -> str:
        """The secret without the end of a line that came along."""
        return self.secret.strip()


def forms(secret: str) -> dict[str, str]:
    """The ways to write a secret that others have, by name; what a server may repeat."""
    data = secret.encode()
    return {
        "as it is": secret,
        "in an address": quote(secret, safe=""),
        "in an address, small": quote(secret, safe="").replace("%2F", "%2f").replace("%3D", "%3d"),
        "in a form": quote_plus(secret),
        "in base64": base64.b64encode(data).decode(),
        "in base64 for addresses": base64.urlsafe_b64encode(data).decode().rstrip("="),
        "with a user, in base64": base64.b64encode(f"{USER}:".encode() + data).decode(),
        "with another user, in base64": base64.b64encode(b"oauth2:" + data).decode(),
        "in JSON": json.dumps(secret)[1:-1],
        "in JSON, with its own signs": json.dumps(secret, ensure_ascii=False)[1:-1],
        "in Python": repr(secret)[1:-1],
        "as bytes in Python": repr(data)[2:-1],
        "in hex": data.hex(),
        "in large hex": data.hex().upper(),
        "in HTML": html.escape(secret),
        "with a user, in an address": f"https://{USER}:{quote(secret, safe='')}@museum.example/",
    }


def needles(secret: str) -> dict[str, bytes]:
    """What is looked for, by name: as above, and in base64 whatever stands before or behind it."""
    found = {name: form for name, form in forms(secret).items() if "with a" not in name}
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + secret.encode())
        # Of the first group and of the last some bits are the neighbours'.
        found[f"in base64 after {before}"] = whole[4 * (before > 0) : -4].decode()
    return {name: form.encode() for name, form in found.items() if len(form) >= _SHORTEST}


def leaked(secret: str, data: bytes) -> Iterator[str]:
    """The ways in which a secret stands in these bytes."""
    return (name for name, needle in needles(secret).items() if needle in data)


def _of_netlify() -> Iterator[Canary]:
    own, general = "GUIDEGEN_WEBSITE_TOKEN", "NETLIFY_AUTH_TOKEN"
    rows = (
        ("token", general, "nfp_kanarie01Zwijgt0123456789"),
        ("token of this target", own, "nfp_kanarie02Zwijgt0123456789"),
        ("token with every sign", general, f"kanarie03{_ODD}"),
        ("token like base64", own, "kanarie04+/ab/+cdef=="),
        ("token with a newline", general, "kanarie05zwijgt-lang\n"),
        ("token with quotes", own, "kanarie06\"dubbel\\'enkel"),
        ("token like an address", general, "kanarie07%2Fzwijgt%20lang"),
    )
    for name, variable, secret in rows:
        yield Canary(name, "netlify", secret, {variable: secret})
    for name, secret in (
        ("token no ASCII", "kanarie08-zwijgt-é漢"),
        ("token in two", "kanarie09 zwijgt\nook"),
    ):
        yield Canary(name, "netlify", secret, {general: secret}, fits=False)
    yield Canary(
        "token, keyring", "netlify", "kanarie10-uit-de-ring", ring={general: "kanarie10-uit-de-ring"}
    )


def _of_git() -> Iterator[Canary]:
    own, general = "GUIDEGEN_WEBSITE_TOKEN", "GUIDEGEN_GIT_TOKEN"
    rows = (
        ("token", general, "ghp_kanarie11zwijgt0123456789"),
        ("token of this target, every sign", own, f"kanarie12{_ODD}"),
        ("token with a newline", general, "kanarie13zwijgt-lang\n"),
        ("token no ASCII", own, "kanarie14-zwijgt-é漢"),
        ("token with quotes", general, "kanarie15\"dubbel\\'enkel"),
    )
    for name, variable, secret in rows:
        yield Canary(name, "git", secret, {variable: secret})
    yield Canary("token, keyring", "git", "kanarie16-uit-de-ring", ring={general: "kanarie16-uit-de-ring"})
    job = {"CI_JOB_TOKEN": "kanarie17-van-een-taak", "CI_SERVER_HOST": "127.0.0.1"}
    yield Canary("a job's own token", "git", job["CI_JOB_TOKEN"], job)
    yield from _that_git_finds()


def _that_git_finds() -> Iterator[Canary]:
    """What guidegen never hears of. @HOST@ is where the repository is."""
    rows = (
        ("helper", {".gitconfig": _HELPER, ".helper": _HELPS}, "kanarie18-van-de-hulp"),
        ("store", {".gitconfig": _STORE, ".git-credentials": "{url}\n"}, "kanarie19-uit-de-voorraad"),
        ("netrc", {".netrc": "machine 127.0.0.1 login {user} password {secret}\n"}, "kanarie20-uit-netrc"),
        ("an address put in its place", {".gitconfig": '[url "{url}/"]\n\tinsteadOf = http://@HOST@/\n'},
         "kanarie21-in-het-adres"),
    )  # fmt: skip
    for name, files, secret in rows:
        url = f"http://{USER}:{secret}@@HOST@"
        home = {path: text.format(user=USER, secret=secret, url=url) for path, text in files.items()}
        yield Canary(
            f"password, {name}", "git", secret, home=home, shown="insteadOf" in str(files), told=False
        )


def _of_s3() -> Iterator[Canary]:
    secret, token = "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
    key = {"AWS_ACCESS_KEY_ID": _KEY}
    rows = (
        ("secret key", "kanarie22/Zwijgt+0123456789abcdefgh"),
        ("secret key, every sign", f"kanarie23{_ODD}"),
        ("secret key with a newline", "kanarie24zwijgt/lang+\n"),
    )
    for name, text in rows:
        yield Canary(name, "s3", text, {**key, secret: text})
    yield Canary(
        "key no ASCII", "s3", "kanarie25-zwijgt-é漢", {**key, secret: "kanarie25-zwijgt-é漢"}, fits=False
    )
    lent = {**key, secret: "geheim/van/een/ander", token: "kanarie26//zwijgt+heel+lang+IQoJb3JpZ2lu=="}
    yield Canary("session token", "s3", lent[token], lent)
    ring = {"AWS_ACCESS_KEY_ID": _KEY, secret: "kanarie27/uit/de+ring"}
    yield Canary("secret key, keyring", "s3", ring[secret], ring=ring)
    yield from _of_a_profile()


def _of_a_profile() -> Iterator[Canary]:
    head, rows = f"[{PROFILE}]\n", f"aws_access_key_id = {_KEY}\naws_secret_access_key = "
    files = (
        ("secret key, profile", ".aws/credentials", f"{head}{rows}@\n", "kanarie28/uit/het+profiel"),
        ("secret key, settings", ".aws/config", f"[profile {PROFILE}]\n{rows}@\n", "kanarie29/uit/de+opzet"),
        ("session token, profile", ".aws/credentials", f"{head}{rows}geheim/van/een\naws_session_token = @\n",
         "kanarie30//zwijgt+heel+lang=="),
        ("profile that is broken", ".aws/credentials", f"{head}{rows}@\n@ zonder iets\n",
         "kanarie31/in/een+scherf"),
    )  # fmt: skip
    for name, path, text, secret in files:
        home = {path: text.replace("@", secret)}
        fits = "broken" not in name
        yield Canary(name, "s3", secret, home=home, values={"profile": PROFILE}, fits=fits, told=fits)


def _of_sftp() -> Iterator[Canary]:
    rows = (
        ("password", "GUIDEGEN_PASSWORD", "kanarie32-zwijgt"),
        ("password of this target, every sign", "GUIDEGEN_WEBSITE_PASSWORD", f"kanarie33{_ODD}"),
        ("password no ASCII", "GUIDEGEN_PASSWORD", "kanarie34-zwijgt-é漢"),
        ("password with a newline", "GUIDEGEN_PASSWORD", "kanarie35-zwijgt-lang\n"),
        ("password with quotes", "GUIDEGEN_WEBSITE_PASSWORD", "kanarie36\"dubbel\\'enkel"),
        ("passphrase", "GUIDEGEN_PASSPHRASE", "kanarie37-zwijgt-lang"),
        ("passphrase of this target, every sign", "GUIDEGEN_WEBSITE_PASSPHRASE", f"kanarie38 é{_ODD}"),
    )
    for name, variable, secret in rows:
        opens = "id_ecdsa" if "PASSPHRASE" in variable else ""
        yield Canary(name, "sftp", secret, {variable: secret}, opens=opens)
    ring = {"GUIDEGEN_WEBSITE_PASSWORD": "kanarie39-uit-de-ring"}
    yield Canary("password, keyring", "sftp", ring["GUIDEGEN_WEBSITE_PASSWORD"], ring=ring)
    ring = {"GUIDEGEN_PASSPHRASE": "kanarie40-uit-de-ring"}
    yield Canary("passphrase, keyring", "sftp", ring["GUIDEGEN_PASSPHRASE"], ring=ring, opens="id_ecdsa")


CANARIES = (*_of_netlify(), *_of_git(), *_of_s3(), *_of_sftp())
