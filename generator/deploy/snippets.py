"""A web server's configuration for the site: types, headers, redirects, the page for what is not there, packed copies.

Made from the site's settings and its own redirects, so that server and site cannot drift apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.deploy.headers import ASK, HTML, NAMED_TYPES, OTHER, TYPES
from generator.pages import FOREVER, NO_SNIFFING, content_policy, image_origins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.project import Settings

Server: TypeAlias = Literal["nginx", "caddy"]

_POLICY, _CACHE = "Content-Security-Policy", "Cache-Control"


def snippet(server: Server, settings: Settings, redirects: str) -> str:
    """Write what the web server's configuration includes; `redirects` is the site's `_redirects`, empty where none."""
    moved = [(old, new) for old, new, _ in (line.split(" ") for line in redirects.splitlines())]
    return (_nginx if server == "nginx" else _caddy)(settings, moved)


def _nginx(settings: Settings, moved: Sequence[tuple[str, str]]) -> str:
    base, images = settings.base_path, image_origins(settings)
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
            f"error_page 404 {base}404.html;",
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
            *_nginx_headers((_POLICY, content_policy(images)), NO_SNIFFING, (_CACHE, ASK)),
            f"location {base}assets/ {{",
            *_indented(*_nginx_headers(NO_SNIFFING, (_CACHE, FOREVER))),
            "}",
            f"location {base}search/ {{",
            *_indented(*_nginx_headers((_POLICY, content_policy(images, searches=True)), NO_SNIFFING, (_CACHE, ASK))),
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
            r"location ~ /\. {",
            *_indented("return 404;"),
            "}",
            *(f"location = {_quoted(old)} {{ return 301 {_quoted(new)}; }}" for old, new in moved),
        ),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _nginx_headers(*headers: tuple[str, str]) -> list[str]:
    return [f'add_header {name} "{value}" always;' for name, value in headers]


def _caddy(settings: Settings, moved: Sequence[tuple[str, str]]) -> str:
    base, images = settings.base_path, image_origins(settings)
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
        *_indented(f"path {base}*", f"not path {base}search/* {base}assets/*"),
        "}",
        "@hidden path */.*",
        f'header @search {_POLICY} "{content_policy(images, searches=True)}"',
        f'header @others {_POLICY} "{content_policy(images)}"',
        f'header @search {_CACHE} "{ASK}"',
        f'header @others {_CACHE} "{ASK}"',
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
        *(f"redir {_quoted(old)} {_quoted(new)} 301" for old, new in moved),
        "error @hidden 404",
        "file_server {",
        *_indented("precompressed br gzip"),
        "}",
        "handle_errors {",
        *_indented(
            "@missing expression {err.status_code} == 404",
            f"rewrite @missing {base}404.html",
            f'header @missing Content-Type "{HTML}"',
            "file_server @missing",
        ),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _literal(name: str) -> str:
    """Write a name for a regular expression."""
    return name.replace(".", r"\.")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _indented(*lines: str) -> list[str]:
    return [f"    {line}" for line in lines]
