"""Title, author and day of a mail, by its headers."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from communique.sources.formats.mail_parsing import header


def mail_metadata(message: EmailMessage) -> dict[str, str]:
    """Title, author, day and publisher of a mail, by its headers."""
    return _described(
        subject=header(message, "subject"),
        sender=header(message, "from"),
        date=header(message, "date"),
        published_by="mail Date",
        publisher=header(message, "organization"),
    )


def forwarded_metadata(headers: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The same of a mail inside: by its own headers alone, for the day of forwarding is not its day."""
    named = dict(reversed(headers))
    return _described(
        subject=named.get("subject", ""),
        sender=named.get("from", ""),
        date=named.get("date") or named.get("sent", ""),
        published_by="forwarded mail Date",
    )


def _described(*, subject: str, sender: str, date: str, published_by: str, publisher: str = "") -> dict[str, str]:
    author = _name(sender) or ("" if "@" in sender else sender)
    found = {"title": subject, "author": "" if "@" in author else author, "publisher": publisher}
    if date:
        found |= {"published": _day(date), "published_by": published_by}
    return {key: value for key, value in found.items() if value}


def _name(sender: str) -> str:
    """The name in a From header, without the address."""
    try:
        return parseaddr(sender)[0].strip("\"' ")
    except (ValueError, IndexError, RecursionError):  # brackets in brackets
        return ""


def _day(date: str) -> str:
    """The sender's own day and time of a Date header; as it stands where it is none."""
    try:
        return parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date
