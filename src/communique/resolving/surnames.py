"""Office-holders by a surname that is too common to stand for one person everywhere: Clinton, Bush, Sharon.

The tables name such surnames only beside a title. In a text of a known day a bare one may still be told by who held
a high office on that day, where it stands for somebody who acts or says something and all such office-holders are of
one country.
"""

from communique.knowledge.parties import holder_of_surname
from communique.resolving.mentions import Phrase
from communique.resolving.resolution import Resolution
from communique.text import Sentence, Token

_DAY = 10
_AROUND = frozenset({"himself", "herself", "also", "and", "both"})
_ACTING = frozenset({"nsubj", "conj"})


def code_of_surname(phrase: Phrase, *, on: str | None) -> Resolution | None:
    """The office-holder whom a bare surname means on a day (ISO), or None.

    He must be the subject of a verb: "Ford" in "a Ford lorry" and "Austin" in "in Austin" are nobody.
    """
    token = next((t for t in phrase.sentence.tokens[phrase.first : phrase.last + 1] if t.text in phrase.name), None)
    if token is None or on is None or len(on) < _DAY or not (_is_bare(phrase) and _acts(phrase.sentence, token)):
        return None
    party = holder_of_surname(token.text, on)
    return Resolution(party.code, party.score) if party else None


def _is_bare(phrase: Phrase) -> bool:
    words = phrase.sentence.tokens[phrase.first : phrase.last + 1]
    return len(phrase.name) == 1 and all(t.text in phrase.name or t.lower in _AROUND for t in words)


def _acts(sentence: Sentence, token: Token) -> bool:
    if token.upos != "PROPN" or token.relation.split(":")[0] not in _ACTING:
        return False
    if token.relation == "conj":
        return (first := sentence.head(token.index)) is not None and _acts(sentence, first)
    verb = sentence.head(token.index)
    return verb is not None and verb.upos == "VERB"
