"""Paragraphs that are none of the article's, though they stand in it: told by their words and their place."""

import re
from collections.abc import Sequence

from communique.sources.html.body import Block
from communique.sources.html.written_dates import find_date, is_date_line

_LABELS = re.compile(
    r"(?:advertisements?|ads? by .{0,40}|sponsored(?: content)?|share(?: this)?(?: (?:article|story|post|"
    r"page|on .{0,30}))?:?|print|"
    r"email|e-mail|tweet|facebook|twitter|whatsapp|(?:back|return) to (?:the )?(?:top|list)|top|next|"
    r"previous|prev|photos?|"
    r"related(?: (?:articles?|stories|coverage|topics|news|content|links))?:?|recommended(?: stories)?:?|"
    r"most (?:read|viewed|popular)|"
    r"more (?:on this(?: story| topic)?|from .{0,40}|news|stories):?|read next:?|don.t miss:?|trending(?: now)?:?|"
    r"latest(?: news)?:?|top stories|internet links:?|relevant stories:?|comments?(?: \(\d+\))?|\d+ comments?:?|"
    r"tags?:?|topics?:?|follow us.{0,80}|list (?:of|\d+ of) \d+(?: items)?|end of list|(?:story "
    r")?continues below.{0,40}|"
    r"[*#_~=. ·•–—-]{1,20}|-?(?:ends?|30)-|\(ends?\)|for information media\. not an official record\.?|"
    r"printer[- ]friendly(?: version)?|view (?:all|more|original).{0,40}|skip (?:to|"
    r"advert).{0,60}|"
    r"(?:story|article) continues|continue reading|listen to this (?:article|story).{0,40}|by:?|"
    r"[\d/ -]*[*#][\d*#/ -]*|"
    r"your browser does not support.{0,60}|(?:\d+ )?(?:min(?:ute)?s?|minute) read|"
    r"loading\.{0,3}|close|menu|search|home)",
    re.IGNORECASE,
)
"""What stands alone as a line and says nothing."""
_OPENINGS = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|watch|more on this|related|recommended|listen|in pictures|"
    r"explainer) ?[:|»>—-]|"
    r"(?:click|tap) here\b|sign up (?:here|(?:for|to) (?:our|your|receive|get)\b|.{0,40}newsletter)|subscribe (?:now|"
    r"here|(?:to|for) (?:our|the)\b)|"
    r"follow .{1,40} on (?:twitter|facebook|x|telegram|instagram|whatsapp)\b|join the conversation|"
    r"(?:join|download) our (?:free |new )?(?:app|channel|newsletter|mailing list|community|telegram|whatsapp)\b|"
    r"get (?:our|the) .{0,40}newsletter|already a subscriber|"
    r"support (?:independent|quality|our) (?:journalism|newsroom|reporters)\b|"
    r"\(?(?:additional |further )?(?:reporting|writing|editing|edited|compiled|translated|produced|research) "
    r"(?:and \w+ )?by [A-Z](?:[^.!?]{0,200}\)?$|.{0,120}(?:diting|riting) by )|"
    r"\(?(?:editor|editors|reporter|author|web editor)s?: [^?!]{0,59}[^.?!]$|our standards: |"
    r"[\[(]?(?:photo|image|picture|file photo|video)(?:graph)?s?(?: by| credit)?: |\(photo by |"
    r"image (?:source|caption),|"
    r"media caption,|copyright (?:©|\(c\)|\d{4}|by )|\(c\) (?:copyright|\d{4})|© ?|all rights reserved|"
    r"posted (?:by [A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,3}(?: (?:at|on)\b.{0,40})?|in [A-Z]\w+)$|"
    r"filed under\b|"
    r"(?:tagged|tags|topics|keywords|categories): |"
    r"(?:this (?:article|story) (?:was|has been|is)|the (?:article|story) (?:was|has been)) (?:first|"
    r"originally|updated|"
    r"amended|published|republished|part of)|"
    r"the broadcaster is not responsible|we welcome comments|comments are closed|(?:leave|post|write|add) a comment|"
    r"be the first to comment|no comments? yet|log in to (?:comment|read|continue)|sign in to (?:comment|"
    r"read|continue)|"
    r"for (?:further|more) (?:information|details|news),? (?:please )?(?:contact|visit|see|call|follow) |"
    r"do you have (?:a story|information) (?:for|to)|get in touch(?: with us)?\W*$|(?:press|"
    r"media) (?:contacts?|(?:en|in)quir\w+) ?(?::|$)|"
    r"source(?: url)?: (?:https?://\S+|[^.?!]{1,60})$|original (?:article|source)(?: url)?: |"
    r"(?:read|view|see) the (?:original|full|complete) (?:article|story|report|statement|post)\b|"
    r"follow (?:our|the) live|get (?:email|e-mail) (?:alert|notif)|click the alert|"
    r"keep up with the latest (?:headlines|news)|"
    r"with (?:additional )?(?:reporting (?:by|from) |(?:files|information|material|input) from "
    r"(?:the )?(?:[A-Z]{2,5}\b|Reuters|agenc|wire|local media))|by signing up,? you|(?:last )?updated(?: on)?: ",
    re.IGNORECASE,
)
"""How lines begin that send the reader elsewhere, or name who made the page; short ones only."""
_DATED = re.compile(r"(?:first |last )?(?:published|posted|updated|issued)\b", re.IGNORECASE)
_AGENCY = r"(?:Reuters|Interfax|Xinhua|dpa|Bloomberg|[Aa]gencies|[A-Z]{2,5})"
_SIGNED = re.compile(
    rf"(?:[a-z]{{2,4}}(?:[/,] ?[a-z]{{2,4}})*)? ?[(—–-]? ?{_AGENCY}(?:(?: ?[,/&] ?| and ){_AGENCY}){{0,6}}\)?\.?"
)
"""Who is behind the words, after the last of them: "rc/msh (AP, Reuters)", "— Agencies"."""
_NOTES = re.compile(
    r"this is a digiti[sz]ed version of|a version of this (?:article|story) |"
    r"this (?:article|story|report) (?:was )?(?:first |originally )?(?:appeared|ran) (?:in|on) ",
    re.IGNORECASE,
)
"""How longer notes of the house begin."""
_CREDIT = re.compile(
    r"\W*[A-Z][\w .'’-]{1,60}(?:(?:,| and) .{1,160})? contributed (?:to this (?:report|article|story)|reporting)\b"
)
_ABOUT = re.compile(r"(?:is|was|covers|writes|reports|has) ")
"""Who else wrote, and who the writer is: after the last paragraph only."""
_BYLINE = re.compile(
    r"(?:by|from|von|par) [A-Z][\w.'’-]+(?: [\w.'’,&-]+){0,14}$|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?: "
    r"in [A-Z][\w ]+)?$",
    re.IGNORECASE,
)
_ROWS = frozenset("|•·")
_LABEL = 100
_MOST_QUOTES = 20
_SHORT = 240
_HEAD = 6
"""So many blocks at most stand before the article's own words: title, byline, date, place."""


def trim_blocks(blocks: Sequence[Block], *, titles: Sequence[str], author: str | None) -> list[Block]:
    """The blocks that are the article's; `titles` are all that the page gives it."""
    known = frozenset(_plain(title) for title in titles) - {""}
    kept = [b for b in blocks if not _is_label(b.text)]
    start = next((i for i, b in enumerate(kept[:_HEAD]) if not _is_heading(b, known, author)), min(_HEAD, len(kept)))
    kept = [b for i, b in enumerate(kept[start:]) if not (i < _HEAD and _plain(b.text) in known)]
    while kept and _is_ending(kept[-1], author):
        kept.pop()
    return _without_pulled(kept)


_MENU = re.compile(r"\W*[\w /&-]{1,30}(?: ?[|•·] ?[\w /&-]{1,30})+\W*")
"""Links in a row: "Front page | Search | Letters"."""


def _is_label(text: str) -> bool:
    if len(text) > _SHORT:
        return len(text) < 2 * _SHORT and _NOTES.match(text) is not None
    if not _ROWS.isdisjoint(text) and _MENU.fullmatch(text):
        return True
    if len(text) <= _LABEL and _LABELS.fullmatch(text):
        return True
    return _OPENINGS.match(text.lstrip("【[( ")) is not None or _NOTES.match(text) is not None


def _is_heading(block: Block, titles: frozenset[str], author: str | None) -> bool:
    """Whether a block before the text says only what the metadata say."""
    text = block.text
    if _plain(text) in titles:
        return True
    if len(text) > 120:
        return False
    if author and any(
        _same(text.removeprefix("By ").removeprefix("by "), name) for name in (author, *author.split(", "))
    ):
        return True
    return _tells_date(text) or (text[:3].lower() == "by " and _BYLINE.match(text) is not None)


def _is_ending(block: Block, author: str | None) -> bool:
    """Whether a last block says nothing of the matter: a heading of nothing, a date, who wrote."""
    text = block.text
    return (
        block.kind == "head" or _tells_date(text) or _SIGNED.fullmatch(text) is not None or _names_writers(text, author)
    )


def _tells_date(text: str) -> bool:
    """Whether a line says when the page was published, and nothing of its matter."""
    if len(text) > 100:
        return False
    return is_date_line(text) or (_DATED.match(text) is not None and find_date(text, american=True) is not None)


def _names_writers(text: str, author: str | None) -> bool:
    """Whether a last paragraph says who else wrote, or who the writer is."""
    if len(text) > 2 * _SHORT:
        return False
    names = {name for one in (author or "").split(", ") for name in (one, one.rpartition(" ")[2]) if len(name) > 2}
    return _CREDIT.match(text) is not None or any(
        text.startswith(f"{name} ") and _ABOUT.match(text, len(name) + 1) for name in names
    )


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _without_pulled(blocks: list[Block]) -> list[Block]:
    """Without quotations set out of the text that repeat words of a paragraph."""
    if not 0 < sum(b.kind == "quote" for b in blocks) < _MOST_QUOTES:
        return blocks
    whole = [_plain(b.text) if b.kind != "quote" else "" for b in blocks]
    return [b for b in blocks if b.kind != "quote" or not any(_plain(b.text) in text for text in whole)]
