"""What the published site has already, so that it need not be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.settle import join

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.site.place import Place
    from generator.site.tree import Tree


def held(place: Place) -> Callable[[str, bytes], bool]:
    """Make the function that tells whether the published site has a file of a certain SHA-256 at a path."""
    return place.published.holds


def identity(place: Place) -> bytes:
    """Tell the published site from any other, empty where a file or folder of it is not as it was published.

    Every file is looked at, none is read that cannot have been written since: 0.3 s for 100,000 files.
    """
    tree = place.published
    return tree.known.seal if tree.known.seal and _is_as_published(tree) else b""


def _is_as_published(tree: Tree) -> bool:
    """Compare a tree with what is known of it."""
    folders = tree.known.folders()
    below = dict.fromkeys(folders, 0)
    for folder in folders:
        if folder:
            below[folder.rpartition("/")[0]] += 1
    for folder, number in below.items():
        stamps, states = tree.known.stamps(folder), tree.states(folder)
        if len(states) != len(stamps) + number:
            return False
        for name, state in states.items():
            stamp = stamps.get(name)
            if stamp is None:
                if not (join(folder, name) in below and tree.can_be_entered(state)):
                    return False
            elif not (
                tree.known.is_sure(stamp) and stamp.is_of(state) and tree.is_for_readers(state)
            ) and not tree.holds(join(folder, name), stamp.digest):
                return False
    return True
