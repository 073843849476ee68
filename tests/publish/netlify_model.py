"""A Netlify of our own: what its documentation says a site's deploys do, held to strictly, and its known oddities."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Any
from urllib.parse import parse_qs, unquote

SITE = "3970e0fe-8564-4903-9a55-c5f8de49fb8b"
DOMAIN = "museum.netlify.app"
PAGE = 100  # rows in a page of a list
RAW = "application/vnd.bitballoon.v1.raw"

_SHA = re.compile(r"[0-9a-f]{40}")
_FIELDS = {"files", "draft", "async"}  # of those that a deploy may have, the ones for files


class Refusal(Exception):  # noqa: N818 - an answer, not a mistake
    """The answer is no."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message


@dataclass
class Deployed:
    """A deploy."""

    id: str
    files: dict[str, str]  # path without its leading / -> SHA-1
    draft: bool
    required: set[str]
    state: str
    left: int = 0  # times that it must be asked about before its state goes on
    message: str | None = None


@dataclass
class Asked:
    """A question as it comes in."""

    method: str
    path: str  # with its query
    headers: Mapping[str, str]  # by small name
    body: bytes = b""


@dataclass
class Reply:
    """An answer: JSON, or bytes as they are."""

    status: int
    content: Any
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        """What goes over the line."""
        return self.content if isinstance(self.content, bytes) else json.dumps(self.content).encode()


@dataclass
class Cloud:
    """One site at Netlify, and how it behaves."""

    link: str = ""  # the address of a deploy, before its id
    slow: int = 0  # times that one must ask until a deploy goes on
    gives_raw: bool = True  # the bytes of a file; else its description, as some have met it
    in_pages: bool = True  # the list of files; else whole, as some have met it
    small: bool = False  # it writes paths in small letters
    fails: str | None = None  # what goes wrong with each deploy
    locked: bool = False
    stubborn: bool = False  # it says yes to showing a deploy, and does not show it
    functions: tuple[str, ...] = ()
    blobs: dict[str, bytes] = field(default_factory=dict)
    deploys: dict[str, Deployed] = field(default_factory=dict)
    shown: str | None = None
    lock: Any = field(default_factory=threading.RLock)

    def answer(self, asked: Asked) -> Reply:
        """The answer to a question that has the right token."""
        path, _, query = asked.path.removeprefix("/api/v1").partition("?")
        for method, form, act in self._acts():
            match = re.fullmatch(form, path)
            if match and method == asked.method:
                with self.lock:
                    return act(asked, parse_qs(query), *map(unquote, match.groups()))
        raise Refusal(404, "Not Found")

    def shown_files(self) -> dict[str, bytes]:
        """What visitors may get."""
        with self.lock:
            files = self.deploys[self.shown].files if self.shown else {}
            return {path: self.blobs[sha] for path, sha in files.items()}

    def deploy_otherwise(self, files: Mapping[str, bytes]) -> str:
        """Somebody else's tool deploys these files."""
        with self.lock:
            sums = {path: sha1(data, usedforsecurity=False).hexdigest() for path, data in files.items()}
            self.blobs |= {sums[path]: data for path, data in files.items()}
            deploy = Deployed(f"{len(self.deploys):024x}", self._named(sums), False, set(), "ready")
            self.deploys[deploy.id] = deploy
            self.shown = deploy.id
            return deploy.id

    def _acts(self) -> tuple[tuple[str, str, Callable[..., Reply]], ...]:
        site = f"/sites/(?:{SITE}|{re.escape(DOMAIN)})"
        return (
            ("GET", site, self._site),
            ("GET", f"{site}/files", self._list),
            ("GET", f"{site}/files/(.+)", self._file),
            ("POST", f"{site}/deploys", self._create),
            ("POST", f"{site}/deploys/([0-9a-f]+)/restore", self._restore),
            ("GET", f"{site}/deploys/([0-9a-f]+)", self._deploy),
            ("GET", "/deploys/([0-9a-f]+)", self._deploy),
            ("PUT", "/deploys/([0-9a-f]+)/files/(.+)", self._upload),
        )

    def _site(self, _: Asked, query: Mapping[str, list[str]]) -> Reply:
        expect(not query, 422, "unknown parameter")
        found = {
            "id": SITE,
            "name": DOMAIN.partition(".")[0],
            "url": f"http://{DOMAIN}",
            "published_deploy": None,
        }
        if self.shown:
            published = self._described(self.deploys[self.shown]) | {"locked": self.locked}
            published["available_functions"] = [{"n": name, "d": "0" * 64} for name in self.functions]
            found["published_deploy"] = published  # type: ignore[assignment]
        return Reply(200, found)

    def _list(self, _: Asked, query: Mapping[str, list[str]]) -> Reply:
        expect(query.keys() <= {"page"}, 422, "unknown parameter")
        rows = [self._row(path, sha) for path, sha in sorted(self._current().files.items())]
        if not self.in_pages:
            return Reply(200, rows)
        number = int(query.get("page", ["1"])[0])
        expect(number >= 1, 422, "no such page")
        more = {"Link": '<http://elsewhere.example/?page=2>; rel="next"'} if len(rows) > number * PAGE else {}
        return Reply(200, rows[(number - 1) * PAGE : number * PAGE], more)

    def _file(self, asked: Asked, query: Mapping[str, list[str]], path: str) -> Reply:
        expect(not query, 422, "unknown parameter")
        sha = self._current().files.get(path)
        if sha is None:
            raise Refusal(404, "Not Found")
        if asked.headers.get("content-type") == RAW and self.gives_raw:
            return Reply(200, self.blobs[sha])
        return Reply(200, self._row(path, sha))

    def _create(self, asked: Asked, query: Mapping[str, list[str]]) -> Reply:
        expect(not query, 422, "unknown parameter")
        expect(asked.headers.get("content-type") == "application/json", 415, "no JSON")
        try:
            content = json.loads(asked.body)
        except ValueError:  # whoever asked hung up in the middle
            raise Refusal(400, "no JSON") from None
        expect(isinstance(content, dict) and content.keys() <= _FIELDS, 422, "unknown field")
        files = content["files"]
        for path, sha in files.items():
            good = path.startswith("/") and not path.startswith("//") and not set(path) & set("#?")
            expect(good and _SHA.fullmatch(sha) is not None, 422, f"bad file {path}")
        later = content.get("async") is True
        named = self._named({path[1:]: sha for path, sha in files.items()})
        required = set(named.values()) - self.blobs.keys()
        deploy = Deployed(
            f"{len(self.deploys):024x}", named, content.get("draft") is True, required, "preparing"
        )
        self.deploys[deploy.id] = deploy
        deploy.left = self.slow
        if not later:
            self._go_on(deploy)
        return Reply(200, self._described(deploy))

    def _deploy(self, _: Asked, query: Mapping[str, list[str]], id_: str) -> Reply:
        expect(not query, 422, "unknown parameter")
        deploy = self._found(id_)
        if deploy.left:
            deploy.left -= 1
        else:
            self._go_on(deploy)
        return Reply(200, self._described(deploy))

    def _upload(self, asked: Asked, query: Mapping[str, list[str]], id_: str, path: str) -> Reply:
        expect(not query, 422, "unknown parameter")
        expect(asked.headers.get("content-type") == "application/octet-stream", 415, "no bytes")
        deploy = self._found(id_)
        path = path.lower() if self.small else path
        sha = sha1(asked.body, usedforsecurity=False).hexdigest()
        again = deploy.state in {"uploaded", "ready"}  # "It is safe to retry these uploads a few times"
        expect(again or deploy.state == "uploading", 422, f"the deploy is {deploy.state}")
        expect(
            deploy.files.get(path) == sha, 422, f"the SHA-1 of {path} is {sha}, not {deploy.files.get(path)}"
        )
        self.blobs[sha] = asked.body
        deploy.required.discard(sha)
        if not (again or deploy.required):
            deploy.state, deploy.left = "uploaded", self.slow
        return Reply(200, self._row(path, sha))

    def _restore(self, _: Asked, query: Mapping[str, list[str]], id_: str) -> Reply:
        expect(not query, 422, "unknown parameter")
        deploy = self._found(id_)
        expect(deploy.state == "ready", 422, f"the deploy is {deploy.state}")
        if not self.stubborn:
            self.shown = deploy.id
        return Reply(201, self._described(deploy))

    def _go_on(self, deploy: Deployed) -> None:
        """The next state, if there is one."""
        if deploy.state == "preparing":
            deploy.state = "uploading" if deploy.required else "uploaded"
            deploy.left = self.slow
        elif deploy.state == "uploaded":
            deploy.state, deploy.message = ("error", self.fails) if self.fails else ("ready", None)
            if deploy.state == "ready" and not deploy.draft and not self.locked:
                self.shown = deploy.id

    def _described(self, deploy: Deployed) -> dict[str, Any]:
        known = sorted(deploy.required) if deploy.state != "preparing" else []
        link = f"{self.link}{deploy.id}"
        about = {"id": deploy.id, "site_id": SITE, "state": deploy.state, "draft": deploy.draft}
        return about | {"required": known, "error_message": deploy.message, "deploy_ssl_url": link}

    def _row(self, path: str, sha: str) -> dict[str, Any]:
        return {
            "id": f"/{path}",
            "path": f"/{path}",
            "sha": sha,
            "mime_type": "",
            "size": len(self.blobs[sha]),
        }

    def _named(self, files: Mapping[str, str]) -> dict[str, str]:
        named = {path.lower() if self.small else path: sha for path, sha in files.items()}
        expect(len(named) == len(files), 422, "two files of one name")
        return named

    def _current(self) -> Deployed:
        return self._found(self.shown or "")

    def _found(self, id_: str) -> Deployed:
        deploy = self.deploys.get(id_)
        if deploy is None:
            raise Refusal(404, "Not Found")
        return deploy


def expect(holds: bool, status: int, message: str) -> None:  # noqa: FBT001 - reads as it is said
    """Refuse unless it holds."""
    if not holds:
        raise Refusal(status, message)
