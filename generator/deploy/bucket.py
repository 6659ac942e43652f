"""A bucket of Amazon S3, or of any server that speaks its language (`--endpoint-url`)."""

from __future__ import annotations

import base64
import hashlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from generator import site
from generator.deploy.change import JOURNAL, There
from generator.deploy.headers import cache_control, content_type
from generator.deploy.steps import step_by_step
from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.deploy.change import Change
    from generator.deploy.release import Release

_AT_ONCE = 8  # uploads
_MOST_DELETED = 1000  # in one request: S3's own limit
_DENIED = ("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "403", "ExpiredToken", "InvalidToken")
_ABSENT = ("NoSuchKey", "404")


class Bucket:
    """A bucket, or what lies below a prefix of one."""

    def __init__(self, text: str, endpoint: str | None) -> None:
        self.name = text
        self._bucket, _, prefix = text.removeprefix("s3://").partition("/")
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        if not self._bucket:
            raise CannotRun(f"{text}: this names no bucket. Write: s3://bucket/prefix")
        try:
            import boto3
            from botocore.config import Config
        except ImportError:
            raise CannotRun("buckets need a library: pip install 'factbox[s3]'") from None
        settings = Config(
            connect_timeout=10,
            read_timeout=60,
            retries={"mode": "standard", "total_max_attempts": 4},
            max_pool_connections=_AT_ONCE,
            request_checksum_calculation="when_required",  # not every server knows the newer ones; MD5 goes along
        )
        with self._told():
            self._client = boto3.client("s3", endpoint_url=endpoint, config=settings)

    def look(self, release: Release) -> There:
        """List what lies there, and compare it by its MD5, which S3 says of each file."""
        found: dict[str, tuple[str, int]] = {}
        with self._told():
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
            for page in pages:
                for one in page.get("Contents", ()):
                    found[one["Key"].removeprefix(self._prefix)] = one["ETag"].strip('"'), one["Size"]
        sums, journal = (self.noted(own) if own in found else b"" for own in (site.SUMS, JOURNAL))
        there = There({}, sums, journal)
        told = there.own
        files = {
            path: path in release.files and self._is(release, path, tag, size, told.get(path))
            for path, (tag, size) in found.items()
        }
        return There(files, sums, journal)

    def apply(self, release: Release, change: Change, there: There, tick: Callable[[int], None]) -> None:
        """Write and delete file by file."""
        step_by_step(release, change, there, self, tick)

    def put(self, release: Release, paths: Sequence[str], tick: Callable[[int], None]) -> None:
        """Upload files, some at once."""

        def upload(path: str) -> None:
            self._put(path, release.read(path))

        pool = ThreadPoolExecutor(_AT_ONCE)
        try:
            with self._told():
                for _ in pool.map(upload, paths):
                    tick(1)
        finally:
            pool.shutdown(cancel_futures=True)

    def note(self, path: str, data: bytes) -> None:
        """Upload a small file."""
        with self._told():
            self._put(path, data)

    def noted(self, path: str) -> bytes:
        """Download a small file; empty where there is none."""
        from botocore.exceptions import ClientError

        with self._told():
            try:
                data: bytes = self._client.get_object(Bucket=self._bucket, Key=self._prefix + path)["Body"].read()
            except ClientError as error:
                if error.response["Error"]["Code"] not in _ABSENT:
                    raise
                return b""
        return data

    def remove(self, paths: Sequence[str]) -> None:
        """Delete files, many with one request."""
        for start in range(0, len(paths), _MOST_DELETED):
            keys = [{"Key": self._prefix + path} for path in paths[start : start + _MOST_DELETED]]
            with self._told():
                answer = self._client.delete_objects(Bucket=self._bucket, Delete={"Objects": keys, "Quiet": True})
            for error in answer.get("Errors", ()):
                raise CannotRun(f"{self.name}: {error['Key']} was not deleted: {error.get('Message') or error['Code']}")

    def _is(self, release: Release, path: str, tag: str, size: int, told: bytes | None) -> bool:
        """Tell whether an object is a file of the site.

        The tag of what a bucket encrypts, or of what came in parts, is no MD5: such an object is asked for the SHA-256
        that it was uploaded with.
        """
        if size != release.size(path):
            return False
        if tag == hashlib.md5(release.read(path), usedforsecurity=False).hexdigest():
            return True
        if told != release.files[path]:
            return False
        with self._told():
            head = self._client.head_object(Bucket=self._bucket, Key=self._prefix + path)
        return bool(head["ETag"].strip('"') == tag and head["Metadata"].get("sha256") == told.hex())

    def _put(self, path: str, data: bytes) -> None:
        self._client.put_object(
            Bucket=self._bucket,
            Key=self._prefix + path,
            Body=data,
            ContentType=content_type(path),
            CacheControl=cache_control(path),
            ContentMD5=base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode(),
            Metadata={"sha256": hashlib.sha256(data).hexdigest()},
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the library's errors into a message."""
        from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

        try:
            yield
        except ClientError as error:
            raise CannotRun(f"{self.name}: {self._why(error.response['Error'])}") from None
        except NoCredentialsError:
            raise CannotRun(
                f"{self.name}: there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
                "AWS_PROFILE."
            ) from None
        except (BotoCoreError, ValueError) as error:  # ValueError: an endpoint that is no address
            raise CannotRun(f"{self.name}: {error}") from None

    def _why(self, error: dict[str, Any]) -> str:
        code, message = error.get("Code", ""), error.get("Message", "")
        if code == "NoSuchBucket":
            return f"there is no bucket “{self._bucket}”. Make it first, or name another."
        if code in _DENIED:
            return (
                f"the server refuses: {message} ({code}). Check the credentials, and what they may do in this bucket."
            )
        return f"{message} ({code})"
