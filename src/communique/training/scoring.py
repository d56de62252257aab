"""How well a network answers each question on passages that it did not learn from, question by question.

These figures steer training; what the program makes of the answers is measured by `communique evaluate`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from communique.training.batches import Batch, Encoding, batches, collate
from communique.training.labels import PARTIES, ROLES
from communique.training.losses import answers_of, pair_scores, phrase_weights
from communique.training.network import Reader
from communique.training.passages import UNKNOWN, Passage

_SPANS = ("name", "name3", "mark")
_WORDS = ("cue", "kind", "event")
_PIECES = 4000


class Counts:
    """Right, predicted and gold answers by question."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.predicted: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def add(self, question: str, right: float, predicted: float, gold: float) -> None:
        """Count the answers of one batch."""
        self.right[question] += int(right)
        self.predicted[question] += int(predicted)
        self.gold[question] += int(gold)

    def table(self) -> dict[str, float]:
        """F1 of each question (accuracy, where every question has one answer)."""
        return {q: round(2 * self.right[q] / max(1, self.predicted[q] + self.gold[q]), 4) for q in sorted(self.gold)}


def score(model: Reader, passages: Sequence[Passage], encoding: Encoding) -> dict[str, float]:
    """F1 or accuracy by question: labels of words, spans, facts, words of phrases, parties."""
    windows = [w for p in passages for w in encoding.windows(p)]
    counts = Counts()
    model.eval()
    with torch.no_grad():
        for gathered in batches(windows, pieces=_PIECES, seed=None):
            _score(model, collate(gathered), counts)
    return counts.table()


def _score(model: Reader, batch: Batch, counts: Counts) -> None:
    words = model.words(batch.ids, batch.shape, batch.place, batch.part, batch.first)
    if "head" in batch.layers:
        _score_trees(model, words, batch, counts)
    meaning = model.meaning(words)
    for layer in (*_SPANS, *_WORDS):
        if layer in batch.layers:
            head = model.names if layer == "name" else model.names3 if layer == "name3" else model.layers[layer]
            scores = head(words if layer.startswith("name") else meaning)
            _score_labels(layer, scores.argmax(-1), batch.layers[layer], counts)
    for fact, (where, values) in batch.facts.items():
        found = model.facts[fact](meaning[where[:, 0], where[:, 1]]).argmax(-1)
        counts.add(f"fact {fact}", (found == values).sum(), len(values), len(values))
    _score_pairs(model, meaning, batch, counts)
    if batch.judged:
        _score_judgements(model, words, batch, counts)


def _score_judgements(model: Reader, words: Tensor, batch: Batch, counts: Counts) -> None:
    one, other = phrase_weights(batch, words.shape[1])
    scores = model.judged(words[[n for n, _ in batch.judged]], one, other)
    for row, (_, judged) in zip(scores, batch.judged, strict=True):
        start, answers = answers_of(judged.question)
        best = answers[int(row[start : start + len(answers)].argmax())]
        counts.add(f"judged {judged.question}", best == judged.answer, 1, 1)
        for answer in answers:
            right = best == answer == judged.answer
            counts.add(f"judged {judged.question} {answer}", right, best == answer, judged.answer == answer)


def _score_trees(model: Reader, words: Tensor, batch: Batch, counts: Counts) -> None:
    gold = batch.layers
    known = gold["head"] != UNKNOWN
    size = int(known.sum())
    for layer, head in (("upos", model.upos), ("xpos", model.xpos)):
        counts.add(layer, (head(words).argmax(-1) == gold[layer])[known].sum(), size, size)
    heads = model.arcs(words, batch.sentence).argmax(-1)
    relations = model.relations(words, heads).argmax(-1)
    attached = heads == gold["head"]
    counts.add("attached", attached[known].sum(), size, size)
    counts.add("attached and labelled", (attached & (relations == gold["relation"]))[known].sum(), size, size)


def _score_labels(layer: str, found: Tensor, gold: Tensor, counts: Counts) -> None:
    """Words with the right label, or spans of whole windows with the right limits and type."""
    if layer in _WORDS:
        known = gold != UNKNOWN
        both = (found == gold) & (gold > 0) & known
        counts.add(layer, both.sum(), ((found > 0) & known).sum(), ((gold > 0) & known).sum())
        here = (found > 0) & (gold > 0) & known
        counts.add(f"{layer} of any kind", here.sum(), ((found > 0) & known).sum(), ((gold > 0) & known).sum())
        return
    for mine, theirs in zip(found.tolist(), gold.tolist(), strict=True):
        if any(label != UNKNOWN for label in theirs):
            masked = [0 if t == UNKNOWN else m for m, t in zip(mine, theirs, strict=True)]
            a, b = set(_spans(masked)), set(_spans(theirs))
            counts.add(layer, len(a & b), len(a), len(b))


def _spans(labels: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The spans of a row of tags numbered O, B-x, I-x, B-y, I-y …: first word, behind the last, type."""
    start, kind = 0, 0
    for place, label in enumerate([*labels, 0]):
        own = (label + 1) // 2 if label > 0 else 0
        begins = label > 0 and (label % 2 == 1 or own != kind)
        if kind and (begins or own != kind):
            yield start, place, kind
            kind = 0
        if begins:
            start, kind = place, own


def _score_pairs(model: Reader, meaning: Tensor, batch: Batch, counts: Counts) -> None:
    asker, asked = model.pairs(meaning)
    real = batch.sentence >= 0
    for number, role in enumerate(ROLES):
        if role in batch.roles:
            where, marks, paths = batch.roles[role]
            found = (pair_scores(model, asker, asked, where, paths, number) > 0) & real[where[:, 0]]
            found[:, 0] = False
            gold = marks > 0
            counts.add(f"role {role}", (found & gold).sum(), found.sum(), gold.sum())
    for number, party in enumerate(PARTIES, len(ROLES)):
        if party in batch.parties:
            where, marks, paths = batch.parties[party]
            scores = pair_scores(model, asker, asked, where, paths, number).masked_fill(~real[where[:, 0]], -1e4)
            best = scores.argmax(-1)
            right = marks.gather(1, best[:, None])[:, 0] > 0
            counts.add(f"party {party}", right.sum(), len(best), len(best))
