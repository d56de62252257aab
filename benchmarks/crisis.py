"""A crisis of any size, to link: the corpus's train part recombined with other parties, places, persons and dates.

    python benchmarks/crisis.py --documents 20000 > crisis.jsonl

Each document takes a stretch of sentences of one corpus text, sometimes with some of another. Its states are cast anew
among the parties of the crisis, its towns among theirs; persons get other names, numbers change, and words and phrases
are exchanged for others of like meaning. One in twelve is a near-copy of an earlier one, as agencies' clients print it.
The same seed gives the same crisis.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from communique.knowledge.gazetteer import load_own_places
from communique.knowledge.loading import read_rows
from communique.linking.words import sentence_bounds

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "documents" / "train"
PARTIES = 24
"""States of the crisis."""
DAYS = 730
COPIES, SECOND = 1 / 12, 0.3
"""How many documents are near-copies, and how many take sentences of a second text."""
WORDS = (60, 260)
BEGIN = date(2031, 1, 1)
FORMS = ("names", "adjectives", "nationals", "capitals")
LIKE = (
    "said|stated|declared", "told reporters|told journalists|told the press", "warned|cautioned", "will|is going to",
    "troops|soldiers|forces", "attack|assault|strike", "government|cabinet|authorities", "talks|negotiations",
    "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday", "border|frontier", "killed|shot dead", "wounded|injured",
    "officials|sources|representatives", "agreement|accord|pact", "demanded|insisted", "immediately|at once",
    "ship|vessel", "planes|aircraft", "shelled|bombarded", "began|started", "ended|stopped", "but|yet", "also|too",
    "respond|react|reply", "envoy|emissary", "accused|charged", "rejected|dismissed|turned down", "help|assistance",
)  # fmt: skip
FIRST = "Adil Bruna Cedric Dalia Emin Farah Goran Hanna Ilan Jelena Karim Lotte Marek Nadia Oskar Petra Rafael".split()
LAST_BEGIN, LAST_END = (
    "Bar Dor Fen Gal Hol Kar Lum Mor Nor Pel Quin Ros Sab Tor Vel Wint".split(),
    "aby eck ian ić mann ov sen stein ulu vich wood".split(),
)
OUTLETS = ("Northern Wire", "Morning Ledger", "Gulf Courier", "State News Agency", "Evening Post", "Foreign Ministry")

Record = dict[str, Any]
Cast = Mapping[str, str]


@dataclass(frozen=True)
class Source:
    """A text of the corpus: its sentences, and how its names are typed."""

    sentences: tuple[str, ...]
    names: Mapping[str, str]


class Crisis:
    """Documents drawn one after the other."""

    def __init__(self, sources: Sequence[Source], seed: int) -> None:
        self._sources, self._chance = sources, random.Random(seed)
        self._countries = {row["code"]: _forms(row) for row in read_rows("countries.tsv")}
        self._code_of = {
            form: (code, kind) for code, forms in self._countries.items() for kind in FORMS for form in forms[kind]
        }
        full = [code for code, forms in self._countries.items() if all(forms.values())]
        self._parties = self._chance.sample(full, PARTIES)
        self._towns = _towns(self._parties)
        self._earlier: list[Record] = []

    def documents(self, count: int) -> Iterator[Record]:
        """So many documents, in no order of time."""
        for number in range(count):
            is_copy = self._earlier and self._chance.random() < COPIES
            record = self._copied(number) if is_copy else self._told(number)
            self._earlier = [*self._earlier[-199:], record]
            yield record

    def _told(self, number: int) -> Record:
        sentences, names = self._drawn()
        cast = self._cast(names)
        text = self._reworded(_replaced(" ".join(sentences), cast))
        return self._record(number, text, self._chance.randrange(DAYS))

    def _copied(self, number: int) -> Record:
        """An earlier document by another outlet, a sentence shorter, on that day or the next."""
        model = self._chance.choice(self._earlier)
        text = model["text"]
        parts = [text[a:b].strip() for a, b in sentence_bounds(text)]
        day = (date.fromisoformat(model["published"]) - BEGIN).days + self._chance.randrange(2)
        return self._record(number, " ".join(parts[:-1] or parts), day)

    def _record(self, number: int, text: str, day: int) -> Record:
        when = BEGIN + timedelta(days=day)
        publisher = self._chance.choice(OUTLETS)
        return {"id": f"crisis-{number:06d}", "text": text, "published": when.isoformat(), "publisher": publisher}

    def _drawn(self) -> tuple[list[str], dict[str, str]]:
        """A stretch of one text, and sometimes some sentences of another."""
        one = self._chance.choice(self._sources)
        sentences, names = self._stretch(one, self._chance.randint(*WORDS)), dict(one.names)
        if self._chance.random() < SECOND:
            other = self._chance.choice(self._sources)
            sentences += self._stretch(other, WORDS[0])
            names |= other.names
        return sentences, names

    def _stretch(self, source: Source, words: int) -> list[str]:
        start = self._chance.randrange(len(source.sentences))
        found: list[str] = []
        for sentence in source.sentences[start:] + source.sentences[:start]:
            found.append(sentence)
            if sum(len(s.split()) for s in found) >= words:
                break
        return found

    def _cast(self, names: Mapping[str, str]) -> Cast:
        """What each name of a document becomes."""
        states = sorted({self._code_of[n][0] for n in names if n in self._code_of})
        own = dict(zip(states, self._chance.sample(self._parties, min(len(states), PARTIES)), strict=False))
        home = list(own.values()) or self._parties
        cast = {}
        for name, kind in sorted(names.items()):
            if name in self._code_of:
                code, form = self._code_of[name]
                cast[name] = self._countries[own[code]][form][0] if code in own else name
            elif kind in {"GPE", "FAC", "LOC"}:
                cast[name] = self._chance.choice(self._towns[self._chance.choice(home)] or [name])
            elif kind == "PER":
                cast[name] = self._person(name)
        return cast

    def _person(self, name: str) -> str:
        last = self._chance.choice(LAST_BEGIN) + self._chance.choice(LAST_END)
        return f"{self._chance.choice(FIRST)} {last}" if " " in name else last

    def _reworded(self, text: str) -> str:
        for group in LIKE:
            words = group.split("|")
            text = re.sub(rf"\b(?:{group})\b", lambda _, w=words: self._chance.choice(w), text)
        return re.sub(r"\b\d{1,2}\b", lambda m: str(max(2, int(m[0]) + self._chance.randint(-2, 2))), text)


def _forms(row: Mapping[str, str]) -> dict[str, list[str]]:
    return {kind: [form for form in row[kind].split(";") if form] for kind in FORMS}


def _towns(parties: Sequence[str]) -> dict[str, list[str]]:
    """Places of the own table by country."""
    found: dict[str, set[str]] = {code: set() for code in parties}
    for places in load_own_places().values():
        for place in places:
            if place.country in found and place.kind in {"city", "site", "region"}:
                found[place.country].add(place.name)
    return {code: sorted(names) for code, names in found.items()}


def _replaced(text: str, cast: Cast) -> str:
    """All names at once, the longest first."""
    if not cast:
        return text
    names = sorted(cast, key=len, reverse=True)
    return re.sub(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", lambda m: cast[m[0]], text)


def load_sources(folder: Path) -> list[Source]:
    """The texts of the train part, cut into sentences."""
    found = []
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        text = record["text"]
        sentences = tuple(text[a:b].strip() for a, b in sentence_bounds(text))
        found.append(Source(sentences, {n["span"]["t"]: n["type"] for n in record.get("names", [])}))
    return found


def main() -> None:
    """Print a crisis, one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for record in Crisis(load_sources(CORPUS), arguments.seed).documents(arguments.documents):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
