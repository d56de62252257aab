"""Words that say whether an act was done, planned, alleged, denied ... and how far their word reaches.

In the manner of ConText (Harkema and others, 2009): each cue has a category and a direction; phrases have a reach in
words, words that end it, and look-alikes that are no cues.
"""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.loading import read_rows
from communique.knowledge.word_classes import LIST


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue of several words (lemmas) that reaches over at most `scope` words before or after it."""

    words: tuple[str, ...]
    category: str
    scope: int


@dataclass(frozen=True, slots=True)
class StatusCues:
    """The cues by direction; `modifier` and `governor` by lemma, phrases by their first word."""

    modifier: dict[str, str]
    governor: dict[str, str]
    before: dict[str, tuple[Phrase, ...]]
    after: dict[str, tuple[Phrase, ...]]
    pseudo: dict[str, tuple[Phrase, ...]]
    stops: frozenset[str]


@cache
def status_cues() -> StatusCues:
    """The table `status_cues.tsv`; a cue that is listed twice for one direction keeps its first category."""
    words: dict[str, dict[str, str]] = {"modifier": {}, "governor": {}, "stop": {}}
    phrases: dict[str, dict[str, tuple[Phrase, ...]]] = {"before": {}, "after": {}, "pseudo": {}}
    for row in read_rows("status_cues.tsv"):
        direction, category = row["direction"], row["category"]
        for cue in row["cues"].split(LIST):
            if direction in words:
                words[direction].setdefault(cue, category)
                continue
            phrase = Phrase(tuple(cue.split()), category, int(row["scope"] or 0))
            table = phrases[direction]
            table[phrase.words[0]] = (*table.get(phrase.words[0], ()), phrase)
    return StatusCues(
        modifier=words["modifier"],
        governor=words["governor"],
        before=phrases["before"],
        after=phrases["after"],
        pseudo=phrases["pseudo"],
        stops=frozenset(words["stop"]),
    )
