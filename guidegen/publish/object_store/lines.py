"""The lines to a bucket: patient as long as bytes flow, and quick to tell that nobody is there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from obstore.store import S3Store

from guidegen.publish.object_store.detour import check_way
from guidegen.publish.object_store.keys import Keys
from guidegen.publish.object_store.place import Place

if TYPE_CHECKING:
    from obstore.store import BackoffConfig, ClientConfig, RetryConfig, S3Config, S3Credential

# All in seconds.
CONNECT = 5  # until a host must have taken up a call
SILENCE = 15  # until it must have answered, or gone on answering
AGAIN = 10  # since the first try: from then on there is no other
ANSWER = 600  # until an answer must be there whole
PATIENCE = (30, 120, 600, 3600, 24 * 3600)  # until a file must have been sent

RETRIES = 3
SLOWEST = 8 * 1024  # bytes a second that one file must go at: sixteen at once are then 1 Mbit/s


class Lines:
    """Gives the line for each errand.

    The library counts as silence the time in which a file is being sent, and so would hang up on whoever sends slowly:
    for that there are lines whose patience goes by size.
    """

    def __init__(self, place: Place, keys: Keys) -> None:
        self._place = place
        self._keys = keys
        self._sending: dict[int, S3Store] = {}
        self.asking = self._store({"timeout": _seconds(ANSWER), "read_timeout": _seconds(SILENCE)}, AGAIN)

    def check(self) -> None:
        """PublishError when a token would come to another host: signatures stay behind by themselves, and it does not."""
        if self._keys.token:
            check_way(self._place)

    def sending(self, size: int) -> S3Store:
        """The line for a file of so many bytes."""
        needed = PATIENCE[0] / 2 + size / SLOWEST
        patience = next((seconds for seconds in PATIENCE if seconds >= needed), PATIENCE[-1])
        if patience not in self._sending:
            self._sending[patience] = self._store({"timeout": _seconds(patience)}, patience)
        return self._sending[patience]

    def _store(self, limits: ClientConfig, again: int) -> S3Store:
        client: ClientConfig = {
            **limits,
            "connect_timeout": _seconds(CONNECT),
            "allow_http": self._place.endpoint.startswith("http:"),
        }
        backoff: BackoffConfig = {
            "init_backoff": dt.timedelta(milliseconds=200),
            "max_backoff": dt.timedelta(seconds=4),
        }
        retry: RetryConfig = {"max_retries": RETRIES, "retry_timeout": _seconds(again), "backoff": backoff}
        return S3Store(
            config=self._config(),
            client_options=client,
            retry_config=retry,
            credential_provider=self._credential,
        )

    def _config(self) -> S3Config:
        """All that the library would else look for in the environment, where it may be meant for other buckets."""
        return {
            "bucket": self._place.bucket,
            "region": self._place.region,
            "endpoint": self._place.endpoint,
            "aws_endpoint_url_s3": self._place.endpoint,
            "virtual_hosted_style_request": False,
            "s3_express": False,
            "request_payer": False,
            "skip_signature": False,
            "unsigned_payload": False,
            "conditional_put": "etag",
            "disable_bulk_delete": True,  # of all that others rebuilt of S3, this is what they left out most often
        }

    def _credential(self) -> S3Credential:
        return {
            "access_key_id": self._keys.key,
            "secret_access_key": self._keys.secret,
            "token": self._keys.token,
            "expires_at": None,
        }


def _seconds(count: int) -> dt.timedelta:
    return dt.timedelta(seconds=count)
