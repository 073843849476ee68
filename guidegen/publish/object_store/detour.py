"""Whether a host leads on to another: the library would follow, and take the token of lent keys along."""

from __future__ import annotations

import ssl
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import quote, urlsplit

from guidegen.plan.held import NAME
from guidegen.problems import PublishError
from guidegen.publish.object_store.place import Place

_PATIENCE = 15  # seconds
_LED_ON = range(300, 400)


def check_way(place: Place) -> None:
    """PublishError when the host, asked without any key, sends whoever asks to another one.

    What else may be wrong with it shows when it is asked in earnest.
    """
    try:
        status, location = _asked(place)
    except (HTTPException, OSError, ValueError):
        return
    if status in _LED_ON and urlsplit(location).netloc not in ("", place.host):
        raise PublishError("publish-s3-led-on", host=place.host)


def _asked(place: Place) -> tuple[int, str]:
    """The status of an answer, and where it leads."""
    endpoint = urlsplit(place.endpoint)
    name, port = endpoint.hostname or "", endpoint.port
    if endpoint.scheme == "https":
        context = ssl.create_default_context()
        line: HTTPConnection = HTTPSConnection(name, port, timeout=_PATIENCE, context=context)
    else:
        line = HTTPConnection(name, port, timeout=_PATIENCE)
    try:
        line.request("GET", f"/{place.bucket}/{quote(place.folder)}{NAME}")
        answer = line.getresponse()
        return answer.status, answer.getheader("Location") or ""
    finally:
        line.close()
