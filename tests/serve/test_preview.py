"""The preview's life: from the first build over saves and failures to Ctrl-C."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from tests.serve.underway import CLIENT, DEADLINE, PAGE, Project, greet, running, told

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_is_served_with_the_client_at_its_heads_end(project: Project) -> None:
    """A good build's page comes with the client's script, strict headers, and nothing inline."""
    page = project.ask()
    assert page.status == 200
    assert f"{CLIENT}</head><body>\none" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert page.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert f"connect-src 'self' ws://127.0.0.1:{project.port};" in policy
    assert "unsafe" not in policy
    script = project.ask("/__factbox__/client.js")
    assert (script.status, script.headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert project.mark()[0] not in script.text, "another site might run the script, so no secret is in it"


def test_a_save_is_built_and_told(project: Project) -> None:
    """After a save the browser is told the next build's number, and the page is the new one."""

    async def main() -> None:
        async with project.socket(project.mark()[0]) as live:
            assert await greet(live) == {"command": "state", "build": 1, "failure": "", "pages": []}
            project.write("index.html", PAGE.format(head="", body="two"))
            assert (await told(live))["build"] == 2
            assert "two" in project.ask().text

    asyncio.run(main())


def test_a_page_is_shown_ahead_of_the_build(project: Project) -> None:
    """A saved page is there while the site is still being built, a later one stays when an earlier build ends."""
    (project.folder / "ahead").touch()
    (project.folder / "hold").touch()
    project.write("index.html", PAGE.format(head="", body="two"))
    project.until(lambda said: "Shown in" in said)
    assert project.mark()[1] == 2
    assert "two" in project.ask().text
    project.until(lambda said: said.count("building") == 2)
    project.write("index.html", PAGE.format(head="", body="three"))
    project.until(lambda said: said.count("Shown in") == 2)
    assert "three" in project.ask().text
    (project.folder / "ahead").unlink()
    (project.folder / "hold").unlink()
    project.built(3)
    assert "three" in project.ask().text
    assert "three" in (project.folder / "site/index.html").read_text("utf-8")


def test_a_failed_build_is_told_and_the_last_good_site_stays(project: Project) -> None:
    """Browsers get the terminal's very text, old and new ones; mended, they are told so."""

    async def main() -> None:
        token, build = project.mark()
        async with project.socket(token) as live:
            await greet(live)
            project.write("index.html", PAGE.format(head="", body="REJECTED"))
            broken = await told(live)
            assert broken["failure"] == "content/index.html:3:5: error: an <odd> mistake [T1]"
            assert broken["build"] == build
            project.until(lambda said: f"COMPLAINT {broken['failure']}\nNot built" in said)
            assert "one" in project.ask().text
            async with project.socket(token) as newcomer:
                assert await greet(newcomer) == broken
            project.write("index.html", PAGE.format(head="", body="three"))
            assert await told(live) == {"command": "state", "build": build + 1, "failure": "", "pages": []}
            assert "three" in project.ask().text

    asyncio.run(main())


def test_a_first_build_that_fails_is_shown_on_a_plain_page(folder: Path) -> None:
    """Where there never was a site, a plain page shows the failure, escaped, and has the client."""
    good = (folder / "content" / "index.html").read_text(encoding="utf-8")
    (folder / "content" / "index.html").write_text("REJECTED", encoding="utf-8")
    with running(folder) as project:
        project.built(1)
        page = project.ask("/some/page")
        assert page.status == 503
        assert "error: an &lt;odd&gt; mistake [T1]" in page.text
        assert CLIENT in page.text
        project.write("index.html", good)
        project.built(2)
        assert "one" in project.ask().text


def test_ctrl_c_waits_for_the_build_in_hand_and_a_second_one_does_not(folder: Path) -> None:
    """The first Ctrl-C lets the build end, the second leaves at once; both end well."""
    for presses in (1, 2):
        (folder / "hold").touch()
        with running(folder) as project:
            project.until(lambda said: "building" in said)
            project.press()
            project.until(lambda said: "Ctrl-C again" in said)
            if presses == 1:
                (folder / "hold").unlink()
            else:
                project.press()
            assert project.ended() == 0


def test_ctrl_c_hangs_up_on_browsers(folder: Path) -> None:
    """Connected browsers notice the end, and leave no complaints in the terminal."""

    async def main(project: Project) -> None:
        token = project.mark()[0]
        async with AsyncExitStack() as others, project.socket(token) as live:
            for _ in range(20):
                await greet(await others.enter_async_context(project.socket(token)))
            await greet(live)
            project.press()
            assert await asyncio.wait_for(asyncio.ensure_future(live.read_message()), DEADLINE) is None

    with running(folder) as project:
        project.built(1)
        asyncio.run(main(project))
        assert project.ended() == 0
