"""The nouns that name an instrument between parties: a ceasefire, a treaty, a hotline (`instruments.tsv`)."""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.loading import read_rows
from communique.knowledge.word_classes import LIST


@dataclass(frozen=True, slots=True)
class InstrumentNoun:
    """A noun's kind; `with_` words of which one must stand beside it (`None`: no need), `without` that rule it out."""

    kind: str
    with_: frozenset[str] | None
    without: frozenset[str]


@cache
def instrument_nouns() -> dict[str, tuple[InstrumentNoun, ...]]:
    """The uses of each noun as an instrument; the first that fits wins."""
    found: dict[str, tuple[InstrumentNoun, ...]] = {}
    for row in read_rows("instruments.tsv"):
        needed = None if row["with"] == "*" else frozenset(row["with"].split(LIST))
        use = InstrumentNoun(row["kind"], needed, frozenset(w for w in row["without"].split(LIST) if w))
        for noun in row["nouns"].split(LIST):
            found[noun] = (*found.get(noun, ()), use)
    return found
