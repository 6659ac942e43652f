"""Write a mapping as YAML that reads back as the same words."""

from __future__ import annotations

from typing import Any

import yaml


def dump(data: dict[str, Any]) -> str:
    """Write plain data, keys in their order, one line a value; text that looks like something else is quoted."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1 << 20))


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 -- PyYAML's signature
        super().increase_indent(flow, indentless=False)
