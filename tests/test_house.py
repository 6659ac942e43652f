"""The code base keeps its own rules: who owns which library, and that what it says of itself is true."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
OWNERS = {
    "yaml": "forms/",
    "markdown_it": "briefings/prose/",
    "mdit_py_plugins": "briefings/prose/",
    "jinja2": "pages/theme/",
    "folium": "pages/maps/",
    "xstatic": "pages/maps/",
    "xyzservices": "pages/maps/",
    "livereload": "serve/",
    "tornado": "serve/",
    "watchfiles": "serve/",
    "platformdirs": "memory/",
    "pagefind_bin": "site/pagefind.py",
    "boto3": "deploy/bucket.py",
    "distributed": "crew.py",
    "botocore": "deploy/bucket.py",
    "click": "cli/",
    "rich": "cli/",
}


def imports(path: Path) -> set[str]:
    """Collect the top-level names of all modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("library", OWNERS)
def test_each_library_has_one_owner(library: str) -> None:
    """A library is imported in the one room that owns it, and is imported there."""
    users = [p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py") if library in imports(p)]
    assert users
    assert all(user.startswith(OWNERS[library]) for user in users), users


def test_only_the_command_line_prints() -> None:
    """No room but cli calls print or writes to the standard streams."""
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        if path.relative_to(PACKAGE).parts[0] != "cli" and "compile" not in path.name:
            assert not re.search(r"(?m)^\s*print\(|sys\.std(out|err)", text), path


def test_a_build_knows_no_clock_and_no_chance() -> None:
    """No module between seeds and site asks for the time, a random number or the network.

    Sightings ask for the time to tell which files to read once more, the crew whether a cluster answers; nothing of
    either goes into a page.
    """
    allowed = {"memory/sightings.py": "time", "crew.py": "socket"}
    for path in PACKAGE.rglob("*.py"):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] in ("cli", "serve"):
            continue
        found = imports(path) & {"time", "random", "secrets", "uuid", "socket", "requests"}
        assert found <= {allowed.get(inside.as_posix())}, path
        assert inside.as_posix() in allowed or not re.search(r"\.(now|utcnow|today)\(", path.read_text("utf-8")), path


def test_help_is_quick_because_heavy_libraries_wait() -> None:
    """`factbox --help` imports none of the libraries that take long to load."""
    heavy = [
        "folium",
        "branca",
        "jinja2",
        "markdown_it",
        "babel",
        "livereload",
        "tornado",
        "watchfiles",
        "rich.progress",
    ]
    code = f"import sys, generator.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_committed_schema_is_the_one_that_the_program_prints() -> None:
    """content/briefing.schema.json cannot disagree with the checker's types."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "schema"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == (ROOT / "content/briefing.schema.json").read_text("utf-8")
    assert json.loads(done.stdout)["$schema"].startswith("https://json-schema.org/")


def test_every_command_of_the_readme_exists() -> None:
    """Commands and make targets that README.md names are there."""
    text = (ROOT / "README.md").read_text("utf-8")
    listed = subprocess.run(
        [sys.executable, "-m", "generator", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    for command in set(re.findall(r"factbox (\w+)", text)) - {"turns", "check"}:
        assert re.search(rf"(?m)^  {command}\b", listed), command
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"make (site|serve|test|floors)", text)):
        assert re.search(rf"(?m)^{target}:", makefile), target


def test_the_site_folder_holds_only_its_gitignore_in_git() -> None:
    """The built site is never committed."""
    done = subprocess.run(["git", "ls-files", "site"], capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode == 0:
        assert done.stdout.split() == ["site/.gitignore"]


def test_the_example_copies_its_article_unchanged() -> None:
    """The seed of the worked example has the hash that its briefing records."""
    import hashlib

    data = (ROOT / "seeds/000_05f77b2c27c60d8b.txt").read_bytes()
    briefing = (ROOT / "content/briefings/2015-11-20-bamako-radisson-blu.md").read_text("utf-8")
    assert hashlib.sha256(data).hexdigest() in briefing


def test_every_code_of_a_finding_is_explained() -> None:
    """`factbox explain` knows each code that a message can carry, and no other."""
    from generator.briefings import EXPLAINED

    named: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if "facts" in path.parts or path.name == "explained.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.add(node.value)
    assert set(EXPLAINED) <= named, set(EXPLAINED) - named
    called = re.compile(r"code=\"([a-z-]+)\"")
    told = {code for path in PACKAGE.rglob("*.py") for code in called.findall(path.read_text("utf-8"))}
    assert told <= set(EXPLAINED), told - set(EXPLAINED)
