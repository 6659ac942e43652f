"""Findings for other programs: JSON, SARIF 2.1.0 for code scanning, and GitHub's workflow commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from generator.errors import Finding, printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(findings: Sequence[Finding]) -> str:
    """Write findings as a JSON list of objects: path, line, column, severity, code, message, hint, excerpt."""
    return _dumped([msgspec.structs.asdict(f) for f in findings])


def as_sarif(findings: Sequence[Finding], explained: Mapping[str, tuple[str, str]], version: str) -> str:
    """Write findings as a SARIF log; `explained` gives each code's reason and remedy. Columns count code points."""
    codes = sorted({f.code for f in findings})
    rules = [_rule(code, explained.get(code, ("", ""))) for code in codes]
    driver = {"name": "factbox", "version": version, "rules": rules}
    results = [_result(f, codes.index(f.code)) for f in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _dumped({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def as_github(findings: Sequence[Finding]) -> str:
    """Write findings as annotations that GitHub shows beside the line of a pull request."""
    return "".join(_annotation(f) + "\n" for f in findings)


def _rule(code: str, reason_and_remedy: tuple[str, str]) -> dict[str, Any]:
    reason, remedy = reason_and_remedy
    return {
        "id": code,
        "shortDescription": {"text": reason or code},
        "help": {"text": remedy or reason or code},
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": finding.path}}
    if finding.line:
        location["region"] = {"startLine": finding.line, "startColumn": max(finding.column, 1)}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": "\n".join(filter(None, (finding.message, finding.hint)))},
        "locations": [{"physicalLocation": location}],
    }


def _annotation(finding: Finding) -> str:
    """Write one command; whatever could end it or begin another is escaped as GitHub documents."""
    place = {"file": finding.path, "line": finding.line or None, "col": finding.column or None, "title": finding.code}
    properties = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in place.items() if value is not None)
    text = "\n".join(filter(None, (finding.message, finding.hint)))
    return f"::{finding.severity} {properties}::{_escaped(text)}"


def _escaped(value: object, also: str = "") -> str:
    text = printable(str(value).replace("\r", "")).replace("%", "%25").replace("\n", "%0A")
    for c in also:
        text = text.replace(c, f"%{ord(c):02X}")
    return text


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
