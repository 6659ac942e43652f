"""E-mails (`.eml`): the message's own text, its subject, sender and day."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from generator.errors import Finding, Rejected
from generator.forms import Edtf
from generator.seeds.page import Article
from generator.seeds.page import article as article_of_page
from generator.seeds.seed import SeedMeta

if TYPE_CHECKING:
    from email.message import EmailMessage


def article(data: bytes, name: str) -> Article:
    """Read a message's text: its plain part, else its HTML part. Raises `Rejected` where it has neither."""
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("plain", "html"))
    try:
        text = body.get_content() if body else ""
    except (LookupError, UnicodeDecodeError, ValueError):
        text = ""
    if not isinstance(text, str) or not text.strip() or "\0" in text or "\ufffd" in text:
        raise _rejected(name)
    if body is not None and body.get_content_type() == "text/html":
        text = article_of_page(text, name).text
    return Article(text, _meta(message))


def _meta(message: EmailMessage) -> SeedMeta:
    """Take over subject, sender and day; a header that cannot be read says nothing."""
    return SeedMeta(title=_header(message, "subject"), author=_header(message, "from"), published=_day(message))


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(str(message[name] or "").split()) or None
    except (ValueError, IndexError, AttributeError):
        return None


def _day(message: EmailMessage) -> Edtf | None:
    try:
        sent = message["date"].datetime
    except (ValueError, IndexError, AttributeError, TypeError):
        return None
    return Edtf.parse(sent.date().isoformat()) if sent else None


def _rejected(name: str) -> Rejected:
    hint = "Save the message's text as a .txt file, and put that into seeds/."
    return Rejected([Finding(path=name, code="seed-mail", message="this message has no text to read", hint=hint)])
