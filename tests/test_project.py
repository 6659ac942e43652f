"""Projects: where they begin, what their settings may say, and that nothing is ever overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import project
from generator.errors import CannotRun, Rejected
from generator.project import Project, Settings, WebAddress, known_zone, read_settings, read_text
from tests.small_project import MARK, SmallProject, files, places

if TYPE_CHECKING:
    from pathlib import Path


def settings_of(root: Path, text: str) -> Settings:
    """Read settings."""
    return read_settings(Project(SmallProject(root, text).root))


def test_a_project_is_found_from_anywhere_inside_it(tmp_path: Path) -> None:
    """From its root, a folder, a file, a file not yet written; the innermost project counts."""
    outer, inner = SmallProject(tmp_path), SmallProject(tmp_path / "content" / "inner")
    for start in (".", "seeds", "content/site.yaml", "content/briefings/not-yet.md"):
        assert project.find(outer.root / start).root == outer.root.resolve()
        assert project.find(inner.root / start).root == inner.root.resolve()


def test_where_there_is_no_project_the_way_out_is_told(tmp_path: Path) -> None:
    """A folder of briefings without settings lacks one file; any other lacks a project."""
    (tmp_path / "a" / "content" / "briefings").mkdir(parents=True)
    with pytest.raises(CannotRun, match=r"content/site\.yaml: missing\. Write at least one line: title:"):
        project.find(tmp_path / "a" / "content")
    with pytest.raises(CannotRun, match=r"no factbox project here\. Make one with: factbox init DIR"):
        project.find(tmp_path)


def test_a_title_is_enough(tmp_path: Path) -> None:
    """Everything else has its default."""
    settings = settings_of(tmp_path, "title: Desk\n")
    assert settings == Settings(title="Desk")
    assert (settings.theme, settings.lang, settings.timezone, settings.page_size) == ("wire", "en", "UTC", 20)
    assert (settings.address, settings.base_path) == ("", "/")


@pytest.mark.parametrize(
    ("url", "address", "path"),
    [
        ("https://example.org", "https://example.org/", "/"),
        ("https://example.org/briefings", "https://example.org/briefings/", "/briefings/"),
        ("https://example.org/briefings/", "https://example.org/briefings/", "/briefings/"),
    ],
)
def test_a_sites_address_ends_with_one_slash(url: str, address: str, path: str, tmp_path: Path) -> None:
    """However it is written."""
    settings = settings_of(tmp_path, f"title: Desk\nbase_url: {url}\n")
    assert (settings.address, settings.base_path) == (address, path)


@pytest.mark.parametrize(
    "text",
    [
        "title: ▶''\n",
        "title: ▶null\n",
        "▶descripton: x\ntitle: Desk\n",
        "title: Desk\nlang: ▶english language\n",
        "title: Desk\nlang: ▶''\n",
        "title: Desk\ntimezone: ▶Bamako\n",
        "title: Desk\ntimezone: ▶../UTC\nlang: ▶e\n",
        "title: Desk\ntimezone: ▶''\n",
        "title: Desk\ntheme: ▶../wire\n",
        "title: Desk\ntheme: ▶Wire\n",
        "title: Desk\nbase_url: ▶example.org\n",
        "title: Desk\npublisher: {name: A, url: ▶'javascript:alert(1)', ▶mail: b}\n",
        "title: Desk\nmap: {load: ▶always, tiles: ▶[a]}\nsources: {publish: ▶all}\npage_size: ▶0\n",
        "title: Desk\nmap: {tiles: ▶{url: a}}\n",
        "title: Desk\n▶title: Other\n",
        "▶[]\n",
    ],
)
def test_a_mistake_in_the_settings_is_told_at_its_place(text: str, tmp_path: Path) -> None:
    """All at once, with line and column in content/site.yaml."""
    with pytest.raises(Rejected) as caught:
        settings_of(tmp_path, text.replace(MARK, ""))
    assert [f"{f.line}:{f.column}" for f in caught.value.findings] == places(text)
    assert {f.path for f in caught.value.findings} == {"content/site.yaml"}


@pytest.mark.parametrize("name", ["UTC", "Africa/Bamako", "America/Argentina/Buenos_Aires", "Etc/GMT+3"])
def test_zones_of_the_tz_database_are_known(name: str) -> None:
    """Also where the system has no database of its own."""
    assert known_zone(name)


@pytest.mark.parametrize(
    "name",
    ["", "Bamako", "../UTC", "/etc/passwd", "Africa", "UTC ", "UTC+1", "a\x00b", "\ud800", "x" * 5000, "zone.tab"],
)
def test_other_names_are_no_zones(name: str) -> None:
    """Not a path, not a folder of zones, nothing that the system chokes on."""
    assert not known_zone(name)


@pytest.mark.parametrize(
    "text",
    [
        "http://a",
        "https://example.org/a?b=c#d",
        "https://example.org:8080/",
        "https://[::1]/",
        "https://é.org/ü",
        "HTTPS://A",
    ],
)
def test_web_addresses(text: str) -> None:
    """Absolute, http or https, with a host."""
    assert WebAddress.parse(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "example.org", "//example.org", "/a", "ftp://a/", "javascript:alert(1)", "https://", "https:///a"),
        *("https://u:p@a/", "https://u@a/", "https://@a/", "https://a:99999/", "https://a:b/", "https://:80/"),
        *(
            "https://[::1",
            "https://a b/",
            "https://a/\n",
            "https://a/\x00",
            "https://a/\u202e",
            'https://a/"',
            "https://a/<",
        ),
        *("https://a\\b", "http:\\\\a", " https://a"),
    ],
)
def test_what_is_no_web_address(text: str) -> None:
    """Other schemes, credentials, impossible ports, spaces, controls and marks that would end an attribute."""
    with pytest.raises(ValueError, match="is no web address"):
        WebAddress.parse(text)


def test_people_save_files_in_many_ways(tmp_path: Path) -> None:
    """With or without a byte order mark, with any line ends: the text is theirs, without the mark."""
    path = tmp_path / "a"
    for data, text in ((b"\xef\xbb\xbfa\r\nb", "a\r\nb"), (b"", ""), ("é\n".encode(), "é\n")):
        path.write_bytes(data)
        assert read_text(path, "shown") == text


def test_a_byte_that_is_not_utf_8_is_told_where_it_is(tmp_path: Path) -> None:
    """Line and column in characters."""
    path = tmp_path / "a"
    path.write_bytes(b"one\ncaf\xc3\xa9 \xe9\n")
    with pytest.raises(Rejected) as caught:
        read_text(path, "shown")
    (found,) = caught.value.findings
    assert (found.path, found.line, found.column, found.code) == ("shown", 2, 6, "encoding")
    assert "0xE9" in found.message


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """A folder, nothing, a link to itself."""
    (tmp_path / "loop").symlink_to("loop")
    for path in (tmp_path, tmp_path / "none", tmp_path / "loop"):
        with pytest.raises(CannotRun, match=r"^shown: "):
            read_text(path, "shown")


def test_a_new_project_has_settings_and_an_example(tmp_path: Path) -> None:
    """What `init` makes is a project, with its seeds, and the files that were asked for."""
    project.start(tmp_path / "desk", {"content/x.json": "{}"})
    made = files(tmp_path / "desk")
    assert {"content/site.yaml", "content/x.json", ".gitignore", "site/.gitignore", "README.md"} <= made.keys()
    assert [p for p in made if p.startswith("seeds/") and p.endswith(".txt")]
    assert read_settings(project.find(tmp_path / "desk")).title


def test_a_new_project_overwrites_nothing(tmp_path: Path) -> None:
    """A folder with anything in it, hidden too, a file, or a place inside a file is refused and stays as it is."""
    (tmp_path / ".hidden").touch()
    (tmp_path / "file").write_bytes(b"mine")
    for target in (tmp_path, tmp_path / "file", tmp_path / "file" / "desk"):
        with pytest.raises(CannotRun):
            project.start(target, {})
    assert files(tmp_path) == {".hidden": b"", "file": b"mine"}


def test_messages_name_files_from_the_project(tmp_path: Path) -> None:
    """Relative with forward slashes inside it, whole elsewhere."""
    here = Project(tmp_path / "desk")
    assert here.shown(tmp_path / "desk" / "content" / "a.md") == "content/a.md"
    assert here.shown(tmp_path / "a.md") == str(tmp_path / "a.md")
