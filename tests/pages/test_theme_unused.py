"""What has no effect in a project's theme is told with its template, line and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import Rejected
from generator.memory import Memory
from generator.pages.theme import load, unused
from generator.project import Project, builtin_themes
from tests.small_project import SmallProject

if TYPE_CHECKING:
    from pathlib import Path

    from generator.errors import Finding

EXTENDS = '{% extends "wire/briefing.html" %}\n'
CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def desk(tmp_path: Path) -> SmallProject:
    """Make a project with a theme of its own that extends the default one."""
    desk = SmallProject(tmp_path / "desk")
    desk.write("themes/own/theme.yaml", "title: Own\nextends: wire\n")
    desk.write("content/site.yaml", "title: Desk\ntheme: own\n")
    return desk


def found(desk: SmallProject) -> list[Finding]:
    """Answer what has no effect."""
    project = Project(desk.root)
    return list(unused(load("own", project, Memory(None)), project))


@pytest.mark.parametrize(
    ("file", "text", "place", "said"),
    [
        ("breifing.html", EXTENDS, (1, 1), "no page uses this template: “wire” has none of this name, and no template"),
        ("part/key.html", "key", (1, 1), "Did you mean “parts/key.html”?"),
        (
            "briefing.html",
            EXTENDS + "{% block title %}x{% endblock %}\n  {% block mian %}x{% endblock %}",
            (3, 6),
            "“wire/briefing.html” has no block “mian”, so this one is never shown. Did you mean “main”?",
        ),
        ("briefing.html", EXTENDS + "{% set a = 1 %}\n\n  Lost words", (4, 3), "what stands outside of blocks"),
        ("briefing.html", EXTENDS + "{{ 1 }}", (2, 1), "what stands outside of blocks"),
        (
            "locale/en.po",
            CATALOGUE + 'msgid "Source quotations"\nmsgstr "Said"\n',
            (4, 1),
            "no page says “Source quotations”, so these words replace none. Did you mean “Sourced quotations”?",
        ),
    ],
)
def test_what_replaces_nothing_is_told_at_its_place(
    file: str, text: str, place: tuple[int, int], said: str, desk: SmallProject
) -> None:
    """A misspelt template, block or word, and text where none is shown; with what was probably meant."""
    desk.write(f"themes/own/{file}", text)
    (one,) = found(desk)
    assert (one.path, one.severity, (one.line, one.column)) == (f"themes/own/{file}", "error", place)
    assert said in one.message


def test_what_has_an_effect_is_not_told(desk: SmallProject) -> None:
    """Blocks that replace one or lie in one that does, blocks called by name, templates that others name."""
    own = "{% block about %}x{% endblock %}{% block more %}{{ self.about() }}{% endblock %}"
    desk.write("themes/own/base.html", '{% extends "wire/base.html" %}{% block look %}' + own + "{% endblock %}")
    desk.write(
        "themes/own/briefing.html", EXTENDS + "{# why #}{% block look %}{% block new %}{% endblock %}{% endblock %}"
    )
    desk.write("themes/own/names.html", '{% extends "wire/names.html" %}{% block about %}x{% endblock %}')
    desk.write("themes/own/parts/key.html", '{% include "parts/ours.html" %}{{ _("Our words") }}{{ _("Sources") }}')
    desk.write("themes/own/parts/ours.html", "ours")
    desk.write("themes/own/static/aside.html", "not a template")
    desk.write("themes/own/locale/en.po", CATALOGUE + 'msgid "Our words"\nmsgstr "x"\n\nmsgid "Sources"\nmsgstr "y"\n')
    assert found(desk) == []


def test_both_check_and_build_tell(desk: SmallProject) -> None:
    """Nothing is published with a theme that does not do what it says."""
    desk.write("themes/own/breifing.html", EXTENDS)
    with pytest.raises(Rejected, match=r"themes/own/breifing\.html:1:1: error: no page uses this template"):
        desk.build()


def test_a_broken_template_is_told_by_check(desk: SmallProject) -> None:
    """With its line, before any page is made."""
    desk.write("themes/own/parts/key.html", "fine\n{% if %}")
    with pytest.raises(
        Rejected, match=r"themes/own/parts/key\.html:2:1: error: template error: Expected an expression"
    ):
        found(desk)


def test_what_was_in_order_is_looked_at_again_when_the_theme_changes(desk: SmallProject) -> None:
    """Its own files, and those of the theme that it extends."""
    desk.write("themes/own/theme.yaml", "title: Own\nextends: far\n")
    desk.write("themes/own/briefing.html", '{% extends "far/briefing.html" %}{% block more %}x{% endblock %}')
    desk.write("themes/far/theme.yaml", "title: Far\nextends: wire\n")
    far = EXTENDS + "{% block look %}{% block more %}{% endblock %}{% endblock %}"
    for others, told in ((far, []), (far.replace("more", "else"), ["more"]), (far, [])):
        desk.write("themes/far/briefing.html", others)
        assert [f.message.split("“")[2].split("”")[0] for f in desk.check()] == told
    desk.write("themes/own/breifing.html", EXTENDS)
    assert [f.path for f in desk.check()] == ["themes/own/breifing.html"]


def test_the_themes_that_come_with_factbox_have_nothing_unused(tmp_path: Path) -> None:
    """The same holds for what projects extend."""
    desk = SmallProject(tmp_path / "desk")
    for file in (builtin_themes() / "bulletin").rglob("*"):
        if file.is_file():
            desk.write(
                f"themes/own/{file.relative_to(builtin_themes() / 'bulletin').as_posix()}", file.read_text("utf-8")
            )
    assert found(desk) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (EXTENDS + "<svg>" * 300_000, "template error: larger than 1024 KiB"),
        (EXTENDS + "{{ " + "9" * 5000 + " }}", "template error: a number of more than 1,000 digits"),
        ("\r\r{{ ' }}", 'template error: unexpected char "\'" at 5'),
        ('{% extends "wire/briefing.html"' + " ** a" * 2000 + " %}", "template error: it nests too deep"),
    ],
    ids=["large", "long number", "lines of an old Mac", "deep"],
)
def test_a_template_that_cannot_be_read_in_a_moment_is_told(desk: SmallProject, text: str, said: str) -> None:
    """Where it is, with no more of it than a line on a screen has."""
    desk.write("themes/own/briefing.html", text)
    with pytest.raises(Rejected) as caught:
        found(desk)
    (only,) = caught.value.findings
    assert (only.path, only.column) == ("themes/own/briefing.html", 1)
    assert only.line <= 1 + text.count("\n") + text.count("\r")
    assert only.message == said
    assert len(str(only)) < 1000
