"""Findings for other programs."""

from __future__ import annotations

import json

from generator.errors import Finding
from generator.reports import as_github, as_json, as_sarif

FINDINGS = (
    Finding(
        path="content/a.md",
        line=3,
        column=5,
        code="unknown-id",
        message="there is no “x” here",
        hint="Did you mean “y”?",
    ),
    Finding(path="content/b, c:d.md", severity="warning", code="no-summary", message="50% sure\n::error::no", hint=""),
)


def test_json_has_every_field() -> None:
    """A program can read what a person reads."""
    first, second = json.loads(as_json(FINDINGS))
    assert (first["path"], first["line"], first["column"], first["severity"]) == ("content/a.md", 3, 5, "error")
    assert (first["code"], first["message"], first["hint"]) == (
        "unknown-id",
        "there is no “x” here",
        "Did you mean “y”?",
    )
    assert second["line"] == 0


def test_sarif_names_rules_places_and_levels() -> None:
    """The log is SARIF 2.1.0: a rule for every code, a result for every finding, no region where there is no line."""
    log = json.loads(as_sarif(FINDINGS, {"unknown-id": ("It proves nothing.", "Add it.")}, "1.2"))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["no-summary", "unknown-id"]
    assert run["tool"]["driver"]["rules"][1]["help"]["text"] == "Add it."
    first, second = run["results"]
    assert first["ruleIndex"] == 1
    assert first["level"] == "error"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/a.md"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert "region" not in second["locations"][0]["physicalLocation"]


def test_github_s_commands_cannot_be_forged() -> None:
    """A message's line ends, percent signs, colons and commas stay inside their command."""
    first, second, end = as_github(FINDINGS).split("\n")
    assert first == (
        "::error file=content/a.md,line=3,col=5,title=unknown-id::there is no “x” here%0ADid you mean “y”?"
    )
    assert second == "::warning file=content/b%2C c%3Ad.md,title=no-summary::50%25 sure%0A::error::no"
    assert end == ""


def test_nothing_found_is_still_a_log() -> None:
    """An empty check is valid output in every format."""
    assert json.loads(as_json(())) == []
    assert json.loads(as_sarif((), {}, "1"))["runs"][0]["results"] == []
    assert as_github(()) == ""
