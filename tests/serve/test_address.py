"""Where the preview listens, and the names that it answers to."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.serve.underway import DEADLINE, PREVIEW, ROOT, running

if TYPE_CHECKING:
    from pathlib import Path


def test_an_address_that_cannot_be_had_is_told(folder: Path) -> None:
    """A port in use, or no such host or port: the message names it, and says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        wishes = [("127.0.0.1", port), ("203.0.113.9", "0"), ("127.0.0.1", "70000"), ("no such host", "0")]
        for host, wanted in wishes:
            run = subprocess.run(
                [sys.executable, PREVIEW, folder, host, wanted],
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                timeout=DEADLINE,
                check=False,
            )
            assert (run.returncode, run.stdout) == (1, "")
            assert run.stderr.startswith(f"Cannot serve on {host}, port {wanted}: ")
            assert "--port" in run.stderr
            assert "Traceback" not in run.stderr
            assert not (folder / "site").exists()


def test_all_addresses_are_answered_in_figures_only(folder: Path) -> None:
    """With 0.0.0.0 telephones may ask for the machine's address, and strangers' names still get nothing."""
    with running(folder, host="0.0.0.0", BROWSER="echo opened %s") as project:  # noqa: S104 -- what is tested
        project.built(1)
        assert project.address.startswith("http://127.0.0.1:")
        for host, status in (
            ("192.168.7.7:{}", 200),
            ("[fe80::1]:{}", 200),
            ("evil.example:{}", 403),
            ("10.0.0.1", 403),
        ):
            assert project.ask("/", Host=host.format(project.port)).status == status
        project.until(lambda said: f"opened {project.address}" in said)
