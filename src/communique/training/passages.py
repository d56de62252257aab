"""What the model learns from: words in sentences, with whatever is known about them.

A passage is a stretch of one text. Treebanks know trees, name lists know names, the project's corpus knows records;
what a passage does not know is absent and teaches nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

UNKNOWN = -100
"""The label of a word whose label is not known."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A record with the word that stands for it.

    `kind` is statement, commitment, event or instrument; `word` counts over the passage. `roles` are the words of each
    phrase that belongs to it (none: it has no such phrase); `also` are other words from which the roles may be asked.
    `facts` are its values from fixed lists (status: done). `parties` gives, for each party, the words that name it
    anywhere; an empty tuple means that there is none.
    """

    kind: str
    word: int
    roles: Mapping[str, frozenset[int]] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, frozenset[int]] = field(default_factory=dict)
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A question about two phrases of a passage that shows two texts: its answer, and the words of both phrases."""

    question: str
    answer: str
    one: tuple[int, ...]
    other: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one text; `source` is trees, names, corpus, forms, linking or families (two texts side by side).

    `tags` maps a layer (upos, xpos, relation, head, name, name3, cue, kind, event, mark) to one value a word, `None`
    where it is not known; heads count from 1 inside their sentence, 0 is the root. `says` has, for each sentence, the
    kinds of commitment that it holds (`None`: not known). `tree` is what the parser held the trees to be: head and
    relation a word, from which records are asked and which teaches nothing itself.
    """

    source: str
    sentences: tuple[tuple[str, ...], ...]
    tags: Mapping[str, Sequence[str | int | None]] = field(default_factory=dict)
    anchored: tuple[Anchored, ...] = ()
    says: Sequence[frozenset[str] | None] = ()
    tree: Sequence[tuple[int, str]] = ()
    judged: tuple[Judged, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All words, in order."""
        return tuple(word for sentence in self.sentences for word in sentence)

    def part(self, first: int, last: int) -> "Passage":
        """The sentences `[first, last)` alone; records anchored outside are left out."""
        before = sum(len(s) for s in self.sentences[:first])
        size = sum(len(s) for s in self.sentences[first:last])
        inside = range(before, before + size)
        return Passage(
            source=self.source,
            sentences=self.sentences[first:last],
            tags={layer: values[before : before + size] for layer, values in self.tags.items()},
            anchored=tuple(_moved(a, inside) for a in self.anchored if a.word in inside),
            says=self.says[first:last] if self.says else (),
            tree=self.tree[before : before + size],
            judged=self.judged if (first, last) == (0, len(self.sentences)) else (),
        )


def _moved(record: Anchored, inside: range) -> Anchored:
    """The record counted from the first word of a part. A party named only outside it is not known there."""

    def within(words: frozenset[int]) -> frozenset[int]:
        return frozenset(w - inside.start for w in words if w in inside)

    return Anchored(
        kind=record.kind,
        word=record.word - inside.start,
        roles={role: within(words) for role, words in record.roles.items()},
        facts=record.facts,
        parties={p: within(words) for p, words in record.parties.items() if not words or within(words)},
        also=tuple(w - inside.start for w in record.also if w in inside),
    )
