"""E-mails and pages saved as such (.eml, .mhtml): the text or page inside, in no transfer encoding."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, MIMEPart

from quotes.reading.decode import MEANT
from quotes.reading.fields import Fields, cell


def opened_mail(data: bytes) -> tuple[bytes, bool, Fields]:
    """The body of the mail ``data`` (UTF-8, or as it was), whether it is a page, and what the head states."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)  # what this policy makes
    is_saved_page = bool(mail["Snapshot-Content-Location"])
    body = mail.get_body(("html", "plain") if is_saved_page else ("plain", "html"))
    data, charset = _content(body)
    stated = Fields(
        title="" if is_saved_page else cell(mail["Subject"]),
        date="" if is_saved_page else cell(mail["Date"]),
        url=cell(mail["Snapshot-Content-Location"]),
    )
    is_page = body is not None and body.get_content_subtype() == "html"
    try:
        return data.decode(MEANT.get(charset, charset)).encode(), is_page, stated
    except (LookupError, UnicodeDecodeError):
        return data, is_page, stated  # without a charset or with a wrong one: told as in a file of its own


def _content(body: MIMEPart | None) -> tuple[bytes, str]:
    """The bytes of a ``body`` in no transfer encoding, and the name of their charset, or an empty string."""
    data = body.get_payload(decode=True) if body is not None else b""
    charset = body.get_content_charset() if body is not None else ""
    return data if isinstance(data, bytes) else b"", (charset or "").lower()
