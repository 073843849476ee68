"""What can go wrong with a bucket: the library's errors, told apart by what the host said, in words of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus

from obstore.exceptions import AlreadyExistsError, BaseError, InvalidPathError, PreconditionError

from guidegen.problems import PublishError
from guidegen.publish.object_store.place import Place

# PublishError is none of these, so that it passes through.
TROUBLES = (BaseError, OSError, ValueError, NotImplementedError)

_CODE = re.compile(r"<Code>([^<]+)</Code>")
_MESSAGE = re.compile(r"<Message>([^<]+)</Message>")
_STATUS = re.compile(r"status code: (\d{3})")
_REGION = re.compile(r"<Region>([A-Za-z0-9-]+)</Region>|expecting (?:'|&apos;|&#39;)([A-Za-z0-9-]+)")
_NAME = re.compile(r'[Pp]ath "([^"]*)"')
_LONGEST = 200  # signs of what others say

# What hosts answer in words of S3.
_ANSWERS: Mapping[str, str] = {
    "AccessDenied": "denied",
    "AllAccessDisabled": "denied",
    "AuthorizationHeaderMalformed": "region",
    "ExpiredToken": "keys-old",
    "IllegalLocationConstraintException": "region",
    "InsufficientStorage": "full",
    "InvalidAccessKeyId": "key",
    "InvalidBucketName": "bucket",
    "InvalidToken": "keys-old",
    "NoSuchBucket": "bucket",
    "PermanentRedirect": "region",
    "QuotaExceeded": "full",
    "RequestTimeTooSkewed": "clock",
    "SignatureDoesNotMatch": "secret",
    "SlowDown": "busy",
    "TokenRefreshRequired": "keys-old",
    "XMinioStorageFull": "full",
}
_STATUSES: Mapping[int, str] = {
    HTTPStatus.MOVED_PERMANENTLY: "region",
    HTTPStatus.TEMPORARY_REDIRECT: "region",
    HTTPStatus.UNAUTHORIZED: "secret",
    HTTPStatus.FORBIDDEN: "denied",
    HTTPStatus.NOT_FOUND: "no-bucket-host",
    HTTPStatus.METHOD_NOT_ALLOWED: "no-bucket-host",
    HTTPStatus.TOO_MANY_REQUESTS: "busy",
    HTTPStatus.INTERNAL_SERVER_ERROR: "busy",
    HTTPStatus.BAD_GATEWAY: "busy",
    HTTPStatus.SERVICE_UNAVAILABLE: "busy",
    HTTPStatus.GATEWAY_TIMEOUT: "busy",
    HTTPStatus.INSUFFICIENT_STORAGE: "full",
}
# What the library says of lines and of answers that make no sense; the first that fits.
_SAYINGS: tuple[tuple[str, str], ...] = (
    ("redirect without LOCATION", "region"),
    ("dns error", "host"),
    ("InvalidDnsName", "host"),
    ("InvalidCertificate", "certificate"),
    ("InvalidMessage", "no-bucket-host"),
    ("invalid list response", "no-bucket-host"),
    ("extract metadata from headers", "no-bucket-host"),
    ("kind: Timeout", "silent"),
    ("ConnectionRefused", "refused"),
)
_CUT = (
    "kind: Connect",
    "kind: Interrupted",
    "kind: Request",
    "IncompleteBody",
    "Content-Range header not present",
)
_LINE = frozenset({"host", "silent", "refused"})  # what, after it has gone well, is a line that was lost


def is_absent(trouble: Exception) -> bool:
    """Whether a host that speaks S3 says that there is no such object, in a bucket that is there."""
    return isinstance(trouble, FileNotFoundError) and _code(str(trouble)) not in ("", "NoSuchBucket")


def is_overtaken(trouble: Exception) -> bool:
    """Whether something else lies there than was to be replaced."""
    return isinstance(trouble, AlreadyExistsError | PreconditionError) or is_absent(trouble)


def is_unheard_of(trouble: Exception) -> bool:
    """Whether the host cannot make a put depend on what lies there."""
    said = str(trouble)
    return _code(said) == "NotImplemented" or _status(said) == HTTPStatus.NOT_IMPLEMENTED


def worded(trouble: Exception, place: Place, blot: Callable[[str], str], *, met: bool) -> PublishError:
    """The same in our own words; `met` when the host has answered well before."""
    said = blot(str(trouble))  # before anything is cut out of it: half a secret would not be known again
    what = "name" if isinstance(trouble, InvalidPathError) else _what(said)
    if met and what in _LINE:
        what = "lost"
    return PublishError(
        f"publish-s3-{what}",
        where=place.where,
        bucket=place.bucket,
        host=place.host,
        region=place.region,
        suggestion=_first(_REGION, said) if what == "region" else None,
        name=_first(_NAME, said) if what == "name" else None,
        reason=_reason(said) if what == "trouble" else None,
    )


def _what(said: str) -> str:
    """Which of our words fit."""
    by_answer = _ANSWERS.get(_code(said)) or _STATUSES.get(_status(said))
    if by_answer:
        return by_answer
    for saying, what in _SAYINGS:
        if saying in said:
            return what
    return "lost" if any(cut in said for cut in _CUT) else "trouble"


def _code(said: str) -> str:
    return _first(_CODE, said) or ""


def _status(said: str) -> int:
    return int(_first(_STATUS, said) or 0)


def _reason(said: str) -> str:
    """What the host gave as its reason, else the first line of what the library says."""
    reason = _first(_MESSAGE, said) or said.partition("\n")[0].partition(" - ")[2] or said.partition("\n")[0]
    return reason[:_LONGEST]


def _first(pattern: re.Pattern[str], said: str) -> str | None:
    found = pattern.search(said)
    return next(filter(None, found.groups()), None) if found else None
