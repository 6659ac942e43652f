"""A small project under preview, run as a program: `python preview_project.py FOLDER HOST PORT`.

Its site is what lies in `content/`, put into place by two renames, so that for a moment there is none. Three
words in a page make the build fail in three ways; while the file `hold` exists, a build that began waits,
and while the file `gap` exists, there is no site. While the file `ahead` exists, a saved page is shown ahead
of the build.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

from generator.errors import CannotRun, Finding, Rejected
from generator.serve import Built, preview
from tests.campaign.planted import inherit


def main(folder: Path, host: str, port: int) -> None:
    """Preview the folder's project until Ctrl-C."""
    try:
        preview(
            lambda: _build(folder),
            lambda file: {file.name: file.read_bytes()} if (folder / "ahead").exists() else None,
            watched=[folder / "content", folder / "seeds", folder / "site.yaml"],
            site=folder / "site",
            host=host,
            port=port,
            open_browser="BROWSER" in os.environ,
            say=_say,
            complain=lambda text: _say(f"COMPLAINT {text}"),
        )
    except CannotRun as error:
        sys.exit(str(error))


def _build(folder: Path) -> Built:
    fresh = folder / ".fresh"
    shutil.copytree(folder / "content", fresh, symlinks=True, dirs_exist_ok=True)
    _say("building")
    while (folder / "hold").exists():
        time.sleep(0.002)
    for path in sorted(fresh.glob("*.html")):
        text = path.read_text(encoding="utf-8")
        if "REJECTED" in text:
            mistake = Finding(path=f"content/{path.name}", line=3, column=5, code="T1", message="an <odd> mistake")
            raise Rejected([mistake])
        if "MISTAKE" in text:
            raise ZeroDivisionError("of the project's own")
        if "EXIT" in text:
            sys.exit("of the project's own")
    old = folder / f".old-{time.monotonic_ns()}"
    if (folder / "site").exists():
        (folder / "site").rename(old)
    _say("between")
    while (folder / "gap").exists():
        time.sleep(0.002)
    fresh.rename(folder / "site")
    shutil.rmtree(old, ignore_errors=True)
    return Built()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    inherit()
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
