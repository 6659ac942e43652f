"""Themes: what is missing or wrong is told with its file and line; what is written is escaped; files are hashed."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, nodes

from generator.errors import CannotRun, Rejected
from generator.memory import Memory
from generator.pages import theme
from generator.pages.theme import compiled as compiled_templates
from generator.pages.theme.load import names
from generator.project import Project, builtin_themes
from tests.small_project import SmallProject

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType

    from generator.errors import Finding
    from generator.pages.theme import Theme


@pytest.fixture
def desk(tmp_path: Path) -> SmallProject:
    """Make a project with a theme of its own."""
    desk = SmallProject(tmp_path / "desk")
    desk.write("themes/own/theme.yaml", "title: Own\n")
    return desk


def load(desk: SmallProject, name: str = "own") -> Theme:
    """Load a theme."""
    return theme.load(name, Project(desk.root), Memory(None))


def rendered(desk: SmallProject, text: str, template: str = "a.html", path: str = "a.html", **values: object) -> str:
    """Render a template of the project's own theme."""
    desk.write(f"themes/own/{template}", text)
    return load(desk).page(template, path, values, "en").data.decode()


def finding(desk: SmallProject, text: str, template: str = "a.html") -> Finding:
    """Answer what is wrong with a template."""
    with pytest.raises(Rejected) as caught:
        rendered(desk, text, template)
    (only,) = caught.value.findings
    assert only.code == "template"
    return only


def test_an_unknown_theme_is_told_with_the_nearest(desk: SmallProject) -> None:
    """Where it is named, what it would be, and which one was probably meant."""
    with pytest.raises(CannotRun, match=r"content/site\.yaml: there is no theme “wier” .*Did you mean “wire”\?"):
        load(desk, "wier")
    with pytest.raises(CannotRun, match=r"There are: bulletin, own, wire\."):
        load(desk, "quite-different")


def test_a_name_that_no_folder_can_have_is_none_of_a_theme(desk: SmallProject) -> None:
    """It is told like any other value that does not fit."""
    desk.write("themes/own/theme.yaml", f"title: Own\nextends: {'a' * 300}\n")
    with pytest.raises(Rejected, match=r"themes/own/theme\.yaml:2:10: error: expected text of the form"):
        load(desk)


def test_an_unknown_extended_theme_is_told_where_it_is_named(desk: SmallProject) -> None:
    """In the file that extends it."""
    desk.write("themes/own/theme.yaml", "title: Own\nextends: wier\n")
    with pytest.raises(CannotRun, match=r"themes/own/theme\.yaml: there is no theme “wier” .*Did you mean “wire”\?"):
        load(desk)


@pytest.mark.parametrize("through", [["own"], ["other", "own"], ["other", "other"]])
def test_a_theme_cannot_extend_itself(through: list[str], desk: SmallProject) -> None:
    """Neither directly nor by way of others, nor can one that it extends."""
    for name, extended in zip(["own", *through], through, strict=False):
        desk.write(f"themes/{name}/theme.yaml", f"title: T\nextends: {extended}\n")
    with pytest.raises(CannotRun, match=r"theme own extends itself by way of .* Remove an extends: line"):
        load(desk)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("extends: wire\n", (1, 1)),
        ("title: Own\nextend: wire\n", (2, 1)),
        ("title: Own\nextends: ../../elsewhere\n", (2, 10)),
        ("title: Own\ncontract: one\n", (2, 11)),
        ("title: [\n", (2, 1)),
    ],
)
def test_a_mistake_in_theme_yaml_is_told_at_its_place(text: str, place: tuple[int, int], desk: SmallProject) -> None:
    """Like any other form's; a theme is named, never a path."""
    desk.write("themes/own/theme.yaml", text)
    with pytest.raises(Rejected) as caught:
        load(desk)
    assert [(f.path, (f.line, f.column)) for f in caught.value.findings] == [("themes/own/theme.yaml", place)]


def test_a_theme_for_another_contract_is_refused(desk: SmallProject) -> None:
    """With both numbers."""
    desk.write("themes/own/theme.yaml", "title: Own\ncontract: 99\n")
    with pytest.raises(
        CannotRun, match=r"themes/own/theme\.yaml: written for contract 99; this factbox has contract 1"
    ):
        load(desk)


def test_the_projects_theme_comes_before_the_built_in_one(desk: SmallProject) -> None:
    """A project's `wire` hides factbox's; what a theme lacks is taken from the one that it extends."""
    assert names(Project(desk.root)) == ["bulletin", "own", "wire"]
    desk.write("themes/own/theme.yaml", "title: Own\nextends: base\n")
    desk.write("themes/base/theme.yaml", "title: Base\n")
    for name, files in {"own": ("a.html", "static/x.txt"), "base": ("a.html", "b.html", "static/x.txt")}.items():
        for file in files:
            desk.write(f"themes/{name}/{file}", name)
    made = load(desk)
    assert [made.page(t, "p", {}, "en").data for t in ("a.html", "b.html")] == [b"own", b"base"]
    assert made.assets["x.txt"].data == b"own"
    desk.write("themes/wire/theme.yaml", "title: Mine\n")
    assert load(desk, "wire").folders == ((desk.root / "themes" / "wire").resolve(),)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("<p>\n{% if %}\n", 2, "Expected an expression"),
        ("<p>\n\n{{ a\n", 3, "unexpected end of template"),
        ("{% for a in b %}\n<p>\n", 2, "Unexpected end of template"),
        ("<p>\n{{ 'a' | no_such_filter }}\n", 2, "No filter named 'no_such_filter'"),
        ("<p>\n<p>\n  {{ no_such_name }}\n", 3, "'no_such_name' is undefined"),
        ("<p>\n{{ given.nothing }}\n", 2, "has no attribute 'nothing'"),
        ("<p>\n{{ url() }}\n", 2, "missing 1 required positional argument"),
        ("<p>\n{{ 1 / 0 }}\n", 2, "division by zero"),
        ("<p>\n{{ given[9] }}\n", 2, "has no element 9"),
        ("<p>\n{% include 'nothing.html' %}\n", 2, "there is no template “nothing.html”"),
        ("<p>\n{% extends 'a.htm' %}\n", 2, "there is no template “a.htm”. Did you mean “a.html”?"),
        ("<p>\n{% include 'a.html' %}\n", 2, "extends or includes itself"),
        ("<p>\n\n<link href='{{ asset('style.cs') }}'>\n", 3, "no static file “style.cs”. Did you mean “style.css”?"),
        ("<p>\n{{ lipsum() }}\n", 2, "'lipsum' is undefined"),
        ("<p>\n{{ [1, 2] | random }}\n", 2, "No filter named 'random'"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(text: str, line: int, said: str, desk: SmallProject) -> None:
    """Syntax, names, filters, other templates and static files: the template's path and line, and the line itself."""
    desk.write("themes/own/static/style.css", "")
    desk.write("themes/own/a.html", text)
    with pytest.raises(Rejected) as caught:
        load(desk).page("a.html", "a.html", {"given": []}, "en")
    (found,) = caught.value.findings
    assert (found.path, found.line) == ("themes/own/a.html", line)
    assert said.casefold() in found.message.casefold()
    assert found.excerpt == (text + "\n").split("\n")[line - 1]


def test_a_mistake_in_an_included_template_is_told_there(desk: SmallProject) -> None:
    """Where the wrong line is, not where the rendering began; built-in themes' files are named likewise."""
    desk.write("themes/own/parts/b.html", "<p>\n{% macro m(x) %}\n{{ x.y.z }}\n{% endmacro %}\n")
    found = finding(desk, "{% from 'parts/b.html' import m %}\n{{ m({}) }}\n")
    assert (found.path, found.line, found.column, found.excerpt) == ("themes/own/parts/b.html", 3, 1, "{{ x.y.z }}")


def test_a_missing_template_is_told_with_the_nearest(desk: SmallProject) -> None:
    """Where no template asks for it, there is no line to name."""
    desk.write("themes/own/briefings.html", "")
    with pytest.raises(
        CannotRun, match=r"theme own: .*no template “briefing\.html”\. Did you mean “briefings\.html”\?"
    ):
        load(desk).page("briefing.html", "a.html", {}, "en")


@pytest.mark.parametrize("name", ["../own/theme.yaml", "../../content/site.yaml", "/etc/passwd"])
def test_a_template_cannot_read_beyond_the_theme(name: str, desk: SmallProject) -> None:
    """No path leads out of the theme's folder."""
    assert "there is no template" in finding(desk, f"{{% include '{name}' %}}").message


def test_a_template_that_is_not_utf_8_is_told(desk: SmallProject) -> None:
    """By its name, or where it is included."""
    desk.write("themes/own/b.html", b"caf\xe9")
    with pytest.raises(CannotRun, match=r"b\.html: byte 0xE9 is not valid UTF-8"):
        load(desk).page("b.html", "b.html", {}, "en")
    assert finding(desk, "\n{% include 'b.html' %}").line == 2


@pytest.mark.parametrize("template", ["a.html", "a.txt", "a.xml", "a.svg", "a", "a.html.j2", "parts/a.css"])
def test_every_template_escapes_whatever_its_name(template: str, desk: SmallProject) -> None:
    """Words from articles and authors never become markup, in text or in attributes."""
    shown = rendered(desk, '<p title="{{ a }}">{{ a }}', template, a="<script>&\"'")
    assert shown == '<p title="&lt;script&gt;&amp;&#34;&#39;">&lt;script&gt;&amp;&#34;&#39;'


@pytest.mark.parametrize(
    ("path", "root", "links"),
    [
        ("index.html", None, "./ a/ x.html"),
        ("a/index.html", None, "../ ../a/ ../x.html"),
        ("a/b/index.html", None, "../../ ../../a/ ../../x.html"),
        ("404.html", "/sub/", "/sub/ /sub/a/ /sub/x.html"),
    ],
)
def test_links_are_relative_to_the_page(path: str, root: str | None, links: str, desk: SmallProject) -> None:
    """So that a site works under any sub-path; a page shown at any address has a root in front."""
    desk.write("themes/own/a.html", "{{ url('') }} {{ url('a/') }} {{ url('x.html') }}")
    assert load(desk).page("a.html", path, {}, "en", root=root).data.decode() == links


def test_static_files_have_their_hash_in_their_name(desk: SmallProject) -> None:
    """Equal bytes, equal name; other bytes, another name; hidden files stay at home."""
    for name in ("style.css", "deep/icon.svg", "LICENSE", ".hidden", "deep/.DS_Store", ".deep/x.txt"):
        desk.write(f"themes/own/static/{name}", "a")
    mark = hashlib.sha256(b"a").hexdigest()[:10]
    assert {name: page.path for name, page in load(desk).assets.items()} == {
        "LICENSE": f"assets/LICENSE.{mark}",
        "deep/icon.svg": f"assets/icon.{mark}.svg",
        "style.css": f"assets/style.{mark}.css",
    }
    before = load(desk).asset("style.css")
    desk.write("themes/own/static/style.css", "b")
    assert load(desk).asset("style.css") != before


def test_equal_files_in_two_folders_are_one(desk: SmallProject) -> None:
    """They share an address without a clash."""
    for name in ("a/x.png", "b/x.png"):
        desk.write(f"themes/own/static/{name}", b"\x89")
    assert len({id(page) for page in load(desk).assets.values()}) == 1


@pytest.mark.parametrize(
    ("written", "pointed"),
    [
        ("url(a.png)", "url(a.HASH.png)"),
        ("url('a.png')", "url(a.HASH.png)"),
        ('url( "./a.png" )', "url(a.HASH.png)"),
        ("url(../css/a.png)", "url(a.HASH.png)"),
        ("url(deep/b.svg#icon)", "url(b.HASH.svg#icon)"),
        ("url(a.png?v=1)", "url(a.HASH.png?v=1)"),
        ("url(a.png?#iefix)", "url(a.HASH.png?#iefix)"),
        ('url("my icon.png")', 'url("my icon.HASH.png")'),
        ("url(my icon.png)", None),
        ("url('a.png\")", None),
        ("url(data:image/png;base64,AA==)", None),
        ("url(#gradient)", None),
        ("url(https://example.org/a.png)", None),
        ("url(/a.png)", None),
        ("url(gone.png)", None),
    ],
)
def test_style_sheets_point_at_the_published_names(written: str, pointed: str | None, desk: SmallProject) -> None:
    """Relative addresses are followed from the style sheet's folder; all others stay as they are."""
    for name in ("css/a.png", "css/deep/b.svg", "css/my icon.png"):
        desk.write(f"themes/own/static/{name}", "x")
    desk.write("themes/own/static/css/style.css", f"a {{ background: {written} }}")
    (sheet,) = (p for name, p in load(desk).assets.items() if name == "css/style.css")
    shown = re.sub(r"\.[0-9a-f]{10}\.", ".HASH.", sheet.data.decode())
    assert shown == f"a {{ background: {pointed or written} }}"


def test_a_style_sheet_changes_its_name_with_what_it_points_at(desk: SmallProject) -> None:
    """A new picture makes a new style sheet, so that no cache shows the old one."""
    desk.write("themes/own/static/style.css", "a { background: url(a.png) }")
    desk.write("themes/own/static/a.png", "one")
    before = load(desk).asset("style.css")
    desk.write("themes/own/static/a.png", "two")
    assert load(desk).asset("style.css") != before


def test_a_template_extends_the_one_that_it_replaces(desk: SmallProject) -> None:
    """One block of one template can be another's; the rest stays as it is."""
    desk.write("themes/own/theme.yaml", "title: Own\nextends: wire\n")
    desk.write("themes/own/404.html", '{% extends "wire/404.html" %}{% block title %}Lost{% endblock %}')
    desk.write("content/site.yaml", "title: Desk\ntheme: own\n")
    assert "<title>Lost</title>" in desk.build()["404.html"].decode()


def test_a_template_that_extends_itself_is_told_how_to_name_the_other(desk: SmallProject) -> None:
    """The template's own name is its own file."""
    found = finding(desk, "{% extends 'a.html' %}\n")
    assert (found.path, found.line) == ("themes/own/a.html", 1)
    assert "wire/briefing.html names the one" in found.message


def test_a_theme_without_scripts_publishes_none(desk: SmallProject) -> None:
    """The nearest theme that says so decides."""
    desk.write("themes/own/theme.yaml", "title: Own\nextends: wire\nscripts: false\n")
    made = load(desk)
    assert not made.has_scripts
    assert not [name for name in made.assets if name.endswith(".js")]
    desk.write("themes/far/theme.yaml", "title: Far\nextends: own\n")
    assert not load(desk, "far").has_scripts
    assert load(desk, "wire").has_scripts


def test_only_words_of_the_template_are_looked_up_in_catalogues() -> None:
    """What a catalogue answers is markup: a value of a briefing must never go in as the message."""
    for file in sorted(builtin_themes().glob("**/*.html")):
        tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(file.read_text("utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in ("_", "gettext", "ngettext"):
                said = call.args[: 2 if call.node.name == "ngettext" else 1]
                assert all(isinstance(arg, nodes.Const) for arg in said), f"{file}:{call.lineno}"


def test_a_catalogue_replaces_one_string(desk: SmallProject) -> None:
    """A project's theme translates what it wants; the rest comes from the theme that it extends, then from English."""
    desk.write(
        "themes/own/locale/en.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Sources"\nmsgstr "Where <it> comes from"\n',
    )
    assert rendered(desk, "{{ _('Sources') }}|{{ _('Other') }}") == "Where <it> comes from|Other"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "Sources"\nmsgstr "unclosed\n', 2),
        ('msgid "a {n}"\nmsgstr "b {m}"\n', 1),
        ("nonsense\n", 1),
    ],
    ids=["unclosed", "name", "nonsense"],
)
def test_a_broken_catalogue_is_told_with_its_line(desk: SmallProject, text: str, line: int) -> None:
    """A catalogue's mistake is a finding in its file."""
    desk.write("themes/own/locale/en.po", text)
    with pytest.raises(Rejected) as caught:
        rendered(desk, "{{ _('Sources') }}")
    assert [(f.path, f.line, f.code) for f in caught.value.findings] == [("themes/own/locale/en.po", line, "catalogue")]


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Plural-Forms: nplurals=1000000000; plural=n != 1;", 3),
        ('Plural-Forms: npl"\n"urals=1000000000; plural=0;', 1),
        ("Plural-Forms: nplurals*=us-ascii''99999; plural=0;", 3),
        ("Plural-Forms: nplurals=x; plural=0;", 3),
        ("Plural-Forms: nplurals=2; plural=(n;", 3),
        ("Plural-Forms: nplurals=2; plural=n/(n-7);", 3),
        ("PO-Revision-Date: 2015-13-45 10:10+9999", 1),
        ("Language: %s{", 1),
    ],
)
def test_a_catalogue_s_head_is_read_with_care(desk: SmallProject, head: str, line: int) -> None:
    """What it says of itself can be wrong, too, and must not take forever."""
    desk.write(
        "themes/own/locale/en.po",
        f'msgid ""\nmsgstr ""\n"{head}\\n"\n\nmsgid "{{n}} day"\nmsgid_plural "{{n}} days"\nmsgstr[0] "a"\n',
    )
    with pytest.raises(Rejected) as caught:
        rendered(desk, "{{ _('Sources') }}")
    assert [(f.path, f.line, f.code) for f in caught.value.findings] == [("themes/own/locale/en.po", line, "catalogue")]


@pytest.mark.parametrize("charset", ["latin-1", "nonsense", "rot13"])
def test_a_catalogue_is_utf_8_whatever_it_says(desk: SmallProject, charset: str) -> None:
    """It was read as that."""
    desk.write(
        "themes/own/locale/en.po",
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "Sources"\nmsgstr "“Quellen”"\n',
    )
    assert rendered(desk, "{{ _('Sources') }}") == "“Quellen”"


def test_a_template_is_compiled_once_in_the_same_words(desk: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later process finds it compiled; another text or another catalogue is compiled anew."""
    compiled: list[str] = []
    compile_ = Environment.compile

    def compiling(environment: Environment, source: str, name: str, filename: str) -> CodeType:
        compiled.append(name)
        return compile_(environment, source, name, filename)

    monkeypatch.setattr(Environment, "compile", compiling)
    desk.write("themes/own/a.html", "{{ _('Sources') }}")

    def page() -> str:
        compiled_templates._known.clear()  # as in a new process
        with Memory.open(Project(desk.root)) as memory:
            loaded = theme.load("own", Project(desk.root), memory)
            return loaded.page("a.html", "a.html", {}, "en").data.decode()

    assert [page(), page()] == ["Sources", "Sources"]
    assert compiled == ["a.html"]
    desk.write(
        "themes/own/locale/en.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Sources"\nmsgstr "Origins"\n',
    )
    assert [page(), page()] == ["Origins", "Origins"]
    desk.write("themes/own/a.html", "Our {{ _('Sources') }}")
    assert [page(), page()] == ["Our Origins", "Our Origins"]
    assert compiled == ["a.html"] * 3
