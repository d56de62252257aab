"""Texts that are about a crisis and texts that are not, for fitting and measuring the first filter.

Annotated: the corpus. By their reading: resolutions of the Security Council, White House briefings and the texts of two
treebanks, whose passages the rules reader reads once (minutes; kept in `build/relevance.jsonl`). By hand: Wikinews,
named by their line.
"""

import json
import lzma
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from communique.pipeline import Pipeline
from communique.records import Reading
from communique.settings import ReaderKind, load_settings
from communique.sources import Source

ROOT = Path(__file__).resolve().parents[1]
READ = ROOT / "build" / "relevance.jsonl"
OFFICIAL = {
    "news": "wikinews_2019_2020.jsonl.xz",
    "resolutions": "un_security_council_resolutions.jsonl.xz",
    "briefings": "white_house_briefings.jsonl.xz",
}
TREEBANKS = ("ewt-train", "gum-train", "ewt-dev")
PRIVATE = ("answers", "email", "reviews")
"""The kinds of the English Web Treebank's texts that are not about the world."""
CRISES = frozenset({14, 15, 18, 19, 106, 149, 166, 221, 231, 249})
"""Lines of the Wikinews file, from 0, that tell of a crisis between states or armed parties."""
OPEN = frozenset(
    {1, 7, 13, 23, 29, 34, 40, 44, 61, 63, 67, 84, 87, 95, 98, 102, 111, 117, 119, 122, 125, 133, 148, 150, 154, 164}
    | {167, 174, 183, 198, 226, 236, 237, 238, 243, 245, 251, 264, 267, 270, 277}
)
"""Those that one may call either: riots and terror at home, campaign speeches on war, deaths of rulers."""
EVERYDAY = re.compile(
    r"sport|football|match|weather|commerc|trader|market|stock|business|compan|police|domestic|farm|strike|union|school"
    r"|shop|club|price|idiom|hotel|traffic|court|ferry|cricket|regatta",
    re.IGNORECASE,
)
"""What the note of a form without commitment says where its matter is everyday."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "SANCTION", "ACCUSE"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_ARMED = frozenset({"MIL", "REB", "UAF", "SPY"})
_OFFICIAL = _ARMED | {"GOV", "LEG"}
_NO_STATE = frozenset({"IGO", "COALITION", "IMG"})
_LEAST_SURE = 0.4
_PASSAGE = 1500


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an official text: how many records of a crisis are read in it, how many of them with parties other
    than the United States, and whether any record names such a party."""

    text: str
    found: int
    abroad: int
    names_abroad: bool


@dataclass(frozen=True, slots=True)
class Official:
    """An official or news text in passages; `id` is its kind and its line in the file."""

    id: str
    kind: str
    line: int
    title: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(p.text for p in self.passages)

    @property
    def found(self) -> int:
        return sum(p.found for p in self.passages)


def part_of(name: str) -> str:
    """train (half), dev (a fifth) or test (three tenths), from the name alone."""
    remainder = crc32(f"relevance {name}".encode()) % 10
    return "train" if remainder < 5 else "dev" if remainder < 7 else "test"


def corpus(split: str) -> Iterator[dict[str, Any]]:
    """The annotated documents of a split."""
    for path in sorted((ROOT / "corpus" / "documents" / split).glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def forms(split: str) -> Iterator[dict[str, Any]]:
    """The short texts of a split."""
    for line in (ROOT / "corpus" / "forms" / f"{split}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def has_conflict(document: Mapping[str, Any]) -> bool:
    """Whether an annotated document tells of an act between states or armed parties that is none of peace."""
    return any(is_conflict(e["type"], e["actor_codes"], e["recipient_codes"]) for e in document["events"])


def is_conflict(kind: str, actors: Collection[str | None], recipients: Collection[str | None]) -> bool:
    """Whether an event is hostile and between officials of two countries, or force by or against armed parties."""
    if kind not in HOSTILE:
        return False
    doers, others = [a for a in actors if a], [r for r in recipients if r]
    between = any(_is_official(a) and _is_official(b) and a[:3] != b[:3] for a in doers for b in others)
    return between or (kind in _FORCE and any(_sector(code) in _ARMED for code in doers + others))


def official(shared: Path) -> list[Official]:
    """All official texts and everyday news with what is read in them; read anew where `build/` does not have it."""
    if not READ.exists():
        READ.parent.mkdir(exist_ok=True)
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in _read(shared / "data")]
        READ.write_text("".join(lines), "utf-8")
    return [_official(json.loads(line)) for line in READ.read_text("utf-8").splitlines()]


def _official(row: dict[str, Any]) -> Official:
    passages = tuple(Passage(*p) for p in row["passages"])
    return Official(f"{row['kind']} {row['line']}", row["kind"], row["line"], row["title"], passages)


def _read(data: Path) -> Iterator[dict[str, Any]]:
    pipeline = Pipeline(load_settings(reader=ReaderKind.rules))
    for kind, number, title, text in _texts(data):
        passages = [(p, *_counts(_reading(pipeline, p))) for p in _passages(text)]
        yield {"kind": kind, "line": number, "title": title, "passages": passages}


def _texts(data: Path) -> Iterator[tuple[str, int, str, str]]:
    """Kind, number, title and text of each text there is."""
    for kind, name in OFFICIAL.items():
        with lzma.open(data / "official" / name, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                plain = json.loads(line)
                yield kind, number, plain.get("title") or "", plain["text"]
    for kind in TREEBANKS:
        with lzma.open(data / "treebanks" / f"{kind}.conllu.xz", "rt", encoding="utf-8") as lines:
            for number, (name, text) in enumerate(_treebank(lines)):
                yield kind, number, name, text


def _treebank(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name and text of each document of a treebank; "# text" and "# newpar" are CoNLL-U's."""
    name, text = "", ""
    for line in lines:
        if line.startswith("# newdoc"):
            if text:
                yield name, text
            name, text = line.partition("= ")[2].strip(), ""
        elif line.startswith("# newpar"):
            text += "\n"
        elif line.startswith("# text = "):
            text += line.removeprefix("# text = ").strip() + " "
    yield name, text


def _reading(pipeline: Pipeline, text: str) -> Reading:
    return next(iter(pipeline.read([Source("passage", text, text.encode())])))


def _passages(text: str) -> Iterator[str]:
    """Paragraphs together, to about 1,500 characters."""
    current = ""
    for paragraph in filter(None, (" ".join(p.split()) for p in text.splitlines())):
        if current and len(current) + len(paragraph) > _PASSAGE:
            yield current
            current = ""
        current += ("\n\n" if current else "") + paragraph
    if current:
        yield current


def _counts(reading: Reading) -> tuple[int, int, bool]:
    """Records of a crisis, those of them with officials of other countries than the USA, whether any party is one."""
    sure = [c for c in reading.commitments if c.confidence > _LEAST_SURE]
    sides = [(c.issuer_code, c.target_code) for c in sure if _is_between(c.issuer_code, c.target_code)]
    hostile = [e for e in reading.events if is_conflict(e.type, e.actor_codes, e.recipient_codes)]
    found = [*sides, *((*e.actor_codes, *e.recipient_codes) for e in hostile)]
    abroad = sum(any(code and code[:3] != "USA" and _is_official(code) for code in codes) for codes in found)
    named = [(c.issuer_code, c.target_code) for c in reading.commitments]
    named += [(*e.actor_codes, *e.recipient_codes) for e in reading.events]
    return len(found), abroad, any(code and code[:3] != "USA" for codes in named for code in codes)


def _is_between(issuer: str | None, target: str | None) -> bool:
    return _is_official(issuer) and (target is None or target[:3] != str(issuer)[:3])


def _is_official(code: str | None) -> bool:
    return bool(code) and (str(code).split()[0] in _NO_STATE or " " not in str(code) or _sector(str(code)) in _OFFICIAL)


def _sector(code: str) -> str:
    return code.partition(" ")[2]
