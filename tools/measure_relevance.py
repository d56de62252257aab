"""Print the first filter's recall, what it saves, and what it costs beside reading.

    python tools/measure_relevance.py [--shared FOLDER] [--own] [--labelled FILE.jsonl] [--read 60]

Words and threshold are fitted on other texts than these: the corpus's test part, the test parts of Wikinews (told apart
by hand), Security Council resolutions and White House briefings (about a crisis where our own rules read one), the
development part of the English Web Treebank, and re3d. With `--labelled`, on texts of your own, one object a line:
{"text": ..., "relevant": true}. What does not pass and should, and what passes and should not, is named by its id with
`--errors`.
"""

import argparse
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from relevance_rows import CRISES, OPEN, PRIVATE, ROOT, Official, corpus, forms, has_conflict, official, part_of

from communique.documents import is_relevant
from communique.pipeline import Pipeline
from communique.settings import ReaderKind, load_settings
from communique.sources import Source

_OFTEN = 20
"""How often the filter looks at a text, for the clock to see it."""


class Text(NamedTuple):
    """What is filtered: its name, its words."""

    name: str
    text: str
    title: str = ""


class Group(NamedTuple):
    """Texts that should all pass, or all be dropped."""

    name: str
    relevant: bool
    texts: Sequence[Text]


def own_groups() -> Iterator[Group]:
    """Of the corpus's test part."""
    documents = list(corpus("test"))

    def chosen(keep: Callable[[dict], bool]) -> list[Text]:  # type: ignore[type-arg]
        return [Text(d["id"], d["text"], d.get("title") or "") for d in documents if keep(d)]

    yield Group("corpus: documents with a commitment", True, chosen(lambda d: bool(d["commitments"])))
    yield Group("corpus: documents with a conflict event", True, chosen(has_conflict))
    yield Group("corpus: documents with neither", False, chosen(lambda d: not d["commitments"] and not has_conflict(d)))
    short = [Text(f["id"], f["text"]) for f in forms("test") if f["label"] != "none"]
    yield Group("corpus: single sentences with a commitment", True, short)


def official_groups(texts: Iterable[Official]) -> Iterator[Group]:
    """Of the official texts' test parts, and of the treebank that has none."""
    texts = list(texts)
    test = [t for t in texts if part_of(t.id) == "test"]

    def whole(kind: str, keep: Callable[[Official], bool], within: Iterable[Official]) -> list[Text]:
        return [Text(t.id, t.text, t.title) for t in within if t.kind == kind and keep(t)]

    def passages(keep: Callable[[int, bool], bool]) -> list[Text]:
        return [
            Text(t.id, p.text)
            for t in test
            if t.kind == "briefings"
            for p in t.passages
            if keep(p.abroad, p.names_abroad)
        ]

    yield Group("resolutions with records of a crisis", True, whole("resolutions", lambda t: t.found > 2, test))
    yield Group("briefings: passages on conflicts abroad", True, passages(lambda abroad, _: abroad > 1))
    yield Group("briefings: passages that name nobody abroad", False, passages(lambda _, named: not named))
    yield Group("Wikinews on crises", True, whole("news", lambda t: t.line in CRISES, test))
    yield Group("Wikinews on everyday matters", False, whole("news", lambda t: t.line not in CRISES | OPEN, test))
    private = whole("ewt-dev", lambda t: t.title.startswith(PRIVATE), texts)
    yield Group("web: answers, mail, reviews", False, private)


def conflict_reports(shared: Path) -> Iterator[Group]:
    """re3d: agencies and ministries on the war in Syria and Iraq."""
    found = []
    for path in sorted((shared / "data" / "names" / "re3d").glob("*/documents.json")):
        if path.parent.name != "Wikipedia":
            lines = filter(str.strip, path.read_text("utf-8").splitlines())
            found += [Text(d["_id"], d["text"], d["title"]) for d in map(json.loads, lines)]
    yield Group("re3d: releases and news on Syria and Iraq", True, found)


def labelled(path: Path) -> Iterator[Group]:
    """Texts of the caller's own."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for relevant, name in ((True, "about a crisis"), (False, "everyday")):
        own = [Text(str(r.get("id", n)), r["text"]) for n, r in enumerate(rows, 1) if bool(r["relevant"]) is relevant]
        yield Group(f"{path.name}: {name}", relevant, own)


def show(group: Group, *, errors: bool) -> None:
    """One line: how many went the way they should."""
    verdicts = [(t.name, is_relevant(t.text, title=t.title or None)) for t in group.texts]
    wrong = [(name, v.score) for name, v in verdicts if v.passes is not group.relevant]
    right = len(verdicts) - len(wrong)
    share = right / len(verdicts) if verdicts else float("nan")
    print(f"{group.name:<46}{'passed' if group.relevant else 'dropped':>8}{share:>7.3f}  ({right} of {len(verdicts)})")
    if errors and wrong:
        print("    " + ", ".join(f"{name} {score:+.2f}" for name, score in sorted(wrong, key=lambda w: w[1])))


def costs(number: int) -> None:
    """Processor seconds for 1,000 documents, of the filter and of reading, over the same texts in turn."""
    sources = [Source(d["id"], d["text"], d["text"].encode()) for d in corpus("test")][:number]
    readers = {kind: Pipeline(load_settings(reader=kind)) for kind in (ReaderKind.rules, ReaderKind.both)}
    size = sum(len(s.raw) for s in sources)
    for reader in readers.values():
        list(reader.read(sources[:3]))
    spent: dict[str, float] = dict.fromkeys(["filter", *readers], 0.0)
    for source in sources:
        spent["filter"] += _seconds(partial(_filter_often, source.text or "")) / _OFTEN
        for kind, reader in readers.items():
            spent[kind] += _seconds(partial(_read_one, reader, source))
    print(f"\nprocessor seconds for 1,000 documents of {size / len(sources) / 1000:.1f} kB, {len(sources)} read")
    for name, seconds in spent.items():
        per_thousand, rate = 1000 * seconds / len(sources), size / seconds / 1e6
        print(f"{name:<8}{per_thousand:>9.2f} s{rate:>8.2f} MB/s{seconds / spent['filter']:>8,.0f} times the filter")


def _filter_often(text: str) -> None:
    for _ in range(_OFTEN):
        is_relevant(text)


def _read_one(reader: Pipeline, source: Source) -> None:
    list(reader.read([source]))


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def measure_relevance(shared: Path) -> None:
    """All groups but the caller's own."""
    for group in [*own_groups(), *official_groups(official(shared)), *conflict_reports(shared)]:
        show(group, errors=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    default = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
    parser.add_argument("--shared", type=Path, default=default, help="the folder that holds data/official/")
    parser.add_argument("--labelled", type=Path, help="texts of your own, one JSON object a line")
    parser.add_argument("--read", type=int, default=60, help="how many documents to read for the cost; 0 for none")
    parser.add_argument("--errors", action="store_true", help="name what went wrong")
    parser.add_argument("--own", action="store_true", help="measure on the repository's own texts alone")
    arguments = parser.parse_args()
    groups = list(own_groups())
    if arguments.own:
        pass
    elif (arguments.shared / "data" / "official").exists():
        groups += [*official_groups(official(arguments.shared)), *conflict_reports(arguments.shared)]
    else:
        print(f"skipped: no data/official in {arguments.shared}; set COMMUNIQUE_SHARED to the folder that holds it")
    if arguments.labelled:
        groups += labelled(arguments.labelled)
    for group in groups:
        show(group, errors=arguments.errors)
    if arguments.read:
        costs(arguments.read)


if __name__ == "__main__":
    main()
