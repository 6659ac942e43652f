"""What has no effect in a project's theme: templates, blocks, text and words that replace nothing.

Jinja and gettext pass over all of these in silence, so that a misspelt name would look like a change that was made.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.errors import Finding, Rejected
from generator.forms import nearest
from generator.pages.tongue import read_catalogue
from generator.project import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jinja2 import Environment, nodes

    from generator.pages.theme.theme import Theme
    from generator.project import Project

_LINE_END = re.compile("\r\n|\r|\n")  # as Jinja counts lines
_HINT = "The theme's README.md names every template and what it receives."


class _Template(msgspec.Struct, frozen=True):
    """A template of one folder; `blocks` are the lines of all of its blocks, `outer` those inside no other block."""

    file: Path
    extends: str | None
    blocks: dict[str, int]
    outer: frozenset[str]
    called: frozenset[str]
    named: frozenset[str]
    stray: int | None


def unused(theme: Theme, project: Project) -> Iterator[Finding]:
    """Yield what has no effect in those folders of the theme that are the project's own, and extend another.

    Raises `Rejected` where a template cannot be read.
    """
    environment = theme.environment("en")

    @cache
    def read(file: Path) -> _Template:
        return _read(file, environment, project)

    for n, folder in enumerate(theme.folders[:-1]):
        if folder.is_relative_to(project.themes.resolve()):
            nearer, further = theme.folders[: n + 1], theme.folders[n + 1 :]
            own = [read(file) for file in _files(folder)]
            named = {name for each in nearer for file in _files(each) for name in read(file).named}
            yield from _templates(own, named, folder, further, project)
            yield from _blocks(own, theme.folders, read, project)
            yield from _words(own, folder, further, project)


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("**/*.html")) if path.relative_to(folder).parts[0] != "static"]


def _read(file: Path, environment: Environment, project: Project) -> _Template:
    from jinja2 import TemplateSyntaxError

    try:
        return _parsed(file, environment, read_text(file, project.shown(file)))
    except TemplateSyntaxError as error:
        message = f"template error: {error.message or 'cannot be read'}"
        raise Rejected([_finding(file, project, error.lineno, "", message)]) from None
    except RecursionError:
        raise Rejected([_finding(file, project, 1, "", "template error: it nests too deep")]) from None


def _parsed(file: Path, environment: Environment, text: str) -> _Template:
    from jinja2 import nodes
    from jinja2.meta import find_referenced_templates

    tree = environment.parse(text)
    blocks = list(tree.find_all(nodes.Block))
    inner = {within.name for block in blocks for within in block.find_all(nodes.Block)}
    extends = next(tree.find_all(nodes.Extends), None)
    base = extends.template if extends else None
    return _Template(
        file=file,
        extends=base.value if isinstance(base, nodes.Const) else None,
        blocks={block.name: block.lineno for block in blocks},
        outer=frozenset(block.name for block in blocks if block.name not in inner),
        called=frozenset(
            node.attr
            for node in tree.find_all(nodes.Getattr)
            if isinstance(node.node, nodes.Name) and node.node.name == "self"
        ),
        named=frozenset(name for name in find_referenced_templates(tree) if name),
        stray=_stray(tree) if extends else None,
    )


def _stray(tree: nodes.Template) -> int | None:
    """Answer the line of the first words behind `extends` that are in no block."""
    from jinja2 import nodes

    body = iter(tree.body)
    next(node for node in body if isinstance(node, nodes.Extends))
    for part in (part for node in body if isinstance(node, nodes.Output) for part in node.nodes):
        if not isinstance(part, nodes.TemplateData):
            return part.lineno
        if words := part.data.lstrip():
            return part.lineno + part.data.removesuffix(words).count("\n")
    return None


def _templates(
    own: Iterable[_Template], named: set[str], folder: Path, further: Sequence[Path], project: Project
) -> Iterator[Finding]:
    """Yield templates that neither replace one nor are named by one."""
    known = {file.relative_to(base).as_posix() for base in further for file in _files(base)}
    for template in own:
        name = template.file.relative_to(folder).as_posix()
        if not {name, f"{folder.name}/{name}"} & (known | named):
            what = f"no page uses this template: “{further[0].name}” has none of this name, and no template names it"
            yield _finding(template.file, project, 1, "", what, nearest(name, known))


def _blocks(
    own: Iterable[_Template], folders: Sequence[Path], read: Callable[[Path], _Template], project: Project
) -> Iterator[Finding]:
    """Yield blocks that replace none, and words outside of blocks, in templates that extend another."""
    for template in own:
        if template.extends is None:
            continue
        ancestors = list(_ancestors(template, folders, read))
        known = {name for ancestor in ancestors for name in ancestor.blocks}
        called = template.called.union(*(ancestor.called for ancestor in ancestors))
        for name in sorted(template.outer - known - called):
            what = f"“{template.extends}” has no block “{name}”, so this one is never shown"
            yield _finding(template.file, project, template.blocks[name], f"block {name}", what, nearest(name, known))
        if template.stray:
            what = "what stands outside of blocks in a template that extends another is never shown"
            yield _finding(template.file, project, template.stray, "", what)


def _ancestors(template: _Template, folders: Sequence[Path], read: Callable[[Path], _Template]) -> Iterator[_Template]:
    """Yield what a template extends, as Jinja finds it; a name that leads nowhere is told where pages are made."""
    seen = {template.file}
    while template.extends:
        theme, _, rest = template.extends.partition("/")
        places = [folder / template.extends for folder in folders] + [f / rest for f in folders if f.name == theme]
        file = next((path for path in places if os.path.isfile(path)), None)  # noqa: PTH113 -- of any name, however long
        if file is None or file in seen:
            return
        seen.add(file)
        template = read(file)
        yield template


def _words(own: Iterable[_Template], folder: Path, further: Sequence[Path], project: Project) -> Iterator[Finding]:
    """Yield messages of the theme's catalogues that no template and no other catalogue has."""
    from jinja2 import Environment

    catalogues = sorted(folder.glob("locale/*.po"))
    if not catalogues:
        return
    known = {said for base in further for path in base.glob("locale/*.po") for said in _messages(path, project)}
    untranslated = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 -- nothing is rendered
    for template in own:
        source = read_text(template.file, project.shown(template.file))
        for _, _, said in untranslated.extract_translations(source):  # type: ignore[attr-defined]  # of jinja2.ext.i18n
            known |= {said} if isinstance(said, str) else set(said)
    for path in catalogues:
        for message, line in _messages(path, project).items():
            if message not in known:
                what = f"no page says “{message}”, so these words replace none"
                yield _finding(path, project, line, "msgid", what, nearest(message, known))


def _messages(path: Path, project: Project) -> dict[str, int]:
    """Answer the English of every message of a catalogue, with its line."""
    shown = project.shown(path)
    catalogue = read_catalogue(shown, read_text(path, shown))
    return {m.id if isinstance(m.id, str) else m.id[0]: m.lineno or 1 for m in catalogue if m.id}


def _finding(file: Path, project: Project, line: int, at: str, what: str, meant: str | None = None) -> Finding:  # noqa: PLR0913, PLR0917 -- what a finding is made of
    shown = project.shown(file)
    excerpt = _LINE_END.split(read_text(file, shown))[line - 1]
    return Finding(
        path=shown,
        line=line,
        column=max(excerpt.find(at), len(excerpt) - len(excerpt.lstrip())) + 1,
        excerpt=excerpt,
        code="template",
        message=what + (f". Did you mean “{meant}”?" if meant else ""),
        hint=_HINT,
    )
