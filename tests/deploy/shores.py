"""Every kind of target, as the far side sees it: what readers find there, and what others put there."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import boto3

from tests.deploy.desk import free_port, wait_for
from tests.small_project import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = {"AWS_ACCESS_KEY_ID": "desk", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}


class Shore(Protocol):
    """The far side of a deployment."""

    target: str
    endpoint: str | None

    def files(self) -> dict[str, bytes]:
        """Read all that lies there."""

    def put(self, path: str, data: bytes) -> None:
        """Let somebody else put a file there."""


class FolderShore:
    """A folder, whoever writes into it."""

    endpoint = None

    def __init__(self, target: str, folder: Path) -> None:
        self.target, self._folder = target, folder

    def files(self) -> dict[str, bytes]:
        """Read all that lies there."""
        return files(self._folder)

    def put(self, path: str, data: bytes) -> None:
        """Write a file."""
        (self._folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self._folder / path).write_bytes(data)

    def folders(self) -> set[str]:
        """Name all folders there."""
        return {path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*") if path.is_dir()}


class BucketShore:
    """What lies below a prefix of a bucket, which has something of others beside it."""

    def __init__(self, endpoint: str, bucket: str) -> None:
        self.target, self.endpoint = f"s3://{bucket}/news", endpoint
        self.client: Any = boto3.client("s3", endpoint_url=endpoint)
        self.client.create_bucket(Bucket=bucket)
        self.bucket = bucket
        self.client.put_object(Bucket=bucket, Key="newsletter.txt", Body=b"another's")

    def files(self) -> dict[str, bytes]:
        """Read every object below the prefix; the one beside it must still be there."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        keys = [one["Key"] for page in pages for one in page.get("Contents", ())]
        found = {key: self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read() for key in keys}
        assert found.pop("newsletter.txt") == b"another's"
        return {key.removeprefix("news/"): data for key, data in found.items()}

    def put(self, path: str, data: bytes) -> None:
        """Upload an object."""
        self.client.put_object(Bucket=self.bucket, Key=f"news/{path}", Body=data)


class BranchShore:
    """A branch of a bare repository."""

    endpoint = None

    def __init__(self, repository: Path) -> None:
        git("init", "--quiet", "--bare", repository)
        self.repository, self.target = repository, f"git:{repository}#pages"

    def files(self) -> dict[str, bytes]:
        """Read every file of the branch's last commit, but for GitHub's sign."""
        if not git("-C", self.repository, "branch", "--list", "pages"):
            return {}
        names = git("-C", self.repository, "ls-tree", "-r", "-z", "--name-only", "pages").split("\0")[:-1]
        found = {name: git_bytes("-C", self.repository, "cat-file", "blob", f"pages:{name}") for name in names}
        found.pop(".nojekyll", None)
        return found

    def put(self, path: str, data: bytes) -> None:
        """Let somebody commit a file and push it."""
        clone = self.repository.with_name("somebody")
        if not clone.exists():
            git("clone", "--quiet", self.repository, clone)
        if git("-C", self.repository, "branch", "--list", "pages"):
            git("-C", clone, "fetch", "--quiet", "origin", "pages")
            git("-C", clone, "checkout", "--quiet", "-B", "pages", "FETCH_HEAD")
        else:
            git("-C", clone, "checkout", "--quiet", "--orphan", "pages")
        (clone / path).parent.mkdir(parents=True, exist_ok=True)
        (clone / path).write_bytes(data)
        git("-C", clone, "add", "--all")
        git("-C", clone, *SOMEBODY, "commit", "--quiet", "--message", "by hand")
        git("-C", clone, "push", "--quiet", "origin", "pages")


SOMEBODY = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")


def git(*arguments: str | Path) -> str:
    """Run Git; answers what it says."""
    return git_bytes(*arguments).decode()


def git_bytes(*arguments: str | Path) -> bytes:
    """Run Git; answers the bytes that it says."""
    return subprocess.run(["git", *map(str, arguments)], capture_output=True, check=True).stdout


@contextmanager
def s3_server(folder: Path, **machine: str) -> Iterator[str]:
    """Start moto's server, which speaks S3; answers its address."""
    port = free_port()
    with (
        (folder / "moto.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "moto.server", "-p", str(port)],
            stdout=log,
            stderr=log,
            env={**os.environ, **machine},
        ) as server,
    ):
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


@contextmanager
def rsync_daemon(folder: Path) -> Iterator[str]:
    """Start rsync's own daemon; answers the address of a module that is the folder."""
    port = free_port()
    settings = folder.with_name("rsyncd.conf")
    settings.write_text(
        f"use chroot = no\nport = {port}\naddress = 127.0.0.1\nuid = {os.getuid()}\ngid = {os.getgid()}\n"
        f"[web]\npath = {folder}\nread only = no\n",
        "utf-8",
    )
    command = ["rsync", "--daemon", "--no-detach", f"--config={settings}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as daemon:
        try:
            wait_for(port)
            yield f"rsync://127.0.0.1:{port}/web/"
        finally:
            daemon.kill()
