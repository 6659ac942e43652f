"""The wheel works where no checkout is: themes, the example and every command come with it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = [pytest.mark.packaging, pytest.mark.xdist_group("packaging")]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a publisher would."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT), cwd=folder)
    return next(folder.glob("factbox-*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own, as pipx does; answers its folder of commands."""
    folder = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", str(folder), cwd=folder)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    run(str(commands / "python"), "-m", "pip", "install", "--quiet", str(wheel), cwd=folder)
    return commands


def run(*command: str, cwd: Path) -> str:
    """Run a command outside the checkout; fails the test with what it printed."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_themes_and_example_and_no_tests(wheel: Path) -> None:
    """What an installed factbox needs lies in the wheel; what it does not need does not."""
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "generator/themes/wire/base.html",
        "generator/themes/wire/static/wire.css",
        "generator/example/content/site.yaml",
        "generator/example/seeds/000_05f77b2c27c60d8b.txt",
        "generator/serve/client.css",
        "generator/serve/client.js",
    ):
        assert part in names, part
    assert not [n for n in names if n.startswith("tests/") or "__pycache__" in n]


def test_an_installed_factbox_makes_checks_and_builds_a_project(installed: Path, tmp_path: Path) -> None:
    """`init`, `check` and `build` work from the wheel alone, in a folder far from any checkout."""
    factbox = str(installed / "factbox")
    assert "0." in run(factbox, "--version", cwd=tmp_path)
    run(factbox, "init", "desk", cwd=tmp_path)
    project = tmp_path / "desk"
    run(factbox, "check", "--strict", cwd=project)
    run(factbox, "build", "--strict", cwd=project)
    page = (project / "site/briefings/2015-11-20-bamako-radisson-blu/index.html").read_text("utf-8")
    assert "nobody, nowhere is safe." in page
    assert (project / "site/.gitignore").is_file()
    facts = run(factbox, "facts", "seeds/000_05f77b2c27c60d8b.txt", "--json", cwd=project)
    assert '"Ibrahim Boubacar Keita"' in facts


def test_the_same_site_comes_from_the_wheel_and_the_checkout(installed: Path, tmp_path: Path) -> None:
    """Where factbox is installed changes no byte of what it builds."""
    run(str(installed / "factbox"), "init", "desk", cwd=tmp_path)
    run(str(installed / "factbox"), "build", "--output", str(tmp_path / "a"), cwd=tmp_path / "desk")
    run(sys.executable, "-c", CHECKOUT_BUILD.format(root=str(ROOT), output=str(tmp_path / "b")), cwd=tmp_path / "desk")
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


CHECKOUT_BUILD = """
import sys; sys.path.insert(0, {root!r}); sys.argv = ["factbox", "build", "--output", {output!r}]
from generator.cli import main; main()
"""


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
