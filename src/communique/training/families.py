"""Families of wordings (`corpus/linking/families/`): one condition with the acts that meet it, might, or do not; one
commitment with what may become of it.

From each family many pairs follow, all of texts that look alike and differ in what counts. A phrase stands in double
square brackets in its sentence; an act without brackets is a plain sentence as an analyst would ask it. See
docs/linking_annotation.md.
"""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product, zip_longest
from pathlib import Path

from communique.errors import CommuniqueError
from communique.linking.words import dice, stems
from communique.records import Pointed
from communique.training.judging import NONE, judged_passage
from communique.training.labels import JUDGEMENTS
from communique.training.passages import Passage

SOURCE = "families"
MEETS, RELATION = "meets", "relation"
CONDITIONS, FIRST = "conditions", "first"
ANSWERS = {MEETS: JUDGEMENTS[MEETS], RELATION: tuple(r for r in JUDGEMENTS[RELATION] if r != "repeats")}
_INVERSE = {"hardens": "softens", "softens": "hardens", "specifies": "specifies", NONE: NONE}
"""What the first is to the second, where the second is known to be to the first what stands before the colon."""
_LENGTH_STEP, _OVERLAP_STEP = 12, 0.1
"""Within such steps, of characters and of shared words, acts count as alike."""
_PHRASE = re.compile(r"\[\[(.+?)\]\]")

Pair = tuple[Pointed, Pointed, str]
"""Two phrases in their sentences, and what the second is to the first."""


@dataclass(frozen=True, slots=True)
class Family:
    """Wordings that belong together: the `heads` mean the same, the `others` go by what they are to them."""

    id: str
    question: str
    heads: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]


def load_families(folder: Path) -> list[Family]:
    """All families of a folder's `.jsonl` files; none where there is no such folder."""
    paths = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    return [family(json.loads(line)) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def family(row: Mapping[str, object]) -> Family:
    """A family from its object: `conditions` with stated, possible and no, or `first` with relations."""
    question, head = (MEETS, CONDITIONS) if CONDITIONS in row else (RELATION, FIRST)
    others = {answer: _texts(row.get(answer, [])) for answer in ANSWERS[question]}
    unknown = set(row) - {"id", "note", head, *ANSWERS[question]}
    if unknown or head not in row:
        raise CommuniqueError(f"{row.get('id')}: {sorted(unknown) or f'no {head}'}; see docs/linking_annotation.md")
    return Family(str(row["id"]), question, _texts(row[head]), others)


def _texts(given: object) -> tuple[str, ...]:
    return tuple(str(text) for text in given) if isinstance(given, list) else ()


def marked(text: str) -> Pointed:
    """A sentence and the phrase in it that stands in brackets; without brackets all of it."""
    found = _PHRASE.search(text)
    if found is None:
        return Pointed(text, 0, len(text))
    return Pointed(text[: found.start()] + found[1] + text[found.end() :], found.start(), found.start() + len(found[1]))


def pairs_of(family: Family) -> Iterator[Pair]:
    """Every pair that follows from a family."""
    heads = [marked(text) for text in family.heads]
    if family.question == RELATION:
        yield from ((one, other, "repeats") for one, other in product(heads, heads) if one != other)
    for answer, texts in family.others.items():
        for one, other in product(heads, map(marked, texts)):
            yield one, other, answer
            if family.question == RELATION and answer in _INVERSE:
                yield other, one, _INVERSE[answer]


def drawn(families: Sequence[Family], each: int, seed: int) -> Iterator[Passage]:
    """Up to `each` pairs of every family as passages, all its answers as often.

    Of acts and conditions only so many are drawn that neither the length of the act nor the words it shares tell the
    answer: a network that learned from all of them took what was short, or shared words, for "no".
    """
    chance = random.Random(seed)
    pairs = {member.id: list(pairs_of(member)) for member in families}
    matched = _matched([p for member in families if member.question == MEETS for p in pairs[member.id]], chance)
    for member in families:
        own = [p for p in pairs[member.id] if member.question != MEETS or p in matched]
        for one, other, answer in _in_turn(own, each, chance):
            yield judged_passage(one, other, member.question, answer, SOURCE)


def _matched(pairs: Sequence[Pair], chance: random.Random) -> set[Pair]:
    """As many pairs that meet as do not among those of like length and overlap, and no more that may."""
    alike: dict[tuple[bool, int, int], dict[str, list[Pair]]] = {}
    for pair in chance.sample(pairs, len(pairs)):
        alike.setdefault(_looks(pair), {}).setdefault(pair[2], []).append(pair)
    found: set[Pair] = set()
    for group in alike.values():
        most = min(len(group.get(answer, ())) for answer in ("stated", "no"))
        for own in group.values():
            found.update(own[:most])
    return found


def _looks(pair: Pair) -> tuple[bool, int, int]:
    """What of an act could give its answer away: whether it is part of a sentence, its length, the shared words."""
    one, other, _ = pair
    words, act = (stems(side.text[side.start : side.end]) for side in (one, other))
    size = other.end - other.start
    return size < len(other.text), size // _LENGTH_STEP, round(dice(words, act) / _OVERLAP_STEP)


def _in_turn(pairs: Sequence[Pair], most: int, chance: random.Random) -> list[Pair]:
    """Pairs of each answer in turn, in an order of chance."""
    by_answer: dict[str, list[Pair]] = {}
    for pair in chance.sample(pairs, len(pairs)):
        by_answer.setdefault(pair[2], []).append(pair)
    rounds = zip_longest(*by_answer.values())
    return [pair for turn in rounds for pair in turn if pair is not None][:most]
