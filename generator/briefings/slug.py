"""Words made into anchors, paths and file names."""

from __future__ import annotations

import re
import unicodedata

# What Windows has no file for (Microsoft, "Naming Files, Paths, and Namespaces"): devices, whatever follows a dot; a
# dot or a space at the end; signs. A site with such an address cannot be copied there, nor a branch of it checked out.
# File systems have names of 255 bytes, and compressed copies longer ones than their pages.
_UNKEPT = re.compile(
    r"""(?:^|/)(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=[./]|$)|[. ](?=/|$)|[<>:"|?*]""", re.IGNORECASE
)

_LONGEST_NAME, _LONGEST_PATH = 240, 1000  # bytes
KEPT_NAMES = (
    f"Choose one of at most {_LONGEST_NAME} bytes, without :, ?, *, |, <, > or a dot at its end, that is not con, prn, "
    "aux, nul, com1 or lpt1, whatever follows a dot: these are devices of Windows."
)


def slug(words: str) -> str:
    """Make an anchor or a path of words: letters and digits of any script in lower case, hyphens between them."""
    folded = unicodedata.normalize("NFKC", words).lower()
    return re.sub(r"[\W_]+", "-", folded).strip("-")[:80].strip("-")


def plain_slug(words: str, fallback: str) -> str:
    """Make an address of words: ASCII alone, which all file systems and links keep; `fallback` where none is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    made = slug(plain)[:60].strip("-")
    return made if made and is_kept(made) else fallback


def is_kept(path: str) -> bool:
    """Tell whether every system can have a file of this name, or at this path with forward slashes."""
    encoded = path.encode(errors="surrogatepass")
    is_short = len(encoded) <= _LONGEST_PATH and max(map(len, encoded.split(b"/"))) <= _LONGEST_NAME
    return is_short and not _UNKEPT.search(path)
