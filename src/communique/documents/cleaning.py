"""Clean text: the few characters that no offset can live with are replaced, and said so."""

import re

_BREAKS = re.compile(r"\r\n?")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
_FOREIGN = "\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff\uff21-\uff5a\U0001d400-\U0001d7ff"
"""Greek, Cyrillic, Armenian, Cherokee, full-width and mathematical letters: those that pass for Latin ones."""
_MIXED = re.compile(f"[A-Za-z][{_FOREIGN}]|[{_FOREIGN}][A-Za-z]")
_WORD = re.compile(r"\w{2,40}")


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
    hidden = (f"{found} invisible or direction-changing characters in the text",) if found else ()
    return (*hidden, *_flag_mixed(text))


def _flag_mixed(text: str) -> tuple[str, ...]:
    """A warning where letters of other alphabets stand inside Latin words, as in names that only look like others."""
    if not _MIXED.search(text):
        return ()
    words = [word for word in _WORD.findall(text) if _MIXED.search(word)]
    shown = f", as “{words[0]}”" if words else ""
    return (f"{len(words)} words mix letters of several alphabets{shown}: a name may only look like another",)
