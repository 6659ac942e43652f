"""A copy of a site at another place, published as the site itself was: all at once or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.disk import KEPT, told
from generator.site.plan import Entry, Plan
from generator.site.settle import record, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.disk import Place


def mirror(files: Mapping[str, bytes], read: Callable[[str], bytes], size: Callable[[str], int], place: Place) -> None:
    """Publish files, by their SHA-256, at a place that was claimed; nothing else stays there but its `.gitignore`.

    `read` answers a file's bytes, `size` how many they are. Raises `CannotRun` where the system refuses; what was
    published there is then as it was.
    """
    plan = Plan()
    for path, digest in files.items():
        plan.put(path, Entry(digest, size(path)))
    kept = place.published.look(KEPT)
    if kept is not None:
        plan.put(KEPT, Entry(kept.digest, kept.size))
    with told(place.output):
        spare = place.new_spare()
        touched = settle(plan, spare, lambda path: place.published.read(path) if path == KEPT else read(path))
        spare.sync()
        record(plan, spare, touched, place)
        place.publish(lasting=True)
