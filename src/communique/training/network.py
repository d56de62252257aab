"""The reader's network: one encoder (MiniLM, six layers of 384) and a small head for each question.

Shapes: B windows, T sub-words, W words with the window's mark in place 0, so that place 0 is the root of every tree and
stands for "nobody" among parties. A word is its first sub-word. Trees follow Dozat and Manning (2017): an arc scorer
over pairs and a relation scorer for the chosen head. Phrases and parties of a record are scored for pairs in the same
way, with terms for the distance in words and the path in the tree.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.text.paths import CLASSES
from communique.training.labels import FACTS, JUDGEMENTS, KINDS, PARTIES, ROLES, WORD_LAYERS

WIDTH = 384
_INNER, _HEADS, _LAYERS, _VOCABULARY, _POSITIONS, _SHAPES = 1536, 12, 6, 30522, 512, 10
_ARC, _RELATION = 256, 128
_JUDGE = 256
PAIR = 48
"""Width of the vectors whose product scores a pair."""
NEAREST, FARTHEST = 4, 64
"""Distances up to the first have a term each, farther ones one for each doubling, up to the second."""
_FAR = -1e4
_MASK = 103
_ABROAD = -3.0
"""How much less a head looks into other sentences, at the beginning (log-odds)."""


def distance_terms() -> int:
    """How many terms for distance there are: both directions, the same word, and the window's mark."""
    return 2 * (NEAREST + int(math.log2(FARTHEST / NEAREST)) + 1) + 2


def distance_term(places: Tensor) -> Tensor:
    """The number of the term for each distance (any shape, in words; negative: before)."""
    size = places.abs().clamp(min=1)
    doubled = NEAREST + 1 + torch.log2(size.float() / (NEAREST + 1)).floor().clamp(min=0).long()
    most = NEAREST + int(math.log2(FARTHEST / NEAREST)) + 1
    bucket = torch.where(size <= NEAREST, size, doubled.clamp(max=most))
    return torch.where(places == 0, torch.zeros_like(bucket), bucket + (places > 0) * most)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels the treebanks have."""

    upos: int
    xpos: int
    relation: int


class Layer(nn.Module):
    """One layer of the encoder, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, _INNER)
        self.narrow = nn.Linear(_INNER, WIDTH)
        self.norm_narrow = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.abroad = nn.Parameter(torch.full((_HEADS,), _ABROAD))

    def forward(self, x: Tensor, hidden: Tensor | None, other: Tensor) -> Tensor:
        """`x` (B, T, 384); `other` (B, 1, T, T) is 1 where two sub-words stand in different sentences.

        Each head learns how much it looks into other sentences. `hidden` (B, 1, 1, T) is a large negative number where
        there is padding, `None` where there is none.
        """
        many, long, _ = x.shape
        bias = self.abroad[:, None, None] * other
        bias = bias if hidden is None else bias + hidden
        q, k, v = self.mixed(x).view(many, long, 3, _HEADS, WIDTH // _HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        else:
            weight = torch.matmul(q, k.transpose(-1, -2)) * (1.0 / math.sqrt(WIDTH // _HEADS))
            seen = torch.matmul((weight + bias).softmax(-1), v)
        x = self.norm_out(x + self.drop(self.out(seen.transpose(1, 2).reshape(many, long, WIDTH))))
        return self.norm_narrow(x + self.drop(self.narrow(functional.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """Sub-words to vectors. The vocabulary is uncased: a word's shape is given beside it.

    Places count anew in each sentence, and attention to other sentences begins low: trees are drawn as well as from a
    sentence alone (a window without this cost .8 points of labelled attachment on EWT), while records see the context.
    """

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(_VOCABULARY, WIDTH)
        self.position = nn.Embedding(_POSITIONS, WIDTH)
        self.shape = nn.Embedding(_SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(_LAYERS))
        self.masked = 0.0

    def forward(self, ids: Tensor, shape: Tensor, place: Tensor, part: Tensor, *, padded: bool) -> Tensor:
        """`ids`, `shape`, `place`, `part` (B, T) to (B, T, 384).

        `place` counts from the window's mark (0) or the sentence's begin (1); `part` is the number of the sentence, 0
        for the window's marks, which all see, and -1 for padding, where there is some (`padded`). In training a part
        `masked` of the sub-words is hidden, so that records are learned from how things are said more than from names.
        """
        if self.training and self.masked:
            hidden_words = (torch.rand(ids.shape, device=ids.device) < self.masked) & (part > 0)
            ids = torch.where(hidden_words, _MASK, ids)
        x = self.drop(self.norm(self.word(ids) + self.position(place) + self.shape(shape) + self.kind))
        apart = (part[:, :, None] != part[:, None, :]) & (part[:, :, None] > 0) & (part[:, None, :] > 0)
        other = apart[:, None].float()
        hidden = (part < 0)[:, None, None, :].float() * _FAR if padded else None
        for layer in self.layers:
            x = layer(x, hidden, other)
        return x

    def load_base(self, path: Path) -> None:
        """Take over the weights of MiniLM-L6-v2 from its `model.safetensors`."""
        from safetensors.torch import load_file

        base = load_file(path)
        own = {
            "word.weight": base["embeddings.word_embeddings.weight"],
            "position.weight": base["embeddings.position_embeddings.weight"],
            "shape.weight": self.shape.weight.data,
            "kind": base["embeddings.token_type_embeddings.weight"][0],
        }
        own |= {f"layers.{number}.abroad": layer.abroad.data for number, layer in enumerate(self.layers)}
        for part in ("weight", "bias"):
            own[f"norm.{part}"] = base[f"embeddings.LayerNorm.{part}"]
            for number in range(_LAYERS):
                theirs, ours = f"encoder.layer.{number}", f"layers.{number}"
                own[f"{ours}.mixed.{part}"] = torch.cat(
                    [base[f"{theirs}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                )
                for mine, name in (
                    ("out", "attention.output.dense"),
                    ("norm_out", "attention.output.LayerNorm"),
                    ("widen", "intermediate.dense"),
                    ("narrow", "output.dense"),
                    ("norm_narrow", "output.LayerNorm"),
                ):
                    own[f"{ours}.{mine}.{part}"] = base[f"{theirs}.{name}.{part}"]
        self.load_state_dict(own)


def _narrow(size: int, dropout: float = 0.33) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(dropout))


class Reader(nn.Module):
    """The encoder with all heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.2)
        self.upos, self.xpos = nn.Linear(WIDTH, sizes.upos), nn.Linear(WIDTH, sizes.xpos)
        self.arc_dependent, self.arc_head = _narrow(_ARC), _narrow(_ARC)
        self.arc = nn.Parameter(torch.zeros(_ARC + 1, _ARC))
        nn.init.xavier_uniform_(self.arc)
        self.relation_dependent, self.relation_head = _narrow(_RELATION), _narrow(_RELATION)
        self.relation = nn.Linear(_RELATION, (_RELATION + 1) * sizes.relation)
        self.names = nn.Linear(WIDTH, len(WORD_LAYERS["name"]))
        self.names3 = nn.Linear(WIDTH, len(WORD_LAYERS["name3"]))
        self.meaning = _narrow(WIDTH, 0.3)
        self.layers = nn.ModuleDict(
            {layer: nn.Linear(WIDTH, len(WORD_LAYERS[layer])) for layer in ("cue", "kind", "event", "mark")}
        )
        self.facts = nn.ModuleDict({fact: nn.Linear(WIDTH, len(values)) for fact, values in FACTS.items()})
        self.says = nn.Linear(WIDTH, len(KINDS))
        pairs = len(ROLES) + len(PARTIES)
        self.asker = nn.Sequential(_narrow(WIDTH // 2, 0.3), nn.Linear(WIDTH // 2, pairs * PAIR))
        self.asked = nn.Sequential(_narrow(WIDTH // 2, 0.3), nn.Linear(WIDTH // 2, pairs * PAIR))
        start = torch.cat([torch.full((len(ROLES),), -3.0), torch.zeros(len(PARTIES))])
        self.distance = nn.Parameter(start[:, None].repeat(1, distance_terms()))
        self.path = nn.Parameter(torch.zeros(CLASSES, pairs))
        self.sense = nn.Linear(WIDTH, WIDTH)
        judgements = sum(len(answers) for answers in JUDGEMENTS.values())
        self.judge = nn.Sequential(
            nn.Linear(5 * WIDTH, _JUDGE), nn.GELU(), nn.Dropout(0.3), nn.Linear(_JUDGE, judgements)
        )

    def words(
        self, ids: Tensor, shape: Tensor, place: Tensor, part: Tensor, first: Tensor, *, padded: bool = True
    ) -> Tensor:
        """The vectors of the words (B, W, 384); `first` (B, W) is each word's first sub-word, 0 the window's mark."""
        pieces = self.encoder(ids, shape, place, part, padded=padded)
        return self.drop(pieces.gather(1, first[:, :, None].expand(-1, -1, WIDTH)))

    def arcs(self, words: Tensor, sentence: Tensor) -> Tensor:
        """The score of each word (B, W, dependent) for each head (W); heads in another sentence are ruled out.

        `sentence` (B, W) numbers sentences from 1; 0 is the window's mark, -1 padding.
        """
        dependent = self.arc_dependent(words)
        with_one = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        scores = torch.matmul(torch.matmul(with_one, self.arc), self.arc_head(words).transpose(1, 2))
        same = (sentence[:, :, None] == sentence[:, None, :]) | (sentence[:, None, :] == 0)
        places = torch.arange(sentence.shape[1], device=words.device)
        itself = (places[:, None] == places[None, :])[None]
        return scores + torch.where(same & ~itself, 0.0, _FAR)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """The score of each relation (B, W, relations) to the given heads (B, W)."""
        dependent, head = self.relation_dependent(words), self.relation_head(words)
        chosen = head.gather(1, heads[:, :, None].expand(-1, -1, _RELATION))
        labels = self.relation(chosen).view(*heads.shape, -1, _RELATION + 1)
        return torch.matmul(labels[..., :-1], dependent[..., None])[..., 0] + labels[..., -1]

    def judged(self, words: Tensor, one: Tensor, other: Tensor) -> Tensor:
        """The scores of all judgements about two phrases of each window (B, answers).

        `one` and `other` (B, W) share a weight of 1 among the words of a phrase.
        """
        first, second = (torch.einsum("bw,bwd->bd", weights, words) for weights in (one, other))
        seen = torch.cat([first, second, first * second, (first - second).abs(), words[:, 0]], -1)
        scores: Tensor = self.judge(seen)
        return scores

    def pairs(self, meaning: Tensor) -> tuple[Tensor, Tensor]:
        """The two sides of each word for pairs: (B, W, roles and parties, 48) as the record's word and as the other."""
        shape = (*meaning.shape[:2], len(ROLES) + len(PARTIES), PAIR)
        return self.asker(meaning).view(shape), self.asked(meaning).view(shape)
