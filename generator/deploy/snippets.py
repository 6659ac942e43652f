"""A web server's configuration for the site: types, headers, redirects, the page for what is not there, packed copies.

Made from the site's settings and its own redirects, so that server and site cannot drift apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import quote, unquote

from generator.deploy.headers import ASK, HTML, NAMED_TYPES, OTHER, TYPES
from generator.errors import CannotRun, Rejected
from generator.pages import FOREVER, NO_SNIFFING, content_policy, image_origins
from generator.project import read_settings, setting_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.project import Project, Settings

Server: TypeAlias = Literal["nginx", "caddy"]

_POLICY, _CACHE = "Content-Security-Policy", "Cache-Control"

# Paths in which no character has a use in nginx's or Caddy's language, nor, but for the dot, in a regular expression.
_PLAIN = re.compile(r"/(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*)?")


def snippet(server: Server, settings: Settings, redirects: str) -> str:
    """Write what the web server's configuration includes; `redirects` is the site's `_redirects`, empty where none.

    Raises ValueError where base_url has a character that a configuration could take for something else, and
    `CannotRun` for redirects that no build has written.
    """
    base = unquote(settings.base_path)
    if not _PLAIN.fullmatch(base):
        raise ValueError(f"“{base}” cannot stand in the configuration of a web server")
    return (_nginx if server == "nginx" else _caddy)(base, image_origins(settings), list(_moved(redirects)))


def configured(project: Project, source: Path, server: Server) -> str:
    """Write a web server's configuration for the site that is published at `source`.

    Raises `Rejected` for a base_url and `CannotRun` for redirects that cannot stand in one.
    """
    redirects = source / "_redirects"
    moved = redirects.read_text("utf-8") if redirects.is_file() else ""
    settings = read_settings(project)
    try:
        return snippet(server, settings, moved)
    except ValueError as error:
        hint = "A path of letters, digits, hyphens, dots and underscores can."
        raise Rejected([setting_finding(project, ("base_url",), "value", str(error), hint)]) from None


def _moved(redirects: str) -> Iterator[tuple[str, str]]:
    """Read each earlier address, decoded, and the address now as a header carries it."""
    for number, line in enumerate(redirects.splitlines(), 1):
        old, _, rest = line.partition(" ")
        new, _, status = rest.partition(" ")
        if status != "301" or not _PLAIN.fullmatch(unquote(old)) or not _PLAIN.fullmatch(unquote(new)):
            raise CannotRun(f"_redirects:{number}: no build writes such a line. Build the site again: factbox build")
        yield unquote(old), quote(unquote(new))


def _nginx(base: str, images: Sequence[str], moved: Sequence[tuple[str, str]]) -> str:
    types = [f"{kind.partition(';')[0]} {' '.join(endings)};" for kind, endings in TYPES.items()]
    lines = [
        "# Made by: factbox deploy --snippet nginx",
        "# Include it in the server whose root is the folder of the deployed site"
        + (";" if base == "/" else f", or has the site in its folder {base};"),
        "# print it again when an earlier address was added or base_url, map tiles or factbox's version changed.",
        "#",
        "#     server {",
        "#         server_name example.org;",
        "#         root /var/www/briefings;",
        "#         include /etc/nginx/factbox.conf;",
        "#     }",
        "",
        f"location {base} {{",
        *_indented(
            "index index.html;",
            "autoindex off;",
            f"error_page 403 404 =404 {base}404.html;  # 403 is a folder without a page",
            "absolute_redirect off;",
            "charset utf-8;",
            "charset_types text/css text/csv text/javascript text/markdown text/plain;  # beside text/html",
            "types {",
            *_indented(*types),
            "}",
            f"default_type {OTHER};",
            "gzip_static on;",
            "# brotli_static on;  # with the module ngx_brotli",
            "gzip_vary on;",
            *_nginx_headers(content_policy(images), ASK),
            f"location {base}assets/ {{",
            *_indented(*_nginx_headers(content_policy(images), FOREVER)),
            "}",
            f"location {base}search/ {{",
            *_indented(*_nginx_headers(content_policy(images, searches=True), ASK)),
            "}",
            "# Hidden files, before files by their names: the first that fits is taken.",
            r"location ~ /\.(?!well-known/) {",
            *_indented("return 404;"),
            "}",
            *(
                line
                for name, kind in NAMED_TYPES.items()
                for line in (
                    f"location ~ /{_literal(name)}$ {{",
                    *_indented("types { }", f"default_type {kind.partition(';')[0]};"),
                    "}",
                )
            ),
            *(f"location = {old} {{ return 301 {new}; }}" for old, new in moved),
        ),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _nginx_headers(policy: str, cache: str) -> list[str]:
    headers = ((_POLICY, policy), NO_SNIFFING, (_CACHE, cache))
    return [f'add_header {name} "{value}" always;' for name, value in headers]


def _caddy(base: str, images: Sequence[str], moved: Sequence[tuple[str, str]]) -> str:
    policy, of_search = (f'{_POLICY} "{content_policy(images, searches=search)}"' for search in (False, True))
    lines = [
        "# Made by: factbox deploy --snippet caddy",
        "# Import it in the site whose root is the folder of the deployed site"
        + (";" if base == "/" else f", or has the site in its folder {base};"),
        "# print it again when an earlier address was added or base_url, map tiles or factbox's version changed.",
        "#",
        "#     example.org {",
        "#         root * /var/www/briefings",
        "#         import /etc/caddy/factbox.caddy",
        "#     }",
        "",
        f"@search path {base}search/*",
        f"@assets path {base}assets/*",
        "@others {",
        *_indented(f"path {base}*", f"not path {base}search/*"),
        "}",
        "@asked {",
        *_indented(f"path {base}*", f"not path {base}assets/*"),
        "}",
        "@hidden {",
        *_indented(
            rf"path_regexp ^{_literal(base)}(.*/)?\.",
            rf"not path_regexp ^{_literal(base)}\.well-known(/[^./][^/]*)*/?$",
        ),
        "}",
        f"header @search {of_search}",
        f"header @others {policy}",
        f'header @asked {_CACHE} "{ASK}"',
        f'header @assets {_CACHE} "{FOREVER}"',
        f'header {base}* {NO_SNIFFING[0]} "{NO_SNIFFING[1]}"',
        "map {path} {factbox_type} {",
        *_indented(
            *(f'"~/{_literal(name)}$" "{kind}"' for name, kind in NAMED_TYPES.items()),
            *(rf'"~\.({"|".join(endings)})$" "{kind}"' for kind, endings in TYPES.items()),
            f'"~/$" "{HTML}"',
            f'default "{OTHER}"',
        ),
        "}",
        f"header {base}* Content-Type {{factbox_type}}",
        *(f"redir {old} {new} 301" for old, new in moved),
        "error @hidden 404",
        "file_server {",
        *_indented("precompressed br gzip"),
        "}",
        "handle_errors {",
        *_indented(
            "@missing {",
            *_indented("expression {err.status_code} == 404", f"path {base}*"),
            "}",
            f"header @missing {policy}",
            f'header @missing {_CACHE} "{ASK}"',
            f'header @missing Content-Type "{HTML}"',
            f"rewrite @missing {base}404.html",
            "file_server @missing",
        ),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _literal(name: str) -> str:
    """Write a name for a regular expression."""
    return name.replace(".", r"\.")


def _indented(*lines: str) -> list[str]:
    return [f"    {line}" for line in lines]
