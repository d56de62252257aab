"""Texts laid out by speaker: transcripts with labels, posts with handles, resolutions with operative paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.knowledge.cues import Cue, load_cues
from communique.reading.statements.speakers import dateline_end
from communique.text import Analysis, Paragraph

_LABEL = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s{1,9}|\d{1,2}/\d{0,2}\s{1,9}|[-•*]\s{1,9}|[A-Z]{4,20}\s{1,9}(?=@))?"
    r"(?P<label>[QA](?=\.\s+[^\s(])|Q(?=[ \t]{2})|(?:[^\n:,—“”\"?!(]|\([^\n():]{0,60}\)){1,70}?)"
    r"(?:\s{0,9}(?:,|—|\((?=\d))\s{0,9}[^\n:“”\"?!]{0,30}?(?:\d{1,2}:\d\d[^\n:\w]{0,3}(?:[ap]\.?m\.?)?\)?)?)?"
    r"(?:\s{0,9}:\s{1,9}|(?<=Q)[ \t]{2,40}|(?<=\b[QA])\.\s{1,9}(?!\())(?=\S)"
)
_CLOCK = r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?"
_POST = re.compile(
    rf"(?:(?P<before>{_CLOCK})\s*(?:[|–—-]\s*)?)?(?P<label>@\w{{2,30}})"
    rf"(?:,?\s+(?:\d{{1,2}} [A-Z][a-z]{{2,8}} )?(?P<after>{_CLOCK}))?\s*(?::\s+)?"
)
_HANDLE = re.compile(r"@\w{2,30}")
_LOWER = frozenset("& of the and de la von van der al bin for to".split())
_NO_SPEAKER = re.compile(
    r"(?i)(?:\d|note|today|earlier|update|breaking|correction|subject|date|from|to|re|place|time|source|photo|"
    r"editor|contact|text|annex|ps|p\.s|background|rules? of|present|agenda|item|my take|what|where|when|thread)\b"
)
_STAGE = re.compile(
    r"\s{0,9}(?:\((?:[A-Z][^()\n]{2,60}[.!]|Laughter|Applause|Crosstalk|Inaudible|laughter|applause)\)|\[[^\]\n]{2,40}\])\s*"
)
_PERSONAL = re.compile(r"\b(I|we|you|my|our|us|me|your)\b", re.I)
_OPERATIVE = re.compile(
    r"(?:\(?\d{1,2}[.)]\s*|\([a-z]\)\s*|[•*-]\s*)?"
    r"(?P<cue>(?:(?:Also|Further|Strongly|Again|Once again|also|further)\s+)?(?P<verb>[A-Z]?[A-Za-z]+s)"
    r"(?P<more>\s+(?:upon|on|for)(?=\s)|\s+(?:its )?(?:deep|grave|serious) concern|"
    r"\s+with (?:grave |deep )?(?:concern|regret|satisfaction)|\s+its intention)?)"
    r"\b(?:\s+also\b)?\s*,?\s*(?:that\s*,?\s+)?"
)
_BODY = re.compile(r"The [A-Z][^.;:\n“”]{2,90}?(?=,|\s+(?:at|on|in) )")


@dataclass(frozen=True, slots=True)
class Turn:
    """Words under a speaker's label, or an operative paragraph: characters of speaker, cue and content pieces."""

    speaker: tuple[int, int]
    cue: tuple[int, int] | None
    pieces: tuple[tuple[int, int], ...]
    entry: Cue | None
    direct: bool
    confidence: float


def find_turns(analysis: Analysis) -> tuple[Turn, ...]:
    """The turns of a transcript or thread, or the operative paragraphs of a resolution; none in other texts."""
    resolution = tuple(_operative(analysis))
    if len(resolution) >= 2 or (resolution and _is_heading(analysis, resolution[0].speaker)):
        return resolution
    labelled = [(p, m) for p in analysis.paragraphs if (m := _labelled(analysis, p)) is not None]
    if not any(m["label"].startswith("Q") for _, m in labelled):
        labelled = [(p, m) for p, m in labelled if m["label"] != "A"]
    strong = [m for _, m in labelled if _is_strong(m["label"])]
    if len(labelled) >= 2 and (len(strong) >= 2 or len(labelled) * 2 >= len(analysis.paragraphs)):
        return tuple(_spoken(analysis, {p.index: m for p, m in labelled}))
    return tuple(_headed(analysis, labelled))


def _labelled(analysis: Analysis, paragraph: Paragraph) -> re.Match[str] | None:
    post = _POST.match(analysis.text, paragraph.start, paragraph.end)
    if post is not None and (post["before"] or post["after"]):
        return post
    match = _LABEL.match(analysis.text, paragraph.start, min(paragraph.end, paragraph.start + 120))
    if match is None or match.end() >= paragraph.end:
        return None
    label = re.sub(r"\s*\([^)]*\)", "", match["label"]).replace(",", "")
    words = label.split()
    if not words or len(words) > 7 or _NO_SPEAKER.match(label):
        return None
    named = all(w[:1].isupper() or w in _LOWER or w.isdigit() or w[0] == "@" for w in words)
    return match if named and (words[0] not in _LOWER) else None


def _is_strong(label: str) -> bool:
    """Whether a label is one that only transcripts and threads use: Q, MR. CARNEY, Mr. Osman (Sudan), @handle."""
    bare = re.sub(r"\s*\([^)]*\)", "", label)
    return bool(
        _HANDLE.fullmatch(bare)
        or re.fullmatch(r"Q|A|[^a-z]{2,60}|(?:Mr|Ms|Mrs|Dr|Sen|The)\b.{2,50}|(?:Mr|Ms|Mrs)\.? [A-Z]+", bare)
    )


def _spoken(analysis: Analysis, labels: dict[int, re.Match[str]]) -> Iterator[Turn]:
    current: re.Match[str] | None = None
    pieces: list[tuple[int, int]] = []
    for paragraph in analysis.paragraphs:
        match = labels.get(paragraph.index)
        if match is not None:
            if current is not None:
                yield _turn(current, pieces)
            current, pieces = match, list(_staged(analysis, match.end(), paragraph.end))
        elif current is not None:
            if pieces and not _PERSONAL.search(analysis.text, paragraph.start, paragraph.end):
                yield _turn(current, pieces)
                current = None
            else:
                pieces.extend(_staged(analysis, paragraph.start, paragraph.end))
    if current is not None:
        yield _turn(current, pieces)


def _turn(match: re.Match[str], pieces: list[tuple[int, int]]) -> Turn:
    return Turn(match.span("label"), None, tuple(pieces), None, True, 0.95)


def _staged(analysis: Analysis, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spoken words between stage directions."""
    at = start
    for direction in _STAGE.finditer(analysis.text, start, end):
        if direction.start() > at:
            yield at, direction.start()
        at = direction.end()
    if at < end:
        yield at, end


def _headed(analysis: Analysis, labelled: list[tuple[Paragraph, re.Match[str]]]) -> Iterator[Turn]:
    """A single line "NAME: what it says", without quotation marks, where the label is a name."""
    for paragraph, match in labelled:
        sentence = analysis.sentences[paragraph.first]
        named = any(t.name != "O" or t.upos == "PROPN" for t in sentence.between(*match.span("label")))
        quoted = analysis.quotation_at(match.end() + 1)
        if dateline_end(sentence) or not any(t.upos in ("VERB", "AUX") or t.lower == "no" for t in sentence):
            continue
        if named and quoted is None and len(analysis.text[match.end() : sentence.end].split()) >= 2:
            yield Turn(match.span("label"), None, ((match.end(), sentence.end),), None, False, 0.7)


def _is_heading(analysis: Analysis, body: tuple[int, int]) -> bool:
    """Whether the body stands on a line of its own: "The Security Council,"."""
    return any(p.start == body[0] and p.end - body[1] <= 1 for p in analysis.paragraphs)


def _operative(analysis: Analysis) -> Iterator[Turn]:
    """The operative paragraphs of a resolution whose first lines name the body."""
    body: tuple[int, int] | None = None
    for paragraph in analysis.paragraphs:
        if body is None:
            found = _BODY.match(analysis.text, paragraph.start, paragraph.end)
            body = found.span() if found else None
            continue
        match = _OPERATIVE.match(analysis.text, paragraph.start, paragraph.end)
        entry = _entry(match["verb"], (match["more"] or "").strip()) if match else None
        if match is not None and entry is not None and match.end() < paragraph.end:
            end = _end_of_item(analysis, paragraph)
            yield Turn(body, match.span("cue"), ((match.end(), end),), entry, False, 0.95)


def _end_of_item(analysis: Analysis, paragraph: Paragraph) -> int:
    """An operative paragraph printed over several blocks runs to its semicolon or full stop."""
    end = paragraph.end
    for following in analysis.paragraphs[paragraph.index + 1 : paragraph.index + 8]:
        opening = analysis.text[following.start]
        if analysis.text[end - 1] in ";.:," or not (opening.isalpha() or opening in '“"('):
            break
        end = following.end
    return end


def _entry(verb: str, more: str) -> Cue | None:
    table = load_cues()
    word = verb.lower()
    for lemma in (word[:-1], word[:-2]):
        cues = table.get((lemma, "verb"), ())
        fitting = [c for c in cues if c.particles == (more,)] or [c for c in cues if not c.particles]
        if fitting:
            return fitting[0]
    return None
