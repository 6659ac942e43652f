"""What the published site has already, so that it need not be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.site.place import Place


def held(place: Place) -> Callable[[str, bytes], bool]:
    """Make the function that tells whether the published site has a file of a certain SHA-256 at a path."""
    tree = Tree(place.target, lambda: place.load(place.target), has_modes=place.has_modes)

    def holds(path: str, digest: bytes) -> bool:
        found = tree.look(path)
        return found is not None and found.digest == digest

    return holds


def identity(place: Place) -> bytes:
    """Tell the published folder from any that takes its place, or has other files or folders at its top."""
    try:
        state = place.target.lstat()
    except OSError:
        return b""
    return b"%d %d %d %d" % (state.st_dev, state.st_ino, state.st_mtime_ns, state.st_ctime_ns)
