"""The stores, all under the same tests: a folder, and S3 as a server on this machine speaks it."""

from __future__ import annotations

import io
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from service.files.storage import NotKept, Storage, new_name, open_storage
from service.settings import Settings
from tests.service.citizen import Citizen
from tests.service.files import samples
from tests.service.files.attaching import delete, kept, upload


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of a bucket."""
    import boto3  # pyright: ignore[reportMissingTypeStubs]
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server: Any = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        server.start()
    host, port = server.get_host_and_port()
    settings = {
        "AWS_ENDPOINT": f"http://{host}:{port}",
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
    }
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    amazon: Any = boto3
    client = amazon.client("s3", endpoint_url=settings["AWS_ENDPOINT"])
    client.create_bucket(Bucket="ekler")
    client.close()
    yield "s3://ekler/basvuru"
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    url = request.getfixturevalue("s3") if request.param == "s3" else ""
    return open_storage(url, tmp_path / "files")


async def read(storage: Storage, name: str) -> bytes:
    return b"".join([chunk async for chunk in storage.read(name)])


async def test_what_is_put_is_read(storage: Storage, tmp_path: Path) -> None:
    content = os.urandom(1_000_003)
    (tmp_path / "came").write_bytes(content)
    name = new_name()
    await storage.put(name, tmp_path / "came")
    assert await read(storage, name) == content
    (tmp_path / "came").write_bytes(b"other")
    await storage.put(name, tmp_path / "came")  # whole or not at all, and the newest
    assert await read(storage, name) == b"other"


async def test_what_is_deleted_is_gone(storage: Storage, tmp_path: Path) -> None:
    (tmp_path / "came").write_bytes(b"x")
    name = new_name()
    await storage.put(name, tmp_path / "came")
    await storage.delete(name)
    await storage.delete(name)
    with pytest.raises(NotKept):
        await read(storage, name)


async def test_nothing_is_there_that_was_never_put(storage: Storage) -> None:
    with pytest.raises(NotKept):
        await read(storage, new_name())


def test_names_are_random_and_say_nothing() -> None:
    names = {new_name() for _ in range(100)}
    assert len(names) == 100
    for name in names:
        first, second, whole = name.split("/")
        assert whole[:4] == first + second and len(whole) == 40


async def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    folder = open_storage("", tmp_path / "files")
    with pytest.raises(FileNotFoundError):
        await folder.put(new_name(), tmp_path / "never-was")
    assert kept(tmp_path) == []


class TestTheServiceWithS3:
    """A file's whole life, with its bytes elsewhere."""

    @pytest.fixture
    def settings(self, s3: str, tmp_path: Path) -> Settings:
        return Settings(data_dir=tmp_path, files_url=s3)

    async def test_a_file_comes_and_goes(self, citizen: Citizen, tmp_path: Path) -> None:
        file = await upload(citizen, samples.jpeg())
        assert kept(tmp_path) == []
        given = await citizen.get(f"files/{file.id}/content")
        assert given.content[:3] == b"\xff\xd8\xff"
        assert (await delete(citizen, file.id)).status_code == 204


def test_the_folder_is_the_default() -> None:
    assert Settings(data_dir=Path(tempfile.gettempdir())).files_url == ""
