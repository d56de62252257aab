"""Title and author as the properties of a file give them: what programs put there by themselves is neither."""

import re

from communique.sources.formats.bounded import writable

_LONGEST = 500
_BY_PROGRAMS = re.compile(r"untitled|microsoft (?:word|powerpoint|excel)\b", re.IGNORECASE)
_OF_A_FILE = re.compile(r"\.(?:docx?|dotx?|pdf|rtf|odt|indd|qxd|txt|pptx?|pages|tmp)$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:document|dokument|word document|normal|scan|slide|layout|page|print)[ _-]?\d{0,9}", re.IGNORECASE
)
_LONG_NUMBER = re.compile(r"\d{5}")
_ACCOUNTS = frozenset({"administrator", "anonymous", "author", "default", "owner", "python-docx", "unknown", "user"})


def fit_title(value: str) -> str | None:
    """A title that a person gave; `None` for file names, paths, numbers and what programs put there.

    >>> fit_title("Statement on the strait"), fit_title("Microsoft Word - draft3.doc"), fit_title("scan_20320304")
    ('Statement on the strait', None, None)
    """
    title = _plain(value)
    is_made = _BY_PROGRAMS.match(title) or _OF_A_FILE.search(title) or _NUMBERED.fullmatch(title) or "/" in title
    is_number = " " not in title and _LONG_NUMBER.search(title)
    return None if is_made or is_number or not any(c.isalpha() for c in title) else title


def fit_author(value: str) -> str | None:
    """The name of a person or body; `None` for accounts, addresses and programs.

    >>> fit_author("Foreign Ministry of Tarsia"), fit_author("jsmith"), fit_author("Microsoft Office User")
    ('Foreign Ministry of Tarsia', None, None)
    """
    author = _plain(value)
    is_made = author.lower().startswith("microsoft") or author.lower() in _ACCOUNTS or "@" in author
    is_account = " " not in author and (author.islower() or any(c.isdigit() for c in author))
    return None if is_made or is_account or not any(c.isalpha() for c in author) else author


def _plain(value: str) -> str:
    return " ".join(writable(value[: 4 * _LONGEST]).split())[:_LONGEST]
