"""Clean text: the few characters that no offset can live with are replaced, and said so."""

import re

_BREAKS = re.compile(r"\r\n?")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def clean_text(text: str) -> tuple[str, tuple[str, ...]]:
    """The text that offsets refer to, and warnings.

    Line ends become `\\n`; NUL characters blanks and lone surrogates U+FFFD, one for one; byte-order marks at the
    head go. Invisible and direction-changing characters stay, flagged.
    """
    warnings = []
    text = _BREAKS.sub("\n", text.lstrip("\ufeff"))
    if "\0" in text:
        warnings.append(f"{text.count(chr(0))} NUL characters were read as blanks; check how the file was made")
        text = text.replace("\0", " ")
    if _SURROGATES.search(text):
        warnings.append("characters that no text can hold (lone surrogates) were replaced; check the encoding")
        text = _SURROGATES.sub("\ufffd", text)
    return text, tuple(warnings)


def flag_invisible(text: str) -> tuple[str, ...]:
    """A warning where a text holds zero-width or direction-changing characters."""
    found = len(_INVISIBLE.findall(text))
    return (f"{found} invisible or direction-changing characters in the text",) if found else ()
