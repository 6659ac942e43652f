"""Bugs planted in factbox, and the rows that must see them: a row that cannot fail proves nothing.

`python -m tests.campaign.planted BUG FOLDER` plants one in a process of its own, runs the row, and prints what it saw.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from tests.small_project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.campaign.row import Tried

PLANTED = "FACTBOX_PLANTED"  # the variable by which the processes that a row starts plant the same bug

_ROUNDS = 10


class Bug(NamedTuple):
    """What is put in the place of what, by the module and the name in it, and the row that sees it."""

    places: dict[str, Any]
    seen_by: Callable[[Path], list[str]]


# Rows


def after(*steps: str) -> Callable[[Path], list[str]]:
    """Take a desk's steps, and compare each build with one from nothing."""

    def row(folder: Path) -> list[str]:
        from tests.incremental.sequences import difference

        name = difference(steps, folder)
        return [name] if name else []

    return row


def cut_off(kind: str, *, step: int = 1, renames: bool = False) -> Callable[[Path], list[str]]:
    """Kill or refuse a publication at its calls."""

    def row(folder: Path) -> list[str]:
        from tests.site.faults import Cuts, tried

        return tried(folder, Cuts(kind, step=step, renames=renames)).harm

    return row


def read_meanwhile(folder: Path) -> list[str]:
    """Read while the site is published over and over; on a busy machine few builds fall into one round."""
    from tests.site.readers import watch

    rounds = (watch(folder / "site", readers=2, reads=20_000).bad for _ in range(_ROUNDS))
    return next(filter(None, rounds), [])


def drawn(module: str, trials: int) -> Callable[[Path], list[str]]:
    """Run a row of trials that are drawn."""

    def row(folder: Path) -> list[str]:
        tried: Tried = import_module(module).tried(folder, trials, "planted")
        return tried.harm

    return row


# Bugs


def _original(place: str) -> Any:
    """Answer what is at a place before anything is planted."""
    owner, name = _found(place)
    return getattr(owner, name)


def _only_size_and_time(name: str) -> Any:
    state = _look(name)
    return None if state is None else msgspec.msgpack.encode((*msgspec.msgpack.decode(state)[:4], 0))


def _forgets_parts(*kinds: str) -> Callable[..., Any]:
    """Leave what a unit of these kinds is made from out of its key."""

    def key(self: Any, kind: str, *parts: Any) -> Any:
        return _key(self, kind, *(parts[:2] if kind in kinds and kind == "page" else () if kind in kinds else parts))

    return key


def _without(folder: str) -> Callable[..., Any]:
    """Overlook all files below folders of this name."""

    def all_of(self: Any, *folders: Path, but: Path | None = None) -> Any:
        seen = [
            one
            for f in folders
            for one in (sorted(Path(f).iterdir()) if Path(f).is_dir() else [])
            if one.name != folder
        ]
        files = [one for one in seen if one.is_file() and one != but]
        digests = b"".join(bytes(one) + (self.digest(one) or b"-") for one in files)
        return digests + _all_of(self, *(one for one in seen if one.is_dir()), but=but)

    return all_of


def _encoded_without_settings(value: Any) -> Any:
    from generator.project import Settings

    if isinstance(value, Settings):
        return b""
    return _encoded({k: v for k, v in value.items() if k != "site"} if isinstance(value, dict) else value)


def _copied(new: Path, target: Path, _: Path) -> None:
    """Publish file by file."""
    shutil.copytree(new, target, dirs_exist_ok=True)
    for path in target.rglob("*"):
        if path.is_file() and not (new / path.relative_to(target)).exists():
            path.unlink()


def _removed_first(new: Path, target: Path, _: Path) -> None:
    if target.exists():
        shutil.rmtree(target)
    new.rename(target)


def _writes_over(path: Path, text: str, **_: object) -> bool:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return True


def _looks_then_writes(path: Path, text: str, **_: object) -> bool:
    if path.exists():
        return False
    time.sleep(0.0003)  # as a slower disk
    return _writes_over(path, text)


def _told_by(value: Callable[[], object]) -> Callable[..., Any]:
    """Let every page tell something of the machine."""

    def page(self: Any, template: str, path: str, values: Any, lang: str, **more: Any) -> Any:
        made = _page(self, template, path, values, lang, **more)
        return type(made)(made.path, made.data + f"<!-- {value()} -->".encode(), made.file)

    return page


def _any_words(fact: Any, _: object, __: object) -> Any:
    from generator.briefings import Proof
    from generator.seeds import Span

    return Proof(fact.source, (Span(0, 4),))


class nothing:  # noqa: N801 -- stands for a context manager's function
    """A context in which nothing happens."""

    def __init__(self, *_: object) -> None: ...

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def _caseless(text: str) -> str:
    return str(_normalised(text)).casefold()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unescaped(*of: object) -> object:
    from markupsafe import Markup

    return Markup(str(of[-1]))  # noqa: S704 -- the bug


def _always(answer: object) -> Callable[..., Any]:
    return lambda *_, **__: answer


def _found(place: str) -> tuple[Any, str]:
    """Find a module's or a class's attribute by its dotted name."""
    module, _, rest = place.partition(":")
    owner = import_module(module)
    *classes, name = rest.split(".")
    for one in classes:
        owner = getattr(owner, one)
    return owner, name


PRESS, THEME, EDITION = "generator.pages.press", "generator.pages.theme", "generator.pages.edition"
SIGHTINGS, SWAP, DISK = "generator.memory.sightings", "generator.disk.swap", "generator.disk.calls"
_look, _all_of = _original(f"{SIGHTINGS}:_look"), _original(f"{SIGHTINGS}:Sightings.all_of")
_key, _encoded = _original(f"{PRESS}:Press.key"), _original(f"{EDITION}:encoded")
_page, _normalised = _original(f"{THEME}:Theme.page"), _original("generator.seeds.find:normalised")

BUGS: dict[str, Bug] = {
    # what is remembered
    "stale list page": Bug({"generator.pages.summaries:Summaries.made_from": _always(((), b""))}, after("title")),
    "stale feed": Bug({f"{PRESS}:Press.key": _forgets_parts("feed")}, after("title")),
    "stale data": Bug({f"{PRESS}:Press.key": _forgets_parts("data")}, after("title")),
    "stale front page": Bug({f"{PRESS}:Press.key": _forgets_parts("front")}, after("title")),
    "stale corrections": Bug({f"{PRESS}:Press.key": _forgets_parts("feed-of-corrections")}, after("correction")),
    "values of a page": Bug({f"{PRESS}:Press.key": _forgets_parts("page")}, after("third")),
    "stale related title": Bug({"generator.pages.kinds.briefing:_others": _always(())}, after("title")),
    "untracked template": Bug({f"{THEME}:Theme.made_from": _always(b"")}, after("briefing template")),
    "untracked style": Bug({f"{THEME}:Theme.made_from": _always(b"")}, after("style")),
    "ignored catalogue": Bug({f"{SIGHTINGS}:Sightings.all_of": _without("locale")}, after("catalogue")),
    "stale words of summaries": Bug({f"{THEME}:Theme.words": _always(b"")}, after("catalogue", "spoken")),
    "ignored settings": Bug({f"{EDITION}:encoded": _encoded_without_settings}, after("site title")),
    "settings of accounts": Bug({"generator.pages.account:encoded": _always(b"")}, after("page size", "no evidence")),
    "size and time believed": Bug({f"{SIGHTINGS}:_look": _only_size_and_time}, after("unnoticed")),
    "ignored seed": Bug({"generator.briefings.desk:Desk._holds": _always(True)}, after("seed")),
    "ignored sidecar": Bug({"generator.briefings.desk:Desk._holds": _always(True)}, after("sidecar")),
    "nothing ever changes": Bug({f"{SIGHTINGS}:Sightings.all_of": _always(b"")}, after("prose")),
    "lost deletion": Bug({"generator.disk.spare:Spare.remove": _always(None)}, after("third", "third", "prose")),
    # publishing
    "published file by file": Bug({f"{SWAP}:swap": _copied}, cut_off("kill", step=3)),
    "old site removed first": Bug({f"{SWAP}:swap": _removed_first}, cut_off("kill", step=3)),
    "interrupted renames forgotten": Bug({f"{SWAP}:finish": _always(None)}, cut_off("kill", renames=True)),
    "refusal without a file": Bug(
        {f"{DISK}:_naming": nothing, "generator.disk.place:told": nothing}, cut_off("EIO", step=5)
    ),
    "read while files are copied": Bug({f"{SWAP}:swap": _copied}, read_meanwhile),
    "two renames": Bug({f"{DISK}:exchange": _always(False)}, read_meanwhile),
    # the same bytes
    "order of hashing": Bug(
        {f"{THEME}:Theme.page": _told_by(lambda: {"a", "b", "c"})}, drawn("tests.campaign.variants", 2)
    ),
    "time zone": Bug(
        {f"{THEME}:Theme.page": _told_by(lambda: time.localtime(0).tm_hour)}, drawn("tests.campaign.variants", 2)
    ),
    "folder's own name": Bug({f"{THEME}:Theme.page": _told_by(Path.cwd)}, drawn("tests.campaign.variants", 1)),
    "umask": Bug({f"{THEME}:Theme.page": _told_by(_umask)}, drawn("tests.campaign.variants", 3)),
    # words and edits
    "letters of either case": Bug(
        {"generator.seeds.find:normalised": _caseless}, drawn("tests.campaign.quotations", 1000)
    ),
    "any evidence": Bug(
        {"generator.briefings.rules.evidence:_words": _any_words}, drawn("tests.campaign.quotations", 40)
    ),
    "draft written over an edit": Bug(
        {"generator.briefings.write:write_new": _writes_over}, drawn("tests.campaign.edits", 1000)
    ),
    "looked, then written": Bug(
        {"generator.briefings.write:write_new": _looks_then_writes}, drawn("tests.campaign.edits", 4000)
    ),
    # hostile input
    "bytes that are no text": Bug(
        {"generator.project:decoded": lambda data, _: data.decode()}, drawn("tests.campaign.hostile", 100)
    ),
    "markup believed": Bug({f"{THEME}.escaping:Escaping.escaped": _unescaped}, drawn("tests.campaign.strings", 6)),
    # the preview
    "any host": Bug({"generator.serve.address:Address.goes_by": _always(True)}, drawn("tests.serve.attacks", 150)),
    "any token": Bug({"secrets:compare_digest": _always(True)}, drawn("tests.serve.attacks", 150)),
    "hidden files": Bug({"generator.serve.files:is_hidden": _always(False)}, drawn("tests.serve.attacks", 150)),
}


def plant(name: str) -> None:
    """Plant a bug in this process and in those that it starts, until its end."""
    os.environ[PLANTED] = name
    for place, planted in BUGS[name].places.items():
        owner, attribute = _found(place)
        original = getattr(owner, attribute)
        setattr(owner, attribute, planted)
        for module in list(sys.modules.values()):  # whoever imported it by its name
            if (
                getattr(module, "__name__", "").startswith(("generator.", "tests.", "__main__"))
                and module.__name__ != __name__
            ):
                for own, value in list(vars(module).items()):
                    if value is original and callable(original):
                        setattr(module, own, planted)


def inherit() -> None:
    """Plant the bug of the process that started this one, where it has any."""
    if name := os.environ.get(PLANTED):
        plant(name)


def seen(bug: str, folder: Path) -> list[str]:
    """Plant a bug in another process; answer what the row that must see it saw."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.campaign.planted", bug, str(folder)],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: list[str] = json.loads(done.stdout.splitlines()[-1])
    return told


def main(bug: str, folder: str, *rest: str) -> None:
    """Plant a bug, and tell what its row sees; with anything more, what it sees without."""
    planted = import_module("tests.campaign.planted")  # this module by its own name, where the others look

    if not rest:
        planted.plant(bug)
    print(json.dumps(planted.BUGS[bug].seen_by(Path(folder))))


if __name__ == "__main__":
    main(*sys.argv[1:])
