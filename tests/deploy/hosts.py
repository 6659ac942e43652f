"""`_headers` and `_redirects` as the hosts that read them do, by what they publish.

Cloudflare: <https://developers.cloudflare.com/pages/configuration/headers/> and `redirects/` beside it.
Netlify: <https://docs.netlify.com/manage/routing/headers/>, and how its own parser matches paths (a folder's rule fits
every name that begins so: `/page/*` fits `/pagefind/`). It does not say which of several rules wins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST_RULES, LONGEST_LINE = 100, 2000  # of _headers, at Cloudflare
MOST_REDIRECTS, LONGEST_REDIRECT = 2000, 1000  # of _redirects with neither star nor placeholder, at Cloudflare

POLICY = "Content-Security-Policy"


class Rule(NamedTuple):
    """The headers of the paths that a pattern fits."""

    pattern: str
    headers: list[tuple[str, str]]


class Redirect(NamedTuple):
    """Where a path leads."""

    old: str
    new: str
    status: int


def headers(text: str) -> list[Rule]:
    """Read `_headers` as strictly as both hosts together: what either would ignore is an error."""
    rules: list[Rule] = []
    for line in text.splitlines():
        assert line.isascii()
        assert 0 < len(line) <= LONGEST_LINE
        if line.startswith("/"):
            assert line.count("*") <= 1
            assert not re.search(r"\s|:", line)
            rules.append(Rule(line, []))
            continue
        found = re.fullmatch(r"  ([A-Za-z-]+): (\S.*\S)", line)
        assert found, line
        name, value = found.groups()
        assert name not in dict(rules[-1].headers), "both hosts join the two values with a comma"
        rules[-1].headers.append((name, value))
    assert len(rules) <= MOST_RULES
    assert all(rule.headers for rule in rules)
    assert len({rule.pattern for rule in rules}) == len(rules)
    return rules


def redirects(text: str) -> list[Redirect]:
    """Read the lines of `_redirects` that Cloudflare reads; a line with a mistake in it is an error."""
    found: dict[str, Redirect] = {}
    for line in text.splitlines()[:MOST_REDIRECTS]:
        assert len(line) <= LONGEST_REDIRECT
        old, new, status = line.split(" ")
        assert old.startswith("/")
        assert new.startswith("/")
        assert not re.search("[*:]", old + new)
        found.setdefault(old, Redirect(old, new, int(status)))
    return list(found.values())


def at_cloudflare(pattern: str, path: str) -> bool:
    """Tell whether a rule of Cloudflare's fits a path: a star is anything, slashes too."""
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path) is not None


def at_netlify(pattern: str, path: str) -> bool:
    """Tell whether a rule of Netlify's fits a path: in any case, with or without a closing slash."""
    parts = [r"?(.*)" if part == "*" else re.escape(part) for part in pattern.split("/") if part]
    return re.fullmatch(f"/{'/'.join(parts)}/?", path, re.IGNORECASE) is not None


def sent(rules: Iterable[Rule], fits: Callable[[str, str], bool], path: str, name: str) -> list[Rule]:
    """Answer the rules that give a path a header, in the file's order."""
    return [rule for rule in rules if fits(rule.pattern, path) and name in dict(rule.headers)]


def enforced(policies: Sequence[str]) -> dict[str, frozenset[str]]:
    """Answer what several policies together allow, directive by directive: only what each of them does.

    That is how browsers take them: <https://www.w3.org/TR/CSP3/#multiple-policies>.
    """
    whole = [
        {name: frozenset(sources) for name, *sources in (part.split() for part in policy.split(";"))}
        for policy in policies
    ]
    assert all(one.keys() == whole[0].keys() for one in whole)
    return {name: frozenset.intersection(*(one[name] for one in whole)) for name in whole[0]}
