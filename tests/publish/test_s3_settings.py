"""What the settings say of a bucket, and where its keys are found; no store is asked."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from guidegen.publish import secrets
from guidegen.publish.object_store.keys import Keys, find_keys
from guidegen.publish.object_store.place import read_place
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address
from tests.publish.s3_server import KEY, SECRET
from tests.publish.s3_spot import bucket, keys, refusal

TOKEN = "canary-token-000111222333"  # noqa: S105 - opens nothing
HOST = "https://s3.nl-ams.scw.cloud"


def address(**values: str) -> Address:
    return Address("website", "s3", {"bucket": "museum", **values})


@pytest.mark.parametrize(
    ("values", "endpoint", "folder", "region", "where"),
    [
        (
            {"region": "eu-central-1"},
            "https://s3.eu-central-1.amazonaws.com",
            "",
            "eu-central-1",
            "s3://museum",
        ),
        ({"endpoint": HOST}, HOST, "", "auto", "s3://museum (s3.nl-ams.scw.cloud)"),
        (
            {"endpoint": f"{HOST}/", "region": "nl-ams", "prefix": "/www/gidsen/"},
            HOST,
            "www/gidsen/",
            "nl-ams",
            "s3://museum/www/gidsen (s3.nl-ams.scw.cloud)",
        ),
        (
            {"endpoint": "https://1a2b.r2.cloudflarestorage.com/museum"},
            "https://1a2b.r2.cloudflarestorage.com",
            "",
            "auto",
            "s3://museum (1a2b.r2.cloudflarestorage.com)",
        ),
        (
            {"endpoint": "https://museum.example:9000", "prefix": "café"},
            "https://museum.example:9000",
            "café/",
            "auto",
            "s3://museum/café (museum.example:9000)",
        ),
        ({"endpoint": "http://[::1]:9000"}, "http://[::1]:9000", "", "auto", "s3://museum ([::1]:9000)"),
        (
            {"endpoint": "http://localhost:9000"},
            "http://localhost:9000",
            "",
            "auto",
            "s3://museum (localhost:9000)",
        ),
        (
            {"bucket": "www.museum.example", "region": "eu-west-1"},
            "https://s3.eu-west-1.amazonaws.com",
            "",
            "eu-west-1",
            "s3://www.museum.example",
        ),
    ],
)
def test_a_place_is_read(values: dict[str, str], endpoint: str, folder: str, region: str, where: str) -> None:
    place = read_place(address(**values), None)
    assert (place.endpoint, place.folder, place.region, place.where) == (endpoint, folder, region, where)


def test_a_profile_says_the_region_when_the_settings_do_not() -> None:
    assert read_place(address(), "eu-west-3").region == "eu-west-3"
    assert read_place(address(region="eu-west-1"), "eu-west-3").region == "eu-west-1"
    assert read_place(address(endpoint=HOST), "nl-ams").region == "nl-ams"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "publish-s3-region-missing"),
        ({"region": "Europa (Frankfurt)"}, "publish-s3-region-form"),
        ({"bucket": "", "endpoint": HOST}, "publish-s3-bucket-form"),
        ({"bucket": "s3://museum", "endpoint": HOST}, "publish-s3-bucket-form"),
        ({"bucket": "museum/www", "endpoint": HOST}, "publish-s3-bucket-form"),
        ({"prefix": "../elders", "endpoint": HOST}, "publish-s3-prefix-form"),
        ({"prefix": "a//b", "endpoint": HOST}, "publish-s3-prefix-form"),
        ({"prefix": "a\\b", "endpoint": HOST}, "publish-s3-prefix-form"),
        ({"endpoint": "s3.nl-ams.scw.cloud"}, "publish-s3-endpoint-form"),
        ({"endpoint": "https://"}, "publish-s3-endpoint-form"),
        ({"endpoint": "ftp://s3.nl-ams.scw.cloud"}, "publish-s3-endpoint-form"),
        ({"endpoint": f"{HOST}/elders"}, "publish-s3-endpoint-form"),
        ({"endpoint": f"{HOST}?a=b"}, "publish-s3-endpoint-form"),
        ({"endpoint": "https://me@s3.nl-ams.scw.cloud"}, "publish-s3-endpoint-form"),
        ({"endpoint": "https://s3.nl-ams.scw.cloud:99999"}, "publish-s3-endpoint-form"),
        ({"endpoint": "https://s3.nl-ams.scw.cloud:0"}, "publish-s3-endpoint-form"),
        ({"endpoint": "https://[s3"}, "publish-s3-endpoint-form"),
        ({"endpoint": "https://s3..scw.cloud"}, "publish-s3-endpoint-form"),
        ({"endpoint": "https://xn--"}, "publish-s3-endpoint-form"),
        ({"endpoint": "https://[fe80::1%eth0]"}, "publish-s3-endpoint-form"),
        ({"endpoint": "https://s3.nl-ams\n.scw.cloud"}, "publish-s3-endpoint-form"),
        ({"endpoint": "http://s3.nl-ams.scw.cloud"}, "publish-s3-endpoint-open"),
        ({"endpoint": "http://127.0.0.1.example"}, "publish-s3-endpoint-open"),
        ({"endpoint": "https://museum.s3.nl-ams.scw.cloud"}, "publish-s3-endpoint-bucket"),
        (
            {"bucket": "www.museum.example", "endpoint": "https://www.museum.example.s3.nl-ams.scw.cloud"},
            "publish-s3-endpoint-bucket",
        ),
    ],
)
def test_what_cannot_be_meant_is_said(values: dict[str, str], code: str) -> None:
    error = refusal(lambda: bucket(**values))
    assert error.code == code


def test_a_host_with_the_bucket_in_front_is_put_right() -> None:
    error = refusal(lambda: bucket(endpoint="https://museum.s3.nl-ams.scw.cloud"))
    assert ("suggestion", HOST) in error.values


def files_of_amazon(home: Path, credentials: str, settings: str = "") -> Vault:
    (home / ".aws").mkdir()
    (home / ".aws" / "credentials").write_text(credentials)
    if settings:
        (home / ".aws" / "config").write_text(settings)
    return Vault({"HOME": str(home)})


PAIR = f"aws_access_key_id = {KEY}\naws_secret_access_key = {SECRET}\n"


class TestKeys:
    """Where they come from."""

    def test_the_environment_has_them(self) -> None:
        vault = Vault({**keys(), "AWS_SESSION_TOKEN": TOKEN})
        assert find_keys("not looked at", vault) == Keys(KEY, SECRET, TOKEN)
        assert vault.blot(f"{KEY} {SECRET} {TOKEN}") == "*** *** ***"

    def test_what_came_along_in_copying_is_left_out(self) -> None:
        vault = Vault({**keys(f" {KEY}\r\n", f"{SECRET}\n"), "AWS_SESSION_TOKEN": f"{TOKEN}\n"})
        assert find_keys(None, vault) == Keys(KEY, SECRET, TOKEN)
        assert vault.blot(f"{KEY} {SECRET} {TOKEN}") == "*** *** ***"

    @pytest.mark.parametrize("name", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])
    @pytest.mark.parametrize("text", ["canary\nkey", "canary key", "canaryé", "canary\u2028key"])
    def test_signs_that_are_in_no_key_are_told(self, name: str, text: str) -> None:
        error = refusal(lambda: bucket({**keys(), name: text}, endpoint=HOST))
        assert (error.code, error.values) == ("publish-s3-keys-form", (("name", name),))

    def test_a_profile_has_them(self, tmp_path: Path) -> None:
        vault = files_of_amazon(
            tmp_path,
            f"[default]\naws_access_key_id = no\n[museum]\n{PAIR}aws_session_token={TOKEN}",
            "[profile museum]\nregion = eu-west-3\ns3 =\n  addressing_style = path\n[museum]\nregion = no\n",
        )
        assert find_keys("museum", vault) == Keys(KEY, SECRET, TOKEN, "eu-west-3")
        assert vault.blot(f"{KEY} {SECRET} {TOKEN}") == "*** *** ***"

    def test_the_default_profile_is_called_so_in_both_files(self, tmp_path: Path) -> None:
        vault = files_of_amazon(tmp_path, f"[default]\n{PAIR}", "[default]\nregion = eu-west-3\n")
        assert find_keys("default", vault) == Keys(KEY, SECRET, None, "eu-west-3")

    def test_signs_of_any_kind_are_part_of_a_secret(self, tmp_path: Path) -> None:
        vault = files_of_amazon(
            tmp_path, "[a]\naws_access_key_id=K%(x)s1\naws_secret_access_key = a=b%c;d#e\n"
        )
        assert find_keys("a", vault) == Keys("K%(x)s1", "a=b%c;d#e")

    def test_the_files_may_lie_elsewhere(self, tmp_path: Path) -> None:
        (tmp_path / "geheim").write_text(f"[a]\n{PAIR}")
        environment = {"HOME": str(tmp_path), "AWS_SHARED_CREDENTIALS_FILE": "~/geheim"}
        assert find_keys("a", Vault(environment)) == Keys(KEY, SECRET)

    def test_a_link_to_the_file_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "dotfiles").write_text(f"[a]\n{PAIR}")
        (tmp_path / ".aws").mkdir()
        (tmp_path / ".aws" / "credentials").symlink_to(tmp_path / "dotfiles")
        assert find_keys("a", Vault({"HOME": str(tmp_path)})) == Keys(KEY, SECRET)

    @pytest.mark.parametrize(
        "environment",
        [
            {},
            {"AWS_ACCESS_KEY_ID": KEY},
            {"AWS_SECRET_ACCESS_KEY": SECRET},
            {"AWS_SESSION_TOKEN": TOKEN},
        ],
    )
    def test_without_any_it_is_said_at_once(
        self, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in keys().items():  # the process itself is not asked
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(secrets, "_in_keyring", lambda _: None)
        began = time.monotonic()
        error = refusal(lambda: bucket(environment, region="eu-west-1"))
        assert time.monotonic() - began < 1
        assert error.code == "publish-s3-keys-missing"
        assert error.values == (("key", "AWS_ACCESS_KEY_ID"), ("secret", "AWS_SECRET_ACCESS_KEY"))

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            (f"[other]\n{PAIR}", "publish-s3-profile-missing"),
            ("[museum]\nregion = eu-west-1\n", "publish-s3-profile-bare"),
            (f"[museum]\naws_secret_access_key = {SECRET}\n", "publish-s3-profile-bare"),
            (f"aws_secret_access_key = {SECRET}\n", "publish-s3-profile-unread"),
            (f"[museum]\n{SECRET}\n", "publish-s3-profile-unread"),
        ],
    )
    def test_a_profile_that_does_not_help(self, tmp_path: Path, text: str, code: str) -> None:
        vault = files_of_amazon(tmp_path, text)
        error = refusal(lambda: bucket(vault.environment, region="eu-west-1", profile="museum"))
        assert error.code == code

    def test_no_files_at_all(self, tmp_path: Path) -> None:
        error = refusal(lambda: bucket({"HOME": str(tmp_path)}, region="eu-west-1", profile="museum"))
        assert error.code == "publish-s3-profile-missing"
        assert ("file", str(tmp_path / ".aws" / "credentials")) in error.values

    def test_a_file_that_is_no_text(self, tmp_path: Path) -> None:
        vault = files_of_amazon(tmp_path, "")
        (tmp_path / ".aws" / "credentials").write_bytes(b"\xff\xfe[\0")
        error = refusal(lambda: bucket(vault.environment, region="eu-west-1", profile="museum"))
        assert error.code == "publish-s3-profile-unread"

    def test_keys_do_not_show_themselves(self) -> None:
        assert "canary" not in repr(Keys(KEY, SECRET, TOKEN))
