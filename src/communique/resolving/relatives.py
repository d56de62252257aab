"""Who owns what a relative clause opens with: "Bahrain, whose army is small", "the group whose leader had fled"."""

from communique.resolving.mentions import Phrase
from communique.resolving.resolution import NOBODY, Resolution
from communique.resolving.scene import Scene
from communique.text import Token

_SCORE = 0.85
_HIGHEST = 6


def antecedent_of_whose(scene: Scene, phrase: Phrase) -> Resolution:
    """The party that "whose" means: the noun whose clause it is, else what stands right before it; nobody else.

    Only a mention that was read before the phrase can be meant.
    """
    noun = _noun_of_clause(phrase)
    place = scene.discourse.at(noun.start) if noun is not None else None
    if place is None:
        place = _right_before(scene, phrase)
    if place is None or place >= len(scene.codes):
        return NOBODY
    known = scene.codes[place]
    return Resolution(known.code, min(_SCORE, known.score)) if known.code else NOBODY


def _noun_of_clause(phrase: Phrase) -> Token | None:
    """The noun before the phrase that the clause with "whose" belongs to, by the tree."""
    sentence = phrase.sentence
    token: Token | None = sentence[phrase.head]
    for _ in range(_HIGHEST):
        if token is None:
            return None
        above = sentence.head(token.index)
        if token.relation.startswith("acl"):
            return above if above is not None and above.index < phrase.first else None
        token = above
    return None


def _right_before(scene: Scene, phrase: Phrase) -> int | None:
    """The last mention that ends right before the phrase, with or without a comma."""
    for place in range(min(scene.discourse.before(phrase.start), len(scene.codes)) - 1, -1, -1):
        end = scene.mentions[place].span.end
        if end <= phrase.start:
            between = scene.analysis.text[end : phrase.start].strip()
            return place if between in {"", ","} else None
    return None
