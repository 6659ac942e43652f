"""Write a mapping as YAML that reads back as the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from yaml.emitter import ScalarAnalysis

_FOREIGN_LINE_ENDS = frozenset("\r\x85\u2028\u2029")


def dump(data: dict[str, Any]) -> str:
    """Write plain data, keys in their order, one line a value; text that looks like something else is quoted."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1 << 20))


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as people do, and escapes line ends that `plain` refuses in the open."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 -- PyYAML's signature
        super().increase_indent(flow, indentless=False)

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        found = super().analyze_scalar(scalar)
        if not _FOREIGN_LINE_ENDS.isdisjoint(scalar):
            found.allow_flow_plain = found.allow_block_plain = found.allow_single_quoted = found.allow_block = False
        return found
