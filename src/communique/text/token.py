"""A word or mark of a sentence, with its syntax."""

from dataclasses import dataclass, field

ROOT = -1
"""The head of the word that heads a sentence."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence.

    `index` counts from 0 inside the sentence; `head` is the index of the governing word there, or `ROOT`.
    `start` and `end` are code points in the document. Tags are Universal Dependencies 2 (`upos`, `relation`) and
    Penn Treebank (`xpos`); `name` is O, B-PER, I-PER, B-ORG, I-ORG, B-LOC or I-LOC, and `entity` the same with one of
    nine types (see `docs/annotation.md`, names). `lower` is the word in lower case with a typographic apostrophe made
    plain.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    name: str = "O"
    entity: str = "O"
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the lower-case form once: reading asks for it some forty times a word."""
        object.__setattr__(self, "lower", self.text.lower().replace("’", "'"))

    @property
    def is_word(self) -> bool:
        """Whether it is no punctuation."""
        return self.upos != "PUNCT"
