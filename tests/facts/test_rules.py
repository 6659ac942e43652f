"""The registry of rules: one place for each rule's name, what it reads and how often it was right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.facts import RULES, Rule
from generator.facts.rules import Count

README = Path(__file__).parents[2] / "generator/facts/README.md"
BORDERS = "<!-- rules -->\n", "<!-- end of rules -->\n"


def table() -> str:
    """Write the registry as the README has it."""
    lines = ["| rule | what it reads | right | |", "| --- | --- | --- | --- |"]
    kind = ""
    for rule in RULES.values():
        if rule.kind != kind:
            kind = rule.kind
            lines.append(f"| **{kind}s** | | | |")
        counted = ", ".join(f"{c.right} of {c.answers} {c.texts}" for c in rule.counted) or "not counted"
        mark = "suggests" if rule.only_suggests else ""
        lines.append(f"| `{rule.name}` | {rule.reads} | {counted} | {mark} |".replace("|  |", "| |"))
    return "\n".join(lines) + "\n"


def test_the_readme_has_every_rule_with_its_counts(request: pytest.FixtureRequest) -> None:
    """The README's table is the registry's, letter for letter; `pytest --update` writes it."""
    text = README.read_text("utf-8")
    before, rest = text.split(BORDERS[0])
    written, after = rest.split(BORDERS[1])
    if request.config.getoption("--update"):
        README.write_text(before + BORDERS[0] + table() + BORDERS[1] + after, "utf-8")
    else:
        assert written == table()


def test_every_rule_that_the_program_names_is_in_the_registry() -> None:
    """And has a name of its own, and counts that can be."""
    named = {
        rule
        for path in README.parent.rglob("*.py")
        for rule in re.findall(r'rule="([a-z-]+)"', path.read_text("utf-8"))
    }
    assert named
    assert named <= RULES.keys()
    assert all(name == rule.name and rule.reads for name, rule in RULES.items())
    assert all(0 <= c.right <= c.answers for rule in RULES.values() for c in rule.counted)


@pytest.mark.parametrize(
    ("right", "answers", "suggests"), [(8, 10, False), (7, 10, True), (2, 4, False), (0, 0, False), (4, 5, False)]
)
def test_a_rule_below_four_in_five_only_suggests(right: int, answers: int, *, suggests: bool) -> None:
    """Fewer than five answers say nothing."""
    rule = Rule("claim", "x", "x", (Count(right, answers, "news"),))
    assert rule.only_suggests is suggests
