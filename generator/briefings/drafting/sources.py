"""A draft's sources: each article, as it describes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.briefings.drafting.scene import title_of

if TYPE_CHECKING:
    from generator.briefings.drafting.work import Work


def sources(work: Work) -> list[dict[str, Any]]:
    """Describe each article; what its text does not say stays null."""
    return [
        {
            "id": name,
            "kind": "article",
            "publisher": seed.meta.publisher,
            "title": title_of(seed),
            **({"author": seed.meta.author} if seed.meta.author else {}),
            "url": seed.meta.url,
            "published": found.published,
            **({"accessed": seed.meta.accessed.text} if seed.meta.accessed else {}),
            **({"lang": seed.meta.lang} if seed.meta.lang else {}),
            "seed": seed.name,
            "sha256": seed.sha256,
            **({"derived_from": [work.roots[name]]} if name in work.roots else {}),
        }
        for name, (seed, found) in work.named()
    ]
