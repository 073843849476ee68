"""The calls of Netlify's API that a publish needs, as Netlify describes them.

From "Get started with the Netlify API" (docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api):

- A `{site_id}` is a site's id or its domain. The token goes into `Authorization: Bearer`.
- `GET sites/{site_id}`; `published_deploy` is what is shown (open-api.netlify.com).
- `GET sites/{site_id}/files` lists the files of the current deploy. All lists are cut into pages of 100 (`?page=`); this
  one has been seen whole all the same, whatever page was asked for (github.com/netlify/open-api/issues/257). So pages
  are asked for until one brings nothing new.
- `GET sites/{site_id}/files/{path}` gives the bytes as they were put there when the request has the `Content-Type`
  `application/vnd.bitballoon.v1.raw`. Not everybody has been given them: scene.py has other ways.
- `POST sites/{site_id}/deploys` takes {"files": {"/path": SHA-1}} and answers with `id` and `required`: the SHA-1 of
  each file that Netlify has not got. With "async" it answers at once, and `required` comes when `state` is no longer
  `preparing`; for large deploys, as a request ends after 30 seconds. Netlify's own clients do so from 100 files on.
- With "draft" the deploy is not shown when it is ready. `POST sites/{site_id}/deploys/{deploy_id}/restore` shows a
  deploy that is ready.
- `PUT deploys/{deploy_id}/files/{path}`, `application/octet-stream`, the path escaped; of two files with one SHA-1 one
  will do; no # or ? in a path; it is safe to try again.
- 500 requests a minute, 3 deploys a minute and 100 a day; the end of a limit is in `X-RateLimit-Reset`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import quote

from guidegen.problems import PublishError
from guidegen.publish.netlify.answers import (
    Deploy,
    Site,
    read_deploy,
    read_files,
    read_message,
    read_site,
)
from guidegen.publish.netlify.place import Place, read_host
from guidegen.publish.netlify.wire import Answer, Request, Wire

_T = TypeVar("_T")

_ROOT = "/api/v1"
_JSON = "application/json"
_BYTES = "application/octet-stream"
_RAW = "application/vnd.bitballoon.v1.raw"
_MOST_PAGES = 10_000
_OK = range(200, 300)
_LED_ON = range(300, 400)
# Status -> what it means wherever it comes.
_CODES = {
    401: "publish-netlify-login",
    402: "publish-netlify-full",
    403: "publish-netlify-forbidden",
    413: "publish-netlify-full",
    507: "publish-netlify-full",
}
_NOT_FOUND = 404


class Api:
    """Every method raises PublishError."""

    def __init__(self, wire: Wire, place: Place) -> None:
        self._wire = wire
        self.place = place

    def site(self) -> Site:
        """The site as it is now."""
        answer = self._wire.send(Request("GET", f"{_ROOT}/sites/{quote(self.place.site, safe='')}"))
        if answer.status == _NOT_FOUND:
            raise PublishError("publish-netlify-site-missing", site=self.place.site)
        return self._understood(answer, read_site)

    def files(self, site: str) -> dict[str, str]:
        """The files of the deploy that is shown: path -> SHA-1."""
        files: dict[str, str] = {}
        for number in range(1, _MOST_PAGES):
            path = f"{_ROOT}/sites/{quote(site, safe='')}/files?page={number}"
            found = self._ask(Request("GET", path), read_files)
            if found.keys() <= files.keys():
                break
            files |= found
        return files

    def raw(self, site: str, path: str) -> bytes:
        """The bytes of a file of the deploy that is shown; something else where Netlify does not give them out."""
        there = f"{_ROOT}/sites/{quote(site, safe='')}/files/{quote(path)}"
        return self._wire.send(Request("GET", there, kind=_RAW)).data

    def visit(self, link: str, path: str) -> bytes:
        """What any visitor gets at an address of Netlify's, without the token; nothing when it is no open address."""
        host = read_host(link)
        if host is None or not (host.secure or (host.is_here and self.place.host.is_here)):
            return b""
        wire = Wire(host, self._wire.reason)
        try:
            return wire.send(Request("GET", f"/{quote(path)}")).data
        finally:
            wire.close()

    def create(self, site: str, files: Mapping[str, str], *, later: bool = False) -> Deploy:
        """A new deploy of these files (path -> SHA-1) that is not shown; `later` it will know which of them it needs."""
        named = {f"/{path}": sha for path, sha in sorted(files.items())}
        asked: dict[str, object] = {"files": named, "draft": True}
        if later:
            asked["async"] = True
        body = json.dumps(asked).encode()
        path = f"{_ROOT}/sites/{quote(site, safe='')}/deploys"
        return self._ask(Request("POST", path, body, _JSON), read_deploy)

    def upload(self, deploy: str, path: str, data: bytes) -> None:
        """Give Netlify the bytes of a file of a deploy."""
        there = f"{_ROOT}/deploys/{quote(deploy, safe='')}/files/{quote(path)}"
        self._ask(Request("PUT", there, data, _BYTES), bytes)

    def deploy(self, deploy: str) -> Deploy:
        """How a deploy is getting on."""
        return self._ask(Request("GET", f"{_ROOT}/deploys/{quote(deploy, safe='')}"), read_deploy)

    def show(self, site: str, deploy: str) -> None:
        """Let this deploy be the one that visitors see."""
        path = f"{_ROOT}/sites/{quote(site, safe='')}/deploys/{quote(deploy, safe='')}/restore"
        self._ask(Request("POST", path, b""), bytes)

    def reason(self, text: str) -> str:
        """Netlify's words as they may be said."""
        return self._wire.reason(text)

    def close(self) -> None:
        """Let go of the connections."""
        self._wire.close()

    def _ask(self, request: Request, read: Callable[[bytes], _T]) -> _T:
        return self._understood(self._wire.send(request), read)

    def _understood(self, answer: Answer, read: Callable[[bytes], _T]) -> _T:
        where = self.place.where
        if answer.status in _OK:
            try:
                return read(answer.data)
            except (ValueError, RecursionError) as odd:
                raise PublishError("publish-netlify-answer", host=self._wire.name) from odd
        if answer.status in _LED_ON:
            raise PublishError("publish-netlify-led-on", host=self._wire.name)
        code = _CODES.get(answer.status, "publish-netlify-refused")
        said = self.reason(read_message(answer.data))
        raise PublishError(code, where=where, reason=f"{said} ({answer.status})".strip())
