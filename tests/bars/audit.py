"""`make bars`: the Nu HTML Checker and Lighthouse over the showcase; exit code 1 where a page falls below a bar.

Both come from npm, in the versions of `node/package.json`; they need Node, Java and Chromium. The pages are served on
loopback, compressed and under the strict policy, and Lighthouse looks at them as a slow telephone.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.bars.editions import UNDER, Edition, build
from tests.bars.pages import largest
from tests.bars.serving import served
from tests.bars.weight import LIMIT, weigh
from tests.chromium import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bars.pages import Page

NODE = Path(__file__).parent / "node"
MODULES = NODE / "node_modules"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"
LIGHTHOUSE = MODULES / "lighthouse/cli/index.js"
OLDEST_NODE = 20

BARS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
EXAMPLE = "briefings/2015-11-20-bamako-radisson-blu"
# Front page, briefing, evidence and list: their speed counts, the median of three runs.
TIMED = ("index.html", f"{EXAMPLE}/index.html", f"{EXAMPLE}/evidence/wire/index.html", "quotations/index.html")
RUNS = 3

say = partial(print, flush=True)


class Scores(NamedTuple):
    """What Lighthouse gave a page: points of a hundred by category, and the audits that cost points."""

    points: dict[str, int]
    lost: list[str]


def main() -> int:
    """Measure everything, print it, and answer the exit code."""
    if missing := _missing():
        say(f"make bars needs {', '.join(missing)}.")
        say("On Debian: apt-get install nodejs npm default-jre-headless chromium")
        return 2
    if not VNU.is_file() or not LIGHTHOUSE.is_file():
        say("Fetching the Nu HTML Checker and Lighthouse from npm …")
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=NODE, check=True)
    with tempfile.TemporaryDirectory() as folder:
        editions = build(Path(folder))
        passed = [_nu(editions), _weights(editions), _lighthouse(editions, Path(folder))]
    say("\nAll bars are cleared." if all(passed) else "\nBelow the bar: see above.")
    return 0 if all(passed) else 1


def _missing() -> list[str]:
    missing = [name for name in ("npm", "java") if not shutil.which(name)]
    node = shutil.which("node")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout if node else "v0"
    if int(version.lstrip("v").split(".")[0]) < OLDEST_NODE:
        missing.append(f"Node {OLDEST_NODE} or newer" + (f" (this is {version.strip()})" if node else ""))
    return missing + ([] if CHROMIUM else ["Chromium"])


def _nu(editions: dict[str, Edition]) -> bool:
    """Check every page's HTML; print errors, and each kind of warning once."""
    folders = [str(edition.site) for edition in editions.values()]
    options = ["--format", "json", "--skip-non-html", "--also-check-svg"]
    done = subprocess.run(["java", "-jar", str(VNU), *options, *folders], capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    errors = [m for m in messages if m["type"] != "info"]
    warnings: dict[str, list[str]] = {}
    for message in messages:
        if message["type"] == "info":
            warnings.setdefault(message["message"], []).append(_place(message))
    pages = sum(len(edition.pages) for edition in editions.values())
    say(f"\nNu HTML Checker: {pages} pages, {len(errors)} errors, {len(warnings)} kinds of warnings")
    for error in errors:
        say(f"  error: {_place(error)}: {error['message']}\n    {error.get('extract', '')[:120]!r}")
    for text, places in warnings.items():
        say(f"  warning, {len(places)} times: {text}\n    {places[0]}")
    return not errors


def _place(message: dict[str, Any]) -> str:
    path = message.get("url", "").rpartition("/site/")
    return f"{path[0].rpartition('/')[2]}: {path[2]}:{message.get('lastLine', '?')}"


def _weights(editions: dict[str, Edition]) -> bool:
    """Print the heaviest page of each kind of the default theme, and the heaviest of each other."""
    say(f"\nWeight of the first load, bytes after gzip; the bar is {LIMIT:,} for HTML, CSS and SVG")
    say(f"  {'read':>7} {'html':>7} {'css':>6} {'svg':>6} {'scripts':>7}  page")
    light = True
    for edition in editions.values():
        pages = [page for page in edition.pages if page.path != "404.html" and not page.is_redirect]
        weights = sorted(((weigh(page, edition.site), page) for page in pages), key=lambda pair: -pair[0].read)
        for weight, page in weights if edition.name == "wire" else weights[:1]:
            if page in largest(pages) or weight.read > LIMIT or page.path in TIMED:
                say(f"  {weight.read:7,} {weight.html:7,} {weight.css:6,} {weight.svg:6,} {weight.scripts:7,}"
                      f"  {edition.name}: {page.path}")  # fmt: skip
        light = light and all(weight.read <= LIMIT for weight, _ in weights)
    return light


def _lighthouse(editions: dict[str, Edition], folder: Path) -> bool:
    """Score one page of each kind of the default theme, and what readers meet first in every other."""
    say(
        f"\nLighthouse, as a telephone; speed is the median of {RUNS} runs for four pages and where one run falls below"
    )
    say("  speed access best seo  page")
    passed = True
    for edition, address in _addresses(editions):
        for page in _scored(edition):
            scores = _score(page, f"{address}{page.path}", folder, RUNS if page.path in TIMED else 1)
            below = [name for name, points in scores.points.items() if points < BARS[name]]
            passed = passed and not below
            row = "  ".join(f"{points:4}" for points in scores.points.values())
            say(f"  {row}  {edition.name}: {page.path}{'  BELOW: ' + ', '.join(below) if below else ''}")
            for lost in scores.lost if below else ():
                say(f"        {lost}")
    return passed


def _addresses(editions: dict[str, Edition]) -> Iterator[tuple[Edition, str]]:
    for edition in editions.values():
        if edition.name != "drafts":
            with served(edition.site, UNDER) as address:
                yield edition, address


def _scored(edition: Edition) -> list[Page]:
    pages = [page for page in edition.pages if not page.is_redirect]
    timed = [page for page in pages if page.path in TIMED]
    return timed + [p for p in largest(pages) if p not in timed] if edition.name == "wire" else timed


def _score(page: Page, address: str, folder: Path, runs: int) -> Scores:
    """Run Lighthouse; pages that ask searchers to pass them over are not asked whether searchers may come."""
    reports: list[dict[str, Any]] = []
    while len(reports) < runs or (len(reports) < RUNS and _median(reports, "performance") < BARS["performance"]):
        report = folder / "lighthouse.json"
        command = [
            "node", str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--output-path={report}",
            "--no-enable-error-reporting", f"--only-categories={','.join(BARS)}",
            f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
        ]  # fmt: skip
        if page.is_hidden:
            command.append("--skip-audits=is-crawlable")
        subprocess.run(command, env={**os.environ, "CHROME_PATH": str(CHROMIUM)}, check=True, timeout=180)
        reports.append(json.loads(report.read_text("utf-8")))
    points = {name: _median(reports, name) for name in BARS}
    return Scores(points, sorted({line for report in reports for line in _lost(report)}))


def _median(reports: list[dict[str, Any]], category: str) -> int:
    return round(statistics.median((report["categories"][category]["score"] or 0) * 100 for report in reports))


def _lost(report: dict[str, Any]) -> Iterator[str]:
    for name, category in report["categories"].items():
        for audit in category["auditRefs"]:
            found = report["audits"][audit["id"]]
            if audit["weight"] and found["score"] is not None and found["score"] < 1:
                items = [item.get("node", {}).get("snippet", "") for item in found.get("details", {}).get("items", [])]
                shown = found.get("displayValue", "") or " ".join(items)[:160]
                yield f"{name}: {audit['id']}: {found['title']} {shown}"


if __name__ == "__main__":
    sys.exit(main())
