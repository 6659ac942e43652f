"""The spare tree, brought to what a site is to hold, checked against it, and remembered as it is then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.disk import join, pack, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.disk import Place, Spare, Tree
    from generator.site.plan import Plan


def is_exact(plan: Plan, tree: Tree) -> bool:
    """Tell whether a tree has every folder and every name of a plan, and no other; bytes are not looked at."""
    below = dict.fromkeys(plan.folders(), 0)
    for folder in below:
        if folder:
            below[folder.rpartition("/")[0]] += 1
    for folder, folders in below.items():
        files, found = plan.names(folder), tree.listing(folder)
        if len(found) != len(files) + folders:
            return False
        for name, kind in found.items():
            if not (name in files if kind == "file" else kind == "folder" and join(folder, name) in below):
                return False
    return True


def settle(plan: Plan, spare: Spare, read: Callable[[str], bytes]) -> set[str]:
    """Remove from the spare tree what is not planned, and copy into it what it lacks; `read` reads what is published.

    Answers the folders of which something has to be remembered anew. Raises OSError where the system refuses.
    """
    spare.identity()
    folders = plan.folders()
    planned = set(folders)
    return spare.read_in | {folder for folder in folders if _settle(folder, plan, planned, spare, read)}


def record(plan: Plan, spare: Spare, touched: set[str], place: Place) -> None:
    """Remember the spare tree as it is. Raises OSError where it is not as it was written, or the system refuses."""
    taken = place.time()
    folders = plan.folders()
    save(place.known(place.spare), len(plan), _packed(folders, plan, spare, touched, taken))


def _settle(folder: str, plan: Plan, planned: set[str], spare: Spare, read: Callable[[str], bytes]) -> bool:
    """Settle one folder; tell whether what was known of it no longer holds."""
    spare.make(folder)
    wanted, found = plan.within(folder), spare.listing(folder)
    is_changed = False
    for name, kind in found.items():
        if not (name in wanted if kind == "file" else kind == "folder" and join(folder, name) in planned):
            spare.remove(join(folder, name))
            is_changed = True
    for name, entry in wanted.items():
        if not entry.placed:
            path, told = join(folder, name), spare.told
            if name not in found or not spare.holds(path, entry.digest):
                spare.write(path, [read(path)])
                is_changed = True
            elif spare.told == told:  # an interrupted build wrote it, who knows whether to the disk
                spare.sync_later(path)
                is_changed = True
    return is_changed or any(entry.placed for entry in wanted.values())


def _packed(folders: list[str], plan: Plan, spare: Spare, touched: set[str], taken: int) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        packed = None if folder in touched else spare.known.packed(folder)
        if packed is None:
            wanted = plan.within(folder)
            stamps = {name: spare.stamp(join(folder, name), e.digest, e.size) for name, e in wanted.items()}
            packed = pack(stamps, taken)
        yield folder, packed
