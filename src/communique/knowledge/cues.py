"""The words that report speech and belief: a table of cues, their acts and what may follow them.

`data/cues.tsv` has one cue a row: `cue` (dictionary form; a second word is a particle or preposition that must follow),
`word` (verb, noun or adjective), `act` (records.md), `frames`, `kind` and `confidence`.

Frames are letters: `c` a clause ("that ..."), `w` a question ("whether ..."), `t` an infinitive that is the content
("to ..."), `e` a hearer before the clause or the act asked for ("told X that", "warned X to"), `o` a hearer who is part
of what is asked ("urged X to"), `n` a noun phrase, `f` a phrase with "for", `g` a party with a charge or a merit
("accused X of", "praised X for"), `a` a thing and what it is called ("described X as"), `q` a quotation or a colon,
`p` a place after or inside its content (", he said").

Kinds: speech, document (what a report shows), attitude (believes, wants), perception (knows, sees).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from communique.knowledge.loading import read_rows


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table; `particles` are the words after the first."""

    lemma: str
    particles: tuple[str, ...]
    word: str
    act: str
    frames: frozenset[str]
    kind: str
    confidence: float

    @property
    def name(self) -> str:
        """The cue as the table writes it ("call for")."""
        return " ".join((self.lemma, *self.particles))

    def takes(self, frames: str) -> bool:
        """Whether any of the given frames is one of the cue's."""
        return not self.frames.isdisjoint(frames)


@cache
def load_cues() -> Mapping[tuple[str, str], tuple[Cue, ...]]:
    """The cues by (first word's dictionary form, kind of word), those with most words first."""
    found: dict[tuple[str, str], list[Cue]] = {}
    for row in read_rows("cues.tsv"):
        lemma, *particles = row["cue"].split()
        frames, confidence = frozenset(row["frames"]), float(row["confidence"])
        cue = Cue(lemma, tuple(particles), row["word"], row["act"], frames, row["kind"], confidence)
        found.setdefault((lemma, cue.word), []).append(cue)
    return {key: tuple(sorted(cues, key=lambda c: -len(c.particles))) for key, cues in found.items()}
