"""What the network is taught at once: the sum of all questions' losses, per word of the batch.

Weights balance the questions: trees are asked of every word, records of few. They were set once by the size of the
terms after some hundred steps and not tuned further.
"""

import torch
from torch import Tensor
from torch.nn import functional

from communique.training.batches import Batch
from communique.training.labels import JUDGEMENTS, PARTIES, ROLES
from communique.training.network import Reader, distance_term, distance_terms
from communique.training.passages import UNKNOWN
from communique.training.senses import Teacher, sense_loss

_TREE = {"upos": 0.5, "xpos": 0.5, "head": 1.0, "relation": 1.0}
_NAMES = {"name": 3.0, "name3": 1.0}
_MEANING = {"cue": 4.0, "kind": 4.0, "event": 4.0, "mark": 2.0}
_FACT, _ROLE, _PARTY, _SAYS = 2.0, 1.0, 2.0, 2.0

Losses = dict[str, Tensor]


def losses(model: Reader, batch: Batch, teacher: Teacher | None = None) -> Losses:
    """Each question's loss for a batch, weighted and divided by its number of words; that of senses with a teacher."""
    words = model.words(batch.ids, batch.shape, batch.place, batch.part, batch.first)
    found: Losses = {}
    if "head" in batch.layers:
        heads = batch.layers["head"]
        found["upos"] = _labels(model.upos(words), batch.layers["upos"])
        found["xpos"] = _labels(model.xpos(words), batch.layers["xpos"])
        found["head"] = _labels(model.arcs(words, batch.sentence), heads)
        found["relation"] = _labels(model.relations(words, heads.clamp(min=0)), batch.layers["relation"])
    for layer, head in (("name", model.names), ("name3", model.names3)):
        if layer in batch.layers:
            found[layer] = _labels(head(words), batch.layers[layer])
    if batch.facts or any(layer in batch.layers for layer in _MEANING):
        found |= _meaning_losses(model, words, batch)
    weights = _TREE | _NAMES | _MEANING
    judged = judgement_loss(model, words, batch) if batch.judged else None
    found = {name: weights.get(name, 1.0) * loss / batch.size for name, loss in found.items()}
    if teacher is not None and batch.phrases:
        found["sense"] = sense_loss(model, words, batch.phrases, teacher(batch.phrase_ids))
    if judged is not None:
        found["judged"] = judged * len(batch.judged) / len(batch.ids)
    return found


def judgement_loss(model: Reader, words: Tensor, batch: Batch) -> Tensor:
    """The mean cross-entropy of the questions about two phrases, each over its own answers."""
    one, other = phrase_weights(batch, words.shape[1])
    where = [n for n, _ in batch.judged]
    scores = model.judged(words[where], one.to(words.dtype), other.to(words.dtype)).float()
    found = []
    for row, (_, judged) in zip(scores, batch.judged, strict=True):
        start, answers = answers_of(judged.question)
        wanted = torch.tensor(answers.index(judged.answer))
        found.append(functional.cross_entropy(row[start : start + len(answers)], wanted))
    return torch.stack(found).mean()


def phrase_weights(batch: Batch, wide: int) -> tuple[Tensor, Tensor]:
    """The weights of the words of both phrases of each question (Q, W)."""
    sides = torch.zeros(2, len(batch.judged), wide)
    for number, (_, judged) in enumerate(batch.judged):
        for side, places in enumerate((judged.one, judged.other)):
            sides[side, number, [place + 1 for place in places]] = 1 / max(1, len(places))
    return sides[0], sides[1]


def answers_of(question: str) -> tuple[int, tuple[str, ...]]:
    """Where the answers to a question begin among all judgements, and what they are."""
    start = 0
    for name, answers in JUDGEMENTS.items():
        if name == question:
            return start, answers
        start += len(answers)
    raise KeyError(question)


def _meaning_losses(model: Reader, words: Tensor, batch: Batch) -> Losses:
    meaning = model.meaning(words)
    found = {
        layer: _labels(head(meaning), batch.layers[layer])
        for layer, head in model.layers.items()
        if layer in batch.layers
    }
    for fact, (where, values) in batch.facts.items():
        scores = model.facts[fact](meaning[where[:, 0], where[:, 1]])
        found[f"fact {fact}"] = _FACT * functional.cross_entropy(scores.float(), values, reduction="sum")
    where, kinds = batch.says
    if where:
        found["says"] = _SAYS * functional.binary_cross_entropy_with_logits(
            sentence_scores(model, meaning, where).float(), kinds, reduction="sum"
        )
    if batch.roles or batch.parties:
        found |= _pair_losses(model, meaning, batch)
    return found


def sentence_scores(model: Reader, meaning: Tensor, where: list[tuple[int, int, int]]) -> Tensor:
    """The score of each kind of commitment for some sentences: the strongest of their words (S, 5)."""
    scores = model.says(meaning)
    return torch.stack([scores[n, first:last].amax(0) for n, first, last in where])


def pair_scores(model: Reader, asker: Tensor, asked: Tensor, where: Tensor, paths: Tensor, number: int) -> Tensor:
    """The score of every word (N, W) for question `number`, asked from the words at `where` (N, 2)."""
    mine = asker[where[:, 0], where[:, 1], number]
    theirs = asked[where[:, 0], :, number]
    places = torch.arange(asked.shape[1])[None, :] - where[:, 1:]
    terms = distance_term(places)
    terms[:, 0] = distance_terms() - 1
    return torch.einsum("nd,nwd->nw", mine, theirs) + model.distance[number][terms] + model.path[:, number][paths]


def _pair_losses(model: Reader, meaning: Tensor, batch: Batch) -> Losses:
    asker, asked = model.pairs(meaning)
    real = batch.sentence >= 0
    found: Losses = {}
    for number, role in enumerate(ROLES):
        if role in batch.roles:
            where, marks, paths = batch.roles[role]
            scores = pair_scores(model, asker, asked, where, paths, number).float()
            known = real[where[:, 0]].float()
            known[:, 0] = 0.0
            each = functional.binary_cross_entropy_with_logits(scores, marks, reduction="none")
            found[f"role {role}"] = _ROLE * (each * known).sum()
    for number, party in enumerate(PARTIES, len(ROLES)):
        if party in batch.parties:
            where, marks, paths = batch.parties[party]
            scores = pair_scores(model, asker, asked, where, paths, number).float()
            likely = scores.masked_fill(~real[where[:, 0]], -1e4).log_softmax(-1)
            named = likely.masked_fill(marks == 0, -1e4).logsumexp(-1)
            found[f"party {party}"] = -_PARTY * named.sum()
    return found


def _labels(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.flatten(0, 1).float(), labels.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )
