"""Names inside archives, which are labels and never paths: made fit to be shown, wherever they point."""

import re
import unicodedata

_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:(?=/|$)")
_LONGEST = 200
_NO_TEXT = frozenset(
    ".jpg .jpeg .png .gif .webp .avif .bmp .ico .svg .tif .tiff .heic .css .js .mjs .map .woff .woff2 .ttf .otf .eot "
    ".mp3 .mp4 .m4a .m4v .mov .avi .wav .ogg .webm .mkv .exe .dll .so .pyc .db .ds_store .lnk .ini".split()
)


def label(name: str) -> str:
    r"""A member's name as it is shown: forward slashes, nothing that leads out, no sign that cannot be seen.

    >>> label("../../etc/passwd"), label("C:\\news\\a.html"), label("con.txt"), label("2018/09/a.html")
    ('etc/passwd', 'news/a.html', 'con_.txt', '2018/09/a.html')
    """
    plain = unicodedata.normalize("NFKC", name).replace("\\", "/")
    seen = "".join(c if _is_seen(c) else "\ufffd" for c in plain[:4096])
    steps = [_step(step) for step in _DRIVE.sub("", seen).split("/")]
    told = "/".join(step for step in steps if step) or "unnamed"
    if len(told) <= _LONGEST:
        return told
    stem, dot, suffix = told.rpartition(".")
    end = dot + suffix if stem and len(suffix) < 10 else ""
    return told[: _LONGEST - 1 - len(end)] + "_" + end


def is_hidden(name: str) -> bool:
    """Whether a name is one of those that systems put into archives beside what was meant."""
    steps = name.replace("\\", "/").split("/")
    return any(s == "__MACOSX" or (s.startswith(".") and s.strip(".")) for s in steps)


def is_no_text(name: str) -> bool:
    """Whether a name is that of a picture, sound, script or style."""
    dot = name.rfind(".")
    return dot >= 0 and name[dot:].lower() in _NO_TEXT


class Labels:
    """The labels of one archive, each once: a name that comes again is numbered."""

    def __init__(self) -> None:
        self._met: dict[str, int] = {}

    def next(self, name: str) -> str:
        """The label of the next member."""
        shown = label(name)
        number = self._met[shown] = self._met.get(shown, 0) + 1
        if number == 1:
            return shown
        folder, slash, file = shown.rpartition("/")
        stem, dot, suffix = file.partition(".")
        return f"{folder}{slash}{stem} ({number}){dot}{suffix}"


def _is_seen(character: str) -> bool:
    return character.isprintable() and not 0xD800 <= ord(character) <= 0xDFFF


def _step(step: str) -> str:
    """One step of a name, without what systems read out of it; empty for one that leads nowhere."""
    plain = step.strip(" ").rstrip(". ").replace(":", "_")
    return _DEVICES.sub(lambda found: f"{found.group()}_", plain, count=1) if _DEVICES.match(plain) else plain
