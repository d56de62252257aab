"""Print how far two annotators agree on pairs, questions and crises (`corpus/linking/second/` against the first).

The second saw the texts and their commitments alone. Relations of pairs: share that is the same; answers to questions
and chains: F1; tripwires of crises: B-cubed F1 of the grouping, share of states that are the same.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from check_linking import SETS, load

FOLDER = Path("corpus/linking")
Record = dict[str, Any]


def main() -> None:
    first = {name: {r["id"]: r for _, r in load(name, FOLDER)} for name in SETS}
    second = {name: _lines(FOLDER / "second" / f"{name}.jsonl") for name in SETS}
    pairs = [(first["pairs"][r["id"]], r) for r in second["pairs"]]
    same = sum(a["relation"] == b["relation"] for a, b in pairs)
    print(f"pairs: {same} of {len(pairs)} relations the same ({same / len(pairs):.2f})")
    questions = [(first["whatif"][r["id"]], r) for r in second["whatif"]]
    for what in ("fires", "possible"):
        print(f"what-if {what}: F1 {_f1([(_answers(a[what]), _answers(b[what])) for a, b in questions]):.2f}")
    crises = [(first["crises"][r["id"]], r) for r in second["crises"]]
    print(f"crises: grouping B-cubed F1 {_grouping(crises):.2f} ({len(crises)} crises)")
    print(f"crises: chains F1 {_f1([(_chains(a), _chains(b)) for a, b in crises]):.2f}")
    for field in ("state", "trigger_state"):
        told = [(x, y) for a, b in crises for x, y in _states(a, b, field)]
        print(f"crises: {field} the same {sum(x == y for x, y in told) / len(told):.2f} of {len(told)} tripwires")


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _answers(given: list[Any]) -> set[tuple[str, ...]]:
    return {tuple(g["commitment"] if isinstance(g, dict) else g) for g in given}


def _f1(sets: list[tuple[set[Any], set[Any]]]) -> float:
    shared, total = sum(len(a & b) for a, b in sets), sum(len(a) + len(b) for a, b in sets)
    return 2 * shared / total if total else 0.0


def _members(crisis: Record) -> dict[tuple[str, ...], str]:
    return {tuple(m): wire["id"] for wire in crisis["tripwires"] for m in wire["members"]}


def _grouping(crises: list[tuple[Record, Record]]) -> float:
    precision, recall, count = 0.0, 0.0, 0
    for a, b in crises:
        one, other = _members(a), _members(b)
        for mention in one:
            mine = {m for m in one if one[m] == one[mention]}
            theirs = {m for m in other if other[m] == other.get(mention)}
            precision += len(mine & theirs) / max(1, len(theirs))
            recall += len(mine & theirs) / len(mine)
            count += 1
    p, r = precision / count, recall / count
    return 2 * p * r / (p + r)


def _chains(crisis: Record) -> set[tuple[tuple[tuple[str, ...], ...], ...]]:
    """The chains by the members of both ends: names of tripwires are each annotator's own."""
    members = {wire["id"]: tuple(sorted(map(tuple, wire["members"]))) for wire in crisis["tripwires"]}
    return {(members[c["from"]][:1], members[c["to"]][:1]) for c in crisis["chains"]}


def _states(a: Record, b: Record, field: str) -> list[tuple[str, str]]:
    """The states of each tripwire of the first, and of the second's that shares most of its members."""
    other = _members(b)
    by_name = {wire["id"]: wire for wire in b["tripwires"]}
    found = []
    for wire in a["tripwires"]:
        votes = Counter(other[tuple(m)] for m in wire["members"] if tuple(m) in other)
        if votes:
            found.append((wire[field], by_name[votes.most_common(1)[0][0]][field]))
    return found


if __name__ == "__main__":
    main()
