"""What of a mail's text its sender wrote: without earlier mails quoted, signatures and the footers of lists."""

import re
from dataclasses import dataclass

_QUOTED = re.compile(r"^\s{0,3}>(?!From )")
_WROTE = re.compile(r"^(?:On|Am|Le|El) .{6,200}(?:wrote|writes|said|schrieb|écrit|escribió)\s?:?\s*$", re.IGNORECASE)
_OUTLOOK = re.compile(r"^\s*-{2,} ?Original (?:Message|Appointment) ?-{2,}\s*$", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^[\s>]*(?:-{2,} ?(?:Forwarded message|Forwarded by .{1,120}|Weitergeleitete Nachricht) ?-{2,}|"
    r"Begin forwarded message:)\s*$",
    re.IGNORECASE,
)
_INNER_HEADER = re.compile(r"^[\s>]*\*?(From|Date|Sent|Subject|To|Cc|Reply-To)\s?:\*?\s?(.*)$", re.IGNORECASE)
_RULE = re.compile(r"^\s*[_=-]{20,}\s*$")
_LIST = re.compile(
    r"mailing list|unsubscribe|listinfo|manage your subscription|update your (?:profile|preferences)|"
    r"you (?:are receiving|received) this|view (?:this|it) (?:e-?mail |message )?in (?:your|a) browser",
    re.IGNORECASE,
)
_QUOTED_HTML = re.compile(
    rb"""<(?:div|blockquote)\s[^<>]{0,200}(?:class="?gmail_quote|type="?cite|id="?(?:appendonsend|divRplyFwdMsg))""",
    re.IGNORECASE,
)
_FORWARDED_HTML = re.compile(rb"Forwarded message|Begin forwarded", re.IGNORECASE)
_FOOTER_LINES = 12
_FROM_ESCAPED = re.compile(r"^>(>*From )", re.MULTILINE)
_BLANKS = re.compile(r"\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True, slots=True)
class MailText:
    """The sender's own words; the lines of others that were left out; and a mail that was forwarded, with its headers.

    `headers` are the forwarded mail's, by their names in lower case.
    """

    own: str
    quoted: int = 0
    forwarded: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


def read_mail_text(
    text: str, *, is_forward: bool = False, is_flowed: bool = False, is_spaced: bool = False
) -> MailText:
    """A plain text part, taken apart.

    A block of headers in it (From, Sent or Date, Subject) begins a mail that is answered, or forwarded where the
    subject says so (`is_forward`) or nothing stands before it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = _without_signature(_flowed(lines, is_spaced=is_spaced) if is_flowed else lines)
    block = _block_of_headers(lines)
    marked = next((i + 1 for i, line in enumerate(lines) if _FORWARDED.match(line)), None)
    at = marked if marked is not None else block
    if at is None:
        own, quoted = _without_quotes(lines)
        return MailText(own, quoted)
    before = lines[: at - 1 if marked is not None else at]
    own, quoted = _without_quotes([line for line in before if not _RULE.match(line)])
    if marked is None and own and not is_forward:
        return MailText(own, quoted + sum(bool(line.strip()) for line in lines[at:]))
    headers, rest = _inner_headers(lines[at:])
    forwarded, inner_quoted = _without_quotes(rest)
    return MailText(own, quoted + inner_quoted, forwarded, headers)


def without_quoted_html(html: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A mail's HTML up to where mail programs put the mail that it answers, and a warning where they did."""
    match = _QUOTED_HTML.search(html)
    if match is None or _FORWARDED_HTML.search(html, match.start(), match.start() + 2_000):
        return html, ()
    return html[: match.start()], ("an earlier mail quoted in it was left out; read that mail itself",)


def _flowed(lines: list[str], *, is_spaced: bool) -> list[str]:
    """Lines joined that a mail program has broken (RFC 3676): those that end with a blank."""
    joined: list[str] = []
    is_open = False
    for line in lines:
        words = line.removeprefix(" ") if not line.startswith(">") else line
        if is_open and joined and not words.startswith(">") and words != "-- ":
            joined[-1] += words
        else:
            joined.append(words)
        is_open = words.endswith(" ") and words != "-- " and not words.startswith(">")
        if is_open and is_spaced:
            joined[-1] = joined[-1][:-1]
    return joined


def _without_signature(lines: list[str]) -> list[str]:
    """The lines before a signature ("-- ") and before a list's footer at the end."""
    for number, line in enumerate(lines):
        if line.rstrip("\r") in {"-- ", "--"} and (line == "-- " or len(lines) - number <= _FOOTER_LINES):
            lines = lines[:number]
            break
    tail = max(0, len(lines) - _FOOTER_LINES)
    rules = [i for i in range(tail, len(lines)) if _RULE.match(lines[i]) and _LIST.search("\n".join(lines[i:]))]
    return _without_last_paragraph(lines[: rules[0]] if rules else lines)


def _without_last_paragraph(lines: list[str]) -> list[str]:
    """The lines without a last paragraph that only says how to leave a list."""
    paragraphs = _BLANKS.split("\n".join(lines).strip("\n"))
    while len(paragraphs) > 1 and len(paragraphs[-1]) < 400 and _LIST.search(paragraphs[-1]):
        paragraphs.pop()
    return "\n\n".join(paragraphs).split("\n")


def _without_quotes(lines: list[str]) -> tuple[str, int]:
    """The lines that are no earlier mail's, as paragraphs, and how many were."""
    whole = len(lines)
    lines = lines[: next((i for i, line in enumerate(lines) if _OUTLOOK.match(line)), whole)]
    kept: list[str] = []
    quoted = whole - len(lines)
    for line in lines:
        if _QUOTED.match(line):
            quoted += 1
            _drop_attribution(kept)
        else:
            kept.append(line.rstrip())
    text = _FROM_ESCAPED.sub(r"\1", "\n".join(kept))
    return _BLANKS.sub("\n\n", text).strip(), quoted


def _block_of_headers(lines: list[str]) -> int | None:
    """Where a block of headers begins, as Outlook writes it over the mail that is answered or forwarded."""
    for number, line in enumerate(lines):
        match = _INNER_HEADER.match(line)
        if match and match.group(1).lower() == "from":
            near = (_INNER_HEADER.match(other) for other in lines[number + 1 : number + 6])
            names = {found.group(1).lower() for found in near if found}
            if "subject" in names and names & {"sent", "date"}:
                return number
    return None


def _drop_attribution(kept: list[str]) -> None:
    """Take back "On Monday N. N. wrote:" before a quotation; it may stand on two lines."""
    while kept and not kept[-1].strip():
        kept.pop()
    for count in (1, 2):
        if len(kept) >= count and _WROTE.match(" ".join(line.strip() for line in kept[-count:])):
            del kept[-count:]
            return
    kept.append("")


def _inner_headers(lines: list[str]) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """The headers that a mail program writes over a forwarded mail, and the lines after them."""
    headers: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        match = _INNER_HEADER.match(line)
        if match:
            headers.append((match.group(1).lower(), match.group(2).strip()))
        elif line.strip(" >") or len(headers) > 1:
            rest = lines[number:]
            marked = all(other.startswith(">") for other in rest if other.strip())
            return tuple(headers), [other.removeprefix(">").removeprefix(" ") for other in rest] if marked else rest
    return tuple(headers), []
